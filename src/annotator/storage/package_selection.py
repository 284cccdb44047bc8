"""Which rows of a project belong to what was chosen to be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, exists, false, func, or_, select, true

from annotator.domain.change_sets import Action
from annotator.domain.final_versions import FINAL_PERSON_ID
from annotator.storage.package_store import last_sent, sent_up_to
from annotator.storage.tables import (
    annotation,
    change,
    change_set,
    conflict,
    decision,
    document,
    remark,
)

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import Column, ColumnElement, Select, Table

    from annotator.domain.packages import PackageChoice

    Condition = ColumnElement[bool]

_is_final = annotation.c.person_id == FINAL_PERSON_ID
_is_merge = change_set.c.action == Action.MERGE.value
_came_from_elsewhere = or_(_is_merge, change_set.c.received.is_not(None))
_logged = change.join(change_set, change_set.c.number == change.c.change_set_number)
_SAID = ((decision, change.c.decision_id), (remark, change.c.remark_id))


class PackageSelection:
    """What is chosen of a project, as conditions on its rows.

    A person's work is what they tagged, decided and remarked, and what they settled in the final
    version. An annotation that somebody else tagged is only carried along, so that what was said
    of it has something to refer to.
    """

    def __init__(self, choice: PackageChoice, *, after: int) -> None:
        """Take a choice.

        Args:
            choice: What is to be sent.
            after: Only what was touched by change sets with higher numbers; 0 for everything.
        """
        self._choice = choice
        self._people = choice.person_ids
        self._after = after

    @property
    def annotations(self) -> Condition:
        """Say of an annotation whether it goes along."""
        living = select(document.c.id).where(document.c.deleted == false())
        conditions = [annotation.c.life > 0, annotation.c.document_id.in_(living)]
        if self._choice.document_ids:
            conditions.append(annotation.c.document_id.in_(self._choice.document_ids))
        if self._choice.types:
            conditions.append(annotation.c.type.in_([one.value for one in self._choice.types]))
        if self._people or self._after:
            spoken_of = (self._spoken_of(*one) for one in _SAID)
            conditions.append(or_(self._tagged, self._settled, *spoken_of, self._resolved))
        return and_(*conditions)

    @property
    def final(self) -> Condition:
        """Say of an annotation that goes along whether it does as a part of the final version."""
        return and_(_is_final, or_(self._tagged, self._settled))

    @property
    def carried(self) -> Condition:
        """Say of an annotation that goes along whether it does only for what was said of it."""
        return ~or_(self._tagged, self._settled)

    def said(self, table: Table, subject: Column[Any]) -> Condition:
        """Say of a decision or remark whether it stands and is one of those chosen."""
        return and_(table.c.life > 0, table.c.deleted == false(), self._is_said(table, subject))

    @property
    def documents(self) -> Condition:
        """Say of a document whether it is to stay.

        Of a part of the annotations only their documents go along, and those that are new.
        """
        conditions = [document.c.deleted == false()]
        if self._choice.document_ids:
            conditions.append(document.c.id.in_(self._choice.document_ids))
        if self._choice.types or self._people or self._after:
            holds = document.c.id.in_(select(annotation.c.document_id).where(self.annotations))
            changed = document.c.id.in_(self._done(change.c.document_id))
            conditions.append(or_(holds, changed) if self._after else holds)
        return and_(*conditions)

    @property
    def _tagged(self) -> Condition:
        conditions = [annotation.c.person_id.in_(self._people)] if self._people else []
        if self._after:
            conditions.append(annotation.c.key.in_(self._touched(change.c.annotation_key)))
        return and_(true(), *conditions)

    @property
    def _settled(self) -> Condition:
        """Say whether the chosen people settled a place of the final version.

        Its annotations are nobody's own: who settled what is told by the history. What was
        settled and at once undone is no work; somebody who has got it must hear of it, though.
        """
        if not self._people:
            return false()
        known = select(change.c.annotation_key).select_from(_logged)
        known = known.where(
            change.c.annotation_key.is_not(None),
            or_(change_set.c.number <= last_sent(), _came_from_elsewhere),
        )
        return and_(
            _is_final,
            annotation.c.key.in_(self._done(change.c.annotation_key)),
            or_(annotation.c.provenance.is_not(None), annotation.c.key.in_(known)),
        )

    @property
    def _resolved(self) -> Condition:
        """Say whether the chosen people settled a conflict about an annotation."""
        resolved = conflict.c.id.in_(self._done(change.c.conflict_id))
        return annotation.c.key.in_(select(conflict.c.annotation_key).where(resolved))

    def _spoken_of(self, table: Table, subject: Column[Any]) -> Condition:
        """Say whether an annotation is needed for what was said of it.

        What was taken back counts where somebody may have got it before that.
        """
        stands = table.c.deleted == false()
        said = select(table.c.annotation_key).where(
            table.c.life > 0,
            self._is_said(table, subject),
            or_(stands, _was_sent(table, subject), _came(table, subject)),
        )
        return annotation.c.key.in_(said)

    def _is_said(self, table: Table, subject: Column[Any]) -> Condition:
        conditions = [table.c.person_id.in_(self._people)] if self._people else []
        if self._after:
            conditions.append(table.c.id.in_(self._touched(subject)))
        return and_(true(), *conditions)

    def _touched(self, subject: Column[Any]) -> Select[Any]:
        """Select what later change sets have touched, whoever's they are."""
        later = change.c.change_set_number > self._after
        return select(subject).where(later, subject.is_not(None))

    def _done(self, subject: Column[Any]) -> Select[Any]:
        """Select what the chosen people have touched since then; merging is no work of theirs.

        Of what came from elsewhere a part may belong to a change set that is known for long.
        """
        if not self._people:
            return self._touched(subject)
        merges = select(change_set.c.number).where(_is_merge)
        conditions = [
            subject.is_not(None),
            change_set.c.person_id.in_(self._people),
            ~_is_merge,
            func.coalesce(change_set.c.reverses, 0).not_in(merges),
        ]
        if self._after:
            came = and_(change_set.c.received.is_not(None), subject.in_(self._touched(subject)))
            conditions.append(or_(change_set.c.number > self._after, came))
        return select(subject).select_from(_logged).where(*conditions)


def _was_sent(table: Table, subject: Column[Any]) -> Condition:
    """Say whether something said stood when a package was written.

    It is made, taken back, said again and so on: it stands after an odd number of changes.
    """
    up_to = sent_up_to().subquery()
    changes = select(func.count()).where(
        subject == table.c.id, change.c.change_set_number <= up_to.c.up_to
    )
    odd = changes.correlate(table, up_to).scalar_subquery() % 2 == 1
    return exists(select(up_to.c.up_to).where(odd).correlate(table))


def _came(table: Table, subject: Column[Any]) -> Condition:
    came = select(subject).select_from(_logged).where(subject.is_not(None), _came_from_elsewhere)
    return table.c.id.in_(came)
