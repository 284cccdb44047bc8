"""Reports about agreement for tests of the workbook: three people, two documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import combinations
from typing import TYPE_CHECKING

from annotator.domain.agreements import (
    SCOPES,
    AgreementExport,
    AgreementRow,
    DisagreementKind,
    DisagreementRow,
    Sample,
    Scores,
)
from annotator.domain.annotations import AnnotationType

if TYPE_CHECKING:
    from collections.abc import Sequence

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)  # noon in China
CHINA = timezone(timedelta(hours=8))
PEOPLE = ("王芳", "李明", "张敏")
ORGANISATION, FIGURE, DATE, PERSON = AnnotationType

SOME_DISAGREEMENTS = (
    DisagreementRow(
        kind=DisagreementKind.BORDERS,
        people=("王芳", "李明"),
        document="群众团体",
        section="群众团体",
        entry="工会",
        paragraph=3,
        start=17,
        end=23,
        first=(DATE, "2004年底"),
        second=(DATE, "2004年"),
        before="【工会】\n",
        after="，市总工会有基层工会",
    ),
    DisagreementRow(
        kind=DisagreementKind.TYPE,
        people=("王芳", "李明"),
        document="群众团体",
        section="群众团体",
        entry="工会",
        paragraph=3,
        start=41,
        end=43,
        first=(PERSON, "樊耀"),
        second=(ORGANISATION, "樊耀"),
        before="主席",
        after="。",
    ),
    DisagreementRow(
        kind=DisagreementKind.ONLY,
        people=("王芳", "张敏"),
        document="附录",
        section="",
        entry="",
        paragraph=1,
        start=0,
        end=2,
        first=None,
        second=(PERSON, "=张三"),
        before="",
        after="三岁。",
    ),
)


def some_scores(exact: float | None, *, needed: int = 139) -> Scores:
    """Return scores that all follow from the first, to be told apart on a sheet."""
    # Rounded, since a spreadsheet keeps 15 digits.
    overlap, kappa, alpha = (
        None if exact is None else round(exact + difference, 2)
        for difference in (0.01, -0.25, -0.26)
    )
    return Scores(
        exact_f1=None if exact is None else round(exact, 2),
        overlap_f1=overlap,
        kappa=kappa,
        alpha_u=alpha,
        annotations=(200, 180),
        identical=150,
        sample=Sample(annotations=150, needed=needed),
    )


def a_row(people: Sequence[str], exact: float | None, **place: str) -> AgreementRow:
    scores = {scope: some_scores(exact) for scope in SCOPES}
    scores[PERSON] = some_scores(None, needed=999)
    return AgreementRow(people=tuple(people), scores=scores, **place)


def an_export(
    people: Sequence[str] = PEOPLE, disagreements: Sequence[DisagreementRow] = SOME_DISAGREEMENTS
) -> AgreementExport:
    pairs = {
        (one, other): a_row((people[one], people[other]), 0.9 - 0.1 * one - 0.05 * other)
        for one, other in combinations(range(len(people)), 2)
    }
    everybody = a_row(people, 0.7)
    scores = replace(everybody.scores[None], annotations=(200,) * len(people))
    return AgreementExport(
        project="景德镇年鉴",
        people=tuple(people),
        pairs=pairs,
        together=replace(everybody, scores={**everybody.scores, None: scores}),
        sections=[
            a_row(people[:2], 0.5, document="群众团体", section="群众团体", entry="工会"),
            a_row(people[:2], None, document="群众团体", section="群众团体", entry=""),
        ],
        disagreements=iter(disagreements),
        count=len(disagreements),
        documents=(("群众团体", ()), ("附录", ("王芳", "李明"))),
        at=NOON,
        zone=CHINA,
        program_version="1.2.3",
    )
