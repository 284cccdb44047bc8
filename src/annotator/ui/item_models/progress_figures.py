"""The columns of the progress board: what each says of a person, a section, an open return."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QCoreApplication, QLocale

from annotator.domain.annotations import AnnotationType
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.progress_reports import Stage
from annotator.domain.reviews import OF_REVIEWERS
from annotator.ui.item_models.figures_model import FigureColumn, Kind
from annotator.ui.item_models.quotes import elided, in_one_line
from annotator.ui.item_models.words import status_word, type_word

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.domain.progress_reports import OpenReturn, PersonProgress, Tally

_LONGEST_QUOTE: Final = 60


class Tallied(Protocol):
    """Whatever a tally is about."""

    @property
    def tally(self) -> Tally:
        """What is counted there."""


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """An open return with the names around it.

    Attributes:
        place: Its entry or heading; with several documents, the document too.
        days: For how many whole days it has waited.
    """

    one: OpenReturn
    author: str
    place: str
    days: int


def stage_word(stage: Stage) -> str:
    """How far something is."""
    # lupdate reads literals only, hence no table of texts.
    translate = QCoreApplication.translate
    match stage:
        case Stage.UNTAGGED:
            return translate("Stage", "Not annotated")
        case Stage.TAGGED:
            return translate("Stage", "Not reviewed")
        case Stage.IN_REVIEW:
            return translate("Stage", "In review")
        case Stage.REVIEWED:
            return translate("Stage", "Finished")
        case Stage.FINAL:
            return translate("Stage", "Final")


def _words(text: str) -> Callable[[], str]:
    return partial(QCoreApplication.translate, "Progress", text)


def _count_of(type_: AnnotationType, row: Tallied) -> int:
    return row.tally.types.get(type_, 0)


def _decided(person: PersonProgress) -> int:
    return sum(person.verdicts.get(verdict, 0) for verdict in OF_REVIEWERS)


def _sections(person: PersonProgress) -> str:
    if not person.sections:
        return ""
    locale = QLocale()
    finished, sections = map(locale.toString, (person.finished_sections, person.sections))
    return f"{finished} / {sections}"


def _last_day(person: PersonProgress) -> str:
    return person.last_day.isoformat() if person.last_day else ""


TALLY_COLUMNS: Final[tuple[FigureColumn[Tallied], ...]] = (
    FigureColumn(
        _words(QT_TRANSLATE_NOOP("Progress", "Annotations")),
        lambda row: row.tally.total,
    ),
    FigureColumn(
        _words(QT_TRANSLATE_NOOP("Progress", "To review")),
        lambda row: row.tally.to_review,
        meaning=_words(QT_TRANSLATE_NOOP("Progress", "Waiting for a reviewer")),
    ),
    FigureColumn(
        _words(QT_TRANSLATE_NOOP("Progress", "To answer")),
        lambda row: row.tally.to_answer,
        meaning=_words(
            QT_TRANSLATE_NOOP("Progress", "Returned, or with a change proposed to the author")
        ),
    ),
    FigureColumn(
        _words(QT_TRANSLATE_NOOP("Progress", "Reviewed")),
        lambda row: row.tally.share_reviewed,
        Kind.SHARE,
        _words(QT_TRANSLATE_NOOP("Progress", "Share about which a decision stands")),
    ),
    FigureColumn(
        _words(QT_TRANSLATE_NOOP("Progress", "Finished")),
        lambda row: row.tally.share_finished,
        Kind.SHARE,
        _words(QT_TRANSLATE_NOOP("Progress", "Share accepted, or settled in the final version")),
    ),
    FigureColumn(
        _words(QT_TRANSLATE_NOOP("Progress", "Final")),
        lambda row: row.tally.share_final,
        Kind.SHARE,
        _words(QT_TRANSLATE_NOOP("Progress", "Share settled in the final version")),
    ),
)
"""How many annotations there are, and how far they are."""

TYPE_COLUMNS: Final[tuple[FigureColumn[Tallied], ...]] = tuple(
    FigureColumn(partial(type_word, type_), partial(_count_of, type_)) for type_ in AnnotationType
)
"""How many there are of each type."""

STAGE_COLUMN: Final[FigureColumn[Tallied]] = FigureColumn(
    _words(QT_TRANSLATE_NOOP("Progress", "Stage")),
    lambda row: list(Stage).index(row.tally.stage),
    Kind.TEXT,
    shown=lambda row: stage_word(row.tally.stage),
)

PEOPLE_COLUMNS: Final[tuple[FigureColumn[PersonProgress], ...]] = (
    FigureColumn(
        _words(QT_TRANSLATE_NOOP("Progress", "Name")), lambda row: row.person.name, Kind.TEXT
    ),
    *TALLY_COLUMNS,
    FigureColumn(
        _words(QT_TRANSLATE_NOOP("Progress", "Sections finished")),
        lambda row: row.finished_sections,
        meaning=_words(
            QT_TRANSLATE_NOOP(
                "Progress", "Sections in which all annotations of theirs are finished"
            )
        ),
        shown=_sections,
    ),
    FigureColumn(
        _words(QT_TRANSLATE_NOOP("Progress", "Decisions")),
        _decided,
        meaning=_words(QT_TRANSLATE_NOOP("Progress", "Accepted, returned or changes proposed")),
    ),
    FigureColumn(
        _words(QT_TRANSLATE_NOOP("Progress", "Settled")),
        lambda row: row.settled,
        meaning=_words(QT_TRANSLATE_NOOP("Progress", "Differences settled for the final version")),
    ),
    FigureColumn(_words(QT_TRANSLATE_NOOP("Progress", "Last worked")), _last_day, Kind.TEXT),
    *TYPE_COLUMNS,
)

RETURN_COLUMNS: Final[tuple[FigureColumn[ReturnRow], ...]] = (
    FigureColumn(
        _words(QT_TRANSLATE_NOOP("Progress", "Days")),
        lambda row: row.days,
        meaning=_words(QT_TRANSLATE_NOOP("Progress", "For how many days it has waited")),
        shown=lambda row: QLocale().toString(row.days),
    ),
    FigureColumn(
        _words(QT_TRANSLATE_NOOP("Progress", "Waits for")), lambda row: row.author, Kind.TEXT
    ),
    FigureColumn(
        _words(QT_TRANSLATE_NOOP("Progress", "Text")),
        lambda row: elided(in_one_line(row.one.quote), _LONGEST_QUOTE),
        Kind.TEXT,
    ),
    FigureColumn(
        _words(QT_TRANSLATE_NOOP("Progress", "Type")),
        lambda row: list(AnnotationType).index(row.one.type),
        Kind.TEXT,
        shown=lambda row: type_word(row.one.type),
    ),
    FigureColumn(
        _words(QT_TRANSLATE_NOOP("Progress", "Status")),
        lambda row: row.one.status.value,
        Kind.TEXT,
        shown=lambda row: status_word(row.one.status),
    ),
    FigureColumn(
        _words(QT_TRANSLATE_NOOP("Progress", "Reason")),
        lambda row: in_one_line(row.one.reason, " "),
        Kind.TEXT,
    ),
    FigureColumn(
        _words(QT_TRANSLATE_NOOP("Progress", "Reviewer")),
        lambda row: row.one.reviewer,
        Kind.TEXT,
    ),
    FigureColumn(
        _words(QT_TRANSLATE_NOOP("Progress", "Section")), lambda row: row.place, Kind.TEXT
    ),
)
