"""The status bar: hints, what was saved, selection, section, counts, author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QToolButton

from annotator.ui.foundation.icons import Icon, icon
from annotator.ui.foundation.tool_tips import plain_tip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStatusBar

    from annotator.ui.controllers.desk import Desk
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView

_HINT_STAYS = 6_000  # milliseconds
_LONGEST_PLACE = 18
_AFTER_THE_TEXT = 15  # milliseconds


class StatusLine(QObject):
    """Says in one line where one is and that the work is safe.

    Signals:
        author_clicked: The person wants another name.
        returned_clicked: The person wants to see what came back.
    """

    author_clicked = Signal()
    returned_clicked = Signal()

    def __init__(self, desk: Desk, view: AnnotatedTextView, bar: QStatusBar) -> None:
        super().__init__(bar)
        self._desk = desk
        self._view = view
        self._bar = bar
        self._place_title = ""
        self._author_name = ""
        self._selection = QLabel()
        self._place = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._count = QLabel()
        self._author = QToolButton(autoRaise=True)
        self._author.setIcon(icon(Icon.PERSON))
        self._author.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._author.clicked.connect(self.author_clicked)
        self._returned_count = 0
        self._returned = QToolButton(autoRaise=True)
        self._returned.setIcon(icon(Icon.RETURN))
        self._returned.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._returned.clicked.connect(self.returned_clicked)
        for widget in (self._selection, self._place, self._count, self._returned, self._author):
            widget.setContentsMargins(8, 0, 8, 0)
            bar.addPermanentWidget(widget)
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_THE_TEXT)
        self._soon.timeout.connect(self._catch_up)
        self._saved = ""
        view.selection_changed.connect(self._refresh_soon)
        desk.changed.connect(self._refresh_soon)
        desk.document_changed.connect(self._refresh)
        bar.installEventFilter(self)
        self._refresh()

    def hint(self, sentence: str) -> None:
        """Say something for a few seconds."""
        self._saved = ""
        self._bar.showMessage(sentence, _HINT_STAYS)

    def show_saved(self, step: str) -> None:
        """Say what was just committed to disk."""
        self._saved = self.tr("Saved: {step}").format(step=step)
        self._refresh_soon()

    def show_place(self, title: str) -> None:
        """Name the section at the top of the view."""
        self._place_title = title
        self._refresh()

    def show_author(self, name: str) -> None:
        """Name who works."""
        self._author_name = name
        self._refresh()

    def show_returned(self, count: int) -> None:
        """Say how many annotations came back to the person who works."""
        self._returned_count = count
        self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._refresh()
        return super().eventFilter(watched, event)

    def _refresh_soon(self) -> None:
        """After the text is painted, which the hands wait for."""
        if not self._soon.isActive():
            self._soon.start()

    def _catch_up(self) -> None:
        if self._saved:
            self.hint(self._saved)
        self._refresh()

    def _refresh(self) -> None:
        has_document = self._desk.document is not None
        for widget in (self._selection, self._place, self._count):
            widget.setVisible(has_document)
        self._author.setVisible(self._desk.session is not None)
        self._author.setText(self._author_name or self.tr("My name…"))
        self._author.setToolTip(self.tr("Annotations are made under this name"))
        self._returned.setVisible(self._returned_count > 0)
        self._returned.setText(self.tr("%Ln came back to me", "", self._returned_count))
        self._returned.setToolTip(self.tr("Go through what reviewers returned or want changed"))
        span = self._view.selected_span()
        self._selection.setText(
            self.tr("%Ln character(s) selected", "", span.length) if span else ""
        )
        title = self._place_title
        if len(title) > _LONGEST_PLACE:
            title = title[: _LONGEST_PLACE - 1] + "…"
        self._place.setText(title)
        self._place.setToolTip(plain_tip(self._place_title))
        self._count.setText(self.tr("%Ln annotation(s)", "", len(self._view.marks)))
