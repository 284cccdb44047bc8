"""Which encoding is it? Asked only when a text file can be read in more than one way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
)

from annotator.ui.dialogs.translated_dialog import TranslatedDialog, paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

_WIDTH: Final = 44
_HEIGHT: Final = 26


class Candidate(Protocol):
    """One way to read the file."""

    @property
    def encoding(self) -> str:
        """Its codec name."""

    @property
    def sample(self) -> str:
        """How the text begins when read so."""


class Preview(Protocol):
    """A text file with the ways to read it, best first."""

    @property
    def path(self) -> Path:
        """The file."""

    @property
    def candidates(self) -> Sequence[Candidate]:
        """At least one."""


class ImportPreview(TranslatedDialog):
    """Shows the beginning of the text in each encoding; the reader sees which one is right."""

    def __init__(self, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        self._question = paragraph(self)
        self._choices_label = QLabel(self)
        self._choices = QListWidget(self)
        self._choices.addItems([candidate.encoding for candidate in preview.candidates])
        self._sample_label = QLabel(self)
        self._sample = QPlainTextEdit(self, readOnly=True)
        self._choices_label.setBuddy(self._choices)
        self._sample_label.setBuddy(self._sample)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._arrange()
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._choices.currentRowChanged.connect(self._show_sample)
        self._choices.itemDoubleClicked.connect(self.accept)
        self.retranslate()
        self._choices.setCurrentRow(0)
        self.fit(_WIDTH, _HEIGHT)
        self._choices.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def encoding(self) -> str:
        """The one chosen now."""
        return self._preview.candidates[self._choices.currentRow()].encoding

    def retranslate(self) -> None:
        """Put the question."""
        self.setWindowTitle(self.tr("Encoding of the text"))
        self._question.setText(
            self.tr(
                "“{name}” can be read in more than one way. Choose the one in which the text "
                "below is right."
            ).format(name=self._preview.path.name)
        )
        self._choices_label.setText(self.tr("&Encoding"))
        self._sample_label.setText(self.tr("&Beginning of the text"))
        names = self._names()
        for row, candidate in enumerate(self._preview.candidates):
            item = self._choices.item(row)
            item.setText(names.get(candidate.encoding, candidate.encoding.upper()))
        self._choices.setMinimumWidth(self._choices.sizeHintForColumn(0) + self.ems(2))

    def _names(self) -> dict[str, str]:
        return {
            "utf-8": self.tr("Unicode (UTF-8)"),
            "utf-16-le": self.tr("Unicode (UTF-16, little-endian)"),
            "utf-16-be": self.tr("Unicode (UTF-16, big-endian)"),
            "gb18030": self.tr("Simplified Chinese (GB18030, GBK)"),
            "big5": self.tr("Traditional Chinese (Big5)"),
            "cp950": self.tr("Traditional Chinese (Big5, Windows)"),
            "big5hkscs": self.tr("Traditional Chinese (Big5, Hong Kong)"),
        }

    def _show_sample(self, row: int) -> None:
        self._sample.setPlainText(self._preview.candidates[row].sample)

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self._choices_label)
        left.addWidget(self._choices, 1)
        right = QVBoxLayout()
        right.addWidget(self._sample_label)
        right.addWidget(self._sample, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(left)
        row.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self._question)
        column.addLayout(row, 1)
        column.addWidget(self._buttons)


def ask_encoding(parent: QWidget | None, preview: Preview) -> str | None:
    """Ask how to read a file; None when the person turns back."""
    dialog = ImportPreview(preview, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    encoding = dialog.encoding if accepted else None
    dialog.deleteLater()
    return encoding
