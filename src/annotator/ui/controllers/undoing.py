"""Take back a past step, from wherever that is offered, as long as the offer stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject

from annotator.domain.change_sets import Action
from annotator.ui.dialogs import waiting
from annotator.ui.foundation.message_bar import Choice
from annotator.workflows import history

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.domain.change_sets import ChangeSet
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.foundation.message_bar import MessageBar
    from annotator.workflows.session import Session

# What many at once were accepted or settled: the button undoes whatever was done last.
_OF_THE_LAST_STEP: Final = ("accepted", "settled")


class StandingOffers(QObject):
    """Takes messages away whose offer to undo something no longer stands.

    However the step was undone, or the project closed: the button would do nothing, or worse,
    take back something else.
    """

    def __init__(self, desk: Desk, bar: MessageBar) -> None:
        super().__init__(bar)
        self._bar = bar
        desk.changed.connect(self._follow)
        desk.session_closing.connect(self._forget)

    def _follow(self, change_set: ChangeSet, _initiator: object) -> None:
        self._withdraw_last()
        if change_set.action is Action.UNDO:
            self._bar.withdraw_offers(change_set.step.change_set_id)

    def _forget(self) -> None:
        self._withdraw_last()
        self._bar.withdraw_offers()

    def _withdraw_last(self) -> None:
        for name in _OF_THE_LAST_STEP:
            self._bar.withdraw(name)


def undo_choice(desk: Desk, session: Session, change_set: ChangeSet, *, window: QWidget) -> Choice:
    """Return what a message about a step offers, as long as the project of the step is open."""
    step_id, count = change_set.id, change_set.step.count  # not what it changed: that may be much
    return Choice(
        lambda: QCoreApplication.translate("Undoing", "&Undo"),
        lambda: undo_step(desk, session, step_id, count, window=window),
        undoes=step_id,
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
