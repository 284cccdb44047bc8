"""The words on screen for types, status and origin: one place, so that they agree everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.domain.agreements import Measure
from annotator.domain.annotations import AnnotationType, Origin, Status
from annotator.domain.differences import DifferenceKind
from annotator.domain.review_queues import QueueKind

if TYPE_CHECKING:
    from datetime import datetime


def with_count(word: str, count: int) -> str:
    """A word with how many there are of it, as it stands in a list to choose from."""
    # The brackets of Chinese are other ones.
    return QCoreApplication.translate("Words", "{word} ({count})").format(
        word=word, count=f"{count:,}"
    )


def type_word(type_: AnnotationType) -> str:
    """The name of a type in the language of the reader."""
    # lupdate reads literals only, hence no table of texts.
    translate = QCoreApplication.translate
    match type_:
        case AnnotationType.ORGANISATION:
            return translate("Type", "Organisation")
        case AnnotationType.FIGURE:
            return translate("Type", "Figure")
        case AnnotationType.DATE:
            return translate("Type", "Date")
        case AnnotationType.PERSON:
            return translate("Type", "Person")


def status_word(status: Status) -> str:
    """Where an annotation stands in review."""
    translate = QCoreApplication.translate
    match status:
        case Status.PENDING:
            return translate("Status", "Not reviewed")
        case Status.ACCEPTED:
            return translate("Status", "Accepted")
        case Status.RETURNED:
            return translate("Status", "Returned")
        case Status.AMENDED:
            return translate("Status", "Change proposed")
        case Status.REVISED:
            return translate("Status", "Revised")


def origin_word(origin: Origin) -> str:
    """How an annotation came into the project."""
    translate = QCoreApplication.translate
    match origin:
        case Origin.MANUAL:
            return translate("Origin", "By hand")
        case Origin.LOADED:
            return translate("Origin", "Loaded from a file")
        case Origin.SUGGESTION:
            return translate("Origin", "Suggestion")
        case Origin.FINAL:
            return translate("Origin", "Final version")


def queue_word(kind: QueueKind) -> str:
    """What a queue of review holds."""
    translate = QCoreApplication.translate
    match kind:
        case QueueKind.TO_REVIEW:
            return translate("Queue", "To review")
        case QueueKind.ANSWERS:
            return translate("Queue", "Came back to me")
        case QueueKind.DECIDED:
            return translate("Queue", "Decided")
        case QueueKind.CONFLICTS:
            return translate("Queue", "Changed by two at once")
        case QueueKind.PLACES:
            return translate("Queue", "Places to check")
        case QueueKind.ALL:
            return translate("Queue", "All annotations")


def difference_word(kind: DifferenceKind) -> str:
    """How authors differ."""
    translate = QCoreApplication.translate
    match kind:
        case DifferenceKind.BORDERS:
            return translate("Difference", "Borders")
        case DifferenceKind.TYPE:
            return translate("Difference", "Type")
        case DifferenceKind.VALUE:
            return translate("Difference", "Value")
        case DifferenceKind.ONLY:
            return translate("Difference", "Not all")
        case DifferenceKind.IDENTICAL:
            return translate("Difference", "Identical")


def measure_word(measure: Measure) -> str:
    """What a measure of agreement is called."""
    translate = QCoreApplication.translate
    match measure:
        case Measure.EXACT_F1:
            return translate("Measure", "F1, exact")
        case Measure.OVERLAP_F1:
            return translate("Measure", "F1, overlapping")
        case Measure.KAPPA:
            return translate("Measure", "Cohen's κ")
        case Measure.ALPHA_U:
            return translate("Measure", "Krippendorff's α")


def measure_meaning(measure: Measure) -> str:
    """What a measure of agreement means, in a sentence."""
    translate = QCoreApplication.translate
    match measure:
        case Measure.EXACT_F1:
            return translate("Measure", "Share of annotations with the same borders and type.")
        case Measure.OVERLAP_F1:
            return translate(
                "Measure", "Share of annotations that the other has too, with any borders."
            )
        case Measure.KAPPA:
            return translate(
                "Measure", "Agreement character by character, beyond what chance brings."
            )
        case Measure.ALPHA_U:
            return translate(
                "Measure", "Agreement about spans and types together, beyond what chance brings."
            )


def type_key(type_: AnnotationType) -> str:
    """The digit on the keyboard that stands for a type."""
    return str(list(AnnotationType).index(type_) + 1)


def local_time(moment: datetime) -> str:
    """A moment to the minute, by the clock on the reader's wall."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"
