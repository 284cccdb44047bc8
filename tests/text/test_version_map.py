"""Spans move with the characters they cover, and say so when those changed."""

from __future__ import annotations

import random
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.resource_files import seed
from annotator.text.version_map import Kept, MovedSpan, VersionMap

CHRONICLE = seed("chronicle.txt").read_text(encoding="utf-8")
COMMON = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"

texts = st.text("市总工会1162家\n,。", min_size=1, max_size=60)


@dataclass(frozen=True)
class Edited:
    """A text after edits; where each character of the old text is now, None if it is gone."""

    text: str
    places: list[int | None]


def edited(text: str, rate: float, chance: random.Random) -> Edited:
    """Do to a text what a scanner or a proof-reader does: mostly another character for one."""
    out: list[str] = []
    places: list[int | None] = []
    for character in text:
        kind = chance.choices("sidn=", [0.6 * rate, 0.15 * rate, 0.15 * rate, 0.1 * rate, 1 - rate])
        if kind == ["i"]:
            out.append(chance.choice(COMMON))
        if kind == ["n"]:
            out.append("\n")
        if kind == ["s"]:
            out.append(chance.choice(COMMON.replace(character, "")))
        places.append(None if kind in (["s"], ["d"]) else len(out))
        if kind not in (["s"], ["d"]):
            out.append(character)
    return Edited("".join(out), places)


@dataclass
class Tally:
    exact: int = 0
    misplaced: int = 0
    unflagged: int = 0
    whole: int = 0


def tally(rate: float, seed_number: int) -> Tally:
    """Move 400 spans of the sample, and compare with what is known to have become of them."""
    chance = random.Random(seed_number)
    new = edited(CHRONICLE, rate, chance)
    moves = VersionMap(CHRONICLE, new.text)
    found = Tally()
    for _ in range(400):
        start = chance.randrange(len(CHRONICLE) - 12)
        end = start + chance.randint(2, 12)
        moved = moves.span(start, end)
        kept = [place for place in new.places[start:end] if place is not None]
        assert 0 <= moved.start < moved.end <= len(new.text), "a span was dropped"
        if not kept:
            found.unflagged += moved.kept is Kept.ALL
            continue
        truth = (kept[0], kept[-1] + 1)
        found.misplaced += max(abs(moved.start - truth[0]), abs(moved.end - truth[1])) > 2
        untouched = truth[1] - truth[0] == end - start == len(kept)
        found.whole += untouched
        found.exact += untouched and (moved.start, moved.end) == truth
        # One 9 less in 1999 may be any of them: the quote still stands there, nothing to check.
        reads_the_same = new.text[moved.start : moved.end] == CHRONICLE[start:end]
        found.unflagged += not untouched and moved.kept is Kept.ALL and not reads_the_same
    return found


@pytest.mark.parametrize("rate", [0.005, 0.02, 0.05])
def test_no_span_of_the_sample_lands_in_a_wrong_place(rate: float) -> None:
    for seed_number in range(3):
        found = tally(rate, seed_number)
        assert found.misplaced == 0
        assert found.unflagged == 0
        assert found.exact >= 0.98 * found.whole > 0


def test_a_text_of_repetitions_does_not_slip() -> None:
    chance = random.Random(7)
    text = CHRONICLE * 12
    new = edited(text, 0.05, chance)
    moves = VersionMap(text, new.text)
    for start in range(0, len(text) - 6, 97):
        kept = [place for place in new.places[start : start + 6] if place is not None]
        if len(kept) == 6:
            assert abs(moves.span(start, start + 6).start - kept[0]) <= 2


def test_an_untouched_span_is_followed_over_long_insertions_and_deletions() -> None:
    entries = [
        f"{number}月{number * 7}日,召开第{number}次联席座谈会,到会{number}人。"
        for number in range(9_000)
    ]
    old = "\n".join([*entries[:100], *entries[4_000:6_000], *entries[8_000:]])
    new = "\n".join([*entries[:4_100], *entries[4_200:6_000], *entries[8_500:]])
    moves = VersionMap(old, new)
    for entry in (entries[50], entries[4_500], entries[5_999], entries[8_700], entries[-1]):
        start = old.index(entry)
        at = new.index(entry)
        assert moves.span(start, start + len(entry)) == MovedSpan(at, at + len(entry), Kept.ALL)
    gone = old.index(entries[4_150])
    assert moves.span(gone, gone + 12).kept is not Kept.ALL


def test_an_entry_put_elsewhere_is_found_but_to_be_checked() -> None:
    entry = "**【工会经费】**全年收缴工会经费2262400元,同比增长5.4%。\n"
    rest = CHRONICLE.replace("\n\n", "\n")
    old = rest[:2_000] + entry + rest[2_000:]
    new = rest[:4_000] + entry + rest[4_000:]
    start = old.index("2262400元")
    at = new.index("2262400元")
    assert VersionMap(old, new).span(start, start + 8) == MovedSpan(at, at + 8, Kept.SOME)


@pytest.mark.parametrize(
    ("old", "new", "span", "expected"),
    [
        ("主席樊耀到会讲话", "主席樊耀到会讲话", (2, 4), MovedSpan(2, 4, Kept.ALL)),
        ("主席樊耀到会讲话", "市总主席樊耀到会讲话", (2, 4), MovedSpan(4, 6, Kept.ALL)),
        ("主席樊耀到会讲话", "主席樊跃到会讲话", (2, 4), MovedSpan(2, 4, Kept.SOME)),
        ("主席樊耀到会讲话", "主席樊永耀到会讲话", (2, 4), MovedSpan(2, 5, Kept.SOME)),
        ("主席樊耀到会讲话", "主席樊到会讲话", (2, 4), MovedSpan(2, 3, Kept.SOME)),
        ("主席樊耀到会讲话", "主席李明到会讲话", (2, 4), MovedSpan(2, 4, Kept.NONE)),
        ("主席樊耀到会讲话", "主席到会讲话", (2, 4), MovedSpan(2, 3, Kept.NONE)),
        ("到会讲话的樊耀", "到会讲话的", (5, 7), MovedSpan(4, 5, Kept.NONE)),
        ("樊耀", "李", (0, 2), MovedSpan(0, 1, Kept.NONE)),
        ("甲", "甲", (0, 1), MovedSpan(0, 1, Kept.ALL)),
    ],
)
def test_a_span_goes_where_a_reader_would_put_it(
    old: str, new: str, span: tuple[int, int], expected: MovedSpan
) -> None:
    assert VersionMap(old, new).span(*span) == expected


@given(old=texts, new=texts, data=st.data())
def test_what_is_called_whole_reads_the_same(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    moved = VersionMap(old, new).span(start, end)
    assert 0 <= moved.start < moved.end <= len(new)
    if moved.kept is Kept.ALL:
        assert new[moved.start : moved.end] == old[start:end]


@given(text=texts, data=st.data())
def test_the_same_text_keeps_every_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert VersionMap(text, text).span(start, end) == MovedSpan(start, end, Kept.ALL)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (2, 9)])
def test_what_is_no_span_of_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        VersionMap("市总工会", "市总工会").span(start, end)


def test_texts_tell_how_alike_they_are() -> None:
    assert VersionMap(CHRONICLE, CHRONICLE).likeness == 1
    assert VersionMap(CHRONICLE, edited(CHRONICLE, 0.05, random.Random(1)).text).likeness > 0.9
    assert VersionMap("市总工会" * 50, "景德镇陶瓷" * 40).likeness < 0.1
    assert VersionMap("", "").likeness == 1
