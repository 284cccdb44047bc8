"""What a merge does to a project: everything comes, nothing is lost, and one step takes it back."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import builders
from annotator.domain.annotations import Anchoring, AnnotationType, Status
from annotator.domain.change_sets import Action
from annotator.domain.errors import (
    CopyOntoItself,
    FileIsFolder,
    FileIsMissing,
    ProblemForUser,
    ProjectInUse,
    ProjectReadOnly,
)
from annotator.domain.merges import Match, MergeCounts
from annotator.domain.progress import Cancelled
from annotator.domain.projects import Role
from annotator.domain.review_errors import ChangedWhileRead, NotAPackage, PackageIncomplete
from annotator.domain.reviews import ReviewRules
from annotator.storage import backup
from annotator.workflows import (
    annotate,
    browse,
    conflicts,
    decide,
    documents,
    history,
    import_documents,
    merge,
    packages,
    people,
    projects,
    remarks,
    review_rules,
)
from annotator.workflows.check_project import check_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.domain.annotations import Annotation
    from annotator.workflows.session import Session

ORGANISATION, FIGURE, DATE, PERSON = AnnotationType
SAMPLE = Path(__file__).parents[1] / "data" / "project_v1.annot"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Session]:
    with builders.a_session(tmp_path, name="甲.annot", person_name="王芳") as made:
        yield made


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Session]:
    with builders.a_session(tmp_path, name="乙.annot", person_name="李明") as made:
        yield made


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Session]:
    with builders.a_session(tmp_path, name="空.annot", person_name="", text=None) as made:
        yield made


def sent(session: Session, name: str = "包.annotpkg") -> Path:
    path = session.path.with_name(name)
    packages.send(session, path)
    return path


def copied(session: Session, name: str = "抄本.annot") -> Path:
    path = session.path.with_name(name)
    path.unlink(missing_ok=True)
    projects.save_copy(session, path)
    return path


def found(session: Session, place: int = 0) -> list[Annotation]:
    opened = browse.open_document(session, builders.document_id(session, place))
    return browse.annotations(session, [key for _, _, key, _ in opened.marks])


def the_one(session: Session, quote: str) -> Annotation:
    return next(one for one in found(session) if one.quote == quote)


def test_a_new_project_gets_documents_people_and_rules(here: Session, empty: Session) -> None:
    builders.tagged(here, "樊耀", PERSON)
    review_rules.set_rules(here, ReviewRules(own_work=True, reasons=("存疑",)))
    assert here.person is not None
    people.set_role(here, here.person.id, Role.AUTHOR)
    result = merge.merge(empty, sent(here))
    assert result.new_documents == ("群众团体",)
    assert result.counts == MergeCounts(new=1)
    assert found(empty)[0].quote == "樊耀"
    assert review_rules.rules(empty) == ReviewRules(own_work=True, reasons=("存疑",))
    assert people.everyone(empty)[0].role is Role.AUTHOR
    assert empty.person is None, "who merges need not have given a name"
    opened = browse.open_document(empty, builders.document_id(empty))
    assert (opened.text, opened.document.year) == (builders.TEXT, 2004)
    original = empty.path.with_name("original.txt")
    import_documents.write_original(empty, opened.document.id, original)
    assert original.read_text(encoding="utf-8") == builders.TEXT
    assert check_project(empty) == ()


def test_work_on_the_same_text_meets_in_one_document(here: Session, there: Session) -> None:
    builders.tagged(here, "樊耀", PERSON)
    builders.tagged(there, "樊耀", PERSON)
    key = builders.tagged(there, "1162家", FIGURE).key
    people.work_as(there, "赵静")
    decide.return_(there, [key], "规范值有误")
    remarks.remark(there, key, "请看原书")
    result = merge.merge(here, sent(there))
    assert result.counts == MergeCounts(new=2, decisions=1, remarks=1)
    assert len(browse.documents(here)) == 1
    assert sorted(one.quote for one in found(here)) == ["1162家", "樊耀", "樊耀"]
    arrived = the_one(here, "1162家")
    assert arrived.status is Status.RETURNED
    assert [entry.person_name for entry in remarks.thread(here, arrived.key)] == ["赵静", "赵静"]
    assert sorted(people.names(here).values()) == sorted(("李明", "王芳", "赵静"))
    assert check_project(here) == ()


def test_changes_and_removals_come_too(here: Session, there: Session) -> None:
    first, second = (builders.tagged(there, quote, PERSON) for quote in ("樊耀", "主席"))
    merge.merge(here, sent(there))
    annotate.retype(there, [first.key], ORGANISATION)
    annotate.remove(there, [second.key])
    result = merge.merge(here, sent(there))
    assert result.counts == MergeCounts(changed=1, deleted=1)
    (left,) = found(here)
    assert (left.quote, left.type) == ("樊耀", ORGANISATION)


def test_an_older_package_changes_nothing_and_revives_nothing(
    here: Session, there: Session
) -> None:
    tag = builders.tagged(there, "樊耀", PERSON)
    early = sent(there, "早.annotpkg")
    annotate.remove(there, [tag.key])
    merge.merge(here, sent(there, "晚.annotpkg"))
    assert merge.merge(here, early).change_set is None
    assert found(here) == []


def test_a_merge_is_one_step_that_undo_takes_back_exactly(here: Session, there: Session) -> None:
    key = builders.tagged(there, "樊耀", PERSON).key
    merge.merge(here, sent(there))
    before = builders.stored(here)
    people.rename_person(there, people.work_as(there, "李明").id, "李晓明")
    annotate.retype(there, [key], ORGANISATION)
    builders.tagged(there, "1162家", FIGURE)
    review_rules.set_rules(there, ReviewRules(own_work=True))
    documents.edit_document(
        there, builders.document_id(there), title="工会志", year=2005, places=()
    )
    builders.imported(there, "另一篇文字,2005年。", title="另一篇")
    result = merge.merge(here, sent(there))
    after = builders.stored(here)
    step = history.next_undo(here)
    assert result.change_set is not None
    assert step is not None
    assert (step.action, step.detail) == (Action.MERGE, "包.annotpkg")
    history.undo(here)
    undone = builders.stored(here)
    known = {str(row[0]) for rows in before.values() for row in rows}
    for table, rows in before.items():
        assert [row for row in undone[table] if str(row[0]) in known] == rows, table
    assert [one.document.title for one in browse.documents(here)] == ["群众团体"]
    assert [one.quote for one in found(here)] == ["樊耀"]
    history.redo(here)
    assert builders.stored(here) == after


def test_what_was_undone_comes_again(here: Session, there: Session) -> None:
    builders.tagged(there, "樊耀", PERSON)
    people.work_as(there, "赵静")
    decide.accept(there, [the_one(there, "樊耀").key])
    builders.imported(there, "另一篇文字,2005年。", title="另一篇")
    package = sent(there)
    first = merge.merge(here, package)
    after = builders.stored(here)
    history.undo(here)
    assert found(here) == []
    again = merge.merge(here, package)
    assert again.counts == first.counts
    assert again.new_documents == first.new_documents == ("另一篇",)
    assert builders.stored(here) == after


def test_what_was_undone_is_not_sent_on(here: Session, there: Session, empty: Session) -> None:
    builders.tagged(here, "1162家", FIGURE)
    builders.tagged(there, "樊耀", PERSON)
    merge.merge(here, sent(there))
    history.undo(here)
    merge.merge(empty, sent(here, "我的.annotpkg"))
    assert [one.quote for one in found(empty)] == ["1162家"]
    merge.merge(empty, copied(here))
    assert [one.quote for one in found(empty)] == ["1162家"]


def test_history_comes_along_but_not_what_was_done_to_other_files(
    here: Session, there: Session, empty: Session
) -> None:
    tag = builders.tagged(there, "樊耀", PERSON)
    annotate.retype(there, [tag.key], ORGANISATION)
    merge.merge(here, sent(there))
    merge.merge(empty, sent(here, "转.annotpkg"))
    (arrived,) = found(empty)
    entries = history.history_of(empty, arrived.key)
    told = [(one.action, one.person_name) for one in entries]
    assert [one for one in told if one[1]] == [(Action.RETYPE, "李明"), (Action.TAG, "李明")]
    assert [one for one in told if not one[1]] == [(Action.MERGE, "")], "the one into this file"
    sets = [
        {row[0] for row in rows_of(session, "SELECT id FROM change_set WHERE action != 'merge'")}
        for session in (there, empty)
    ]
    assert sets[0] <= sets[1]


def rows_of(session: Session, query: str) -> list[tuple[object, ...]]:
    with session.file.reading() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(query)]


def test_what_two_changed_is_noted_and_can_be_settled(here: Session, there: Session) -> None:
    tag = builders.tagged(here, "1162家", FIGURE)
    merge.merge(there, sent(here))
    annotate.edit(here, tag.key, value=tag.value, note="此处")
    people.work_as(there, "王芳")
    far = the_one(there, "1162家").key
    for note in ("彼处", "彼处再改"):
        annotate.edit(there, far, value=tag.value, note=note)
    result = merge.merge(here, sent(there))
    assert (result.counts.changed, result.counts.conflicts) == (1, 1)
    assert the_one(here, "1162家").note == "彼处再改"
    (conflict,) = conflicts.conflicts_of(here, tag.key)
    assert conflict.note == "此处"
    merge.merge(there, sent(here, "回.annotpkg"))
    (same,) = conflicts.conflicts_of(there, far)
    assert same.id == conflict.id, "who notices it later notes the same"
    conflicts.settle(here, conflict.id, take_other=True)
    merge.merge(there, sent(here, "再.annotpkg"))
    assert conflicts.conflicts_of(there, far) == ()
    assert the_one(there, "1162家").note == "此处"


def test_a_change_of_one_side_alone_is_no_conflict(here: Session, there: Session) -> None:
    tag = builders.tagged(here, "1162家", FIGURE)
    merge.merge(there, sent(here))
    for note in ("一", "二", "三"):
        annotate.edit(here, tag.key, value=tag.value, note=note)
    history.undo(here)
    result = merge.merge(there, sent(here))
    assert result.counts == MergeCounts(changed=1)


def test_annotations_follow_their_characters_into_another_text(
    tmp_path: Path, here: Session
) -> None:
    text = builders.TEXT.replace("年底，", "年年底，").replace("樊耀", "樊跃").replace("主席", "")
    with builders.a_session(tmp_path, text=text, name="丙.annot", person_name="李明") as other:
        for quote, type_ in (("1162家", FIGURE), ("樊跃", PERSON), ("2004年年底", DATE)):
            builders.tagged(other, quote, type_)
        people.work_as(other, "赵静")
        decide.accept(other, [the_one(other, "1162家").key])
        package = sent(other)
    seen = merge.preview(here, package)
    (match,) = seen.documents
    assert (match.match, match.is_same, match.counts.to_check) == (Match.LIKELY, True, 2)
    assert match.likeness > 0.8
    result = merge.merge(here, seen)
    assert result.counts == seen.counts
    assert {one.quote: one.anchoring for one in found(here)} == {
        "2004年底": Anchoring.CHANGED,
        "1162家": Anchoring.SOUND,
        "樊耀": Anchoring.CHANGED,
    }
    assert the_one(here, "1162家").status is Status.ACCEPTED, "what was decided moved with it"
    assert check_project(here) == ()
    assert merge.merge(here, package).change_set is None
    assert merge.preview(here, package).documents[0].match is Match.OTHER_TEXT


def test_a_document_of_the_same_title_may_be_another_one(tmp_path: Path, here: Session) -> None:
    text = builders.TEXT + "又一段。"
    with builders.a_session(tmp_path, text=text, name="丙.annot", person_name="李明") as other:
        builders.tagged(other, "樊耀", PERSON)
        package = sent(other)
    (match,) = merge.preview(here, package).documents
    answered = merge.preview(here, package, same_document={match.id: False})
    assert not answered.documents[0].is_same
    result = merge.merge(here, answered)
    assert result.new_documents == ("群众团体 (2)",)
    assert [one.quote for one in found(here, 1)] == ["樊耀"]
    assert merge.merge(here, package).change_set is None, "the answer is remembered"


def test_texts_that_have_little_in_common_are_taken_for_two(tmp_path: Path, here: Session) -> None:
    with builders.a_session(
        tmp_path, text="完全不同的一篇:气象与水文。" * 9, name="丙.annot", person_name="李明"
    ) as other:
        projects.save_copy(other, tmp_path / "抄本.annot")
        documents.edit_document(
            other, builders.document_id(other), title="群众团体", year=None, places=()
        )
        package = sent(other)
    (match,) = merge.preview(here, package).documents
    assert (match.match, match.is_same) == (Match.LIKELY, False)
    merge.merge(here, package)
    assert len(browse.documents(here)) == 2


def test_a_document_removed_here_stays_removed_but_loses_nothing(
    here: Session, there: Session
) -> None:
    merge.merge(here, sent(there))
    documents.remove_document(here, builders.document_id(here))
    builders.tagged(there, "樊耀", PERSON)
    package = sent(there)
    assert merge.preview(here, package).documents[0].match is Match.REMOVED
    merge.merge(here, package)
    assert browse.documents(here) == ()
    history.undo(here)
    history.undo(here)
    merge.merge(here, package)
    assert [one.quote for one in found(here)] == ["樊耀"]


def test_a_document_removed_there_is_not_removed_here(here: Session, there: Session) -> None:
    builders.tagged(there, "樊耀", PERSON)
    merge.merge(here, sent(there))
    documents.remove_document(there, builders.document_id(there))
    merge.merge(here, copied(there))
    assert [one.quote for one in found(here)] == ["樊耀"]


def test_later_names_and_titles_hold_unless_they_are_taken(here: Session, there: Session) -> None:
    builders.tagged(there, "樊耀", PERSON)
    merge.merge(here, sent(there))
    assert there.person is not None
    people.rename_person(there, there.person.id, "李晓明")
    documents.edit_document(
        there, builders.document_id(there), title="工会志", year=2005, places=("景德镇",)
    )
    merge.merge(here, sent(there))
    assert "李晓明" in people.names(here).values()
    document = browse.documents(here)[0].document
    assert (document.title, document.year, document.places) == ("工会志", 2005, ("景德镇",))
    builders.imported(here, "另一篇文字,2005年。", title="妇联")
    documents.edit_document(
        there, builders.document_id(there), title="妇联", year=2006, places=("景德镇",)
    )
    people.rename_person(there, there.person.id, "王芳")
    merge.merge(here, sent(there))
    titles = {one.document.title: one.document.year for one in browse.documents(here)}
    assert titles == {"工会志": 2006, "妇联": None}
    assert sorted(people.names(here).values()) == ["李晓明", "王芳"]


def test_the_file_of_a_colleague_is_never_written(here: Session, there: Session) -> None:
    builders.tagged(there, "樊耀", PERSON)
    for path in (copied(there), sent(there)):
        content, changed = path.read_bytes(), path.stat().st_mtime_ns
        beside = sorted(one.name for one in path.parent.iterdir())
        merge.preview(here, path)
        merge.merge(here, path)
        assert path.read_bytes() == content
        assert path.stat().st_mtime_ns == changed
        assert sorted(one.name for one in path.parent.iterdir()) == beside


def test_a_file_of_an_earlier_version_is_merged_and_stays_as_it_is(empty: Session) -> None:
    path = empty.path.with_name("旧.annot")
    shutil.copy(SAMPLE, path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    result = merge.merge(empty, path)
    assert result.counts.new > 0
    assert hashlib.sha256(path.read_bytes()).hexdigest() == digest
    assert check_project(empty) == ()
    assert merge.merge(empty, path).change_set is None


def test_the_journal_of_a_killed_program_belongs_to_the_copy(
    here: Session, there: Session, tmp_path: Path
) -> None:
    """Half a step stands in the file; only with the journal is it taken back."""
    tag = builders.tagged(there, "樊耀", PERSON)
    path = copied(there)
    dying = sqlite3.connect(path, isolation_level=None)
    dying.execute("PRAGMA journal_mode = TRUNCATE")
    dying.execute("PRAGMA cache_size = 1")
    dying.execute("BEGIN IMMEDIATE")
    dying.execute("UPDATE annotation SET note = ?", ("半步" * 100_000,))
    killed = tmp_path / "killed.annot"
    shutil.copyfile(path, killed)
    shutil.copyfile(f"{path}-journal", f"{killed}-journal")
    dying.execute("ROLLBACK")
    dying.close()
    merge.merge(here, killed)
    assert the_one(here, tag.quote).note == ""


def test_the_copy_from_before_is_put_aside_first(here: Session, there: Session) -> None:
    builders.tagged(there, "樊耀", PERSON)
    result = merge.merge(here, sent(there))
    assert backup.backups(here.file)[0].path == result.backup
    with projects.open_project(result.backup, clock=builders.a_clock()) as before:
        assert found(before) == []


class Impatient:
    """Stops the work when it is told of it for the second time."""

    def __init__(self) -> None:
        self.told = 0

    def report(self, done: int, total: int) -> None:
        assert 0 <= done <= total
        self.told += 1
        if self.told > 1:
            raise Cancelled


def test_a_merge_that_is_stopped_changes_nothing(here: Session, there: Session) -> None:
    builders.tagged(there, "樊耀", PERSON)
    package, before = sent(there), builders.stored(here)
    with pytest.raises(Cancelled):
        merge.merge(here, package, progress=Impatient())
    with pytest.raises(Cancelled):
        merge.preview(here, package, progress=Impatient())
    assert builders.stored(here) == before


def test_another_file_is_not_merged_in_place_of_the_one_shown(
    here: Session, there: Session
) -> None:
    builders.tagged(there, "樊耀", PERSON)
    seen = merge.preview(here, sent(there))
    builders.tagged(there, "1162家", FIGURE)
    sent(there)
    with pytest.raises(ChangedWhileRead):
        merge.merge(here, seen)
    assert found(here) == []


def test_what_cannot_be_merged_is_told(here: Session, there: Session, tmp_path: Path) -> None:
    note = tmp_path / "笔记.txt"
    note.write_text("不是项目", encoding="utf-8")
    for path, problem in (
        (here.path, CopyOntoItself),
        (there.path, ProjectInUse),
        (tmp_path / "不在.annot", FileIsMissing),
        (tmp_path, FileIsFolder),
        (note, ProblemForUser),
    ):
        before = builders.stored(here)
        with pytest.raises(problem):
            merge.preview(here, path)
        with pytest.raises(problem):
            merge.merge(here, path)
        assert builders.stored(here) == before
    archive = tmp_path / "别的.annotpkg"
    archive.write_bytes(b"PK\x05\x06" + bytes(18))
    with pytest.raises(NotAPackage):
        merge.merge(here, archive)
    archive.write_text("不是审阅包", encoding="utf-8")
    with pytest.raises(NotAPackage):
        merge.preview(here, archive)


def test_a_package_of_which_a_part_arrived_is_told_to_be_incomplete(
    here: Session, there: Session
) -> None:
    package = sent(there)
    whole = package.read_bytes()
    for length in (0, 1, 100, len(whole) // 2, len(whole) - 1):
        package.write_bytes(whole[:length])
        with pytest.raises(PackageIncomplete, match="send it again"):
            merge.preview(here, package)


def test_a_project_that_takes_no_changes_is_told_before_anything_is_read(
    here: Session, there: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = sent(there)
    monkeypatch.setattr(here.file, "read_only", True)
    with pytest.raises(ProjectReadOnly):
        merge.merge(here, package)
    assert backup.backups(here.file) == ()
