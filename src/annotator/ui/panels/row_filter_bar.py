"""The bar above the table: which annotations it shows."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QWidget,
)

from annotator.domain.annotations import AnnotationType, Status
from annotator.ui.foundation.icons import Icon, icon
from annotator.ui.foundation.offers import offer
from annotator.ui.item_models.section_choice_model import (
    CURRENT_SECTION,
    WHOLE_DOCUMENT,
    SectionChoiceModel,
)
from annotator.ui.item_models.words import status_word
from annotator.ui.panels.choice_field import ChoiceField
from annotator.ui.panels.quiet_label import QuietLabel
from annotator.ui.panels.row_filter import RowFilter
from annotator.ui.panels.type_button import TypeButton

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from annotator.domain.projects import Person
    from annotator.text.outline import Section

_FIXED_SECTIONS: Final = (WHOLE_DOCUMENT, CURRENT_SECTION)
_PAUSE: Final = 250  # milliseconds without a key before the words count
_NARROWEST: Final = 250  # pixels
_GAP: Final = 5  # pixels between fields
_FEWEST_WORDS: Final = 9  # Chinese characters that the field for words wants


class RowFilterBar(QWidget):
    """Says `changed` once for each new setting; knows nothing of rows."""

    changed = Signal()
    left = Signal()  # Esc in an empty field

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._types = {type_: TypeButton(type_) for type_ in AnnotationType}
        self._shown = QuietLabel()
        self._people = ChoiceField()
        self._status = ChoiceField()
        self._sections = SectionChoiceModel(self)
        self._section = ChoiceField()
        self._section.setModel(self._sections)
        self._words = QLineEdit(clearButtonEnabled=True)
        self._clear = QToolButton(autoRaise=True)
        self._clear.setIcon(icon(Icon.CLOSE))
        self._clear.setEnabled(False)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._narrow = self._wide = 0
        self._known = RowFilter()
        self._lay_out()
        self._fill()
        self._retranslate()
        self._connect()

    @property
    def filter(self) -> RowFilter:
        """What the bar is set to now."""
        row = self._section.currentIndex()
        return RowFilter(
            types=frozenset(type_ for type_, button in self._types.items() if button.isChecked()),
            person_id=self._people.currentData(),
            status=_status(self._status.currentData()),
            follows_reading=row == CURRENT_SECTION,
            section=self._sections.section(row),
            words=self._words.text().strip(),
        )

    def reset(self) -> None:
        """Show everything again."""
        self._words.clear()
        for button in self._types.values():
            button.setChecked(False)
        self._people.setCurrentIndex(0)
        self._status.setCurrentIndex(0)
        self._section.setCurrentIndex(WHOLE_DOCUMENT)
        self._tell()

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Offer these sections; the choice goes back to the whole document, or stays current."""
        stays = self._section.currentIndex() == CURRENT_SECTION and sections
        with QSignalBlocker(self._section):
            self._sections.show_sections(sections)
            self._section.setCurrentIndex(CURRENT_SECTION if stays else WHOLE_DOCUMENT)
        self._note_setting()

    def show_people(self, people: Sequence[Person]) -> None:
        """Offer these authors; the chosen one stays chosen."""
        offer(self._people, [(person.id, person.name) for person in people])
        self._people.setVisible(len(people) > 1)
        self._fit()
        self._tell()

    def show_counts(self, counts: Mapping[AnnotationType, int], shown: int) -> None:
        """Show how many annotations the document has, by type, and how many rows there are."""
        for type_, button in self._types.items():
            button.put_behind(f"{counts.get(type_, 0):,}")
        total = sum(counts.values())
        sentence = (
            self.tr("Annotations: {total}")
            if self.filter == RowFilter()
            else self.tr("Shown: {shown} of {total}")
        )
        self._shown.setText(sentence.format(shown=f"{shown:,}", total=f"{total:,}"))
        self._measure()

    def focus_words(self) -> None:
        """Put the focus into the text field with everything selected."""
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._words.selectAll()

    # What Qt asks for -------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use one row where there is room, two where there is not."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears the words, then leaves."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._words.text():
            self._words.clear()
        else:
            self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    # Inside -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        kinds = QHBoxLayout()
        kinds.setSpacing(_GAP)
        for button in self._types.values():
            kinds.addWidget(button)
        kinds.addSpacing(_GAP)
        kinds.addWidget(self._shown, 1)
        self._limit_widths()
        choices = QHBoxLayout()
        choices.setSpacing(_GAP)
        for combo in (self._people, self._status):
            choices.addWidget(combo, 2)
        choices.addWidget(self._section, 3)
        choices.addWidget(self._words, 4)
        choices.addWidget(self._clear)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        self._rows.setSpacing(_GAP)
        self._rows.addLayout(kinds)
        self._rows.addLayout(choices, 1)
        # The rows fit themselves to the width, so they must not dictate it.
        self.setMinimumWidth(_NARROWEST)

    def _limit_widths(self) -> None:
        """A wide window is no reason for wide fields."""
        em = self.fontMetrics().horizontalAdvance("国")
        for field, widest in (
            (self._people, 10),
            (self._status, 10),
            (self._section, 18),
            (self._words, 24),
        ):
            field.setMaximumWidth(widest * em)

    def _fill(self) -> None:
        self._people.addItem("", None)
        self._people.hide()
        self._status.addItem("", None)
        for status in Status:
            self._status.addItem("", status.value)

    def _connect(self) -> None:
        for button in self._types.values():
            button.toggled.connect(self._tell)
        for combo in (self._people, self._status, self._section):
            combo.currentIndexChanged.connect(self._tell)
        self._words.textChanged.connect(self._pause.start)
        self._words.returnPressed.connect(self._tell)
        self._pause.timeout.connect(self._tell)
        self._clear.clicked.connect(self.reset)

    def _tell(self) -> None:
        """Say once that the setting is another one."""
        self._pause.stop()
        if self._note_setting():
            self.changed.emit()

    def _note_setting(self) -> bool:
        """Remember how the bar is set; return whether that is new."""
        before, self._known = self._known, self.filter
        self._clear.setEnabled(self._known != RowFilter())
        return self._known != before

    def _retranslate(self) -> None:
        self._people.setItemText(0, self.tr("All authors"))
        self._status.setItemText(0, self.tr("Any status"))
        for row, status in enumerate(Status, start=1):
            self._status.setItemText(row, status_word(status))
        self._words.setPlaceholderText(self.tr("Find in text, value and note"))
        self._clear.setToolTip(self.tr("Show all annotations again"))
        names = {
            self._people: self.tr("Author"),
            self._status: self.tr("Status"),
            self._section: self.tr("Section"),
            self._words: self._words.placeholderText(),
            self._clear: self._clear.toolTip(),
        }
        for widget, name in names.items():
            widget.setAccessibleName(name)
        for button in self._types.values():
            button.setToolTip(self.tr("Show only this type; several can be on"))
        self._measure()

    def _make_room_for_words(self) -> None:
        """Never cut the words that are known; names and titles may be."""
        known = {
            self._people: [self._people.itemText(0)],
            self._status: [self._status.itemText(row) for row in range(self._status.count())],
            self._section: [self._section.itemText(row) for row in _FIXED_SECTIONS],
        }
        letter = self.fontMetrics().horizontalAdvance("X")  # what Qt measures combos with
        for combo, words in known.items():
            widest = max(self.fontMetrics().horizontalAdvance(word) for word in words)
            combo.setMinimumContentsLength(ceil(widest / letter))

    def _measure(self) -> None:
        """Note how wide the buttons and the count are with and without words, then fit."""
        self._make_room_for_words()
        widths = []
        for shown in (False, True):
            for button in self._types.values():
                button.show_word(shown=shown)
            buttons = sum(button.sizeHint().width() + _GAP for button in self._types.values())
            widths.append(buttons + _GAP + self._shown.sizeHint().width())
        self._narrow, self._wide = widths
        self._fit()

    def _fit(self) -> None:
        """One row with words, one without, or two rows: what the width allows."""
        combos = (self._people, self._status, self._section)
        shown = [combo for combo in combos if combo.isVisibleTo(self)]
        choices = sum(combo.minimumSizeHint().width() + _GAP for combo in shown)
        choices += _FEWEST_WORDS * self.fontMetrics().horizontalAdvance("国")
        choices += self._clear.sizeHint().width() + _GAP
        room = self.width() - 4 * _GAP
        one_row = room >= self._narrow + choices
        words = room >= self._wide + (choices if one_row else 0)
        for button in self._types.values():
            button.show_word(shown=words)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._rows.setDirection(across if one_row else down)


def _status(code: str | None) -> Status | None:
    return None if code is None else Status(code)
