"""The right dock: everything about the current annotation, and the fields to change it."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.annotations import AnnotationType
from annotator.domain.errors import InvalidValue
from annotator.ui.foundation.icons import Icon, icon
from annotator.ui.item_models.history_phrases import history_lines
from annotator.ui.item_models.words import type_key
from annotator.ui.panels.annotation_facts import AnnotationFacts
from annotator.ui.panels.empty_notice import EmptyNotice
from annotator.ui.panels.history_list import HistoryList
from annotator.ui.panels.note_field import NoteField
from annotator.ui.panels.quiet_label import QuietLabel
from annotator.ui.panels.quote_box import QuoteBox
from annotator.ui.panels.type_button import TypeButton
from annotator.ui.panels.value_field import ValueField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from annotator.domain.annotations import Annotation
    from annotator.domain.change_sets import HistoryEntry
    from annotator.domain.values import Value

_NARROWEST: Final = 210  # pixels


class Access(Enum):
    """What the reader may do with an annotation.

    CHANGE: it is theirs. PROPOSE: it is somebody else's. LOOK: likewise, and the reader does
    not review. NONE: the project takes no changes.
    """

    CHANGE = auto()
    PROPOSE = auto()
    LOOK = auto()
    NONE = auto()


class DetailsPanel(QWidget):
    """Shows one annotation. What is changed here is only asked for; others store it.

    Signals:
        edited: Key, value or None, note: typed and left with Enter or by moving on.
        left: The reader is done here; the focus belongs to the text again.
    """

    retype_requested = Signal(int, str)
    remove_requested = Signal(int)
    edited = Signal(int, object, str)
    go_requested = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._annotation: Annotation | None = None
        self._history: Sequence[HistoryEntry] = ()
        self._author = ""
        self._access = Access.CHANGE
        self._proposed = False
        self._types = {type_: TypeButton(type_) for type_ in AnnotationType}
        self._type_group = QButtonGroup(self)
        self._whose = QuietLabel()
        self._whose.setWordWrap(True)
        self._quote = QuoteBox()
        self._go = QToolButton(autoRaise=True)
        self._remove = QToolButton(autoRaise=True)
        self._value_title = QuietLabel()
        self._value = ValueField()
        self._note_title = QuietLabel()
        self._note = NoteField()
        self._facts = AnnotationFacts()
        self._history_title = QuietLabel()
        self._history_list = HistoryList()
        self._notice = EmptyNotice(Icon.DETAILS)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._retranslate()

    def show_annotation(
        self,
        annotation: Annotation | None,
        *,
        author: str = "",
        history: Sequence[HistoryEntry] = (),
        year: int | None = None,
        access: Access = Access.CHANGE,
        proposed: bool = False,
    ) -> None:
        """Show an annotation, or how to make one current.

        What is being typed stays when the same annotation is shown again, unless that very
        thing was changed elsewhere; it is saved when another annotation is shown.

        Args:
            annotation: None for none; as the reader proposes it, if they do.
            author: Name of its author.
            history: Latest first.
            year: Of the document, for dates typed without one.
            access: What the reader may do with it.
            proposed: It is shown as the reader proposes it.
        """
        before = self._annotation
        same = before is not None and annotation is not None and before.key == annotation.key
        unsaved = None if same else self._unsaved()
        self._annotation, self._history = annotation, history
        self._author, self._access, self._proposed = author, access, proposed
        self._stack.setCurrentIndex(0 if annotation is None else 1)
        if annotation is not None:
            self._show_fields(annotation, before if same else None, year)
            self._show_rest(annotation)
        if unsaved and before:
            self.edited.emit(before.key, *unsaved)

    def edit_value(self) -> None:
        """Put the focus into the value field with everything selected."""
        if self._annotation is not None:
            self._value.start_editing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives the focus back to the text."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    # Layout -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(6)
        column.addWidget(self._whose)
        column.addLayout(self._type_grid())
        column.addSpacing(4)
        column.addWidget(self._quote)
        column.addLayout(self._quote_buttons())
        for title, field in ((self._value_title, self._value), (self._note_title, self._note)):
            column.addWidget(title)
            column.addWidget(field)
            column.addSpacing(4)
        column.addWidget(self._facts)
        column.addSpacing(4)
        column.addWidget(self._history_title)
        column.addWidget(self._history_list)
        column.addStretch(1)
        scrolled = QScrollArea()
        scrolled.setWidget(content)
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack.addWidget(self._notice)
        self._stack.addWidget(scrolled)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.setMinimumWidth(_NARROWEST)

    def _type_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(6)
        for place, (type_, button) in enumerate(self._types.items()):
            button.put_behind(type_key(type_))
            self._type_group.addButton(button)
            grid.addWidget(button, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _quote_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        for button, picture in ((self._go, Icon.FIND), (self._remove, Icon.REMOVE)):
            button.setIcon(icon(picture))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        for type_, button in self._types.items():
            button.clicked.connect(lambda _=False, type_=type_: self._ask_for_type(type_))
        self._go.clicked.connect(self._ask_to_go)
        self._remove.clicked.connect(self._ask_to_remove)
        self._value.done.connect(self._finish)
        self._value.focus_lost.connect(self._value.check)
        self._value.focus_lost.connect(self._save)
        self._note.done.connect(self._finish)
        self._note.focus_lost.connect(self._save)

    def _retranslate(self) -> None:
        self._go.setText(self.tr("Show"))
        self._go.setToolTip(self.tr("Show in the text"))
        self._value_title.setText(self.tr("Value"))
        self._value.set_accessible_name(self.tr("Value"))
        self._note_title.setText(self.tr("Note"))
        self._note.setAccessibleName(self.tr("Note"))
        self._note.set_hint(self.tr("Doubts, sources … Ctrl+Enter saves"))
        self._quote.set_accessible_name(self.tr("Text"))
        self._history_title.setText(self.tr("History"))
        self._notice.say(
            self.tr(
                "Select words in the text and press 1 to 4 to tag them.\n\n"
                "Space: next place to tag\nTab: next annotation\n"
                "Enter: value and note\nDelete: remove"
            )
        )
        if self._annotation is not None:
            self._show_rest(self._annotation)

    # Contents ---------------------------------------------------------------------------

    def _show_fields(
        self, annotation: Annotation, before: Annotation | None, year: int | None
    ) -> None:
        """Fill the fields; keep what is being typed unless the thing itself was changed."""
        typing_value = (
            before is not None
            and (before.value, before.type) == (annotation.value, annotation.type)
            and self._value.changed
        )
        self._value.show_value(annotation.type, annotation.value, year, keep_typed=typing_value)
        self._value.set_editable(editable=self._can_act)
        if before is None or before.note != annotation.note or not self._note.changed:
            self._note.show_note(annotation.note)
        self._note.set_editable(editable=self._access is Access.CHANGE)  # nobody proposes a note

    def _show_rest(self, annotation: Annotation) -> None:
        self._say_whose()
        for type_, button in self._types.items():
            button.setChecked(type_ is annotation.type)
            button.setEnabled(self._can_act)
        self._remove.setEnabled(self._can_act)
        self._quote.show_quote(annotation.quote, annotation.type)
        self._facts.show_facts(annotation, self._author)
        self._history_title.setVisible(bool(self._history))
        self._history_list.show_lines(history_lines(self._history))

    @property
    def _can_act(self) -> bool:
        return self._access in (Access.CHANGE, Access.PROPOSE)

    def _say_whose(self) -> None:
        """Say what becomes of a change of somebody else's annotation, and name the button so."""
        words = ""
        if self._access is Access.PROPOSE and self._proposed:
            words = self.tr("By {name}, shown as you propose it.")
        elif self._access is Access.PROPOSE:
            words = self.tr("By {name}: what you change becomes a proposal.")
        elif self._access is Access.LOOK:
            words = self.tr("By {name}: only reviewers can propose changes.")
        self._whose.say(words.format(name=self._author))
        returning = self._access is Access.PROPOSE
        self._remove.setIcon(icon(Icon.RETURN if returning else Icon.REMOVE))
        self._remove.setText(self.tr("Return…") if returning else self.tr("Remove"))
        self._remove.setToolTip(
            self.tr("Return it to {name} with a reason (Delete)").format(name=self._author)
            if returning
            else self.tr("Remove this annotation (Delete)")
        )

    # What the reader does ---------------------------------------------------------------

    def _unsaved(self) -> tuple[Value | None, str] | None:
        """Value and note as typed, where they differ from what is stored."""
        annotation = self._annotation
        if annotation is None or not self._can_act:
            return None
        try:
            value = self._value.value()
        except InvalidValue:
            value = annotation.value
        typed = (value, self._note.note())
        return None if typed == (annotation.value, annotation.note) else typed

    def _save(self) -> None:
        unsaved = self._unsaved()
        if unsaved and self._annotation:
            self.edited.emit(self._annotation.key, *unsaved)

    def _finish(self) -> None:
        self._save()
        self.left.emit()

    def _ask_for_type(self, type_: AnnotationType) -> None:
        if self._annotation and self._annotation.type is not type_:
            self._save()
            self.retype_requested.emit(self._annotation.key, type_.value)

    def _ask_to_go(self) -> None:
        if self._annotation:
            self.go_requested.emit(self._annotation.key)

    def _ask_to_remove(self) -> None:
        if self._annotation:
            self.remove_requested.emit(self._annotation.key)
