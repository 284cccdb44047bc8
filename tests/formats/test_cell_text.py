"""A string in a cell: inert, legal, and cut only where everybody can see it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from annotator.formats.cell_text import (
    CUT_MARK,
    MOST_UNITS,
    escaped,
    fits,
    guarded_for_csv,
    looks_like_formula,
    shortened,
    width,
)

ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]))
AWKWARD_TEXT = st.lists(
    st.sampled_from(["_", "x0041_", "_x000D_", "\x00", "\x1b", "\uffff", "\r\n", "\r", "字", "𠮷"])
).map("".join)


def in_cells(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(ANY_TEXT | AWKWARD_TEXT)
def test_an_escaped_text_is_legal_and_can_be_read_back(text: str) -> None:
    assert not ILLEGAL.search(escaped(text))
    assert unescape(escaped(text)) == in_cells(text)


def test_an_ordinary_text_is_not_changed() -> None:
    assert escaped("市总工会（1162家）\n第二行\t_x 100%") == "市总工会（1162家）\n第二行\t_x 100%"


def test_a_text_that_looks_like_an_escape_keeps_its_letters() -> None:
    assert escaped("_x0041_") == "_x005F_x0041_"


@pytest.mark.parametrize(
    "text",
    ["a" * 40_000, "𠮷" * 20_000, "\x00" * 5_000, "_x0041_" * 4_000, "字\r\n" * 20_000],
)
def test_a_text_too_long_for_a_cell_is_cut_where_it_shows(text: str) -> None:
    assert not fits(escaped(text))
    cut = shortened(text)
    assert cut.endswith(CUT_MARK)
    assert in_cells(text).startswith(unescape(cut.removesuffix(CUT_MARK)))
    # Nothing more than one escaped sign would still have found room.
    assert MOST_UNITS - 14 <= units(cut) <= MOST_UNITS


@pytest.mark.parametrize("text", ["a" * MOST_UNITS, "𠮷" * (MOST_UNITS // 2), "字" * 16_384])
def test_a_text_that_just_fills_a_cell_is_left_whole(text: str) -> None:
    assert fits(text)


@pytest.mark.parametrize("sign", list("=+-@\t\r\n"))
def test_the_beginnings_of_formulas_are_known(sign: str) -> None:
    assert looks_like_formula(f"{sign}1")
    assert guarded_for_csv(f"{sign}1") == f"'{sign}1"


@pytest.mark.parametrize("sign", list("＝＋－＠"))
def test_full_width_beginnings_are_guarded_in_csv_too(sign: str) -> None:
    assert guarded_for_csv(f"{sign}1") == f"'{sign}1"


@pytest.mark.parametrize("text", ["", "市总=工会", "——劳动关系", "'=1", " =1"])
def test_other_texts_are_not_guarded(text: str) -> None:
    assert guarded_for_csv(text) == text


def test_a_chinese_character_is_two_wide() -> None:
    assert width("工会2004") == 8
    assert width("“通过”") == 8
    assert width("abc") == 3
