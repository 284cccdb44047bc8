"""Merge a package of 140,000 annotations into a project with as many.

Half of them are new, half were changed by the colleague. The floor reads the same rows, the
annotations with their history, with sqlite3 and puts them into a copy of the project by one
statement for each table, as somebody would who needs neither undo nor conflicts, a copy put
aside, or trust in what a file holds.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING
from zipfile import ZipFile

from annotator.domain.annotations import AnnotationType
from annotator.domain.clock import utc_now
from annotator.domain.packages import PackageChoice
from annotator.workflows import annotate, browse, merge, packages, people, projects
from annotator.workflows.load_annotations import load_annotations
from benchmarks.measure import interleaved, limit_row, row
from benchmarks.volumes import folder, project_of

if TYPE_CHECKING:
    from pathlib import Path

_CHARACTERS = 2_000_000
_ROUNDS = 3
_PREVIEW_SECONDS = 3.0
_TABLES = ("person", "annotation", "change_set", "change")


def main() -> int:
    """Measure and print; returns 0 if the figures were reached."""
    ours = project_of(_CHARACTERS)
    package = _package(ours)
    data = folder() / "data.annot"
    with ZipFile(package) as archive, archive.open("data.annot") as source, data.open("wb") as out:
        shutil.copyfileobj(source, out)
    copies = (folder() / f"ours-{number}.annot" for number in range(100))
    seen = []

    def merged() -> None:
        with projects.open_project(_copy(ours, next(copies)), clock=utc_now) as session:
            seen.append(merge.merge(session, package).counts)

    def previewed() -> None:
        with projects.open_project(ours, clock=utc_now) as session:  # a preview changes nothing
            seen.append(merge.preview(session, package).counts)

    floor, whole, preview = interleaved(
        _ROUNDS,
        lambda: _upsert(data, _copy(ours, next(copies))),
        merged,
        previewed,
        clock=time.process_time,
    )
    counts = seen[0]
    assert set(seen) == {counts}, "the preview and the merge differ"
    work = f"merge a package with {counts.new:,} new and {counts.changed:,} changed annotations"
    reached = row(work, floor, whole, 3.0, "s")
    reached &= limit_row("preview of that merge", preview, _PREVIEW_SECONDS, "s")
    return 0 if reached else 1


def _package(ours: Path) -> Path:
    """Let a colleague change half of a copy, add as many, and send what was done."""
    theirs, package = folder() / "theirs.annot", folder() / "theirs.annotpkg"
    _copy(ours, theirs)
    with projects.open_project(theirs, clock=utc_now) as session:
        people.work_as(session, "bench")  # other benchmarks left somebody else at work
        packages.send(session, folder() / "before.annotpkg")
        opened = browse.open_document(session, browse.documents(session)[0].document.id)
        half = len(opened.marks) // 2
        person, organisation = AnnotationType.PERSON, AnnotationType.ORGANISATION
        persons = [key for _, _, key, code in opened.marks[:half] if code == person.value]
        others = [key for _, _, key, code in opened.marks[:half] if code != person.value]
        annotate.retype(session, persons, organisation)
        annotate.retype(session, others, person)
        lines = folder() / "theirs.jsonl"
        with lines.open("w", encoding="utf-8") as file:
            for start, end, _, code in opened.marks[half:]:
                line = {
                    "document": "volume",
                    "start": start,
                    "end": end,
                    "type": code,
                    "quote": opened.text[start:end],
                }
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
        load_annotations(session, lines, author="colleague")
        packages.send(session, package, PackageChoice(since_last=True))
    return package


def _copy(source: Path, target: Path) -> Path:
    shutil.copyfile(source, target)
    return target


def _upsert(data: Path, ours: Path) -> None:
    with closing(sqlite3.connect(data)) as theirs:
        rows = {table: theirs.execute(f"SELECT * FROM {table}").fetchall() for table in _TABLES}
        names = [column[1] for column in theirs.execute("PRAGMA table_info(annotation)")]
    put = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name not in ("key", "id"))
    with closing(sqlite3.connect(ours, isolation_level=None)) as project:
        for setting in ("journal_mode = TRUNCATE", "synchronous = FULL", "foreign_keys = ON"):
            project.execute(f"PRAGMA {setting}")
        project.execute("BEGIN IMMEDIATE")
        for table in _TABLES:
            places = ", ".join("?" * len(rows[table][0]))
            statement = f"INSERT OR IGNORE INTO {table} VALUES ({places})"
            if table == "annotation":
                statement = (
                    f"INSERT INTO annotation VALUES ({places}) ON CONFLICT (id) DO UPDATE SET "
                    f"{put} WHERE (excluded.life, excluded.revision, excluded.modified_at) > "
                    "(annotation.life, annotation.revision, annotation.modified_at)"
                )
            project.executemany(statement, rows[table])
        project.execute("COMMIT")


if __name__ == "__main__":
    sys.exit(main())
