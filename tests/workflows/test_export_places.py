"""The words around an annotation are those a reader sees."""

from __future__ import annotations

import pytest

from annotator.domain.annotations import Annotation, AnnotationType
from annotator.domain.reviews import Decision, Verdict, content_of
from annotator.workflows.export_places import Places
from export_builders import NOON

TEXT = """# 群众团体

**【概述】** 截止2004年底,全市
新建工会累计1162家,会员19.7万人。市总工

会年初部署的 **重点** 工作2*3**4完成。

## 妇联
"""


def an_annotation(quote: str, text: str = TEXT) -> Annotation:
    start = text.index(quote)
    return Annotation(
        key=1,
        id="a",
        document_id="d",
        text_version_id="v",
        start=start,
        end=start + len(quote),
        type=AnnotationType.ORGANISATION,
        quote=quote,
        person_id="p",
        created_at=NOON,
        modified_at=NOON,
        revision=3,
    )


def around(quote: str, text: str = TEXT) -> tuple[str, str]:
    row = Places("群众团体", text).row(an_annotation(quote, text), (), {"p": "王芳"})
    assert (row.quote, row.author) == (quote, "王芳")
    return row.before, row.after


def test_markdown_marks_are_not_read() -> None:
    assert around("2004年底")[0] == "群众团体\n\n【概述】 截止"
    assert around("重点")[1].startswith(" 工作")
    assert around("群众团体") == ("", "\n\n【概述】 截止2004年底,全市新建")


def test_a_page_break_inside_a_sentence_is_not_read() -> None:
    assert around("会员")[1] == "19.7万人。市总工会年初部署的 重点 "
    assert around("新建")[0].endswith("截止2004年底,全市")


def test_a_quote_keeps_what_stands_in_it() -> None:
    assert around("市总工\n\n会年初")[0].endswith("19.7万人。")


def test_stars_that_are_no_marks_stay() -> None:
    assert around("完成")[0].endswith("工作2*3**4")


@pytest.mark.parametrize("quote", ["#", "**【概", "】*"])
def test_an_annotation_may_begin_and_end_in_the_middle_of_a_mark(quote: str) -> None:
    before, after = around(quote)
    assert not {"#", "*"} & {*before[-1:], *after[:1]}


def test_no_more_than_twenty_characters_are_given() -> None:
    before, after = around("中", "甲" * 90 + "中" + "乙" * 90)
    assert (before, after) == ("甲" * 20, "乙" * 20)


def test_a_row_says_who_decided_last_about_which_revision() -> None:
    one = an_annotation("1162家")
    subject = content_of(one)
    said = Decision("x", 1, Verdict.RETURN, "li", NOON, 3, subject, reason="有误")
    row = Places("群众团体", TEXT).row(one, [said], {"p": "王芳", "li": "李主任"})
    assert (row.reviewer, row.reviewed_at, row.review_remark) == ("李主任", NOON, "有误")
    assert row.revision == 3
    undecided = Places("群众团体", TEXT).row(one, (), {"p": "王芳"})
    assert (undecided.reviewer, undecided.reviewed_at) == ("", None)
