"""What a colleague's file would bring, shown before anything is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import ProblemForUser
from annotator.domain.merges import DocumentMatch, Match, MergePreview
from annotator.ui.dialogs.dialog_table import DialogTable
from annotator.ui.dialogs.figure_tiles import FigureTiles
from annotator.ui.dialogs.merge_notes import merge_notes
from annotator.ui.dialogs.merge_samples import MergeSamples
from annotator.ui.dialogs.note_list import NoteList
from annotator.ui.dialogs.translated_dialog import TranslatedDialog, paragraph
from annotator.ui.foundation.translation import problem_sentence
from annotator.ui.item_models.exchange_columns import DOCUMENT_COLUMNS
from annotator.ui.item_models.ticking_model import TickingModel
from annotator.ui.item_models.words import local_time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from annotator.ui.dialogs.note_list import Note

    Again = Callable[[Mapping[str, bool], QWidget], MergePreview | None]
    """Looks at the file anew with other answers; None if that was stopped."""

_WIDTH, _HEIGHT = 68, 38  # in Chinese characters
_LARGER: Final = 1.2
_TITLE, _HERE = 0, 1  # columns of documents
_TITLE_WIDTH: Final = 13  # Chinese characters


class MergePreviewDialog(TranslatedDialog):
    """Figures, what is to be known, and behind two tabs what comes in, and every document."""

    def __init__(
        self,
        preview: MergePreview,
        into: str,
        again: Again,
        parent: QWidget | None = None,
        *,
        is_empty: bool = False,
    ) -> None:
        """Make the dialog.

        Args:
            preview: What is to be shown.
            into: Title of the open project.
            again: Looks at the file anew, after a document was said to be the same or not.
            parent: The window it belongs to.
            is_empty: Whether the project has no documents yet.
        """
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._preview = preview
        self._into = into
        self._is_empty = is_empty
        self._again = again
        self._problem: ProblemForUser | None = None
        self._head, self._from = QLabel(self), paragraph(self)
        self._tiles = FigureTiles(7, self)
        self._notes = NoteList(self)
        self._tabs = QTabWidget(self)
        self._samples = MergeSamples(self)
        self._documents = TickingModel[DocumentMatch](
            DOCUMENT_COLUMNS, self, may_tick=lambda one: one.match is Match.LIKELY
        )
        self._document_table = DialogTable(self._documents, self)
        self._about_documents = paragraph(self)
        self._promise = paragraph(self)
        self._merge = QPushButton(self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._buttons.addButton(self._merge, QDialogButtonBox.ButtonRole.AcceptRole)
        self._arrange()
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._documents.ticked.connect(self._answer)
        self.retranslate()
        self._begin()
        self.fit(_WIDTH, _HEIGHT)

    @property
    def preview(self) -> MergePreview:
        """What is shown, with the answers given."""
        return self._preview

    def retranslate(self) -> None:
        """Say everything."""
        self.setWindowTitle(self.tr("Take in a colleague's work"))
        self._about_documents.setText(
            self.tr(
                "Tick a document if it is the same as the one of its title here: its annotations "
                "move into your text. Left clear, it comes along as a document of its own."
            )
        )
        self._promise.setText(
            self.tr(
                "A checked copy of your project is put aside first; afterwards one step undoes "
                "the whole. The colleague's file is only read."
            )
        )
        self._merge.setText(self.tr("&Take in"))
        self._samples.retranslate()
        self._documents.retranslate()
        self._name_tiles()
        self._show()

    # Inside -----------------------------------------------------------------------------

    def _begin(self) -> None:
        """Put what matters most in front."""
        is_question = any(one.match is Match.LIKELY for one in self._preview.documents)
        if is_question or not (self._preview.samples or self._preview.said):
            self._tabs.setCurrentIndex(1)
        else:
            self._samples.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        preview = self._preview
        sender = preview.sender or preview.path.name
        self._head.setText(self.tr("Work of {name}").format(name=sender))
        self._from.setText(self._origin())
        self._show_figures()
        self._notes.show_notes([*self._told()])
        self._samples.show_preview(preview)
        self._documents.show_ticked(preview.documents, lambda one: one.is_same)
        self._about_documents.setVisible(
            any(one.match is Match.LIKELY for one in preview.documents)
        )
        self._document_table.fit_columns(stretched=_HERE, widths={_TITLE: _TITLE_WIDTH})
        self._name_tabs()

    def _told(self) -> Iterator[Note]:
        if self._problem is not None:
            yield True, problem_sentence(self._problem)
        yield from merge_notes(self._preview, self._into, is_empty=self._is_empty)

    def _origin(self) -> str:
        preview = self._preview
        if preview.made_at is None:
            return self.tr(
                "Project file {file} (“{project}”) comes into your project “{into}”."
            ).format(file=preview.path.name, project=preview.project, into=self._into)
        return self.tr(
            "Package {file} from “{project}”, packed {time}, comes into your project “{into}”."
        ).format(
            file=preview.path.name,
            project=preview.project,
            time=local_time(preview.made_at),
            into=self._into,
        )

    def _show_figures(self) -> None:
        counts = self._preview.counts
        figures = (
            counts.new,
            counts.changed,
            counts.deleted,
            counts.decisions,
            counts.remarks,
            counts.conflicts,
            counts.to_check,
        )
        for tile, figure in zip(self._tiles.tiles, figures, strict=True):
            tile.show_figure(QLocale().toString(figure))
            tile.setEnabled(bool(figure))

    def _name_tiles(self) -> None:
        names = (
            (self.tr("new"), self.tr("Annotations that are not here yet")),
            (self.tr("changed"), self.tr("Annotations that say something else afterwards")),
            (self.tr("removed"), self.tr("Annotations that were removed there")),
            (self.tr("decisions"), self.tr("Accepted, returned, amended, answered or taken back")),
            (self.tr("remarks"), self.tr("Remarks on annotations")),
            (self.tr("conflicts"), self.tr("Annotations changed both here and there")),
            (self.tr("to check"), self.tr("Annotations where the characters of the texts differ")),
        )
        for tile, (name, meaning) in zip(self._tiles.tiles, names, strict=True):
            tile.name(name, meaning)

    def _name_tabs(self) -> None:
        number = QLocale().toString
        coming = self._preview.counts.total
        names = (
            self.tr("What comes in ({count})").format(count=number(coming)),
            self.tr("Documents ({count})").format(count=number(len(self._preview.documents))),
        )
        tables = (self._samples.table, self._document_table)
        for place, (name, table) in enumerate(zip(names, tables, strict=True)):
            self._tabs.setTabText(place, name)
            table.setAccessibleName(name)

    def _answer(self) -> None:
        """Look at the file anew with what was ticked; turn back the tick if nothing comes of it."""
        answers = {
            one.id: self._documents.is_ticked(number)
            for number, one in enumerate(self._preview.documents)
            if one.match is Match.LIKELY
        }
        self._problem = None
        try:
            self._preview = self._again(answers, self) or self._preview
        except ProblemForUser as problem:
            self._problem = problem
        self._show()

    def _arrange(self) -> None:
        large = QFont(self._head.font())
        large.setPointSizeF(large.pointSizeF() * _LARGER)
        large.setBold(True)
        self._head.setFont(large)
        self._head.setTextFormat(Qt.TextFormat.PlainText)
        for quiet in (self._promise, self._from):
            quiet.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        page = QWidget(self)
        rows = QVBoxLayout(page)
        rows.setContentsMargins(8, 8, 8, 8)
        rows.addWidget(self._about_documents)
        rows.addWidget(self._document_table, 1)
        self._tabs.addTab(self._samples, "")
        self._tabs.addTab(page, "")
        column = QVBoxLayout(self)
        column.setSpacing(10)
        for part in (self._head, self._from, self._tiles, self._notes):
            column.addWidget(part)
        column.addWidget(self._tabs, 1)
        column.addWidget(self._promise)
        column.addWidget(self._buttons)


def ask_merge(
    parent: QWidget | None,
    preview: MergePreview,
    into: str,
    again: Again,
    *,
    is_empty: bool = False,
) -> MergePreview | None:
    """Show what would come in; the preview to merge, or None when the person turns back."""
    dialog = MergePreviewDialog(preview, into, again, parent, is_empty=is_empty)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.preview if accepted else None
    dialog.deleteLater()
    return chosen
