"""At the top of the agreement window: which documents and people, which measure and type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSizePolicy, QWidget

from annotator.domain.agreements import SCOPES, Measure, Scope
from annotator.domain.annotations import AnnotationType
from annotator.ui.foundation.icons import Icon, icon
from annotator.ui.foundation.offers import offer
from annotator.ui.foundation.ticking_button import TickingButton
from annotator.ui.item_models.words import measure_meaning, measure_word, type_word, with_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.domain.documents import Document
    from annotator.domain.projects import Person, PersonSummary

_FEWEST: Final = 2
_NARROWEST: Final = 8  # characters


class AgreementChoices(QWidget):
    """Says what it is set to.

    Signals:
        counted_anew: Other documents, people or types are wanted.
        measure_chosen: Another measure is wanted.
    """

    counted_anew = Signal()
    measure_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._documents, self._types, self._measures = QComboBox(), QComboBox(), QComboBox()
        self._people = TickingButton(fewest=_FEWEST)
        self._labels = tuple(QLabel() for _ in range(4))
        self._lay_out()
        self._fill()
        self._retranslate()
        self._documents.activated.connect(self.counted_anew)
        self._people.ticked.connect(self.counted_anew)
        self._types.activated.connect(self.counted_anew)
        self._measures.activated.connect(self.measure_chosen)

    @property
    def document_id(self) -> str | None:
        """Only this document, or all if None."""
        chosen = self._documents.currentData()
        return str(chosen) if chosen else None

    @property
    def scope(self) -> Scope:
        """The type, or None for all."""
        chosen = self._types.currentData()
        return AnnotationType(chosen) if chosen else None

    @property
    def measure(self) -> Measure:
        """The measure."""
        return Measure(self._measures.currentData())

    @property
    def person_ids(self) -> list[str]:
        """Ids of the people ticked."""
        return self._people.chosen

    def show_known(
        self,
        documents: Sequence[Document],
        people: Sequence[PersonSummary],
        chosen: Sequence[Person],
    ) -> None:
        """Offer documents and people; these are compared."""
        offer(self._documents, [(document.id, document.title) for document in documents])
        self._people.say("、".join(person.name for person in chosen) or "—")
        self._people.offer(
            [(one.person.id, with_count(one.person.name, one.annotations)) for one in people],
            [person.id for person in chosen],
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    # Inside -----------------------------------------------------------------------------

    def _fill(self) -> None:
        self._documents.addItem("", "")
        for scope in SCOPES:
            self._types.addItem("", scope.value if scope else "")
        for measure in Measure:
            self._measures.addItem("", measure.value)

    def _lay_out(self) -> None:
        self._people.setIcon(icon(Icon.PEOPLE))
        fields = (self._documents, self._people, self._types, self._measures)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(3)
        for column, (label, field) in enumerate(zip(self._labels, fields, strict=True)):
            label.setBuddy(field)
            if isinstance(field, QComboBox):
                field.setMinimumContentsLength(_NARROWEST)
                field.setSizeAdjustPolicy(
                    QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
                )
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            grid.addWidget(label, 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 1)

    def _retranslate(self) -> None:
        names = (self.tr("&Document"), self.tr("&People"), self.tr("&Type"), self.tr("&Measure"))
        for label, name in zip(self._labels, names, strict=True):
            label.setText(name)
        self._people.setAccessibleName(self.tr("People"))
        self._documents.setItemText(0, self.tr("All documents"))
        for row, scope in enumerate(SCOPES):
            self._types.setItemText(row, type_word(scope) if scope else self.tr("All types"))
        for row, measure in enumerate(Measure):
            self._measures.setItemText(row, measure_word(measure))
            self._measures.setItemData(row, measure_meaning(measure), Qt.ItemDataRole.ToolTipRole)
