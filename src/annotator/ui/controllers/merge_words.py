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
    return words + " " + translate("Merged", "%n annotation(s) should be looked at.", "", waits)


def _parts(counts: MergeCounts) -> Iterator[str]:
    translate = QCoreApplication.translate
    # lupdate takes no dotted name for a number.
    new, changed, deleted = counts.new, counts.changed, counts.deleted
    decisions, remarks = counts.decisions, counts.remarks
    if new:
        yield translate("Merged", "%n new annotation(s)", "", new)
    if changed:
        yield translate("Merged", "%n changed", "", changed)
    if deleted:
        yield translate("Merged", "%n removed", "", deleted)
    if decisions:
        yield translate("Merged", "%n decision(s)", "", decisions)
    if remarks:
        yield translate("Merged", "%n remark(s)", "", remarks)
