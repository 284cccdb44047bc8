"""Take back a past step, from wherever that is offered; a large one takes some seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.ui.dialogs import waiting
from annotator.ui.foundation.message_bar import Choice
from annotator.workflows import history

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.domain.change_sets import ChangeSet
    from annotator.ui.controllers.desk import Desk
    from annotator.workflows.session import Session


def undo_choice(desk: Desk, session: Session, change_set: ChangeSet, *, window: QWidget) -> Choice:
    """Return what a message about a step offers, as long as the project of the step is open."""
    step_id, count = change_set.id, change_set.step.count  # not what it changed: that may be much
    return Choice(
        lambda: QCoreApplication.translate("Undoing", "&Undo"),
        lambda: undo_step(desk, session, step_id, count, window=window),
    )


def undo_step(
    desk: Desk, session: Session, change_set_id: str, count: int, *, window: QWidget
) -> None:
    """Undo a step that changed so many things, if its project is still the open one.

    Raises:
        ProblemForUser: It cannot be undone; the sentence says why.
    """
    if session is desk.session:
        waiting.carry_out(
            desk.background,
            lambda progress: history.undo_step(session, change_set_id, progress=progress),
            window,
            QCoreApplication.translate("Undoing", "Undoing…"),
            count=count,
        )
