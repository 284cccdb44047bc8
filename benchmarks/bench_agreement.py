"""Agreement of two people with 140,000 annotations each, in one text of 2 million characters."""

from __future__ import annotations

import sqlite3
import sys
from typing import TYPE_CHECKING

from annotator.domain.agreements import SCOPES
from annotator.domain.clock import utc_now
from annotator.review.agreement import scores_of_two
from annotator.review.counting import TextAgreement
from annotator.text.outline import outline
from annotator.workflows import agreement
from annotator.workflows.projects import open_project
from benchmarks.material import marks_of, second_marks, text_of
from benchmarks.measure import interleaved, limit_row, row
from benchmarks.volumes import folder, project_of_two

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.workflows.session import Session
    from benchmarks.material import Mark

_CHARACTERS = 2_000_000
_ROUNDS = 5
_OFTEN, _SELDOM = 1.0, 0.1  # how many of the annotations the second person has differently


def main() -> int:
    """Measure and print; returns 0 if the figures were reached."""
    text = text_of(_CHARACTERS)
    first = marks_of(text)
    starts = [0, *(section.start for section in outline(text) if section.start)]
    seldom, often = (second_marks(first, differing) for differing in (_SELDOM, _OFTEN))
    path = project_of_two(_CHARACTERS, _SELDOM)
    with open_project(path, clock=utc_now) as session:
        people = agreement.people_named(session, ["bench", "second"])
        spent = interleaved(
            _ROUNDS,
            lambda: _count(first, seldom, starts),
            lambda: _count(first, often, starts),
            lambda: _read(session),
            lambda: agreement.agreement(session, people),
        )
    name = f"agreement of 2 × {len(first):,} annotations in {len(starts):,} sections"
    reached = limit_row(f"{name}, 9 of 10 alike", spent[0], 2.0, "s")
    reached &= limit_row("the same, none alike", spent[1], 2.0, "s")
    reached &= row(
        "agreement from the project file, against reading it", spent[2], spent[3], 4, "s"
    )
    return 0 if reached else 1


def _count(first: Sequence[Mark], second: Sequence[Mark], starts: Sequence[int]) -> None:
    text = TextAgreement([first, second], characters=_CHARACTERS, starts=starts)
    for scope in SCOPES:
        scores_of_two(text.counts(scope), (0, 1))


def _read(session: Session) -> None:
    """The floor: the same rows with sqlite3, from a copy, as nothing else opens the project."""
    copy = folder() / "two-people-copy.annot"
    if not copy.exists():
        session.file.copy_to(copy, called=copy)
    connection = sqlite3.connect(copy)
    connection.execute(
        "SELECT start, end, key, type, person_id FROM annotation WHERE deleted = 0 ORDER BY start"
    ).fetchall()
    connection.close()


if __name__ == "__main__":
    sys.exit(main())
