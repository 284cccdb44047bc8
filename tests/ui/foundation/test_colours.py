"""The table of colours keeps its promises of contrast."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtGui import QColor

from annotator.domain.annotations import AnnotationType
from annotator.ui.foundation.colours import Colours, colours, dark_colours, light_colours
from annotator.ui.foundation.theme import palette

LOOKS = pytest.mark.parametrize("look", [light_colours(), dark_colours()], ids=["light", "dark"])
TEXT = 4.5  # WCAG 2.2, 1.4.3
LINE = 3.0  # WCAG 2.2, 1.4.11


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio as WCAG 2.2 defines it, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_black_on_white_has_the_contrast_that_the_standard_names() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)


@LOOKS
def test_every_ground_of_the_text_leaves_the_text_legible(look: Colours) -> None:
    grounds = [look.paper, look.selection, look.search_hit, look.current_search_hit]
    for colours_of_type in look.types.values():
        grounds += [colours_of_type.tint, colours_of_type.strong_tint]
    too_weak = [ground.name() for ground in grounds if contrast(look.text, ground) < TEXT]
    assert too_weak == []


@LOOKS
@pytest.mark.parametrize("type_", list(AnnotationType))
def test_the_words_of_a_type_are_legible_on_paper_and_on_its_own_tints(
    look: Colours, type_: AnnotationType
) -> None:
    own = look.types[type_]
    grounds = (look.paper, own.tint, own.strong_tint)
    assert min(contrast(own.text, ground) for ground in grounds) >= TEXT


@LOOKS
@pytest.mark.parametrize("type_", list(AnnotationType))
def test_the_line_of_a_type_is_seen_on_paper_and_on_its_tint(
    look: Colours, type_: AnnotationType
) -> None:
    own = look.types[type_]
    assert min(contrast(own.line, ground) for ground in (look.paper, own.tint)) >= LINE


@LOOKS
def test_no_two_types_share_a_tint_a_line_or_an_underline(look: Colours) -> None:
    for one, other in itertools.combinations(look.types.values(), 2):
        assert one.underline is not other.underline
        assert one.tint != other.tint
        assert one.line != other.line


@LOOKS
def test_messages_are_legible_and_their_signs_are_seen(look: Colours) -> None:
    for kind in ("info", "success", "warning", "danger"):
        ground = getattr(look, f"{kind}_ground")
        assert contrast(look.text, ground) >= TEXT
        assert contrast(getattr(look, kind), ground) >= LINE


@LOOKS
def test_quiet_text_headings_and_the_accent_are_legible(look: Colours) -> None:
    window = palette(look).window().color()
    for ground in (look.paper, window):
        assert contrast(look.text, ground) >= TEXT
        assert contrast(look.quiet_text, ground) >= TEXT
        assert contrast(look.accent, ground) >= TEXT
    assert contrast(look.heading, look.paper) >= TEXT


@LOOKS
def test_fields_to_fill_in_are_seen(look: Colours) -> None:
    window = palette(look).window().color()
    assert min(contrast(look.field_edge, ground) for ground in (look.paper, window)) >= LINE


@LOOKS
def test_a_chosen_row_is_legible(look: Colours) -> None:
    qt = palette(look)
    assert contrast(qt.highlightedText().color(), qt.highlight().color()) >= TEXT


@LOOKS
def test_the_colours_are_found_by_the_palette_of_a_widget(look: Colours) -> None:
    assert colours(palette(look)) is look
