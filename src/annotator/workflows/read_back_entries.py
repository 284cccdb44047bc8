"""What a colleague asks for in one row of a workbook: its cells, held against the project."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from annotator.domain.errors import InvalidValue
from annotator.domain.names import whole_characters
from annotator.domain.read_back_faults import (
    CellHasNoResult,
    EntryFault,
    TextIsAnother,
    ValueIsUnclear,
    WordIsUnknown,
)
from annotator.domain.read_backs import CellEdit, Doubt, Field, NoResult, Wish
from annotator.domain.reviews import content_of
from annotator.formats.annotation_columns import STATUS_WORDS, TYPE_WORDS, shown_value
from annotator.formats.cell_text import unescaped
from annotator.formats.entry_words import COLUMN_OF, WISH_WORDS
from annotator.formats.review_remarks import shown_review
from annotator.formats.row_record import fingerprint
from annotator.values.editing import read_value
from annotator.workflows import rule_values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotator.domain.annotations import Annotation, AnnotationType
    from annotator.domain.documents import Document
    from annotator.domain.reviews import Content, Decision
    from annotator.formats.review_workbook_reader import ReadRow
    from annotator.storage.project_file import Transaction

_TYPES = {word: type_ for type_, word in TYPE_WORDS.items()}
_WISHES = {word: wish for wish, word in WISH_WORDS.items()}
_LINE_END = re.compile("\r\n?|\x85")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_Meaning = TypeVar("_Meaning")


@dataclass(frozen=True, slots=True)
class Present:
    """An annotation as it stands now.

    Attributes:
        document: Its document.
        text: That of the document.
        decisions: Those about it that were not taken back, the earliest first.
    """

    annotation: Annotation
    document: Document
    text: str
    decisions: Sequence[Decision]

    @property
    def latest(self) -> Decision | None:
        """The latest decision or answer."""
        return self.decisions[-1] if self.decisions else None

    def cells(self) -> dict[Field, str]:
        """Return what its open cells would say if it were exported now."""
        one = self.annotation
        return {
            Field.TYPE: TYPE_WORDS[one.type],
            Field.VALUE: shown_value(one.value),
            Field.STATUS: STATUS_WORDS[one.status],
            Field.REMARK: shown_review(self.decisions, self.text).remark,
            Field.NOTE: one.note,
        }


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row asks for that the project does not say already.

    Attributes:
        edits: The cells that were written in and understood.
        content: What the annotation is to state, if that is another thing.
        wish: What is asked for as its status.
        remark: What was written as a remark; None if it says what it said.
        reason: What stands there as the remark, written or not.
        note: What was written as a note; None if it says what it said.
        doubt: Why nothing of this is done unless it is chosen expressly.
        faults: What is not taken, and why.
    """

    edits: Mapping[Field, CellEdit]
    content: Content | None = None
    wish: Wish | None = None
    remark: str | None = None
    reason: str = ""
    note: str | None = None
    doubt: Doubt | None = None
    faults: tuple[EntryFault, ...] = ()

    def edits_of(self, *fields: Field) -> tuple[CellEdit, ...]:
        """Return the edits of these cells."""
        return tuple(self.edits[one] for one in fields if one in self.edits)


def read_entry(connection: Transaction, row: ReadRow, present: Present) -> Entry:
    """Hold a row against the project; cells that say the same ask for nothing."""
    now = present.cells()
    texts, broken = _written(row, now)
    note = texts.pop(Field.NOTE, None)
    entry = Entry({}, note=note, reason=now[Field.REMARK])
    faults: list[EntryFault] = [
        CellHasNoResult(column=COLUMN_OF[field], shown=shown) for field, shown in broken.items()
    ]
    if broken.keys() <= {Field.NOTE}:
        try:
            entry = _decisive(connection, texts, present, entry)
        except EntryFault as fault:
            # Whether the rest of it holds without the faulty part is not for us to guess.
            faults.append(fault)
    if note is not None:
        edit = CellEdit(Field.NOTE, now[Field.NOTE], note)
        entry = replace(entry, edits={**entry.edits, Field.NOTE: edit})
    altered = _altered_text(row, present)
    doubt = Doubt.TEXT_ALTERED if altered else _doubt(row, present, now)
    return replace(entry, doubt=doubt, faults=(*altered, *faults))


def _written(row: ReadRow, now: Mapping[Field, str]) -> tuple[dict[Field, str], dict[Field, str]]:
    """Return the cells that do not say what the project says: texts, and what is none."""
    texts, broken = {}, {}
    for field, cell in row.written.items():
        if isinstance(cell, NoResult):
            broken[field] = cell.shown
        elif fingerprint(cell) != fingerprint(now[field]):
            texts[field] = _typed(cell)
    return texts, broken


def _decisive(
    connection: Transaction, texts: Mapping[Field, str], present: Present, entry: Entry
) -> Entry:
    """Return an entry with type, value, status and remark, which belong together.

    Raises:
        EntryFault: One of them cannot be understood.
    """
    old = present.annotation
    edits = {}
    type_, wish = old.type, None
    if Field.TYPE in texts:
        type_ = _meaning(texts[Field.TYPE], Field.TYPE, _TYPES)
        edits[Field.TYPE] = CellEdit(Field.TYPE, old.type.value, type_.value)
    if Field.STATUS in texts:
        wish = _meaning(texts[Field.STATUS], Field.STATUS, _WISHES)
        edits[Field.STATUS] = CellEdit(Field.STATUS, old.status.value, wish.value)
    content = _content(connection, type_, texts.get(Field.VALUE), present)
    if Field.VALUE in texts:
        edit = CellEdit(Field.VALUE, shown_value(old.value), shown_value(content.value))
        edits[Field.VALUE] = edit
    remark = texts.get(Field.REMARK)
    if remark is not None:
        edits[Field.REMARK] = CellEdit(Field.REMARK, entry.reason, remark)
    return replace(
        entry,
        edits=edits,
        content=None if content == content_of(old) else content,
        wish=wish,
        remark=remark,
        reason=entry.reason if remark is None else remark,
    )


def _content(
    connection: Transaction, type_: AnnotationType, typed: str | None, present: Present
) -> Content:
    """Return what the annotation states with this type and what was typed as its value."""
    old = present.annotation
    if typed is None:
        if type_ is old.type:
            return content_of(old)
        return content_of(rule_values.retyped(connection, present.document, old, type_))
    try:
        value = read_value(type_, typed, year=present.document.year)
    except InvalidValue as error:
        raise ValueIsUnclear(**error.values) from error
    value = rule_values.usable_value(type_, value)
    # What reads the same is the same: where its year was taken from is not for a cell to say.
    if type_ is old.type and shown_value(value) == shown_value(old.value):
        value = old.value
    return replace(content_of(old), type=type_, value=value)


def _meaning(word: str, field: Field, words: Mapping[str, _Meaning]) -> _Meaning:
    if word not in words:
        others = "、".join(words)
        raise WordIsUnknown(word=word, column=COLUMN_OF[field], others=others)
    return words[word]


def _altered_text(row: ReadRow, present: Present) -> tuple[EntryFault, ...]:
    quote = present.annotation.quote
    if row.quote is None:
        return ()
    found = row.quote.shown if isinstance(row.quote, NoResult) else row.quote
    # Where the workbook does not say what it said, the project does.
    if row.record is None and fingerprint(found) == fingerprint(quote):
        return ()
    return (TextIsAnother(found=_typed(found), quote=quote),)


def _doubt(row: ReadRow, present: Present, now: Mapping[Field, str]) -> Doubt | None:
    old, record = present.annotation, row.record
    if record is None:
        # What was never changed nor decided about cannot have changed meanwhile.
        is_as_made = old.revision == 1 and not present.decisions
        return None if is_as_made else Doubt.NO_RECORD
    is_same = (
        record.revision == old.revision
        and record.status is old.status
        and record.remark == fingerprint(now[Field.REMARK])
    )
    return None if is_same else Doubt.CHANGED_MEANWHILE


def _typed(cell: str) -> str:
    """Return what a person typed, without what programs make of line ends and odd signs."""
    text = _LINE_END.sub("\n", whole_characters(unescaped(cell)))
    return _CONTROLS.sub("", text).strip()
