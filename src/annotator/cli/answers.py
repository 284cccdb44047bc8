"""What a command prints: one JSON value for programs, or lines in the reader's language."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from annotator.cli.language import sentence_of, translate
from annotator.domain.annotations import AnnotationType
from annotator.domain.checks import FindingKind
from annotator.domain.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotator.domain.checks import Finding
    from annotator.domain.documents import Document, DocumentSummary
    from annotator.domain.errors import ProblemForUser
    from annotator.domain.merges import MergeCounts
    from annotator.domain.projects import PersonSummary

_TYPE_COUNTS = {
    AnnotationType.ORGANISATION: QT_TRANSLATE_NOOP("Cli", "organisations: {count}"),
    AnnotationType.FIGURE: QT_TRANSLATE_NOOP("Cli", "figures: {count}"),
    AnnotationType.DATE: QT_TRANSLATE_NOOP("Cli", "dates: {count}"),
    AnnotationType.PERSON: QT_TRANSLATE_NOOP("Cli", "persons: {count}"),
}
_FINDINGS = {
    FindingKind.DAMAGE: QT_TRANSLATE_NOOP("Cli", "{where}: the file is damaged: {detail}"),
    FindingKind.TEXT: QT_TRANSLATE_NOOP("Cli", "{where}: the stored text has changed: {detail}"),
    FindingKind.DRIFT: QT_TRANSLATE_NOOP("Cli", "{where}: an annotation has drifted: {detail}"),
    FindingKind.ORPHAN: QT_TRANSLATE_NOOP("Cli", "{where}: something is missing: {detail}"),
}


def print_json(value: object) -> None:
    """Print one JSON value; in plain ASCII where the output cannot carry Chinese."""
    readable = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not readable))


def print_problem(problem: ProblemForUser) -> None:
    """Print the sentence of a problem on stderr."""
    print(sentence_of(problem), file=sys.stderr)


def print_cuts(count: int) -> None:
    """Say on stderr that texts of some annotations were too long for a cell."""
    sentence = translate(
        "Cli",
        "Annotations with a text too long for a cell, cut and marked as such: {count}; "
        "the last sheet lists them.",
    )
    print(sentence.format(count=f"{count:,}"), file=sys.stderr)


def imported_as_json(documents: Iterable[tuple[str, Document]]) -> list[dict[str, object]]:
    """Describe imported documents, each with the path it came from."""
    return [
        {
            "file": path,
            "document": document.title,
            "characters": document.characters,
            "encoding": document.encoding,
            "sha256": document.sha256,
        }
        for path, document in documents
    ]


def print_imported(documents: Iterable[tuple[str, Document]]) -> None:
    """Say what each file has become."""
    sentence = translate("Cli", "{path}: “{document}”, {characters} characters ({encoding})")
    for path, document in documents:
        print(
            sentence.format(
                path=path,
                document=document.title,
                characters=f"{document.characters:,}",
                encoding=document.encoding,
            )
        )


def contents_as_json(
    documents: Iterable[DocumentSummary], people: Iterable[PersonSummary]
) -> dict[str, object]:
    """Describe what a project holds."""
    return {
        "documents": [
            {
                "title": summary.document.title,
                "characters": summary.document.characters,
                "sha256": summary.document.sha256,
                "year": summary.document.year,
                "annotations": {
                    type_.value: summary.counts.get(type_, 0) for type_ in AnnotationType
                },
            }
            for summary in documents
        ],
        "people": [
            {"name": summary.person.name, "annotations": summary.annotations} for summary in people
        ],
    }


def print_contents(documents: Iterable[DocumentSummary], people: Iterable[PersonSummary]) -> None:
    """Say what a project holds."""
    print(translate("Cli", "Documents:"))
    for summary in documents:
        print(f"  {summary.document.title} · {_described(summary)}")
    print(translate("Cli", "People:"))
    for person in people:
        print(f"  {person.person.name} · {_in_total(person.annotations)}")


def _described(summary: DocumentSummary) -> str:
    document = summary.document
    year = () if document.year is None else (str(document.year),)
    characters = translate("Cli", "characters: {count}").format(count=f"{document.characters:,}")
    return " · ".join((*year, characters, counts_in_words(summary.counts)))


def counts_in_words(counts: Mapping[AnnotationType, int]) -> str:
    """Return how many annotations there are, in total and by type."""
    by_type = translate("Cli", ", ").join(
        translate("Cli", sentence).format(count=f"{counts[type_]:,}")
        for type_, sentence in _TYPE_COUNTS.items()
        if counts.get(type_)
    )
    total = _in_total(sum(counts.values()))
    if not by_type:
        return total
    return translate("Cli", "{total} ({by_type})").format(total=total, by_type=by_type)


def _in_total(count: int) -> str:
    return translate("Cli", "annotations: {count}").format(count=f"{count:,}")


def findings_as_json(findings: Iterable[Finding]) -> dict[str, object]:
    """Describe what a check has found."""
    problems = [
        {"kind": str(one.kind), "where": one.where, "detail": one.detail} for one in findings
    ]
    return {"ok": not problems, "problems": problems}


def print_findings(findings: Sequence[Finding]) -> None:
    """Say what a check has found, a line for each."""
    for one in findings:
        sentence = translate("Cli", _FINDINGS[one.kind])
        print(sentence.format(where=one.where, detail=one.detail))
    if not findings:
        print(translate("Cli", "The project is sound."))


def merged_as_json(counts: MergeCounts) -> dict[str, int]:
    """What a merge has brought, as numbers."""
    return asdict(counts)


def print_merged(counts: MergeCounts) -> None:
    """Say what a merge has brought."""
    print(
        translate(
            "Cli",
            "new: {new}, changed: {changed}, deleted: {deleted}, decisions: {decisions}, "
            "conflicts: {conflicts}",
        ).format(**{name: f"{count:,}" for name, count in asdict(counts).items()})
    )
