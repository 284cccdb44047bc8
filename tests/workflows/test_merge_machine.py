"""Whatever three people do and in whatever order they merge, they come to hold the same.

Each has a project file of their own. They tag, change, remove, decide, answer, remark, undo and
redo; they write packages and merge them early, late, twice or never. In the end everyone merges
everyone. The clock stands still more often than it moves, so that versions of the same
microsecond meet.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.change_sets import Action
from annotator.domain.packages import PackageChoice
from annotator.domain.review_errors import (
    NoProposal,
    NothingToAnswer,
    NothingToSend,
    NotYourAnnotation,
    NotYourStep,
    OwnWork,
)
from annotator.domain.reviews import ReviewRules, content_of
from annotator.storage import engine, history_store, merge_order
from annotator.storage.merge_order import Holds
from annotator.text.spans import Span
from annotator.workflows import (
    annotate,
    browse,
    decide,
    history,
    merge,
    packages,
    people,
    projects,
    remarks,
    review_rules,
)
from annotator.workflows.check_project import check_project
from annotator.workflows.import_documents import import_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.domain.annotations import Annotation
    from annotator.domain.change_sets import Step
    from annotator.workflows.session import Session

TEXT = "2004年底市总工会有1162家基层工会主席樊耀"
NAMES = ("王芳", "李明", "赵静")
THOROUGH = os.environ.get("ANNOTATOR_TESTS") == "thorough"
REFUSALS = (NoProposal, NothingToAnswer, NotYourAnnotation, NotYourStep, OwnWork)

VERSIONS = """
    SELECT 'annotation ' || id, life, revision, modified_at FROM annotation
    UNION ALL SELECT 'decision ' || id, life, revision, modified_at FROM decision
    UNION ALL SELECT 'remark ' || id, life, revision, modified_at FROM remark
"""
CONTENT = {
    "annotations": """
        SELECT a.id, a.start, a.end, a.type, a.value_number, a.value_unit, a.value_edtf,
               a.value_name, a.note, a.status, a.revision, p.name, t.sha256
        FROM annotation a JOIN person p ON p.id = a.person_id
        JOIN text_version t ON t.id = a.text_version_id WHERE NOT a.deleted
    """,
    "decisions": """
        SELECT d.id, a.id, d.verdict, d.reason, d.subject, d.proposal, d.at, p.name
        FROM decision d JOIN annotation a ON a.key = d.annotation_key
        JOIN person p ON p.id = d.person_id WHERE NOT d.deleted
    """,
    "remarks": """
        SELECT r.id, a.id, r.text, r.at, p.name
        FROM remark r JOIN annotation a ON a.key = r.annotation_key
        JOIN person p ON p.id = r.person_id WHERE NOT r.deleted
    """,
    "history": """
        SELECT id FROM change_set WHERE action != 'merge' AND (reverses IS NULL OR
        reverses NOT IN (SELECT number FROM change_set WHERE action = 'merge'))
    """,
    "settings": "SELECT name, value FROM setting WHERE revision > 0",
    "people": "SELECT name, role FROM person",
}

places = st.sampled_from(range(3))
types = st.sampled_from(AnnotationType)
spans = st.builds(
    lambda start, length: Span(start, min(start + length, len(TEXT))),
    st.integers(0, len(TEXT) - 1),
    st.integers(1, 4),
)


def rows(session: Session, query: str) -> list[tuple[Any, ...]]:
    with session.file.reading() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(query)]


def content(session: Session) -> dict[str, set[tuple[Any, ...]]]:
    """What a person would call the contents of a project; nothing that is of this file only."""
    return {name: set(rows(session, query)) for name, query in CONTENT.items()}


def versions(session: Session) -> dict[str, tuple[int, int, str]]:
    return {id_: (life, revision, at) for id_, life, revision, at in rows(session, VERSIONS)}


class MergeMachine(RuleBasedStateMachine):
    TICK = timedelta(seconds=1)

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.now = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
        self.files: list[Path] = []
        self.sent: list[Path] = []
        self.lives: dict[str, int] = {}  # how often each was removed and brought back, at most
        self.sessions = [self.made(number, name) for number, name in enumerate(NAMES)]
        self.all_begin_with_something_in_common()
        self.seen = [versions(session) for session in self.sessions]

    def all_begin_with_something_in_common(self) -> None:
        """An annotation of the first, and one of the final version, which all may change."""
        session = self.sessions[0]
        builders.final_of(session, builders.tagged(session, "樊耀", AnnotationType.PERSON))
        path = self.folder / "begin.annotpkg"
        packages.send(session, path)
        for other in self.sessions[1:]:
            merge.merge(other, path)

    def made(self, number: int, name: str) -> Session:
        path = self.folder / f"{number}.annot"
        session = projects.create_project(path, person_name=name, clock=lambda: self.now)
        import_text(session, builders.an_imported_text(TEXT), year=2004)
        return session

    def teardown(self) -> None:
        try:
            self.everyone_ends_with_the_same()
        finally:
            for session in self.sessions:
                session.close()
            shutil.rmtree(self.folder)

    def living(self, place: int) -> list[Annotation]:
        session = self.sessions[place]
        marks = browse.open_document(session, builders.document_id(session)).marks
        found = browse.annotations(session, [key for _, _, key, _ in marks])
        return sorted(found, key=lambda one: one.id)

    def any_of(self, place: int, data: st.DataObject) -> Annotation | None:
        living = self.living(place)
        return data.draw(st.sampled_from(living)) if living else None

    @rule(place=places, span=spans, type_=types)
    def tag(self, place: int, span: Span, type_: AnnotationType) -> None:
        session = self.sessions[place]
        annotate.tag(session, builders.document_id(session), span, type_)

    @rule(place=places, data=st.data(), type_=types)
    def retype(self, place: int, data: st.DataObject, type_: AnnotationType) -> None:
        with suppress(*REFUSALS):
            if one := self.any_of(place, data):
                annotate.retype(self.sessions[place], [one.key], type_)

    @rule(place=places, data=st.data(), span=spans)
    def move(self, place: int, data: st.DataObject, span: Span) -> None:
        with suppress(*REFUSALS):
            if one := self.any_of(place, data):
                annotate.move_border(self.sessions[place], one.key, span)

    @rule(place=places, data=st.data(), note=st.sampled_from(["查", "核"]))
    def note(self, place: int, data: st.DataObject, note: str) -> None:
        with suppress(*REFUSALS):
            if one := self.any_of(place, data):
                annotate.edit(self.sessions[place], one.key, value=one.value, note=note)

    @rule(place=places, data=st.data())
    def remove(self, place: int, data: st.DataObject) -> None:
        with suppress(*REFUSALS):
            if one := self.any_of(place, data):
                life, *_ = versions(self.sessions[place])[f"annotation {one.id}"]
                annotate.remove(self.sessions[place], [one.key])
                self.lives[one.id] = max(self.lives.get(one.id, 0), life + 1)

    @rule(place=places)
    def undo(self, place: int) -> None:
        step = history.next_undo(self.sessions[place])
        if step and step.action is not Action.IMPORT_DOCUMENT:
            history.undo(self.sessions[place])
            self.allow_to_go_back(place, step)

    @rule(place=places)
    def redo(self, place: int) -> None:
        step = history.next_redo(self.sessions[place])
        if step:
            history.redo(self.sessions[place])
            self.allow_to_go_back(place, step)

    def allow_to_go_back(self, place: int, step: Step) -> None:
        """A merge that is undone or done again puts rows exactly as they were."""
        if step.action is Action.MERGE:
            self.seen[place] = versions(self.sessions[place])

    @rule(place=places, data=st.data())
    def accept(self, place: int, data: st.DataObject) -> None:
        with suppress(*REFUSALS):
            if one := self.any_of(place, data):
                decide.accept(self.sessions[place], [one.key])

    @rule(place=places, data=st.data())
    def return_(self, place: int, data: st.DataObject) -> None:
        with suppress(*REFUSALS):
            if one := self.any_of(place, data):
                decide.return_(self.sessions[place], [one.key], "类型有误")

    @rule(place=places, data=st.data(), span=spans)
    def amend(self, place: int, data: st.DataObject, span: Span) -> None:
        with suppress(*REFUSALS):
            if one := self.any_of(place, data):
                proposal = replace(content_of(one), start=span.start, end=span.end)
                builders.amend(self.sessions[place], one.key, proposal)

    @rule(place=places, data=st.data())
    def adopt(self, place: int, data: st.DataObject) -> None:
        with suppress(*REFUSALS):
            if one := self.any_of(place, data):
                decide.adopt(self.sessions[place], [one.key])

    @rule(place=places, data=st.data())
    def resubmit(self, place: int, data: st.DataObject) -> None:
        with suppress(*REFUSALS):
            if one := self.any_of(place, data):
                decide.resubmit(self.sessions[place], [one.key], "原文如此")

    @rule(place=places, data=st.data())
    def remark(self, place: int, data: st.DataObject) -> None:
        if one := self.any_of(place, data):
            remarks.remark(self.sessions[place], one.key, "请看原书")

    @rule(place=places, own_work=st.booleans())
    def set_rules(self, place: int, own_work: bool) -> None:
        review_rules.set_rules(self.sessions[place], ReviewRules(own_work=own_work))

    @rule(place=places, name=st.sampled_from(NAMES))
    def sit_down_elsewhere(self, place: int, name: str) -> None:
        """A person who works at a colleague's desk changes what is theirs in two files."""
        people.work_as(self.sessions[place], name)

    @rule()
    def time_passes(self) -> None:
        self.now += self.TICK

    @rule(place=places)
    def reload(self, place: int) -> None:
        path = self.sessions[place].path
        self.sessions[place].close()
        self.sessions[place] = projects.open_project(path, clock=lambda: self.now)

    @rule(place=places, own=st.booleans(), since_last=st.booleans())
    def send(self, place: int, own: bool, since_last: bool) -> None:
        session = self.sessions[place]
        assert session.person is not None
        path = self.folder / f"{len(self.sent)}.annotpkg"
        only = frozenset({session.person.id}) if own else frozenset[str]()
        choice = PackageChoice(person_ids=only, since_last=since_last)
        foreseen = packages.outlook(session, choice).summary
        with suppress(NothingToSend):
            summary = packages.send(session, path, choice)
            self.sent.append(path)
            assert replace(foreseen, id=summary.id) == summary, "the outlook said something else"

    @rule(place=places)
    def hand_over_a_copy(self, place: int) -> None:
        path = self.folder / f"{len(self.sent)}-copy.annot"
        projects.save_copy(self.sessions[place], path)
        self.sent.append(path)

    @precondition(lambda self: self.sent)
    @rule(place=places, data=st.data())
    def merge(self, place: int, data: st.DataObject) -> None:
        self.merged(place, data.draw(st.sampled_from(self.sent)))

    def merged(self, place: int, path: Path) -> None:
        session = self.sessions[place]
        before = versions(session)
        with patch.object(merge, "SAMPLES", 0):  # count whatever can be counted
            foreseen = merge.preview(session, path).counts
        assert merge.merge(session, path).counts == foreseen, "the preview said something else"
        after = versions(session)
        assert before.keys() <= after.keys(), "an id was lost"
        assert all(after[id_] >= version for id_, version in before.items())

    @invariant()
    def no_version_goes_back(self) -> None:
        for place, session in enumerate(self.sessions):
            now = versions(session)
            for id_, version in self.seen[place].items():
                assert now.get(id_, (0, 0, "")) >= version, "a version went back"
            self.seen[place] = now
            for one, (life, *_) in now.items():
                kind, id_ = one.split()
                if kind == "annotation":
                    self.lives[id_] = max(self.lives.get(id_, 0), life)

    @invariant()
    def every_project_is_sound(self) -> None:
        if THOROUGH:
            for session in self.sessions:
                assert check_project(session) == ()

    def everyone_takes_from(self, giver: int) -> Path:
        copy = self.folder / "final.annot"
        copy.unlink(missing_ok=True)
        projects.save_copy(self.sessions[giver], copy)
        for taker in range(3):
            if taker != giver:
                self.merged(taker, copy)
        return copy

    def everyone_ends_with_the_same(self) -> None:
        for giver in (0, 1, 2, 0, 1):
            self.everyone_takes_from(giver)
        copy = self.everyone_takes_from(2)
        first, second, third = (content(session) for session in self.sessions)
        assert first == second == third
        should_live = {id_ for id_, life in self.lives.items() if life % 2}
        assert {one.id for one in self.living(0)} == should_live, "a removal was lost"
        assert all(check_project(session) == () for session in self.sessions)
        assert merge.merge(self.sessions[0], copy).change_set is None, "merging twice did something"
        self.what_is_undone_last_is_undone_everywhere()

    def what_is_undone_last_is_undone_everywhere(self) -> None:
        session = self.sessions[0]
        person = people.work_as(session, NAMES[0])
        own = next((one for one in self.living(0) if one.person_id == person.id), None)
        if own is None:
            return
        before = content(session)["annotations"]
        annotate.edit(session, own.key, value=own.value, note="看错了")
        self.everyone_takes_from(0)
        history.undo(session)
        self.everyone_takes_from(0)
        first, second, third = (content(one)["annotations"] for one in self.sessions)
        assert first == second == third
        assert stated(first) == stated(before), "an undo was lost"


def stated(annotations: set[tuple[Any, ...]]) -> set[tuple[Any, ...]]:
    """What the annotations say, without status and revision."""
    return {row[:9] for row in annotations}


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of the time would go into outliving a power cut, which other tests are about."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
    statements = [one for one in engine._ON_CONNECT if "synchronous" not in one]
    monkeypatch.setattr(engine, "_ON_CONNECT", (*statements, "PRAGMA synchronous = OFF"))


TestMergeMachine = MergeMachine.TestCase
TestMergeMachine.settings = settings(
    max_examples=300 if THOROUGH else 3,
    stateful_step_count=60 if THOROUGH else 30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


class StandingClockMachine(MergeMachine):
    TICK = timedelta(0)


def without_tie_break(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two versions of one revision each side keeps its own."""
    whole = merge_order.Order.holds

    def holds(order: merge_order.Order, theirs: Any, ours: Any) -> Holds:
        counted = [[row.get(name, 0) for name in ("life", "revision")] for row in (theirs, ours)]
        return Holds.BOTH if counted[0] == counted[1] else whole(order, theirs, ours)

    monkeypatch.setattr(merge_order.Order, "holds", holds)


def without_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever comes in takes the place of what is here."""
    monkeypatch.setattr(merge_order.Order, "holds", lambda *_: Holds.THEIRS)


def with_true_deletion(monkeypatch: pytest.MonkeyPatch) -> None:
    """A removed annotation leaves no tombstone."""

    def remove(session: Session, keys: list[int]) -> None:
        with session.file.writing() as connection:
            for key in keys:
                for table in ("change", "decision", "remark", "conflict"):
                    connection.execute(text(f"DELETE FROM {table} WHERE annotation_key = {key}"))
                connection.execute(text(f"DELETE FROM annotation WHERE key = {key}"))

    monkeypatch.setattr(annotate, "remove", remove)


def with_undo_that_counts_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Undo puts the revision back, too, and the clock of the computer stands still."""
    monkeypatch.setattr(history_store, "_is_exact", lambda _: True)


@pytest.mark.parametrize(
    ("fault", "machine", "early"),
    [
        (without_tie_break, MergeMachine, 11),
        (without_order, MergeMachine, 10),
        (with_true_deletion, MergeMachine, 10),
        (with_undo_that_counts_back, StandingClockMachine, 4),
    ],
)
def test_the_machine_sees_a_planted_fault(
    fault: Callable[[pytest.MonkeyPatch], None],
    machine: type[MergeMachine],
    early: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each begins with a history in which the fault shows early; any other shows it later."""
    fault(monkeypatch)
    with pytest.raises((AssertionError, IntegrityError)):
        run(
            seed(early)(machine),
            settings=settings(
                max_examples=100,
                stateful_step_count=50,
                deadline=None,
                derandomize=False,
                database=None,
                phases=[Phase.generate],
                report_multiple_bugs=False,
                suppress_health_check=list(HealthCheck),
            ),
        )
