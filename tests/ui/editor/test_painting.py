"""What is painted says which characters are annotated, as what, and which is the current one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPixmap

from annotator.domain.annotations import AnnotationType
from annotator.ui.editor.ink import ASCENT, DESCENT, FIRST_LANE
from annotator.ui.editor.stamps import Stamps
from annotator.ui.foundation.colours import Colours, dark_colours, light_colours
from annotator.ui.foundation.settings import Settings
from annotator.ui.foundation.theme import palette
from editor_builders import a_view, box_of, colours_in, mark, parts_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from annotator.text.span_index import Mark
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView
    from annotator.ui.editor.piece_layout import PieceLayout

TEXT = "景德镇市总工会主席樊耀于2004年底到会"
ORGANISATION = mark(TEXT, "市总工会", 1, "organisation")
PERSON = mark(TEXT, "樊耀", 2, "person")
DATE = mark(TEXT, "2004年底", 3, "date")
FIGURE = mark(TEXT, "2004", 4, "figure")
BARE = TEXT.index("主席")
LOOKS = [light_colours(), dark_colours()]


def baseline(view: AnnotatedTextView, position: int) -> float:
    for piece, at in view.page.visible_pieces():
        if piece.start <= position < piece.end:
            return at.y() + piece.lines[piece.line_at(position)].baseline
    raise AssertionError(position)


def ground(view: AnnotatedTextView, position: int) -> Counter[str]:
    """The colours behind a character."""
    box, em, line = box_of(view, position), view.page.style.em, baseline(view, position)
    return colours_in(
        view, QRectF(box.x() + 1, line - em * ASCENT, box.width() - 2, em * (ASCENT + DESCENT))
    )


def below(view: AnnotatedTextView, span: Mark, lane: int = 0) -> Counter[str]:
    """The colours on the line of a lane below a span."""
    left, right = box_of(view, span[0]), box_of(view, span[1] - 1)
    em, step = view.page.style.em, view.page.style.lane
    y = baseline(view, span[0]) + em * FIRST_LANE + lane * step
    return colours_in(view, QRectF(left.x() + 3, y - 1, right.right() - left.x() - 6, 2))


def close_to(colours: Counter[str], wanted: QColor, limit: int = 40) -> int:
    """How many pixels have nearly a colour: lines are smoothed."""
    return sum(
        count
        for name, count in colours.items()
        if abs(QColor(name).red() - wanted.red())
        + abs(QColor(name).green() - wanted.green())
        + abs(QColor(name).blue() - wanted.blue())
        < limit
    )


def ink_extents(piece: PieceLayout) -> list[tuple[int, int]]:
    """Top and bottom of what is seen of each mark, in pixels of the piece."""
    found = []
    for _, y, stamp, _ in piece.prints or []:
        first, last = inked_rows(stamp)
        found.append((y + first, y + last))
    return found


def inked_rows(stamp: QPixmap) -> tuple[int, int]:
    """The first row of a picture that is not transparent, and the one behind the last."""
    image = stamp.toImage()
    seen = [
        row
        for row in range(image.height())
        if any(image.pixelColor(x, row).alpha() > 128 for x in range(min(24, image.width())))
    ]
    return seen[0], seen[-1] + 1


@pytest.fixture
def view(qtbot: QtBot) -> AnnotatedTextView:
    view = a_view(qtbot, TEXT, sorted([ORGANISATION, PERSON, DATE, FIGURE]))
    view.clearFocus()
    return view


@pytest.mark.parametrize("look", LOOKS, ids=["light", "dark"])
def test_each_type_has_its_ground_and_its_line_and_bare_text_has_none(
    view: AnnotatedTextView, look: Colours
) -> None:
    view.setPalette(palette(look))
    for span in (ORGANISATION, PERSON, FIGURE):
        colours = look.types[AnnotationType(span[3])]
        assert ground(view, span[0]).most_common(1)[0][0] == colours.tint.name()
        assert close_to(below(view, span), colours.line) > 4
    assert ground(view, BARE).most_common(1)[0][0] == look.paper.name()
    assert close_to(below(view, (BARE, BARE + 2, 0, "")), look.paper) > 50


def test_the_outer_of_two_annotations_shows_where_the_inner_one_ends(
    view: AnnotatedTextView,
) -> None:
    look = light_colours()
    assert ground(view, DATE[1] - 1).most_common(1)[0][0] == (
        look.types[AnnotationType.DATE].tint.name()
    )
    assert close_to(below(view, FIGURE, 0), look.types[AnnotationType.FIGURE].line) > 4
    assert close_to(below(view, DATE, 1), look.types[AnnotationType.DATE].line) > 10


def test_the_types_differ_by_the_shape_of_their_lines(view: AnnotatedTextView) -> None:
    shapes = set()
    for code in ("organisation", "figure", "date", "person"):
        view.replace_marks([(0, 10, 1, code)])
        line = light_colours().types[AnnotationType(code)].line
        left, y = box_of(view, 0).x(), baseline(view, 0) + view.page.style.em * FIRST_LANE
        rows = [colours_in(view, QRectF(left + x, y - 3, 1, 7)).most_common() for x in range(4, 60)]
        dark = tuple(close_to(Counter(dict(row)), line, 120) > 0 for row in rows)
        shapes.add((dark, len({tuple(row) for row in rows})))
    assert len(shapes) == 4


def test_the_current_annotation_is_unmistakable(view: AnnotatedTextView) -> None:
    look = light_colours()
    quiet = ground(view, ORGANISATION[0])
    view.set_current(ORGANISATION)
    loud = ground(view, ORGANISATION[0])
    assert look.types[AnnotationType.ORGANISATION].strong_tint.name() in loud
    assert loud != quiet
    left = box_of(view, ORGANISATION[0]).x()
    row = QRectF(left - 2, baseline(view, 0) - 12, 4, 10)
    assert close_to(colours_in(view, row), look.current_frame, 200) > 4
    assert ground(view, PERSON[0]).most_common(1)[0][0] == (
        look.types[AnnotationType.PERSON].tint.name()
    )


def test_borders_that_are_proposed_are_framed_in_dashes_of_the_proposed_type(
    view: AnnotatedTextView,
) -> None:
    wanted = light_colours().types[AnnotationType.PERSON].line
    view.set_current(ORGANISATION)
    end = ORGANISATION[1] + 3

    def above(position: int) -> int:
        """How much of the frame stands above a character that is no annotation of this type."""
        box = box_of(view, position)
        top = baseline(view, position) - view.page.style.em * (ASCENT + 0.3)
        return close_to(colours_in(view, QRectF(box.x(), top, box.width(), 10)), wanted)

    bare = above(end - 1)
    view.show_proposal((ORGANISATION[0], end, "person"))
    assert above(end - 1) > bare + 4
    assert above(end + 1) == 0
    view.set_current(DATE)
    assert above(end - 1) == bare


def test_the_frame_of_the_current_annotation_is_open_where_it_goes_on(qtbot: QtBot) -> None:
    text = "参加的有市总工\n\n会和工会。"
    view = a_view(qtbot, text, [mark(text, "市总工\n\n会", 1)])
    view.clearFocus()
    view.set_current(view.marks.overlapping(0, 9)[0])
    frame = light_colours().current_frame

    def edge(position: int, *, right: bool) -> int:
        box = box_of(view, position)
        x = box.right() if right else box.left()
        # Below the characters, where only an upright edge is as dark.
        y = baseline(view, position) + view.page.style.em * 0.18
        return close_to(colours_in(view, QRectF(x - 2, y, 4, 1)), frame, 220)

    assert edge(text.index("市"), right=False)
    assert not edge(text.index("工"), right=True)
    assert not edge(text.index("会"), right=False)
    assert edge(text.index("会"), right=True)


@pytest.mark.parametrize("look", LOOKS, ids=["light", "dark"])
def test_selection_and_places_found_have_their_own_grounds(
    view: AnnotatedTextView, look: Colours
) -> None:
    view.setPalette(palette(look))
    view.caret.select(BARE, BARE + 1)
    assert ground(view, BARE).most_common(1)[0][0] == look.selection.name()
    view.caret.place(0)
    view.show_hits([(BARE, BARE + 1), (BARE + 1, BARE + 2)], (BARE + 1, BARE + 2))
    assert ground(view, BARE).most_common(1)[0][0] == look.search_hit.name()
    assert ground(view, BARE + 1).most_common(1)[0][0] == look.current_search_hit.name()
    view.show_hits([], None)
    assert ground(view, BARE).most_common(1)[0][0] == look.paper.name()


def test_the_small_characters_of_the_types_can_be_left_out(view: AnnotatedTextView) -> None:
    colour = light_colours().types[AnnotationType.ORGANISATION].text

    def letter() -> int:
        box, em = box_of(view, ORGANISATION[0]), view.page.style.em
        y = baseline(view, 0) - em * ASCENT - view.page.style.letter_height
        return close_to(colours_in(view, QRectF(box.x(), y, em / 2, em * 0.5)), colour, 100)

    assert letter()
    view.set_settings(Settings(type_labels_shown=False))
    assert not letter()
    view.set_settings(Settings())
    view.set_letters(dict.fromkeys(["organisation", "figure", "date", "person"], ""))
    assert not letter()


@pytest.mark.parametrize("spacing", [1.0, 1.2, 1.7, 2.5])
@pytest.mark.parametrize("letters", [True, False])
def test_underlines_and_small_characters_never_touch_the_lines_around(
    qtbot: QtBot, spacing: float, letters: bool
) -> None:
    text = "## 群众团体\n" + "全市各级工会" * 20
    nested = [(at, at + 12 - n, at + n, "date") for at in range(9, 110, 6) for n in range(3)]
    view = a_view(qtbot, text, sorted([*nested, mark(text, "群众", 999)]))
    view.set_settings(Settings(line_spacing=spacing, type_labels_shown=letters))
    lowest = 0.0
    for piece, at in view.page.visible_pieces():
        em = view.page.style.em_of(piece.source.heading)
        extents = ink_extents(piece)
        for line in piece.lines:
            top, bottom = at.y() + line.baseline - em * ASCENT, at.y() + line.baseline
            inks = [(at.y() + a, at.y() + b) for a, b in extents if a < line.baseline < b + em]
            assert lowest <= min([top, *(ink_top for ink_top, _ in inks)]) + 1
            lowest = max([bottom, *(ink_bottom for _, ink_bottom in inks)])


def test_small_characters_stand_side_by_side(view: AnnotatedTextView) -> None:
    close = [(0, 9, 1, "date"), (0, 6, 2, "person"), (0, 3, 3, "figure"), (1, 3, 4, "date")]
    view.replace_marks(sorted(close))
    top = baseline(view, 0) - view.page.style.em * 1.8
    size = view.page.style.letter_size
    colours = light_colours().types
    wanted = (AnnotationType.FIGURE, AnnotationType.PERSON, AnnotationType.DATE)
    for number, type_ in enumerate(wanted):
        left = box_of(view, 0).x() + number * size * 1.1
        assert close_to(
            colours_in(view, QRectF(left, top, size, size * 1.5)), colours[type_].text, 120
        )


def test_grounds_of_inner_annotations_are_painted_over_those_of_outer_ones(
    view: AnnotatedTextView,
) -> None:
    inner = light_colours().types[AnnotationType.FIGURE].tint.name()
    assert ground(view, FIGURE[0]).most_common(1)[0][0] == inner


def test_the_shortest_annotation_has_a_ground_an_underline_and_its_small_character(
    qtbot: QtBot,
) -> None:
    view = a_view(qtbot, "1,2", [(1, 2, 1, "organisation")])
    view.clearFocus()
    look = light_colours().types[AnnotationType.ORGANISATION]
    box, em = box_of(view, 1), view.page.style.em
    assert look.tint.name() in ground(view, 1)
    row = QRectF(box.x(), baseline(view, 1) + em * FIRST_LANE - 1, box.width(), 2)
    assert close_to(colours_in(view, row), look.line)
    above = QRectF(box.x(), baseline(view, 1) - em * 1.6, em * 0.6, em * 0.6)
    assert close_to(colours_in(view, above), look.text, 120)


def test_small_characters_changed_are_painted_at_once(view: AnnotatedTextView) -> None:
    before = view.grab().toImage()
    view.set_letters(dict.fromkeys(["organisation", "figure", "date", "person"], "X"))
    assert view.grab().toImage() != before


@pytest.mark.parametrize("density", [1.0, 1.25, 2.0])
def test_a_mark_is_as_wide_as_its_characters_on_every_screen(
    view: AnnotatedTextView, density: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view.viewport(), "devicePixelRatioF", lambda: density)
    ((piece, _),) = view.page.visible_pieces()
    prints = [found for found in Stamps(view.page.style, {}).prints_of(piece) if found[3]]
    parts = sorted(parts_of(piece), key=lambda part: -part.lane)
    for (_, _, stamp, width), part in zip(prints, parts, strict=True):
        assert width <= stamp.width()
        assert width == pytest.approx((part.right - part.left) * density, abs=density)


def test_neighbours_of_one_type_do_not_run_into_each_other(qtbot: QtBot) -> None:
    view = a_view(qtbot, "樊耀王芳", [(0, 2, 1, "organisation"), (2, 4, 2, "organisation")])
    view.clearFocus()
    x, y = box_of(view, 2).x(), baseline(view, 0) + view.page.style.em * FIRST_LANE
    line = light_colours().types[AnnotationType.ORGANISATION].line
    assert close_to(colours_in(view, QRectF(x, y - 1, 2, 2)), line) == 0
    assert close_to(colours_in(view, QRectF(x - 9, y - 1, 2, 2)), line) > 0


def test_a_page_break_that_tears_a_sentence_is_marked(qtbot: QtBot) -> None:
    colour = light_colours().page_break
    found = []
    for text in (
        "会议召开,参加的有市总工\n\n会和工会。",
        "会议召开,参加的有市总工会。\n\n另有工会。",
    ):
        view = a_view(qtbot, text)
        view.clearFocus()
        first, second = baseline(view, 0), baseline(view, text.index("\n\n") + 2)
        gap = QRectF(view.page.left, first + 6, 60, second - first - 6 - view.page.style.em)
        found.append(close_to(colours_in(view, gap), colour, 150))
    assert found[0] > 5
    assert found[1] == 0


def test_the_caret_stands_between_the_characters(qtbot: QtBot) -> None:
    view = a_view(qtbot, "甲乙丙")
    view.caret.place(1)
    box = view.caret_rectangle()
    assert box.center().x() == pytest.approx(box_of(view, 1).left(), abs=1)
    assert box.top() < box_of(view, 1).center().y() < box.bottom()
    assert QPointF(box.center()).y() == pytest.approx(baseline(view, 1) - 7, abs=4)
