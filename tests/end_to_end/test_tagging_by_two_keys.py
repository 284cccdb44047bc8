"""Space goes to what may be tagged next, a digit tags it: what a whole entry costs in keys."""

from __future__ import annotations

import json

import pytest

from annotator.domain.annotations import AnnotationType
from annotator.resource_files import seed

DIGITS = {type_.value: str(number) for number, type_ in enumerate(AnnotationType, 1)}


def reference() -> dict[tuple[int, int], str]:
    lines = seed("chronicle.reference.jsonl").read_text(encoding="utf-8").splitlines()
    return {(one["start"], one["end"]): one["type"] for one in map(json.loads, lines)}


def selected(desk) -> str | None:
    span = desk.view.selected_span()
    return str(desk.view.text[span.start : span.end]) if span else None


def hint(desk) -> str:
    return str(desk.window.statusBar().currentMessage())


def test_the_first_entry_costs_two_keys_an_annotation(run_program, sample) -> None:
    wanted = reference()
    last = max(start for start, _ in wanted)

    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        desk.press("Home", control=True)
        presses = 0
        while True:
            desk.press("Space")
            presses += 1
            span = desk.view.selected_span()
            if span is None or span.start > last:
                break
            type_ = wanted.get((span.start, span.end))
            if type_ is not None:
                desk.press(DIGITS[type_])
                presses += 1
        done = {(mark[0], mark[1]): mark[3] for mark in desk.view.marks}
        assert done.items() <= wanted.items()
        assert len(done) >= 0.95 * len(wanted)
        # A person who tagged the same by moving the caret needed 680.
        assert presses <= 2.2 * len(wanted)

    assert run_program(["open", sample], work) == 0


def test_space_names_what_it_proposes_and_passes_over_what_is_tagged(run_program, sample) -> None:
    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        desk.press("Home", control=True)
        desk.press("Space")
        assert selected(desk) == "2004年"
        assert "3" in hint(desk)
        assert desk.window.commands.plain_name("tag_date") in hint(desk)
        desk.press("3", "Space")
        assert selected(desk) == "年初"
        desk.press("Space")
        assert selected(desk) == "市总工会"
        desk.press("Space", shift=True)
        assert selected(desk) == "年初"
        desk.press("Space", shift=True)
        assert selected(desk) == "年初"
        assert hint(desk) == desk.window.annotating.tr(
            "No untagged date, figure or name was recognised near here."
        )

    run_program(["open", sample], work)


def test_escape_gives_the_caret_back_where_space_took_it_from(run_program, sample) -> None:
    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        place = desk.view.text.index("会议提出")
        desk.view.go_to(place)
        desk.press("Space", "Space")
        assert selected(desk) is not None
        desk.press("Escape")
        assert selected(desk) is None
        assert desk.view.caret.position == place

    run_program(["open", sample], work)


@pytest.mark.parametrize("digit", "1234")
def test_punctuation_alone_is_not_tagged(run_program, sample, digit: str) -> None:
    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        desk.view.go_to(desk.view.text.index("。"))
        desk.press("Right", shift=True)
        desk.press(digit)
        assert desk.tagged() == []
        assert hint(desk) == desk.window.annotating.tr("Punctuation alone cannot be annotated.")

    run_program(["open", sample], work)


def test_a_name_tagged_before_is_proposed_as_what_it_was(run_program, tmp_path) -> None:
    path = tmp_path / "志.txt"
    path.write_text("慰问樊耀一行。\n\n接待樊耀一行。\n", encoding="utf-8")

    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        desk.view.select(2, 4)
        desk.press("4", "Space")
        assert (selected(desk), desk.view.caret.anchor) == ("樊耀", 11)
        assert desk.window.commands.plain_name("tag_person") in hint(desk)

    run_program(["open", str(path)], work)
