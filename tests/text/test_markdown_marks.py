"""Marks that a reader should not see are found, and nothing else is hidden."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.markdown_marks import bold_ranges, heading_level, marks_of


def visible(paragraph: str) -> str:
    shown, place = "", 0
    for start, end in marks_of(paragraph):
        shown, place = shown + paragraph[place:start], end
    return shown + paragraph[place:]


@pytest.mark.parametrize(
    ("paragraph", "level", "shown"),
    [
        ("# 群众团体", 1, "群众团体"),
        ("###### 六级", 6, "六级"),
        ("  ## 缩进 ##", 2, "缩进"),
        ("#\u3000全角空格", 1, "全角空格"),
        ("# **粗体标题**", 1, "粗体标题"),
        ("####### 七个", 0, "####### 七个"),
        ("#无空格", 0, "#无空格"),
        ("普通 # 段落", 0, "普通 # 段落"),
        ("", 0, ""),
    ],
)
def test_a_heading_loses_its_hashes(paragraph: str, level: int, shown: str) -> None:
    assert heading_level(paragraph) == level
    assert visible(paragraph) == shown


@pytest.mark.parametrize(
    ("paragraph", "shown"),
    [
        ("**【概述】** 2004年", "【概述】 2004年"),
        ("甲**乙**丙**丁**", "甲乙丙丁"),
        ("**没有结尾", "**没有结尾"),
        ("3 ** 4 ** 5", "3 ** 4 ** 5"),
        ("a*b*c", "a*b*c"),
        ("****", "****"),
        ("**甲*乙**", "甲*乙"),
    ],
)
def test_paired_stars_are_hidden_and_others_stay(paragraph: str, shown: str) -> None:
    assert visible(paragraph) == shown


def test_bold_words_are_those_between_the_stars() -> None:
    paragraph = "**【概述】** 正文**要点**"
    assert [paragraph[start:end] for start, end in bold_ranges(paragraph)] == ["【概述】", "要点"]


@given(st.text(st.sampled_from("# *甲乙【】 1"), max_size=40))
def test_marks_are_in_order_apart_and_made_of_marks_only(paragraph: str) -> None:
    place = 0
    for start, end in marks_of(paragraph):
        assert place <= start < end <= len(paragraph)
        assert set(paragraph[start:end]) <= set("#* ")
        place = end
