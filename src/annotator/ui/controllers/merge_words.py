"""What a package holds, or a merge has brought, in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

if TYPE_CHECKING:
    from annotator.domain.merges import MergePreview, MergeResult
    from annotator.domain.packages import PackageSummary


def package_words(name: str, summary: PackageSummary) -> str:
    """Say what was packed into a file, and what to do with it."""
    what = QLocale().createSeparatedList(_packed(summary))
    return QCoreApplication.translate(
        "Packed", "Packed into {name}: {what}. Send this file to your colleague."
    ).format(name=name, what=what)


def _packed(summary: PackageSummary) -> list[str]:
    translate = QCoreApplication.translate
    # lupdate takes no dotted name for a number.
    tagged, final, carried = summary.tagged, summary.final, summary.carried
    decisions, remarks = summary.decisions, summary.remarks
    is_all = not (final or decisions or remarks)
    return _worth_saying(
        (tagged or is_all, translate("Packed", "%Ln annotation(s)", "", tagged)),
        (final, translate("Packed", "%Ln of the final version", "", final)),
        (decisions, translate("Packed", "%Ln decision(s)", "", decisions)),
        (remarks, translate("Packed", "%Ln remark(s)", "", remarks)),
        (carried, translate("Packed", "%Ln annotation(s) that they are about", "", carried)),
    )


def merge_words(wanted: MergePreview, result: MergeResult) -> str:
    """Say what came in, and what of it waits to be looked at; short, for a narrow bar."""
    translate = QCoreApplication.translate
    name = wanted.sender or wanted.path.name
    parts = _parts(result)
    if not parts:
        return translate("Merged", "Taken in from {name}.").format(name=name)
    words = translate("Merged", "Taken in from {name}: {what}.").format(
        what=QLocale().createSeparatedList(parts), name=name
    )
    waits = result.counts.to_settle + result.counts.to_check
    if not waits:
        return words
    return words + " " + translate("Merged", "%Ln should be looked at.", "", waits)


def _parts(result: MergeResult) -> list[str]:
    translate = QCoreApplication.translate
    counts, documents = result.counts, len(result.new_documents)
    # lupdate takes no dotted name for a number.
    new, changed, deleted = counts.new, counts.changed, counts.deleted
    decisions, remarks = counts.decisions, counts.remarks
    return _worth_saying(
        (new, translate("Merged", "%Ln new", "", new)),
        (changed, translate("Merged", "%Ln changed", "", changed)),
        (deleted, translate("Merged", "%Ln removed", "", deleted)),
        (decisions, translate("Merged", "%Ln decision(s)", "", decisions)),
        (remarks, translate("Merged", "%Ln remark(s)", "", remarks)),
        (documents, translate("Merged", "%Ln new document(s)", "", documents)),
    )


def _worth_saying(*parts: tuple[int | bool, str]) -> list[str]:
    """Return the words of what there is any of."""
    return [words for count, words in parts if count]
