"""The workbook about how well people agree: 一致性, 按类型, 按篇章, 分歧, 说明."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.agreements import Measure
from annotator.formats.agreement_matrix import write_matrices
from annotator.formats.agreement_tables import (
    DISAGREEMENTS,
    MOST_ROWS,
    write_by_section,
    write_by_type,
    write_disagreements,
)
from annotator.formats.agreement_words import (
    KIND_MEANINGS,
    KIND_WORDS,
    MEANINGS,
    MEASURE_WORDS,
    UNDEFINED,
)
from annotator.formats.safe_write import writing
from annotator.formats.sheet_lines import fact_line, section_lines, stream_lines, title_line
from annotator.formats.workbook_layout import set_columns, set_printing
from annotator.formats.workbook_package import Package

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.domain.agreements import AgreementExport
    from annotator.domain.progress import Progress
    from annotator.formats.sheet_lines import Line

NOTES = "说明"
_WIDTHS = (24, 112)


def write_agreement_workbook(path: Path, export: AgreementExport, progress: Progress) -> None:
    """Write the whole workbook.

    Raises:
        Cancelled: The user has asked to stop; `path` is as it was.
        ProblemForUser: See `safe_write.writing`.
    """
    with writing(path) as temporary:
        with Package(temporary, title=export.project) as package:
            write_matrices(package, export)
            write_by_type(package, export)
            write_by_section(package, export)
            write_disagreements(package, export, progress)
            _write_notes(package, export)
        package.verify()


def _write_notes(package: Package, export: AgreementExport) -> None:
    lines = [*_about(export), *_documents(export), *_measures(), *_kinds(export), *_samples(export)]
    sheet = package.add_sheet(NOTES)
    sheet.sheet_view.showGridLines = False
    set_columns(sheet, _WIDTHS)
    set_printing(sheet, export.project)
    stream_lines(package, sheet, lines, columns=len(_WIDTHS))


def _about(export: AgreementExport) -> Iterator[Line]:
    yield title_line("标注一致性")
    moment = export.at.astimezone(export.zone)
    zone = f"UTC{moment.isoformat()[-6:]}"
    yield fact_line("项目", export.project)
    yield fact_line("标注人", "、".join(export.people))
    yield fact_line("统计时间", f"{moment:%Y-%m-%d %H:%M}（{zone}）")
    yield fact_line("程序", f"annotator {export.program_version}")


def _documents(export: AgreementExport) -> Iterator[Line]:
    yield from _section("文档")
    for title, absent in export.documents:
        remark = f"{'、'.join(absent)}没有标注，或尚未开始。" if absent else "各人都有标注。"
        yield fact_line(title, remark)


def _measures() -> Iterator[Line]:
    yield from _section("四种数值")
    for measure in Measure:
        name = MEASURE_WORDS[measure]
        for sentence in MEANINGS[measure]:
            yield fact_line(name, sentence)
            name = ""
    yield fact_line("多人", "两人以上时，F1 与 κ 的合计为两两的平均。")
    yield fact_line(UNDEFINED, "无从计算：没有标注，或不可能有分歧。")
    yield fact_line("不计入的", "规范值与备注不影响这些数值，只比较起止与类型。")
    yield fact_line("篇章", "一条标注计入它开头所在的篇章或条目；下级条目中的不计入上级。")
    yield fact_line("κ 与 uα", "同类型的标注首尾相接时，接缝的位置不影响 κ 与 uα，影响 F1。")


def _kinds(export: AgreementExport) -> Iterator[Line]:
    yield from _section(f"“{DISAGREEMENTS}”一表")
    for kind, word in KIND_WORDS.items():
        yield fact_line(word, KIND_MEANINGS[kind])
    listed = min(export.count, MOST_ROWS)
    rest = f"，表格容纳不下的 {export.count - listed:,} 处未列" if listed < export.count else ""
    yield fact_line("分歧总数", f"{export.count:,} 处，列出 {listed:,} 处{rest}。")


def _samples(export: AgreementExport) -> Iterator[Line]:
    yield from _section("样本")
    yield fact_line("样本数", "不同的标注数，几人相同的只计一条。")
    sample = export.together.scores[None].sample
    yield fact_line(
        "宜有样本数",
        f"{len(export.people)} 人、全部类型 {sample.needed} 条，单一类型为其四分之一。"
        "少于此数，数值不宜推及其余。",
    )
    yield fact_line("", "条件：四类均等，α 不低于 0.8，显著性水平 5%。Krippendorff（2019）所荐。")
    yield fact_line("", "出处：Bloch、Kraemer，Biometrics 45（1989）269–287，式 3.7。")
    yield fact_line("颜色", "红 0，黄 0.667（Krippendorff 所定可作初步结论的下限），绿 1。")


def _section(name: str) -> tuple[Line, Line]:
    return section_lines(name, columns=len(_WIDTHS))
