"""The filter above the review queue: what to go through, and behind a button, which of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.annotations import AnnotationType, Origin
from annotator.domain.review_queues import Accord, QueueKind
from annotator.ui.foundation.icons import Icon, icon
from annotator.ui.foundation.offers import offer
from annotator.ui.item_models.section_choice_model import SectionChoiceModel
from annotator.ui.item_models.words import origin_word, queue_word, with_count
from annotator.ui.panels.choice_field import ChoiceField
from annotator.ui.panels.queue_filter import QueueFilter, Scope
from annotator.ui.panels.type_button import TypeButton

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QAbstractButton

    from annotator.domain.projects import Person
    from annotator.text.outline import Section

_GAP: Final = 5  # pixels between fields
# The rows of the choice of sections that are no sections.
_SCOPES: Final = (Scope.ALL_DOCUMENTS, Scope.DOCUMENT, Scope.CURRENT_SECTION)
_LEAVING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
# Queues that are empty in most projects; they are offered where there is something in them.
_RARE: Final = (QueueKind.CONFLICTS, QueueKind.PLACES)


class QueueFilterBar(QWidget):
    """Says `changed` once for each new setting; knows nothing of rows.

    Signals:
        changed: Others are wanted.
        refined: The reader wants others, and to begin with the first of them.
        opened: Whether the filters behind the button are shown now.
        left: A choice was made; the focus belongs to the text again.
    """

    changed = Signal()
    refined = Signal()
    opened = Signal(bool)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = ChoiceField()
        self._more = QToolButton(autoRaise=True)
        self._more.setCheckable(True)
        self._more.setIcon(icon(Icon.FILTER))
        self._clear = QToolButton(autoRaise=True)
        self._clear.setIcon(icon(Icon.CLOSE))
        self._details = QWidget()
        self._types = {type_: TypeButton(type_) for type_ in AnnotationType}
        self._people = ChoiceField()
        self._origin = ChoiceField()
        self._sections = SectionChoiceModel(self, all_documents=True)
        self._scope = ChoiceField()
        self._scope.setModel(self._sections)
        self._missing = QCheckBox()
        self._accord = ChoiceField()
        self._counts: Mapping[QueueKind, int] = {}
        self._known = QueueFilter()
        self._lay_out()
        self._fill()
        self._retranslate()
        self._connect()

    @property
    def filter(self) -> QueueFilter:
        """What the bar is set to now."""
        row = self._scope.currentIndex()
        origin, accord = self._origin.currentData(), self._accord.currentData()
        return QueueFilter(
            kind=QueueKind(self._kind.currentData()),
            scope=_SCOPES[row] if 0 <= row < len(_SCOPES) else Scope.SECTION,
            section=self._sections.section(row),
            types=frozenset(type_ for type_, button in self._types.items() if button.isChecked()),
            person_id=self._people.currentData(),
            origin=Origin(origin) if origin else None,
            value_missing=self._missing.isChecked(),
            accord=Accord(accord) if accord else None,
        )

    def choose(self, kind: QueueKind) -> None:
        """Go through these from now on, all of them."""
        before = self._known
        with QSignalBlocker(self):
            self.reset()
            self._kind.setCurrentIndex(self._kind.findData(kind.value))
        if self._known != before:
            self.changed.emit()

    def reset(self) -> None:
        """Restrict nothing but the kind."""
        for button in self._types.values():
            button.setChecked(False)
        for field in (self._people, self._origin, self._scope, self._accord):
            field.setCurrentIndex(0)
        self._missing.setChecked(False)

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Offer these sections; a chosen section of another outline gives way to the document."""
        row = self._scope.currentIndex()
        with QSignalBlocker(self._scope):
            self._sections.show_sections(sections)
            stays = 0 <= row < min(len(_SCOPES), self._sections.rowCount())
            self._scope.setCurrentIndex(row if stays else _SCOPES.index(Scope.DOCUMENT))
        self._tell()

    def show_people(self, people: Sequence[Person]) -> None:
        """Offer these authors; the chosen one stays chosen."""
        offer(self._people, [(person.id, person.name) for person in people])
        self._tell()

    def show_counts(self, counts: Mapping[QueueKind, int]) -> None:
        """Show how many annotations there are of each kind."""
        self._counts = counts
        for row, kind in enumerate(QueueKind):
            count = counts.get(kind)
            word = queue_word(kind)
            self._kind.setItemText(row, word if count is None else with_count(word, count))
            hidden = kind in _RARE and not count and row != self._kind.currentIndex()
            self._kind.show_row(row, shown=not hidden)

    # What Qt asks for -------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc go back to where the keys decide."""
        if event.key() in _LEAVING:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    # Inside -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(_GAP)
        first.addWidget(self._kind, 1)
        first.addWidget(self._more)
        first.addWidget(self._clear)
        kinds = QHBoxLayout()
        kinds.setSpacing(_GAP)
        for button in self._types.values():
            button.show_word(shown=False)
            kinds.addWidget(button)
        kinds.addWidget(self._accord, 1)
        places = QHBoxLayout()
        places.setSpacing(_GAP)
        places.addWidget(self._scope, 1)
        places.addWidget(self._missing)
        grid = QGridLayout(self._details)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(_GAP)
        grid.addLayout(kinds, 0, 0, 1, 2)
        grid.addWidget(self._people, 1, 0)
        grid.addWidget(self._origin, 1, 1)
        grid.addLayout(places, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._details.setVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addLayout(first)
        column.addWidget(self._details)

    def _fill(self) -> None:
        for kind in QueueKind:
            self._kind.addItem("", kind.value)
        self._people.addItem("", None)
        self._origin.addItem("", None)
        for origin in Origin:
            self._origin.addItem("", origin.value)
        self._accord.addItem("", None)
        for accord in Accord:
            self._accord.addItem("", accord.value)
        self._clear.setVisible(False)

    def _connect(self) -> None:
        self._more.toggled.connect(self._details.setVisible)
        self._more.toggled.connect(self.opened)
        for button in (*self._types.values(), self._missing):
            button.toggled.connect(self._refine)
            self._leave_after(button)
        self._leave_after(self._clear)
        self._clear.clicked.connect(self.reset)
        for field in (self._kind, self._people, self._origin, self._scope, self._accord):
            field.currentIndexChanged.connect(self._refine)
            field.list_closed.connect(self.left)

    def _leave_after(self, button: QAbstractButton) -> None:
        """A click takes no focus and gives it to the text; who came by Tab goes on from here."""
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: None if button.hasFocus() else self.left.emit())

    def _refine(self) -> None:
        """Take what the reader has chosen."""
        if self._tell():
            self.refined.emit()

    def _tell(self) -> bool:
        """Say once that the setting is another one; returns whether it is."""
        before, self._known = self._known, self.filter
        self._clear.setVisible(self._known.restricts)
        if self._known != before:
            self.changed.emit()
        return self._known != before

    def _retranslate(self) -> None:
        self.show_counts(self._counts)
        self._people.setItemText(0, self.tr("All authors"))
        self._origin.setItemText(0, self.tr("Any origin"))
        for row, origin in enumerate(Origin, start=1):
            self._origin.setItemText(row, origin_word(origin))
        self._missing.setText(self.tr("Without value"))
        self._missing.setToolTip(self.tr("Only annotations that have no value"))
        accords = (
            (self.tr("Disputed or not"), self.tr("Whatever other authors have tagged there")),
            (
                self.tr("In dispute"),
                self.tr("Only annotations that another author has tagged otherwise"),
            ),
            (
                self.tr("Agreed"),
                self.tr("Only annotations that another author has tagged alike, none otherwise"),
            ),
        )
        for row, (word, explanation) in enumerate(accords):
            self._accord.setItemText(row, word)
            self._accord.setItemData(row, explanation, Qt.ItemDataRole.ToolTipRole)
        self._accord.setToolTip(self.tr("What authors agree on, or do not"))
        self._more.setToolTip(self.tr("Choose by type, author, origin, section"))
        self._clear.setToolTip(self.tr("Clear filter"))
        names = {
            self._kind: self.tr("What to go through"),
            self._people: self.tr("Author"),
            self._origin: self.tr("Origin"),
            self._scope: self.tr("Section"),
            self._accord: self._accord.toolTip(),
            self._more: self._more.toolTip(),
            self._clear: self._clear.toolTip(),
        }
        for widget, name in names.items():
            widget.setAccessibleName(name)
        for button in self._types.values():
            button.setToolTip(self.tr("Show only this type; several can be on"))
