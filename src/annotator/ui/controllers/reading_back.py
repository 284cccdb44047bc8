"""Read back a workbook that a colleague wrote in: first a list, then one step in their name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.errors import ProjectReadOnly
from annotator.domain.projects import Role
from annotator.ui.controllers import undoing
from annotator.ui.dialogs import read_back_preview, waiting
from annotator.ui.foundation.message_bar import Message, MessageBar, MessageKind
from annotator.workflows import people, read_back

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from annotator.domain.change_sets import ChangeSet
    from annotator.domain.read_backs import ReadBackChange
    from annotator.ui.controllers.desk import Desk
    from annotator.workflows.read_back import ReadBackPreview
    from annotator.workflows.session import Session


class ReadingBack(QObject):
    """Everything takes place in the background; nothing is applied that was not shown."""

    def __init__(self, desk: Desk, bar: MessageBar, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._bar = bar
        self._window = window

    def read(self, path: Path) -> None:
        """Show what a workbook says, and apply what is wanted of it.

        Raises:
            ProblemForUser: It cannot be read, or the open project takes no changes.
        """
        session = self._desk.session
        if session is None:
            return
        if session.read_only:
            raise ProjectReadOnly(path=session.path)
        seen = self._look(session, path, "", self._window)
        if seen is None:
            return
        if not seen.changes and not seen.findings:
            self._say_known(path)
            return
        names = [one.name for one in people.everyone(session) if one.role is not Role.FINAL]
        wanted = read_back_preview.ask_read_back(
            self._window,
            seen,
            names,
            lambda name, parent: self._look(session, path, name, parent),
        )
        if wanted is not None:
            self._apply(session, *wanted)

    def _look(
        self, session: Session, path: Path, name: str, parent: QWidget
    ) -> ReadBackPreview | None:
        seen = waiting.wait_for(
            self._desk.background.task(
                lambda progress: read_back.preview(
                    session, path, person_name=name, progress=progress
                )
            ),
            parent,
            self.tr("Reading {name}…").format(name=path.name),
        )
        return seen if isinstance(seen, read_back.ReadBackPreview) else None

    def _apply(
        self, session: Session, preview: ReadBackPreview, chosen: list[ReadBackChange]
    ) -> None:
        change_set = waiting.carry_out(
            self._desk.background,
            lambda progress: read_back.apply(
                session,
                preview,
                person_name=preview.person_name,
                chosen=chosen,
                progress=progress,
                initiator=self,
            ),
            self._window,
            self.tr("Applying {name}…").format(name=preview.path.name),
        )
        if change_set is not None:
            self._tell(session, preview, len(chosen), change_set)

    def _tell(
        self, session: Session, preview: ReadBackPreview, count: int, change_set: ChangeSet
    ) -> None:
        left = len(preview.changes) - count + len(preview.findings) + preview.more_findings

        def words() -> str:
            applied = self.tr("%Ln change(s) by {name} were taken from {file}.", "", count)
            sentence = applied.format(name=preview.person_name, file=preview.path.name)
            if left:
                sentence += " " + self.tr("%Ln entry(s) were left alone.", "", left)
            return sentence

        self._bar.show_message(
            Message(
                "read-back",
                MessageKind.SUCCESS,
                words,
                (undoing.undo_choice(self._desk, session, change_set, window=self._window),),
            )
        )

    def _say_known(self, path: Path) -> None:
        self._bar.show_message(
            Message(
                "read-back",
                MessageKind.INFO,
                lambda: self.tr(
                    "{name} says nothing that is not in the project already. Nothing was changed."
                ).format(name=path.name),
            )
        )
