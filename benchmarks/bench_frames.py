"""Scroll one page and jump, per character shown, against a plain text widget."""

from __future__ import annotations

import gc
import random
import statistics
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QScrollBar

from benchmarks import annotated_view as ours
from benchmarks import plain_view as plain
from benchmarks.material import marks_of, text_of
from benchmarks.measure import row, spread_row

if TYPE_CHECKING:
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView

_FRAMES = 60
_LENGTHS = (50_000, 500_000, 2_000_000, 5_000_000)
_COMPARED = 2_000_000
Move = Callable[[QScrollBar, int], None]


def main() -> int:
    """Measure and print; returns 0 if the figures were reached."""
    plain.application()
    reached = True
    by_length: dict[str, list[float]] = {"scroll one page": [], "jump": [], "jump to the end": []}
    for length in _LENGTHS:
        text = text_of(length)
        view = ours.annotated_view()
        view.show_text(text, marks_of(text))
        floor = plain.plain_view()
        floor.setPlainText(text)
        for name, move in _moves().items():
            per_plain, per_ours = _per_character(floor, view, move)
            by_length[name].append(per_ours * 1000)
            if length == _COMPARED:
                words = f"{name} at 2 M, per character shown"
                reached &= row(words, per_plain, per_ours, 1.5, "µs")
        view.close()
        floor.close()
    for name, values in by_length.items():
        words = f"{name}, per 1,000 characters shown, at 50 k / 500 k / 2 M / 5 M"
        reached &= spread_row(words, values, 0.4)
    return 0 if reached else 1


def _moves() -> dict[str, Move]:
    chance = random.Random(3)
    places = [chance.random() for _ in range(_FRAMES)]

    def page(bar: QScrollBar, number: int) -> None:
        down = number % 20 < 10
        bar.setValue(bar.value() + (bar.pageStep() if down else -bar.pageStep()))

    def jump(bar: QScrollBar, number: int) -> None:
        bar.setValue(int(places[number] * bar.maximum()))

    def end(bar: QScrollBar, number: int) -> None:
        bar.setValue(bar.maximum() if number % 2 else bar.maximum() // 3 + 1000 * number)

    return {"scroll one page": page, "jump": jump, "jump to the end": end}


def _per_character(
    floor: QPlainTextEdit, view: AnnotatedTextView, move: Move
) -> tuple[float, float]:
    """Median seconds of a frame per character it shows, of each, taken in turn."""
    spent: tuple[list[float], list[float]] = ([], [])
    shown = (
        lambda: plain.shown_characters(floor),
        lambda: ours.shown_characters(view),
    )
    gc.collect()
    gc.disable()  # a collection before each frame would empty the processor's caches
    for number in range(_FRAMES):
        for widget, times, count in zip((floor, view), spent, shown, strict=True):
            begin = time.thread_time()
            move(widget.verticalScrollBar(), number)
            widget.viewport().repaint()
            times.append((time.thread_time() - begin) / count())
    gc.enable()
    return statistics.median(spent[0]), statistics.median(spent[1])


if __name__ == "__main__":
    sys.exit(main())
