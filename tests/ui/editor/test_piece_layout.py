"""Lines and characters of one piece: every place has an x, and every x a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget

from annotator.ui.editor.piece_layout import PieceLayout, PieceSource
from annotator.ui.editor.reading_style import ReadingStyle
from annotator.ui.foundation.colours import light_colours
from annotator.ui.foundation.settings import Settings
from editor_builders import parts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

    from annotator.text.span_index import Mark

START = 1_000  # where the piece stands in its text
TEXT = "景德镇市总工会有𠮷野家1162家,会员19.7万人。" * 4


@pytest.fixture
def style(qtbot: QtBot) -> ReadingStyle:
    device = QWidget()
    qtbot.addWidget(device)
    return ReadingStyle(Settings(), light_colours(), device)


def laid_out(
    style: ReadingStyle, text: str = TEXT, marks: Sequence[Mark] = (), *, width: float = 300, **how
) -> PieceLayout:
    return PieceLayout(PieceSource(START, text, **how), marks, style, width)


def test_the_lines_hold_every_character_once(style: ReadingStyle) -> None:
    piece = laid_out(style)
    assert len(piece.lines) > 4
    assert piece.lines[0].start == 0
    assert piece.lines[-1].end == len(TEXT)
    assert all(a.end == b.start for a, b in zip(piece.lines, piece.lines[1:], strict=False))


def test_a_line_is_no_wider_than_the_column(style: ReadingStyle) -> None:
    piece = laid_out(style)
    for number, line in enumerate(piece.lines):
        for _, left, right in piece.extents(START + line.start, START + line.end):
            assert 0 <= left < right <= 300
        assert piece.line_at(START + line.start) == number
        assert piece.line_below(line.top + 1) == number


def test_every_x_gives_back_its_place(style: ReadingStyle) -> None:
    piece = laid_out(style)
    for number, line in enumerate(piece.lines):
        for place in range(line.start, line.end):
            assert piece.position_at(piece.x_of(START + place, number), number) == START + place


def test_extents_meet_without_a_gap_whatever_the_range(style: ReadingStyle) -> None:
    piece = laid_out(style)
    whole = piece.extents(START, START + len(TEXT))
    assert [number for number, _, _ in whole] == list(range(len(piece.lines)))
    first, second = piece.extents(START, START + 9), piece.extents(START + 9, START + 12)
    assert first[-1][2] == second[0][1]
    assert piece.extents(0, START) == piece.extents(START + len(TEXT), 10_000) == []
    assert piece.extents(0, 10_000) == whole


MARKS = st.lists(
    st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 40)).map(
        lambda drawn: (START + drawn[0], START + min(len(TEXT), sum(drawn)))
    ),
    max_size=8,
    unique=True,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MARKS, MARKS)
def test_a_piece_that_takes_marks_is_as_one_made_with_them(
    style: ReadingStyle, before: list[tuple[int, int]], after: list[tuple[int, int]]
) -> None:
    old, new = (
        [(*span, key, "figure") for key, span in enumerate(sorted(spans))]
        for spans in (before, after)
    )
    piece = laid_out(style, marks=old, indented=True)
    assert len(parts_of(piece)) >= len(old)
    piece.take_marks(new)
    made = laid_out(style, marks=new, indented=True)
    assert piece.height == made.height
    assert [line[:5] for line in piece.lines] == [line[:5] for line in made.lines]
    assert [line.shape.y() for line in piece.lines] == [line.shape.y() for line in made.lines]
    assert parts_of(piece) == parts_of(made)


def test_hidden_marks_take_no_room(style: ReadingStyle) -> None:
    plain = laid_out(style, "【工会】会员", width=900)
    hidden = laid_out(style, "**【工会】**会员", hidden=((0, 2), (6, 8)), bold=((2, 6),), width=900)
    assert hidden.x_of(START + 2, 0) == 0
    assert hidden.x_of(START + 8, 0) == hidden.x_of(START + 6, 0)
    assert hidden.x_of(START + 10, 0) == pytest.approx(plain.x_of(START + 6, 0), abs=4)


def test_only_the_first_line_is_indented(style: ReadingStyle) -> None:
    piece = laid_out(style, indented=True)
    lefts = [piece.extents(START + line.start, START + line.end)[0][1] for line in piece.lines]
    assert lefts == [pytest.approx(2 * style.em)] + [0] * (len(lefts) - 1)


def test_a_heading_is_larger_than_the_body_and_smaller_the_deeper_it_stands(
    style: ReadingStyle,
) -> None:
    widths = [
        laid_out(style, "群众团体", heading=level).x_of(START + 4, 0) for level in range(1, 7)
    ]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] > 1.4 * laid_out(style, "群众团体").x_of(START + 4, 0)


def test_a_blank_piece_has_no_lines_and_only_its_gap(style: ReadingStyle) -> None:
    piece = laid_out(style, "　 ", space_above=0.5)
    assert piece.lines == []
    assert piece.height == 0.5 * style.em
    assert piece.position_at(30, 0) == START
    assert piece.character_at(30, 0) is None
    assert piece.extents(START, START + 2) == []
    assert laid_out(style, "　 ", [(START, START + 2, 1, "date")]).parts == []


def test_text_without_spaces_is_broken_anywhere(style: ReadingStyle) -> None:
    piece = laid_out(style, "x" * 400, width=200)
    assert len(piece.lines) > 10
    for line in piece.lines:
        ((_, _, right),) = piece.extents(START + line.start, START + line.end)
        assert right <= 200


def test_a_column_narrower_than_four_characters_is_four_characters_wide(
    style: ReadingStyle,
) -> None:
    piece = laid_out(style, "字" * 12, width=3.0, indented=True)
    assert [line.end - line.start for line in piece.lines] == [4, 4, 4]


def test_the_share_of_a_mark_beyond_the_piece_is_open(style: ReadingStyle) -> None:
    over = (START - 5, START + len(TEXT) + 5, 1, "date")
    piece = laid_out(style, TEXT, [over])
    assert len(piece.parts) == len(piece.lines)
    assert not any(part.opens or part.closes for part in parts_of(piece))


def test_right_to_left_words_have_a_box_too(style: ReadingStyle) -> None:
    text = "引用שלום一语"
    piece = laid_out(style, text, [(START + 2, START + 6, 1, "date")], width=900)
    (part,) = parts_of(piece)
    assert part.left < part.right
    assert piece.x_of(START, 0) == 0


def test_a_line_that_begins_with_a_right_to_left_word_begins_on_the_left(
    style: ReadingStyle,
) -> None:
    piece = laid_out(style, "שלום一语", width=900)
    ends = [piece.x_of(START + place, 0) for place in range(7)]
    assert min(ends) < style.em
    assert max(ends) < 200
