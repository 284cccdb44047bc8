"""Between rows of the tables and domain values: the one place that knows both shapes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import RowMapping

from annotator.domain.annotations import (
    Anchoring,
    Annotation,
    AnnotationType,
    Origin,
    Status,
)
from annotator.domain.documents import Document
from annotator.domain.final_versions import Choice, Provenance, Source
from annotator.domain.projects import Person, Role
from annotator.domain.values import DateBasis, DateValue, FigureValue, NameValue, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.text.spans import Span

Columns = dict[str, Any]
"""Column name to stored value."""

Row = RowMapping | Columns
"""What comes out of a query, or a copy of it."""

ANNOTATION_COLUMNS = (
    "key",
    "id",
    "document_id",
    "deleted",
    "start",
    "end",
    "type",
    "person_id",
    "status",
    "origin",
    "revision",
    "quote",
    "value_number",
    "value_number_to",
    "value_unit",
    "value_approx",
    "value_edtf",
    "value_basis",
    "value_name",
    "note",
    "created_at",
    "modified_at",
    "text_version_id",
    "provenance",
    "anchoring",
)
"""The columns that an annotation of the domain is made of."""

VALUE_COLUMNS = (
    "value_number",
    "value_number_to",
    "value_unit",
    "value_approx",
    "value_edtf",
    "value_basis",
    "value_name",
)
"""The columns that a value is made of."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

# Looking a code up is five times as fast as asking the enumeration.
_TYPES = {kind.value: kind for kind in AnnotationType}
_ORIGINS = {kind.value: kind for kind in Origin}
_STATUSES = {kind.value: kind for kind in Status}
_BASES = {kind.value: kind for kind in DateBasis}
_ANCHORINGS = {kind.value: kind for kind in Anchoring}


class UnreadableRow(Exception):  # noqa: N818 - becomes ProjectDamaged at the border
    """A row holds what this program never writes: the file was damaged or tampered with."""


CONTEXT = 10
"""Characters kept before and after a quote, to find it again in another text version."""


@lru_cache(maxsize=16)  # a bulk load asks for one moment a hundred thousand times
def stored_time(moment: datetime) -> str:
    """Return the 32 characters that a time column holds."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def read_time(stored: str) -> datetime:
    """Return the moment, in UTC.

    Raises:
        UnreadableRow: It is no moment.
    """
    try:
        return datetime.fromisoformat(stored)
    except (TypeError, ValueError) as error:
        raise UnreadableRow(stored) from error


def read_columns(stored: str) -> Columns:
    """Return what `compact_json` wrote of a row.

    Raises:
        UnreadableRow: It is no JSON object.
    """
    try:
        columns = json.loads(stored)
    except ValueError as error:
        raise UnreadableRow(stored[:CONTEXT]) from error
    if not isinstance(columns, dict):
        raise UnreadableRow(stored[:CONTEXT])
    return columns


def compact_json(value: object) -> str:
    """Return JSON without spaces, Chinese characters as they are."""
    return _encode(value)


def annotation_columns(annotation: Annotation) -> Columns:
    """Return all columns that the domain knows; not actor, life, entity_id, prefix, suffix."""
    return {
        "key": annotation.key,
        "id": annotation.id,
        "document_id": annotation.document_id,
        "deleted": annotation.deleted,
        "start": annotation.start,
        "end": annotation.end,
        "type": annotation.type.value,
        "person_id": annotation.person_id,
        "status": annotation.status.value,
        "origin": annotation.origin.value,
        "revision": annotation.revision,
        "quote": annotation.quote,
        **value_columns(annotation.value),
        "note": annotation.note,
        "created_at": stored_time(annotation.created_at),
        "modified_at": stored_time(annotation.modified_at),
        "text_version_id": annotation.text_version_id,
        "provenance": _stored_provenance(annotation.provenance),
        "anchoring": annotation.anchoring.value,
    }


def context_columns(text: str, span: Span) -> Columns:
    """Return what stands before and after the span."""
    return {
        "prefix": text[max(0, span.start - CONTEXT) : span.start],
        "suffix": text[span.end : span.end + CONTEXT],
    }


def annotation_of(row: Row) -> Annotation:
    """Return the annotation that a full row holds."""
    return annotation_of_values(tuple(row[name] for name in ANNOTATION_COLUMNS))


def annotation_of_values(values: Sequence[Any]) -> Annotation:
    """Return the annotation of a row given as bare values in the order of ANNOTATION_COLUMNS.

    A tenth of a second for 10,000; through mappings it takes four times as long.

    Raises:
        UnreadableRow: A column holds what this program never writes.
    """
    try:
        return _annotation_of_values(values)
    except (KeyError, TypeError) as error:
        raise UnreadableRow(f"annotation {values[0]}: {error}") from error


def _annotation_of_values(values: Sequence[Any]) -> Annotation:
    (
        key,
        id_,
        document_id,
        deleted,
        start,
        end,
        type_,
        person_id,
        status,
        origin,
        revision,
        quote,
        number,
        number_to,
        unit,
        approx,
        edtf,
        basis,
        name,
        note,
        created_at,
        modified_at,
        text_version_id,
        provenance,
        anchoring,
    ) = values
    return Annotation(
        key=key,
        id=id_,
        document_id=document_id,
        text_version_id=text_version_id,
        start=start,
        end=end,
        type=_TYPES[type_],
        quote=quote,
        person_id=person_id,
        created_at=read_time(created_at),
        modified_at=read_time(modified_at),
        value=value_of_columns((number, number_to, unit, approx, edtf, basis, name)),
        note=note,
        origin=_ORIGINS[origin],
        status=_STATUSES[status],
        revision=revision,
        deleted=bool(deleted),
        provenance=None if provenance is None else _provenance(provenance),
        anchoring=_ANCHORINGS[anchoring],
    )


def document_of(row: Row) -> Document:
    """Return the document that a row of document joined with its text version holds."""
    return Document(
        id=row["id"],
        title=row["title"],
        year=row["year"],
        places=tuple(row["places"]),
        source=row["source"],
        encoding=row["encoding"],
        text_version_id=row["text_version_id"],
        characters=row["characters"],
        sha256=row["sha256"],
        created_at=read_time(row["created_at"]),
        deleted=bool(row["deleted"]),
    )


def document_columns(document: Document) -> Columns:
    """Return the columns of the document table that a person can change."""
    return {
        "title": document.title,
        "year": document.year,
        "places": list(document.places),
        "text_version_id": document.text_version_id,
        "deleted": document.deleted,
    }


def person_of(row: Row) -> Person:
    """Return the person that a row holds.

    Raises:
        UnreadableRow: Their role is none.
    """
    try:
        role = Role(row["role"])
    except ValueError as error:
        raise UnreadableRow(row["role"]) from error
    return Person(id=row["id"], name=row["name"], role=role)


def value_of_columns(columns: Sequence[Any]) -> Value | None:
    """Return the value that columns hold which are given in the order of VALUE_COLUMNS.

    Raises:
        KeyError: A date has no basis that we know.
    """
    number, number_to, unit, approx, edtf, basis, name = columns
    if number is not None:
        return FigureValue(number=number, number_to=number_to, unit=unit, approx=approx)
    if edtf is not None:
        return DateValue(edtf=edtf, basis=_BASES[basis])
    if name is not None:
        return NameValue(name=name)
    return None


def value_columns(value: Value | None) -> Columns:
    """Return what the columns of a value hold; None where a value has no such part."""
    columns: Columns = dict.fromkeys(VALUE_COLUMNS)
    match value:
        case FigureValue():
            columns["value_number"] = value.number
            columns["value_number_to"] = value.number_to
            columns["value_unit"] = value.unit
            columns["value_approx"] = value.approx
        case DateValue():
            columns["value_edtf"] = value.edtf
            columns["value_basis"] = value.basis.value
        case NameValue():
            columns["value_name"] = value.name
    return columns


def _stored_provenance(provenance: Provenance | None) -> str | None:
    if provenance is None:
        return None
    return compact_json(
        {
            "choice": provenance.choice.value,
            "by": provenance.by,
            "sources": [
                [source.annotation_id, source.revision, source.author]
                for source in provenance.sources
            ],
        }
    )


def _provenance(stored: str) -> Provenance:
    written = read_columns(stored)
    try:
        return Provenance(
            choice=Choice(written["choice"]),
            by=written["by"],
            sources=tuple(Source(*source) for source in written["sources"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableRow(stored) from error
