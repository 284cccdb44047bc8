"""Bring the rows of the table up to date after a change without reading them all again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from annotator.domain.row_queries import RowColumn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.domain.annotations import Annotation
    from annotator.domain.change_sets import AnnotationChange
    from annotator.domain.row_queries import RowQuery
    from annotator.ui.item_models.annotation_table_model import AnnotationTableModel

_FEW: Final = 20  # changes; finding the row of each costs more than one reading of all rows


def apply_changes(
    model: AnnotationTableModel, changes: Sequence[AnnotationChange], query: RowQuery
) -> bool:
    """Change the rows concerned, one by one.

    Returns:
        False where only the database can tell which rows there are and in what order; the rows
        must then be read anew.
    """
    in_text_order = query.order.column is RowColumn.POSITION
    if not in_text_order or query.words or len(changes) > _FEW:
        return False
    return all(_apply(model, change, query) for change in changes)


def _apply(model: AnnotationTableModel, change: AnnotationChange, query: RowQuery) -> bool:
    old, new = change.before, change.after
    either = new or old
    row = model.row_of(either.key) if either else None
    if new is None or new.deleted or not _belongs(new, query):
        if row is not None:
            model.remove_row(row)
        return True
    if row is None:
        return model.insert_by_text(new, descending=query.order.descending)
    model.replace_row(row, new)
    return old is not None and (old.start, old.end) == (new.start, new.end)


def _belongs(annotation: Annotation, query: RowQuery) -> bool:
    """Whether the query, which has no words, asks for this annotation."""
    return (
        annotation.document_id == query.document_id
        and (not query.types or annotation.type in query.types)
        and (not query.person_ids or annotation.person_id in query.person_ids)
        and (not query.statuses or annotation.status in query.statuses)
        and (query.span is None or query.span.contains(annotation.start))
    )
