"""The annotations as JSON lines: what `annotator load` and scripts read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from annotator.domain.exports import ExportResult
from annotator.formats.safe_write import writing
from annotator.values.json_form import to_json

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.domain.exports import Export, ExportRow
    from annotator.domain.final_versions import Provenance
    from annotator.domain.progress import Progress

# JSON may hold these as they are, but many readers would end the line there.
_LINE_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}


def write_jsonl(path: Path, export: Export, progress: Progress) -> ExportResult:
    """Write one annotation per line, as UTF-8 without a byte order mark.

    Raises:
        Cancelled: The user has asked to stop; `path` is as it was.
        ProblemForUser: See `safe_write.writing`.
    """
    with (
        writing(path) as temporary,
        temporary.open("w", encoding="utf-8", newline="\n") as stream,
    ):
        for row in export.rows_reported(progress):
            line = json.dumps(_line(row), ensure_ascii=False)
            stream.write(line.translate(_LINE_ENDS) + "\n")
    return ExportResult(rows=export.count)


def _line(row: ExportRow) -> dict[str, object]:
    line: dict[str, object] = {
        "document": row.document,
        "start": row.start,
        "end": row.end,
        "type": row.type.value,
        "quote": row.quote,
        "value": to_json(row.value),
        "note": row.note,
        "author": row.author,
        "id": row.id,
    }
    if row.provenance is not None:
        line["provenance"] = _provenance(row.provenance)
    return line


def _provenance(provenance: Provenance) -> dict[str, object]:
    """Return where an annotation of the final version comes from; `load` does not read it."""
    return {
        "choice": provenance.choice.value,
        "by": provenance.by,
        "sources": [
            {"id": one.annotation_id, "revision": one.revision, "author": one.author}
            for one in provenance.sources
        ],
    }
