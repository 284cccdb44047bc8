"""Exports for tests: one row, a few rows, hostile rows."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from annotator.domain.annotations import AnnotationType, Origin, Status
from annotator.domain.documents import Document
from annotator.domain.exports import Export, ExportDocument, ExportRow
from annotator.domain.projects import Project
from annotator.domain.values import DateValue, FigureValue, NameValue

if TYPE_CHECKING:
    from collections.abc import Sequence

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)  # noon in China
CHINA = timezone(timedelta(hours=8))

ORGANISATION, FIGURE, DATE, PERSON = AnnotationType

A_ROW = ExportRow(
    id="01a20415-3905-7872-8215-000000000001",
    document="群众团体",
    section="群众团体",
    entry="概述",
    paragraph=4,
    start=290,
    end=295,
    type=FIGURE,
    quote="1162家",
    before="截止2004年底,全市新建工会累计",
    after=",会员19.7万人",
    value=FigureValue("1162", unit="家"),
    author="王芳",
    created_at=NOON,
    origin=Origin.MANUAL,
    status=Status.PENDING,
)

SOME_ROWS = (
    A_ROW,
    replace(
        A_ROW,
        id="01a20415-3905-7872-8215-000000000002",
        start=298,
        end=304,
        quote="19.7万人",
        value=FigureValue("197000", "198000.5", "人", "多"),
        origin=Origin.LOADED,
        status=Status.RETURNED,
        reviewer="李主任",
        reviewed_at=NOON + timedelta(minutes=90),
        review_remark="请核对\n原件",
    ),
    replace(
        A_ROW,
        id="01a20415-3905-7872-8215-000000000003",
        type=DATE,
        quote="11月15~16日",
        value=DateValue("2004-11-15/2004-11-16"),
        origin=Origin.SUGGESTION,
        status=Status.ACCEPTED,
    ),
    replace(
        A_ROW,
        id="01a20415-3905-7872-8215-000000000004",
        type=ORGANISATION,
        quote="市总工\n\n会",
        value=NameValue("景德镇市总工会"),
        paragraph=5,
        status=Status.AMENDED,
    ),
    replace(
        A_ROW,
        id="01a20415-3905-7872-8215-000000000005",
        type=PERSON,
        quote="樊耀",
        value=None,
        entry="",
        paragraph=9,
        note="兼任",
    ),
)


def a_document(title: str = "群众团体") -> Document:
    return Document(
        id="d",
        title=title,
        year=2004,
        places=("景德镇",),
        source="chronicle.txt",
        encoding="utf-8",
        text_version_id="v",
        characters=5021,
        sha256="83cdb5fd" * 8,
        created_at=NOON,
    )


def an_export(
    rows: Sequence[ExportRow] = SOME_ROWS,
    *,
    title: str = "景德镇年鉴",
    announced: int | None = None,
) -> Export:
    """Return an export of these rows, in one document with one entry more than they name."""
    count = len(rows) if announced is None else announced
    entries = (("群众团体", "概述"), ("群众团体", "送温暖活动"))
    return Export(
        project=Project("p", title, NOON),
        documents=(ExportDocument(a_document(), count, entries),),
        rows=rows,
        count=count,
        exported_at=NOON,
        program_version="1.2.3",
        zone=CHINA,
    )


def empty_export() -> Export:
    return replace(an_export(()), documents=())


def hostile_strings(count: int, seed: int = 25) -> list[str]:
    """Return strings made to become formulas, to break XML or to be changed on the way."""
    chosen = random.Random(seed)
    starts = ["=", "+", "-", "@", "\t=", "\r", "\n=", "＝", "", "'", '"', " =", "#N/A", "=-", "%"]
    middles = [
        "1+1",
        "cmd|'/c calc'!A0",
        'HYPERLINK("http://x","看")',
        "SUM(A1:A9)",
        "DDE(1;2;3)",
        "_x0041_",
        "_x000D_",
        "_x005F_x0041_",
        "]]>",
        "<f>1+1</f>",
        "&amp;&#0;",
        "TRUE",
        "00123",
        "1e5",
        "2004-01-02",
        "12345678901234567",
        "𠮷" * 40,
        "\u202e倒",
        "\ufeff",
    ]
    signs = [chr(code) for code in range(32)] + ["\ufffe", "\uffff", "\x7f", "\x85", "\u2028", " "]
    return [
        chosen.choice(starts)
        + chosen.choice(middles)
        + "".join(chosen.choices(signs, k=chosen.randrange(3)))
        + chosen.choice(["", "市总工会", chosen.choice(middles)])
        for _ in range(count)
    ]


# Columns that people fill, with the attribute of a row behind each.
HOSTILE_COLUMNS = {
    "原文": "quote",
    "备注": "note",
    "标注人": "author",
    "文档": "document",
    "篇章": "section",
    "条目": "entry",
    "审核人": "reviewer",
    "审核意见": "review_remark",
}


def hostile_rows(strings: Sequence[str]) -> list[ExportRow]:
    """Return rows that carry the strings, one in each of the hostile columns and in the value."""
    types = tuple(AnnotationType)
    columns = tuple(HOSTILE_COLUMNS.values())
    rows = []
    for number, first in enumerate(range(0, len(strings), len(columns))):
        texts = strings[first : first + len(columns)]
        type_ = types[number % len(types)]
        changes: dict[str, Any] = dict(zip(columns, texts, strict=False))
        value = {FIGURE: FigureValue("5", unit=texts[0]), DATE: None}.get(
            type_, NameValue(texts[0])
        )
        id_ = f"01a20415-3905-7872-8215-{number:012x}"
        rows.append(replace(A_ROW, id=id_, type=type_, value=value, **changes))
    return rows
