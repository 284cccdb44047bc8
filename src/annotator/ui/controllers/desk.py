"""What lies on the desk: the open project, the document shown, and who hears of changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.text.outline import Section, outline
from annotator.ui.foundation.session_signals import SessionSignals
from annotator.workflows import browse

if TYPE_CHECKING:
    from annotator.ui.foundation.background import Background
    from annotator.workflows.browse import OpenDocument
    from annotator.workflows.session import Session


class Desk(QObject):
    """One project and one document at a time; every controller works on what lies here.

    Signals:
        session_closing: The project is about to be closed; what is being typed can still be saved.
        session_changed: Another project was opened, or the project was closed.
        document_changed: Another document is shown, or none.
        outline_ready: The sections of the document are known.
        changing: A change set was committed, and who caused it; for those who are asked about it
            by those who show it.
        changed: The same, for everybody else.
    """

    session_closing = Signal()
    session_changed = Signal()
    document_changed = Signal()
    outline_ready = Signal()
    changing = Signal(object, object)
    changed = Signal(object, object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.background = background
        self.session: Session | None = None
        self.document: OpenDocument | None = None
        self.sections: tuple[Section, ...] = ()
        self.read_last: tuple[str, ...] = ()  # ids of documents, the latest first
        self._signals = SessionSignals(self)
        self._signals.changed.connect(self.changing)
        self._signals.changed.connect(self.changed)

    @property
    def document_id(self) -> str | None:
        """The document shown, or None."""
        return self.document.document.id if self.document else None

    @property
    def text(self) -> str:
        """The text of the document shown; empty if none is."""
        return self.document.text if self.document else ""

    def take(self, session: Session) -> None:
        """Put another project on the desk; the one before is closed."""
        self.clear()
        self.session = session
        self._signals.attach(session)
        self.session_changed.emit()
        known = [summary.document.id for summary in browse.documents(session)]
        if known:
            self.show_document(next((one for one in self.read_last if one in known), known[0]))

    def clear(self) -> None:
        """Close the project."""
        if self.session is None:
            return
        self.session_closing.emit()
        self.background.shut_down()
        self._signals.detach()
        session, self.session = self.session, None
        self._take_document(None)
        session.close()
        self.session_changed.emit()

    def show_document(self, document_id: str) -> None:
        """Show a document of the project; one that was removed stays out of sight."""
        if self.session is not None and browse.is_shown(self.session, document_id):
            self._take_document(browse.open_document(self.session, document_id))

    def show_none(self) -> None:
        """Show no document, as after the last one was removed."""
        self._take_document(None)

    def _take_document(self, document: OpenDocument | None) -> None:
        self.document = document
        self.sections = ()
        self.document_changed.emit()
        if document is not None:
            # Not before the first page is painted: 2 million characters take a tenth of a second.
            QTimer.singleShot(0, self, lambda: self._read_outline(document))

    def _read_outline(self, document: OpenDocument) -> None:
        if document is self.document:
            task = self.background.task(lambda _: outline(document.text), uses_project=False)
            task.succeeded.connect(lambda sections: self._take_outline(document, sections))
            task.start()

    def _take_outline(self, document: OpenDocument, sections: tuple[Section, ...]) -> None:
        if document is self.document:
            self.sections = sections
            self.outline_ready.emit()
