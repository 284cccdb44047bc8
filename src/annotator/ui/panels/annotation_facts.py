"""The facts about an annotation that nobody types: author, times, origin, status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from annotator.ui.item_models.words import local_time, origin_word, status_word
from annotator.ui.panels.quiet_label import QuietLabel

if TYPE_CHECKING:
    from annotator.domain.annotations import Annotation


class AnnotationFacts(QWidget):
    """Names on the left, facts on the right; one above the other where the dock is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = QFormLayout(self)
        form.setContentsMargins(0, 4, 0, 4)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(4)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._rows = {name: (QuietLabel(), QLabel()) for name in _NAMES}
        for title, fact in self._rows.values():
            fact.setTextFormat(Qt.TextFormat.PlainText)
            fact.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(title, fact)
        self._retranslate()

    def show_facts(self, annotation: Annotation, author: str) -> None:
        """Show the facts of this annotation, in the language shown now."""
        facts = {
            "author": author,
            "status": status_word(annotation.status),
            "origin": origin_word(annotation.origin),
            "created": local_time(annotation.created_at),
            "changed": local_time(annotation.modified_at),
        }
        for name, text in facts.items():
            title, fact = self._rows[name]
            fact.setText(text)
            fact.setAccessibleName(title.text())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        titles = {
            "author": self.tr("Author"),
            "status": self.tr("Status"),
            "origin": self.tr("Origin"),
            "created": self.tr("Created"),
            "changed": self.tr("Changed"),
        }
        for name, text in titles.items():
            self._rows[name][0].setText(text)


_NAMES = ("author", "status", "origin", "created", "changed")
