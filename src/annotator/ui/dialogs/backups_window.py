"""The copies that were put aside: go back to one, or take one out as a project of its own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QLocale, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QVBoxLayout,
)

from annotator.ui.dialogs.dialog_table import DialogTable
from annotator.ui.dialogs.translated_dialog import TranslatedDialog, paragraph
from annotator.ui.item_models.figures_model import FigureColumn, FiguresModel, Kind
from annotator.ui.item_models.words import local_time

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from annotator.domain.change_sets import HistoryStep
    from annotator.workflows.backups import DatedCopy

_WIDTH, _HEIGHT = 42, 22  # in Chinese characters
_BEFORE, _PROJECT = 1, 2  # columns


class Wish(Enum):
    """What is to be done with a copy."""

    RESTORE = auto()
    TAKE_OUT = auto()


@dataclass(frozen=True, slots=True)
class BackupChoice:
    """What was chosen."""

    wish: Wish
    copy: Path


class BackupsDialog(TranslatedDialog):
    """Copies, the latest first and chosen; without an open project those of all projects."""

    def __init__(
        self,
        copies: Sequence[DatedCopy],
        name_of: Callable[[HistoryStep], str],
        parent: QWidget | None = None,
        *,
        of_project: str = "",
    ) -> None:
        """Make the dialog.

        Args:
            copies: What there is.
            name_of: Says what a step is called.
            parent: The window it belongs to.
            of_project: Title of the open project; empty where the copies are those of all.
        """
        super().__init__(parent)
        self._of_project = of_project
        self._wish = Wish.RESTORE
        self._about = paragraph(self)
        self._model: FiguresModel[DatedCopy] = FiguresModel(
            (
                FigureColumn(
                    lambda: self.tr("Put aside"), lambda one: local_time(one.copy.at), Kind.TEXT
                ),
                FigureColumn(
                    lambda: self.tr("Before"),
                    lambda one: name_of(one.before) if one.before else "",
                    Kind.TEXT,
                ),
                FigureColumn(lambda: self.tr("Project"), lambda one: one.copy.name, Kind.TEXT),
                FigureColumn(
                    lambda: self.tr("Size"),
                    lambda one: one.size,
                    shown=lambda one: QLocale().formattedDataSize(one.size, 1),
                ),
            ),
            self,
        )
        self._model.show_rows(copies)
        self._table = DialogTable(self._model, self)
        self._table.setColumnHidden(_PROJECT if of_project else _BEFORE, True)  # noqa: FBT003
        self._restore, self._take_out = QPushButton(self), QPushButton(self)
        self._restore.setObjectName("restore")
        self._take_out.setObjectName("take_out")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._buttons.addButton(self._restore, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(self._take_out, QDialogButtonBox.ButtonRole.ActionRole)
        self._arrange()
        self._table.selectionModel().currentRowChanged.connect(lambda *_: self._allow())
        self._restore.clicked.connect(lambda: self._choose(Wish.RESTORE))
        self._take_out.clicked.connect(lambda: self._choose(Wish.TAKE_OUT))
        self._buttons.rejected.connect(self.reject)
        self._choose_first()
        self.retranslate()
        self.fit(_WIDTH, _HEIGHT)
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def choice(self) -> BackupChoice | None:
        """What was chosen; None if there is nothing to choose."""
        row = self._table.currentIndex().row()
        return BackupChoice(self._wish, self._model.row(row).copy.path) if row >= 0 else None

    def retranslate(self) -> None:
        """Name everything."""
        self.setWindowTitle(self.tr("Backups"))
        if not self._model.rowCount():
            words = self.tr(
                "There are no copies yet. The program puts one aside when you open a project "
                "that has changed, and before a colleague's work is taken in."
            )
        elif self._of_project:
            words = self.tr(
                "Copies of “{project}” that were put aside when it was opened and before larger "
                "steps. Restoring one "
                "makes the project as it was then; what it is now is put aside first, so that "
                "you can go back."
            ).format(project=self._of_project)
        else:
            words = self.tr(
                "Copies of all projects. Take one out to go on with it; open a project first to "
                "put one of its copies in its place."
            )
        self._about.setText(words)
        self._restore.setText(self.tr("&Restore"))
        self._take_out.setText(self.tr("Take out &as a project…"))
        self._table.setAccessibleName(self.windowTitle())
        self._model.retranslate()
        self._table.fit_columns(stretched=_BEFORE if self._of_project else _PROJECT)
        self._allow()

    def _choose_first(self) -> None:
        flag = QItemSelectionModel.SelectionFlag
        self._table.selectionModel().setCurrentIndex(
            self._model.index(0, 0), flag.ClearAndSelect | flag.Rows
        )

    def _choose(self, wish: Wish) -> None:
        self._wish = wish
        self.accept()

    def _allow(self) -> None:
        has_copy = self._table.currentIndex().isValid()
        self._restore.setVisible(bool(self._of_project))
        self._restore.setEnabled(has_copy)
        self._take_out.setEnabled(has_copy)
        default = self._restore if self._of_project else self._take_out
        default.setDefault(True)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self._about)
        column.addWidget(self._table, 1)
        column.addWidget(self._buttons)


def ask_backup(
    parent: QWidget | None,
    copies: Sequence[DatedCopy],
    name_of: Callable[[HistoryStep], str],
    *,
    of_project: str = "",
) -> BackupChoice | None:
    """Show the copies; what to do with which, or None when the person turns back."""
    dialog = BackupsDialog(copies, name_of, parent, of_project=of_project)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.choice if accepted else None
    dialog.deleteLater()
    return chosen
