"""What comes in from colleagues, in words."""

from __future__ import annotations

import pytest

from annotator.domain.annotations import Anchoring, AnnotationType
from annotator.domain.merges import DocumentMatch, Effect, Match, MergeSample, SampleState
from annotator.domain.read_backs import CellEdit, Doubt, Field, ReadBackChange
from annotator.domain.read_backs import Effect as Deed
from annotator.ui.item_models.exchange_phrases import (
    change_details,
    deed_word,
    doubt_word,
    effect_word,
    match_word,
    sample_details,
)

ORGANISATION, FIGURE, DATE, PERSON = AnnotationType
FAN = SampleState("樊耀", PERSON, "樊耀", "主席")


def sample(
    effect: Effect | None = Effect.NEW,
    ours: SampleState | None = None,
    theirs: SampleState = FAN,
    *,
    conflict: bool = False,
    anchoring: Anchoring = Anchoring.SOUND,
    quote_there: str = "",
) -> MergeSample:
    return MergeSample(effect, "群众团体", "李明", ours, theirs, conflict, anchoring, quote_there)


def test_something_new_says_its_value_and_note() -> None:
    assert effect_word(sample()) == "New"
    assert sample_details(sample()) == "樊耀 · 主席"


def test_something_removed_says_what_it_was() -> None:
    gone = sample(Effect.DELETED, FAN, SampleState("樊耀", PERSON, removed=True))
    assert effect_word(gone) == "Removed"
    assert sample_details(gone) == "樊耀 · 主席"


def test_something_brought_back_says_what_it_is() -> None:
    back = sample(Effect.NEW, SampleState("樊耀", PERSON, removed=True))
    assert sample_details(back) == "樊耀 · 主席"


def test_a_change_says_what_became_of_what() -> None:
    now = SampleState("樊\n\n耀", ORGANISATION, "", "主席")
    assert sample_details(sample(Effect.CHANGED, FAN, now)) == (
        "Text: 樊耀 → 樊 耀 · Type: Person → Organisation · Value: 樊耀 → none"
    )


@pytest.mark.parametrize(
    ("effect", "word"),
    [(None, "Conflict: yours holds"), (Effect.CHANGED, "Conflict: theirs holds")],
)
def test_a_conflict_says_who_holds_and_shows_both_sides(effect: Effect | None, word: str) -> None:
    there = SampleState("樊耀", PERSON, "樊耀", "副主席")
    found = sample(effect, FAN, there, conflict=True)
    assert effect_word(found) == word
    assert sample_details(found) == "Note: here 主席, there 副主席"


def test_a_conflict_with_a_removal_says_which_side_removed() -> None:
    gone = SampleState("樊耀", PERSON, removed=True)
    assert sample_details(sample(None, gone, FAN, conflict=True)) == "Removed here, changed there"
    found = sample(Effect.DELETED, FAN, gone, conflict=True)
    assert sample_details(found) == "Changed here, removed there"


def test_a_place_to_check_says_what_stood_there() -> None:
    bare = SampleState("樊耀", PERSON)
    changed = sample(theirs=bare, anchoring=Anchoring.CHANGED, quote_there="樊跃")
    assert sample_details(changed) == "“樊跃” in the colleague's text"
    lost = sample(theirs=bare, anchoring=Anchoring.LOST, quote_there="樊跃")
    assert sample_details(lost) == "“樊跃” is not in our text"


@pytest.mark.parametrize("match", Match)
def test_every_match_has_a_phrase(match: Match) -> None:
    assert match_word(DocumentMatch("1", "群众团体", match))


def change(deed: Deed, *edits: CellEdit, words: str = "") -> ReadBackChange:
    return ReadBackChange("标注明细", 7, "id", 1, "樊耀", deed, edits, words=words)


def test_an_entry_says_what_becomes_of_what_and_why() -> None:
    found = change(
        Deed.AMEND,
        CellEdit(Field.TYPE, "person", "organisation"),
        CellEdit(Field.VALUE, "", "樊耀"),
        CellEdit(Field.STATUS, "pending", "amend"),
        words="边界\n不当",
    )
    assert deed_word(found.effect) == "Proposes a change"
    assert change_details(found) == "Type: Person → Organisation · Value: none → 樊耀 · “边界 不当”"


def test_a_bare_verdict_has_no_details() -> None:
    assert change_details(change(Deed.ACCEPT, CellEdit(Field.STATUS, "pending", "accept"))) == ""


def test_every_deed_and_doubt_has_words() -> None:
    assert all(map(deed_word, Deed))
    assert all(map(doubt_word, Doubt))
