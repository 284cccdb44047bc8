"""The agreement window: how well people agree, as heat maps; what they differ in, as a list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from annotator.domain.agreements import SCOPES, Measure
from annotator.domain.errors import ProblemForUser
from annotator.ui.dialogs import agreement_counting, ask, waiting
from annotator.ui.dialogs.agreement_choices import AgreementChoices
from annotator.ui.dialogs.counting_window import CountingWindow
from annotator.ui.dialogs.disagreement_table import DisagreementTable
from annotator.ui.dialogs.figure_tiles import FigureTiles
from annotator.ui.dialogs.heat_map_view import HeatMapView
from annotator.ui.dialogs.translated_dialog import paragraph
from annotator.ui.foundation.message_bar import Choice, Message, MessageKind
from annotator.ui.foundation.open_outside import open_file, show_in_folder
from annotator.ui.item_models.agreement_maps import pair_name
from annotator.ui.item_models.heat_map_model import HeatMapModel
from annotator.ui.item_models.words import local_time, measure_meaning, measure_word, type_word
from annotator.workflows import export_agreement

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QHideEvent, QShowEvent

    from annotator.ui.dialogs.agreement_counting import Counted, Listed
    from annotator.ui.foundation.background import Background, Task
    from annotator.ui.item_models.agreement_maps import AgreementMaps, HeatCell
    from annotator.workflows.agreement import AgreementReport
    from annotator.workflows.session import Session

_WIDTH, _HEIGHT = 64, 44  # Chinese characters
_TWO: Final = 2


class AgreementWindow(CountingWindow):
    """It counts again when one asks for it.

    Signals:
        go_to: Disagreement or DisputedPlace that the reader wants to see in the text.
    """

    go_to = Signal(object)

    def __init__(
        self,
        session: Session,
        background: Background,
        parent: QWidget | None = None,
        *,
        folder: str = "",
    ) -> None:
        """Make a window that is still empty.

        Args:
            session: The project; close the window before it is closed.
            background: Where it counts and writes.
            parent: The window it belongs to.
            folder: What to propose when the workbook is written.
        """
        super().__init__(session, background, parent)
        self._folder = folder
        self._listing: Task | None = None
        self._listed: Listed | None = None
        self._maps: AgreementMaps | None = None
        self._cell: HeatCell | None = None
        self._choices = AgreementChoices(self)
        self._tiles = FigureTiles(len(Measure), self)
        self._sentence = paragraph(self)
        self._models = tuple(HeatMapModel(self) for _ in range(3))
        self._views = tuple(HeatMapView(model, self) for model in self._models)
        self._tabs = QTabWidget(self)
        self._list = DisagreementTable(self)
        self._about_list = QLabel(self)
        self._save, self._again, self._close = (
            QPushButton(self, autoDefault=False) for _ in range(3)
        )
        self._arrange()
        self._connect()
        self.retranslate()
        self.fit(_WIDTH, _HEIGHT)

    # Counting ---------------------------------------------------------------------------

    def refresh(self) -> None:
        """Count everything anew; what is shown stays until then."""
        choices = self._choices
        wanted, document_id, scope = choices.person_ids, choices.document_id, choices.scope
        self._count(
            lambda progress: agreement_counting.count(
                self._session, wanted, document_id, scope, progress
            ),
            self._take,
        )

    def retranslate(self) -> None:
        """Name everything."""
        self.setWindowTitle(self.tr("Agreement"))
        for number, title in enumerate((self.tr("Pairs"), self.tr("Types"), self.tr("Sections"))):
            self._tabs.setTabText(number, title)
            self._views[number].setAccessibleName(title)
        types = [type_word(scope) if scope else self.tr("All types") for scope in SCOPES]
        for model, columns in zip(self._models, ((), types, ()), strict=True):
            model.name(self.tr("All together"), columns)
        for tile, measure in zip(self._tiles.tiles, Measure, strict=True):
            tile.name(measure_word(measure), measure_meaning(measure))
        self._save.setText(self.tr("&Save as workbook…"))
        self._again.setText(self.tr("Count &again"))
        self._close.setText(self.tr("Close"))
        self._list.setAccessibleName(self.tr("Disagreements"))
        self._list.retranslate()
        self._say_list()
        self._show_cell()
        self._say_state()

    def showEvent(self, event: QShowEvent) -> None:
        """List what was not listed to the end when it was hidden."""
        super().showEvent(event)
        if self._listing is not None:
            self._list_disagreements()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: stop listing, too."""
        super().hideEvent(event)
        if self._listing is not None:
            self._listing.cancel()

    # Inside -----------------------------------------------------------------------------

    def _take(self, counted: Counted) -> None:
        self._maps = maps = counted.maps
        people = maps.report.people if maps else ()
        self._choices.show_known(counted.documents, counted.people, people)
        self._cell = None
        shown = (maps.pairs, maps.types, maps.sections) if maps else (None, None, None)
        for model, one in zip(self._models, shown, strict=True):
            model.show_map(one)
        self.retranslate()
        self._list_disagreements()
        current = self._views[self._tabs.currentIndex()]
        current.choose_first()

    def _choose(self, cell: HeatCell) -> None:
        """Show the numbers of a cell, and what lowers them."""
        self._cell = cell
        self._show_cell()
        self._list_disagreements()

    def _list_disagreements(self) -> None:
        if self._listing is not None:
            self._listing.cancel()
        maps, cell = self._maps, self._cell
        if maps is None or cell is None:
            self._take_list(None, None)
            return
        measure = self._choices.measure
        task = self._background.task(
            lambda progress: agreement_counting.disagreements(
                self._session, maps.report, cell.target, measure, progress
            )
        )
        task.succeeded.connect(partial(self._take_list, maps.report))
        self._listing = task
        task.start()

    def _take_list(self, report: AgreementReport | None, listed: Listed | None) -> None:
        self._listing, self._listed = None, listed
        self._list.show_listed(report, listed)
        self._say_list()

    def _remeasure(self) -> None:
        for model in self._models:
            model.set_measure(self._choices.measure)
        self._list_disagreements()

    def _show_cell(self) -> None:
        cell = self._cell
        for tile, measure in zip(self._tiles.tiles, Measure, strict=True):
            value = cell.scores[measure] if cell else None
            tile.show_figure("—" if value is None else f"{value:.3f}", value)
        self._sentence.setText(self._about(cell) if cell else self._why_empty())

    def _about(self, cell: HeatCell) -> str:
        """What the numbers are about, and how far they bear."""
        if self._maps is None:
            return ""
        target, sample = cell.target, cell.scores.sample
        report = self._maps.report
        names = (
            pair_name(report, target.people) if target.people else self.tr("All people together")
        )
        kind = type_word(target.scope) if target.scope else self.tr("all types")
        words = self.tr("{people}, {type}: {identical} of {all} annotations are identical.")
        told = words.format(
            people=names,
            type=kind,
            identical=f"{cell.scores.identical:,}",
            all=f"{sample.annotations:,}",
        )
        if sample.enough:
            return told
        small = self.tr(
            "A small sample: it takes {needed} annotations to say more than about these."
        )
        return f"{told} {small.format(needed=f'{sample.needed:,}')}"

    def _why_empty(self) -> str:
        if self._counted is None:
            return ""
        if self._maps is None:
            return self.tr("Two people must have annotated something in this project.")
        return self.tr("Choose a number to see what lies behind it.")

    def _say_list(self) -> None:
        listed = self._listed
        if listed is None:
            self._about_list.clear()
        elif len(listed.people) == _TWO:
            self._about_list.setText(self.tr("%Ln disagreement(s)", "", len(listed.rows)))
        else:
            words = self.tr("%Ln place(s) that not all have alike", "", len(listed.rows))
            self._about_list.setText(words)

    def _say_state(self) -> None:
        self._again.setEnabled(self._task is None)
        self._save.setEnabled(self._maps is not None)
        if self._task is not None:
            self._state.setText(self.tr("Counting…"))
        elif self._maps is not None:
            words = (
                self.tr("As of {time}; changed since")
                if self._is_stale
                else self.tr("As of {time}")
            )
            self._state.setText(words.format(time=local_time(self._maps.report.at)))
        else:
            self._state.setText("")

    def _write(self) -> None:
        """Ask for a file and write the workbook."""
        if self._maps is None:
            return
        report, session = self._maps.report, self._session
        name = self.tr("{project} agreement").format(project=session.project.title)
        kinds = [(self.tr("Excel workbook"), "*.xlsx")]
        title = self.tr("Save the agreement")
        path = ask.choose_export(self, title, self._folder, name, kinds)
        if path is None:
            return
        self._folder = str(path.parent)
        self.folder_chosen.emit(self._folder)
        try:
            written = waiting.carry_out(
                self._background,
                lambda progress: export_agreement.export_agreement(
                    session, report, path, progress=progress
                ),
                self,
                self.tr("Writing {name}…").format(name=path.name),
            )
        except ProblemForUser as problem:
            # The bar of the main window may be hidden behind this one.
            self._bar.show_problem(problem)
            return
        if written is not None:
            self._tell(path)

    def _tell(self, path: Path) -> None:
        self._bar.show_message(
            Message(
                "written",
                MessageKind.SUCCESS,
                lambda: self.tr("{name} was written.").format(name=path.name),
                (
                    Choice(lambda: self.tr("&Open"), lambda: open_file(path)),
                    Choice(lambda: self.tr("Show in &folder"), lambda: show_in_folder(path)),
                ),
            )
        )

    def _connect(self) -> None:
        self._choices.counted_anew.connect(self.refresh)
        self._choices.measure_chosen.connect(self._remeasure)
        for view in self._views:
            view.chosen.connect(self._choose)
        self._tabs.currentChanged.connect(self._choose_in_tab)
        self._list.reached.connect(self.go_to)
        self._save.clicked.connect(self._write)
        self._again.clicked.connect(self.refresh)

    def _choose_in_tab(self, number: int) -> None:
        """Another map, another number: the one chosen there last, or the first."""
        view = self._views[number]
        cell = self._models[number].cell(view.currentIndex())
        if cell is None:
            view.choose_first()
        else:
            self._choose(cell)

    def _arrange(self) -> None:
        for view in self._views:
            self._tabs.addTab(view, "")
        self._tabs.setDocumentMode(True)
        self._state.setContentsMargins(0, 0, 0, 6)
        self._tabs.setCornerWidget(self._state)
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._about_list)
        column.addWidget(self._list, 1)
        heads = (self._choices, self._tiles, self._sentence)
        self._lay_out(heads, (self._tabs, below), (self._save, self._again, self._close))
