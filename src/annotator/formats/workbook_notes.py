"""The sheet 说明: where the figures come from, that they add up, what each column means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.annotations import AnnotationType
from annotator.formats.annotation_columns import COLUMNS, TYPE_WORDS, nothing_of
from annotator.formats.cell_text import CUT_MARK, MOST_UNITS
from annotator.formats.sheet_lines import fact_line, section_lines, stream_lines, title_line
from annotator.formats.workbook_layout import set_columns, set_printing
from annotator.formats.workbook_styles import Look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.domain.exports import Export
    from annotator.formats.annotation_columns import Cell
    from annotator.formats.sheet_lines import Line
    from annotator.formats.workbook_groups import Gathering
    from annotator.formats.workbook_package import Package

TITLE = "说明"
_WIDTHS = (36, 10, 12, 10, 28, 56)
_OTHER_SHEETS = (
    ("机构、人物", "按规范名称归并，次数多的在前；没有规范名称的，按原文写法归并。"),
    ("数字", "按规范值归并，先按单位、再按大小排列；未能规范的列在最后。"),
    ("日期", "按规范值归并，依时间先后排列；未能规范的列在最后。"),
    ("出处", "写作“条目 (段落)”；处数较多时只列前面的，并注明共多少处。"),
    ("汇总", "每个条目各类标注的数量，没有标注的条目也列出。"),
    ("填写说明", "没有程序的同事怎样在“标注明细”中审核，再交回读入。"),
    ("读回记录", "隐藏。每行导出时的内容，读回时比对之用。"),
)


def write_notes(package: Package, export: Export, gathering: Gathering) -> None:
    """Write the sheet."""
    lines = [
        *_about(export, gathering),
        *_documents(export, gathering),
        *_balance(export, gathering),
        *_cuts(gathering),
        *_meanings(gathering),
    ]
    sheet = package.add_sheet(TITLE)
    sheet.sheet_view.showGridLines = False
    set_columns(sheet, _WIDTHS)
    set_printing(sheet, export.project.title)
    stream_lines(package, sheet, lines, columns=len(_WIDTHS))


def _about(export: Export, gathering: Gathering) -> Iterator[Line]:
    yield title_line(export.project.title or "标注项目")
    moment = export.exported_at.astimezone(export.zone)
    zone = f"UTC{moment.isoformat()[-6:]}"
    yield from (
        fact_line("项目", export.project.title),
        fact_line("标注人", "、".join(export.authors) or "全部"),
        *_several(gathering),
        fact_line("导出时间", f"{moment:%Y-%m-%d %H:%M}（{zone}，本册时间均按此时区）"),
        fact_line("程序", f"annotator {export.program_version}"),
    )


def _several(gathering: Gathering) -> Iterator[Line]:
    """Say whose annotations the counts add up: two authors of one text tag most of it twice."""
    if len(gathering.authors) > 1:
        counts = "、".join(f"{name} {count:,}" for name, count in gathering.authors.items())
        yield fact_line("各人标注数", f"{counts}；各表的次数、数量是各人之和。")


def _documents(export: Export, gathering: Gathering) -> Iterator[Line]:
    yield from _section("文档")
    headers: list[Cell] = ["文档", "年份", "字符数", "标注数", "来源文件", "文本校验码（SHA-256）"]
    yield headers, [Look.HEADER] * len(headers), None
    looks = [Look.TEXT, Look.CENTRED, Look.COUNT, Look.COUNT, Look.TEXT, Look.FAINT]
    for one in export.documents:
        document = one.document
        values: list[Cell] = [
            document.title,
            "" if document.year is None else document.year,
            document.characters,
            gathering.documents[document.title],
            document.source,
            document.sha256,
        ]
        yield values, looks, None


def _balance(export: Export, gathering: Gathering) -> Iterator[Line]:
    """State the same total from four independent counts, without formulas."""
    yield from _section("核对")
    by_type = {
        TYPE_WORDS[type_]: sum(group.count for group in gathering.groups(type_))
        for type_ in AnnotationType
    }
    by_entry = sum(counts.total() for counts in gathering.entries.values())
    totals = {
        "项目文件中的标注": sum(one.annotations for one in export.documents),
        "“标注明细”的行数": gathering.total,
        "机构、数字、日期、人物各表次数之和": sum(by_type.values()),
        "“汇总”的合计": by_entry,
    }
    for name, count in totals.items():
        yield [name, count], [Look.LABEL, Look.PLAIN_COUNT], None
    sums = " + ".join(f"{word} {count:,}" for word, count in by_type.items())
    verdict = "一致" if len(set(totals.values())) == 1 else "不一致，请勿使用本册，并重新导出"
    yield fact_line("结论", f"{sums} = {sum(by_type.values()):,}，{verdict}")


def _cuts(gathering: Gathering) -> Iterator[Line]:
    if not gathering.shortened:
        return
    yield from _section("截断的文字")
    yield fact_line(
        "说明", f"单元格至多容纳 {MOST_UNITS:,} 个字符，下列标注有文字超出，末尾有“{CUT_MARK}”。"
    )
    for id_ in gathering.shortened:
        yield fact_line("编号", id_)


def _meanings(gathering: Gathering) -> Iterator[Line]:
    yield from _section("“标注明细”各列")
    folded = "、".join(column.name for column in COLUMNS if column.folded)
    yield fact_line("收起的列", f"{folded}。收起时不打印。")
    yield fact_line(
        "展开与收起",
        "先在“审阅”中撤消工作表保护（没有密码），再点工作表左上角的“2”全部展开，点“1”重新收起。",
    )
    for column in COLUMNS:
        yield fact_line(column.name, column.meaning)
    yield from _section("其他工作表")
    for name, meaning in _OTHER_SHEETS:
        yield fact_line(name, meaning)
    for type_ in AnnotationType:
        if not gathering.types[type_]:
            yield fact_line(TYPE_WORDS[type_], nothing_of(type_))


def _section(name: str) -> tuple[Line, Line]:
    return section_lines(name, columns=len(_WIDTHS))
