"""Which opinions are to be put on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
)

from annotator.ui.dialogs.translated_dialog import TranslatedDialog, paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

_WIDTH: Final = 26


@dataclass(frozen=True, slots=True)
class OpinionChoice:
    """What was chosen; None does not restrict.

    Attributes:
        document_id: Only opinions on this document.
        person_id: Only those of this reviewer.
        since: Only those from this day on.
        only_open: Only those that still wait for somebody.
    """

    document_id: str | None
    person_id: str | None
    since: date | None
    only_open: bool


class OpinionChoiceDialog(TranslatedDialog):
    """One form; documents and reviewers are given as (id, name)."""

    def __init__(
        self,
        documents: Sequence[tuple[str, str]],
        reviewers: Sequence[tuple[str, str]],
        *,
        document_id: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._about = paragraph(self)
        self._labels = (QLabel(self), QLabel(self))
        self._documents = _choice(documents, self)
        self._reviewers = _choice(reviewers, self)
        self._documents.setCurrentIndex(max(0, self._documents.findData(document_id)))
        self._only_open = QCheckBox(self)
        self._is_since = QCheckBox(self)
        self._since = QDateEdit(QDate.currentDate(), self)
        self._since.setCalendarPopup(True)
        self._since.setDisplayFormat("yyyy-MM-dd")
        self._since.setEnabled(False)
        self._is_since.toggled.connect(self._since.setEnabled)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._write = QPushButton(self)
        self._buttons.addButton(self._write, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._arrange()
        self.retranslate()
        self.fit(_WIDTH)

    @property
    def choice(self) -> OpinionChoice:
        """What stands in the form now."""
        day = cast("date", self._since.date().toPython())
        return OpinionChoice(
            document_id=self._documents.currentData(),
            person_id=self._reviewers.currentData(),
            since=day if self._is_since.isChecked() else None,
            only_open=self._only_open.isChecked(),
        )

    def retranslate(self) -> None:
        """Name the fields."""
        self.setWindowTitle(self.tr("Opinion sheet"))
        self._about.setText(
            self.tr(
                "Lists what was returned or proposed to be changed, with reasons, section by "
                "section, ready to be printed and signed."
            )
        )
        for label, text in zip(
            self._labels, (self.tr("&Document"), self.tr("&Reviewer")), strict=True
        ):
            label.setText(text)
        self._documents.setItemText(0, self.tr("All documents"))
        self._reviewers.setItemText(0, self.tr("All reviewers"))
        self._only_open.setText(self.tr("Only opinions that are still &open"))
        self._is_since.setText(self.tr("Only decisions &since"))
        self._since.setAccessibleName(self.tr("Only decisions since"))
        self._write.setText(self.tr("&Write…"))

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._about, 0, 0, 1, 2)
        for row, (label, field) in enumerate(
            zip(self._labels, (self._documents, self._reviewers), strict=True), 1
        ):
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self._is_since, 3, 0)
        grid.addWidget(self._since, 3, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self._only_open, 4, 0, 1, 2)
        grid.addWidget(self._buttons, 5, 0, 1, 2)
        self._write.setDefault(True)


def _choice(named: Sequence[tuple[str, str]], parent: QWidget) -> QComboBox:
    """Return a field that offers all of them together first."""
    box = QComboBox(parent)
    box.addItem("", None)
    for id_, name in named:
        box.addItem(name, id_)
    box.setMinimumContentsLength(12)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box
