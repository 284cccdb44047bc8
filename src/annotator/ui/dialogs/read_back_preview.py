"""What a colleague wrote into a workbook, shown before anything of it is applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import ProblemForUser
from annotator.domain.read_backs import ReadBackChange, ReadBackFinding
from annotator.ui.dialogs.dialog_table import DialogTable
from annotator.ui.dialogs.note_list import Note, NoteList
from annotator.ui.dialogs.translated_dialog import TranslatedDialog, paragraph
from annotator.ui.foundation.translation import problem_sentence
from annotator.ui.item_models.exchange_columns import (
    CHANGE_COLUMNS,
    FINDING_COLUMNS,
    change_drawing,
)
from annotator.ui.item_models.figures_model import FiguresModel
from annotator.ui.item_models.ticking_model import TickingModel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from annotator.workflows.read_back import ReadBackPreview

    Again = Callable[[str, QWidget], ReadBackPreview | None]
    """Reads the workbook once more for another person; None if that was stopped."""

_WIDTH, _HEIGHT = 66, 36  # in Chinese characters
_TEXT, _DETAILS, _ID_OF_CHANGE = 1, 3, 5  # columns
_REASON, _ID = 2, 3  # columns of what is not taken
_TEXT_WIDTH, _ID_WIDTH = 11, 6  # Chinese characters


class ReadBackDialog(TranslatedDialog):
    """Whose entries, what they change, row by row and to be ticked, and what is not taken."""

    def __init__(
        self,
        preview: ReadBackPreview,
        people: Sequence[str],
        again: Again,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._preview = preview
        self._again = again
        self._problem: ProblemForUser | None = None
        self._from, self._about_name = paragraph(self), QLabel(self)
        self._name, self._typing = QComboBox(self), QLineEdit(self)
        self._name.setLineEdit(self._typing)
        self._name.addItems(list(people))
        self._use = QPushButton(self)
        self._notes = NoteList(self)
        self._tabs = QTabWidget(self)
        self._changes = TickingModel[ReadBackChange](
            CHANGE_COLUMNS, self, may_tick=lambda _: True, drawing=change_drawing
        )
        self._findings = FiguresModel[ReadBackFinding](FINDING_COLUMNS, self)
        self._change_table = DialogTable(self._changes, self)
        self._finding_table = DialogTable(self._findings, self)
        self._all, self._none, self._chosen = QPushButton(self), QPushButton(self), QLabel(self)
        self._promise = paragraph(self)
        self._apply = QPushButton(self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._buttons.addButton(self._apply, QDialogButtonBox.ButtonRole.AcceptRole)
        self._arrange()
        self._connect()
        self._take(preview)
        self.fit(_WIDTH, _HEIGHT)
        if preview.person_name:
            self._change_table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def chosen(self) -> tuple[ReadBackPreview, list[ReadBackChange]]:
        """What is shown, and what of it is ticked."""
        return self._preview, self._changes.ticked_rows()

    def retranslate(self) -> None:
        """Say everything."""
        number = QLocale().toString
        preview = self._preview
        self.setWindowTitle(self.tr("Read a workbook back"))
        read = self.tr("%Ln row(s) of {file} were read.", "", preview.rows)
        self._from.setText(read.format(file=preview.path.name))
        self._about_name.setText(self.tr("&Written by"))
        self._use.setText(self.tr("&Read under this name"))
        self._all.setText(self.tr("Tick a&ll"))
        self._none.setText(self.tr("Tick &none"))
        self._promise.setText(
            self.tr(
                "All of it becomes one step in the name of this person, after a checked copy of "
                "your project was put aside. What is changed on annotations of others becomes a "
                "proposal to their authors."
            )
        )
        findings = len(preview.findings) + preview.more_findings
        names = (
            self.tr("Changes ({count})").format(count=number(len(preview.changes))),
            self.tr("Not taken ({count})").format(count=number(findings)),
        )
        tables = (self._change_table, self._finding_table)
        for place, (name, table) in enumerate(zip(names, tables, strict=True)):
            self._tabs.setTabText(place, name)
            table.setAccessibleName(name)
        self._changes.retranslate()
        self._findings.retranslate()
        self._change_table.fit_columns(
            stretched=_DETAILS, widths={_TEXT: _TEXT_WIDTH, _ID_OF_CHANGE: _ID_WIDTH}
        )
        self._finding_table.fit_columns(
            stretched=_REASON, widths={_TEXT: _TEXT_WIDTH, _ID: _ID_WIDTH}
        )
        self._notes.show_notes([*self._told()])
        self._allow()

    # Inside -----------------------------------------------------------------------------

    def _take(self, preview: ReadBackPreview) -> None:
        self._preview = preview
        self._changes.show_ticked(preview.changes, lambda change: change.doubt is None)
        self._findings.show_rows(preview.findings)
        self._name.setEditText(preview.person_name)
        self.retranslate()

    def _told(self) -> Iterator[Note]:
        preview = self._preview
        findings = len(preview.findings) + preview.more_findings
        if self._problem is not None:
            yield True, problem_sentence(self._problem)
        if not preview.person_name:
            yield True, self.tr("Say who wrote in this workbook.")
        if not preview.recorded:
            yield (
                True,
                self.tr(
                    "The workbook has lost its record of what was exported. What the colleague "
                    "changed cannot be told from what has changed here since."
                ),
            )
        if preview.doubtful:
            yield (
                True,
                self.tr(
                    "%Ln change(s) are in doubt and left clear. Look at them before you tick them.",
                    "",
                    len(preview.doubtful),
                ),
            )
        if findings:
            yield (
                True,
                self.tr("%Ln entry(s) are not taken; the second tab says why.", "", findings),
            )
        if preview.more_findings:
            shown = self.tr("Of these, the first {count} are shown.")
            yield False, shown.format(count=QLocale().toString(len(preview.findings)))
        if not preview.changes:
            yield False, self.tr("There is nothing to apply.")
        elif preview.person_name and preview.is_new_person:
            words = self.tr("“{name}” is new in this project.")
            yield False, words.format(name=preview.person_name)

    def _typed(self) -> str:
        return self._name.currentText().strip()

    def _read_again(self) -> None:
        """Read the workbook for the person named now: who one is decides what one may do."""
        if self._typed() == self._preview.person_name or not self._typed():
            self._allow()
            return
        self._problem = None
        try:
            preview = self._again(self._typed(), self)
        except ProblemForUser as problem:
            self._problem = problem
            self._notes.show_notes([*self._told()])
            return
        if preview is not None:
            self._take(preview)

    def _allow(self) -> None:
        """What is shown can be applied when it was read for the person who is named."""
        ticked = self._changes.ticked_count
        number = QLocale().toString
        self._chosen.setText(
            self.tr("{ticked} of {count} ticked").format(
                ticked=number(ticked), count=number(len(self._preview.changes))
            )
        )
        is_other = self._typed() != self._preview.person_name
        self._use.setVisible(is_other and bool(self._typed()))
        self._apply.setEnabled(bool(ticked) and not is_other and bool(self._typed()))
        self._apply.setText(self.tr("&Apply ({count})").format(count=number(ticked)))

    def _connect(self) -> None:
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._name.editTextChanged.connect(lambda _: self._allow())
        self._name.activated.connect(lambda _: self._read_again())
        self._use.clicked.connect(self._read_again)
        # Later: the same Enter must not press the button that this makes possible.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._read_again)
        self._typing.returnPressed.connect(self._soon.start)
        self._changes.ticked.connect(lambda _: self._allow())
        for button, on in ((self._all, True), (self._none, False)):
            button.clicked.connect(lambda _=False, on=on: self._tick_all(on=on))

    def _tick_all(self, *, on: bool) -> None:
        self._changes.tick(range(self._changes.rowCount()), on=on)

    def _arrange(self) -> None:
        self._change_table.show_ends(_ID_OF_CHANGE)
        self._finding_table.show_ends(_ID)
        for quiet in (self._from, self._chosen, self._promise):
            quiet.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for button in (self._all, self._none, self._use):
            button.setAutoDefault(False)
        self._about_name.setBuddy(self._name)
        self._name.setMinimumContentsLength(14)
        self._name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        name = QHBoxLayout()
        for part in (self._about_name, self._name, self._use):
            name.addWidget(part)
        name.addWidget(self._from, 1)
        ticking = QHBoxLayout()
        ticking.addWidget(self._chosen, 1)
        ticking.addWidget(self._all)
        ticking.addWidget(self._none)
        page = QWidget(self)
        rows = QVBoxLayout(page)
        rows.setContentsMargins(8, 8, 8, 8)
        rows.addWidget(self._change_table, 1)
        rows.addLayout(ticking)
        self._tabs.addTab(page, "")
        self._finding_table.setFrameShape(QFrame.Shape.NoFrame)  # the tabs have one
        self._tabs.addTab(self._finding_table, "")
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(name)
        column.addWidget(self._notes)
        column.addWidget(self._tabs, 1)
        column.addWidget(self._promise)
        column.addWidget(self._buttons)


def ask_read_back(
    parent: QWidget | None, preview: ReadBackPreview, people: Sequence[str], again: Again
) -> tuple[ReadBackPreview, list[ReadBackChange]] | None:
    """Show what a workbook would do; what to apply, or None when the person turns back."""
    dialog = ReadBackDialog(preview, people, again, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.chosen if accepted else None
    dialog.deleteLater()
    return chosen
