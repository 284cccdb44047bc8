"""Who did what when: in the project, a document, a section, or to one annotation."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.change_sets import Action
from annotator.ui.dialogs.dialog_table import DialogTable
from annotator.ui.dialogs.translated_dialog import TranslatedDialog, paragraph
from annotator.ui.foundation.offers import offer
from annotator.ui.item_models.history_model import HistoryColumn, HistoryModel
from annotator.ui.item_models.history_phrases import history_lines
from annotator.ui.item_models.quotes import in_one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.domain.change_sets import HistoryEntry, HistoryStep

_WIDTH, _HEIGHT = 74, 34  # in Chinese characters
_NAME_WIDTH: Final = 6  # Chinese characters
_SHARES: Final = (3, 2)
_LONGEST_QUOTE: Final = 60
_MOST_NAMED: Final = 5  # later steps
_MOST_TOLD: Final = 200  # annotations of one step


@dataclass(frozen=True, slots=True)
class Scope:
    """Of what the history is told; None does not restrict.

    Attributes:
        key: One annotation.
        document_id: One document.
        section: Code points [start, end) of a section of that document.
    """

    label: str
    key: int | None = None
    document_id: str | None = None
    section: tuple[int, int] | None = None


class HistoryWindow(TranslatedDialog):
    """Lists steps; the one chosen is told in full, and undone where that can be.

    Signals:
        undo_requested: The HistoryStep to undo.
        place_requested: Key of the annotation to show in the text.
    """

    undo_requested = Signal(object)
    place_requested = Signal(int)

    def __init__(
        self,
        fetch: Callable[[Scope, str | None, str | None], Sequence[HistoryStep]],
        entries: Callable[[Scope, str, int], Sequence[HistoryEntry]],
        blockers: Callable[[str], Sequence[HistoryStep]],
        name_of: Callable[[HistoryStep], str],
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty window.

        Args:
            fetch: Reads the steps of a scope and a person that are older than a change set.
            entries: Reads what a step did within a scope: the first so many.
            blockers: Says which later steps depend on one.
            name_of: Says what a step is called.
            parent: The window it belongs to.
        """
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._fetch = fetch
        self._entries = entries
        self._blockers = blockers
        self._name_of = name_of
        self._scopes: tuple[Scope, ...] = ()
        self._scope = QComboBox(self)
        self._person = QComboBox(self)
        self._person.addItem("", None)
        self._about_scope = QLabel(self)
        self._about_person = QLabel(self)
        self._model = HistoryModel(name_of, self)
        self._list = DialogTable(self._model, self)
        self._page = QTextBrowser(self)
        self._page.setOpenLinks(False)
        self._hint = paragraph(self)
        self._undo = QPushButton(self)
        self._undo.setAutoDefault(False)  # Enter in a list must not undo anything
        self._arrange()
        self._scope.currentIndexChanged.connect(self.refresh)
        self._person.currentIndexChanged.connect(self.refresh)
        self._list.selectionModel().currentRowChanged.connect(self._show_step)
        self._page.anchorClicked.connect(lambda url: self.place_requested.emit(int(url.path())))
        self._undo.clicked.connect(self._ask_undo)
        self.retranslate()
        self.fit(_WIDTH, _HEIGHT)

    def show_choices(self, scopes: Sequence[Scope], people: Sequence[tuple[str, str]]) -> None:
        """Offer these scopes, the first one chosen, and people as (id, name)."""
        self._scopes = tuple(scopes)
        with QSignalBlocker(self._scope):
            self._scope.clear()
            self._scope.addItems([scope.label for scope in scopes])
        offer(self._person, people)
        self.refresh()

    def refresh(self) -> None:
        """Read the steps afresh, staying at the one chosen if it is still among the first."""
        chosen = self._chosen()
        number = self._scope.currentIndex()
        if not 0 <= number < len(self._scopes):
            self._model.show_steps(None)
            self._show_step()
            return
        scope, person = self._scopes[number], self._person.currentData()
        self._model.show_steps(lambda before: self._fetch(scope, person, before))
        self._fit_columns()
        ids = [self._model.step(row).change_set_id for row in range(self._model.rowCount())]
        row = ids.index(chosen.change_set_id) if chosen and chosen.change_set_id in ids else 0
        flag = QItemSelectionModel.SelectionFlag
        self._list.selectionModel().setCurrentIndex(
            self._model.index(row, 0), flag.ClearAndSelect | flag.Rows
        )
        if not ids:  # else whoever comes to a row is told of it
            self._show_step()

    def retranslate(self) -> None:
        """Name everything."""
        self.setWindowTitle(self.tr("History"))
        self._about_scope.setText(self.tr("&What happened in"))
        self._about_person.setText(self.tr("&by"))
        self._undo.setText(self.tr("&Undo this step"))
        self._person.setItemText(0, self.tr("Everyone"))
        self._list.setAccessibleName(self.windowTitle())
        self._model.retranslate()
        self._fit_columns()
        self._show_step()

    def _fit_columns(self) -> None:
        names = {HistoryColumn.PERSON.value: _NAME_WIDTH}
        self._list.fit_columns(stretched=HistoryColumn.STEP.value, widths=names)

    def _chosen(self) -> HistoryStep | None:
        row = self._list.currentIndex().row()
        return self._model.step(row) if 0 <= row < self._model.rowCount() else None

    def _show_step(self) -> None:
        step = self._chosen()
        self._undo.setEnabled(False)
        self._hint.clear()
        if step is None:
            self._page.setPlainText(self.tr("Nothing was done here yet."))
            return
        self._page.setHtml(self._page_of(step))
        if not step.can_undo:
            self._hint.setText(self._why_not(step))
            return
        depending = self._blockers(step.change_set_id)
        self._undo.setEnabled(not depending)
        if depending:
            words = self.tr("Cannot be undone alone: later steps build on it ({count}): {steps}.")
            names = [
                f"{self._name_of(one)} ({one.person_name or '—'})"
                for one in depending[:_MOST_NAMED]
            ]
            more = ["…"] if len(depending) > _MOST_NAMED else []
            self._hint.setText(
                words.format(count=f"{len(depending):,}", steps="; ".join([*names, *more]))
            )

    def _page_of(self, step: HistoryStep) -> str:
        """All that a step did here; of very much, the beginning."""
        entries = self._entries(
            self._scopes[self._scope.currentIndex()], step.change_set_id, _MOST_TOLD + 1
        )
        told = [_told(entry) for entry in entries[:_MOST_TOLD]]
        if len(entries) > _MOST_TOLD:
            words = self.tr("The first {count} are shown.").format(count=f"{_MOST_TOLD:,}")
            told.append(f"<p>{_escaped(words)}</p>")
        return "".join(told) or _escaped(self._name_of(step))

    def _why_not(self, step: HistoryStep) -> str:
        """Why a step cannot be undone, whatever was done since."""
        if step.reverses is not None:
            return self.tr("This was an undo or redo itself: see the step that it was about.")
        if step.received:
            return self.tr("This was done in another project file and came in by a merge.")
        if step.undone:
            return self.tr("This step was undone.")
        return self.tr("Whoever took a step undoes it: this one was taken by {name}.").format(
            name=step.person_name or "—"
        )

    def _ask_undo(self) -> None:
        step = self._chosen()
        if step is not None:
            self.undo_requested.emit(step)

    def _arrange(self) -> None:
        choices = QHBoxLayout()
        for label, combo in ((self._about_scope, self._scope), (self._about_person, self._person)):
            label.setBuddy(combo)
            choices.addWidget(label)
            choices.addWidget(combo)
        choices.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self._hint, 1)
        foot.addWidget(self._undo)
        told = QWidget(self)
        column = QVBoxLayout(told)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page, 1)
        column.addLayout(foot)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self._list)
        splitter.addWidget(told)
        splitter.setChildrenCollapsible(False)
        for number, share in enumerate(_SHARES):
            splitter.setStretchFactor(number, share)
        rows = QVBoxLayout(self)
        rows.addLayout(choices)
        rows.addWidget(splitter, 1)


def _told(entry: HistoryEntry) -> str:
    """What a step did to one annotation, under its text, which leads there."""
    (line,) = history_lines([entry])
    about = entry.after or entry.before
    head = _escaped(about.quote[:_LONGEST_QUOTE]) if about else ""
    if entry.after is not None:
        head = f'<a href="{entry.after.key}">{head}</a>'
    # That a merge brought it is the name of the step.
    phrases = line.what[entry.action is Action.MERGE :]
    what = "<br>".join(map(_escaped, phrases))
    return f'<p style="margin-top:0; margin-bottom:8px">{head}<br>{what}</p>'


def _escaped(text: str) -> str:
    return escape(in_one_line(text))
