"""What an answer changes in the final version, and what it leaves alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from annotator.domain.annotations import Annotation, AnnotationType, Origin
from annotator.domain.final_versions import FINAL_PERSON_ID, Choice, Provenance, Source
from annotator.domain.reviews import Content
from annotator.review.settling import Answer, Plan, Wanted, plan
from annotator.text.spans import Span

ORGANISATION, FIGURE, DATE, PERSON = AnnotationType
NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)


def source(id_: str, revision: int = 1) -> Source:
    return Source(id_, revision, id_[0])


def final(start: int, end: int, *about: Source, choice: Choice = Choice.CHOSEN) -> Annotation:
    return Annotation(
        key=start * 100 + end,
        id=f"final {start} {end}",
        document_id="document",
        text_version_id="version",
        start=start,
        end=end,
        type=ORGANISATION,
        quote="",
        person_id=FINAL_PERSON_ID,
        created_at=NOON,
        modified_at=NOON,
        origin=Origin.FINAL,
        deleted=choice is Choice.NEITHER,
        provenance=Provenance(choice, "张审", about) if about else None,
    )


def answer(
    start: int, end: int, *about: Source, type_: AnnotationType = ORGANISATION, living: bool = True
) -> Answer:
    choice = Choice.CHOSEN if living else Choice.NEITHER
    provenance = Provenance(choice, "李主任", about)
    wanted = Wanted(Content(start, end, type_), provenance, living=living)
    return Answer(about, Span(start, end), (wanted,))


def places(planned: Plan) -> list[tuple[int, int, bool]]:
    """Where something changes, and whether something stands there afterwards."""
    return [(one.start, one.end, not one.deleted) for one in planned.changed]


def test_what_is_new_is_made() -> None:
    new = answer(0, 4, source("a1"), source("b1"))
    assert plan([new], [], {}) == Plan((), new.wanted)


def test_an_earlier_answer_at_the_place_is_written_over() -> None:
    new = answer(0, 4, source("a1"), source("b1"), type_=DATE)
    old = final(0, 4, source("b1"), source("a1"))
    expected = replace(old, type=DATE, provenance=new.wanted[0].provenance)
    assert plan([new], [old], {}) == Plan((expected,), ())


def test_an_earlier_answer_elsewhere_is_taken_away_and_says_nothing_more() -> None:
    new = answer(0, 4, source("a1"), source("b1"))
    old = final(0, 5, source("b1"), source("a1"))
    planned = plan([new], [old], {})
    assert planned == Plan((replace(old, deleted=True, provenance=None),), new.wanted)


def test_a_mark_that_nothing_is_to_stay_is_taken_away_too() -> None:
    new = answer(0, 4, source("a1"))
    old = final(0, 5, source("a1"), choice=Choice.NEITHER)
    planned = plan([new], [old], {})
    assert planned.changed == (replace(old, provenance=None),)


def test_what_is_about_others_stays_even_at_the_place() -> None:
    new = answer(0, 4, source("a1"), type_=DATE)
    others = final(0, 4, source("c1"))
    assert plan([new], [others], {"c1": 1}) == Plan((), new.wanted)
    # Unless those have changed since: then nothing stands behind it.
    assert places(plan([new], [others], {"c1": 2})) == [(0, 4, True)]
    assert places(plan([new], [others], {})) == [(0, 4, True)]


def test_what_holds_for_others_stays_though_one_it_was_about_has_changed() -> None:
    new = answer(2, 4, source("b2", 2))
    old = final(0, 10, source("a1"), source("b1"), source("b2", 1))
    assert plan([new], [old], {"a1": 1, "b1": 1}) == Plan((), new.wanted)


def test_what_holds_for_nobody_any_more_is_taken_away() -> None:
    new = answer(2, 4, source("b2", 2))
    old = final(0, 10, source("a1"), source("b2", 1))
    assert places(plan([new], [old], {"a1": 5})) == [(0, 10, False)]


def test_what_an_earlier_answer_was_about_besides_is_answered_too() -> None:
    new = answer(0, 4, source("a1"), source("b1"))
    old = final(0, 5, source("c1"), source("a1"), source("d1"))
    planned = plan([new], [old], {"c1": 1, "d1": 2})
    provenance = planned.made[0].provenance
    assert [one.annotation_id for one in provenance.sources] == ["a1", "b1", "c1"]
    old = replace(old, start=0, end=4)
    (changed,) = plan([new], [old], {"c1": 1}).changed
    assert changed.provenance == provenance


def test_nothing_is_written_over_what_stood_for_nothing() -> None:
    nothing = answer(0, 4, source("a1"), living=False)
    by_hand = final(0, 4)
    assert places(plan([nothing], [by_hand], {})) == [(0, 4, False)]
    elsewhere = final(0, 5)
    assert plan([nothing], [elsewhere], {}) == Plan((), nothing.wanted)


def test_two_answers_at_one_place_get_one_annotation_each() -> None:
    old = final(0, 4, source("a1"), source("a2"))
    first, second = answer(0, 4, source("a1")), answer(0, 4, source("a2"), type_=DATE)
    planned = plan([first, second], [old], {})
    assert [one.type for one in planned.changed] == [ORGANISATION]
    assert planned.made == second.wanted


def test_an_answer_that_gives_way_only_joins_one_that_wants_the_same() -> None:
    giving = replace(answer(0, 4, source("a1"), source("b1")), gives_way=True)
    same = final(0, 4, source("a1"), source("c1"))
    (joined,) = plan([giving], [same], {"c1": 1}).changed
    assert joined.provenance is not None
    assert joined.provenance.by == "张审"
    assert [one.annotation_id for one in joined.provenance.sources] == ["a1", "c1", "b1"]
    for otherwise in (
        replace(same, type=DATE),
        replace(same, end=5),
        final(0, 4, source("a1"), choice=Choice.NEITHER),
    ):
        assert plan([giving], [otherwise], {"c1": 1}) == Plan((), ())


def test_an_answer_does_not_give_way_to_what_has_changed_since() -> None:
    giving = replace(answer(0, 4, source("a1", 2), source("b1", 2)), gives_way=True)
    old = final(0, 5, source("a1"), source("b1"))
    assert plan([giving], [old], {}).made == giving.wanted
