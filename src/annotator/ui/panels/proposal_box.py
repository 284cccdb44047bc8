"""A proposed change of an annotation: what it is now, and what it should be."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from annotator.ui.foundation.colours import colours
from annotator.ui.foundation.error_reporter import reported
from annotator.ui.item_models.quotes import elided, in_one_line
from annotator.ui.item_models.words import type_word
from annotator.values import display

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from annotator.domain.annotations import Annotation

_LONGEST: Final = 80  # characters of a quote
_RADIUS: Final = 5.0  # pixels


class ProposalBox(QWidget):
    """Framed in dashes, as the proposed borders are in the text; away while nothing is proposed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now: Annotation | None = None
        self._then: Annotation | None = None
        self._by = ""
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 10, 8)
        layout.addWidget(self._label)
        self.setVisible(False)

    def show_proposal(self, now: Annotation, then: Annotation | None, by: str) -> None:
        """Show what somebody proposes; None where nobody does.

        Args:
            now: The annotation as it stands.
            then: As it would be.
            by: Who proposes it; empty for the reader.
        """
        self._now, self._then, self._by = now, then, by
        self.setVisible(then is not None)
        self._retext()

    @reported
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the box is small
        """Paint the frame in the colour of the proposed type."""
        if self._then is None:
            return
        own = colours(self.palette()).types[self._then.type]
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(own.line, 1.5, Qt.PenStyle.DashLine))
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme and language."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LanguageChange):
            self._retext()

    def _retext(self) -> None:
        if self._now is None or self._then is None:
            return
        quiet = colours(self.palette()).quiet_text.name()
        said = (
            self.tr("{name} proposes").format(name=self._by) if self._by else self.tr("You propose")
        )
        rows = [f'<span style="color:{quiet}">{escape(said)}</span>']
        rows += [self._row(was, becomes) for was, becomes in self._pairs(self._now, self._then)]
        self._label.setText("<br>".join(rows))

    def _pairs(self, now: Annotation, then: Annotation) -> list[tuple[str, str]]:
        """What differs, now and then: text, type, value."""
        none = self.tr("no value")
        sides = [
            (
                elided(in_one_line(one.quote), _LONGEST),
                type_word(one.type),
                display.display_value(one.value) or none,
            )
            for one in (now, then)
        ]
        return [
            (was, becomes)
            for was, becomes, differs in zip(
                *sides,
                (now.span != then.span, now.type is not then.type, now.value != then.value),
                strict=True,
            )
            if differs
        ]

    def _row(self, was: str, becomes: str) -> str:
        quiet = colours(self.palette()).quiet_text.name()
        return (
            f'<span style="color:{quiet}; text-decoration:line-through">{escape(was)}</span>'
            f" → <b>{escape(becomes)}</b>"
        )
