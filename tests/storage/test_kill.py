"""A tag shown as saved survives the death of the program, and every transaction is whole."""

from __future__ import annotations

import os
import random
import time
from typing import TYPE_CHECKING

import pytest

import builders
from annotator.workflows import browse, projects
from annotator.workflows.check_project import check_project
from other_program import OtherProgram

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.workflows.session import Session

KILLS = 200 if os.environ.get("ANNOTATOR_TESTS") == "thorough" else 20
KILLS_PER_PROJECT = 20
LONGEST_LIFE = 0.15

HALF_TRANSACTIONS = {
    "annotations without history": """
        SELECT count(*) FROM annotation WHERE key NOT IN
            (SELECT annotation_key FROM change WHERE annotation_key IS NOT NULL)""",
    "changes without their set": """
        SELECT count(*) FROM change WHERE change_set_number NOT IN
            (SELECT number FROM change_set)""",
    "sets without changes": """
        SELECT count(*) FROM change_set WHERE number NOT IN
            (SELECT change_set_number FROM change)""",
    "sets that cannot be undone": """
        SELECT count(*) FROM change_set WHERE number NOT IN
            (SELECT change_set_number FROM undo_step)""",
}


@pytest.fixture(scope="module")
def other_program() -> Iterator[OtherProgram]:
    with OtherProgram() as program:
        yield program


def test_no_tag_is_lost_and_none_is_half_there(tmp_path: Path, other_program: OtherProgram) -> None:
    chance = random.Random(20040101)
    path, said = tmp_path, set[str]()
    for number in range(KILLS):
        if number % KILLS_PER_PROJECT == 0:
            said = set()
            with builders.a_session(tmp_path, text="字" * 5_000, name=f"{number}.annot") as made:
                path = made.path
        said.add(other_program.start("tag", path))
        time.sleep(chance.uniform(0, LONGEST_LIFE))
        said.update(other_program.kill())
        with projects.open_project(path, clock=builders.a_clock()) as session:
            assert said <= ids_in(session)
            assert half_transactions(session) == dict.fromkeys(HALF_TRANSACTIONS, 0)
            if number % KILLS_PER_PROJECT == KILLS_PER_PROJECT - 1:
                assert check_project(session) == ()


def ids_in(session: Session) -> set[str]:
    opened = browse.open_document(session, builders.document_id(session))
    return {one.id for one in browse.annotations(session, [mark[2] for mark in opened.marks])}


def half_transactions(session: Session) -> dict[str, int]:
    with session.file.reading() as connection:
        return {
            what: connection.exec_driver_sql(query).scalar_one()
            for what, query in HALF_TRANSACTIONS.items()
        }
