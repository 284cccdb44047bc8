"""Between rows of the tables and domain values: the one place that knows both shapes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import RowMapping

from annotator.domain.annotations import Annotation, AnnotationType, Origin, Status
from annotator.domain.documents import Document
from annotator.domain.projects import Person
from annotator.domain.values import DateBasis, DateValue, FigureValue, NameValue, Value

if TYPE_CHECKING:
    from annotator.text.spans import Span

Columns = dict[str, Any]
"""Column name to stored value."""

Row = RowMapping | Columns
"""What comes out of a query, or a copy of it."""

CONTEXT = 10
"""Characters kept before and after a quote, to find it again in another text version."""


def stored_time(moment: datetime) -> str:
    """Return the 32 characters that a time column holds."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def read_time(stored: str) -> datetime:
    """Return the moment, in UTC."""
    return datetime.fromisoformat(stored)


def annotation_columns(annotation: Annotation) -> Columns:
    """Return all columns that the domain knows; not actor, entity_id, prefix and suffix."""
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
        **_value_columns(annotation.value),
        "note": annotation.note,
        "created_at": stored_time(annotation.created_at),
        "modified_at": stored_time(annotation.modified_at),
        "text_version_id": annotation.text_version_id,
    }


def context_columns(text: str, span: Span) -> Columns:
    """Return what stands before and after the span."""
    return {
        "prefix": text[max(0, span.start - CONTEXT) : span.start],
        "suffix": text[span.end : span.end + CONTEXT],
    }


def annotation_of(row: Row) -> Annotation:
    """Return the annotation that a full row holds."""
    return Annotation(
        key=row["key"],
        id=row["id"],
        document_id=row["document_id"],
        text_version_id=row["text_version_id"],
        start=row["start"],
        end=row["end"],
        type=AnnotationType(row["type"]),
        quote=row["quote"],
        person_id=row["person_id"],
        created_at=read_time(row["created_at"]),
        modified_at=read_time(row["modified_at"]),
        value=_value_of(row),
        note=row["note"],
        origin=Origin(row["origin"]),
        status=Status(row["status"]),
        revision=row["revision"],
        deleted=bool(row["deleted"]),
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
    """Return the person that a row holds."""
    return Person(id=row["id"], name=row["name"])


def _value_columns(value: Value | None) -> Columns:
    columns: Columns = {
        "value_number": None,
        "value_number_to": None,
        "value_unit": None,
        "value_approx": None,
        "value_edtf": None,
        "value_basis": None,
        "value_name": None,
    }
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


def _value_of(row: Row) -> Value | None:
    if row["value_number"] is not None:
        return FigureValue(
            number=row["value_number"],
            number_to=row["value_number_to"],
            unit=row["value_unit"],
            approx=row["value_approx"],
        )
    if row["value_edtf"] is not None:
        return DateValue(edtf=row["value_edtf"], basis=DateBasis(row["value_basis"]))
    if row["value_name"] is not None:
        return NameValue(name=row["value_name"])
    return None
