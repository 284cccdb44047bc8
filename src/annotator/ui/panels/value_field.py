"""The field for a value: one line of typing, and below it how the program understands it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from annotator.domain.annotations import AnnotationType
from annotator.domain.errors import InvalidValue
from annotator.domain.values import DateBasis, DateValue
from annotator.ui.foundation.translation import problem_sentence
from annotator.ui.panels.quiet_label import QuietLabel
from annotator.values import display, editing

if TYPE_CHECKING:
    from annotator.domain.values import Value


class ValueField(QWidget):
    """Knows what was stored, what was typed, and whether that is a value of the type.

    Signals:
        done: Enter with a sound value, or Esc: the reader wants to leave.
        focus_lost: The field was left by other means.
    """

    done = Signal()
    focus_lost = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._type = AnnotationType.ORGANISATION
        self._stored: Value | None = None
        self._year: int | None = None
        self._line = QLineEdit()
        self._below = QuietLabel()
        self._below.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self._line)
        layout.addWidget(self._below)
        self.setFocusProxy(self._line)
        self._line.installEventFilter(self)
        self._line.textEdited.connect(self._explain)
        self._line.returnPressed.connect(self._finish)

    def show_value(
        self,
        type_: AnnotationType,
        value: Value | None,
        year: int | None,
        *,
        keep_typed: bool = False,
    ) -> None:
        """Show a stored value of this type in a document on this year."""
        self._type, self._stored, self._year = type_, value, year
        if not keep_typed:
            self._line.setText(editing.value_text(value))
        self._line.setPlaceholderText(self._example())
        self._explain()

    def set_editable(self, *, editable: bool) -> None:
        """Let the value be changed, or only read and copied."""
        self._line.setReadOnly(not editable)
        self._line.setPlaceholderText(self._example())

    def set_accessible_name(self, name: str) -> None:
        """Name the line for a screen reader."""
        self._line.setAccessibleName(name)

    @property
    def changed(self) -> bool:
        """Whether something else than the stored value stands in the line."""
        return self._line.text().strip() != editing.value_text(self._stored)

    def value(self) -> Value | None:
        """The value that stands in the line, or the stored one where nothing was changed.

        Raises:
            InvalidValue: It cannot be read.
        """
        if not self.changed:
            return self._stored
        return editing.read_value(self._type, self._line.text(), year=self._year)

    def check(self) -> bool:
        """Whether the line can be read; if not, say below why."""
        try:
            self.value()
        except InvalidValue as problem:
            self._below.say(problem_sentence(problem), alarmed=True)
            return False
        self._explain()
        return True

    def start_editing(self) -> None:
        """Take the focus with everything selected."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def restore(self) -> None:
        """Show the stored value again."""
        self.show_value(self._type, self._stored, self._year)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc takes back what was typed and leaves; leaving by other means is told."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.restore()
                self.done.emit()
                return True
        elif (
            isinstance(event, QFocusEvent)
            and event.type() is QEvent.Type.FocusOut
            and event.reason() != Qt.FocusReason.PopupFocusReason
        ):
            self.focus_lost.emit()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._line.setPlaceholderText(self._example())
            self._explain()

    def _finish(self) -> None:
        if self.check():
            self.done.emit()

    def _explain(self) -> None:
        """Say below how the line is understood; while typing, nothing is found fault with."""
        try:
            value = self.value()
        except InvalidValue:
            self._below.say("")
            return
        shown = display.display_value(value)
        parts = [] if shown == self._line.text().strip() else [shown]
        remark = self._remark(value)
        self._below.say("\n".join(part for part in (*parts, remark) if part))

    def _remark(self, value: Value | None) -> str:
        if self._type is not AnnotationType.DATE:
            return ""
        if value is None:
            if self._year is None:
                return self.tr("With the year of the volume known, 3月12日 is a full date too.")
            return ""
        basis = value.basis if isinstance(value, DateValue) else DateBasis.EXPLICIT
        if basis is DateBasis.DOCUMENT_YEAR and self._year is not None:
            return self.tr("The year is that of the volume: {year}.").format(year=self._year)
        if basis is DateBasis.PREVIOUS_DATE:
            return self.tr("The year is that of the date before it in the text.")
        return ""

    def _example(self) -> str:
        if self._line.isReadOnly():
            return ""
        match self._type:
            case AnnotationType.FIGURE:
                return self.tr("Number and unit, such as 2262400 元")
            case AnnotationType.DATE:
                return self.tr("Date, such as 2004-11-15")
            case AnnotationType.ORGANISATION:
                return self.tr("Full official name")
            case AnnotationType.PERSON:
                return self.tr("Usual name of the person")
