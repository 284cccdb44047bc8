"""What of the final version has lost its ground since it was settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.final_versions import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.domain.final_versions import Claim

Revision = tuple[str, int]
"""Id and revision of an annotation: it, as it stood at one time."""


def doubtful(claims: Sequence[Claim], gone: frozenset[Revision]) -> tuple[int, ...]:
    """Return the keys of annotations of the final version to be looked at again.

    Those are, first, annotations made from others that were all changed or removed since. And
    those that two people chose from the same annotations, each in a copy of their own: merging
    keeps both. What somebody amended afterwards is nobody else's choice any more.

    Args:
        claims: What each annotation of the final version answers.
        gone: What some of them were made from, if it is not as it was then.
    """
    contested = _contested(claims, gone)
    return tuple(
        [
            claim.key
            for claim in claims
            if claim.living
            and claim.about
            and (gone.issuperset(claim.about) or not contested.isdisjoint(claim.about))
        ]
    )


def _contested(claims: Sequence[Claim], gone: frozenset[Revision]) -> set[Revision]:
    chosen = [claim for claim in claims if claim.choice != Choice.AMENDED]
    choosers: dict[Revision, str] = {}
    if len({claim.by for claim in chosen}) <= 1:  # as in most projects
        return set()
    contested = set()
    for claim in chosen:
        for one in claim.about:
            if choosers.setdefault(one, claim.by) != claim.by and one not in gone:
                contested.add(one)
    return contested
