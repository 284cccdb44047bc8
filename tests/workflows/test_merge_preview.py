"""What a preview of a merge says before anything is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import builders
from annotator.domain.annotations import Anchoring, AnnotationType
from annotator.domain.merges import Aside, Effect, Match, MergeCounts, SampleState
from annotator.domain.progress import Cancelled
from annotator.domain.reviews import ReviewRules
from annotator.workflows import annotate, browse, documents, merge, packages, people, review_rules

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.workflows.session import Session

FIGURE, PERSON = AnnotationType.FIGURE, AnnotationType.PERSON


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Session]:
    with builders.a_session(tmp_path, name="甲.annot", person_name="王芳") as made:
        yield made


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Session]:
    with builders.a_session(tmp_path, name="乙.annot", person_name="李明") as made:
        yield made


def sent(session: Session, name: str = "包.annotpkg") -> Path:
    path = session.path.with_name(name)
    packages.send(session, path)
    return path


def test_something_new_is_shown_as_it_stands_there(here: Session, there: Session) -> None:
    builders.tagged(there, "1162家", FIGURE)
    seen = merge.preview(here, sent(there))
    (sample,) = seen.samples
    assert (sample.effect, sample.author, sample.ours) == (Effect.NEW, "李明", None)
    assert sample.theirs == SampleState("1162家", FIGURE, "1,162 家")
    assert seen.new_people == ("李明",)
    assert not seen.is_known


def test_a_change_shows_both_sides(here: Session, there: Session) -> None:
    key = builders.tagged(there, "樊耀", PERSON).key
    merge.merge(here, sent(there))
    annotate.retype(there, [key], AnnotationType.ORGANISATION)
    (sample,) = merge.preview(here, sent(there)).samples
    assert sample.effect is Effect.CHANGED
    assert sample.ours == SampleState("樊耀", PERSON)
    assert sample.theirs == SampleState("樊耀", AnnotationType.ORGANISATION)
    assert not sample.conflict


def test_a_conflict_comes_first_and_says_what_was_changed_where(
    here: Session, there: Session
) -> None:
    builders.tagged(there, "2004年底", AnnotationType.DATE)
    mine = builders.tagged(here, "1162家", FIGURE)
    merge.merge(there, sent(here))
    annotate.edit(here, mine.key, value=mine.value, note="此处")
    people.work_as(there, "王芳")
    theirs = there_key(there, mine.id)
    annotate.edit(there, theirs, value=mine.value, note="彼处")
    annotate.edit(there, theirs, value=mine.value, note="彼处再改")
    seen = merge.preview(here, sent(there))
    assert seen.counts.conflicts == 1
    first = seen.samples[0]
    assert first.conflict
    assert first.effect is Effect.CHANGED
    assert first.ours is not None
    assert (first.ours.note, first.theirs.note) == ("此处", "彼处再改")


def there_key(session: Session, id_: str) -> int:
    opened = browse.open_document(session, builders.document_id(session))
    found = browse.annotations(session, [mark[2] for mark in opened.marks])
    return next(one.key for one in found if one.id == id_)


def test_a_place_to_check_says_what_stood_there(tmp_path: Path, here: Session) -> None:
    text = builders.TEXT.replace("樊耀", "樊跃")
    with builders.a_session(tmp_path, text=text, name="丙.annot", person_name="李明") as other:
        builders.tagged(other, "主席樊跃", PERSON)
        builders.tagged(other, "1162家", FIGURE)
        seen = merge.preview(here, sent(other))
    (document,) = seen.documents
    assert (document.match, document.is_same) == (Match.LIKELY, True)
    assert seen.counts.to_check == 1
    first = seen.samples[0]
    assert first.anchoring is Anchoring.CHANGED
    assert (first.theirs.quote, first.quote_there) == ("主席樊耀", "主席樊跃")
    assert seen.samples[1].quote_there == ""


def test_people_taken_for_ours_by_name_are_said_once(here: Session, there: Session) -> None:
    people.work_as(there, "王芳")
    builders.tagged(there, "樊耀", PERSON)
    package = sent(there)
    assert merge.preview(here, package).namesakes == ("王芳",)
    merge.merge(here, package)
    assert merge.preview(here, package).namesakes == ()


def test_what_else_changes_is_said(here: Session, there: Session) -> None:
    builders.tagged(there, "樊耀", PERSON)
    merge.merge(here, sent(there))
    assert merge.preview(here, sent(there)).asides == frozenset()
    review_rules.set_rules(there, ReviewRules(own_work=True, reasons=("存疑",)))
    assert there.person is not None
    people.rename_person(there, there.person.id, "李晓明")
    documents.edit_document(
        there, builders.document_id(there), title="工会志", year=2005, places=("景德镇",)
    )
    package = sent(there)
    assert merge.preview(here, package).asides == frozenset(Aside) - {Aside.VERSIONS}
    merge.merge(here, package)
    again = merge.preview(here, package)
    assert again.asides == frozenset()
    assert again.is_known


def test_what_is_only_counted_is_counted_as_the_merge_counts(
    here: Session, there: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    builders.tagged(there, "樊耀", PERSON)
    changed, removed, ahead = (
        builders.tagged(there, "1162家", FIGURE),
        builders.tagged(there, "2004年底", AnnotationType.DATE),
        builders.tagged(there, "市总工会", AnnotationType.ORGANISATION),
    )
    merge.merge(here, sent(there))
    people.work_as(here, "李明")
    annotate.retype(here, [there_key(here, ahead.id)], PERSON)
    annotate.retype(there, [changed.key], PERSON)
    annotate.remove(there, [removed.key])
    builders.tagged(there, "主席樊耀", PERSON)
    builders.tagged(there, "主席", PERSON)
    package = sent(there)
    monkeypatch.setattr(merge, "SAMPLES", 1)
    foreseen = merge.preview(here, package)
    assert foreseen.counts == MergeCounts(new=2, changed=1, deleted=1)
    assert [one.effect for one in foreseen.samples] == [
        Effect.DELETED,
        Effect.CHANGED,
        Effect.NEW,
    ]
    assert foreseen.documents[0].counts == foreseen.counts
    assert merge.merge(here, package).counts == foreseen.counts


def test_a_removal_that_overrules_a_change_leaves_nothing_to_settle(
    here: Session, there: Session
) -> None:
    mine = builders.tagged(here, "1162家", FIGURE)
    merge.merge(there, sent(here))
    people.work_as(there, "王芳")
    annotate.retype(there, [there_key(there, mine.id)], PERSON)
    annotate.remove(here, [mine.key])
    foreseen = merge.preview(here, sent(there))
    assert (foreseen.counts.conflicts, foreseen.counts.overruled) == (1, 1)
    assert foreseen.counts.to_settle == 0
    assert [one.conflict for one in foreseen.samples] == [True]
    assert merge.merge(here, sent(there)).counts == foreseen.counts


def test_what_was_changed_there_and_back_is_not_here_already(here: Session, there: Session) -> None:
    """Without it a later change here would seem made without knowing of it."""
    key = builders.tagged(there, "1162家", FIGURE).key
    merge.merge(here, sent(there))
    annotate.retype(there, [key], PERSON)
    annotate.retype(there, [key], FIGURE)
    package = sent(there)
    foreseen = merge.preview(here, package)
    assert foreseen.counts == MergeCounts()
    assert foreseen.asides == {Aside.VERSIONS}
    assert not foreseen.is_known
    merge.merge(here, package)
    assert merge.preview(here, package).is_known


class Told:
    """Stops the work at some report."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.reports: list[tuple[int, int]] = []
        self._stop_at = stop_at

    def report(self, done: int, total: int) -> None:
        self.reports.append((done, total))
        if len(self.reports) - 1 == self._stop_at:
            raise Cancelled


def test_how_far_it_is_only_goes_on_and_it_stops_when_asked(here: Session, there: Session) -> None:
    builders.add_many(there, 40)
    package = sent(there)
    told = Told()
    merge.preview(here, package, progress=told)
    assert told.reports == sorted(told.reports)
    assert told.reports[-1] == (40, 40)
    for stop_at in range(len(told.reports)):
        with pytest.raises(Cancelled):
            merge.preview(here, package, progress=Told(stop_at))
        with here.file.reading() as connection:
            schemas = connection.exec_driver_sql("PRAGMA database_list").all()
        assert [name for _, name, _ in schemas] == ["main"]
    assert merge.preview(here, package).counts == MergeCounts(new=40)
