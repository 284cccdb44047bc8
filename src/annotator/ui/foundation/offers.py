"""What a box offers behind its first choice, which stands for everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QComboBox


def offer(box: QComboBox, named: Iterable[tuple[str, str]]) -> None:
    """Offer these, each as (id, name); the chosen one stays chosen, without a signal.

    If it is no longer there, everything is chosen.
    """
    chosen = box.currentData()
    with QSignalBlocker(box):
        while box.count() > 1:
            box.removeItem(1)
        for id_, name in named:
            box.addItem(name, id_)
        box.setCurrentIndex(max(0, box.findData(chosen)))
