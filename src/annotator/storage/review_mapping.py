"""Between rows of decisions and remarks and their domain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.annotations import AnnotationType
from annotator.domain.reviews import Content, Decision, Remark, Verdict
from annotator.storage.row_mapping import (
    VALUE_COLUMNS,
    UnreadableRow,
    compact_json,
    read_columns,
    read_time,
    stored_time,
    value_columns,
    value_of_columns,
)

if TYPE_CHECKING:
    from annotator.storage.row_mapping import Columns, Row


def stored_content(content: Content) -> str:
    """Return JSON of the columns in which the annotation table holds such a content.

    Parts that a value has not are left out.
    """
    value = {n: part for n, part in value_columns(content.value).items() if part is not None}
    return compact_json(
        {"start": content.start, "end": content.end, "type": content.type.value} | value
    )


def stored_statement(row: Row) -> str:
    """Return what `stored_content` writes of a content that stands in columns."""
    parts = {name: part for name in VALUE_COLUMNS if (part := row[name]) is not None}
    return compact_json({"start": row["start"], "end": row["end"], "type": row["type"]} | parts)


def read_content(stored: str) -> Content:
    """Return what `stored_content` wrote.

    Raises:
        UnreadableRow: It was written by nobody of ours.
    """
    columns = read_columns(stored)
    try:
        return Content(
            start=columns["start"],
            end=columns["end"],
            type=AnnotationType(columns["type"]),
            value=value_of_columns([columns.get(name) for name in VALUE_COLUMNS]),
        )
    except (KeyError, ValueError) as error:
        raise UnreadableRow(stored) from error


def content_of_row(row: Row) -> Content:
    """Return what a full row of the annotation table states."""
    return Content(
        start=row["start"],
        end=row["end"],
        type=AnnotationType(row["type"]),
        value=value_of_columns([row[name] for name in VALUE_COLUMNS]),
    )


def decision_columns(decision: Decision) -> Columns:
    """Return the columns of a decision that the domain knows."""
    return {
        "id": decision.id,
        "annotation_key": decision.annotation_key,
        "annotation_revision": decision.revision,
        "verdict": decision.verdict.value,
        "reason": decision.reason,
        "person_id": decision.person_id,
        "at": stored_time(decision.at),
        "subject": stored_content(decision.subject),
        "proposal": stored_content(decision.proposal) if decision.proposal else None,
        "deleted": decision.deleted,
    }


def decision_of(row: Row) -> Decision:
    """Return the decision that a row holds.

    Raises:
        UnreadableRow: A column holds what this program never writes.
    """
    try:
        verdict = Verdict(row["verdict"])
    except ValueError as error:
        raise UnreadableRow(row["verdict"]) from error
    return Decision(
        id=row["id"],
        annotation_key=row["annotation_key"],
        verdict=verdict,
        person_id=row["person_id"],
        at=read_time(row["at"]),
        revision=row["annotation_revision"],
        subject=read_content(row["subject"]),
        reason=row["reason"],
        proposal=None if row["proposal"] is None else read_content(row["proposal"]),
        deleted=bool(row["deleted"]),
    )


def remark_columns(remark: Remark) -> Columns:
    """Return the columns of a remark that the domain knows."""
    return {
        "id": remark.id,
        "annotation_key": remark.annotation_key,
        "text": remark.text,
        "person_id": remark.person_id,
        "at": stored_time(remark.at),
        "deleted": remark.deleted,
    }


def remark_of(row: Row) -> Remark:
    """Return the remark that a row holds."""
    return Remark(
        id=row["id"],
        annotation_key=row["annotation_key"],
        person_id=row["person_id"],
        at=read_time(row["at"]),
        text=row["text"],
        deleted=bool(row["deleted"]),
    )
