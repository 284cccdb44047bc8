"""What comes in with a colleague's work, annotation by annotation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.domain.annotations import Anchoring
from annotator.domain.merges import Effect, MergePreview, MergeSample
from annotator.ui.dialogs.dialog_table import DialogTable
from annotator.ui.item_models.exchange_columns import SAMPLE_COLUMNS, sample_drawing
from annotator.ui.item_models.ticking_model import TickingModel
from annotator.ui.item_models.words import with_count

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.domain.merges import MergeCounts

_QUOTE, _DETAILS, _DOCUMENT = 2, 3, 5  # columns
_QUOTE_WIDTH, _DOCUMENT_WIDTH = 10, 7  # Chinese characters
_KINDS: Final[tuple[tuple[Callable[[MergeSample], bool], Callable[[MergeCounts], int]], ...]] = (
    (lambda _: True, lambda counts: counts.new + counts.changed + counts.deleted),
    (lambda sample: sample.conflict, lambda counts: counts.conflicts),
    (lambda sample: sample.anchoring is not Anchoring.SOUND, lambda counts: counts.to_check),
    (lambda sample: sample.effect is Effect.NEW, lambda counts: counts.new),
    (lambda sample: sample.effect is Effect.CHANGED, lambda counts: counts.changed),
    (lambda sample: sample.effect is Effect.DELETED, lambda counts: counts.deleted),
)


class MergeSamples(QWidget):
    """A table of one kind or of all; where it is not the whole, that is said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: MergePreview | None = None
        self._model = TickingModel[MergeSample](
            SAMPLE_COLUMNS, self, may_tick=lambda _: False, drawing=sample_drawing
        )
        self.table = DialogTable(self._model, self)
        self._kind, self._about_kind, self._shown = QComboBox(self), QLabel(self), QLabel(self)
        self._kind.addItems([""] * len(_KINDS))
        self._shown.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._arrange()
        self._kind.currentIndexChanged.connect(self._list)

    def show_preview(self, preview: MergePreview) -> None:
        """Show what another file, or the same with other answers, would bring."""
        self._preview = preview
        self.table.setColumnHidden(_DOCUMENT, len(preview.documents) < 2)  # noqa: PLR2004 - one
        self._name_kinds()
        self._list()

    def retranslate(self) -> None:
        """Name everything."""
        self._about_kind.setText(self.tr("&Show"))
        self._name_kinds()
        self._model.retranslate()
        self._list()

    def _list(self) -> None:
        if self._preview is None:
            return
        is_wanted, count = _KINDS[max(0, self._kind.currentIndex())]
        found = [sample for sample in self._preview.samples if is_wanted(sample)]
        self._model.show_rows(found)
        self.table.fit_columns(
            stretched=_DETAILS, widths={_QUOTE: _QUOTE_WIDTH, _DOCUMENT: _DOCUMENT_WIDTH}
        )
        in_all, number = count(self._preview.counts), QLocale().toString
        self._shown.setText(
            self.tr("The first {shown} of {count} are shown.").format(
                shown=number(len(found)), count=number(in_all)
            )
            if len(found) < in_all
            else ""
        )

    def _name_kinds(self) -> None:
        words = (
            self.tr("Everything"),
            self.tr("Conflicts"),
            self.tr("Places to check"),
            self.tr("New"),
            self.tr("Changed"),
            self.tr("Removed"),
        )
        for number, (word, (_, count)) in enumerate(zip(words, _KINDS, strict=True)):
            in_all = count(self._preview.counts) if self._preview else 0
            self._kind.setItemText(number, with_count(word, in_all))

    def _arrange(self) -> None:
        self._about_kind.setBuddy(self._kind)
        choice = QHBoxLayout()
        choice.addWidget(self._about_kind)
        choice.addWidget(self._kind)
        choice.addWidget(self._shown, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(8, 8, 8, 8)
        rows.addLayout(choice)
        rows.addWidget(self.table, 1)
