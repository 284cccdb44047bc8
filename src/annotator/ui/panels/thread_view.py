"""The thread of an annotation: decisions and remarks to read; one's own can be taken back."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from annotator.ui.foundation.colours import colours
from annotator.ui.panels.queue_item_delegate import status_colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.ui.foundation.colours import Colours
    from annotator.ui.panels.thread_phrases import ThreadLine


class ThreadView(QLabel):
    """Follows theme and language; the words come ready in the reader's language.

    Signals:
        decision_taken_back: Id of a decision.
        remark_taken_back: Id of a remark.
    """

    decision_taken_back = Signal(str)
    remark_taken_back = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[ThreadLine] = ()
        self._editable = True
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.linkActivated.connect(self._take_back)

    def show_lines(self, lines: Sequence[ThreadLine], *, editable: bool) -> None:
        """Show what was said, the earliest first; one's own can be taken back if editable."""
        self._lines, self._editable = lines, editable
        self._retext()

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme and language."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LanguageChange):
            self._retext()

    def _retext(self) -> None:
        look = colours(self.palette())
        self.setText("".join(self._paragraph(line, look) for line in self._lines))

    def _paragraph(self, line: ThreadLine, look: Colours) -> str:
        quiet = look.quiet_text.name()
        head = f'<span style="color:{quiet}">{escape(line.who)} · {line.when}</span>'
        if line.own and self._editable:
            kind = "decision" if line.decides else "remark"
            words = escape(self.tr("Take back"))
            head += f' <a href="{kind}:{line.id}" style="color:{look.accent.name()}">{words}</a>'
        said = []
        if line.verdict:
            colour = status_colour(look, line.status).name()
            aside = self.tr(" ({aside})").format(aside=line.aside) if line.aside else ""
            said.append(
                f'<b style="color:{colour}">{escape(line.verdict)}</b>'
                f'<span style="color:{quiet}">{escape(aside)}</span>'
            )
        said.extend(escape(words).replace("\n", "<br>") for words in line.words)
        body = "<br>".join(said)
        return f'<p style="margin-top:0; margin-bottom:8px">{head}<br>{body}</p>'

    def _take_back(self, link: str) -> None:
        kind, _, id_ = link.partition(":")
        if kind == "decision":
            self.decision_taken_back.emit(id_)
        else:
            self.remark_taken_back.emit(id_)
