"""What a merge has brought, in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.domain.merges import MergeCounts, MergePreview, MergeResult


def merge_words(wanted: MergePreview, result: MergeResult) -> str:
    """Say what came in, and what of it waits to be looked at."""
    translate = QCoreApplication.translate
    parts = [*_parts(result.counts)]
    if result.new_documents:
        count = len(result.new_documents)
        parts.append(translate("Merged", "%n new document(s)", "", count))
    if parts:
        words = translate("Merged", "The work of {name} was taken in: {what}.").format(
            what=QLocale().createSeparatedList(parts), name=wanted.sender or wanted.path.name
        )
    else:
        words = translate("Merged", "The work of {name} was taken in.").format(
            name=wanted.sender or wanted.path.name
        )
    waits = result.counts.conflicts + result.counts.to_check
    if not waits:
        return words
    return words + " " + translate("Merged", "%n of them should be looked at.", "", waits)


def _parts(counts: MergeCounts) -> Iterator[str]:
    translate = QCoreApplication.translate
    if counts.new:
        yield translate("Merged", "%n new annotation(s)", "", counts.new)
    if counts.changed:
        yield translate("Merged", "%n changed", "", counts.changed)
    if counts.deleted:
        yield translate("Merged", "%n removed", "", counts.deleted)
    if counts.decisions:
        yield translate("Merged", "%n decision(s)", "", counts.decisions)
    if counts.remarks:
        yield translate("Merged", "%n remark(s)", "", counts.remarks)
