"""A file that is damaged, or that no program of ours wrote, is told and changes nothing."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing, suppress
from itertools import chain
from typing import TYPE_CHECKING

import pytest

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.errors import ProblemForUser, ProjectDamaged, UnsafeProject
from annotator.domain.merges import MergeCounts
from annotator.domain.reviews import ReviewRules
from annotator.storage import incoming
from annotator.storage.tables import annotation
from annotator.workflows import (
    annotate,
    browse,
    decide,
    history,
    merge,
    people,
    projects,
    remarks,
    review_rules,
)
from annotator.workflows.check_project import check_project

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
def empty(tmp_path: Path) -> Iterator[Session]:
    with builders.a_session(tmp_path, name="空.annot", person_name="", text=None) as made:
        yield made


LOOSE = "CREATE TABLE loose AS SELECT * FROM {0}; DROP TABLE {0}; ALTER TABLE loose RENAME TO {0};"
"""A table without the constraints of ours."""

HOSTILE = [
    "UPDATE annotation SET revision = 4000000000",
    "UPDATE annotation SET revision = 'many'",
    "UPDATE annotation SET life = 7000000000",
    "UPDATE annotation SET life = 2",
    "UPDATE annotation SET start = start + 1",
    'UPDATE annotation SET "end" = 100000',
    "UPDATE annotation SET start = -1",
    "UPDATE annotation SET start = 'x'",
    "UPDATE annotation SET type = 'place'",
    "UPDATE annotation SET status = 'perfect'",
    "UPDATE annotation SET origin = 'heaven'",
    "UPDATE annotation SET anchoring = 'somewhere'",
    "UPDATE annotation SET quote = '别的'",
    "UPDATE annotation SET note = x'00ff'",
    "UPDATE annotation SET modified_at = 'tomorrow'",
    "UPDATE annotation SET modified_at = '9999-99-99T09:00:05.000000+00:00'",
    "UPDATE annotation SET modified_at = '9999-12-31T23:59:59.999999+00:00'",
    "UPDATE annotation SET value_number = 'ten'",
    "UPDATE annotation SET type = 'person'",
    "UPDATE annotation SET value_unit = NULL",
    "UPDATE annotation SET value_edtf = '2004-13'",
    "UPDATE annotation SET provenance = '[1]'",
    'UPDATE annotation SET provenance = \'{"choice":"mine","by":"","sources":[]}\'',
    "UPDATE annotation SET id = '../../etc'",
    "UPDATE annotation SET text_version_id = 'nowhere'",
    "UPDATE annotation SET person_id = 'nobody'",
    "UPDATE annotation SET life = 0, deleted = 1, text_version_id = 'nowhere'",
    "UPDATE decision SET verdict = 'hang'",
    "UPDATE decision SET subject = '{}'",
    'UPDATE decision SET subject = \'{"start":"a","end":2,"type":"figure"}\'',
    "UPDATE decision SET subject = json_set(subject, '$.end', 100000)",
    "UPDATE decision SET subject = json_set(subject, '$.type', 'person')",
    "UPDATE decision SET at = ''",
    "UPDATE decision SET reason = x'05'",
    "UPDATE decision SET person_id = 'nobody'",
    "UPDATE remark SET text = x'ff'",
    "UPDATE remark SET life = 0.5",
    "UPDATE remark SET person_id = 'nobody'",
    "UPDATE person SET name = name || char(8238)",
    "UPDATE person SET role = 'king'",
    "UPDATE person SET role = 'final'",
    "UPDATE document SET title = ''",
    "UPDATE document SET places = '\"景德镇\"'",
    "UPDATE document SET year = 'MMIV'",
    "UPDATE document SET text_version_id = 'nowhere'",
    "UPDATE text_version SET text = text || '。'",
    "UPDATE text_version SET text = CAST(text AS BLOB)",
    "UPDATE text_version SET characters = characters + 1",
    "UPDATE text_version SET document_id = 'nowhere'",
    "DELETE FROM text_version",
    "DELETE FROM original_file",
    "DELETE FROM person",
    "UPDATE setting SET value = '{'",
    "UPDATE setting SET value = '{\"a\":1}' WHERE name = 'return_reasons'",
    "UPDATE change_set SET action = 'destroy'",
    "UPDATE change_set SET at = 'never'",
    "UPDATE change SET \"before\" = '[' WHERE annotation_key IS NOT NULL",
    "UPDATE change SET after = '{\"rowid\":1}' WHERE annotation_key IS NOT NULL",
    'UPDATE change SET after = \'{"start":"a"}\' WHERE annotation_key IS NOT NULL',
    "UPDATE known_as SET foreign_id = '<script>'",
    "UPDATE project SET title = char(10)",
    LOOSE.format("person") + "UPDATE person SET name = '王芳'",
    LOOSE.format("change_set") + "INSERT INTO change_set SELECT * FROM change_set",
    "UPDATE change SET \"before\" = x'7b7d' WHERE annotation_key IS NOT NULL",
    "CREATE TRIGGER t AFTER INSERT ON annotation BEGIN DELETE FROM annotation; END",
    "CREATE VIEW v AS SELECT 1",
    "CREATE INDEX i ON annotation (id COLLATE NOCASE)",
    "DROP TABLE remark",
    "PRAGMA user_version = 99",
    "PRAGMA application_id = 1",
]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A colleague's file with something of everything."""
    with builders.a_session(tmp_path_factory.mktemp("full"), name="乙.annot") as made:
        tag = builders.tagged(made, "1162家", FIGURE)
        annotate.edit(made, tag.key, value=tag.value, note="查")
        people.work_as(made, "李明")
        decide.return_(made, [tag.key], "存疑")
        remarks.remark(made, tag.key, "请看原书")
        review_rules.set_rules(made, ReviewRules(own_work=True, reasons=("存疑",)))
        with made.file.writing() as connection:
            connection.exec_driver_sql("INSERT INTO known_as VALUES ('other', 'person', 'me')")
        return made.path


@pytest.mark.parametrize("statement", HOSTILE)
def test_a_file_that_no_program_of_ours_wrote_changes_nothing(
    statement: str, full: Path, here: Session, tmp_path: Path
) -> None:
    builders.tagged(here, "樊耀", PERSON)
    path = tmp_path / "收到.annot"
    shutil.copyfile(full, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.executescript(statement)
    before = builders.stored(here)
    with suppress(ProblemForUser):  # what only the history holds is first looked at by the merge
        merge.preview(here, path)
    with pytest.raises(ProblemForUser) as raised:
        merge.merge(here, path)
    assert "收到.annot" in str(raised.value)
    assert builders.stored(here) == before
    assert check_project(here) == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE original_file SET size = size - 1",
        "UPDATE original_file SET deflated = deflated || x'00'",
        "UPDATE original_file SET deflated = substr(deflated, 1, 9)",
        "UPDATE original_file SET sha256 = replace(sha256, 'a', 'b')",
    ],
)
def test_a_new_document_does_not_come_with_another_original(
    statement: str, full: Path, empty: Session, tmp_path: Path
) -> None:
    path = tmp_path / "收到.annot"
    shutil.copyfile(full, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)
    with pytest.raises(ProjectDamaged):
        merge.merge(empty, path)
    assert browse.documents(empty) == ()


def test_a_file_in_another_encoding_of_sqlite_is_refused(
    full: Path, here: Session, tmp_path: Path
) -> None:
    """Its tables could not be read together with ours."""
    path = tmp_path / "收到.annot"
    with closing(sqlite3.connect(full)) as sound, closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA encoding = 'UTF-16'")
        for line in sound.iterdump():
            other.execute(line)
        for name in ("application_id", "user_version"):
            (number,) = sound.execute(f"PRAGMA {name}").fetchone()
            other.execute(f"PRAGMA {name} = {number}")
        other.commit()
    for read in (merge.preview, merge.merge):
        with pytest.raises(UnsafeProject, match="收到"):
            read(here, path)


def test_a_sender_whose_name_is_no_text_is_refused(
    full: Path, here: Session, tmp_path: Path
) -> None:
    path = tmp_path / "收到.annot"
    shutil.copyfile(full, path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(
            "INSERT INTO person (id, name, role, created_at, revision, actor)"
            " SELECT '', x'00ff', role, created_at, revision, actor FROM person LIMIT 1"
        )
        connection.execute("UPDATE project SET last_person_id = ''")
        connection.commit()
    for read in (merge.preview, merge.merge):
        with pytest.raises(ProjectDamaged, match="收到"):
            read(here, path)


def test_every_column_of_annotations_is_looked_at_before_a_preview() -> None:
    looked_at = {*incoming.ALL_UNLIKE, *chain.from_iterable(incoming.OFTEN_ALIKE)}
    beside = {"quote", "prefix", "suffix"}  # compared with the text by whoever reads the row
    assert looked_at | beside == {column.name for column in annotation.columns}


@pytest.mark.parametrize("forged", ["x'0001'", "'别的'", "7"])
def test_no_forged_quote_is_shown_of_what_both_have(
    full: Path, here: Session, tmp_path: Path, forged: str
) -> None:
    """Only what was said of it is new: the annotation itself takes no look for its own sake."""
    path = tmp_path / "收到.annot"
    shutil.copyfile(full, path)
    merge.merge(here, path)
    with projects.open_project(path, clock=builders.a_clock()) as there:
        people.work_as(there, "李明")
        remarks.remark(there, 1, "又一条")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"UPDATE annotation SET quote = {forged}")
    with pytest.raises(ProjectDamaged, match="收到"):
        merge.preview(here, path)


def test_a_history_that_is_no_text_is_not_searched(
    full: Path, here: Session, tmp_path: Path
) -> None:
    """Who changed what both have is looked up there before anything of it is written."""
    path = tmp_path / "收到.annot"
    shutil.copyfile(full, path)
    merge.merge(here, path)
    ((_, _, key, _),) = browse.open_document(here, builders.document_id(here)).marks
    annotate.retype(here, [key], PERSON)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE change SET \"before\" = x'7b7d' WHERE annotation_key = 1")
    before = builders.stored(here)
    for read in (merge.preview, merge.merge):
        with pytest.raises(ProjectDamaged, match="收到"):
            read(here, path)
    assert builders.stored(here) == before


def test_the_file_behind_those_is_sound(full: Path, here: Session, tmp_path: Path) -> None:
    path = tmp_path / "收到.annot"
    shutil.copyfile(full, path)
    assert merge.merge(here, path).counts == MergeCounts(new=1, decisions=1, remarks=1)


def test_no_flipped_bit_does_harm_that_is_not_told(
    full: Path, here: Session, tmp_path: Path
) -> None:
    chance = random.Random(15)
    sound, before = full.read_bytes(), builders.stored(here)
    for number in range(40):
        raw = bytearray(sound)
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        path = tmp_path / f"{number}.annot"
        path.write_bytes(raw)
        try:
            changed = merge.merge(here, path).change_set
        except ProblemForUser:
            assert builders.stored(here) == before
        else:
            assert check_project(here) == ()
            if changed:
                history.undo(here)
                before = builders.stored(here)
