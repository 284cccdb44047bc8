"""The sheet 填写说明: what a colleague may write where, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.read_backs import Wish
from annotator.formats.annotation_columns import COLUMNS
from annotator.formats.entry_words import WISH_WORDS
from annotator.formats.sheet_lines import fact_line, section_lines, stream_lines, title_line
from annotator.formats.workbook_layout import set_columns, set_printing
from annotator.formats.workbook_records import TITLE as RECORDS
from annotator.formats.workbook_styles import OPEN_FILL, Look

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.formats.sheet_lines import Line
    from annotator.formats.workbook_package import Package


TITLE = "填写说明"
NAME_LABEL = "填写人姓名"

_WIDTHS = (18, 32, 72)
_FIELD_HEIGHT = 26.0

_CELLS = {
    "类型": ("有误时另选一个。",),
    "规范值": (
        "有误时改写；清空即没有规范值。机构、人物写规范全称。",
        "数字写作“2262400 元”“3~5 人”“60 篇 余”，也可照原文写“226.24万元”。",
        "日期写作“2004-11-15”“2004-11”“2004-11-15/2004-11-16”，也可照原文写“2004年11月”。",
    ),
    "状态": (
        "选择审核结论，含义见下。",
        "粘贴来的“已通过”“已退回”“待采纳”，按“通过”“退回”“修改”读回。",
    ),
    "审核意见": ("退回的理由必须写明，其他结论可写可不写。可选下列常用理由，也可自己写。",),
    "备注": ("自己的标注：改的就是备注。他人的标注：写下的话作为意见转给标注人。",),
}
_WISHES = {
    Wish.ACCEPT: "同意这条标注。",
    Wish.RETURN: "请标注人重做，理由写在“审核意见”。",
    Wish.AMEND: "改动本行的“类型”或“规范值”，作为修改建议。改了这两格而不选状态，也是修改建议。",
    Wish.ADOPT: "仅限标注人本人：采纳他人的修改建议。",
    Wish.RESUBMIT: "仅限标注人本人：维持原标注，请再审，理由写在“审核意见”。",
    Wish.LEAVE_OPEN: "撤回自己先前的结论。",
}
_RULES = (
    ("谁的标注", "他人的标注不会被直接改动，只记下结论和建议；自己的标注，改动直接生效。"),
    ("受保护的格", "编号、原文等各列受保护，不会读回；原文与导出时不同的行，须逐一确认才会读回。"),
    (
        "筛选与排序",
        "随时可以筛选。要排序、删行或展开收起的列，先在“审阅”中撤消工作表保护，没有密码。",
    ),
    ("行的去留", "行的次序、删去的行、增加的列都不影响读回；删去一行不等于删去标注。"),
    ("交回", "存为 .xlsx 交回即可。读回之前，程序逐条列出全部改动，由项目的主人确认。"),
    ("隐藏的表", f"“{RECORDS}”记着每行导出时的内容，程序据此认出改动。请勿删去。"),
)


class Guide:
    """The sheet, whose rows are known before it is written, because lists refer to them."""

    def __init__(self, reasons: Sequence[str]) -> None:
        self._reasons = reasons
        self._lines = [*_head(), *_cells(), *_wishes()]
        self._first_reason = len(self._lines) + 3
        self._lines += [*_reason_lines(reasons), *_rules()]

    @property
    def reasons(self) -> str:
        """Where the reasons stand, as a formula of a list; empty if there are none."""
        if not self._reasons:
            return ""
        last = self._first_reason + len(self._reasons) - 1
        return f"'{TITLE}'!$B${self._first_reason}:$B${last}"

    def write(self, package: Package, project: str) -> None:
        """Write the sheet; only the name of whoever fills in can be written there."""
        sheet = package.add_sheet(TITLE)
        sheet.sheet_properties.tabColor = OPEN_FILL
        sheet.sheet_view.showGridLines = False
        sheet.protection.sheet = True
        set_columns(sheet, _WIDTHS)
        set_printing(sheet, project)
        sheet.page_setup.fitToHeight = 1
        stream_lines(package, sheet, self._lines, columns=len(_WIDTHS))


def _head() -> Iterator[Line]:
    yield title_line(TITLE)
    names = "、".join(f"“{column.name}”" for column in COLUMNS if column.open)
    yield fact_line("在哪里填写", f"“标注明细”中绿色表头的五列：{names}。")
    yield [NAME_LABEL, ""], [Look.LABEL, Look.FIELD], _FIELD_HEIGHT


def _cells() -> Iterator[Line]:
    yield from _section("可以填写的列")
    for name, (first, *others) in _CELLS.items():
        yield fact_line(name, first)
        for other in others:
            yield fact_line("", other)


def _wishes() -> Iterator[Line]:
    yield from _section("“状态”的含义")
    for wish, meaning in _WISHES.items():
        yield fact_line(WISH_WORDS[wish], meaning)


def _reason_lines(reasons: Sequence[str]) -> Iterator[Line]:
    if not reasons:
        return
    yield from _section("常用的退回理由")
    for reason in reasons:
        yield fact_line("", reason)


def _rules() -> Iterator[Line]:
    yield from _section("须知")
    for name, meaning in _RULES:
        yield fact_line(name, meaning)


def _section(name: str) -> tuple[Line, Line]:
    return section_lines(name, columns=len(_WIDTHS))
