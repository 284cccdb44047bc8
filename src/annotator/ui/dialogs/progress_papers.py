"""Papers about the work: the figures of the progress board, and the opinion sheet."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from annotator.domain.errors import ProblemForUser
from annotator.domain.opinion_sheets import OpinionSheetResult
from annotator.ui.dialogs import ask, opinion_choice, waiting
from annotator.ui.foundation.message_bar import Choice, Message, MessageKind
from annotator.ui.foundation.open_outside import open_file, show_in_folder
from annotator.workflows import opinion_sheet, progress

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from annotator.domain.progress import Progress
    from annotator.domain.progress_reports import ProgressReport
    from annotator.ui.dialogs.opinion_choice import OpinionChoice
    from annotator.ui.foundation.background import Background
    from annotator.ui.foundation.message_bar import MessageBar
    from annotator.workflows.session import Session


class ProgressPapers(QObject):
    """Asks for a file, writes it in the background, then offers to open it.

    Signals:
        folder_chosen: The folder that something was written to.
    """

    folder_chosen = Signal(str)

    def __init__(
        self, session: Session, background: Background, bar: MessageBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._background = background
        self._bar = bar
        self._window = window
        self.folder = ""

    def write_report(self, report: ProgressReport) -> None:
        """Write the figures of the board as a workbook."""
        path = self._chosen(
            self.tr("Save the progress"),
            self.tr("{project} progress").format(project=report.project),
            [(self.tr("Excel workbook"), "*.xlsx")],
        )
        if path is not None:
            write = progress.write_progress
            self._write(path, lambda _: write(self._session, path, report), stoppable=False)

    def write_opinions(
        self,
        documents: Sequence[tuple[str, str]],
        reviewers: Sequence[tuple[str, str]],
        *,
        document_id: str | None = None,
    ) -> None:
        """Ask which opinions, then write them; documents and reviewers are (id, name)."""
        dialog = opinion_choice.OpinionChoiceDialog(
            documents, reviewers, document_id=document_id, parent=self._window
        )
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        choice = dialog.choice
        dialog.deleteLater()
        if not accepted:
            return
        path = self._chosen(
            self.tr("Save the opinion sheet"),
            self.tr("{project} opinion sheet").format(project=self._session.project.title),
            [(self.tr("Word document"), "*.docx"), (self.tr("Excel workbook"), "*.xlsx")],
        )
        if path is not None:
            self._write(path, lambda telling: self._opinions(path, choice, telling))

    def _opinions(self, path: Path, choice: OpinionChoice, telling: Progress) -> OpinionSheetResult:
        since, zone = choice.since, self._session.clock().astimezone().tzinfo
        return opinion_sheet.write_opinion_sheet(
            self._session,
            path,
            document_ids=None if choice.document_id is None else [choice.document_id],
            person_ids=None if choice.person_id is None else [choice.person_id],
            only_open=choice.only_open,
            since=None if since is None else datetime.combine(since, time.min, zone),
            progress=telling,
        )

    def _chosen(self, title: str, name: str, kinds: Sequence[tuple[str, str]]) -> Path | None:
        path = ask.choose_export(self._window, title, self.folder, name, kinds)
        if path is not None:
            self.folder = str(path.parent)
            self.folder_chosen.emit(self.folder)
        return path

    def _write(
        self, path: Path, work: Callable[[Progress], object], *, stoppable: bool = True
    ) -> None:
        try:
            written = waiting.carry_out(
                self._background,
                lambda telling: (work(telling),),  # of a report there is nothing to tell
                self._window,
                self.tr("Writing {name}…").format(name=path.name),
                stoppable=stoppable,
            )
        except ProblemForUser as problem:
            # The bar of the main window may be hidden behind this one.
            self._bar.show_problem(problem)
            return
        if written is not None:
            self._tell(path, *written)

    def _tell(self, path: Path, result: object) -> None:
        is_cut = isinstance(result, OpinionSheetResult) and bool(result.shortened)
        self._bar.show_message(
            Message(
                "written",
                MessageKind.WARNING if is_cut else MessageKind.SUCCESS,
                lambda: self._words(path, result),
                (
                    Choice(lambda: self.tr("&Open"), lambda: open_file(path)),
                    Choice(lambda: self.tr("Show in &folder"), lambda: show_in_folder(path)),
                ),
            )
        )

    def _words(self, path: Path, result: object) -> str:
        if not isinstance(result, OpinionSheetResult):
            return self.tr("The progress was written to {name}.").format(name=path.name)
        written = self.tr("%Ln opinion(s) were written to {name}.", "", result.counts.listed)
        words = written.format(name=path.name)
        if not result.shortened:
            return words
        cut = self.tr(
            "%Ln of them had a text too long for one cell, which was cut.",
            "",
            len(result.shortened),
        )
        return f"{words} {cut}"
