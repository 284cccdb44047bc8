<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AnnotationTableModel</name>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Origin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DocumentListModel</name>
    <message>
        <source>{title}, annotations: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year of the volume: {year}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{type}: {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous place (Shift+F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next place (F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Origin</name>
    <message>
        <source>By hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loaded from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutlineModel</name>
    <message>
        <source>{title}, annotations: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{type}: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{characters} characters, {share} % of the document</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>{path} does not exist. Check the name, or whether the drive is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a folder. Choose a file inside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} may not be opened with your rights. Copy it to a folder of your own, or ask your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is empty. Choose a file that holds text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has {megabytes} MB; one document may have at most {limit} MB. Split it, for example by chapters, and import the parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not plain text. Save it as .txt in the program that made it, then import that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}). Try a copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}). Nothing was changed; choose another folder or name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is open in another program. Close it there, or choose another name; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room left on the disk of {path}. Free some space and try again; what was saved before is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not {encoding} text: the byte at position {position} does not fit. Try another encoding: {others}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The encoding {encoding} is not known. Choose one of: {others}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The encoding of {path} is not certain. Name it yourself; likely: {others}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is of a kind not used here. Use {kinds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is already in this project as “{document}”. Open that document instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not an annotation project. Choose a file that ends in .annot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} exists already. Open it, or choose another name for the new project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was made by a newer version of this program. Install that version; the file was not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is open in another window: {holder}. Close it there, then open it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged ({detail}). Nothing was changed; open a copy or a backup of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be changed: the file or its folder is read-only. Save a copy elsewhere and work in that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} contains program code ({detail}) that does not belong in a project. It was not opened; ask its sender for a clean copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has no document called “{document}”. Its documents: {others}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has no annotations by “{person}”. Its people: {others}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}, line {line}: {reason}. Nothing was loaded; correct the line and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” cannot be read as a value here. Write it like {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” cannot be used as a name. Use ordinary letters or characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This annotation was changed meanwhile. Look at it again and repeat the step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your settings could not be saved in {path} ({reason}). They hold until you close the program; ask your administrator for the right to change that file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is open in another program. Close it there, then open it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” exists already in this project. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a {kind} file, not plain text. Open it in the program that made it, save it as .txt, then import that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a picture ({kind}). Have its text recognised first, save that as .txt, then import it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is in use by another program. Close it there, or use a copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the byte at position {position} is not UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is longer than {limit} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not JSON at position {position}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not a JSON object in curly brackets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it contains half a character (a lone surrogate)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” must be text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” must be a whole number, 0 or greater</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“end” ({end}) must be greater than “start” ({start})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the type “{type}” is not known; use one of: {others}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its value {text} cannot be read; write it like {example}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the id “{id}” is not a UUID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the id {id} is used already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the project has no document called “{document}”; its documents: {others}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text from {start} to {end} is “{found}”, not “{quote}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SectionChoiceModel</name>
    <message>
        <source>Whole document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current section</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Not reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Returned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amended</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Type</name>
    <message>
        <source>Organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
