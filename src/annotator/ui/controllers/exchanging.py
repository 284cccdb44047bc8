"""Send one's work to a colleague, and take a colleague's work in: first to be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from annotator.domain.clock import utc_now
from annotator.domain.errors import ProjectReadOnly
from annotator.domain.merges import MergePreview
from annotator.domain.review_queues import QueueKind
from annotator.ui.controllers import undoing
from annotator.ui.controllers.merge_words import merge_words, package_words
from annotator.ui.controllers.projects import PACKAGE_ENDING
from annotator.ui.dialogs import ask, merge_preview, send_package, waiting
from annotator.ui.foundation.message_bar import Choice, Message, MessageBar, MessageKind
from annotator.ui.foundation.open_outside import show_in_folder
from annotator.workflows import browse, merge, packages, people

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from annotator.domain.merges import MergeResult
    from annotator.domain.packages import PackageChoice, PackageSummary
    from annotator.ui.controllers.commands import Commands
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.foundation.background import Task
    from annotator.ui.foundation.settings_store import SettingsStore
    from annotator.workflows.packages import PackageOutlook
    from annotator.workflows.session import Session


class Exchanging(QObject):
    """Packs, and merges; everything takes place in the background.

    Signals:
        queue_wanted: The kind of the review queue in which something waits.
    """

    queue_wanted = Signal(object)

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
        self._command = commands["send_package"]
        commands.on({"send_package": self.send})
        desk.session_changed.connect(self._refresh)
        desk.document_changed.connect(self._refresh)
        self._refresh()

    # Sending

    def send(self) -> None:
        """Ask what to send and where to, and write the package."""
        session = self._desk.session
        if session is None:
            return
        choice = self._ask_choice(session)
        path = self._ask_path(session) if choice is not None else None
        if choice is None or path is None:
            return
        summary = waiting.carry_out(
            self._desk.background,
            lambda progress: packages.send(session, path, choice, progress=progress),
            self._window,
            self.tr("Packing {name}…").format(name=path.name),
        )
        if summary is not None:
            self._tell_sent(path, summary)

    def _ask_choice(self, session: Session) -> PackageChoice | None:
        own = session.person.id if session.person else None
        dialog = send_package.SendPackageDialog(
            [(one.id, one.name) for one in people.everyone(session)],
            own,
            [(one.document.id, one.document.title) for one in browse.documents(session)],
            self._window,
        )

        looking: list[Task] = []  # the last look; none before it matters any more

        def drop() -> None:
            while looking:
                looking.pop().cancel()

        def look(choice: PackageChoice) -> None:
            def show(outlook: PackageOutlook) -> None:
                dialog.show_outlook(choice, outlook)

            drop()
            task = self._desk.background.task(lambda _: packages.outlook(session, choice))
            task.succeeded.connect(show)
            looking.append(task)
            task.start()

        dialog.outlook_wanted.connect(look)
        dialog.finished.connect(drop)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        choice = dialog.choice if accepted else None
        dialog.deleteLater()
        return choice

    def _ask_path(self, session: Session) -> Path | None:
        who = session.person.name if session.person else ""
        today = utc_now().astimezone().strftime("%Y-%m-%d")
        name = " ".join(part for part in (session.project.title, who, today) if part)
        path = ask.choose_export(
            self._window,
            self.tr("Save the package"),
            self._settings.settings.exchange_folder,
            name,
            [(self.tr("Packages"), f"*{PACKAGE_ENDING}")],
        )
        if path is not None:
            self._settings.change(exchange_folder=str(path.parent))
        return path

    def _tell_sent(self, path: Path, summary: PackageSummary) -> None:
        self._bar.show_message(
            Message(
                "sent",
                MessageKind.SUCCESS,
                lambda: package_words(path.name, summary),
                (Choice(lambda: self.tr("Show in &folder"), lambda: show_in_folder(path)),),
            )
        )

    # Taking in

    def take_in(self, path: Path) -> None:
        """Show what a package or project file would bring, and merge it if that is wanted.

        Raises:
            ProblemForUser: It cannot be read, or the open project takes no changes.
        """
        session = self._desk.session
        if session is None:
            return
        if session.read_only:
            raise ProjectReadOnly(path=session.path)
        seen = self._look(session, path, {}, self._window)
        if seen is None:
            return
        if seen.is_known:
            self._say_known(path)
            return
        wanted = merge_preview.ask_merge(
            self._window,
            seen,
            session.project.title,
            lambda answers, parent: self._look(session, path, answers, parent),
            is_empty=not browse.documents(session),
        )
        if wanted is not None:
            self._merge(session, wanted)

    def _look(
        self, session: Session, path: Path, answers: Mapping[str, bool], parent: QWidget
    ) -> MergePreview | None:
        seen = waiting.wait_for(
            self._desk.background.task(
                lambda progress: merge.preview(
                    session, path, same_document=answers, progress=progress
                )
            ),
            parent,
            self.tr("Looking into {name}…").format(name=path.name),
        )
        return seen if isinstance(seen, MergePreview) else None

    def _merge(self, session: Session, wanted: MergePreview) -> None:
        result = waiting.carry_out(
            self._desk.background,
            lambda progress: merge.merge(session, wanted, progress=progress, initiator=self),
            self._window,
            self.tr("Taking in {name}…").format(name=wanted.path.name),
        )
        if result is None:
            return
        if self._desk.document is None:
            known = browse.documents(session)
            if known:
                self._desk.show_document(known[0].document.id)
        self._tell_merged(session, wanted, result)

    def _tell_merged(self, session: Session, wanted: MergePreview, result: MergeResult) -> None:
        counts, change_set = result.counts, result.change_set
        if change_set is None:
            self._say_known(wanted.path)
            return
        choices = [undoing.undo_choice(self._desk, session, change_set, window=self._window)]
        if counts.to_settle:
            choices.append(self._to_queue(QueueKind.CONFLICTS))
        elif counts.to_check:
            choices.append(self._to_queue(QueueKind.PLACES))
        waits = counts.to_settle or counts.to_check
        self._bar.show_message(
            Message(
                "merged",
                MessageKind.WARNING if waits else MessageKind.SUCCESS,
                lambda: merge_words(wanted, result),
                tuple(choices),
            )
        )

    def _to_queue(self, kind: QueueKind) -> Choice:
        return Choice(
            lambda: (
                self.tr("Look at &conflicts")
                if kind is QueueKind.CONFLICTS
                else self.tr("&Check places")
            ),
            lambda: self.queue_wanted.emit(kind),
        )

    def _say_known(self, path: Path) -> None:
        self._bar.show_message(
            Message(
                "merged",
                MessageKind.INFO,
                lambda: self.tr(
                    "Everything in {name} is here already. Nothing was changed."
                ).format(name=path.name),
            )
        )

    def _refresh(self) -> None:
        session = self._desk.session
        has_text = session is not None and self._desk.document is not None
        self._command.setEnabled(has_text)
