"""What comes in from colleagues, in words: what a merge or a workbook does to an annotation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from annotator.domain.annotations import Anchoring, AnnotationType
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.domain.merges import Effect, Match, SaidSample
from annotator.domain.read_backs import Doubt, Field
from annotator.domain.read_backs import Effect as Deed
from annotator.domain.reviews import Remark
from annotator.ui.item_models.history_phrases import said_phrase
from annotator.ui.item_models.quotes import elided, in_one_line
from annotator.ui.item_models.words import type_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.domain.merges import DocumentMatch, MergeSample, SampleState
    from annotator.domain.read_backs import CellEdit, ReadBackChange

_LONGEST: Final = 40  # characters of a quote, value or note
_BETWEEN: Final = " · "
_EFFECTS: Final = {
    Effect.NEW: QT_TRANSLATE_NOOP("Exchange", "New"),
    Effect.CHANGED: QT_TRANSLATE_NOOP("Exchange", "Changed"),
    Effect.DELETED: QT_TRANSLATE_NOOP("Exchange", "Removed"),
}
_MATCHES: Final = {
    Match.SAME: QT_TRANSLATE_NOOP("Exchange", "Here, with the same text"),
    Match.OTHER_TEXT: QT_TRANSLATE_NOOP("Exchange", "Here, with another text"),
    Match.LIKELY: QT_TRANSLATE_NOOP("Exchange", "Same title, another text"),
    Match.NEW: QT_TRANSLATE_NOOP("Exchange", "Not here: comes along"),
    Match.REMOVED: QT_TRANSLATE_NOOP("Exchange", "Was removed here, and stays so"),
}
_DEEDS: Final = {
    Deed.EDIT: QT_TRANSLATE_NOOP("Exchange", "Corrects own work"),
    Deed.AMEND: QT_TRANSLATE_NOOP("Exchange", "Proposes a change"),
    Deed.ACCEPT: QT_TRANSLATE_NOOP("Exchange", "Accepts"),
    Deed.RETURN: QT_TRANSLATE_NOOP("Exchange", "Returns"),
    Deed.ADOPT: QT_TRANSLATE_NOOP("Exchange", "Adopts the proposal"),
    Deed.RESUBMIT: QT_TRANSLATE_NOOP("Exchange", "Stands by it"),
    Deed.TAKE_BACK: QT_TRANSLATE_NOOP("Exchange", "Takes the decision back"),
    Deed.REMARK: QT_TRANSLATE_NOOP("Exchange", "Remarks"),
}
_DOUBTS: Final = {
    Doubt.CHANGED_MEANWHILE: QT_TRANSLATE_NOOP("Exchange", "Changed here since the export"),
    Doubt.TEXT_ALTERED: QT_TRANSLATE_NOOP("Exchange", "The row holds another text"),
    Doubt.NO_RECORD: QT_TRANSLATE_NOOP(
        "Exchange", "The workbook no longer tells what was exported"
    ),
}
_EDITS: Final = {
    None: QT_TRANSLATE_NOOP("History", "Text: {before} → {after}"),
    Field.TYPE: QT_TRANSLATE_NOOP("History", "Type: {before} → {after}"),
    Field.VALUE: QT_TRANSLATE_NOOP("History", "Value: {before} → {after}"),
    Field.NOTE: QT_TRANSLATE_NOOP("History", "Note: {before} → {after}"),
}
_SIDES: Final = {
    Field.TYPE: QT_TRANSLATE_NOOP("Exchange", "Type: here {ours}, there {theirs}"),
    Field.VALUE: QT_TRANSLATE_NOOP("Exchange", "Value: here {ours}, there {theirs}"),
    Field.NOTE: QT_TRANSLATE_NOOP("Exchange", "Note: here {ours}, there {theirs}"),
    None: QT_TRANSLATE_NOOP("Exchange", "Text: here {ours}, there {theirs}"),
}


def effect_word(sample: MergeSample | SaidSample) -> str:
    """What a merge does to an annotation, or what it brings that was said of one."""
    translate = QCoreApplication.translate
    if isinstance(sample, SaidSample):
        if sample.said.deleted:
            return translate("Exchange", "Taken back")
        is_remark = isinstance(sample.said, Remark)
        return translate("Exchange", "Remark") if is_remark else translate("Exchange", "Decision")
    if sample.effect is None:
        return translate("Exchange", "Conflict: yours holds")
    if sample.conflict:
        return translate("Exchange", "Conflict: theirs holds")
    return translate("Exchange", _EFFECTS[sample.effect])


def match_word(match: DocumentMatch) -> str:
    """What a colleague's document is here."""
    return QCoreApplication.translate("Exchange", _MATCHES[match.match])


def sample_details(sample: MergeSample | SaidSample) -> str:
    """What is different afterwards, and what is to be looked at; or what was said."""
    if isinstance(sample, SaidSample):
        said = sample.said
        words = _shortened(said.text) if isinstance(said, Remark) else said_phrase(said)
        return _BETWEEN.join((words, sample.by))
    return _BETWEEN.join(_details(sample))


def deed_word(deed: Deed) -> str:
    """What a colleague does to an annotation by an entry in a workbook."""
    return QCoreApplication.translate("Exchange", _DEEDS[deed])


def doubt_word(doubt: Doubt) -> str:
    """Why an entry is only taken when it is chosen expressly."""
    return QCoreApplication.translate("Exchange", _DOUBTS[doubt])


def change_details(change: ReadBackChange) -> str:
    """What a colleague wrote: what becomes of what, and the words."""
    parts = [_edited(edit) for edit in change.edits if edit.field in _EDITS]
    if change.words:
        parts.append(f"“{_shortened(change.words)}”")
    return _BETWEEN.join(parts)


def _details(sample: MergeSample) -> Iterator[str]:
    ours, theirs = sample.ours, sample.theirs
    if ours is not None and sample.conflict:
        yield from _sides(ours, theirs)
    elif ours is None or ours.removed or theirs.removed:
        standing = ours if ours is not None and theirs.removed else theirs
        yield from (_shortened(words) for words in (standing.value, standing.note) if words)
    else:
        for field, before, after in _differences(ours, theirs):
            yield _became(_EDITS[field], before, after)
    if sample.anchoring is not Anchoring.SOUND:
        yield _place(sample)


def _sides(ours: SampleState, theirs: SampleState) -> Iterator[str]:
    """What two people made of one annotation."""
    translate = QCoreApplication.translate
    if ours.removed:
        yield translate("Exchange", "Removed here, changed there")
    elif theirs.removed:
        yield translate("Exchange", "Changed here, removed there")
    else:
        for field, here, there in _differences(ours, theirs):
            yield translate("Exchange", _SIDES[field]).format(
                ours=_shortened(here), theirs=_shortened(there)
            )


def _differences(ours: SampleState, theirs: SampleState) -> Iterator[tuple[Field | None, str, str]]:
    """Give what differs, ours first; None stands for the text."""
    sides = (
        (None, ours.quote, theirs.quote),
        (Field.TYPE, type_word(ours.type), type_word(theirs.type)),
        (Field.VALUE, ours.value, theirs.value),
        (Field.NOTE, ours.note, theirs.note),
    )
    return ((field, here, there) for field, here, there in sides if here != there)


def _place(sample: MergeSample) -> str:
    """What the colleague's text has where ours is different."""
    translate = QCoreApplication.translate
    there = _shortened(sample.quote_there or sample.theirs.quote)
    if sample.anchoring is Anchoring.LOST:
        return translate("Exchange", "“{text}” is not in our text").format(text=there)
    return translate("Exchange", "“{text}” in the colleague's text").format(text=there)


def _edited(edit: CellEdit) -> str:
    before, after = edit.before, edit.after
    if edit.field is Field.TYPE:
        before, after = (type_word(AnnotationType(code)) for code in (before, after))
    return _became(_EDITS[edit.field], before, after)


def _became(pattern: str, before: str, after: str) -> str:
    return QCoreApplication.translate("History", pattern).format(
        before=_shortened(before), after=_shortened(after)
    )


def _shortened(text: str) -> str:
    one_line = elided(in_one_line(text, " "), _LONGEST)
    return one_line or QCoreApplication.translate("History", "none")
