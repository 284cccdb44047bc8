"""What the office knows about a document: title, year of the volume, places."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QLineEdit

from annotator.ui.dialogs.translated_dialog import TranslatedDialog, paragraph
from annotator.values.dates import parse_date

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.domain.documents import Document

_WIDTH: Final = 30
_YEAR: Final = re.compile(r"([1-9][0-9]{0,3})\s*年?")
_YEAR_ALONE: Final = re.compile(r"[0-9]{4}")
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
        self._year.textChanged.connect(self._tell_about_year)
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
        self._tell_about_year()
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

    def _tell_about_year(self) -> None:
        """Say what the year is for, how one of a reign was read, or why OK is not possible."""
        typed, year = self._year.text().strip(), self._year_entered()
        if typed and year is None:
            words = self.tr(
                "This is not read as a year. Write a Gregorian year such as 2004, or leave the "
                "field empty."
            )
        elif year is not None and _gregorian_year(typed) is None:
            words = self.tr("{typed} is read as the Gregorian year {year}.").format(
                typed=typed, year=year
            )
        else:
            words = self.tr(
                "The year the volume reports on. Dates without a year, such as 3月12日, are read "
                "as dates of this year."
            )
        self._about_year.setText(words)
        self._year.setAccessibleDescription(words)

    def _year_entered(self) -> int | None:
        typed = self._year.text()
        return _gregorian_year(typed) or _year_in_words(typed)

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


def _gregorian_year(typed: str) -> int | None:
    """The year, also from full-width digits as an input method gives them."""
    found = _YEAR.fullmatch(unicodedata.normalize("NFKC", typed).strip())
    return int(found[1]) if found else None


def _year_in_words(typed: str) -> int | None:
    """The year that 民国25年, 光绪三十四年 or 二〇〇四年 means."""
    date = parse_date(typed, year=None)
    return int(date.edtf) if date is not None and _YEAR_ALONE.fullmatch(date.edtf) else None


def ask_document_properties(
    parent: QWidget | None, document: Document
) -> DocumentProperties | None:
    """Ask for the properties of a document; None when the person turns back."""
    dialog = DocumentPropertiesDialog(document, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    properties = dialog.properties if accepted else None
    dialog.deleteLater()
    return properties
