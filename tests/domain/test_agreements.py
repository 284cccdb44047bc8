"""What a disagreement covers, and which numbers it lowers."""

from __future__ import annotations

import pytest

from annotator.domain.agreements import Disagreement, DisagreementKind, Measure, Side
from annotator.domain.annotations import AnnotationType

EARLY = Side(1, 3, 9, AnnotationType.DATE)
LATE = Side(2, 5, 12, AnnotationType.FIGURE)


@pytest.mark.parametrize(("first", "second"), [(EARLY, LATE), (LATE, EARLY)])
def test_a_disagreement_covers_what_either_annotated(first: Side, second: Side) -> None:
    found = Disagreement(DisagreementKind.TYPE, "d", first, second)
    assert (found.start, found.end) == (3, 12)
    assert found.sides == (first, second)


def test_what_only_one_has_is_that_alone() -> None:
    found = Disagreement(DisagreementKind.ONLY, "d", None, LATE)
    assert (found.start, found.end, found.sides) == (5, 12, (LATE,))


def test_other_borders_are_nothing_to_an_overlap() -> None:
    lowered = {
        kind: {measure for measure in Measure if kind.lowers(measure)} for kind in DisagreementKind
    }
    assert lowered[DisagreementKind.BORDERS] == set(Measure) - {Measure.OVERLAP_F1}
    assert lowered[DisagreementKind.TYPE] == lowered[DisagreementKind.ONLY] == set(Measure)
