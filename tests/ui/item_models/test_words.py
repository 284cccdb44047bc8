"""Every type, status and origin has a word of its own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from annotator.domain.annotations import AnnotationType, Origin, Status
from annotator.ui.item_models.words import (
    local_time,
    origin_word,
    status_word,
    type_key,
    type_word,
)


def test_no_two_share_a_word() -> None:
    assert len({type_word(type_) for type_ in AnnotationType}) == len(AnnotationType)
    assert len({status_word(status) for status in Status}) == len(Status)
    assert len({origin_word(origin) for origin in Origin}) == len(Origin)


def test_the_keys_are_one_to_four_in_the_order_of_the_types() -> None:
    assert [type_key(type_) for type_ in AnnotationType] == ["1", "2", "3", "4"]


def test_times_are_those_of_the_wall_whatever_zone_they_come_in() -> None:
    here = datetime(2026, 11, 22, 17, 5).astimezone()
    assert local_time(here.astimezone(UTC)) == "2026-11-22 17:05"
    assert local_time(here.astimezone(timezone(timedelta(hours=-9)))) == "2026-11-22 17:05"
