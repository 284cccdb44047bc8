# ruff: noqa: INP001 - a script of its own, not a package
"""A project in which two people have annotated the sample and a third reviews them."""

from __future__ import annotations

import json
import random
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.domain.annotations import AnnotationType
from annotator.domain.clock import utc_now
from annotator.domain.reviews import Content
from annotator.resource_files import seed
from annotator.workflows import (
    browse,
    decide,
    import_documents,
    load_annotations,
    people,
    projects,
    remarks,
)

if TYPE_CHECKING:
    from annotator.workflows.session import Session

FIRST, SECOND, REVIEWER = "王敏", "李强", "张审"
_YEAR = 2004
_MISSED, _SHIFTED, _MISTAKEN = 0.12, 0.1, 0.06  # shares of the second person's annotations


def make_review_sample(path: Path) -> None:
    """Make the project file."""
    sample = import_documents.read_text_file(seed("chronicle.txt"))
    with projects.create_project(path, title=sample.title, clock=utc_now) as session:
        people.work_as(session, FIRST)
        import_documents.import_text(session, sample, year=_YEAR)
        load_annotations.load_annotations(session, seed("chronicle.reference.jsonl"), author=FIRST)
        people.work_as(session, SECOND)
        with tempfile.TemporaryDirectory() as folder:
            lines = Path(folder) / "second.jsonl"
            lines.write_text(_as_another_would(sample.text), encoding="utf-8")
            load_annotations.load_annotations(session, lines, author=SECOND)
        people.work_as(session, REVIEWER)
        _review(session)


def _as_another_would(text: str) -> str:
    """The annotations of the first person as a second one makes them, less carefully."""
    chance = random.Random(4)  # noqa: S311 - no secret
    made = []
    for line in seed("chronicle.reference.jsonl").read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        drawn = chance.random()
        if drawn < _MISSED:
            continue
        if drawn < _MISSED + _SHIFTED and one["end"] - one["start"] > 2:  # noqa: PLR2004
            one["end"] -= 1
        elif drawn < _MISSED + _SHIFTED + _MISTAKEN:
            one["type"] = "person" if one["type"] == "organisation" else "figure"
        one["quote"] = text[one["start"] : one["end"]]
        made.append(json.dumps(one, ensure_ascii=False))
    return "\n".join(made)


def _review(session: Session) -> None:
    """Decide about some of the first person's annotations."""
    (document,) = browse.documents(session)
    marks = browse.open_document(session, document.document.id).marks
    mine = [
        one
        for one in browse.annotations(session, [mark[2] for mark in marks])
        if people.names(session)[one.person_id] == FIRST
    ]
    decide.accept(session, [one.key for one in mine[:9]])
    decide.return_(session, [mine[11].key], "边界不当")
    organisation = next(one for one in mine[12:] if one.type is AnnotationType.ORGANISATION)
    person = Content(organisation.start, organisation.end, AnnotationType.PERSON)
    decide.amend(session, {organisation.key: person}, "此处指人")
    remarks.remark(session, mine[11].key, "全称见上一段，请核对。")
