"""The columns of what comes in from colleagues: documents, annotations, entries of a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from annotator.domain.annotations import Anchoring
from annotator.domain.merges import Match, MergeSample
from annotator.ui.foundation.icons import Icon, icon, type_icon
from annotator.ui.foundation.translation import problem_sentence
from annotator.ui.item_models.exchange_phrases import (
    change_details,
    deed_word,
    doubt_word,
    effect_word,
    match_word,
    sample_details,
)
from annotator.ui.item_models.figures_model import FigureColumn, Kind
from annotator.ui.item_models.quotes import elided, in_one_line
from annotator.ui.item_models.words import type_word

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from annotator.domain.merges import DocumentMatch, SaidSample
    from annotator.domain.read_backs import ReadBackChange, ReadBackFinding

_LONGEST: Final = 60  # characters of a quote
_DOUBT: Final = 4  # column of changes
_OTHER_TEXTS: Final = (Match.OTHER_TEXT, Match.LIKELY)
translate = QCoreApplication.translate  # lupdate looks for this name

DOCUMENT_COLUMNS: Final[tuple[FigureColumn[DocumentMatch], ...]] = (
    FigureColumn(lambda: translate("Exchange", "Document"), lambda one: one.title, Kind.TEXT),
    FigureColumn(lambda: translate("Exchange", "Here"), match_word, Kind.TEXT),
    FigureColumn(
        lambda: translate("Exchange", "Alike"),
        lambda one: one.likeness if one.match in _OTHER_TEXTS else None,
        Kind.SHARE,
        lambda: translate("Exchange", "Which part of the text both have"),
    ),
    FigureColumn(lambda: translate("Exchange", "New"), lambda one: one.counts.new),
    FigureColumn(lambda: translate("Exchange", "Changed"), lambda one: one.counts.changed),
    FigureColumn(lambda: translate("Exchange", "Removed"), lambda one: one.counts.deleted),
    FigureColumn(lambda: translate("Exchange", "Conflicts"), lambda one: one.counts.conflicts),
    FigureColumn(lambda: translate("Exchange", "To check"), lambda one: one.counts.to_check),
)
"""Of a merge: each document of the colleague."""

SAMPLE_COLUMNS: Final[tuple[FigureColumn[MergeSample | SaidSample], ...]] = (
    FigureColumn(lambda: translate("Exchange", "What"), effect_word, Kind.TEXT),
    FigureColumn(lambda: translate("Exchange", "Type"), lambda one: type_word(one.type), Kind.TEXT),
    FigureColumn(lambda: translate("Exchange", "Text"), lambda one: _quote(one.quote), Kind.TEXT),
    FigureColumn(lambda: translate("Exchange", "Details"), sample_details, Kind.TEXT),
    FigureColumn(lambda: translate("Exchange", "Author"), lambda one: one.author, Kind.TEXT),
    FigureColumn(lambda: translate("Exchange", "Document"), lambda one: one.document, Kind.TEXT),
)
"""Of a merge: some of the annotations that come in, and of what is said of them."""

CHANGE_COLUMNS: Final[tuple[FigureColumn[ReadBackChange], ...]] = (
    FigureColumn(lambda: translate("Exchange", "Row"), lambda one: f"{one.row:,}", Kind.TEXT),
    FigureColumn(lambda: translate("Exchange", "Text"), lambda one: _quote(one.quote), Kind.TEXT),
    FigureColumn(
        lambda: translate("Exchange", "What"), lambda one: deed_word(one.effect), Kind.TEXT
    ),
    FigureColumn(lambda: translate("Exchange", "Details"), change_details, Kind.TEXT),
    FigureColumn(
        lambda: translate("Exchange", "In doubt"),
        lambda one: doubt_word(one.doubt) if one.doubt else "",
        Kind.TEXT,
    ),
    FigureColumn(lambda: translate("Exchange", "Id"), lambda one: one.id, Kind.TEXT),
)
"""Of a workbook: what it would change."""

FINDING_COLUMNS: Final[tuple[FigureColumn[ReadBackFinding], ...]] = (
    FigureColumn(lambda: translate("Exchange", "Row"), lambda one: f"{one.row:,}", Kind.TEXT),
    FigureColumn(lambda: translate("Exchange", "Text"), lambda one: _quote(one.quote), Kind.TEXT),
    FigureColumn(
        lambda: translate("Exchange", "Why it is not taken"),
        lambda one: problem_sentence(one.problem),
        Kind.TEXT,
    ),
    FigureColumn(lambda: translate("Exchange", "Id"), lambda one: one.id, Kind.TEXT),
)
"""Of a workbook: what is left alone."""


def sample_drawing(one: MergeSample | SaidSample, column: int) -> QIcon | None:
    """A sign at what is to be looked at, and the drawing of the type."""
    if column == 0 and isinstance(one, MergeSample):
        is_doubtful = one.conflict or one.anchoring is not Anchoring.SOUND
        return icon(Icon.WARNING) if is_doubtful else None
    return type_icon(one.type) if column == 1 else None


def change_drawing(one: ReadBackChange, column: int) -> QIcon | None:
    """A sign at what is in doubt."""
    return icon(Icon.WARNING) if column == _DOUBT and one.doubt is not None else None


def _quote(text: str) -> str:
    return elided(in_one_line(text), _LONGEST)
