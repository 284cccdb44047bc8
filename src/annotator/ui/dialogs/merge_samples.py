"""What comes in with a colleague's work, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.domain.annotations import Anchoring
from annotator.domain.merges import Effect, MergePreview, MergeSample, SaidSample
from annotator.domain.reviews import Decision, Remark
from annotator.ui.dialogs.dialog_table import DialogTable
from annotator.ui.item_models.exchange_columns import SAMPLE_COLUMNS, sample_drawing
from annotator.ui.item_models.ticking_model import TickingModel
from annotator.ui.item_models.words import with_count

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.domain.merges import MergeCounts

    Kind = tuple[Sequence[MergeSample | SaidSample], int]
    """What is kept of a kind, and how much of it there is."""

_QUOTE, _DETAILS, _DOCUMENT = 2, 3, 5  # columns
_QUOTE_WIDTH, _DOCUMENT_WIDTH = 10, 7  # Chinese characters


def _everything(preview: MergePreview) -> Kind:
    """Return all that comes in, and the conflicts in which ours holds."""
    counts = preview.counts
    return [*preview.samples, *preview.said], counts.total + counts.held


def _of(
    is_wanted: Callable[[MergeSample], bool], count: Callable[[MergeCounts], int]
) -> Callable[[MergePreview], Kind]:
    return lambda preview: ([*filter(is_wanted, preview.samples)], count(preview.counts))


def _said(
    said: type[Decision | Remark], count: Callable[[MergeCounts], int]
) -> Callable[[MergePreview], Kind]:
    return lambda preview: (
        [one for one in preview.said if isinstance(one.said, said)],
        count(preview.counts),
    )


def _is_to_check(one: MergeSample) -> bool:
    comes_in = one.effect is not None and not one.theirs.removed
    return comes_in and one.anchoring is not Anchoring.SOUND


_KINDS: Final[tuple[Callable[[MergePreview], Kind], ...]] = (
    _everything,
    _of(lambda one: one.conflict, lambda counts: counts.conflicts),
    _of(_is_to_check, lambda counts: counts.to_check),
    _of(lambda one: one.effect is Effect.NEW, lambda counts: counts.new),
    _of(lambda one: one.effect is Effect.CHANGED, lambda counts: counts.changed),
    _of(lambda one: one.effect is Effect.DELETED, lambda counts: counts.deleted),
    _said(Decision, lambda counts: counts.decisions),
    _said(Remark, lambda counts: counts.remarks),
)


class MergeSamples(QWidget):
    """A table of one kind or of all; where it is not the whole, that is said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: MergePreview | None = None
        self._model = TickingModel[MergeSample | SaidSample](
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
        found, in_all = _KINDS[max(0, self._kind.currentIndex())](self._preview)
        self._model.show_rows(found)
        self.table.fit_columns(
            stretched=_DETAILS, widths={_QUOTE: _QUOTE_WIDTH, _DOCUMENT: _DOCUMENT_WIDTH}
        )
        number = QLocale().toString
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
            self.tr("Decisions"),
            self.tr("Remarks"),
        )
        for number, (word, kind) in enumerate(zip(words, _KINDS, strict=True)):
            in_all = kind(self._preview)[1] if self._preview else 0
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
