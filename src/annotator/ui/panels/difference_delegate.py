"""Paints a difference: what it is about and how authors differ; what each has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.differences import DifferenceKind
from annotator.ui.item_models.roles import (
    AUTHOR_ROLE,
    DETAIL_ROLE,
    DONE_ROLE,
    ENTRY_ROLE,
    QUOTE_ROLE,
)
from annotator.ui.panels.two_line_delegate import Index, TwoLineDelegate, TwoLines

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from annotator.ui.foundation.colours import Colours
    from annotator.ui.item_models.comparison_model import DifferenceEntry


class DifferenceDelegate(TwoLineDelegate):
    """What is settled is done."""

    def lines(self, index: Index, look: Colours) -> TwoLines:
        """Quote and kind, then what each author has."""
        entry: DifferenceEntry = index.data(ENTRY_ROLE)
        done = bool(index.data(DONE_ROLE))
        return TwoLines(
            types=dict.fromkeys(one.type for one in entry.annotations),
            title=index.data(QUOTE_ROLE),
            word=(
                index.data(AUTHOR_ROLE),
                look.quiet_text if done else _hue(entry.difference.kind, look),
            ),
            detail=index.data(DETAIL_ROLE),
            note=("✓" if done else "", look.success),
            done=done,
        )


def _hue(kind: DifferenceKind, look: Colours) -> QColor:
    return {
        DifferenceKind.BORDERS: look.info,
        DifferenceKind.TYPE: look.danger,
        DifferenceKind.VALUE: look.warning,
        DifferenceKind.ONLY: look.quiet_text,
        DifferenceKind.IDENTICAL: look.success,
    }[kind]
