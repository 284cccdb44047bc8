<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>Chronicle annotator</source>
        <translation>方志标注</translation>
    </message>
    <message>
        <source>About this program</source>
        <translation>关于本程序</translation>
    </message>
    <message>
        <source>Tags organisations, figures, dates and persons in local chronicles and yearbooks. Everything stays on this computer.</source>
        <translation>在地方志和年鉴中标注机构、数字、日期、人物。所有数据都只保存在这台电脑上。</translation>
    </message>
    <message>
        <source>Free software under the MIT licence.</source>
        <translation>本程序是自由软件，以 MIT 许可证发布。</translation>
    </message>
    <message>
        <source>Where your data are</source>
        <translation>数据存放位置</translation>
    </message>
    <message>
        <source>With the help of</source>
        <translation>使用的开源组件</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>This project</source>
        <translation>当前项目</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>AgreementChoices</name>
    <message>
        <source>&amp;Document</source>
        <translation>文档(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;People</source>
        <translation>人员(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation>类型(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>指标(&amp;M)</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>全部文档</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>全部类型</translation>
    </message>
</context>
<context>
    <name>AgreementWindow</name>
    <message>
        <source>Agreement</source>
        <translation>一致性</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>两两之间</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>篇章</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>&amp;Save as workbook…</source>
        <translation>存为工作簿(&amp;S)…</translation>
    </message>
    <message>
        <source>Count &amp;again</source>
        <translation>重新计算(&amp;A)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Disagreements</source>
        <translation>分歧</translation>
    </message>
    <message>
        <source>All people together</source>
        <translation>所有人合计</translation>
    </message>
    <message>
        <source>all types</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>{people}, {type}: {identical} of {all} annotations are identical.</source>
        <translation>{people}，{type}：{all} 条标注中有 {identical} 条完全相同。</translation>
    </message>
    <message>
        <source>A small sample: it takes {needed} annotations to say more than about these.</source>
        <translation>样本偏少：至少要有 {needed} 条标注，数值才有代表性。</translation>
    </message>
    <message>
        <source>Two people must have annotated something in this project.</source>
        <translation>本项目中至少要有两个人做过标注。</translation>
    </message>
    <message>
        <source>Choose a number to see what lies behind it.</source>
        <translation>点一个数字，查看对应的分歧。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln disagreement(s)</source>
        <translation>
            <numerusform>%Ln 处分歧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s) that not all have alike</source>
        <translation>
            <numerusform>%Ln 处并非人人一致</numerusform>
        </translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计……</translation>
    </message>
    <message>
        <source>As of {time}; changed since</source>
        <translation>截至 {time}；此后有改动</translation>
    </message>
    <message>
        <source>As of {time}</source>
        <translation>截至 {time}</translation>
    </message>
    <message>
        <source>{project} agreement</source>
        <translation>{project} 一致性</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel 工作簿</translation>
    </message>
    <message>
        <source>Save the agreement</source>
        <translation>保存一致性结果</translation>
    </message>
    <message>
        <source>Writing {name}…</source>
        <translation>正在写入 {name}……</translation>
    </message>
    <message>
        <source>{name} was written.</source>
        <translation>已写入 {name}。</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>在文件夹中显示(&amp;F)</translation>
    </message>
</context>
<context>
    <name>Annotating</name>
    <message>
        <source>Select the characters first, then press 1, 2, 3 or 4.</source>
        <translation>请先选中文字，再按 1、2、3 或 4。</translation>
    </message>
    <message>
        <source>Punctuation alone cannot be annotated.</source>
        <translation>不能只标注标点。</translation>
    </message>
    <message>
        <source>Nothing to tag here, or it is tagged so already.</source>
        <translation>这里没有可标注的内容，或者已经这样标注了。</translation>
    </message>
    <message>
        <source>Changing the type…</source>
        <translation>正在更改类型……</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>正在删除……</translation>
    </message>
    <message>
        <source>Undoing…</source>
        <translation>正在撤销……</translation>
    </message>
    <message>
        <source>Redoing…</source>
        <translation>正在重做……</translation>
    </message>
    <message>
        <source>That was the last annotation.</source>
        <translation>已经是最后一条标注。</translation>
    </message>
    <message>
        <source>That was the first annotation.</source>
        <translation>已经是第一条标注。</translation>
    </message>
    <message>
        <source>&amp;Undo: {step}</source>
        <translation>撤销(&amp;U)：{step}</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo: {step}</source>
        <translation>重做(&amp;R)：{step}</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>No untagged date, figure or name was recognised near here.</source>
        <translation>附近没有识别到尚未标注的日期、数字或名称。</translation>
    </message>
    <message>
        <source>{type}? Press {key}. Space goes on.</source>
        <translation>{type}？按 {key} 标注，按空格键看下一处。</translation>
    </message>
</context>
<context>
    <name>AnnotationFacts</name>
    <message>
        <source>Author</source>
        <translation>标注人</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改时间</translation>
    </message>
</context>
<context>
    <name>AnnotationTableModel</name>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>规范值</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>篇章</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>标注人</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>AnnotationTablePanel</name>
    <message>
        <source>Annotations</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>No document is open.</source>
        <translation>没有打开的文档。</translation>
    </message>
    <message>
        <source>No annotations yet. Select words in the text and press 1 to 4.</source>
        <translation>还没有标注。在正文中选中文字，按 1 到 4 即可标注。</translation>
    </message>
    <message>
        <source>No annotation is like that.</source>
        <translation>没有符合条件的标注。</translation>
    </message>
    <message>
        <source>Show all annotations</source>
        <translation>显示全部标注</translation>
    </message>
    <message>
        <source>Change type</source>
        <translation>更改类型</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>复制原文</translation>
    </message>
    <message>
        <source>Copy as a table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Return…</source>
        <translation>退回…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>Arrivals</name>
    <message>
        <source>Take in a colleague&apos;s work</source>
        <translation>合并同事的工作</translation>
    </message>
    <message>
        <source>Work of colleagues</source>
        <translation>同事的工作</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>审阅包</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>标注项目</translation>
    </message>
    <message>
        <source>Excel workbooks</source>
        <translation>Excel 工作簿</translation>
    </message>
    <message>
        <source>{name} is a project. Open it instead of “{project}”, or take in the work that a colleague did in it?</source>
        <translation>{name} 是一个项目。要打开它（关闭“{project}”），还是把同事在其中的工作合并进来？</translation>
    </message>
    <message>
        <source>&amp;Take in its work</source>
        <translation>合并其中的工作(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Open it</source>
        <translation>打开它(&amp;O)</translation>
    </message>
    <message>
        <source>Open the project that {name} was exported from, and then read it back.</source>
        <translation>请先打开导出 {name} 的项目，再读回它。</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>打开项目(&amp;O)…</translation>
    </message>
    <message>
        <source>New project for {name}</source>
        <translation>为 {name} 新建项目</translation>
    </message>
</context>
<context>
    <name>Authors</name>
    <message>
        <source>My name</source>
        <translation>我的姓名</translation>
    </message>
    <message>
        <source>This name stands with every annotation you make:</source>
        <translation>您的每条标注都会记上这个姓名：</translation>
    </message>
    <message>
        <source>Your annotations will be signed “{name}”. Is that your name?</source>
        <translation>您的标注将署名“{name}”。这是您的姓名吗？</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>是(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Other name…</source>
        <translation>改用其他姓名(&amp;O)…</translation>
    </message>
    <message>
        <source>You work here as “{own}”; “{other}” was the last to work in this project.</source>
        <translation>您在这里以“{own}”的名义工作；上次在此项目中工作的是“{other}”。</translation>
    </message>
    <message>
        <source>I &amp;am “{other}”</source>
        <translation>我是“{other}”(&amp;A)</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Put aside</source>
        <translation>备份时间</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>在此之前</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>There are no copies yet. The program puts one aside when you open a project that has changed, and before a colleague&apos;s work is taken in.</source>
        <translation>还没有备份。打开有改动的项目时，以及合并同事的工作之前，程序会自动留一份。</translation>
    </message>
    <message>
        <source>Copies of “{project}” that were put aside when it was opened and before larger steps. Restoring one makes the project as it was then; what it is now is put aside first, so that you can go back.</source>
        <translation>“{project}”在打开时和较大操作之前留下的备份。恢复某一份后，项目回到当时的样子；现在的样子会先另存一份，可以再换回来。</translation>
    </message>
    <message>
        <source>Copies of all projects. Take one out to go on with it; open a project first to put one of its copies in its place.</source>
        <translation>所有项目的备份。可以取出一份继续使用；要用备份替换项目，请先打开那个项目。</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>恢复(&amp;R)</translation>
    </message>
    <message>
        <source>Take out &amp;as a project…</source>
        <translation>另取为项目(&amp;A)…</translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message>
        <source>organisations: {count}</source>
        <translation>机构 {count}</translation>
    </message>
    <message>
        <source>figures: {count}</source>
        <translation>数字 {count}</translation>
    </message>
    <message>
        <source>dates: {count}</source>
        <translation>日期 {count}</translation>
    </message>
    <message>
        <source>persons: {count}</source>
        <translation>人物 {count}</translation>
    </message>
    <message>
        <source>{where}: the file is damaged: {detail}</source>
        <translation>{where}：文件已损坏：{detail}</translation>
    </message>
    <message>
        <source>{where}: the stored text has changed: {detail}</source>
        <translation>{where}：保存的正文被改动：{detail}</translation>
    </message>
    <message>
        <source>{where}: an annotation has drifted: {detail}</source>
        <translation>{where}：标注与原文不符：{detail}</translation>
    </message>
    <message>
        <source>{where}: something is missing: {detail}</source>
        <translation>{where}：缺少数据：{detail}</translation>
    </message>
    <message>
        <source>Annotations with a text too long for a cell, cut and marked as such: {count}; the last sheet lists them.</source>
        <translation>有 {count} 条标注的文字超出单元格的容量，已截断并在末尾注明，编号列在“说明”表中。</translation>
    </message>
    <message>
        <source>{path}: “{document}”, {characters} characters ({encoding})</source>
        <translation>{path}：“{document}”，{characters} 字（{encoding}）</translation>
    </message>
    <message>
        <source>Documents:</source>
        <translation>文档：</translation>
    </message>
    <message>
        <source>People:</source>
        <translation>人员：</translation>
    </message>
    <message>
        <source>characters: {count}</source>
        <translation>{count} 字</translation>
    </message>
    <message>
        <source>{total} ({by_type})</source>
        <translation>{total}（{by_type}）</translation>
    </message>
    <message>
        <source>annotations: {count}</source>
        <translation>标注 {count} 条</translation>
    </message>
    <message>
        <source>The project is sound.</source>
        <translation>项目完好。</translation>
    </message>
    <message>
        <source>new: {new}, changed: {changed}, deleted: {deleted}, decisions: {decisions}, conflicts: {conflicts}</source>
        <translation>新增 {new}，改动 {changed}，删除 {deleted}，结论 {decisions}，冲突 {conflicts}</translation>
    </message>
    <message>
        <source>Tag organisations, figures, dates and persons in local chronicles.</source>
        <translation>在地方志中标注机构、数字、日期、人物。</translation>
    </message>
    <message>
        <source>Without a command, the window opens.</source>
        <translation>不带命令时打开窗口。</translation>
    </message>
    <message>
        <source>open a project or a text in the window</source>
        <translation>在窗口中打开项目或文本</translation>
    </message>
    <message>
        <source>do the main job on the sample, windowless</source>
        <translation>不开窗口，用示例走完主要流程</translation>
    </message>
    <message>
        <source>where to put project, workbook and picture (annotator-demo)</source>
        <translation>项目、工作簿和截图的存放文件夹（默认 annotator-demo）</translation>
    </message>
    <message>
        <source>make an empty project</source>
        <translation>新建空项目</translation>
    </message>
    <message>
        <source>instead of the file&apos;s name</source>
        <translation>用它代替文件名作标题</translation>
    </message>
    <message>
        <source>bring texts into a project</source>
        <translation>把文本导入项目</translation>
    </message>
    <message>
        <source>the year that the texts report on</source>
        <translation>文本记述的年份</translation>
    </message>
    <message>
        <source>of the files, such as gb18030; found out by itself if not given</source>
        <translation>文件的编码，如 gb18030；不写则自动识别</translation>
    </message>
    <message>
        <source>load annotations into a project</source>
        <translation>把标注载入项目</translation>
    </message>
    <message>
        <source>whose annotations those are that name no author</source>
        <translation>未写明标注人的标注记在谁名下</translation>
    </message>
    <message>
        <source>write the annotations out</source>
        <translation>导出标注</translation>
    </message>
    <message>
        <source>only the annotations of these people</source>
        <translation>只导出这些人的标注</translation>
    </message>
    <message>
        <source>documents, people and counts</source>
        <translation>列出文档、人员和数量</translation>
    </message>
    <message>
        <source>look for damage in a project</source>
        <translation>检查项目有无损坏</translation>
    </message>
    <message>
        <source>pack work for a colleague</source>
        <translation>把工作打包给同事</translation>
    </message>
    <message>
        <source>only the work of these people</source>
        <translation>只要这些人的工作</translation>
    </message>
    <message>
        <source>take in a colleague&apos;s work</source>
        <translation>合并同事的工作</translation>
    </message>
    <message>
        <source>count how well people agree</source>
        <translation>计算标注人之间的一致性</translation>
    </message>
    <message>
        <source>two people or more</source>
        <translation>两人或更多</translation>
    </message>
    <message>
        <source>write all numbers and disagreements to a workbook</source>
        <translation>把全部数字和分歧写入工作簿</translation>
    </message>
    <message>
        <source>name at least two different people</source>
        <translation>请至少写出两位不同的标注人</translation>
    </message>
    <message>
        <source>print one JSON value, for programs</source>
        <translation>输出一个 JSON 值，供程序读取</translation>
    </message>
    <message>
        <source>{text} is not a year; write it like 2004</source>
        <translation>{text} 不是年份；请写成 2004 这样</translation>
    </message>
    <message>
        <source>Made {path}.</source>
        <translation>已新建 {path}。</translation>
    </message>
    <message>
        <source>Annotations loaded: {count}</source>
        <translation>已载入标注 {count} 条</translation>
    </message>
    <message>
        <source>Annotations written to {path}: {count}</source>
        <translation>已导出到 {path}：{count} 条标注</translation>
    </message>
    <message>
        <source>Package: {path}</source>
        <translation>审阅包：{path}</translation>
    </message>
    <message>
        <source>Project: {path}</source>
        <translation>项目：{path}</translation>
    </message>
    <message>
        <source>Workbook: {path}</source>
        <translation>工作簿：{path}</translation>
    </message>
    <message>
        <source>Picture: {path}</source>
        <translation>截图：{path}</translation>
    </message>
    <message>
        <source>all types</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>organisations</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>figures</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>dates</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>persons</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>“{document}” has no annotations by {authors}.</source>
        <translation>“{document}”中没有{authors}的标注。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>identical: {count}</source>
        <translation>完全相同：{count}</translation>
    </message>
    <message>
        <source>{scope}: exact F1 {exact}, overlap F1 {overlap}, kappa {kappa}, alpha {alpha}</source>
        <translation>{scope}：精确 F1 {exact}，重叠 F1 {overlap}，κ {kappa}，α {alpha}</translation>
    </message>
    <message>
        <source>too few annotations to rely on: {count} of {needed}</source>
        <translation>标注太少，结果不可靠：{count} 条，至少需要 {needed} 条</translation>
    </message>
    <message>
        <source>{result} ({warning})</source>
        <translation>{result}（{warning}）</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;New project…</source>
        <translation>新建项目(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>打开项目(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Add texts…</source>
        <translation>添加文本(&amp;A)…</translation>
    </message>
    <message>
        <source>Add the sa&amp;mple chronicle</source>
        <translation>添加示例方志(&amp;M)</translation>
    </message>
    <message>
        <source>Save a &amp;copy of the project…</source>
        <translation>另存项目副本(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Export this doc&amp;ument…</source>
        <translation>导出本文档(&amp;U)…</translation>
    </message>
    <message>
        <source>Write the ori&amp;ginal file…</source>
        <translation>还原导入的原文件(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Document properties…</source>
        <translation>文档属性(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Remove document</source>
        <translation>移除文档(&amp;R)</translation>
    </message>
    <message>
        <source>Chec&amp;k project</source>
        <translation>检查项目(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Backups…</source>
        <translation>备份(&amp;B)…</translation>
    </message>
    <message>
        <source>My na&amp;me…</source>
        <translation>我的姓名(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>查找(&amp;F)…</translation>
    </message>
    <message>
        <source>Find ne&amp;xt</source>
        <translation>查找下一处(&amp;X)</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>查找上一处(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>首选项(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Organisation</source>
        <translation>机构(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Figure</source>
        <translation>数字(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>日期(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>人物(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Remove annotation</source>
        <translation>删除标注(&amp;R)</translation>
    </message>
    <message>
        <source>Edit &amp;value and note</source>
        <translation>编辑规范值和备注(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Next annotation</source>
        <translation>下一条标注(&amp;N)</translation>
    </message>
    <message>
        <source>Previo&amp;us annotation</source>
        <translation>上一条标注(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Select what to tag next</source>
        <translation>选中下一处待标文字(&amp;S)</translation>
    </message>
    <message>
        <source>Select what to tag &amp;before</source>
        <translation>选中上一处待标文字(&amp;B)</translation>
    </message>
    <message>
        <source>End one character on</source>
        <translation>右端后移一字</translation>
    </message>
    <message>
        <source>End one character back</source>
        <translation>右端前移一字</translation>
    </message>
    <message>
        <source>Start one character back</source>
        <translation>左端前移一字</translation>
    </message>
    <message>
        <source>Start one character on</source>
        <translation>左端后移一字</translation>
    </message>
    <message>
        <source>Review &amp;queue</source>
        <translation>审核队列(&amp;Q)</translation>
    </message>
    <message>
        <source>What came &amp;back to me</source>
        <translation>退给我的(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Accept, or adopt what is proposed</source>
        <translation>通过；自己的标注：采纳建议(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Return with a reason…</source>
        <translation>退回并说明理由(&amp;R)…</translation>
    </message>
    <message>
        <source>A&amp;mend the value</source>
        <translation>修改规范值(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Stand by it…</source>
        <translation>维持原标注(&amp;S)…</translation>
    </message>
    <message>
        <source>The p&amp;lace is right</source>
        <translation>位置无误(&amp;L)</translation>
    </message>
    <message>
        <source>Remar&amp;k</source>
        <translation>写意见(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Next in the queue</source>
        <translation>队列中下一条(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous in the queue</source>
        <translation>队列中上一条(&amp;P)</translation>
    </message>
    <message>
        <source>Accept all s&amp;hown…</source>
        <translation>全部通过所列标注(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Compare authors</source>
        <translation>比较标注人(&amp;C)</translation>
    </message>
    <message>
        <source>Next &amp;difference</source>
        <translation>下一处差异(&amp;D)</translation>
    </message>
    <message>
        <source>Pre&amp;vious difference</source>
        <translation>上一处差异(&amp;V)</translation>
    </message>
    <message>
        <source>Take what the first has</source>
        <translation>取第一人的</translation>
    </message>
    <message>
        <source>Take what the second has</source>
        <translation>取第二人的</translation>
    </message>
    <message>
        <source>Take what the third has</source>
        <translation>取第三人的</translation>
    </message>
    <message>
        <source>Take what the fourth has</source>
        <translation>取第四人的</translation>
    </message>
    <message>
        <source>Take what the fifth has</source>
        <translation>取第五人的</translation>
    </message>
    <message>
        <source>Take what all have</source>
        <translation>全部都取</translation>
    </message>
    <message>
        <source>Take nothing</source>
        <translation>都不取</translation>
    </message>
    <message>
        <source>Annotate anew</source>
        <translation>另行标注</translation>
    </message>
    <message>
        <source>Accept everything &amp;identical</source>
        <translation>采用全部相同的(&amp;I)</translation>
    </message>
    <message>
        <source>A&amp;greement…</source>
        <translation>一致性(&amp;G)…</translation>
    </message>
    <message>
        <source>People and r&amp;ules…</source>
        <translation>人员与规则(&amp;O)…</translation>
    </message>
    <message>
        <source>Pr&amp;ogress…</source>
        <translation>进度(&amp;J)…</translation>
    </message>
    <message>
        <source>Histor&amp;y…</source>
        <translation>历史(&amp;Y)…</translation>
    </message>
    <message>
        <source>Previo&amp;us section</source>
        <translation>上一篇章(&amp;P)</translation>
    </message>
    <message>
        <source>Filter the &amp;table</source>
        <translation>筛选标注表(&amp;T)</translation>
    </message>
    <message>
        <source>Send my &amp;work…</source>
        <translation>发送我的工作(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Take in a colleague&apos;s work…</source>
        <translation>合并同事的工作(&amp;T)…</translation>
    </message>
    <message>
        <source>Opinion sh&amp;eet…</source>
        <translation>审稿意见单(&amp;E)…</translation>
    </message>
    <message>
        <source>Next &amp;section</source>
        <translation>下一篇章(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>缩小文字(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Normal text size</source>
        <translation>恢复字号(&amp;N)</translation>
    </message>
    <message>
        <source>More space between l&amp;ines</source>
        <translation>加大行距(&amp;I)</translation>
    </message>
    <message>
        <source>Less space between lin&amp;es</source>
        <translation>减小行距(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Wider column</source>
        <translation>加宽版心(&amp;W)</translation>
    </message>
    <message>
        <source>Na&amp;rrower column</source>
        <translation>收窄版心(&amp;R)</translation>
    </message>
    <message>
        <source>Type shown as a &amp;character</source>
        <translation>用一个字标出类型(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>Go to the te&amp;xt</source>
        <translation>转到正文(&amp;X)</translation>
    </message>
    <message>
        <source>User&apos;s &amp;guide</source>
        <translation>使用手册(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About this program</source>
        <translation>关于本程序(&amp;A)</translation>
    </message>
    <message>
        <source>Show &amp;log folder</source>
        <translation>打开日志文件夹(&amp;L)</translation>
    </message>
    <message>
        <source>{command} ({keys})</source>
        <translation>{command}（{keys}）</translation>
    </message>
</context>
<context>
    <name>CompareBar</name>
    <message>
        <source>Nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>Whose annotations are compared; the digit takes theirs</source>
        <translation>比较谁的标注；按对应数字取其标注</translation>
    </message>
    <message>
        <source>Authors compared</source>
        <translation>所比较的标注人</translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation>结束比较</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>已裁定</translation>
    </message>
    <message>
        <source>List also what the final version has an answer to</source>
        <translation>也列出定稿中已有结论的</translation>
    </message>
    <message>
        <source>List differences of this kind</source>
        <translation>列出这一类差异</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Take into the final version all that these authors have alike</source>
        <translation>把这些标注人完全相同的标注全部收入定稿</translation>
    </message>
    <message>
        <source>What they were settled from has changed, or two people settled the same differently. Each click goes to the next one.</source>
        <translation>裁定的依据已有改动，或两人裁定不一。每点一次跳到下一条。</translation>
    </message>
    <message numerus="yes">
        <source>Accept %Ln identical</source>
        <translation>
            <numerusform>采用相同的 %Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>What two people have annotated in this text, side by side.</source>
        <translation>把两个人在这份文档上的标注并排比较。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Two people must have annotated this text.</source>
        <translation>这份文档至少要有两个人标注。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较……</translation>
    </message>
    <message>
        <source>Nothing of these kinds is open.</source>
        <translation>这几类中没有待裁定的差异。</translation>
    </message>
    <message>
        <source>List everything open</source>
        <translation>列出全部待裁定的</translation>
    </message>
    <message>
        <source>Everything is settled: the final version is complete.</source>
        <translation>全部裁定完毕：定稿已完成。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the final version to look at again</source>
        <translation>
            <numerusform>定稿中有 %Ln 条需要再看</numerusform>
        </translation>
    </message>
    <message>
        <source>All settled.</source>
        <translation>全部裁定。</translation>
    </message>
    <message>
        <source>{count} open</source>
        <translation>待裁定 {count} 处</translation>
    </message>
    <message>
        <source>{place} of {rows}, {left} open</source>
        <translation>第 {place}/{rows} 处，待裁定 {left} 处</translation>
    </message>
</context>
<context>
    <name>Comparing</name>
    <message>
        <source>There is no other difference in this direction.</source>
        <translation>这个方向没有别的差异了。</translation>
    </message>
    <message>
        <source>That was the last: on from the top.</source>
        <translation>已到末尾，从头继续。</translation>
    </message>
    <message>
        <source>Nothing is open in this list. Ctrl+Z still takes back.</source>
        <translation>列表中已没有待裁定的差异。仍可用 Ctrl+Z 撤销。</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>定稿</translation>
    </message>
    <message>
        <source>Take what {name} has</source>
        <translation>取{name}的</translation>
    </message>
</context>
<context>
    <name>ComparisonModel</name>
    <message>
        <source>only {name}</source>
        <translation>仅{name}</translation>
    </message>
</context>
<context>
    <name>ConflictBox</name>
    <message>
        <source>Changed in two places. The other version, of {time}:</source>
        <translation>两处都改动过。另一版本（{time}）：</translation>
    </message>
    <message>
        <source>the same by now</source>
        <translation>现已相同</translation>
    </message>
    <message>
        <source>Its author says which holds.</source>
        <translation>以哪一版为准由标注人决定。</translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation>保留这一版</translation>
    </message>
    <message>
        <source>Take the other</source>
        <translation>改用另一版</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>value: {value}</source>
        <translation>规范值：{value}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>note: {note}</source>
        <translation>备注：{note}</translation>
    </message>
</context>
<context>
    <name>DetailsPanel</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show in the text</source>
        <translation>在正文中显示</translation>
    </message>
    <message>
        <source>By {name}, shown as you propose it.</source>
        <translation>由{name}标注，现按您的建议显示。</translation>
    </message>
    <message>
        <source>By {name}: what you change becomes a proposal.</source>
        <translation>由{name}标注：您的改动将成为修改建议。</translation>
    </message>
    <message>
        <source>By {name}: only reviewers can propose changes.</source>
        <translation>由{name}标注：只有审核人可以提出修改建议。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Return…</source>
        <translation>退回…</translation>
    </message>
    <message>
        <source>Return it to {name} with a reason (Delete)</source>
        <translation>说明理由，退回给{name}（Delete）</translation>
    </message>
    <message>
        <source>Remove this annotation (Delete)</source>
        <translation>删除这条标注（Delete）</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>规范值</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Doubts, sources … Ctrl+Enter saves</source>
        <translation>存疑、依据……按 Ctrl+Enter 保存</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Select words in the text and press 1 to 4 to tag them.

Space: next place to tag
Tab: next annotation
Enter: value and note
Delete: remove</source>
        <translation>在正文中选中文字，按 1 到 4 即可标注。

空格：下一处待标文字
Tab：下一条标注
Enter：规范值和备注
Delete：删除</translation>
    </message>
</context>
<context>
    <name>Difference</name>
    <message>
        <source>Borders</source>
        <translation>边界</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>规范值</translation>
    </message>
    <message>
        <source>Not all</source>
        <translation>仅一方有</translation>
    </message>
    <message>
        <source>Identical</source>
        <translation>相同</translation>
    </message>
</context>
<context>
    <name>DifferenceCard</name>
    <message>
        <source>Final</source>
        <translation>定稿</translation>
    </message>
    <message>
        <source>Take what {name} has</source>
        <translation>取{name}的</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>都取</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全取</translation>
    </message>
    <message>
        <source>Neither</source>
        <translation>都不取</translation>
    </message>
    <message>
        <source>None</source>
        <translation>全不取</translation>
    </message>
    <message>
        <source>New</source>
        <translation>另标</translation>
    </message>
    <message numerus="yes">
        <source>Applies to all %Ln chosen.</source>
        <translation>
            <numerusform>将用于所选的全部 %Ln 处。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is to stay here.</source>
        <translation>此处不标注。</translation>
    </message>
    <message>
        <source>unanimous, accepted by {name}</source>
        <translation>一致，由{name}采用</translation>
    </message>
    <message>
        <source>made anew by {name}</source>
        <translation>由{name}另行标注</translation>
    </message>
    <message>
        <source>chosen by {name}</source>
        <translation>由{name}选定</translation>
    </message>
</context>
<context>
    <name>Disagreement</name>
    <message>
        <source>Borders differ</source>
        <translation>边界不同</translation>
    </message>
    <message>
        <source>Types differ</source>
        <translation>类型不同</translation>
    </message>
    <message>
        <source>Not everybody has it</source>
        <translation>有人未标</translation>
    </message>
    <message>
        <source>Only one has it</source>
        <translation>仅一方有</translation>
    </message>
</context>
<context>
    <name>DisagreementModel</name>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>篇章</translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <source>Documents and outline</source>
        <translation>文档与目录</translation>
    </message>
    <message>
        <source>Annotation</source>
        <translation>标注详情</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>All annotations</source>
        <translation>标注表</translation>
    </message>
</context>
<context>
    <name>DocumentListModel</name>
    <message>
        <source>{title}, annotations: {count}</source>
        <translation>{title}，标注 {count} 条</translation>
    </message>
    <message>
        <source>Source: {file}</source>
        <translation>来源文件：{file}</translation>
    </message>
    <message>
        <source>Characters: {count}</source>
        <translation>字数：{count}</translation>
    </message>
    <message>
        <source>Year of the volume: {year}</source>
        <translation>记述年份：{year}</translation>
    </message>
    <message>
        <source>{type}: {count}</source>
        <translation>{type}：{count}</translation>
    </message>
</context>
<context>
    <name>DocumentPropertiesDialog</name>
    <message>
        <source>Document properties</source>
        <translation>文档属性</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>标题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Year</source>
        <translation>年份(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Places</source>
        <translation>地名(&amp;P)</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>This is not read as a year. Write a Gregorian year such as 2004, or leave the field empty.</source>
        <translation>无法识别为年份。请填写公历年份，如 2004；不清楚可以留空。</translation>
    </message>
    <message>
        <source>{typed} is read as the Gregorian year {year}.</source>
        <translation>“{typed}”即公历 {year} 年。</translation>
    </message>
    <message>
        <source>The year the volume reports on. Dates without a year, such as 3月12日, are read as dates of this year.</source>
        <translation>本书记述的年份。没有写年份的日期，如 3月12日，按这一年理解。</translation>
    </message>
    <message>
        <source>such as 景德镇、珠山区</source>
        <translation>如 景德镇、珠山区</translation>
    </message>
    <message>
        <source>{file}, {encoding}, {count} characters</source>
        <translation>{file}，{encoding}，{count} 字</translation>
    </message>
</context>
<context>
    <name>Doubts</name>
    <message>
        <source>What this was settled from has changed, or it was settled in two ways: settle it again, change it, or remove it.</source>
        <translation>裁定的依据已有改动，或有两种裁定：请重新裁定、修改或删除。</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>本项目中</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>Which part of the text both have</source>
        <translation>两边文字相同的比例</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>待核对</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>标注人</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>In doubt</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>Why it is not taken</source>
        <translation>未采用的原因</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Here, with the same text</source>
        <translation>已有，文字相同</translation>
    </message>
    <message>
        <source>Here, with another text</source>
        <translation>已有，文字不同</translation>
    </message>
    <message>
        <source>Same title, another text</source>
        <translation>标题相同，文字不同</translation>
    </message>
    <message>
        <source>Not here: comes along</source>
        <translation>没有，将一并带入</translation>
    </message>
    <message>
        <source>Was removed here, and stays so</source>
        <translation>此处已移除，不恢复</translation>
    </message>
    <message>
        <source>Corrects own work</source>
        <translation>更正自己的标注</translation>
    </message>
    <message>
        <source>Proposes a change</source>
        <translation>建议修改</translation>
    </message>
    <message>
        <source>Accepts</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Adopts the proposal</source>
        <translation>采纳建议</translation>
    </message>
    <message>
        <source>Stands by it</source>
        <translation>维持原标注</translation>
    </message>
    <message>
        <source>Takes the decision back</source>
        <translation>撤回结论</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>写意见</translation>
    </message>
    <message>
        <source>Changed here since the export</source>
        <translation>导出后此处已改动</translation>
    </message>
    <message>
        <source>The row holds another text</source>
        <translation>该行原文不符</translation>
    </message>
    <message>
        <source>The workbook no longer tells what was exported</source>
        <translation>工作簿已失去导出时的记录</translation>
    </message>
    <message>
        <source>Type: here {ours}, there {theirs}</source>
        <translation>类型：此处 {ours}，对方 {theirs}</translation>
    </message>
    <message>
        <source>Value: here {ours}, there {theirs}</source>
        <translation>规范值：此处 {ours}，对方 {theirs}</translation>
    </message>
    <message>
        <source>Note: here {ours}, there {theirs}</source>
        <translation>备注：此处 {ours}，对方 {theirs}</translation>
    </message>
    <message>
        <source>Text: here {ours}, there {theirs}</source>
        <translation>原文：此处 {ours}，对方 {theirs}</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已收回</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Conflict: yours holds</source>
        <translation>冲突：以您的为准</translation>
    </message>
    <message>
        <source>Conflict: theirs holds</source>
        <translation>冲突：以对方为准</translation>
    </message>
    <message>
        <source>Removed here, changed there</source>
        <translation>此处已删除，对方有改动</translation>
    </message>
    <message>
        <source>Changed here, removed there</source>
        <translation>此处有改动，对方已删除</translation>
    </message>
    <message>
        <source>“{text}” is not in our text</source>
        <translation>我方原文中没有“{text}”</translation>
    </message>
    <message>
        <source>“{text}” in the colleague&apos;s text</source>
        <translation>同事的原文作“{text}”</translation>
    </message>
</context>
<context>
    <name>Exchanging</name>
    <message>
        <source>Packing {name}…</source>
        <translation>正在打包 {name}……</translation>
    </message>
    <message>
        <source>Save the package</source>
        <translation>保存审阅包</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>审阅包</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>在文件夹中显示(&amp;F)</translation>
    </message>
    <message>
        <source>Looking into {name}…</source>
        <translation>正在查看 {name}……</translation>
    </message>
    <message>
        <source>Taking in {name}…</source>
        <translation>正在合并 {name}……</translation>
    </message>
    <message>
        <source>Look at &amp;conflicts</source>
        <translation>查看冲突(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Check places</source>
        <translation>核对位置(&amp;C)</translation>
    </message>
    <message>
        <source>Everything in {name} is here already. Nothing was changed.</source>
        <translation>{name} 的内容这里都已有，没有任何改动。</translation>
    </message>
</context>
<context>
    <name>Explaining</name>
    <message>
        <source>Value: {value}</source>
        <translation>规范值：{value}</translation>
    </message>
    <message>
        <source>Note: {note}</source>
        <translation>备注：{note}</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Export annotations</source>
        <translation>导出标注</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel 工作簿</translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation>CSV 表格</translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation>JSON Lines 数据</translation>
    </message>
    <message>
        <source>Writing {name}…</source>
        <translation>正在写入 {name}……</translation>
    </message>
    <message numerus="yes">
        <source>%Ln annotation(s) were written to {name}.</source>
        <translation>
            <numerusform>已将 %Ln 条标注导出到 {name}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln text(s) were too long for one cell and cut; the last sheet lists them.</source>
        <translation>
            <numerusform>有 %Ln 处文字超出单元格容量，已截断；详见最后一张工作表。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>在文件夹中显示(&amp;F)</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>第 {number} 处，共 {count} 处</translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation>在本文档中查找</translation>
    </message>
    <message>
        <source>Previous place (Shift+F3)</source>
        <translation>上一处（Shift+F3）</translation>
    </message>
    <message>
        <source>Next place (F3)</source>
        <translation>下一处（F3）</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
</context>
<context>
    <name>GoingBack</name>
    <message>
        <source>No backup could be put aside in {folder}. Your work is saved all the same; see whether the disk is full or write-protected.</source>
        <translation>无法在 {folder} 留下备份。您的工作照常保存；请检查磁盘是否已满或被写保护。</translation>
    </message>
    <message>
        <source>Restoring the project…</source>
        <translation>正在恢复项目……</translation>
    </message>
    <message>
        <source>The project is as it was when the copy was put aside.</source>
        <translation>项目已恢复到备份时的样子。</translation>
    </message>
    <message>
        <source>The damaged file was kept as {name}.</source>
        <translation>损坏的文件已另存为 {name}。</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>在文件夹中显示(&amp;F)</translation>
    </message>
    <message>
        <source>Take out a backup</source>
        <translation>取出备份</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>标注项目</translation>
    </message>
    <message>
        <source>Writing {name}…</source>
        <translation>正在写入 {name}……</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>User&apos;s guide</source>
        <translation>使用手册</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
</context>
<context>
    <name>Helping</name>
    <message>
        <source>Double click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>Triple click</source>
        <translation>三击</translation>
    </message>
    <message>
        <source>In the text</source>
        <translation>在正文中</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Accepted</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Proposed a change</source>
        <translation>建议修改</translation>
    </message>
    <message>
        <source>Stood by it</source>
        <translation>维持原标注</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Redone</source>
        <translation>已重做</translation>
    </message>
    <message>
        <source>Remark: {text}</source>
        <translation>意见：{text}</translation>
    </message>
    <message>
        <source>Taken back: {decision}</source>
        <translation>撤回：{decision}</translation>
    </message>
    <message>
        <source>Came in by a merge</source>
        <translation>随合并而来</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>: {before} → {after}</source>
        <translation>：{before} → {after}</translation>
    </message>
    <message>
        <source> ({reason})</source>
        <translation>（{reason}）</translation>
    </message>
    <message>
        <source>characters {start}–{end}</source>
        <translation>第 {start}–{end} 字</translation>
    </message>
    <message>
        <source>Brought back</source>
        <translation>已恢复</translation>
    </message>
    <message>
        <source>Loaded from a file as {type}</source>
        <translation>从文件载入为{type}</translation>
    </message>
    <message>
        <source>Tagged as {type}</source>
        <translation>标注为{type}</translation>
    </message>
    <message>
        <source>Type: {before} → {after}</source>
        <translation>类型：{before} → {after}</translation>
    </message>
    <message>
        <source>Text: {before} → {after}</source>
        <translation>原文：{before} → {after}</translation>
    </message>
    <message>
        <source>Value: {before} → {after}</source>
        <translation>规范值：{before} → {after}</translation>
    </message>
    <message>
        <source>Note: {before} → {after}</source>
        <translation>备注：{before} → {after}</translation>
    </message>
    <message>
        <source>Status: {before} → {after}</source>
        <translation>状态：{before} → {after}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>改动数</translation>
    </message>
    <message>
        <source>{step} (undone since)</source>
        <translation>{step}（后已撤销）</translation>
    </message>
    <message>
        <source>{step} (in a colleague&apos;s file)</source>
        <translation>{step}（在同事的文件中）</translation>
    </message>
</context>
<context>
    <name>HistoryWindow</name>
    <message>
        <source>Everyone</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>&amp;What happened in</source>
        <translation>范围(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;by</source>
        <translation>人员(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Undo this step</source>
        <translation>撤销这一步(&amp;U)</translation>
    </message>
    <message>
        <source>Nothing was done here yet.</source>
        <translation>这里还没有任何操作。</translation>
    </message>
    <message>
        <source>Cannot be undone alone: later steps build on it ({count}): {steps}.</source>
        <translation>不能单独撤销，后面有 {count} 步以它为基础：{steps}。</translation>
    </message>
    <message>
        <source>The first {count} are shown.</source>
        <translation>此处列出前 {count} 条。</translation>
    </message>
    <message>
        <source>This was an undo or redo itself: see the step that it was about.</source>
        <translation>这一步本身就是撤销或重做，请看它所针对的那一步。</translation>
    </message>
    <message>
        <source>This was done in another project file and came in by a merge.</source>
        <translation>这一步是在另一个项目文件中做的，随合并而来。</translation>
    </message>
    <message>
        <source>This step was undone.</source>
        <translation>这一步已经撤销。</translation>
    </message>
    <message>
        <source>Whoever took a step undoes it: this one was taken by {name}.</source>
        <translation>每一步只能由做它的人撤销：这一步是{name}做的。</translation>
    </message>
</context>
<context>
    <name>ImportPreview</name>
    <message>
        <source>Encoding of the text</source>
        <translation>文本编码</translation>
    </message>
    <message>
        <source>“{name}” can be read in more than one way. Choose the one in which the text below is right.</source>
        <translation>“{name}”可以按多种编码读取。请选择能让下方文字正确显示的一种。</translation>
    </message>
    <message>
        <source>&amp;Encoding</source>
        <translation>编码(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Beginning of the text</source>
        <translation>正文开头(&amp;B)</translation>
    </message>
    <message>
        <source>Unicode (UTF-8)</source>
        <translation>Unicode（UTF-8）</translation>
    </message>
    <message>
        <source>Unicode (UTF-16, little-endian)</source>
        <translation>Unicode（UTF-16，小端序）</translation>
    </message>
    <message>
        <source>Unicode (UTF-16, big-endian)</source>
        <translation>Unicode（UTF-16，大端序）</translation>
    </message>
    <message>
        <source>Simplified Chinese (GB18030, GBK)</source>
        <translation>简体中文（GB18030、GBK）</translation>
    </message>
    <message>
        <source>Traditional Chinese (Big5)</source>
        <translation>繁体中文（Big5）</translation>
    </message>
    <message>
        <source>Traditional Chinese (Big5, Windows)</source>
        <translation>繁体中文（Big5，Windows）</translation>
    </message>
    <message>
        <source>Traditional Chinese (Big5, Hong Kong)</source>
        <translation>繁体中文（Big5，香港）</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Move the caret</source>
        <translation>移动光标</translation>
    </message>
    <message>
        <source>Select characters</source>
        <translation>选中文字</translation>
    </message>
    <message>
        <source>To the next kind of characters</source>
        <translation>移到下一类字符</translation>
    </message>
    <message>
        <source>Select to the next kind of characters</source>
        <translation>选到下一类字符</translation>
    </message>
    <message>
        <source>Beginning or end of the line</source>
        <translation>行首、行尾</translation>
    </message>
    <message>
        <source>A page up or down</source>
        <translation>上一页、下一页</translation>
    </message>
    <message>
        <source>Beginning or end of the text</source>
        <translation>文首、文末</translation>
    </message>
    <message>
        <source>Select everything</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Select a name, number or date</source>
        <translation>选中名称、数字或日期</translation>
    </message>
    <message>
        <source>Select the paragraph</source>
        <translation>选中整段</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>Compare authors</source>
        <translation>比较标注人</translation>
    </message>
    <message>
        <source>Find and go</source>
        <translation>查找与跳转</translation>
    </message>
    <message>
        <source>Files and view</source>
        <translation>文件与视图</translation>
    </message>
</context>
<context>
    <name>LookingBack</name>
    <message>
        <source>this annotation: {quote}</source>
        <translation>这条标注：{quote}</translation>
    </message>
    <message>
        <source>this section: {title}</source>
        <translation>本篇章：{title}</translation>
    </message>
    <message>
        <source>this document: {title}</source>
        <translation>本文档：{title}</translation>
    </message>
    <message>
        <source>the whole project</source>
        <translation>整个项目</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Text of the chronicle</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Chronicle annotator</source>
        <translation>方志标注</translation>
    </message>
</context>
<context>
    <name>Measure</name>
    <message>
        <source>F1, exact</source>
        <translation>F1（精确）</translation>
    </message>
    <message>
        <source>F1, overlapping</source>
        <translation>F1（重叠）</translation>
    </message>
    <message>
        <source>Cohen&apos;s κ</source>
        <translation>科恩 κ</translation>
    </message>
    <message>
        <source>Krippendorff&apos;s α</source>
        <translation>克里彭多夫 α</translation>
    </message>
    <message>
        <source>Share of annotations with the same borders and type.</source>
        <translation>边界和类型都相同的标注比例。</translation>
    </message>
    <message>
        <source>Share of annotations that the other has too, with any borders.</source>
        <translation>对方也有（边界可不同）的标注比例。</translation>
    </message>
    <message>
        <source>Agreement character by character, beyond what chance brings.</source>
        <translation>逐字比较的一致程度，扣除偶然一致。</translation>
    </message>
    <message>
        <source>Agreement about spans and types together, beyond what chance brings.</source>
        <translation>片段与类型合计的一致程度，扣除偶然一致。</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Annotate</source>
        <translation>标注(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>审核(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Recent pro&amp;jects</source>
        <translation>最近的项目(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Brightness</source>
        <translation>明暗(&amp;B)</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>语言(&amp;G)</translation>
    </message>
    <message>
        <source>Like the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>工具栏</translation>
    </message>
</context>
<context>
    <name>MergeNotes</name>
    <message>
        <source>Your project is empty: the texts come along.</source>
        <translation>您的项目是空的：文档将一并带入。</translation>
    </message>
    <message>
        <source>None of these documents is in “{project}”: all would be added. Is it the right project?</source>
        <translation>“{project}”中没有这些文档，将全部添加。项目选对了吗？</translation>
    </message>
    <message>
        <source>New documents come along: {titles}.</source>
        <translation>将带入新文档：{titles}。</translation>
    </message>
    <message>
        <source>The text is another one here: {titles}. Annotations move to the same characters of your text, which stays as it is.</source>
        <translation>两边文字不同：{titles}。标注移到您的文字中相同的位置，您的文字保持不变。</translation>
    </message>
    <message>
        <source>Removed here, and stays so: {titles}. What was done there is kept in case you bring it back.</source>
        <translation>此处已移除，不恢复：{titles}。对方的工作仍保留，以备您恢复文档。</translation>
    </message>
    <message>
        <source>%Ln annotation(s) were changed both here and there. One version holds, for everybody the same; the other is kept, and you can look at both in the review queue.</source>
        <translation>有 %Ln 条标注两边都改动过。以其中一个版本为准，各处相同；另一版本也保留，可在审核队列中查看。</translation>
    </message>
    <message>
        <source>%Ln annotation(s) were changed by one of you and removed by the other. The removal holds; what was changed stands in the history.</source>
        <translation>%Ln 条标注一方改动、另一方删除：以删除为准，改动的内容可在历史中查看。</translation>
    </message>
    <message>
        <source>%Ln annotation(s) stand where the characters of your text differ. They come in, and wait in the review queue as places to check.</source>
        <translation>有 %Ln 条标注所在处两边文字不同。标注照样合并进来，在审核队列中列为“位置待核对”。</translation>
    </message>
    <message>
        <source>Taken for the same person because of the same name: {names}. If they are different people, turn back, and let one of them take another name first.</source>
        <translation>因姓名相同视为同一人：{names}。如果不是同一人，请先返回，让其中一人改名。</translation>
    </message>
    <message>
        <source>New people: {names}.</source>
        <translation>新增人员：{names}。</translation>
    </message>
    <message>
        <source>Also changed, as agreed on there later: {what}.</source>
        <translation>对方较晚的设定也将一并采用：{what}。</translation>
    </message>
    <message>
        <source>the rules of review</source>
        <translation>审核规则</translation>
    </message>
    <message>
        <source>names or roles of people</source>
        <translation>人员姓名或角色</translation>
    </message>
    <message>
        <source>titles, years or places of documents</source>
        <translation>文档的标题、年份或地名</translation>
    </message>
    <message>
        <source>the history of what says the same</source>
        <translation>内容未变的标注的修改记录</translation>
    </message>
    <message>
        <source>%Ln more</source>
        <translation>另外 %Ln 个</translation>
    </message>
</context>
<context>
    <name>MergePreviewDialog</name>
    <message>
        <source>Take in a colleague&apos;s work</source>
        <translation>合并同事的工作</translation>
    </message>
    <message>
        <source>Tick a document if it is the same as the one of its title here: its annotations move into your text. Left clear, it comes along as a document of its own.</source>
        <translation>如果与此处同名的文档是同一份，请打勾：标注移入您的文字；不打勾则作为另一份文档带入。</translation>
    </message>
    <message>
        <source>A checked copy of your project is put aside first; afterwards one step undoes the whole. The colleague&apos;s file is only read.</source>
        <translation>合并之前先备份您的项目，并检查备份；之后可一步撤销。同事的文件只读取，不改动。</translation>
    </message>
    <message>
        <source>&amp;Take in</source>
        <translation>合并(&amp;T)</translation>
    </message>
    <message>
        <source>Work of {name}</source>
        <translation>{name}的工作</translation>
    </message>
    <message>
        <source>Project file {file} (“{project}”) comes into your project “{into}”.</source>
        <translation>项目文件 {file}（“{project}”）将合并到您的项目“{into}”。</translation>
    </message>
    <message>
        <source>Package {file} from “{project}”, packed {time}, comes into your project “{into}”.</source>
        <translation>审阅包 {file}（来自“{project}”，{time} 打包）将合并到您的项目“{into}”。</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Annotations that are not here yet</source>
        <translation>此处还没有的标注</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>Annotations that say something else afterwards</source>
        <translation>合并后内容有变的标注</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Annotations that were removed there</source>
        <translation>对方已删除的标注</translation>
    </message>
    <message>
        <source>decisions</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Accepted, returned, amended, answered or taken back</source>
        <translation>通过、退回、修改、答复或撤回</translation>
    </message>
    <message>
        <source>remarks</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Remarks on annotations</source>
        <translation>对标注的意见</translation>
    </message>
    <message>
        <source>conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Annotations changed both here and there</source>
        <translation>两边都改动过的标注</translation>
    </message>
    <message>
        <source>to check</source>
        <translation>待核对</translation>
    </message>
    <message>
        <source>Annotations where the characters of the texts differ</source>
        <translation>两边文字不同之处的标注</translation>
    </message>
    <message>
        <source>What comes in ({count})</source>
        <translation>将合并的内容（{count}）</translation>
    </message>
    <message>
        <source>Documents ({count})</source>
        <translation>文档（{count}）</translation>
    </message>
</context>
<context>
    <name>MergeSamples</name>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
    <message>
        <source>The first {shown} of {count} are shown.</source>
        <translation>共 {count} 条，只显示前 {shown} 条。</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Places to check</source>
        <translation>位置待核对</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>意见</translation>
    </message>
</context>
<context>
    <name>Merged</name>
    <message>
        <source>Taken in from {name}.</source>
        <translation>已合并{name}的工作。</translation>
    </message>
    <message>
        <source>Taken in from {name}: {what}.</source>
        <translation>已合并{name}的工作：{what}。</translation>
    </message>
    <message>
        <source>%Ln should be looked at.</source>
        <translation>其中 %Ln 条需要查看。</translation>
    </message>
    <message>
        <source>%Ln new</source>
        <translation>新增 %Ln 条</translation>
    </message>
    <message>
        <source>%Ln changed</source>
        <translation>改动 %Ln 条</translation>
    </message>
    <message>
        <source>%Ln removed</source>
        <translation>删除 %Ln 条</translation>
    </message>
    <message>
        <source>%Ln decision(s)</source>
        <translation>结论 %Ln 条</translation>
    </message>
    <message>
        <source>%Ln remark(s)</source>
        <translation>意见 %Ln 条</translation>
    </message>
    <message>
        <source>%Ln new document(s)</source>
        <translation>新增文档 %Ln 份</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message (Esc)</source>
        <translation>关闭这条消息（Esc）</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭这条消息</translation>
    </message>
</context>
<context>
    <name>OpinionChoiceDialog</name>
    <message>
        <source>Opinion sheet</source>
        <translation>审稿意见单</translation>
    </message>
    <message>
        <source>Lists what was returned or proposed to be changed, with reasons, section by section, ready to be printed and signed.</source>
        <translation>按篇章列出退回和建议修改的标注及理由，可直接打印签字。</translation>
    </message>
    <message>
        <source>&amp;Document</source>
        <translation>文档(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Reviewer</source>
        <translation>审核人(&amp;R)</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>全部文档</translation>
    </message>
    <message>
        <source>All reviewers</source>
        <translation>全部审核人</translation>
    </message>
    <message>
        <source>Only opinions that are still &amp;open</source>
        <translation>只列尚未处理的意见(&amp;O)</translation>
    </message>
    <message>
        <source>Only decisions &amp;since</source>
        <translation>只列此日以后的结论(&amp;S)</translation>
    </message>
    <message>
        <source>Only decisions since</source>
        <translation>只列此日以后的结论</translation>
    </message>
    <message>
        <source>&amp;Write…</source>
        <translation>写入文件(&amp;W)…</translation>
    </message>
</context>
<context>
    <name>Origin</name>
    <message>
        <source>By hand</source>
        <translation>人工标注</translation>
    </message>
    <message>
        <source>Loaded from a file</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Final version</source>
        <translation>定稿</translation>
    </message>
</context>
<context>
    <name>OutlineModel</name>
    <message>
        <source>{title}, annotations: {count}</source>
        <translation>{title}，标注 {count} 条</translation>
    </message>
    <message>
        <source>{type}: {count}</source>
        <translation>{type}：{count}</translation>
    </message>
    <message>
        <source>Characters: {characters} ({share} % of the document)</source>
        <translation>字数：{characters}（占全文 {share}%）</translation>
    </message>
</context>
<context>
    <name>OutlinePanel</name>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Add texts to the project</source>
        <translation>向项目添加文本</translation>
    </message>
    <message>
        <source>Find a section</source>
        <translation>查找篇章</translation>
    </message>
    <message>
        <source>No section is called that.</source>
        <translation>没有这样的篇章。</translation>
    </message>
    <message>
        <source>This text has no headings and no entries 【…】.</source>
        <translation>这份文档没有标题，也没有【……】条目。</translation>
    </message>
    <message>
        <source>Add a chronicle to begin.</source>
        <translation>先添加一份方志。</translation>
    </message>
    <message>
        <source>Document properties…</source>
        <translation>文档属性…</translation>
    </message>
    <message>
        <source>Remove document…</source>
        <translation>移除文档…</translation>
    </message>
    <message>
        <source>Add texts to the project…</source>
        <translation>向项目添加文本…</translation>
    </message>
</context>
<context>
    <name>Packed</name>
    <message>
        <source>Packed into {name}: {what}. Send this file to your colleague.</source>
        <translation>已打包到 {name}：{what}。请把这个文件发给同事。</translation>
    </message>
    <message>
        <source>%Ln annotation(s)</source>
        <translation>标注 %Ln 条</translation>
    </message>
    <message>
        <source>%Ln of the final version</source>
        <translation>定稿 %Ln 条</translation>
    </message>
    <message>
        <source>%Ln decision(s)</source>
        <translation>结论 %Ln 条</translation>
    </message>
    <message>
        <source>%Ln remark(s)</source>
        <translation>意见 %Ln 条</translation>
    </message>
    <message>
        <source>%Ln annotation(s) that they are about</source>
        <translation>所涉及的标注 %Ln 条</translation>
    </message>
</context>
<context>
    <name>PeopleAndRulesDialog</name>
    <message>
        <source>People and rules</source>
        <translation>人员与规则</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Works as</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>标注数</translation>
    </message>
    <message>
        <source>Author and reviewer</source>
        <translation>标注并审核</translation>
    </message>
    <message>
        <source>Author only</source>
        <translation>只标注</translation>
    </message>
    <message>
        <source>Reviewer only</source>
        <translation>只审核</translation>
    </message>
    <message>
        <source>&amp;Reviewers may decide about their own annotations</source>
        <translation>审核人可以审核自己的标注(&amp;R)</translation>
    </message>
    <message>
        <source>Reasons offered when an annotation is returned, one to a line:</source>
        <translation>退回标注时可选的理由，每行一条：</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>颜色(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Text size</source>
        <translation>字号(&amp;T)</translation>
    </message>
    <message>
        <source>Line &amp;spacing</source>
        <translation>行距(&amp;S)</translation>
    </message>
    <message>
        <source>Column &amp;width</source>
        <translation>版心宽度(&amp;W)</translation>
    </message>
    <message>
        <source>Another &amp;font</source>
        <translation>自选字体(&amp;F)</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> 磅</translation>
    </message>
    <message>
        <source> characters</source>
        <translation> 字</translation>
    </message>
    <message>
        <source>Show the type of each annotation as a small c&amp;haracter</source>
        <translation>用一个小字标出每条标注的类型(&amp;H)</translation>
    </message>
    <message>
        <source>Sample of the text</source>
        <translation>正文示例</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>{path} does not exist. Check the name, or whether the drive is connected.</source>
        <translation>{path} 不存在。请检查文件名，或者磁盘是否已连接。</translation>
    </message>
    <message>
        <source>{path} is a folder. Choose a file inside it.</source>
        <translation>{path} 是文件夹。请选择其中的文件。</translation>
    </message>
    <message>
        <source>{path} may not be opened with your rights. Copy it to a folder of your own, or ask your administrator.</source>
        <translation>您没有权限打开 {path}。请把它复制到自己的文件夹，或者联系管理员。</translation>
    </message>
    <message>
        <source>{path} is empty. Choose a file that holds text.</source>
        <translation>{path} 是空的。请选择有文字的文件。</translation>
    </message>
    <message>
        <source>{path} has {megabytes} MB; one document may have at most {limit} MB. Split it, for example by chapters, and import the parts.</source>
        <translation>{path} 有 {megabytes} MB，而一份文档最多 {limit} MB。请把它拆开（例如按章），再分别导入。</translation>
    </message>
    <message>
        <source>{path} is not plain text. Save it as .txt in the program that made it, then import that.</source>
        <translation>{path} 不是纯文本。请在制作它的程序中另存为 .txt，再导入。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}). Try a copy of it.</source>
        <translation>无法读取 {path}（{reason}）。请换用它的副本再试。</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}). Nothing was changed; choose another folder or name.</source>
        <translation>无法写入 {path}（{reason}）。没有改动任何内容；请换一个文件夹或文件名。</translation>
    </message>
    <message>
        <source>{path} is open in another program. Close it there, or choose another name; nothing was changed.</source>
        <translation>{path} 正在另一个程序中打开。请先在那里关闭，或者换一个文件名；没有改动任何内容。</translation>
    </message>
    <message>
        <source>There is no room left on the disk of {path}. Free some space and try again; what was saved before is safe.</source>
        <translation>{path} 所在的磁盘已满。请腾出空间后再试；此前保存的内容完好。</translation>
    </message>
    <message>
        <source>{path} is not {encoding} text: the byte at position {position}, in line {line}, does not fit. Open it in an editor and save it again as UTF-8.</source>
        <translation>{path} 不是完好的 {encoding} 文本：第 {line} 行有无法解码的字节（字节位置 {position}）。请用文本编辑器打开，核对后另存为 UTF-8 编码。</translation>
    </message>
    <message>
        <source>{path} is not {encoding} text: the byte at position {position}, in line {line}, does not fit. Choose the encoding {others}, or open it in an editor and save it again as UTF-8.</source>
        <translation>{path} 不是 {encoding} 文本：第 {line} 行有无法解码的字节（字节位置 {position}）。请改选编码 {others}，或用文本编辑器打开后另存为 UTF-8 编码。</translation>
    </message>
    <message>
        <source>The encoding {encoding} is not known. Choose one of: {others}.</source>
        <translation>不认识编码 {encoding}。请从中选择：{others}。</translation>
    </message>
    <message>
        <source>The encoding of {path} is not certain. Name it yourself; likely: {others}.</source>
        <translation>无法确定 {path} 的编码。请自行指定；可能是：{others}。</translation>
    </message>
    <message>
        <source>{path} is of a kind not used here. Use {kinds}.</source>
        <translation>这里用不了 {path} 这种文件。请使用 {kinds}。</translation>
    </message>
    <message>
        <source>{path} is already in this project as “{document}”. Open that document instead.</source>
        <translation>{path} 已在本项目中，名为“{document}”。请直接打开那个文档。</translation>
    </message>
    <message>
        <source>{path} is not an annotation project. Choose a file that ends in .annot.</source>
        <translation>{path} 不是标注项目。请选择以 .annot 结尾的文件。</translation>
    </message>
    <message>
        <source>{path} exists already. Open it, or choose another name for the new project.</source>
        <translation>{path} 已经存在。请打开它，或者给新项目换一个名字。</translation>
    </message>
    <message>
        <source>{path} was made by a newer version of this program. Install that version; the file was not changed.</source>
        <translation>{path} 由本程序的较新版本制作。请安装该版本；文件没有改动。</translation>
    </message>
    <message>
        <source>{path} is open in another window: {holder}. Close it there, then open it here.</source>
        <translation>{path} 正在另一个窗口中打开：{holder}。请先在那里关闭，再在这里打开。</translation>
    </message>
    <message>
        <source>{path} is damaged ({detail}). Nothing was changed; open a copy or a backup of it.</source>
        <translation>{path} 已损坏（{detail}）。没有改动任何内容；请打开它的副本或备份。</translation>
    </message>
    <message>
        <source>{path} cannot be changed: the file or its folder is read-only. Save a copy elsewhere and work in that.</source>
        <translation>{path} 不能修改：文件或所在文件夹是只读的。请在别处另存副本，再在副本中工作。</translation>
    </message>
    <message>
        <source>{path} contains program code ({detail}) that does not belong in a project. It was not opened; ask its sender for a clean copy.</source>
        <translation>{path} 含有不该出现在项目中的程序代码（{detail}），没有打开。请向发送人要一份干净的文件。</translation>
    </message>
    <message>
        <source>{path} has no annotations by “{person}”. Its people: {others}.</source>
        <translation>{path} 中没有“{person}”的标注。其中的人员有：{others}。</translation>
    </message>
    <message>
        <source>{path}, line {line}: {reason}. Nothing was loaded; correct the line and try again.</source>
        <translation>{path} 第 {line} 行：{reason}。没有载入任何标注；请改正这一行再试。</translation>
    </message>
    <message>
        <source>“{text}” cannot be read as a value here. Write it like {example}.</source>
        <translation>“{text}”在这里不能作为规范值。请写成 {example} 这样。</translation>
    </message>
    <message>
        <source>“{name}” cannot be used as a name. Use ordinary letters or characters.</source>
        <translation>“{name}”不能作为名称。请使用普通的汉字或字母。</translation>
    </message>
    <message>
        <source>This annotation was changed meanwhile. Look at it again and repeat the step.</source>
        <translation>这条标注刚才已被改动。请再看一眼，然后重做这一步。</translation>
    </message>
    <message>
        <source>“{document}” is no longer in this project, so nothing was changed. Bring the document back first, by Undo or Redo.</source>
        <translation>“{document}”已不在本项目中，因此未作任何改动。请先用撤销或重做恢复该文档。</translation>
    </message>
    <message>
        <source>Your settings could not be saved in {path} ({reason}). They hold until you close the program; ask your administrator for the right to change that file.</source>
        <translation>设置无法保存到 {path}（{reason}）。关闭程序之前它们仍然有效；请向管理员申请修改该文件的权限。</translation>
    </message>
    <message>
        <source>{path} is open in another program. Close it there, then open it here.</source>
        <translation>{path} 正在另一个程序中打开。请先在那里关闭，再在这里打开。</translation>
    </message>
    <message>
        <source>“{name}” exists already in this project. Choose another name.</source>
        <translation>本项目中已经有“{name}”。请换一个名称。</translation>
    </message>
    <message>
        <source>{path} is a {kind} file, not plain text. Open it in the program that made it, save it as .txt, then import that.</source>
        <translation>{path} 是 {kind} 文件，不是纯文本。请用制作它的程序打开，另存为 .txt，再导入。</translation>
    </message>
    <message>
        <source>{path} is a picture ({kind}). Have its text recognised first, save that as .txt, then import it.</source>
        <translation>{path} 是图片（{kind}）。请先识别其中的文字，存为 .txt，再导入。</translation>
    </message>
    <message>
        <source>{path} is in use by another program. Close it there, or use a copy of it.</source>
        <translation>{path} 正被另一个程序使用。请先在那里关闭，或者使用它的副本。</translation>
    </message>
    <message>
        <source>No program is set to open {path}. Open it from the program that you use for such files.</source>
        <translation>系统没有指定打开 {path} 的程序。请从您常用的程序中打开它。</translation>
    </message>
    <message>
        <source>{path} is not sound; problems found: {count}. Go on with a backup or an older copy of it.</source>
        <translation>{path} 不完好，发现 {count} 个问题。请改用它的备份或较早的副本。</translation>
    </message>
    <message>
        <source>{path} is the project you are working in. Choose another name.</source>
        <translation>{path} 就是您正在使用的项目。请换一个文件名。</translation>
    </message>
    <message>
        <source>There is no display here to open a window on. Use the program on a desktop, or the commands that need none: annotator --help</source>
        <translation>这里没有图形显示，无法打开窗口。请在桌面环境中使用，或改用不需要窗口的命令：annotator --help</translation>
    </message>
    <message>
        <source>the byte at position {position} is not UTF-8</source>
        <translation>第 {position} 字节不是 UTF-8</translation>
    </message>
    <message>
        <source>it is longer than {limit} bytes</source>
        <translation>超过 {limit} 字节</translation>
    </message>
    <message>
        <source>it is not JSON at position {position}</source>
        <translation>从第 {position} 个字符起不是 JSON</translation>
    </message>
    <message>
        <source>it is not a JSON object in curly brackets</source>
        <translation>不是花括号中的 JSON 对象</translation>
    </message>
    <message>
        <source>it contains half a character (a lone surrogate)</source>
        <translation>含有半个字符（单独的代理项）</translation>
    </message>
    <message>
        <source>“{key}” is missing</source>
        <translation>缺少“{key}”</translation>
    </message>
    <message>
        <source>“{key}” must be text</source>
        <translation>“{key}”必须是文本</translation>
    </message>
    <message>
        <source>“{key}” must be a whole number, 0 or greater</source>
        <translation>“{key}”必须是不小于 0 的整数</translation>
    </message>
    <message>
        <source>“end” ({end}) must be greater than “start” ({start})</source>
        <translation>“end”（{end}）必须大于“start”（{start}）</translation>
    </message>
    <message>
        <source>the type “{type}” is not known; use one of: {others}</source>
        <translation>不认识类型“{type}”；可用的有：{others}</translation>
    </message>
    <message>
        <source>its value {text} cannot be read; write it like {example}</source>
        <translation>规范值 {text} 无法理解；请写成 {example} 这样</translation>
    </message>
    <message>
        <source>the id “{id}” is not a UUID</source>
        <translation>编号“{id}”不是 UUID</translation>
    </message>
    <message>
        <source>the id {id} is used already</source>
        <translation>编号 {id} 已被使用</translation>
    </message>
    <message>
        <source>the project has no document called “{document}”; its documents: {others}</source>
        <translation>项目中没有名为“{document}”的文档；其中的文档有：{others}</translation>
    </message>
    <message>
        <source>the text from {start} to {end} is “{found}”, not “{quote}”</source>
        <translation>第 {start} 到 {end} 字是“{found}”，而不是“{quote}”</translation>
    </message>
    <message>
        <source>it has no id, so that nobody knows which annotation it is about</source>
        <translation>没有编号，无法知道是哪条标注</translation>
    </message>
    <message>
        <source>no annotation of this project has the id {id}</source>
        <translation>本项目没有编号为 {id} 的标注</translation>
    </message>
    <message>
        <source>row {other} has the same id and other entries; only one of them can count</source>
        <translation>第 {other} 行编号相同而内容不同；只能以其中一行为准</translation>
    </message>
    <message>
        <source>the annotation was removed meanwhile</source>
        <translation>这条标注此间已被删除</translation>
    </message>
    <message>
        <source>its text is “{found}” there, and “{quote}” in the project; texts are not read</source>
        <translation>表中原文是“{found}”，项目中是“{quote}”；原文不从表中读取</translation>
    </message>
    <message>
        <source>“{word}” is none of the words for “{column}”; use one of: {others}</source>
        <translation>“{word}”不是“{column}”可用的词；请改用：{others}</translation>
    </message>
    <message>
        <source>“{text}” cannot be read as a value of this type; write it like {example}</source>
        <translation>“{text}”不能读作这一类型的规范值；请写成如 {example}</translation>
    </message>
    <message>
        <source>the cell “{column}” holds a formula or an error ({shown}); type the text itself</source>
        <translation>“{column}”一格是公式或错误值（{shown}）；请直接输入文字</translation>
    </message>
    <message>
        <source>a return needs a reason in “{column}”</source>
        <translation>退回须在“{column}”中写明理由</translation>
    </message>
    <message>
        <source>a change is proposed, but “{type}” and “{value}” are as they were</source>
        <translation>状态为修改，但“{type}”和“{value}”都没有改</translation>
    </message>
    <message>
        <source>“{word}” does not go with another type or value; propose the change, or decide</source>
        <translation>“{word}”不能与改动类型或规范值并用；请选“修改”，或只写结论</translation>
    </message>
    <message>
        <source>what stands in “{column}” was said by somebody, and an empty cell erases nothing</source>
        <translation>“{column}”中原有他人的意见，清空单元格不会删除它</translation>
    </message>
    <message>
        <source>“{quote}” is an annotation of {author}, and only its author changes it. Propose the change in review instead.</source>
        <translation>“{quote}”是{author}的标注，只有标注人本人能改。请在审核中提出修改建议。</translation>
    </message>
    <message>
        <source>{name} does not review in this project. Leave it to a reviewer, or have the role of {name} changed.</source>
        <translation>{name}在本项目中不是审核人。请交由审核人处理，或更改{name}的角色。</translation>
    </message>
    <message>
        <source>“{quote}” is your own annotation. Let somebody else decide about it, or allow it in the rules of review.</source>
        <translation>“{quote}”是您自己的标注。请由他人审核，或在审核规则中允许审核自己的标注。</translation>
    </message>
    <message>
        <source>No reviewer has returned “{quote}” or proposed to change it: there is nothing to answer.</source>
        <translation>没有审核人退回“{quote}”或建议修改它，无须答复。</translation>
    </message>
    <message>
        <source>No change of “{quote}” is proposed. Change the annotation itself instead.</source>
        <translation>没有人建议修改“{quote}”。请直接修改这条标注。</translation>
    </message>
    <message>
        <source>{name} said that, and only {name} can take it back. Answer it instead.</source>
        <translation>这是{name}的意见，只有{name}能撤回。请直接答复。</translation>
    </message>
    <message>
        <source>That step is one of {name}, and only {name} can undo or redo it. Look in the history for steps of your own.</source>
        <translation>那一步是{name}做的，只有{name}能撤销或重做。您自己的操作可在历史中找到。</translation>
    </message>
    <message>
        <source>This step cannot be undone: it was undone before, or came in with a colleague&apos;s work.</source>
        <translation>这一步不能撤销：它已被撤销，或是随同事的工作合并进来的。</translation>
    </message>
    <message>
        <source>Later steps depend on this one (in all: {count}), the latest by {name} about “{detail}”. Undo them first, from the latest back.</source>
        <translation>后面有 {count} 步以这一步为基础，最近一步是{name}对“{detail}”的操作。请先从最近的一步起依次撤销。</translation>
    </message>
    <message>
        <source>{path} is neither a review package nor a project, whatever its name says. Ask its sender for a file that this program packed.</source>
        <translation>{path} 不论叫什么名字，内容既不是审阅包也不是项目。请让发送人发来由本程序打包的文件。</translation>
    </message>
    <message>
        <source>{path} is incomplete, as after an interrupted copy. Nothing was merged; copy it again, or ask its sender to send it again.</source>
        <translation>{path} 不完整，可能是复制或下载时中断了。没有合并任何内容；请重新复制，或让发送人重新发送。</translation>
    </message>
    <message>
        <source>{path} is damaged: it is not as it was packed. Nothing was merged; ask its sender to send it again.</source>
        <translation>{path} 已损坏，与打包时不一致。没有合并任何内容；请让发送人重新发送。</translation>
    </message>
    <message>
        <source>{path} was packed by a newer version of this program. Install that version; nothing was merged.</source>
        <translation>{path} 由本程序的较新版本打包。请安装该版本；没有合并任何内容。</translation>
    </message>
    <message>
        <source>There is nothing to send for this choice. Choose other documents, types or people, or send everything and not only what is new.</source>
        <translation>按此选择没有可发送的内容。请另选文档、类型或标注人，或发送全部而不只是新内容。</translation>
    </message>
    <message>
        <source>{path} was changed while it was being read. Nothing was merged; try again when nobody works in it.</source>
        <translation>{path} 在读取时被改动。没有合并任何内容；请在无人使用它时再试。</translation>
    </message>
    <message>
        <source>Agreement is counted between different people. Name at least two.</source>
        <translation>一致性须在不同的人之间计算。请至少选两人。</translation>
    </message>
    <message>
        <source>{path} is not an Excel workbook. Open it in the program that made it and save it as .xlsx, then read that.</source>
        <translation>{path} 不是 Excel 工作簿。请用原来的程序打开并另存为 .xlsx，再读取。</translation>
    </message>
    <message>
        <source>{path} has a password or is in the old Excel form. Open it in Excel or WPS and save it as .xlsx without a password, then read that.</source>
        <translation>{path} 有密码，或是旧版 Excel 格式。请用 Excel 或 WPS 打开，另存为不带密码的 .xlsx，再读取。</translation>
    </message>
    <message>
        <source>{path} is damaged or incomplete. Nothing was read; ask for the file once more, or open it in Excel or WPS and save it under another name.</source>
        <translation>{path} 已损坏或不完整。没有读取任何内容；请让发送人重新发送，或用 Excel、WPS 打开后另存。</translation>
    </message>
    <message>
        <source>{path} is built in a way that no spreadsheet program uses ({detail}). It was not read; ask its sender where it comes from.</source>
        <translation>{path} 的结构不是任何表格软件所用（{detail}），没有读取；请向发送人了解文件的来历。</translation>
    </message>
    <message>
        <source>{path} has more than {limit} rows. Export and read back one document at a time.</source>
        <translation>{path} 超过 {limit} 行。请一次只导出并读回一份文档。</translation>
    </message>
    <message>
        <source>{path} has no sheet with the column “{id}” and one of {others}. Read back a workbook that was exported from this program, with its header row as it was.</source>
        <translation>{path} 中没有哪张表有“{id}”列和{others}之一。请读回由本程序导出、保留原表头的工作簿。</translation>
    </message>
    <message>
        <source>{path} has two columns called “{column}” on the sheet “{sheet}”. Rename the one that should not be read.</source>
        <translation>{path} 的“{sheet}”表有两列都叫“{column}”。请给不该读取的一列改名。</translation>
    </message>
    <message>
        <source>None of the annotations in {path} is in this project. Open the project that the workbook was exported from, and read it back there.</source>
        <translation>{path} 中的标注都不在本项目中。请打开导出该工作簿的项目，在那里读回。</translation>
    </message>
    <message>
        <source>The project was changed since {path} was read, and the list no longer holds. Nothing was applied; read the workbook once more.</source>
        <translation>读取 {path} 之后项目又有改动，清单已不准确。没有应用任何内容；请重新读取工作簿。</translation>
    </message>
</context>
<context>
    <name>ProblemReport</name>
    <message>
        <source>Something went wrong</source>
        <translation>程序出错</translation>
    </message>
    <message>
        <source>The program has made a mistake. What you have tagged is saved, and you can go on. Please send this report to the people who look after the program; it holds none of your texts.</source>
        <translation>程序出了错。您的标注已经保存，可以继续工作。请把这份报告发给维护程序的人；其中没有您的正文内容。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>&amp;Copy report</source>
        <translation>复制报告(&amp;C)</translation>
    </message>
    <message>
        <source>Show &amp;log folder</source>
        <translation>打开日志文件夹(&amp;L)</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Annotations</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>待审</translation>
    </message>
    <message>
        <source>Waiting for a reviewer</source>
        <translation>等待审核人处理</translation>
    </message>
    <message>
        <source>To answer</source>
        <translation>待答复</translation>
    </message>
    <message>
        <source>Returned, or with a change proposed to the author</source>
        <translation>已退回或有修改建议，等标注人答复</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>审核率</translation>
    </message>
    <message>
        <source>Share about which a decision stands</source>
        <translation>已有结论的比例</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完成率</translation>
    </message>
    <message>
        <source>Share accepted, or settled in the final version</source>
        <translation>已通过或已定稿的比例</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>定稿率</translation>
    </message>
    <message>
        <source>Share settled in the final version</source>
        <translation>已定稿的比例</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Sections finished</source>
        <translation>完成篇章</translation>
    </message>
    <message>
        <source>Sections in which all annotations of theirs are finished</source>
        <translation>本人标注已全部完成的篇章</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Accepted, returned or changes proposed</source>
        <translation>通过、退回或建议修改</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>裁定</translation>
    </message>
    <message>
        <source>Differences settled for the final version</source>
        <translation>为定稿裁定的差异</translation>
    </message>
    <message>
        <source>Last worked</source>
        <translation>最近工作日期</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>For how many days it has waited</source>
        <translation>已等待的天数</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>待谁处理</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>审核人</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>篇章</translation>
    </message>
</context>
<context>
    <name>ProgressBoard</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>&amp;Document</source>
        <translation>文档(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>人员(&amp;P)</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>全部文档</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>&amp;Save as workbook…</source>
        <translation>存为工作簿(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Opinion sheet…</source>
        <translation>审稿意见单(&amp;O)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Before the first heading</source>
        <translation>首个标题之前</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>审核率</translation>
    </message>
    <message>
        <source>Share about which a decision stands</source>
        <translation>已有结论的比例</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完成率</translation>
    </message>
    <message>
        <source>Share accepted, or settled in the final version</source>
        <translation>已通过或已定稿的比例</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>定稿率</translation>
    </message>
    <message>
        <source>Share settled in the final version</source>
        <translation>已定稿的比例</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>待审</translation>
    </message>
    <message>
        <source>Waiting for a reviewer</source>
        <translation>等待审核人处理</translation>
    </message>
    <message>
        <source>To answer</source>
        <translation>待答复</translation>
    </message>
    <message>
        <source>Returned, or with a change proposed to the author</source>
        <translation>已退回或有修改建议，等标注人答复</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计……</translation>
    </message>
    <message>
        <source>As of {time}</source>
        <translation>截至 {time}</translation>
    </message>
</context>
<context>
    <name>ProgressPapers</name>
    <message>
        <source>Save the progress</source>
        <translation>保存进度表</translation>
    </message>
    <message>
        <source>{project} progress</source>
        <translation>{project} 进度</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel 工作簿</translation>
    </message>
    <message>
        <source>Save the opinion sheet</source>
        <translation>保存审稿意见单</translation>
    </message>
    <message>
        <source>{project} opinion sheet</source>
        <translation>{project} 审稿意见单</translation>
    </message>
    <message>
        <source>Word document</source>
        <translation>Word 文档</translation>
    </message>
    <message>
        <source>Writing {name}…</source>
        <translation>正在写入 {name}……</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>在文件夹中显示(&amp;F)</translation>
    </message>
    <message>
        <source>The progress was written to {name}.</source>
        <translation>进度已写入 {name}。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln opinion(s) were written to {name}.</source>
        <translation>
            <numerusform>已把 %Ln 条意见写入 {name}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them had a text too long for one cell, which was cut.</source>
        <translation>
            <numerusform>其中 %Ln 条文字过长，单元格放不下，已截断。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressPlots</name>
    <message>
        <source>Where the annotations stand</source>
        <translation>标注状态</translation>
    </message>
    <message>
        <source>Work per day</source>
        <translation>每日工作量</translation>
    </message>
    <message>
        <source>by kind of work</source>
        <translation>按工作种类</translation>
    </message>
    <message>
        <source>annotations by author</source>
        <translation>按标注人的标注数</translation>
    </message>
    <message>
        <source>decisions by reviewer</source>
        <translation>按审核人的结论数</translation>
    </message>
    <message>
        <source>Nothing was done yet.</source>
        <translation>还没有工作记录。</translation>
    </message>
    <message>
        <source>Annotated</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>裁定</translation>
    </message>
</context>
<context>
    <name>ProgressTables</name>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Documents and sections</source>
        <translation>文档与篇章</translation>
    </message>
    <message>
        <source>Open returns ({count})</source>
        <translation>未处理的退回（{count}）</translation>
    </message>
</context>
<context>
    <name>Projects</name>
    <message>
        <source>New project{ending}</source>
        <translation>新项目{ending}</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>标注项目</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>另存副本</translation>
    </message>
    <message>
        <source>A copy was saved as {name}.</source>
        <translation>副本已另存为 {name}。</translation>
    </message>
    <message>
        <source>This project can only be read: the file or its folder takes no changes.</source>
        <translation>这个项目只能查看：文件或所在文件夹不允许修改。</translation>
    </message>
    <message>
        <source>Save a &amp;copy</source>
        <translation>另存副本(&amp;C)</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>My project.annot</source>
        <translation>我的项目.annot</translation>
    </message>
    <message numerus="yes">
        <source>The check found %Ln problem(s); the first: {first}. Work in a copy and keep this file as it is.</source>
        <translation>
            <numerusform>检查发现 %Ln 个问题，第一个是：{first}。请在副本中工作，让这个文件保持原样。</numerusform>
        </translation>
    </message>
    <message>
        <source>The project was checked; everything is in order.</source>
        <translation>项目检查完毕，一切正常。</translation>
    </message>
</context>
<context>
    <name>ProposalBox</name>
    <message>
        <source>{name} proposes</source>
        <translation>{name}建议</translation>
    </message>
    <message>
        <source>You propose</source>
        <translation>您建议</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>无规范值</translation>
    </message>
</context>
<context>
    <name>Proposing</name>
    <message>
        <source>Proposed to the author, not changed. Ctrl+Z takes it back, N goes on.</source>
        <translation>已向标注人提出建议，标注未改动。Ctrl+Z 撤销，N 下一条。</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>To review</source>
        <translation>待审</translation>
    </message>
    <message>
        <source>Came back to me</source>
        <translation>退给我的</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已审</translation>
    </message>
    <message>
        <source>Changed by two at once</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Places to check</source>
        <translation>位置待核对</translation>
    </message>
    <message>
        <source>All annotations</source>
        <translation>全部标注</translation>
    </message>
    <message>
        <source>other borders</source>
        <translation>边界不同</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>无规范值</translation>
    </message>
</context>
<context>
    <name>QueueFilterBar</name>
    <message>
        <source>All authors</source>
        <translation>全部标注人</translation>
    </message>
    <message>
        <source>Any origin</source>
        <translation>全部来源</translation>
    </message>
    <message>
        <source>Without value</source>
        <translation>缺规范值</translation>
    </message>
    <message>
        <source>Only annotations that have no value</source>
        <translation>只看没有规范值的标注</translation>
    </message>
    <message>
        <source>Disputed or not</source>
        <translation>分歧不限</translation>
    </message>
    <message>
        <source>Whatever other authors have tagged there</source>
        <translation>不论其他标注人如何标注</translation>
    </message>
    <message>
        <source>In dispute</source>
        <translation>有分歧</translation>
    </message>
    <message>
        <source>Only annotations that another author has tagged otherwise</source>
        <translation>只看与他人标注不同的</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>Only annotations that another author has tagged alike, none otherwise</source>
        <translation>只看另有标注人标得相同、且无人标得不同的标注</translation>
    </message>
    <message>
        <source>What authors agree on, or do not</source>
        <translation>标注人之间是否一致</translation>
    </message>
    <message>
        <source>Choose by type, author, origin, section</source>
        <translation>按类型、标注人、来源、篇章筛选</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>取消筛选</translation>
    </message>
    <message>
        <source>What to go through</source>
        <translation>要处理的标注</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>标注人</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>篇章</translation>
    </message>
    <message>
        <source>Show only this type; several can be on</source>
        <translation>只显示这一类型；可同时选几种</translation>
    </message>
</context>
<context>
    <name>QueueWalk</name>
    <message>
        <source>That was the first in the queue.</source>
        <translation>已是队列中第一条。</translation>
    </message>
    <message>
        <source>Nothing is left in this queue. Ctrl+Z still takes back.</source>
        <translation>队列已处理完。仍可用 Ctrl+Z 撤销。</translation>
    </message>
    <message>
        <source>Nothing waits in this queue.</source>
        <translation>队列中没有待处理的标注。</translation>
    </message>
    <message>
        <source>Nothing else waits in this queue.</source>
        <translation>队列中没有其他待处理的标注。</translation>
    </message>
    <message>
        <source>That was the last: on from the top.</source>
        <translation>已到末尾，从头继续。</translation>
    </message>
</context>
<context>
    <name>ReadBackDialog</name>
    <message>
        <source>Read a workbook back</source>
        <translation>读回工作簿</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of {file} were read.</source>
        <translation>
            <numerusform>读取了 {file} 的 %Ln 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Written by</source>
        <translation>填写人(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Read under this name</source>
        <translation>以此姓名读取(&amp;R)</translation>
    </message>
    <message>
        <source>Tick a&amp;ll</source>
        <translation>全选(&amp;L)</translation>
    </message>
    <message>
        <source>Tick &amp;none</source>
        <translation>全不选(&amp;N)</translation>
    </message>
    <message>
        <source>All of it becomes one step in the name of this person, after a checked copy of your project was put aside. What is changed on annotations of others becomes a proposal to their authors.</source>
        <translation>先备份您的项目，然后全部以此人的名义记为一步。对他人标注的改动成为给标注人的修改建议。</translation>
    </message>
    <message>
        <source>Changes ({count})</source>
        <translation>改动（{count}）</translation>
    </message>
    <message>
        <source>Not taken ({count})</source>
        <translation>未采用（{count}）</translation>
    </message>
    <message>
        <source>Say who wrote in this workbook.</source>
        <translation>请写明工作簿由谁填写。</translation>
    </message>
    <message>
        <source>The workbook has lost its record of what was exported. What the colleague changed cannot be told from what has changed here since.</source>
        <translation>工作簿已失去导出时的记录，无法区分同事的改动和此处后来的改动。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) are in doubt and left clear. Look at them before you tick them.</source>
        <translation>
            <numerusform>有 %Ln 处改动存疑，没有打勾。请看过再选。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) are not taken; the second tab says why.</source>
        <translation>
            <numerusform>有 %Ln 项没有采用，原因见第二个选项卡。</numerusform>
        </translation>
    </message>
    <message>
        <source>Of these, the first {count} are shown.</source>
        <translation>只显示前 {count} 条。</translation>
    </message>
    <message>
        <source>There is nothing to apply.</source>
        <translation>没有可采用的改动。</translation>
    </message>
    <message>
        <source>“{name}” is new in this project.</source>
        <translation>“{name}”还不在本项目中，将作为新人员加入。</translation>
    </message>
    <message>
        <source>{ticked} of {count} ticked</source>
        <translation>已选 {ticked} / {count}</translation>
    </message>
    <message>
        <source>&amp;Apply ({count})</source>
        <translation>采用（{count}）(&amp;A)</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>O</source>
        <comment>organisation, one character</comment>
        <translation>机</translation>
    </message>
    <message>
        <source>F</source>
        <comment>figure, one character</comment>
        <translation>数</translation>
    </message>
    <message>
        <source>D</source>
        <comment>date, one character</comment>
        <translation>日</translation>
    </message>
    <message>
        <source>P</source>
        <comment>person, one character</comment>
        <translation>人</translation>
    </message>
</context>
<context>
    <name>ReadingBack</name>
    <message>
        <source>Reading {name}…</source>
        <translation>正在读取 {name}……</translation>
    </message>
    <message>
        <source>Applying {name}…</source>
        <translation>正在采用 {name} 的改动……</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) by {name} were taken from {file}.</source>
        <translation>
            <numerusform>已从 {file} 采用{name}的 %Ln 处改动。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) were left alone.</source>
        <translation>
            <numerusform>另有 %Ln 项没有采用。</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} says nothing that is not in the project already. Nothing was changed.</source>
        <translation>{name} 的内容项目中都已有，没有任何改动。</translation>
    </message>
</context>
<context>
    <name>ReasonsPopup</name>
    <message>
        <source>Return: why?</source>
        <translation>退回理由？</translation>
    </message>
    <message numerus="yes">
        <source>Return %Ln: why?</source>
        <translation>
            <numerusform>退回 %Ln 条的理由？</numerusform>
        </translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>其他理由</translation>
    </message>
    <message>
        <source>A digit chooses. Enter sends what is typed.</source>
        <translation>按数字选择；按 Enter 提交所填理由。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Stand by it</source>
        <translation>维持原标注</translation>
    </message>
    <message>
        <source>Why, if it needs saying</source>
        <translation>理由（可不填）</translation>
    </message>
    <message>
        <source>Enter sends it to the reviewer again.</source>
        <translation>按 Enter 重新提交审核。</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
</context>
<context>
    <name>RemarkField</name>
    <message>
        <source>Remark … Ctrl+Enter sends</source>
        <translation>写意见……Ctrl+Enter 发送</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>意见</translation>
    </message>
</context>
<context>
    <name>ReviewCard</name>
    <message>
        <source>Value</source>
        <translation>规范值</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>N goes to what waits for you.

A accepts, R returns with a reason, M amends.
1 to 4 and Alt with arrows propose another type or other borders.</source>
        <translation>按 N 到等您处理的标注。

A 通过，R 退回并说明理由，M 修改规范值。
1 到 4 建议改类型，Alt+方向键建议改边界。</translation>
    </message>
    <message>
        <source>The text around it was changed: is this still the place?</source>
        <translation>此处原文有改动：位置还对吗？</translation>
    </message>
    <message>
        <source>Its words are gone from the text: it stood about here.</source>
        <translation>原文已不在：它原来大约在这里。</translation>
    </message>
</context>
<context>
    <name>ReviewInStep</name>
    <message>
        <source>{name}: {type} “{quote}”</source>
        <translation>{name}：{type}“{quote}”</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>Review queue</source>
        <translation>审核队列</translation>
    </message>
    <message>
        <source>Accept all shown ({count})…</source>
        <translation>全部通过（{count}）…</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>没有符合条件的标注。</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>取消筛选</translation>
    </message>
    <message>
        <source>Nothing waits for a reviewer here.</source>
        <translation>这里没有待审的标注。</translation>
    </message>
    <message>
        <source>Nothing came back to you.</source>
        <translation>没有退给您的标注。</translation>
    </message>
    <message>
        <source>There is nothing here.</source>
        <translation>这里没有标注。</translation>
    </message>
    <message numerus="yes">
        <source>Nothing waits for you. %Ln annotation(s) of your own wait for others.</source>
        <translation>
            <numerusform>没有等您审核的标注。您自己的 %Ln 条标注在等别人审核。</numerusform>
        </translation>
    </message>
    <message>
        <source>All done.</source>
        <translation>全部完成。</translation>
    </message>
    <message>
        <source>{waiting} waiting</source>
        <translation>待处理 {waiting} 条</translation>
    </message>
    <message>
        <source>{place} of {rows}</source>
        <translation>第 {place}/{rows} 条</translation>
    </message>
    <message>
        <source>{place} of {rows}, {waiting} left</source>
        <translation>第 {place}/{rows} 条，余 {waiting} 条</translation>
    </message>
</context>
<context>
    <name>Reviewing</name>
    <message>
        <source>Nothing that waits for a reviewer is shown.</source>
        <translation>所列标注中没有待审的。</translation>
    </message>
    <message numerus="yes">
        <source>Accept %Ln annotation(s) as they stand?</source>
        <translation>
            <numerusform>让这 %Ln 条标注按现在的内容通过？</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>全部通过</translation>
    </message>
    <message>
        <source>Accepting…</source>
        <translation>正在通过……</translation>
    </message>
    <message>
        <source>Nobody has returned this to you: there is nothing to answer.</source>
        <translation>没有人退回这条标注，无须答复。</translation>
    </message>
    <message>
        <source>Returning…</source>
        <translation>正在退回……</translation>
    </message>
    <message>
        <source>There is nothing of it that you can accept or adopt.</source>
        <translation>其中没有您可以通过或采纳的。</translation>
    </message>
    <message>
        <source>Go to an annotation first: N goes to what waits for you.</source>
        <translation>请先选一条标注：按 N 到等您处理的标注。</translation>
    </message>
    <message>
        <source>You do not review in this project.</source>
        <translation>您在本项目中不是审核人。</translation>
    </message>
    <message>
        <source>No change is proposed: S stands by it, or change it as usual.</source>
        <translation>没有修改建议：按 S 维持原标注，或照常修改。</translation>
    </message>
    <message>
        <source>This is your own annotation: somebody else decides about it.</source>
        <translation>这是您自己的标注，须由他人审核。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln annotation(s) were accepted.</source>
        <translation>
            <numerusform>已通过 %Ln 条标注。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
</context>
<context>
    <name>RowFilterBar</name>
    <message>
        <source>Annotations: {total}</source>
        <translation>共 {total} 条</translation>
    </message>
    <message>
        <source>Shown: {shown} of {total}</source>
        <translation>显示 {shown} 条，共 {total} 条</translation>
    </message>
    <message>
        <source>All authors</source>
        <translation>全部标注人</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>Find in text, value and note</source>
        <translation>查找原文、规范值、备注</translation>
    </message>
    <message>
        <source>Show all annotations again</source>
        <translation>重新显示全部标注</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>标注人</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>篇章</translation>
    </message>
    <message>
        <source>Show only this type; several can be on</source>
        <translation>只显示这一类型；可同时选几种</translation>
    </message>
</context>
<context>
    <name>SectionChoiceModel</name>
    <message>
        <source>All documents</source>
        <translation>全部文档</translation>
    </message>
    <message>
        <source>Whole document</source>
        <translation>整个文档</translation>
    </message>
    <message>
        <source>Current section</source>
        <translation>当前篇章</translation>
    </message>
</context>
<context>
    <name>SendPackageDialog</name>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Send my work</source>
        <translation>发送我的工作</translation>
    </message>
    <message>
        <source>A package is one file for a colleague, by mail, stick or shared folder. Whoever takes it in sees first what it brings.</source>
        <translation>审阅包是一个文件，可用邮件、U 盘或共享文件夹交给同事。对方合并之前，可以先看到其中的内容。</translation>
    </message>
    <message>
        <source>&amp;Whose work</source>
        <translation>谁的工作(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Documents</source>
        <translation>文档(&amp;D)</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>The &amp;cover sheet inside</source>
        <translation>包内的说明(&amp;C)</translation>
    </message>
    <message>
        <source>My own: {name}</source>
        <translation>我自己的：{name}</translation>
    </message>
    <message>
        <source>Everybody&apos;s</source>
        <translation>所有人的</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>&amp;Pack…</source>
        <translation>打包(&amp;P)…</translation>
    </message>
    <message>
        <source>Nothing is new since then.</source>
        <translation>那以后没有新内容。</translation>
    </message>
    <message>
        <source>Nothing to send fits this choice.</source>
        <translation>按此选择没有可发送的内容。</translation>
    </message>
    <message>
        <source>Only what is &amp;new since the last package</source>
        <translation>只发送上次打包后的新内容(&amp;N)</translation>
    </message>
    <message>
        <source>No package with this choice was sent yet.</source>
        <translation>还没有按此选择发送过审阅包。</translation>
    </message>
    <message>
        <source>Only what is &amp;new since the last package ({time})</source>
        <translation>只发送上次打包（{time}）后的新内容(&amp;N)</translation>
    </message>
</context>
<context>
    <name>Settling</name>
    <message>
        <source>The final version says so already.</source>
        <translation>定稿已是如此。</translation>
    </message>
    <message>
        <source>This project can only be read.</source>
        <translation>本项目只能查看。</translation>
    </message>
    <message>
        <source>You do not review in this project.</source>
        <translation>您在本项目中不是审核人。</translation>
    </message>
    <message>
        <source>Go to a difference first, or select characters at one.</source>
        <translation>请先到一处差异，或在差异处选中文字。</translation>
    </message>
    <message>
        <source>Punctuation alone cannot be annotated.</source>
        <translation>不能只标注标点。</translation>
    </message>
    <message>
        <source>Go to a difference first: N goes to the next.</source>
        <translation>请先到一处差异：按 N 到下一处。</translation>
    </message>
    <message>
        <source>Settling…</source>
        <translation>正在裁定……</translation>
    </message>
    <message numerus="yes">
        <source>%Ln annotation(s) were taken into the final version.</source>
        <translation>
            <numerusform>已把 %Ln 条标注收入定稿。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
</context>
<context>
    <name>ShortcutsHelp</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Not annotated</source>
        <translation>未标注</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>未审</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>审核中</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>已定稿</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Not reviewed</source>
        <translation>待审</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已通过</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Change proposed</source>
        <translation>待采纳</translation>
    </message>
    <message>
        <source>Revised</source>
        <translation>待复审</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Saved: {step}</source>
        <translation>已保存：{step}</translation>
    </message>
    <message>
        <source>My name…</source>
        <translation>我的姓名…</translation>
    </message>
    <message>
        <source>Annotations are made under this name</source>
        <translation>标注以这个姓名署名</translation>
    </message>
    <message numerus="yes">
        <source>%Ln came back to me</source>
        <translation>
            <numerusform>退给我的 %Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Go through what reviewers returned or want changed</source>
        <translation>处理审核人退回或建议修改的标注</translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) selected</source>
        <translation>
            <numerusform>已选 %Ln 字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln annotation(s)</source>
        <translation>
            <numerusform>%Ln 条标注</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>tag “{detail}”</source>
        <translation>标注“{detail}”</translation>
    </message>
    <message>
        <source>change the type of “{detail}”</source>
        <translation>更改“{detail}”的类型</translation>
    </message>
    <message>
        <source>remove “{detail}”</source>
        <translation>删除“{detail}”</translation>
    </message>
    <message>
        <source>move a border of “{detail}”</source>
        <translation>移动“{detail}”的边界</translation>
    </message>
    <message>
        <source>edit “{detail}”</source>
        <translation>编辑“{detail}”</translation>
    </message>
    <message>
        <source>load annotations</source>
        <translation>载入标注</translation>
    </message>
    <message>
        <source>add the document “{detail}”</source>
        <translation>添加文档“{detail}”</translation>
    </message>
    <message>
        <source>change properties of “{detail}”</source>
        <translation>修改“{detail}”的属性</translation>
    </message>
    <message>
        <source>remove the document “{detail}”</source>
        <translation>移除文档“{detail}”</translation>
    </message>
    <message>
        <source>change the name to “{detail}”</source>
        <translation>改名为“{detail}”</translation>
    </message>
    <message>
        <source>change the role of {detail}</source>
        <translation>更改{detail}的角色</translation>
    </message>
    <message>
        <source>change the rules of review</source>
        <translation>更改审核规则</translation>
    </message>
    <message>
        <source>accept “{detail}”</source>
        <translation>通过“{detail}”</translation>
    </message>
    <message>
        <source>return “{detail}”</source>
        <translation>退回“{detail}”</translation>
    </message>
    <message>
        <source>propose a change of “{detail}”</source>
        <translation>建议修改“{detail}”</translation>
    </message>
    <message>
        <source>resubmit “{detail}”</source>
        <translation>重新提交“{detail}”</translation>
    </message>
    <message>
        <source>adopt the change of “{detail}”</source>
        <translation>采纳对“{detail}”的修改</translation>
    </message>
    <message>
        <source>take back what was said about “{detail}”</source>
        <translation>撤回对“{detail}”的意见</translation>
    </message>
    <message>
        <source>remark on “{detail}”</source>
        <translation>对“{detail}”写意见</translation>
    </message>
    <message>
        <source>confirm the place of “{detail}”</source>
        <translation>确认“{detail}”的位置</translation>
    </message>
    <message>
        <source>settle “{detail}”</source>
        <translation>裁定“{detail}”</translation>
    </message>
    <message>
        <source>merge “{detail}”</source>
        <translation>合并“{detail}”</translation>
    </message>
    <message>
        <source>settle the conflict about “{detail}”</source>
        <translation>裁定“{detail}”的冲突</translation>
    </message>
    <message>
        <source>read back “{detail}”</source>
        <translation>读回“{detail}”</translation>
    </message>
    <message>
        <source>tag {count} places</source>
        <translation>标注 {count} 处</translation>
    </message>
    <message>
        <source>change the type of {count} annotations</source>
        <translation>更改 {count} 条标注的类型</translation>
    </message>
    <message>
        <source>remove {count} annotations</source>
        <translation>删除 {count} 条标注</translation>
    </message>
    <message>
        <source>load {count} annotations</source>
        <translation>载入 {count} 条标注</translation>
    </message>
    <message>
        <source>accept {count} annotations</source>
        <translation>通过 {count} 条标注</translation>
    </message>
    <message>
        <source>return {count} annotations</source>
        <translation>退回 {count} 条标注</translation>
    </message>
    <message>
        <source>propose changes of {count} annotations</source>
        <translation>建议修改 {count} 条标注</translation>
    </message>
    <message>
        <source>resubmit {count} annotations</source>
        <translation>重新提交 {count} 条标注</translation>
    </message>
    <message>
        <source>adopt changes of {count} annotations</source>
        <translation>采纳 {count} 处修改</translation>
    </message>
    <message>
        <source>confirm {count} places</source>
        <translation>确认 {count} 处位置</translation>
    </message>
    <message>
        <source>settle {count} places</source>
        <translation>裁定 {count} 处</translation>
    </message>
    <message>
        <source>undone: {step}</source>
        <translation>已撤销：{step}</translation>
    </message>
    <message>
        <source>redone: {step}</source>
        <translation>已重做：{step}</translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>Add texts</source>
        <translation>添加文本</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Remove “{title}” with all its annotations? You can undo this.</source>
        <translation>要移除“{title}”和它的全部标注吗？可以撤销。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Write the original file</source>
        <translation>还原导入的原文件</translation>
    </message>
    <message>
        <source>The original was written to {name}.</source>
        <translation>原文件已写到 {name}。</translation>
    </message>
    <message>
        <source>Adding {name}…</source>
        <translation>正在添加 {name}……</translation>
    </message>
    <message>
        <source>“{title}” is in this project already; here it is.</source>
        <translation>“{title}”已在本项目中，已为您打开。</translation>
    </message>
    <message>
        <source>“{title}” was added. Dates without a year are read as {year}.</source>
        <translation>已添加“{title}”。没有写年份的日期按 {year} 年理解。</translation>
    </message>
    <message>
        <source>“{title}” was added. Say which year it is about, so that dates without a year can be read.</source>
        <translation>已添加“{title}”。请告诉程序它记述的是哪一年，以便理解没有写年份的日期。</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>修改(&amp;C)…</translation>
    </message>
</context>
<context>
    <name>Thread</name>
    <message>
        <source>Accepted</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Proposed a change</source>
        <translation>建议修改</translation>
    </message>
    <message>
        <source>Stands by it</source>
        <translation>维持原标注</translation>
    </message>
    <message>
        <source>adopted</source>
        <translation>已采纳</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>此后已改动</translation>
    </message>
</context>
<context>
    <name>ThreadView</name>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source> ({aside})</source>
        <translation>（{aside}）</translation>
    </message>
</context>
<context>
    <name>Type</name>
    <message>
        <source>Organisation</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人物</translation>
    </message>
</context>
<context>
    <name>TypePopup</name>
    <message>
        <source>Annotate “{quote}” as</source>
        <translation>把“{quote}”标注为</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Undoing…</source>
        <translation>正在撤销……</translation>
    </message>
</context>
<context>
    <name>ValueField</name>
    <message>
        <source>With the year of the volume known, 3月12日 is a full date too.</source>
        <translation>填上本书记述的年份后，3月12日 也能成为完整日期。</translation>
    </message>
    <message>
        <source>The year is that of the volume: {year}.</source>
        <translation>年份取自本书：{year} 年。</translation>
    </message>
    <message>
        <source>The year is that of the date before it in the text.</source>
        <translation>年份取自正文中前一个日期。</translation>
    </message>
    <message>
        <source>Number and unit, such as 2262400 元</source>
        <translation>数和单位，如 2262400 元</translation>
    </message>
    <message>
        <source>Date, such as 2004-11-15</source>
        <translation>日期，如 2004-11-15</translation>
    </message>
    <message>
        <source>Full official name</source>
        <translation>规范全称</translation>
    </message>
    <message>
        <source>Usual name of the person</source>
        <translation>人物的规范姓名</translation>
    </message>
</context>
<context>
    <name>VerdictButtons</name>
    <message>
        <source>Accept</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Adopt</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>Stand by it</source>
        <translation>维持原标注</translation>
    </message>
    <message>
        <source>Amend</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Place is right</source>
        <translation>位置无误</translation>
    </message>
    <message>
        <source>This project can only be read.</source>
        <translation>本项目只能查看。</translation>
    </message>
    <message numerus="yes">
        <source>Accept and return apply to all %Ln chosen.</source>
        <translation>
            <numerusform>通过、退回将用于所选的全部 %Ln 条。</numerusform>
        </translation>
    </message>
    <message>
        <source>You do not review in this project.</source>
        <translation>您在本项目中不是审核人。</translation>
    </message>
    <message>
        <source>This is your own annotation: somebody else decides about it.</source>
        <translation>这是您自己的标注，须由他人审核。</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Please wait</source>
        <translation>请稍候</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止……</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Tag a chronicle</source>
        <translation>标注方志</translation>
    </message>
    <message>
        <source>Open a text, select characters and press 1 to 4: organisation, figure, date, person. Every step is saved at once.</source>
        <translation>打开文本，选中文字，按 1 到 4 标注：机构、数字、日期、人物。每一步都即时保存。</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>最近的项目</translation>
    </message>
    <message>
        <source>Add texts…</source>
        <translation>添加文本…</translation>
    </message>
    <message>
        <source>Plain text in any Chinese encoding; you can drop files here, too</source>
        <translation>各种中文编码的纯文本；也可以把文件拖到这里</translation>
    </message>
    <message>
        <source>Try the sample chronicle</source>
        <translation>试用示例方志</translation>
    </message>
    <message>
        <source>A chapter of a yearbook on 2004, ready to be tagged</source>
        <translation>一部记述 2004 年的年鉴中的一章，可直接标注</translation>
    </message>
    <message>
        <source>Open a project…</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <source>Go on with a file that ends in .annot</source>
        <translation>接着处理以 .annot 结尾的文件</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>新建项目…</translation>
    </message>
    <message>
        <source>One file for texts, annotations and their history</source>
        <translation>一个文件，存放文本、标注及其历史</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>{word} ({count})</source>
        <translation>{word}（{count}）</translation>
    </message>
</context>
</TS>
