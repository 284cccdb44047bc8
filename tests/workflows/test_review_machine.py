"""Whatever two people do in review in whatever order, what is derived agrees with what it is from.

Where each annotation stands must follow from its content and its latest decision, each row must
be alive or dead as its life says, and the history must end in what is there.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

import builders
from annotator.domain.annotations import AnnotationType, Status
from annotator.domain.errors import ProblemForUser
from annotator.domain.review_errors import LaterStepsDepend
from annotator.domain.reviews import Content, content_of, status_after
from annotator.domain.values import FigureValue
from annotator.storage import annotation_store
from annotator.storage.recorded_tables import ANNOTATIONS, DECISIONS, REMARKS
from annotator.storage.review_mapping import decision_of
from annotator.text.spans import Span
from annotator.workflows import annotate, browse, decide, history, people, projects, remarks

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.domain.annotations import Annotation
    from annotator.domain.reviews import Decision
    from annotator.workflows.session import Session

TEXT = "2004年底市总工会有1162家基层工会，主席樊耀，会员20万人。" * 2
START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
THOROUGH = os.environ.get("ANNOTATOR_TESTS") == "thorough"
FIGURE = AnnotationType.FIGURE

spans = st.builds(
    lambda start, length: Span(start, min(start + length, len(TEXT))),
    st.integers(0, len(TEXT) - 1),
    st.integers(1, 4),
)
numbers = st.builds(FigureValue, st.sampled_from(["1", "2", "3"]))
contents = st.builds(
    lambda span, value: Content(span.start, span.end, FIGURE, value), spans, numbers
)


class ReviewMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.session: Session = builders.a_session(self.folder, text=TEXT)
        self.document_id = builders.document_id(self.session)
        for start in (0, 10, 20):
            annotate.tag(self.session, self.document_id, Span(start, start + 4), FIGURE)
        people.work_as(self.session, "李明")
        self.openings = 0

    def teardown(self) -> None:
        self.session.close()
        shutil.rmtree(self.folder)

    @property
    def living(self) -> list[Annotation]:
        marks = browse.open_document(self.session, self.document_id).marks
        return browse.annotations(self.session, [mark[2] for mark in marks])

    def some(
        self,
        data: st.DataObject,
        *,
        own: bool | None = None,
        statuses: tuple[Status, ...] = tuple(Status),
    ) -> list[int]:
        """Choose up to three annotations that may be meant; none if there are none."""
        assert self.session.person is not None
        me = self.session.person.id
        keys = sorted(
            one.key
            for one in self.living
            if own in (None, one.person_id == me) and one.status in statuses
        )
        chosen = st.sets(st.sampled_from(keys), max_size=3) if keys else st.just(set[int]())
        return sorted(data.draw(chosen))

    def attempt(self, act: Callable[[], object]) -> None:
        """Do it, or be told that one may not; then nothing must have changed."""
        before = self.stored()
        try:
            act()
        except ProblemForUser:
            assert self.stored() == before

    def stored(self) -> list[list[dict[str, object]]]:
        with self.session.file.reading() as connection:
            return [
                of.as_rows(of.tuples(connection, of.table.select()))
                for of in (ANNOTATIONS, DECISIONS, REMARKS)
            ]

    @rule(name=st.sampled_from(["王芳", "李明"]))
    def another_works(self, name: str) -> None:
        people.work_as(self.session, name)

    @rule(span=spans)
    def tag(self, span: Span) -> None:
        annotate.tag(self.session, self.document_id, span, FIGURE)

    @rule(data=st.data(), value=numbers)
    def edit(self, data: st.DataObject, value: FigureValue) -> None:
        for key in self.some(data, own=True)[:1]:
            annotate.edit(self.session, key, value=value, note="")

    @rule(data=st.data(), span=spans)
    def move(self, data: st.DataObject, span: Span) -> None:
        for key in self.some(data, own=True)[:1]:
            annotate.move_border(self.session, key, span)

    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        annotate.remove(self.session, self.some(data, own=True))

    @rule(data=st.data())
    def accept(self, data: st.DataObject) -> None:
        keys = self.some(data, own=False)
        decide.accept(self.session, keys)
        assert {one.status for one in browse.annotations(self.session, keys)} <= {Status.ACCEPTED}

    @rule()
    def accept_what_one_may(self) -> None:
        decide.accept(self.session, [one.key for one in self.living], skip_refused=True)

    @rule(data=st.data(), reason=st.sampled_from(["", "边界不当"]))
    def return_(self, data: st.DataObject, reason: str) -> None:
        decide.return_(self.session, self.some(data, own=False), reason)

    @rule(data=st.data(), content=contents)
    def amend(self, data: st.DataObject, content: Content) -> None:
        for key in self.some(data, own=False)[:1]:
            builders.amend(self.session, key, content)

    @rule(data=st.data())
    def adopt(self, data: st.DataObject) -> None:
        keys = self.some(data, own=True, statuses=(Status.AMENDED,))
        decide.adopt(self.session, keys)
        assert {one.status for one in browse.annotations(self.session, keys)} <= {Status.ACCEPTED}

    @rule(data=st.data())
    def resubmit(self, data: st.DataObject) -> None:
        keys = self.some(data, own=True, statuses=(Status.RETURNED, Status.AMENDED))
        decide.resubmit(self.session, keys)

    @rule(data=st.data())
    def overreach(self, data: st.DataObject) -> None:
        """What one may not do is refused, or was allowed after all."""
        keys = self.some(data)
        acts: list[Callable[[Session, list[int]], object]] = [
            annotate.remove,
            decide.accept,
            decide.adopt,
            decide.resubmit,
        ]
        act = data.draw(st.sampled_from(acts))
        self.attempt(lambda: act(self.session, keys))

    @rule(data=st.data())
    def talk(self, data: st.DataObject) -> None:
        for key in self.some(data)[:1]:
            remarks.remark(self.session, key, "查")

    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        # By place, as ids are made by chance.
        said = sorted(
            (str(row["at"]), str(row["annotation_key"]), str(row["id"])) for row in self.stored()[1]
        )
        if said:
            place = data.draw(st.integers(0, len(said) - 1))
            self.attempt(lambda: decide.take_back(self.session, said[place][2]))

    @rule()
    def undo(self) -> None:
        self.attempt(lambda: history.undo(self.session))

    @rule()
    def redo(self) -> None:
        self.attempt(lambda: history.redo(self.session))

    @rule(data=st.data())
    def undo_a_past_step(self, data: st.DataObject) -> None:
        steps = [one for one in history.history(self.session) if one.can_undo]
        if not steps:
            return
        step = data.draw(st.sampled_from(steps[:8]))
        blocked = bool(history.blockers(self.session, step.change_set_id))
        try:
            history.undo_step(self.session, step.change_set_id)
            assert not blocked
        except LaterStepsDepend:
            assert blocked

    @rule()
    def reopen(self) -> None:
        path = self.session.path
        self.session.close()
        self.openings += 1  # each time the clock has gone back, but to no moment that was before
        start = START - self.openings * timedelta(hours=1, milliseconds=1)
        self.session = projects.open_project(path, clock=builders.a_clock(start))

    @invariant()
    def all_that_is_derived_is_right(self) -> None:
        annotations, decisions, remarked = self.stored()
        latest: dict[int, Decision] = {}
        for decision in sorted(map(decision_of, decisions), key=lambda one: (one.at, one.id)):
            if not decision.deleted:
                latest[decision.annotation_key] = decision
        with self.session.file.reading() as connection:
            keys = [int(str(row["key"])) for row in annotations]
            stored = annotation_store.with_keys(connection, keys)
        for one in stored:
            assert one.status is status_after(latest.get(one.key), content_of(one), one.person_id)
            assert one.quote == TEXT[one.start : one.end]
        for row in (*annotations, *decisions, *remarked):
            assert int(str(row["life"])) % 2 == (not row["deleted"])

    @invariant()
    def the_history_ends_in_what_is_there(self) -> None:
        for one in self.living[:3]:
            entries = history.history_of(self.session, one.key)
            assert entries[0].after == one
            for earlier, later in zip(entries[1:], entries, strict=False):
                assert earlier.after == later.before


TestReviewMachine = ReviewMachine.TestCase
TestReviewMachine.settings = settings(
    max_examples=300 if THOROUGH else 10,
    stateful_step_count=60 if THOROUGH else 25,
    deadline=None,
)
