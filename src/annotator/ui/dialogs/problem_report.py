"""A bug of ours, told to the person once, with a report to copy for those who mend the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QVBoxLayout

from annotator.ui.dialogs.translated_dialog import TranslatedDialog, paragraph
from annotator.ui.foundation.open_outside import open_file

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from annotator.ui.foundation.fault_report import FaultReport

_WIDTH: Final = 44
_HEIGHT: Final = 28
_Role = QDialogButtonBox.ButtonRole


class ProblemReport(TranslatedDialog):
    """Lies beside the work without blocking it; a further report is added below the first."""

    def __init__(self, log_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # A report left open must not keep the program alive.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self._log_folder = log_folder
        self._reports: list[FaultReport] = []
        self._copied = False
        self._told = paragraph(self)
        self._text = QPlainTextEdit(self, readOnly=True)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._copy = self._buttons.addButton("", _Role.ActionRole)
        self._folder = self._buttons.addButton("", _Role.ActionRole)
        self._arrange()
        self._buttons.rejected.connect(self.reject)
        self._copy.clicked.connect(self._copy_report)
        self._folder.clicked.connect(lambda: open_file(self._log_folder))
        self.retranslate()
        self.fit(_WIDTH, _HEIGHT)

    @property
    def report(self) -> str:
        """Everything reported since the dialog was last closed, as it will be copied."""
        return "\n\n".join(report.text for report in self._reports)

    def show_fault(self, report: FaultReport) -> None:
        """Show a report; beside the others, if the dialog is still open."""
        if self.isHidden():
            self._reports.clear()
        self._reports.append(report)
        self._copied = False
        self._text.setPlainText(self.report)
        self.retranslate()
        self.show()
        self.raise_()

    def retranslate(self) -> None:
        """Say what happened and what to do."""
        self.setWindowTitle(self.tr("Something went wrong"))
        self._told.setText(
            self.tr(
                "The program has made a mistake. What you have tagged is saved, and you can go "
                "on. Please send this report to the people who look after the program; it holds "
                "none of your texts."
            )
        )
        self._text.setAccessibleName(self.tr("Report"))
        self._copy.setText(self.tr("Copied") if self._copied else self.tr("&Copy report"))
        self._folder.setText(self.tr("Show &log folder"))

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
        self._copied = True
        self.retranslate()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self._told)
        column.addWidget(self._text, 1)
        column.addWidget(self._buttons)
        self._copy.setDefault(True)


class FaultDisplay:
    """What the error reporter calls: makes the dialog when the first fault comes."""

    def __init__(self, log_folder: Path) -> None:
        self._log_folder = log_folder
        self._dialog: ProblemReport | None = None

    def __call__(self, report: FaultReport) -> None:
        """Show a report."""
        if self._dialog is None:
            self._dialog = ProblemReport(self._log_folder)
        self._dialog.show_fault(report)
