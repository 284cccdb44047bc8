"""The 26 columns of an exported annotation: their names, what they mean, what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING

from annotator.domain.annotations import AnnotationType, Origin, Status
from annotator.domain.final_versions import Choice
from annotator.domain.values import DateValue, FigureValue, NameValue
from annotator.values import edtf
from annotator.values.display import display_value

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from annotator.domain.exports import ExportRow
    from annotator.domain.final_versions import Provenance
    from annotator.domain.values import Value

TYPE_WORDS = {
    AnnotationType.ORGANISATION: "机构",
    AnnotationType.FIGURE: "数字",
    AnnotationType.DATE: "日期",
    AnnotationType.PERSON: "人物",
}
ORIGIN_WORDS = {
    Origin.MANUAL: "人工标注",
    Origin.LOADED: "导入",
    Origin.SUGGESTION: "建议",
    Origin.FINAL: "定稿",
}
STATUS_WORDS = {
    Status.PENDING: "待审",
    Status.ACCEPTED: "通过",
    Status.RETURNED: "退回",
    Status.AMENDED: "修改",
    Status.REVISED: "待复审",
}

EXACT_DIGITS = 15
"""Significant digits that survive in a cell: numbers are IEEE doubles there."""


class Kind(Enum):
    """What a column holds."""

    TEXT = auto()
    COUNT = auto()  # int
    NUMBER = auto()  # exact decimal string, as in a FigureValue
    TIME = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: The header; other programs look for it.
        meaning: One sentence for whoever gets the file without the program.
        width: Least and most width in half-width characters.
        folded: Whether a workbook shows it only when its group is unfolded. What is left is
            what a person reads, and fits on paper.
        open: Whether a colleague may write in it and have it read back.
    """

    name: str
    meaning: str
    width: tuple[int, int]
    kind: Kind = Kind.TEXT
    folded: bool = False
    open: bool = False


COLUMNS = (
    Column("编号", "标注的固定编号，改动、合并、再次导出后都不变。", (24, 24)),
    Column("文档", "标注所在文档的题名。", (10, 24)),
    Column("篇章", "所在的各级标题，由大到小，以“ / ”分隔。", (10, 26)),
    Column("条目", "所在条目的题名；不在条目之内的为空。", (10, 26)),
    Column("段落", "所在段落在文档中的序号，从 1 起。", (8, 8), Kind.COUNT),
    Column(
        "起",
        "首字在文档中的位置，从 0 起，按字符（Unicode 码位）计。",
        (10, 10),
        Kind.COUNT,
        folded=True,
    ),
    Column("止", "末字之后的位置，计法同“起”。", (10, 10), Kind.COUNT, folded=True),
    Column("类型", "机构、数字、日期、人物之一。", (7, 7), open=True),
    Column("原文", "所标注的文字，与文档完全一致，误字、换行照录。", (16, 34)),
    Column("上文", "紧接在前的文字，略去排版记号，换行以空格代替。", (20, 28)),
    Column("下文", "紧接在后的文字，略去排版记号，换行以空格代替。", (20, 28)),
    Column("规范值", "归一后的含义：数量与单位、日期（EDTF）或规范名称。", (14, 30), open=True),
    Column(
        "数值",
        f"数字的数值，万、亿已乘出；超过 {EXACT_DIGITS} 位有效数字的以文本保存，以免失真。",
        (14, 20),
        Kind.NUMBER,
        folded=True,
    ),
    Column(
        "数值上限",
        "数字为一个范围时的上限，例如“3至5人”中的 5。",
        (10, 20),
        Kind.NUMBER,
        folded=True,
    ),
    Column("单位", "数字的单位或量词；百分数为 %。", (6, 12), folded=True),
    Column("日期起", "日期的第一天（年-月-日）；起始不明的为空。", (12, 12), folded=True),
    Column("日期止", "日期的最后一天（年-月-日）；终止不明的为空。", (12, 12), folded=True),
    Column("规范名称", "机构或人物的规范全称，同“规范值”。", (14, 32), folded=True),
    Column("标注人", "作出标注的人；“定稿”不是人，是比较各人的标注后定下的版本。", (9, 16)),
    Column("标注时间", "作出标注的时间。", (17, 17), Kind.TIME, folded=True),
    Column(
        "来源",
        "人工标注；导入，即从文件载入；建议，即由程序提出、经人接受；"
        "定稿，并注明由哪些人一致标注、由谁选自何人，或由谁修改。",
        (9, 30),
        folded=True,
    ),
    Column("状态", "审核结论：待审、通过、退回、修改、待复审之一。", (9, 9), open=True),
    Column("审核人", "最近一次作出审核结论的人。", (9, 16), folded=True),
    Column("审核时间", "最近一次审核的时间。", (17, 17), Kind.TIME, folded=True),
    Column(
        "审核意见",
        "审核人的意见：退回的理由、修改的建议；标注人的答复附在其后。",
        (18, 30),
        open=True,
    ),
    Column("备注", "标注人写下的备注。", (14, 30), open=True),
)

Cell = str | int | float | None


def cells(row: ExportRow, zone: tzinfo) -> list[Cell]:
    """Return what stands in the 26 columns, all of it text but for the counts.

    Numbers are exact decimal strings, times `2004-11-15 09:30:00` in `zone`, unknown is "".
    """
    value = row.value
    number = number_to = unit = first = last = name = ""
    if isinstance(value, FigureValue):
        number, number_to, unit = value.number, value.number_to or "", value.unit
    elif isinstance(value, DateValue):
        first, last = days(value.edtf)
    elif isinstance(value, NameValue):
        name = value.name
    return [
        row.id,
        row.document,
        row.section,
        row.entry,
        row.paragraph,
        row.start,
        row.end,
        TYPE_WORDS[row.type],
        row.quote,
        _one_line(row.before),
        _one_line(row.after),
        shown_value(value),
        number,
        number_to,
        unit,
        first,
        last,
        name,
        row.author,
        _clock_time(row.created_at, zone),
        _origin(row.origin, row.provenance),
        STATUS_WORDS[row.status],
        row.reviewer,
        _clock_time(row.reviewed_at, zone) if row.reviewed_at else "",
        row.review_remark,
        row.note,
    ]


def nothing_of(type_: AnnotationType) -> str:
    """Return what to say where there are no annotations of a type."""
    return f"本次导出中没有{TYPE_WORDS[type_]}标注，所以这张表只有表头。"


def _origin(origin: Origin, provenance: Provenance | None) -> str:
    """Return how an annotation came to be; of the final version also from whom and by whom."""
    if provenance is None:
        return ORIGIN_WORDS[origin]
    authors = list(dict.fromkeys(source.author for source in provenance.sources))
    match provenance.choice:
        case Choice.UNANIMOUS:
            how = f"一致（{'、'.join(authors)}）"
        case Choice.CHOSEN:
            how = f"选自{''.join(authors[:1])}（{provenance.by}）"
        case _:
            how = f"{provenance.by}修改"
    return f"{ORIGIN_WORDS[Origin.FINAL]}：{how}"


def _one_line(context: str) -> str:
    return " ".join(context.split()) if "\n" in context else context


def _clock_time(moment: datetime, zone: tzinfo) -> str:
    return moment.astimezone(zone).replace(tzinfo=None).isoformat(" ", "seconds")


# Values repeat: a volume on one year names the same dates, units and bodies over and over.
@lru_cache(maxsize=4096)
def shown_value(value: Value | None) -> str:
    """Return the value as `display_value` does, remembering the last few thousand."""
    return display_value(value)


@lru_cache(maxsize=4096)
def days(date: str) -> tuple[str, str]:
    """Return the first and last day of an EDTF date; empty where open or not a valid date."""
    return edtf.bounds(date) if edtf.is_valid(date) else ("", "")


@lru_cache(maxsize=4096)
def cell_number(number: str) -> str | int | float:
    """Return an exact decimal string as a number, or unchanged where digits would be lost."""
    if len(number.lstrip("-").replace(".", "").strip("0")) > EXACT_DIGITS or not number:
        return number
    exact = Decimal(number)
    return int(exact) if exact == exact.to_integral_value() else float(exact)
