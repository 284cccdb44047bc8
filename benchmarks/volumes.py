"""Projects to measure with, made once per run in a folder of that run."""

from __future__ import annotations

import json
import os
from pathlib import Path

from annotator.domain.clock import utc_now
from annotator.domain.documents import ImportedText
from annotator.workflows import browse
from annotator.workflows.import_documents import import_text
from annotator.workflows.load_annotations import load_annotations
from annotator.workflows.projects import create_project
from benchmarks.material import marks_of, text_of


def folder() -> Path:
    """Where the volumes of this run are kept."""
    return Path(os.environ["ANNOTATOR_BENCH"])


def project_of(characters: int) -> Path:
    """A project with such a volume, made once per run."""
    path = folder() / f"volume-{characters}.annot"
    if path.exists():
        return path
    text = text_of(characters)
    lines = folder() / f"volume-{characters}.jsonl"
    with lines.open("w", encoding="utf-8") as file:
        for start, end, _, code in marks_of(text):
            line = {
                "document": "volume",
                "start": start,
                "end": end,
                "type": code,
                "quote": text[start:end],
            }
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
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
