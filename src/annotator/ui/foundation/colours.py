"""The colours of the program, light and dark, as one table; widgets look them up by palette.

Every pair of text and ground reaches a contrast of 4.5 : 1 (WCAG 2.2, 1.4.3), every line 3 : 1
(1.4.11), and the four types differ by the shape of their underline as well as by hue.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

from annotator.domain.annotations import AnnotationType

if TYPE_CHECKING:
    from collections.abc import Mapping


class Underline(StrEnum):
    """The shape of the line under an annotation, for readers who cannot tell the hues apart."""

    SOLID = "solid"
    DOTTED = "dotted"
    DASHED = "dashed"
    WAVY = "wavy"


@dataclass(frozen=True, slots=True)
class TypeColours:
    """How annotations of one type look.

    Attributes:
        tint: Ground behind the annotated text.
        strong_tint: Ground of the current annotation.
        line: Underline, border, icon.
        text: Label and other words in the colour of the type.
    """

    tint: QColor
    strong_tint: QColor
    line: QColor
    text: QColor
    underline: Underline


@dataclass(frozen=True, slots=True)
class Colours:
    """Everything that is painted in a colour of its own.

    Attributes:
        paper: Ground of the text.
        text: The text itself.
        quiet_text: Hints, counts, line numbers.
        rule: Thin lines between things.
        field_edge: Border of a field or box to fill in, seen against window and paper.
        accent: The one colour of the program: focus, links, the chosen row.
        selection: Ground of selected text.
        current_frame: Frame around the current annotation.
        search_hit: Ground of a place that was found.
        current_search_hit: Ground of the found place one stands at.
        page_break: The mark where a page break cuts a sentence.
        caret: The text cursor.
        heading: Text of headings.
        info, success, warning, danger: Sign and edge of a message of that kind.
        info_ground, success_ground, warning_ground, danger_ground: Ground of such a message.
    """

    dark: bool
    paper: QColor
    text: QColor
    quiet_text: QColor
    rule: QColor
    field_edge: QColor
    accent: QColor
    selection: QColor
    current_frame: QColor
    search_hit: QColor
    current_search_hit: QColor
    page_break: QColor
    caret: QColor
    heading: QColor
    info: QColor
    info_ground: QColor
    success: QColor
    success_ground: QColor
    warning: QColor
    warning_ground: QColor
    danger: QColor
    danger_ground: QColor
    types: Mapping[AnnotationType, TypeColours]


def colours(palette: QPalette) -> Colours:
    """The colours that go with a widget's palette; ask again after a PaletteChange event."""
    ground = palette.color(QPalette.ColorRole.Base)
    return dark_colours() if ground.lightness() < _HALF else light_colours()


@cache
def light_colours() -> Colours:
    """For reading on white."""
    return Colours(
        dark=False,
        paper=QColor("#ffffff"),
        text=QColor("#1f2429"),
        quiet_text=QColor("#5d6770"),
        rule=QColor("#d5dade"),
        field_edge=QColor("#868f97"),
        accent=QColor("#1b6e78"),
        selection=QColor("#b3dde0"),
        current_frame=QColor("#1f2429"),
        search_hit=QColor("#fff0a0"),
        current_search_hit=QColor("#ffd43b"),
        page_break=QColor("#8a939b"),
        caret=QColor("#10161a"),
        heading=QColor("#0e3f46"),
        info=QColor("#1d5fa8"),
        info_ground=QColor("#e8f1fb"),
        success=QColor("#1f7a43"),
        success_ground=QColor("#e7f5eb"),
        warning=QColor("#8f5a00"),
        warning_ground=QColor("#fdf3dc"),
        danger=QColor("#b3261e"),
        danger_ground=QColor("#fceceb"),
        types=_types(
            organisation=("#e4eefb", "#c3dbf8", "#2f6fc4", "#1a4f96"),
            figure=("#fdeedb", "#fbd6a8", "#c26500", "#874500"),
            date=("#e3f4e4", "#bfe5c3", "#2c8744", "#1a5f2e"),
            person=("#f3e8fa", "#e2c8f3", "#8b46b5", "#672a90"),
        ),
    )


@cache
def dark_colours() -> Colours:
    """For reading in a dark room."""
    return Colours(
        dark=True,
        paper=QColor("#1b1f23"),
        text=QColor("#dfe3e6"),
        quiet_text=QColor("#98a2ab"),
        rule=QColor("#3b434a"),
        field_edge=QColor("#727d86"),
        accent=QColor("#5cbcc6"),
        selection=QColor("#215a62"),
        current_frame=QColor("#e9edf0"),
        search_hit=QColor("#5c4f10"),
        current_search_hit=QColor("#6f5b00"),
        page_break=QColor("#717b84"),
        caret=QColor("#f2f5f7"),
        heading=QColor("#9fdde3"),
        info=QColor("#83b9f5"),
        info_ground=QColor("#1d3147"),
        success=QColor("#7fd39a"),
        success_ground=QColor("#1b3a27"),
        warning=QColor("#eebb5f"),
        warning_ground=QColor("#413213"),
        danger=QColor("#f59a93"),
        danger_ground=QColor("#4a2422"),
        types=_types(
            organisation=("#20344f", "#2a4d7e", "#669fe8", "#a8ccfa"),
            figure=("#43301a", "#69481c", "#dc9440", "#fac88e"),
            date=("#1f3b27", "#2b5a39", "#58b370", "#a3deb1"),
            person=("#3a2a49", "#593b73", "#b883db", "#dfc0f5"),
        ),
    )


def _types(**hues: tuple[str, str, str, str]) -> Mapping[AnnotationType, TypeColours]:
    return MappingProxyType({type_: _look(type_, *hues[type_.value]) for type_ in AnnotationType})


def _look(type_: AnnotationType, tint: str, strong_tint: str, line: str, text: str) -> TypeColours:
    return TypeColours(
        tint=QColor(tint),
        strong_tint=QColor(strong_tint),
        line=QColor(line),
        text=QColor(text),
        underline=_UNDERLINES[type_],
    )


_HALF = 128
_UNDERLINES = {
    AnnotationType.ORGANISATION: Underline.SOLID,
    AnnotationType.FIGURE: Underline.DOTTED,
    AnnotationType.DATE: Underline.DASHED,
    AnnotationType.PERSON: Underline.WAVY,
}
