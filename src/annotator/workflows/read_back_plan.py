"""What the rows of a workbook would do to the project, row by row, and what is not taken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.domain.errors import ProblemForUser
from annotator.domain.read_back_faults import (
    AnnotationIsGone,
    IdIsMissing,
    IdIsUnknown,
    IdStandsTwice,
)
from annotator.domain.read_backs import Effect, NoResult, ReadBackChange, ReadBackFinding
from annotator.formats.row_record import comparable
from annotator.storage import annotation_store, document_store, review_store
from annotator.workflows import decisions
from annotator.workflows.read_back_effects import VERDICTS, Effects
from annotator.workflows.read_back_entries import Present, read_entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.domain.annotations import Annotation
    from annotator.domain.documents import Document
    from annotator.domain.reviews import Decision
    from annotator.formats.review_workbook_reader import ReadRow
    from annotator.storage.project_file import Transaction
    from annotator.workflows.read_back_effects import Colleague
    from annotator.workflows.session import Session

_MOST_FINDINGS = 10_000


class Plan:
    """Gathers what rows do, as they come.

    Attributes:
        rows: How many have come.
        known: How many of them are about annotations of this project.
        findings: What is not taken; the first ones.
        more_findings: How many more there are.
        sources: The rows that something came of.
    """

    def __init__(self, session: Session, colleague: Colleague) -> None:
        self.rows = self.known = 0
        self.findings: list[ReadBackFinding] = []
        self.more_findings = 0
        self.sources: list[ReadRow] = []
        self._session = session
        self._colleague = colleague
        self._changes: dict[str, list[ReadBackChange]] = {}
        self._seen: dict[str, tuple[int, int]] = {}  # id → number of its row, what it says
        self._documents: dict[str, Document] = {}

    @property
    def changes(self) -> tuple[ReadBackChange, ...]:
        """What would be done, in the order of the rows."""
        return tuple(change for changes in self._changes.values() for change in changes)

    def take(self, connection: Transaction, rows: Sequence[ReadRow]) -> None:
        """Take some rows more, all read in one state of the project."""
        known = annotation_store.known_ids(connection, [row.id for row in rows if row.id])
        touched = annotation_store.with_ids(
            connection, [row.id for row in rows if row.id in known and _says_something(row)]
        )
        said = review_store.decisions_of(connection, [one.key for one in touched.values()])
        for row in rows:
            self.rows += 1
            self.known += row.id in known
            if row.id not in known:
                problem = IdIsUnknown(id=row.id) if row.id else IdIsMissing()
                self._find(row, _shown_quote(row), problem)
            elif self._is_first(row) and row.id in touched:
                one = touched[row.id]
                self._take_row(connection, row, one, said.get(one.key, ()))

    def _is_first(self, row: ReadRow) -> bool:
        """Whether no earlier row was about the same; two that differ are taken for neither."""
        says = hash((tuple(row.written.items()), row.quote))
        number, said = self._seen.setdefault(row.id, (row.number, says))
        if (number, said) == (row.number, says):
            return True
        if said != says:
            self._changes.pop(row.id, None)
            self._find(row, _shown_quote(row), IdStandsTwice(other=number))
        return False

    def _take_row(
        self, connection: Transaction, row: ReadRow, one: Annotation, said: Sequence[Decision]
    ) -> None:
        document = self._document(connection, one.document_id)
        if one.deleted or document.deleted:
            self._find(row, one.quote, AnnotationIsGone())
            return
        text = self._session.text_of(connection, document)
        present = Present(one, document, text, said)
        entry = read_entry(connection, row, present)
        for fault in entry.faults:
            self._find(row, one.quote, fault)
        changes: list[ReadBackChange] = []
        for part in Effects(row, entry, present, self._colleague).parts():
            try:
                changes += part()
            except ProblemForUser as problem:
                self._find(row, one.quote, problem)
        changes = [change for change in changes if not self._is_said(connection, change, present)]
        if changes:
            self._changes[row.id] = changes
            self.sources.append(row)

    def _is_said(self, connection: Transaction, change: ReadBackChange, present: Present) -> bool:
        """Whether the colleague has said so before: the workbook was read back already."""
        person = self._colleague.person
        if change.effect is Effect.REMARK:
            words = comparable(change.words)
            return any(
                remark.person_id == person.id and comparable(remark.text) == words
                for remark in review_store.remarks_of(connection, change.key)
            )
        if change.effect not in VERDICTS:
            return False
        said = decisions.said(VERDICTS[change.effect], present.annotation, change.words)
        if change.effect is Effect.AMEND:
            said = replace(said, proposal=change.content)
        return decisions.repeats(replace(said, person_id=person.id), present.latest)

    def _document(self, connection: Transaction, document_id: str) -> Document:
        if document_id not in self._documents:
            document = document_store.document(connection, document_id)
            self._documents[document_id] = document
        return self._documents[document_id]

    def _find(self, row: ReadRow, quote: str, problem: ProblemForUser) -> None:
        if len(self.findings) < _MOST_FINDINGS:
            self.findings.append(ReadBackFinding(row.sheet, row.number, row.id, quote, problem))
        else:
            self.more_findings += 1


def _says_something(row: ReadRow) -> bool:
    return bool(row.written) or row.quote is not None


def _shown_quote(row: ReadRow) -> str:
    if row.quote is None:
        return ""
    return row.quote.shown if isinstance(row.quote, NoResult) else row.quote
