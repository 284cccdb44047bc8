"""A check finds what SQLite does not notice by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.checks import FindingKind
from annotator.domain.errors import FileIsMissing, NotAProject
from annotator.domain.progress import Cancelled
from annotator.workflows import annotate
from annotator.workflows.check_project import check_project

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.workflows.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Session:
    session = builders.a_session(tmp_path)
    for quote in ("樊耀", "市总工会", "工会"):
        builders.tagged(session, quote, AnnotationType.PERSON)
    return session


def after(session: Session, statement: str) -> list[tuple[FindingKind, str]]:
    """What is found once some other program has changed the closed file."""
    with session.file.writing() as connection:
        connection.connection.driver_connection.execute(  # type: ignore[union-attr]
            "PRAGMA defer_foreign_keys = ON"
        )
        connection.exec_driver_sql(statement)
    path = session.path
    session.close()
    return [(one.kind, one.where) for one in check_project(path)]


def test_a_sound_project_has_no_findings(session: Session) -> None:
    annotate.remove(session, [1])
    assert check_project(session) == ()
    session.close()
    assert check_project(session.path) == ()


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (
            "UPDATE text_version SET text = replace(text, '耀', '跃')",
            [(FindingKind.TEXT, "群众团体"), (FindingKind.DRIFT, "群众团体 [41, 43)")],
        ),
        (
            "UPDATE annotation SET quote = '樊跃' WHERE key = 1",
            [(FindingKind.DRIFT, "群众团体 [41, 43)")],
        ),
        (
            "UPDATE annotation SET start = 0 WHERE key = 1",
            [(FindingKind.DRIFT, "群众团体 [0, 43)")],
        ),
        ("UPDATE original_file SET deflated = x'00'", [(FindingKind.TEXT, "群众团体")]),
        (
            "UPDATE text_version SET document_id = 'x'",
            [(FindingKind.ORPHAN, "项目.annot")],
        ),
    ],
)
def test_what_was_changed_behind_our_back_is_found(
    session: Session, statement: str, found: list[tuple[FindingKind, str]]
) -> None:
    assert after(session, statement) == found


def test_a_reference_that_leads_nowhere_is_found(session: Session) -> None:
    with session.file.reading() as connection:
        driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute("PRAGMA foreign_keys = OFF")
    driver.execute("DELETE FROM person")
    driver.execute("PRAGMA foreign_keys = ON")
    kinds = {(one.kind, one.detail.split(" ")[0]) for one in check_project(session)}
    assert (FindingKind.ORPHAN, "annotation") in kinds
    assert {kind for kind, _ in kinds} == {FindingKind.ORPHAN}
    session.close()


def test_a_damaged_file_is_a_finding_and_no_crash(session: Session) -> None:
    path = session.path
    session.close()
    content = bytearray(path.read_bytes())
    content[4096:] = bytes(byte ^ 0x5A for byte in content[4096:])
    path.write_bytes(content)
    assert {one.kind for one in check_project(path)} == {FindingKind.DAMAGE}


def test_a_file_that_is_no_project_is_a_problem_and_no_finding(tmp_path: Path) -> None:
    with pytest.raises(FileIsMissing):
        check_project(tmp_path / "none.annot")
    (tmp_path / "a.annot").write_text("手稿", encoding="utf-8")
    with pytest.raises(NotAProject):
        check_project(tmp_path / "a.annot")


def test_it_tells_how_far_it_is_and_can_be_stopped(session: Session) -> None:
    class Impatient:
        def __init__(self) -> None:
            self.reports: list[tuple[int, int]] = []

        def report(self, done: int, total: int) -> None:
            self.reports.append((done, total))
            if done:
                raise Cancelled

    patience = Impatient()
    with pytest.raises(Cancelled):
        check_project(session, patience)
    assert patience.reports == [(0, 3), (3, 3)]
    assert check_project(session) == ()
    session.close()
