"""Comparison of two authors with 140,000 annotations each, and settling one difference of them."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from typing import TYPE_CHECKING

from annotator.domain.clock import utc_now
from annotator.review.comparison import Track
from annotator.review.comparison import compare as compare_tracks
from annotator.workflows import agreement, browse, compare, history, people
from annotator.workflows.compare import DifferenceKind
from annotator.workflows.projects import open_project
from benchmarks.material import marks_of, second_marks, text_of
from benchmarks.measure import interleaved, limit_row, row, timed
from benchmarks.volumes import folder, project_of_two

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from annotator.workflows.session import Session
    from benchmarks.material import Mark

_CHARACTERS = 2_000_000
_ROUNDS = 5
_OFTEN, _SELDOM = 1.0, 0.1  # how many of the annotations the second author has differently


def main() -> int:
    """Measure and print; returns 0 if the figures were reached."""
    text = text_of(_CHARACTERS)
    marks = marks_of(text)
    first, seldom, often = (
        _track(text, rows) for rows in (marks, *(second_marks(marks, n) for n in (_SELDOM, _OFTEN)))
    )
    path = folder() / "compared.annot"
    shutil.copy(project_of_two(_CHARACTERS, _SELDOM), path)
    unsettled = folder() / "read.annot"
    shutil.copy(path, unsettled)
    with open_project(path, clock=utc_now) as session:
        document_id = browse.documents(session)[0].document.id
        people.work_as(session, "reviewer")
        authors = agreement.people_named(session, ["bench", "second"])
        spent = interleaved(
            _ROUNDS,
            lambda: compare_tracks([first, seldom]),
            lambda: compare_tracks([first, often]),
            lambda: _read(unsettled),
            lambda: compare.differences(session, document_id, authors),
        )
        compare.accept_identical(session, document_id, authors)
        one = _settle_one(session, document_id, authors)
    name = f"comparison of 2 × {len(marks):,} annotations"
    reached = limit_row(f"{name}, 9 of 10 alike", spent[0], 1.0, "s")
    reached &= limit_row("the same, none alike", spent[1], 1.0, "s")
    reached &= row(
        "comparison from the project file, against reading it", spent[2], spent[3], 4, "s"
    )
    reached &= limit_row("settle one difference beside 126,000 settled", one * 1e3, 100, "ms")
    return 0 if reached else 1


def _track(text: str, marks: Iterable[Mark]) -> Track:
    rows = [(start, end, code, key, text[start:end]) for start, end, key, code in marks]
    return Track("", rows)


def _read(path: Path) -> None:
    """The floor: what is compared, read with sqlite3."""
    connection = sqlite3.connect(path)
    connection.execute(
        "SELECT start, end, type, key, person_id, value_number, value_number_to, value_unit,"
        " value_approx, value_edtf, value_name FROM annotation WHERE deleted = 0 ORDER BY start"
    ).fetchall()
    connection.close()


def _settle_one(session: Session, document_id: str, authors: Sequence[str]) -> float:
    """Seconds that it takes to settle a difference in the middle of the text; the median."""
    found = compare.differences(session, document_id, authors).differences
    waiting = [one for one in found if one.kind is not DifferenceKind.IDENTICAL]
    chosen = [waiting[len(waiting) // 2]]
    spent = []
    for _ in range(_ROUNDS):
        spent.append(timed(lambda: compare.settle(session, document_id, chosen, take=authors[:1])))
        history.undo(session)
    return sorted(spent)[_ROUNDS // 2]


if __name__ == "__main__":
    sys.exit(main())
