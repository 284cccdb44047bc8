"""Medians of interleaved rounds, and the table they go into."""

from __future__ import annotations

import gc
import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence

import PySide6

HEADER = "| work | floor | annotator | ratio | reach |\n|---|--:|--:|--:|--:|"
Clock = Callable[[], float]


def environment() -> str:
    """What was measured with; times are of this machine, ratios travel better."""
    return (
        f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, "
        f"{os.cpu_count()} processors; medians, CPU time where not said otherwise."
    )


def timed(work: Callable[[], object], clock: Clock = time.thread_time) -> float:
    """Seconds that a call takes, without collections of rubbish in between."""
    gc.collect()
    gc.disable()
    begin = clock()
    work()
    spent = clock() - begin
    gc.enable()
    return spent


def interleaved(
    rounds: int, *works: Callable[[], object], clock: Clock = time.thread_time
) -> list[float]:
    """The median seconds of each piece of work, done in turn so that drift hits all alike."""
    spent: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for times, work in zip(spent, works, strict=True):
            times.append(timed(work, clock))
    return [statistics.median(times) for times in spent]


def row(work: str, floor: float, ours: float, reach: float, unit: str = "ms") -> bool:
    """Print one line of the table; says whether the figure was reached."""
    scale = {"ms": 1e3, "s": 1.0, "MB": 1.0, "µs": 1e6}[unit]
    ratio = ours / floor
    reached = ratio <= reach
    sign = "" if reached else " **missed**"
    print(
        f"| {work} | {floor * scale:.2f} {unit} | {ours * scale:.2f} {unit} "
        f"| {ratio:.2f} × | ≤ {reach:g} ×{sign} |",
        flush=True,
    )
    return reached


def limit_row(work: str, value: float, reach: float, unit: str) -> bool:
    """Print one line that has a limit instead of a floor."""
    reached = value <= reach
    sign = "" if reached else " **missed**"
    print(f"| {work} | – | {value:.1f} {unit} | – | ≤ {reach:g} {unit}{sign} |", flush=True)
    return reached


def spread_row(work: str, values: Sequence[float], reach: float) -> bool:
    """Print how far values lie apart that should be the same: (largest / smallest) - 1."""
    spread = max(values) / min(values) - 1
    reached = spread <= reach
    sign = "" if reached else " **missed**"
    listed = " / ".join(f"{value * 1e3:.2f}" for value in values)
    print(f"| {work} | – | {listed} ms | spread {spread:.0%} | ≤ {reach:.0%}{sign} |", flush=True)
    return reached
