"""The cover sheet of a package: what a person reads who opens the archive without the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator import __version__
from annotator.formats.annotation_columns import TYPE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.domain.packages import PackageSummary

_RULE = "─" * 20


def cover_sheet(summary: PackageSummary) -> bytes:
    """Return the sheet as a text file that old editors on Windows show rightly, too."""
    return "\r\n".join([*_lines(summary), ""]).encode("utf-8-sig")


def cover_text(summary: PackageSummary) -> str:
    """Return the words of the sheet."""
    return "\n".join(_lines(summary))


def _lines(summary: PackageSummary) -> Iterator[str]:
    made_at = summary.made_at.astimezone()
    yield "审阅包说明"
    yield _RULE
    yield f"项　　目：{summary.project}"
    yield f"发　　送：{summary.sender or '未署名'}"
    yield f"时　　间：{made_at:%Y-%m-%d %H:%M}（UTC{made_at.isoformat()[-6:]}）"
    yield f"范　　围：{_extent(summary)}"
    yield (
        f"内　　容：标注 {summary.tagged:,} 条（含已删除的），"
        f"审核结论 {summary.decisions:,} 条，意见 {summary.remarks:,} 条"
    )
    yield f"定　　稿：{summary.final:,} 条"
    if summary.carried:
        yield f"附　　带：审核结论、意见所针对的标注 {summary.carried:,} 条"
    yield f"程　　序：annotator {__version__}"
    yield ""
    yield "文　　档"
    yield _RULE
    for number, one in enumerate(summary.documents, 1):
        yield f"{number}. {one.title}（{one.characters:,} 字符，标注 {one.annotations:,} 条）"
        yield f"   文本校验码（SHA-256）：{one.sha256}"
    yield ""
    yield "用　　法"
    yield _RULE
    yield "1. 在程序中打开自己的项目，把本文件拖到窗口里，或在“审核”菜单中选择“合并同事的工作”。"
    yield "2. 程序先列出将要合并的内容，确认后才写入；合并前自动备份，合并后可以一步撤销。"
    yield "3. 请勿解压后改动其中的文件：改动过的审阅包会被拒收。"


def _extent(summary: PackageSummary) -> str:
    parts = [
        "、".join(summary.people) or "全部人员",
        "、".join(TYPE_WORDS[type_] for type_ in summary.types) or "全部类型",
    ]
    if summary.since:
        parts.append(f"{summary.since.astimezone():%Y-%m-%d %H:%M} 之后的改动")
    return "；".join(parts)
