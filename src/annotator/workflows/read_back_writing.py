"""Write into the project what was read back, kind by kind, in a colleague's name."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from annotator.domain.identifiers import new_id
from annotator.domain.names import whole_characters
from annotator.domain.read_backs import Effect
from annotator.domain.reviews import Remark
from annotator.storage import annotation_store, document_store, review_store
from annotator.workflows import decisions, ownership
from annotator.workflows.read_back_effects import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.domain.annotations import Annotation
    from annotator.domain.progress import Progress
    from annotator.domain.projects import Person
    from annotator.domain.read_backs import ReadBackChange
    from annotator.domain.reviews import Decision
    from annotator.storage.change_recorder import ChangeRecorder
    from annotator.workflows.session import Session


_AT_ONCE = 5_000


class Writing:
    """Applies changes within the transaction of a recorder."""

    def __init__(
        self, session: Session, recorder: ChangeRecorder, person: Person, progress: Progress
    ) -> None:
        self._progress = progress
        self._session = session
        self._recorder = recorder
        self._person = person

    def write(self, changes: Sequence[ReadBackChange]) -> None:
        """Write all: what changes annotations comes first, so that decisions are about that."""
        written = 0
        for write, effects in (
            (self._edit, (Effect.EDIT,)),
            (self._adopt, (Effect.ADOPT,)),
            (self._take_back, (Effect.TAKE_BACK,)),
            (self._say, VERDICTS),
            (self._remark, (Effect.REMARK,)),
        ):
            of_kind = [change for change in changes if change.effect in effects]
            for first in range(0, len(of_kind), _AT_ONCE):
                self._progress.report(written, len(changes))
                chunk = of_kind[first : first + _AT_ONCE]
                write(chunk)
                written += len(chunk)

    def _edit(self, changes: Sequence[ReadBackChange]) -> None:
        edited = []
        for change, old in self._with_annotations(changes):
            if change.content is not None:
                type_, value = change.content.type, change.content.value
                new = replace(old, type=type_, value=value, note=whole_characters(change.note))
                edited.append(ownership.signed(old, new, self._person))
        self._recorder.change_annotations(edited)

    def _adopt(self, changes: Sequence[ReadBackChange]) -> None:
        connection = self._recorder.connection
        latest = review_store.latest_decisions(connection, [change.key for change in changes])
        by_document = attrgetter("document_id")
        chosen = sorted((old for _, old in self._with_annotations(changes)), key=by_document)
        for document_id, group in groupby(chosen, by_document):
            document = document_store.document(connection, document_id)
            text = self._session.text_of(connection, document)
            adopted = [
                ownership.signed(
                    old, decisions.adopted(old, latest.get(old.key), text), self._person
                )
                for old in group
            ]
            self._recorder.change_annotations(adopted, text)

    def _take_back(self, changes: Sequence[ReadBackChange]) -> None:
        keys = [change.key for change in changes]
        latest = review_store.latest_decisions(self._recorder.connection, keys)
        self._recorder.take_back_decisions([latest[key].id for key in keys])

    def _say(self, changes: Sequence[ReadBackChange]) -> None:
        said = [_decision(change, old) for change, old in self._with_annotations(changes)]
        decisions.say(self._recorder, self._person, said, now=self._session.clock())

    def _remark(self, changes: Sequence[ReadBackChange]) -> None:
        now = self._session.clock()
        self._recorder.add_remarks(
            [
                Remark(new_id(), change.key, self._person.id, now, whole_characters(change.words))
                for change in changes
            ]
        )

    def _with_annotations(
        self, changes: Sequence[ReadBackChange]
    ) -> list[tuple[ReadBackChange, Annotation]]:
        """Return each change with its annotation as it stands by now."""
        keys = [change.key for change in changes]
        found = annotation_store.living(self._recorder.connection, keys)
        return list(zip(changes, found, strict=True))


def _decision(change: ReadBackChange, about: Annotation) -> Decision:
    said = decisions.said(VERDICTS[change.effect], about, change.words)
    return replace(said, proposal=change.content) if change.effect is Effect.AMEND else said
