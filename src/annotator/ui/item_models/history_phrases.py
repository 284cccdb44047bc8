"""The history of an annotation in sentences: who, when, and what became of what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from annotator.domain.change_sets import Action
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.reviews import Remark, Verdict
from annotator.ui.item_models.quotes import elided, in_one_line
from annotator.ui.item_models.words import local_time, status_word, type_word
from annotator.values import display

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.domain.annotations import Annotation
    from annotator.domain.change_sets import HistoryEntry
    from annotator.domain.reviews import Content, Decision

_LONGEST: Final = 40  # characters of a text, value or note
_VERDICTS: Final = {
    Verdict.ACCEPT: QT_TRANSLATE_NOOP("History", "Accepted"),
    Verdict.RETURN: QT_TRANSLATE_NOOP("History", "Returned"),
    Verdict.AMEND: QT_TRANSLATE_NOOP("History", "Proposed a change"),
    Verdict.RESUBMIT: QT_TRANSLATE_NOOP("History", "Stood by it"),
}


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One step, for reading.

    Attributes:
        when: Local time to the minute.
        who: The person's name.
        what: Everything the step changed, one phrase each.
    """

    when: str
    who: str
    what: tuple[str, ...]


def history_lines(history: Iterable[HistoryEntry]) -> list[HistoryLine]:
    """Put each entry into words, in the order given."""
    return [
        HistoryLine(when=local_time(entry.at), who=entry.person_name, what=_what(entry))
        for entry in history
    ]


def _what(entry: HistoryEntry) -> tuple[str, ...]:
    phrases = _phrases(entry)
    if entry.action is Action.UNDO:
        return (QCoreApplication.translate("History", "Undone"), *phrases)
    if entry.action is Action.REDO:
        return (QCoreApplication.translate("History", "Redone"), *phrases)
    if entry.action is Action.MERGE:  # whoever merged it has neither made nor said it
        return (QCoreApplication.translate("History", "Came in by a merge"), *phrases)
    return phrases


def _phrases(entry: HistoryEntry) -> tuple[str, ...]:
    translate = QCoreApplication.translate
    said = entry.decision or entry.remark
    if said is not None:
        phrase = said_phrase(said)
        # To undo a taking back is to let it stand again, and to undo the saying to let it not.
        if said.deleted is not (entry.action is Action.UNDO):
            phrase = translate("History", "Taken back: {decision}").format(decision=phrase)
        return (phrase,)
    before, after = _living(entry.before), _living(entry.after)
    if before is None and after is None:
        return ()
    if after is None:
        return (translate("History", "Removed"),)
    if before is None:
        return (_beginning(entry, after),)
    return tuple(differences(before, after))


def said_phrase(said: Decision | Remark) -> str:
    """What was decided, with the reason and what was proposed; or what was remarked."""
    translate = QCoreApplication.translate
    if isinstance(said, Remark):
        return translate("History", "Remark: {text}").format(text=_shortened(said.text))
    phrase = translate("History", _VERDICTS[said.verdict])
    if said.proposal is not None:
        phrase += translate("History", ": {before} → {after}").format(
            before=_stated(said.subject, said.proposal),
            after=_stated(said.proposal, said.subject),
        )
    if said.reason:
        phrase += translate("History", " ({reason})").format(reason=_shortened(said.reason))
    return phrase


def _stated(content: Content, other: Content) -> str:
    """Of what an annotation states, that in which it differs from another statement."""
    parts = []
    if content.type is not other.type:
        parts.append(type_word(content.type))
    if content.value != other.value:
        parts.append(_shortened(display.display_value(content.value)))
    if (content.start, content.end) != (other.start, other.end):
        parts.append(
            QCoreApplication.translate("History", "characters {start}–{end}").format(
                start=content.start, end=content.end
            )
        )
    return " ".join(parts)


def _living(annotation: Annotation | None) -> Annotation | None:
    return None if annotation is None or annotation.deleted else annotation


def _beginning(entry: HistoryEntry, after: Annotation) -> str:
    translate = QCoreApplication.translate
    if entry.before is not None:
        return translate("History", "Brought back")
    if entry.action is Action.LOAD:
        phrase = translate("History", "Loaded from a file as {type}")
    else:
        phrase = translate("History", "Tagged as {type}")
    return phrase.format(type=type_word(after.type))


def differences(before: Annotation, after: Annotation) -> list[str]:
    """What became of what, one phrase each."""
    translate = QCoreApplication.translate
    phrases = []
    if before.type is not after.type:
        phrases.append(
            translate("History", "Type: {before} → {after}").format(
                before=type_word(before.type), after=type_word(after.type)
            )
        )
    if before.span != after.span:
        phrases.append(
            translate("History", "Text: {before} → {after}").format(
                before=_shortened(before.quote), after=_shortened(after.quote)
            )
        )
    if before.value != after.value:
        phrases.append(
            translate("History", "Value: {before} → {after}").format(
                before=_shortened(display.display_value(before.value)),
                after=_shortened(display.display_value(after.value)),
            )
        )
    return phrases + _remarks(before, after)


def _remarks(before: Annotation, after: Annotation) -> list[str]:
    translate = QCoreApplication.translate
    phrases = []
    if before.note != after.note:
        phrases.append(
            translate("History", "Note: {before} → {after}").format(
                before=_shortened(before.note), after=_shortened(after.note)
            )
        )
    if before.status is not after.status:
        phrases.append(
            translate("History", "Status: {before} → {after}").format(
                before=status_word(before.status), after=status_word(after.status)
            )
        )
    return phrases


def _shortened(text: str) -> str:
    one_line = elided(in_one_line(text), _LONGEST)
    return one_line or QCoreApplication.translate("History", "none")
