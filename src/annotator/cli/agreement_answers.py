"""What `annotator agreement` prints: one JSON value for programs, or lines to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.cli.language import translate
from annotator.domain.agreements import SCOPES, Measure
from annotator.domain.annotations import AnnotationType
from annotator.domain.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from annotator.domain.agreements import Scope, Scores
    from annotator.workflows.agreement import AgreementReport, People

_SCOPES = {
    None: QT_TRANSLATE_NOOP("Cli", "all types"),
    AnnotationType.ORGANISATION: QT_TRANSLATE_NOOP("Cli", "organisations"),
    AnnotationType.FIGURE: QT_TRANSLATE_NOOP("Cli", "figures"),
    AnnotationType.DATE: QT_TRANSLATE_NOOP("Cli", "dates"),
    AnnotationType.PERSON: QT_TRANSLATE_NOOP("Cli", "persons"),
}
_UNDEFINED = "–"


def agreement_as_json(report: AgreementReport) -> dict[str, object]:
    """Describe how well people agree: all of them, then every two."""
    return {
        **_as_json(report, None),
        "pairs": [
            {"authors": _names(report, people), **_as_json(report, people)}
            for people in report.pairs
        ],
        "without_annotations": [
            {"document": document.title, "authors": [person.name for person in absent]}
            for document, absent in report.without_annotations()
        ],
    }


def _as_json(report: AgreementReport, people: People | None) -> dict[str, object]:
    of_scopes = {
        "all" if scope is None else scope.value: report.scores(people, scope=scope)
        for scope in SCOPES
    }
    everything = of_scopes["all"]
    counts = zip(_names(report, people), everything.annotations, strict=True)
    return {
        "counts": {**dict(counts), "identical": everything.identical},
        **{
            measure.value: {name: scores[measure] for name, scores in of_scopes.items()}
            for measure in Measure
        },
        "sample": {name: _sample_as_json(scores) for name, scores in of_scopes.items()},
    }


def _sample_as_json(scores: Scores) -> dict[str, object]:
    sample = scores.sample
    return {
        "annotations": sample.annotations,
        "needed": sample.needed,
        "enough": sample.enough,
    }


def _names(report: AgreementReport, people: People | None) -> list[str]:
    places = range(len(report.people)) if people is None else people
    return [report.people[place].name for place in places]


def print_agreement(report: AgreementReport) -> None:
    """Say how well people agree, every two of them, then all."""
    for people in report.pairs:
        _print_scores(report, people)
    if len(report.pairs) > 1:
        _print_scores(report, None)
    sentence = translate("Cli", "“{document}” has no annotations by {authors}.")
    for document, absent in report.without_annotations():
        names = translate("Cli", ", ").join(person.name for person in absent)
        print(sentence.format(document=document.title, authors=names))


def _print_scores(report: AgreementReport, people: People | None) -> None:
    of_scopes = {scope: report.scores(people, scope=scope) for scope in SCOPES}
    print(_counted(_names(report, people), of_scopes[None]))
    for scope, scores in of_scopes.items():
        if scope is None or any(scores.annotations):
            print(f"  {_scored(scope, scores)}")


def _counted(names: list[str], scores: Scores) -> str:
    counts = " · ".join(
        f"{name} {count:,}" for name, count in zip(names, scores.annotations, strict=True)
    )
    identical = translate("Cli", "identical: {count}").format(count=f"{scores.identical:,}")
    return f"{counts} · {identical}"


def _scored(scope: Scope, scores: Scores) -> str:
    sentence = translate(
        "Cli", "{scope}: exact F1 {exact}, overlap F1 {overlap}, kappa {kappa}, alpha {alpha}"
    ).format(
        scope=translate("Cli", _SCOPES[scope]),
        exact=_rounded(scores.exact_f1),
        overlap=_rounded(scores.overlap_f1),
        kappa=_rounded(scores.kappa),
        alpha=_rounded(scores.alpha_u),
    )
    sample = scores.sample
    if sample.enough:
        return sentence
    warning = translate("Cli", "too few annotations to rely on: {count} of {needed}")
    said = warning.format(count=f"{sample.annotations:,}", needed=f"{sample.needed:,}")
    return translate("Cli", "{result} ({warning})").format(result=sentence, warning=said)


def _rounded(score: float | None) -> str:
    return _UNDEFINED if score is None else f"{score:.3f}"
