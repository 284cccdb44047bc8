"""How many annotations a number needs before it says anything."""

from __future__ import annotations

import pytest

from annotator.domain.agreements import Sample
from annotator.domain.annotations import AnnotationType
from annotator.review.agreement import needed


def test_a_sample_is_as_large_as_the_published_table_asks() -> None:
    """Krippendorff (2019): four equally frequent values, alpha of at least 0.8, at 5 %: 139."""
    assert needed(None) == 139


@pytest.mark.parametrize("type_", AnnotationType)
def test_one_type_needs_its_share(type_: AnnotationType) -> None:
    assert needed(type_) == 35


def test_more_people_need_more() -> None:
    assert needed(None, people=3) == 208


@pytest.mark.parametrize(("annotations", "enough"), [(138, False), (139, True)])
def test_a_sample_says_whether_it_is_enough(annotations: int, enough: bool) -> None:
    assert Sample(annotations, needed(None)).enough is enough
