"""Paints a row of the review queue: what and where it stands, then why and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.annotations import Status
from annotator.ui.item_models.quotes import in_one_line
from annotator.ui.item_models.roles import AUTHOR_ROLE, DETAIL_ROLE, DONE_ROLE, ENTRY_ROLE
from annotator.ui.item_models.words import status_word
from annotator.ui.panels.two_line_delegate import Index, TwoLineDelegate, TwoLines

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from annotator.ui.foundation.colours import Colours
    from annotator.workflows.review_queue import QueueEntry


class QueueItemDelegate(TwoLineDelegate):
    """What was decided since the queue was read is done."""

    def lines(self, index: Index, look: Colours) -> TwoLines | None:
        """Quote and status, then detail and name."""
        entry: QueueEntry | None = index.data(ENTRY_ROLE)
        if entry is None:
            return None
        status = entry.annotation.status
        # That something waits is the usual; a word in every row would only be in the way.
        word = "" if status is Status.PENDING else status_word(status)
        return TwoLines(
            types=(entry.annotation.type,),
            title=in_one_line(entry.annotation.quote),
            word=(word, status_colour(look, status)),
            detail=index.data(DETAIL_ROLE),
            note=(index.data(AUTHOR_ROLE), look.quiet_text),
            done=bool(index.data(DONE_ROLE)),
        )


def status_colour(look: Colours, status: Status) -> QColor:
    """The colour that the word for a status is written in."""
    return {
        Status.PENDING: look.quiet_text,
        Status.ACCEPTED: look.success,
        Status.RETURNED: look.danger,
        Status.AMENDED: look.warning,
        Status.REVISED: look.info,
    }[status]
