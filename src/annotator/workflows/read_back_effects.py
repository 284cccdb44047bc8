"""What an entry in a workbook does: the colleague's own annotations change, others are reviewed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotator.domain.read_back_faults import (
    EntriesContradict,
    NothingIsAmended,
    ReasonIsMissing,
    WordsStay,
)
from annotator.domain.read_backs import Effect, Field, ReadBackChange, Wish
from annotator.domain.review_errors import (
    NoProposal,
    NothingToAnswer,
    NotYourAnnotation,
    NotYourWords,
    OwnWork,
)
from annotator.domain.review_queues import ANSWERABLE
from annotator.domain.reviews import Verdict, content_of
from annotator.formats.entry_words import COLUMN_OF, WISH_WORDS
from annotator.workflows import ownership, people

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from annotator.domain.projects import Person
    from annotator.domain.reviews import Decision
    from annotator.formats.review_workbook_reader import ReadRow
    from annotator.workflows.read_back_entries import Entry, Present

VERDICTS = {
    Effect.ACCEPT: Verdict.ACCEPT,
    Effect.RETURN: Verdict.RETURN,
    Effect.AMEND: Verdict.AMEND,
    Effect.RESUBMIT: Verdict.RESUBMIT,
}
_DECISION = (Field.STATUS, Field.REMARK)
_CONTENT = (Field.TYPE, Field.VALUE)
_BETWEEN = " \n\u3000,，;；。、"


@dataclass(frozen=True, slots=True)
class Colleague:
    """Whoever filled in the workbook.

    Attributes:
        person: With an empty id if nobody of that name works in the project yet.
        own_work: Whether people may decide about their own annotations here.
        names: The name of everyone by id.
    """

    person: Person
    own_work: bool
    names: Mapping[str, str]


class Effects:
    """Finds out what one entry does."""

    def __init__(self, row: ReadRow, entry: Entry, present: Present, colleague: Colleague) -> None:
        self._row = row
        self._entry = entry
        self._present = present
        self._colleague = colleague
        self._old = present.annotation
        self._is_own = ownership.may_change(colleague.person, present.annotation)

    def parts(self) -> tuple[Callable[[], Iterator[ReadBackChange]], ...]:
        """Return what gives the changes, part by part; one that is not taken raises why.

        The parts hold by themselves: where one is refused, the others still count.
        """
        if self._is_own:
            return self._edit, self._answer
        return self._review, self._note

    def _edit(self) -> Iterator[ReadBackChange]:
        """Give what changes in an annotation of the colleague's own."""
        entry = self._entry
        if self._is_contradictory and entry.wish:
            raise EntriesContradict(word=WISH_WORDS[entry.wish])
        if entry.content is None and entry.note is None:
            return
        yield replace(
            self._change(Effect.EDIT, *_CONTENT, Field.NOTE),
            content=entry.content or content_of(self._old),
            note=self._old.note if entry.note is None else entry.note,
        )

    def _answer(self) -> Iterator[ReadBackChange]:
        """Give what the colleague says of an annotation of their own."""
        wish = self._entry.wish
        # To call one's own change a proposal is to make it.
        if wish is None or (wish is Wish.AMEND and self._entry.content is not None):
            yield from self._remark()
        elif not self._is_contradictory:
            yield from self._wished(wish)

    @property
    def _is_contradictory(self) -> bool:
        wish, content = self._entry.wish, self._entry.content
        return content is not None and wish in (Wish.ADOPT, Wish.LEAVE_OPEN)

    def _review(self) -> Iterator[ReadBackChange]:
        """Give what the colleague thinks of an annotation of somebody else."""
        if self._entry.content is not None:
            yield self._proposal()
        elif self._entry.wish is not None:
            yield from self._wished(self._entry.wish)
        else:
            yield from self._remark()

    def _note(self) -> Iterator[ReadBackChange]:
        """Give what the note does to an annotation of somebody else: it becomes a remark."""
        note = self._entry.note
        if note is None:
            return
        if not note:
            raise NotYourAnnotation(quote=self._old.quote, author=self._author)
        yield self._change(Effect.REMARK, Field.NOTE, words=_added(self._old.note, note))

    def _proposal(self) -> ReadBackChange:
        entry = self._entry
        if entry.wish not in (None, Wish.AMEND):
            raise EntriesContradict(word=WISH_WORDS[entry.wish])
        self._refuse_no_reviewer()
        return replace(
            self._change(Effect.AMEND, *_CONTENT, *_DECISION, words=entry.remark or ""),
            content=entry.content,
        )

    def _wished(self, wish: Wish) -> Iterator[ReadBackChange]:
        match wish:
            case Wish.ACCEPT:
                self._refuse_no_judge()
                yield self._change(Effect.ACCEPT, *_DECISION, words=self._entry.remark or "")
            case Wish.RETURN:
                self._refuse_no_judge()
                if not self._entry.reason:
                    raise ReasonIsMissing(column=COLUMN_OF[Field.REMARK])
                yield self._change(Effect.RETURN, *_DECISION, words=self._entry.reason)
            case Wish.AMEND:
                raise NothingIsAmended(type=COLUMN_OF[Field.TYPE], value=COLUMN_OF[Field.VALUE])
            case Wish.ADOPT:
                yield from self._adoption()
            case Wish.RESUBMIT:
                yield self._resubmission()
            case Wish.LEAVE_OPEN:
                yield self._taking_back()

    def _adoption(self) -> Iterator[ReadBackChange]:
        latest = self._present.latest
        self._refuse_no_author()
        if latest is None or latest.proposal is None:
            raise NoProposal(quote=self._old.quote)
        if content_of(self._old) != latest.proposal:  # else it was adopted before
            yield replace(self._change(Effect.ADOPT, Field.STATUS), content=latest.proposal)

    def _resubmission(self) -> ReadBackChange:
        self._refuse_no_author()
        if self._old.status not in ANSWERABLE:
            raise NothingToAnswer(quote=self._old.quote)
        return self._change(Effect.RESUBMIT, *_DECISION, words=self._entry.remark or "")

    def _taking_back(self) -> ReadBackChange:
        latest = self._present.latest
        if latest is None or latest.person_id != self._colleague.person.id:
            names = self._colleague.names
            raise NotYourWords(name=names.get(latest.person_id, "") if latest else self._author)
        return self._change(Effect.TAKE_BACK, Field.STATUS)

    def _remark(self) -> Iterator[ReadBackChange]:
        """Give what a remark does by itself: a reviewer words the last reason anew, else talks."""
        remark, latest = self._entry.remark, self._present.latest
        if remark is None:
            return
        if not remark:
            raise WordsStay(column=COLUMN_OF[Field.REMARK])
        if latest is not None and self._stands(latest):
            yield replace(
                self._change(Effect(latest.verdict.value), Field.REMARK, words=remark),
                content=latest.proposal,
            )
        else:
            before = self._entry.edits[Field.REMARK].before
            yield self._change(Effect.REMARK, Field.REMARK, words=_added(before, remark))

    def _stands(self, latest: Decision) -> bool:
        """Whether the colleague said this of what the annotation still states."""
        is_theirs = latest.person_id == self._colleague.person.id
        return is_theirs and latest.subject == content_of(self._old)

    def _change(self, effect: Effect, *fields: Field, words: str = "") -> ReadBackChange:
        return ReadBackChange(
            sheet=self._row.sheet,
            row=self._row.number,
            id=self._old.id,
            key=self._old.key,
            quote=self._old.quote,
            effect=effect,
            edits=self._entry.edits_of(*fields),
            words=words,
            doubt=self._entry.doubt,
        )

    @property
    def _author(self) -> str:
        return self._colleague.names.get(self._old.person_id, "")

    def _refuse_no_judge(self) -> None:
        self._refuse_no_reviewer()
        if self._old.person_id == self._colleague.person.id and not self._colleague.own_work:
            raise OwnWork(quote=self._old.quote)

    def _refuse_no_reviewer(self) -> None:
        people.refuse_no_reviewer(self._colleague.person)

    def _refuse_no_author(self) -> None:
        if not self._is_own:
            raise NotYourAnnotation(quote=self._old.quote, author=self._author)


def _added(before: str, after: str) -> str:
    """Return what was added to what stood there, or all of it where something else stands now."""
    added = after.removeprefix(before).strip(_BETWEEN) if before else after
    return added or after
