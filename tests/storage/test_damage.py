"""A bit that flips on the disk never changes a text without a word, and never is a crash."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.errors import ProjectDamaged
from annotator.domain.row_queries import RowColumn, RowOrder, RowQuery
from annotator.resource_files import seed
from annotator.text.spans import Span
from annotator.workflows import annotate, browse, history, people, projects
from annotator.workflows.check_project import check_project

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.workflows.session import Session

FLIPS = 1_000 if os.environ.get("ANNOTATOR_TESTS") == "thorough" else 40


def test_a_flipped_bit_is_told_or_does_no_harm_to_the_text(tmp_path: Path) -> None:
    text = seed("chronicle.txt").read_text(encoding="utf-8")
    with builders.a_session(tmp_path, text=text) as session:
        path, document_id = session.path, builders.document_id(session)
        for place, type_ in enumerate([*AnnotationType] * 20):
            annotate.tag(session, document_id, Span(place * 20, place * 20 + 5), type_)
        annotate.remove(session, [3, 4, 5])
    sound = path.read_bytes()
    chance = random.Random(20040101)
    told = 0
    for _ in range(FLIPS):
        content = bytearray(sound)
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        path.write_bytes(content)
        try:
            with projects.open_project(path, clock=builders.a_clock()) as session:
                assert look_at_everything(session, document_id) == text
                told += bool(check_project(session))
        except ProjectDamaged:
            told += 1
    assert 0 < told < FLIPS


def look_at_everything(session: Session, document_id: str) -> str:
    opened = browse.open_document(session, document_id)
    for annotation in browse.annotations(session, [mark[2] for mark in opened.marks]):
        history.history_of(session, annotation.key)
    for column in RowColumn:
        browse.row_keys(session, RowQuery(document_id, words="市", order=RowOrder(column)))
    people.people(session)
    browse.documents(session)
    history.next_undo(session)
    return opened.text
