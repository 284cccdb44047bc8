"""Go to a place that may stand in another document than the one shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.workflows import browse

if TYPE_CHECKING:
    from annotator.ui.controllers.annotating import Annotating
    from annotator.ui.controllers.desk import Desk


def go_to_annotation(desk: Desk, annotating: Annotating, key: int) -> None:
    """Show an annotation in the text; nothing happens if it was removed meanwhile."""
    found = browse.annotation(desk.session, key) if desk.session else None
    if found is None:
        return
    show_document(desk, found.document_id)
    annotating.go_to_key(key)


def show_document(desk: Desk, document_id: str) -> None:
    """Show a document, unless it is shown already."""
    if document_id != desk.document_id:
        desk.show_document(document_id)
