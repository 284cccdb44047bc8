"""Annotations read from a project file."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import bindparam, false, func, literal_column, select

from annotator.domain.annotations import AnnotationType
from annotator.domain.errors import AnnotationChanged
from annotator.storage import document_store
from annotator.storage.engine import look_up
from annotator.storage.row_mapping import ANNOTATION_COLUMNS, annotation_of_values
from annotator.storage.tables import annotation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from annotator.domain.annotations import Annotation
    from annotator.text.spans import Span

Mark = tuple[int, int, int, str]
"""Start, end, key and type code of an annotation: all that a text view needs."""

_CHUNK = 900  # the smallest number of placeholders any SQLite was ever built with is 999

_domain_columns = [annotation.c[name] for name in ANNOTATION_COLUMNS]
_domain = select(*_domain_columns)
_domain_of_made = _domain.where(annotation.c.life > literal_column("0"))
_authors = select(annotation.c.key, annotation.c.person_id)
_in_text_order = (
    select(annotation.c.start, annotation.c.end, annotation.c.key, annotation.c.type)
    .where(annotation.c.document_id == bindparam("document_id"), annotation.c.deleted == false())
    .order_by(annotation.c.start, annotation.c.end.desc())
)
_living_at = select(*_domain_columns).where(
    annotation.c.document_id == bindparam("document_id"),
    annotation.c.deleted == false(),
    annotation.c.start == bindparam("start"),
    annotation.c.end == bindparam("end"),
    annotation.c.person_id == bindparam("person_id"),
)
_date_before = (
    select(annotation.c.value_edtf)
    .where(
        annotation.c.document_id == bindparam("document_id"),
        annotation.c.start < bindparam("start"),
        annotation.c.value_edtf.is_not(None),
        annotation.c.deleted == false(),
        annotation.c.key != bindparam("but"),
    )
    .order_by(annotation.c.start.desc())
    .limit(1)
)


def marks(connection: Connection, document_id: str) -> list[Mark]:
    """Return all living annotations of a document, sorted by start, then the longer one first.

    The driver's own tuples are handed on: a Python object for each of 143,000 rows would
    cost more than reading them.
    """
    result = connection.execute(_in_text_order, {"document_id": document_id})
    rows = cast("list[Mark]", result.cursor.fetchall())
    result.close()
    return rows


def with_keys(connection: Connection, keys: Sequence[int]) -> list[Annotation]:
    """Return the annotations with these keys, tombstones too, in the order of the keys."""
    found: dict[int, Annotation] = {}
    for rows in look_up(connection, _domain, annotation.c.key, keys):
        for row in rows:
            found[row[0]] = annotation_of_values(row)
    return [found[key] for key in keys if key in found]


def with_ids(connection: Connection, ids: Sequence[str]) -> dict[str, Annotation]:
    """Return the annotations with these ids, tombstones too, but not what a merge withdrew."""
    found = {}
    for rows in look_up(connection, _domain_of_made, annotation.c.id, ids):
        for row in rows:
            one = annotation_of_values(row)
            found[one.id] = one
    return found


def living(connection: Connection, keys: Sequence[int]) -> list[Annotation]:
    """Return the annotations with these keys, in the order of the keys.

    Raises:
        AnnotationChanged: One was removed meanwhile.
        DocumentIsGone: The document of one was.
    """
    found = with_keys(connection, keys)
    if len(found) < len(keys) or any(one.deleted for one in found):
        raise AnnotationChanged
    refuse_gone(connection, found)
    return found


def refuse_gone(connection: Connection, annotations: Iterable[Annotation]) -> None:
    """Stop before something is done to annotations, or said of them, that are out of sight.

    Raises:
        DocumentIsGone: The document of one was removed, or what had brought it was undone.
    """
    for document_id in {one.document_id for one in annotations}:
        document_store.living_document(connection, document_id)


def authors(connection: Connection, keys: Sequence[int]) -> dict[int, str]:
    """Return the id of the author of each annotation by key, tombstones too."""
    found = look_up(connection, _authors, annotation.c.key, keys)
    return {key: id_ for rows in found for key, id_ in rows}


def of_type(connection: Connection, document_id: str, type_: AnnotationType) -> list[Annotation]:
    """Return the living annotations of one type in a document, in text order."""
    found = connection.execute(
        select(*_domain_columns)
        .where(
            annotation.c.document_id == document_id,
            annotation.c.deleted == false(),
            annotation.c.type == type_.value,
        )
        .order_by(annotation.c.start, annotation.c.end.desc(), annotation.c.key)
    )
    return [annotation_of_values(row) for row in found]


def living_at(
    connection: Connection, document_id: str, span: Span, person_id: str
) -> Annotation | None:
    """Return a person's living annotation of exactly this span."""
    parameters = {
        "document_id": document_id,
        "start": span.start,
        "end": span.end,
        "person_id": person_id,
    }
    row = connection.execute(_living_at, parameters).first()
    return None if row is None else annotation_of_values(row)


def date_before(
    connection: Connection, document_id: str, position: int, *, but: int = 0
) -> str | None:
    """Return the EDTF of the last date that starts before a position, whoever tagged it."""
    parameters = {"document_id": document_id, "start": position, "but": but}
    found: str | None = connection.scalar(_date_before, parameters)
    return found


def known_ids(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Return those of the ids that an annotation has, removed or not."""
    found: set[str] = set()
    for first in range(0, len(ids), _CHUNK):
        chunk = ids[first : first + _CHUNK]
        found.update(connection.scalars(select(annotation.c.id).where(annotation.c.id.in_(chunk))))
    return found


def counts(connection: Connection) -> dict[str, dict[AnnotationType, int]]:
    """Return document id to type to the number of living annotations."""
    # Counted in the order of the index: grouping by type too would sort all rows first.
    types = tuple(AnnotationType)
    rows = connection.execute(
        select(
            annotation.c.document_id,
            *(func.count().filter(annotation.c.type == type_.value) for type_ in types),
        )
        .where(annotation.c.deleted == false())
        .group_by(annotation.c.document_id)
    )
    return {
        document_id: {type_: n for type_, n in zip(types, numbers, strict=True) if n}
        for document_id, *numbers in rows
    }
