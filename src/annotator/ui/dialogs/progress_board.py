"""The progress board: who has annotated, reviewed, finished what, and what waits for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from annotator.domain.progress_reports import ProgressReport, Tally, together
from annotator.ui.dialogs.counting_window import CountingWindow
from annotator.ui.dialogs.figure_tiles import FigureTiles
from annotator.ui.dialogs.progress_papers import ProgressPapers
from annotator.ui.dialogs.progress_plots import ProgressPlots
from annotator.ui.dialogs.progress_tables import ProgressTables
from annotator.ui.foundation.offers import offer
from annotator.ui.item_models.figures_model import share_text
from annotator.ui.item_models.progress_figures import ReturnRow
from annotator.ui.item_models.section_progress_model import branches
from annotator.ui.item_models.words import local_time
from annotator.workflows import browse, progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent

    from annotator.domain.progress import Progress
    from annotator.domain.progress_reports import OpenReturn
    from annotator.ui.foundation.background import Background
    from annotator.workflows.session import Session

_WIDTH, _HEIGHT = 72, 46  # in Chinese characters
_QUIET_MS: Final = 2_000  # after a change, before everything is counted anew
_TILES: Final = 6


class ProgressBoard(CountingWindow):
    """It counts again after changes.

    Signals:
        go_to: Document id and key of an annotation that the reader wants to see.
        go_to_section: Document id and first code point of a section.
    """

    go_to = Signal(str, int)
    go_to_section = Signal(str, int)

    def __init__(
        self,
        session: Session,
        background: Background,
        parent: QWidget | None = None,
        *,
        folder: str = "",
    ) -> None:
        """Make a board that is still empty.

        Args:
            session: The project; close the board before it is closed.
            background: Where it counts and writes.
            parent: The window it belongs to.
            folder: What to propose when something is written.
        """
        super().__init__(session, background, parent)
        self._report: ProgressReport | None = None
        self._known: tuple[tuple[str, str], ...] = ()
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self.refresh)
        self._papers = ProgressPapers(session, background, self._bar, self)
        self._papers.folder = folder
        self._papers.folder_chosen.connect(self.folder_chosen)
        self._documents, self._people = QComboBox(self), QComboBox(self)
        self._about_documents, self._about_people = QLabel(self), QLabel(self)
        self._tiles = FigureTiles(_TILES, self)
        self._plots = ProgressPlots(self)
        self._tables = ProgressTables(self)
        self._buttons = tuple(QPushButton(self, autoDefault=False) for _ in range(3))
        self._arrange()
        self._connect()
        self.retranslate()
        self.fit(_WIDTH, _HEIGHT)

    def refresh(self) -> None:
        """Count everything anew; what is shown stays until then."""
        chosen = self._documents.currentData()
        ids = None if chosen is None else [chosen]

        def count(telling: Progress) -> tuple[ProgressReport, tuple[tuple[str, str], ...]]:
            known = browse.documents(self._session)
            return (
                progress.progress(self._session, document_ids=ids, progress=telling),
                tuple((one.document.id, one.document.title) for one in known),
            )

        self._count(count, self._take)

    def follow(self, *_change: object) -> None:
        """Count anew once it is quiet, or when it is looked at again."""
        super().follow()
        if self.isVisible():
            self._quiet.start()

    def retranslate(self) -> None:
        """Name everything."""
        self.setWindowTitle(self.tr("Progress"))
        self._about_documents.setText(self.tr("&Document"))
        self._about_people.setText(self.tr("&Person"))
        for combo, everything in (
            (self._documents, self.tr("All documents")),
            (self._people, self.tr("Everyone")),
        ):
            if not combo.count():
                combo.addItem("", None)
            combo.setItemText(0, everything)
        names = (self.tr("&Save as workbook…"), self.tr("&Opinion sheet…"), self.tr("Close"))
        for button, name in zip(self._buttons, names, strict=True):
            button.setText(name)
        self._plots.retranslate()
        self._tables.retranslate()
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Count what has changed when it is looked at again."""
        self._quiet.stop()
        super().hideEvent(event)

    # Inside -----------------------------------------------------------------------------

    @property
    def _is_due(self) -> bool:
        return self._is_stale

    def _take(self, counted: tuple[ProgressReport, tuple[tuple[str, str], ...]]) -> None:
        self._report, known = counted
        chosen = self._documents.currentData()
        if known != self._known:
            self._known = known
            offer(self._documents, known)
        people = [(one.person.id, one.person.name) for one in self._report.people]
        offer(self._people, people)
        if self._documents.currentData() != chosen:  # the document was removed
            self.refresh()
        else:
            self._show()

    def _show(self) -> None:
        """Show the report, as far as it concerns the person chosen."""
        self._say_state()
        for button in self._buttons[:2]:
            button.setEnabled(self._report is not None)
        report, person = self._report, self._people.currentData()
        if report is None:
            self._show_tiles(Tally())
            return
        tree = branches(report.documents, person, self.tr("Before the first heading"))
        self._show_tiles(together(branch.tally for branch in tree))
        names = {one.person.id: one.person.name for one in report.people}
        days = [day for day in report.days if person in (None, day.person_id)]
        self._plots.show_branches(tree)
        self._plots.show_days(days, names)
        self._tables.show_people(report.people)
        self._tables.show_sections(tree)
        returns = [one for one in report.returns if person in (None, one.author_id)]
        self._tables.show_returns(_return_rows(returns, report, names))

    def _show_tiles(self, tally: Tally) -> None:
        number = QLocale().toString
        tiles: tuple[tuple[str, str, str, float | None], ...] = (
            (number(tally.total), self.tr("Annotations"), "", None),
            (
                _percent(tally.share_reviewed),
                self.tr("Reviewed"),
                self.tr("Share about which a decision stands"),
                tally.share_reviewed,
            ),
            (
                _percent(tally.share_finished),
                self.tr("Finished"),
                self.tr("Share accepted, or settled in the final version"),
                tally.share_finished,
            ),
            (
                _percent(tally.share_final),
                self.tr("Final"),
                self.tr("Share settled in the final version"),
                tally.share_final,
            ),
            (
                number(tally.to_review),
                self.tr("To review"),
                self.tr("Waiting for a reviewer"),
                None,
            ),
            (
                number(tally.to_answer),
                self.tr("To answer"),
                self.tr("Returned, or with a change proposed to the author"),
                None,
            ),
        )
        for tile, (figure, name, meaning, share) in zip(self._tiles.tiles, tiles, strict=True):
            tile.name(name, meaning)
            tile.show_figure(figure, share)

    def _say_state(self) -> None:
        if self._task is not None:
            self._state.setText(self.tr("Counting…"))
        elif self._report is not None:
            counted = self.tr("As of {time}").format(time=local_time(self._report.at))
            self._state.setText(counted)
        else:
            self._state.setText("")

    def _write_report(self) -> None:
        if self._report is not None:
            self._papers.write_report(self._report)

    def _write_opinions(self) -> None:
        report = self._report
        if report is not None:
            reviewers = [
                (one.person.id, one.person.name) for one in report.people if one.person.role.reviews
            ]
            self._papers.write_opinions(
                self._known, reviewers, document_id=self._documents.currentData()
            )

    def _connect(self) -> None:
        self._documents.activated.connect(self.refresh)
        self._people.activated.connect(self._show)
        self._tables.return_chosen.connect(self.go_to)
        self._tables.section_chosen.connect(self.go_to_section)
        save, opinions, _ = self._buttons
        save.clicked.connect(self._write_report)
        opinions.clicked.connect(self._write_opinions)

    def _arrange(self) -> None:
        head = QWidget(self)
        choices = QHBoxLayout(head)
        choices.setContentsMargins(0, 0, 0, 0)
        for label, combo in (
            (self._about_documents, self._documents),
            (self._about_people, self._people),
        ):
            label.setBuddy(combo)
            combo.setMinimumContentsLength(10)
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choices.addWidget(label)
            choices.addWidget(combo)
        choices.addStretch(1)
        choices.addWidget(self._state)
        self._lay_out((head, self._tiles), (self._plots, self._tables), self._buttons)


def _return_rows(
    returns: Sequence[OpenReturn], report: ProgressReport, names: dict[str, str]
) -> list[ReturnRow]:
    documents = {document.document_id: document for document in report.documents}
    several = len(documents) > 1
    rows = []
    for one in returns:
        document = documents[one.document_id]
        section = document.section_at(one.start).title
        place = " · ".join(filter(None, (document.title if several else "", section)))
        rows.append(ReturnRow(one, names.get(one.author_id, ""), place, one.days_open(report.at)))
    return rows


def _percent(share: float | None) -> str:
    return "—" if share is None else share_text(share)
