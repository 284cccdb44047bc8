"""The words of an opinion sheet, the same on paper from a document and from a workbook."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.opinion_sheets import Handling
from annotator.domain.reviews import Verdict
from annotator.formats.annotation_columns import TYPE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

    from annotator.domain.opinion_sheets import (
        Opinion,
        OpinionSection,
        OpinionSheet,
        OpinionVolume,
        Proposal,
    )

TITLE = "审稿意见单"
SPACED_TITLE = "　".join(TITLE)
SIGNATURES = ("审稿人（签字）", "责任编辑（签字）")
DATE_LABEL, DATE_TO_FILL = "日期", "　　　　年　　　月　　　日"

VERDICT_WORDS = {Verdict.RETURN: "退回", Verdict.AMEND: "修改"}
HANDLING_WORDS = {
    Handling.OPEN: "待处理",
    Handling.PROPOSED: "待采纳",
    Handling.REVISED: "已改，待复审",
    Handling.DEFENDED: "已答复，待复审",
    Handling.ADOPTED: "已采纳",
    Handling.CORRECTED: "已改，复审通过",
    Handling.UPHELD: "未改，复审通过",
    Handling.REPEATED: "见后续意见",
    Handling.REMOVED: "标注已删除",
}

_CONTEXT = 14
_LONGEST_QUOTE = 80
_KEPT_OF_QUOTE = 36
_OUTSIDE = "（标题之前）"
_PAGE_BREAK = re.compile(r"[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class OpinionColumn:
    """A column of the table.

    Attributes:
        millimetres: Its width on a sheet of A4 lying across.
        centred: Short words stand in the middle of the cell.
    """

    name: str
    millimetres: int
    centred: bool = False


COLUMNS = (
    OpinionColumn("序号", 10, centred=True),
    OpinionColumn("条目", 28),
    OpinionColumn("原文", 56),
    OpinionColumn("类型", 12, centred=True),
    OpinionColumn("意见", 12, centred=True),
    OpinionColumn("理由", 34),
    OpinionColumn("建议改为", 32),
    OpinionColumn("标注人", 16, centred=True),
    OpinionColumn("审核人", 16, centred=True),
    OpinionColumn("日期", 19, centred=True),
    OpinionColumn("处理情况", 26),
)
QUOTE_PLACE = 2
"""Which column has the quote within its context."""


def facts(sheet: OpinionSheet) -> tuple[tuple[str, str], ...]:
    """Return what stands above the table: label and text, two pairs to a line."""
    counts = sheet.counted()
    listed = f"{counts.listed} 条：退回 {counts.returned}，修改 {counts.amended}"
    return (
        ("项目", sheet.project),
        ("卷册", "；".join(volume_name(volume) for volume in sheet.volumes)),
        ("审稿人", "、".join(sheet.reviewers)),
        ("审稿时间", _period(sheet)),
        ("尚待处理的意见" if sheet.only_open else "意见", listed),
        ("其中待处理", f"{counts.open} 条"),
        ("通过", f"{counts.accepted} 处（不逐条列出）"),
        ("制表日期", _long_day(sheet.made_at, sheet.zone)),
    )


def volume_name(volume: OpinionVolume) -> str:
    """Return the title of a document with the year it reports on."""
    return volume.title if volume.year is None else f"{volume.title}（{volume.year}年）"


def section_name(section: OpinionSection) -> str:
    """Return what stands on the band over the opinions of a section."""
    return section.path or _OUTSIDE


def section_summary(section: OpinionSection) -> str:
    """Return how many opinions a section has, and how much was accepted without any."""
    returned = sum(one.verdict is Verdict.RETURN for one in section.opinions)
    parts = [
        f"{word} {count} {unit}"
        for word, count, unit in (
            ("退回", returned, "条"),
            ("修改", len(section.opinions) - returned, "条"),
            ("通过", section.accepted, "处"),
        )
        if count
    ]
    return "，".join(parts)


def remark(sheet: OpinionSheet, volume: OpinionVolume) -> str:
    """Return what is to be said below the table of a volume, or in its place; may be empty."""
    if not volume.sections:
        return "尚无审核结论。"
    sentences = []
    if not any(section.opinions for section in volume.sections):
        sentences.append("没有尚待处理的意见。" if sheet.only_open else "没有退回或修改的意见。")
    accepted = [
        f"{section_name(section)}（{section.accepted} 处）"
        for section in volume.sections
        if not section.opinions and section.accepted
    ]
    if accepted:
        sentences.append(f"下列篇章只有通过：{'、'.join(accepted)}。")
    return "".join(sentences)


def numbered(sheet: OpinionSheet) -> Iterator[tuple[OpinionVolume, OpinionSection, int]]:
    """Give each section that has opinions, with the number of its first one."""
    number = 1
    for volume in sheet.volumes:
        for section in volume.sections:
            if section.opinions:
                yield volume, section, number
                number += len(section.opinions)


def cells(opinion: Opinion, number: int, zone: tzinfo) -> tuple[str, ...]:
    """Return what stands in the columns; the quote with its context in one string."""
    return (
        str(number),
        _place(opinion),
        "{}〔{}〕{}".format(*quoted(opinion)),
        TYPE_WORDS[opinion.type],
        VERDICT_WORDS[opinion.verdict],
        opinion.reason,
        _proposal_words(opinion.proposal),
        opinion.author,
        opinion.reviewer,
        f"{opinion.at.astimezone(zone):%Y-%m-%d}",
        _handling_words(opinion),
    )


def _place(opinion: Opinion) -> str:
    """Return where in its section an opinion belongs."""
    paragraph = f"第 {opinion.paragraph} 段"
    return f"{opinion.entry}\n{paragraph}" if opinion.entry else paragraph


def quoted(opinion: Opinion) -> tuple[str, str, str]:
    """Return the quote in the middle of its paragraph, none of the three too long."""
    _, begins, before = opinion.before.rpartition("\n")
    after, ends, _ = opinion.after.partition("\n")
    start, end = before[-_CONTEXT:], after[:_CONTEXT]
    cut_before = start and (start != before or not begins)
    cut_after = end and (end != after or not ends)
    return (
        f"…{start}" if cut_before else start,
        _clipped(opinion.quote),
        f"{end}…" if cut_after else end,
    )


def _proposal_words(proposal: Proposal | None) -> str:
    """Return what is to be stated instead, a line for each thing that is to change."""
    if proposal is None:
        return ""
    lines = []
    if proposal.quote is not None:
        lines.append(f"“{_clipped(proposal.quote)}”")
    if proposal.type is not None:
        lines.append(f"类型：{TYPE_WORDS[proposal.type]}")
    if proposal.value is not None:
        lines.append(f"规范值：{proposal.value or '无'}")
    return "\n".join(lines)


def _handling_words(opinion: Opinion) -> str:
    """Return what became of an opinion, with the author's answer."""
    word = HANDLING_WORDS[opinion.handling]
    return f"{word}\n答：{opinion.answer}" if opinion.answer else word


def _clipped(quote: str) -> str:
    """Return a quote without page breaks, and without its middle if it is very long."""
    line = _PAGE_BREAK.sub("", quote)
    if len(line) <= _LONGEST_QUOTE:
        return line
    return f"{line[:_KEPT_OF_QUOTE]}……{line[-_KEPT_OF_QUOTE:]}"


def _period(sheet: OpinionSheet) -> str:
    if sheet.first is None or sheet.last is None:
        return "—"
    first, last = (_long_day(moment, sheet.zone) for moment in (sheet.first, sheet.last))
    return first if first == last else f"{first}至{last}"


def _long_day(moment: datetime, zone: tzinfo) -> str:
    local = moment.astimezone(zone)
    return f"{local.year}年{local.month}月{local.day}日"
