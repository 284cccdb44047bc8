"""What the office knows about a document: title, year of the volume, places."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QLineEdit

from annotator.ui.dialogs.translated_dialog import TranslatedDialog, paragraph

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.domain.documents import Document

_WIDTH: Final = 30
_YEAR: Final = re.compile(r"([1-9][0-9]{0,3})\s*年?")
_BETWEEN_PLACES: Final = re.compile(r"[、，,；;\n]+")


@dataclass(frozen=True, slots=True)
class DocumentProperties:
    """What was entered.

    Attributes:
        year: The year the volume reports on; None if not said.
    """

    title: str
    year: int | None
    places: tuple[str, ...]


class DocumentPropertiesDialog(TranslatedDialog):
    """One form; OK is possible while there is a title and the year, if any, is one."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._title = QLineEdit(document.title, self)
        self._year = QLineEdit("" if document.year is None else str(document.year), self)
        self._places = QLineEdit("、".join(document.places), self)
        self._about_year = paragraph(self)
        self._origin = paragraph(self)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._labels = [QLabel(self) for _ in range(4)]
        self._arrange()
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._title.textChanged.connect(self._allow)
        self._year.textChanged.connect(self._allow)
        self.retranslate()
        self._title.selectAll()
        self.fit(_WIDTH)

    @property
    def properties(self) -> DocumentProperties:
        """What stands in the form now."""
        places = (place.strip() for place in _BETWEEN_PLACES.split(self._places.text()))
        return DocumentProperties(
            title=self._title.text().strip(),
            year=self._year_entered(),
            places=tuple(dict.fromkeys(place for place in places if place)),
        )

    def retranslate(self) -> None:
        """Name the fields."""
        self.setWindowTitle(self.tr("Document properties"))
        names = (self.tr("&Title"), self.tr("&Year"), self.tr("&Places"), self.tr("Origin"))
        for label, name in zip(self._labels, names, strict=True):
            label.setText(name)
        self._year.setPlaceholderText(self.tr("not known"))
        self._about_year.setText(
            self.tr(
                "The year the volume reports on. Dates without a year, such as 3月12日, are read "
                "as dates of this year."
            )
        )
        self._places.setPlaceholderText(self.tr("such as 景德镇、珠山区"))
        self._origin.setText(
            self.tr("{file}, {encoding}, {count} characters").format(
                file=self._document.source,
                encoding=self._document.encoding.upper(),
                count=QLocale().toString(self._document.characters),
            )
        )

    def _allow(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        has_year = self._year_entered() is not None
        ok.setEnabled(bool(self.properties.title) and (has_year or not self._year.text().strip()))

    def _year_entered(self) -> int | None:
        """The year, also from full-width digits as an input method gives them."""
        typed = unicodedata.normalize("NFKC", self._year.text()).strip()
        found = _YEAR.fullmatch(typed)
        return int(found[1]) if found else None

    def _arrange(self) -> None:
        title, year, places, origin = self._labels
        # Not a form layout: that gives wrapped text more height than it needs.
        grid = QGridLayout(self)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for row, label in enumerate((title, year, None, places, origin)):
            if label is not None:
                grid.addWidget(label, row, 0)
        fields = (self._title, self._year, self._about_year, self._places, self._origin)
        for row, field in enumerate(fields):
            grid.addWidget(field, row, 1)
        grid.setRowStretch(len(fields), 1)
        grid.addWidget(self._buttons, len(fields) + 1, 0, 1, 2)
        for label, field in ((title, self._title), (year, self._year), (places, self._places)):
            label.setBuddy(field)


def ask_document_properties(
    parent: QWidget | None, document: Document
) -> DocumentProperties | None:
    """Ask for the properties of a document; None when the person turns back."""
    dialog = DocumentPropertiesDialog(document, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    properties = dialog.properties if accepted else None
    dialog.deleteLater()
    return properties
