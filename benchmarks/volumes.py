"""Projects to measure with, made once per run in a folder of that run."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.domain.clock import utc_now
from annotator.domain.documents import ImportedText
from annotator.workflows import browse
from annotator.workflows.import_documents import import_text
from annotator.workflows.load_annotations import load_annotations
from annotator.workflows.projects import create_project, open_project
from benchmarks.material import marks_of, second_marks, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.material import Mark


def folder() -> Path:
    """Where the volumes of this run are kept."""
    return Path(os.environ["ANNOTATOR_BENCH"])


def project_of(characters: int) -> Path:
    """A project with such a volume, made once per run."""
    path = folder() / f"volume-{characters}.annot"
    if path.exists():
        return path
    text = text_of(characters)
    lines = _written(folder() / f"volume-{characters}.jsonl", text, marks_of(text))
    with create_project(path, person_name="bench", clock=utc_now) as session:
        imported = ImportedText(
            title="volume",
            text=text,
            file_name="volume.txt",
            encoding="utf-8",
            has_bom=False,
            newline="\n",
            original=text.encode(),
        )
        import_text(session, imported, year=2004)
        load_annotations(session, lines, author="bench")
        assert browse.documents(session)[0].total > 0
    return path


def project_of_two(characters: int, differing: float) -> Path:
    """The same with a second person, "second", who has so many of the annotations otherwise."""
    path = folder() / f"volume-{characters}-of-two.annot"
    if path.exists():
        return path
    text = text_of(characters)
    marks = second_marks(marks_of(text), differing)
    lines = _written(folder() / f"second-{characters}.jsonl", text, marks)
    shutil.copy(project_of(characters), path)
    with open_project(path, clock=utc_now) as session:
        load_annotations(session, lines, author="second")
    return path


def _written(path: Path, text: str, marks: Iterable[Mark]) -> Path:
    """Annotations of a volume as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        for start, end, _, code in marks:
            line = {
                "document": "volume",
                "start": start,
                "end": end,
                "type": code,
                "quote": text[start:end],
            }
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    return path
