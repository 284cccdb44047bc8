"""Every annotation of a document stands in one piece of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

import builders
from annotator.domain.annotations import AnnotationType
from annotator.storage import text_pieces
from annotator.storage.tables import annotation
from annotator.workflows import annotate, people

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.workflows.session import Session

TEXT = "市总工会有会员。" * 6


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """Six annotations, and four more at the first place; pieces are of two."""
    monkeypatch.setattr(text_pieces, "_AT_ONCE", 2)
    with builders.a_session(tmp_path, text=TEXT) as session:
        builders.add_many(session, 6)
        for name in ("李明", "张敏", "王强", "赵云"):
            people.work_as(session, name)
            builders.tagged(session, "市总工会", AnnotationType.ORGANISATION)
        yield session


def starts(session: Session, *, deleted: bool = False) -> list[list[int]]:
    document_id = builders.document_id(session)
    with session.file.reading() as connection:
        found = text_pieces.pieces(connection, document_id, deleted=deleted)
        return [
            sorted(connection.scalars(select(annotation.c.start).where(*text_pieces.inside(one))))
            for one in found
        ]


def test_a_piece_ends_where_the_next_begins_and_no_place_is_cut(session: Session) -> None:
    assert starts(session) == [[0] * 5, [1, 2], [3, 4], [5]]


def test_what_was_removed_has_pieces_of_its_own(session: Session) -> None:
    builders.imported(session, "市总工会。")
    annotate.remove(session, [10])
    assert starts(session, deleted=True) == [[0]]
    assert starts(session)[0] == [0] * 4


def test_a_document_without_annotations_is_one_piece(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        assert starts(session) == [[]]
