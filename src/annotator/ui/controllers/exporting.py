"""Export: ask where to, write in the background, then offer to open the file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.ui.dialogs import ask, waiting
from annotator.ui.foundation.message_bar import Choice, Message, MessageBar, MessageKind
from annotator.ui.foundation.open_outside import open_file, show_in_folder
from annotator.workflows import browse, export_annotations

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from annotator.domain.exports import ExportResult
    from annotator.ui.controllers.commands import Commands
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.foundation.settings_store import SettingsStore


class Exporting(QObject):
    """Writes the annotations of the project for others to read."""

    def __init__(
        self,
        desk: Desk,
        commands: Commands,
        settings: SettingsStore,
        bar: MessageBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._settings = settings
        self._bar = bar
        self._window = window
        self._commands = commands
        commands.on(
            {"export": self.export, "export_document": partial(self.export, only_this=True)}
        )
        desk.session_changed.connect(self._refresh)
        desk.document_changed.connect(self._refresh)
        desk.changed.connect(
            lambda change_set, _: self._refresh() if change_set.documents else None
        )
        self._refresh()

    def export(self, *, only_this: bool = False) -> None:
        """Ask for a file and write the annotations of the project, or of this document, into it."""
        session, document_id = self._desk.session, self._desk.document_id
        if session is None:
            return
        only = [document_id] if only_this and document_id is not None else []
        path = ask.choose_export(
            self._window,
            self.tr("Export annotations"),
            self._settings.settings.export_folder,
            self._title(only_this=only_this),
            [
                (self.tr("Excel workbook"), "*.xlsx"),
                (self.tr("CSV table"), "*.csv"),
                (self.tr("JSON lines"), "*.jsonl"),
            ],
        )
        if path is None:
            return
        self._settings.change(export_folder=str(path.parent))
        result = waiting.carry_out(
            self._desk.background,
            lambda progress: export_annotations.export_annotations(
                session, path, document_ids=only, progress=progress
            ),
            self._window,
            self.tr("Writing {name}…").format(name=path.name),
        )
        if result is not None:
            self._tell(path, result)

    def _tell(self, path: Path, result: ExportResult) -> None:
        self._bar.show_message(
            Message(
                "exported",
                MessageKind.WARNING if result.shortened else MessageKind.SUCCESS,
                lambda: self._words(path, result),
                (
                    Choice(lambda: self.tr("&Open"), lambda: open_file(path)),
                    Choice(lambda: self.tr("Show in &folder"), lambda: show_in_folder(path)),
                ),
            )
        )

    def _words(self, path: Path, result: ExportResult) -> str:
        written = self.tr("%Ln annotation(s) were written to {name}.", "", result.rows)
        words = written.format(name=path.name)
        if not result.shortened:
            return words
        cut = self.tr(
            "%Ln text(s) were too long for one cell and cut; the last sheet lists them.",
            "",
            len(result.shortened),
        )
        return f"{words} {cut}"

    def _title(self, *, only_this: bool) -> str:
        """The document's title where only that is written, else the project's."""
        session, document = self._desk.session, self._desk.document
        if document is not None and (only_this or self._documents() == 1):
            return document.document.title
        return session.project.title if session else ""

    def _documents(self) -> int:
        return len(browse.documents(self._desk.session)) if self._desk.session else 0

    def _refresh(self) -> None:
        self._commands["export"].setEnabled(self._desk.session is not None)
        several = self._desk.document is not None and self._documents() > 1
        self._commands["export_document"].setEnabled(several)
