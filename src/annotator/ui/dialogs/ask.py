"""Short questions and file choices. Nothing else opens such dialogs, so tests replace them here.

Callers go through the module (`ask.confirm(…)`), never `from … import confirm`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QDir, Qt
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMessageBox,  # noqa: TID251 - the one place that is meant by the rule
    QToolButton,
)

from annotator.ui.foundation.icons import Icon, icon
from annotator.ui.foundation.translation import problem_sentence
from annotator.ui.foundation.user_folders import documents_folder, file_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from annotator.domain.errors import ProblemForUser


def confirm(parent: QWidget | None, question: str, yes: str) -> bool:
    """Ask before something that is easily regretted; `yes` names the deed on its button.

    Esc, Enter and closing the window all mean no.
    """
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(_program())
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    do = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(leave)
    box.setEscapeButton(leave)
    box.exec()
    return box.clickedButton() is do


def choose_one(parent: QWidget | None, question: str, deeds: Sequence[str]) -> int | None:
    """Ask which of a few things to do, each named on its button; None to leave it all.

    Enter means the first; Esc and closing the window mean none.
    """
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(_program())
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    buttons = [box.addButton(deed, QMessageBox.ButtonRole.AcceptRole) for deed in deeds]
    leave = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(buttons[0])
    box.setEscapeButton(leave)
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    return next((number for number, one in enumerate(buttons) if one is clicked), None)


def tell_problem(problem: ProblemForUser, parent: QWidget | None = None) -> None:
    """Say what a person should know when there is no window with a message bar."""
    box = QMessageBox(parent or QApplication.activeWindow())
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(_program())
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(problem_sentence(problem))
    box.addButton(QMessageBox.StandardButton.Ok)
    # The connection keeps the box, which may have no parent, until it is answered.
    box.finished.connect(lambda _: box.deleteLater())
    box.open()


def ask_text(parent: QWidget | None, title: str, label: str, text: str = "") -> str | None:
    """Ask for one line; None when the person turns back."""
    answer, accepted = QInputDialog.getText(parent, title, label, QLineEdit.EchoMode.Normal, text)
    return answer if accepted else None


def choose_file_to_open(
    parent: QWidget | None, title: str, folder: Path, kinds: Sequence[tuple[str, str]]
) -> Path | None:
    """Ask for one file that exists; None when the person turns back."""
    dialog = _file_dialog(parent, title, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return next(iter(_chosen(dialog, folder)), None)


def choose_files(
    parent: QWidget | None, title: str, folder: Path, kinds: Sequence[tuple[str, str]]
) -> list[Path]:
    """Ask for any number of files that exist; none when the person turns back."""
    dialog = _file_dialog(parent, title, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _chosen(dialog, folder)


def choose_file_to_save(
    parent: QWidget | None, title: str, proposal: Path, kinds: Sequence[tuple[str, str]]
) -> Path | None:
    """Ask for a file name; None when the person turns back.

    A name without an ending gets that of the chosen kind. Before a file that exists is written
    over, the dialog itself asks.
    """
    if not proposal.parent.is_dir():
        proposal = Path(QDir.homePath()) / proposal.name
    dialog = _file_dialog(parent, title, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    endings = {_filter(name, patterns): _ending(patterns) for name, patterns in kinds}
    for name, ending in endings.items():
        if ending and ending == proposal.suffix:
            dialog.selectNameFilter(name)
    dialog.setDefaultSuffix(endings.get(dialog.selectedNameFilter(), ""))
    dialog.filterSelected.connect(lambda name: dialog.setDefaultSuffix(endings.get(name, "")))
    dialog.selectFile(str(proposal))
    return next(iter(_chosen(dialog, proposal.parent)), None)


def choose_export(
    parent: QWidget | None, title: str, folder: str, name: str, kinds: Sequence[tuple[str, str]]
) -> Path | None:
    """Ask where to write something for others; None when the person turns back.

    Args:
        parent: The window that asks.
        title: What is to be written.
        folder: Where such a thing was written last; empty for that of all documents.
        name: What it is called, without an ending.
        kinds: Names and patterns; a file that is of none of them gets the ending of the first.
    """
    endings = [_ending(patterns) for _, patterns in kinds]
    place = Path(folder) if folder else documents_folder()
    chosen = choose_file_to_save(parent, title, place / file_name(f"{name}{endings[0]}"), kinds)
    if chosen is None or chosen.suffix.lower() in endings:
        return chosen
    return chosen.with_name(f"{chosen.name}{endings[0]}")


def _file_dialog(
    parent: QWidget | None, title: str, kinds: Sequence[tuple[str, str]]
) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    if kinds:
        dialog.setNameFilters([_filter(name, patterns) for name, patterns in kinds])
    for name, drawing in _FILE_DIALOG_ICONS.items():
        button = dialog.findChild(QToolButton, name)
        # Qt's own dialog has these buttons, in black even on dark; that of the system has not.
        if button is not None:
            button.setIcon(icon(drawing))
    return dialog


def _chosen(dialog: QFileDialog, folder: Path) -> list[Path]:
    # A folder on a drive that is gone would leave the dialog in a place of its own choice.
    dialog.setDirectory(str(folder) if folder.is_dir() else QDir.homePath())
    accepted = dialog.exec()
    names = dialog.selectedFiles() if accepted else []
    dialog.deleteLater()
    return [Path(name) for name in names]


def _filter(name: str, patterns: str) -> str:
    return f"{name} ({patterns})"


def _ending(patterns: str) -> str:
    """The ending of the first pattern, with its dot; empty for all files."""
    return Path(patterns.split(maxsplit=1)[0]).suffix


_FILE_DIALOG_ICONS: Final = {
    "backButton": Icon.PREVIOUS,
    "forwardButton": Icon.NEXT,
    "toParentButton": Icon.UP,
    "newFolderButton": Icon.ADD,
    "listModeButton": Icon.OUTLINE,
    "detailModeButton": Icon.TABLE,
}


def _program() -> str:
    # Not Qt's display name: Qt would add that to the title of every other window.
    return QCoreApplication.translate("MainWindow", "Chronicle annotator")
