"""Scroll one page and jump, per character shown, against a plain text widget.

Both widgets keep what they have laid out, the plain one for ever: in a short text it soon has
nothing left to lay out, in a long one every jump is to a new place. So that neither gains by it
and lengths can be compared, every frame here is of a page that neither has shown, or that both
were made to forget; and all lengths are measured in turn, as a busy machine changes its speed.
"""

from __future__ import annotations

import gc
import random
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QScrollBar

from benchmarks import annotated_view as ours
from benchmarks import plain_view as plain
from benchmarks.material import Mark, marks_of, text_of
from benchmarks.measure import row, spread_row

if TYPE_CHECKING:
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView

_ROUNDS = 4  # each with fresh widgets
_FRAMES = 24  # in a round: the shortest text has not many more pages
_LENGTHS = (50_000, 500_000, 2_000_000, 5_000_000)
_COMPARED = 2_000_000
_LAST_PAGES = 5_000  # characters
Views = tuple[QPlainTextEdit, "AnnotatedTextView"]
Move = Callable[[QScrollBar], None]
# Seconds of each frame per character it shows: of the plain widget, and of ours.
Times = tuple[list[float], list[float]]


def main() -> int:
    """Measure and print; returns 0 if the figures were reached."""
    plain.application()
    texts = {length: _text(length) for length in _LENGTHS}
    marks = {length: marks_of(text) for length, text in texts.items()}
    spent: defaultdict[tuple[str, int], Times] = defaultdict(lambda: ([], []))
    for _ in range(_ROUNDS):
        for length, text in texts.items():
            for name, moves in _KINDS.items():
                _measure(text, marks[length], moves, spent[name, length])
    reached = True
    for name in _KINDS:
        per_plain, per_ours = map(statistics.median, spent[name, _COMPARED])
        reached &= row(f"{name} at 2 M, per character shown", per_plain, per_ours, 1.5, "µs")
    for name in _KINDS:
        words = f"{name}, per 1,000 characters shown, at 50 k / 500 k / 2 M / 5 M"
        values = [statistics.median(spent[name, length][1]) * 1000 for length in _LENGTHS]
        reached &= spread_row(words, values, 0.4)
    return 0 if reached else 1


def _text(length: int) -> str:
    """A text of so many characters or a little less: the last page is the same in all."""
    text = text_of(length)
    return text[: text.rindex(text[:100])]


def _scrolling(_: Views) -> Iterator[Move]:
    """Page by page from the beginning."""
    for _number in range(_FRAMES):
        yield lambda bar: bar.setValue(bar.value() + bar.pageStep())


def _jumping(_: Views) -> Iterator[Move]:
    """To places all over the text, in no order, further from each other than a page."""
    places = [(number + 0.5) / _FRAMES for number in range(_FRAMES)]
    random.Random(3).shuffle(places)
    for place in places:
        yield partial(_go, share=place)


def _jumping_to_the_end(views: Views) -> Iterator[Move]:
    """From the beginning, having forgotten the end."""
    floor, view = views
    characters = floor.document().characterCount()
    for _number in range(_FRAMES):
        for widget in views:
            _go(widget.verticalScrollBar(), share=0.0)
        floor.document().markContentsDirty(characters - _LAST_PAGES, _LAST_PAGES - 1)
        view.page.forget()
        for widget in views:
            widget.viewport().repaint()
        yield partial(_go, share=1.0)


_KINDS: dict[str, Callable[[Views], Iterator[Move]]] = {
    "scroll one page": _scrolling,
    "jump": _jumping,
    "jump to the end": _jumping_to_the_end,
}


def _go(bar: QScrollBar, share: float) -> None:
    bar.setValue(int(share * bar.maximum()))


def _measure(
    text: str, marks: list[Mark], moves: Callable[[Views], Iterator[Move]], spent: Times
) -> None:
    """Time the frames of one round in fresh widgets, taken in turn."""
    floor, view = views = plain.plain_view(), ours.annotated_view()
    floor.setPlainText(text)
    view.show_text(text, marks)
    plain.application().processEvents()  # a plain widget shows its scroll bar only now
    shown = (partial(plain.shown_characters, floor), partial(ours.shown_characters, view))
    gc.collect()
    gc.disable()  # a collection before each frame would empty the processor's caches
    for move in moves(views):
        for widget, times, count in zip(views, spent, shown, strict=True):
            begin = time.thread_time()
            move(widget.verticalScrollBar())
            widget.viewport().repaint()
            times.append((time.thread_time() - begin) / count())
    gc.enable()
    floor.close()
    view.close()


if __name__ == "__main__":
    sys.exit(main())
