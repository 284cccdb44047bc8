"""The texts of a project: add them, show them, change their properties, take them out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.change_sets import Action, ChangeSet
from annotator.domain.errors import AlreadyInProject, EncodingInDoubt, ProblemForUser
from annotator.resource_files import seed
from annotator.ui.dialogs import ask, document_properties, import_preview, waiting
from annotator.ui.foundation.message_bar import Choice, Message, MessageBar, MessageKind
from annotator.ui.foundation.user_folders import documents_folder, file_name
from annotator.values import volume_year
from annotator.workflows import browse, documents, import_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from annotator.domain.documents import Document, ImportedText
    from annotator.ui.controllers.commands import Commands
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.foundation.settings_store import SettingsStore
    from annotator.workflows.session import Session

SAMPLE = "chronicle.txt"
_REVERSALS = frozenset({Action.UNDO, Action.REDO})


class Texts(QObject):
    """Brings texts into the project at hand and takes them out again."""

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
        # Set by whoever can make a project when there is none at hand.
        self.default_session: Callable[[], Session] | None = None
        self._commands = commands
        commands.on(
            {
                "import_texts": self.choose_texts,
                "open_sample": self.add_sample,
                "document_properties": self.edit_properties,
                "remove_document": self.remove_document,
                "write_original": self.write_original,
            }
        )
        desk.document_changed.connect(self._refresh_commands)
        desk.changed.connect(self._follow)
        self._refresh_commands()

    def choose_texts(self) -> None:
        """Ask which texts to add."""
        folder = self._settings.settings.import_folder
        chosen = ask.choose_files(
            self._window,
            self.tr("Add texts"),
            Path(folder) if folder else documents_folder(),
            [(self.tr("Texts"), "*.txt *.md"), (self.tr("All files"), "*")],
        )
        if chosen:
            self._settings.change(import_folder=str(chosen[0].parent))
            self.add_texts(chosen)

    def add_sample(self) -> None:
        """Add the chronicle that ships with the program."""
        self.add_texts([seed(SAMPLE)])

    def add_texts(self, paths: Sequence[Path]) -> None:
        """Add texts to the project at hand, or to the default project; show the last of them.

        A text that is there already is shown; one that cannot be read is told, and the others
        are added all the same.
        """
        session = self._session()
        shown = None
        for path in paths:
            try:
                shown = self._add(session, path) or shown
            except ProblemForUser as problem:
                self._bar.show_problem(problem)
        if shown is not None:
            self._desk.show_document(shown)

    def edit_properties(self, document_id: str | None = None) -> None:
        """Ask for title, year and places of a document."""
        session = self._desk.session
        known = self._document(document_id or self._desk.document_id)
        if session is None or known is None:
            return
        answer = document_properties.ask_document_properties(self._window, known)
        if answer is not None:
            documents.edit_document(
                session,
                known.id,
                title=answer.title,
                year=answer.year,
                places=answer.places,
                initiator=self,
            )
            if known.id == self._desk.document_id:
                self._desk.show_document(known.id)

    def remove_document(self, document_id: str | None = None) -> None:
        """Take a document out of the project after asking; undo brings it back."""
        session = self._desk.session
        known = self._document(document_id or self._desk.document_id)
        if session is None or known is None:
            return
        question = self.tr("Remove “{title}” with all its annotations? You can undo this.").format(
            title=known.title
        )
        if ask.confirm(self._window, question, self.tr("Remove")):
            documents.remove_document(session, known.id, initiator=self)

    def write_original(self) -> None:
        """Write the imported file back, byte for byte."""
        session = self._desk.session
        known = self._document(self._desk.document_id)
        if session is None or known is None:
            return
        chosen = ask.choose_file_to_save(
            self._window,
            self.tr("Write the original file"),
            documents_folder() / file_name(known.source),
            [(self.tr("All files"), "*")],
        )
        if chosen is not None:
            import_documents.write_original(session, known.id, chosen)
            name = chosen.name
            self._bar.say(lambda: self.tr("The original was written to {name}.").format(name=name))

    def _session(self) -> Session:
        if self._desk.session is None and self.default_session is not None:
            return self.default_session()
        assert self._desk.session is not None  # noqa: S101 - the window sets default_session
        return self._desk.session

    def _add(self, session: Session, path: Path) -> str | None:
        """Add one text; the id of its document, or None when the person turned back."""
        imported = self._read(path)
        if imported is None:
            return None
        year = volume_year.guess_year(imported.text)
        try:
            change_set = waiting.carry_out(
                self._desk.background,
                lambda _: import_documents.import_text(
                    session, imported, year=year, initiator=self
                ),
                self._window,
                self.tr("Adding {name}…").format(name=path.name),
                stoppable=False,
            )
        except AlreadyInProject as problem:
            return self._known(session, str(problem.values["document"]))
        if change_set is None or change_set.documents[0].after is None:
            return None
        document = change_set.documents[0].after
        self._tell_year(document)
        return document.id

    def _known(self, session: Session, title: str) -> str | None:
        """A text that is there already is not a problem: it is shown."""
        self._bar.say(
            lambda: self.tr("“{title}” is in this project already; here it is.").format(title=title)
        )
        summaries = browse.documents(session)
        return next((s.document.id for s in summaries if s.document.title == title), None)

    def _read(self, path: Path) -> ImportedText | None:
        try:
            return import_documents.read_text_file(path)
        except EncodingInDoubt:
            encoding = import_preview.ask_encoding(self._window, import_documents.preview(path))
            return import_documents.read_text_file(path, encoding=encoding) if encoding else None

    def _tell_year(self, document: Document) -> None:
        year, title = document.year, document.title
        self._bar.show_message(
            Message(
                "year",
                MessageKind.SUCCESS,
                lambda: (
                    self.tr("“{title}” was added. Dates without a year are read as {year}.").format(
                        title=title, year=year
                    )
                    if year
                    else self.tr(
                        "“{title}” was added. Say which year it is about, so that dates without "
                        "a year can be read."
                    ).format(title=title)
                ),
                (Choice(lambda: self.tr("&Change…"), lambda: self.edit_properties(document.id)),),
            )
        )

    def _follow(self, change_set: ChangeSet, _initiator: object) -> None:
        """A removed document leaves the desk; one that comes back is shown, of several the first.

        It may have been removed by hand, or with the step that had brought it.
        """
        came_back = [one.after.id for one in change_set.documents if one.after and not one.before]
        gone = [one.before.id for one in change_set.documents if one.before and not one.after]
        if came_back and change_set.action in _REVERSALS:
            self._desk.show_document(came_back[0])
        elif self._desk.document_id in gone:
            remaining = browse.documents(self._desk.session) if self._desk.session else ()
            if remaining:
                self._desk.show_document(remaining[0].document.id)
            else:
                self._desk.show_none()

    def _refresh_commands(self) -> None:
        has_document = self._desk.document is not None
        session = self._desk.session
        writable = session is not None and not session.read_only
        self._commands["write_original"].setEnabled(has_document)
        for name in ("document_properties", "remove_document"):
            self._commands[name].setEnabled(has_document and writable)

    def _document(self, document_id: str | None) -> Document | None:
        if self._desk.session is None or document_id is None:
            return None
        summaries = browse.documents(self._desk.session)
        return next((s.document for s in summaries if s.document.id == document_id), None)
