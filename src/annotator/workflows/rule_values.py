"""What the rules make of an annotation that gets another type or other borders."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.domain.annotations import AnnotationType
from annotator.domain.names import whole_characters
from annotator.domain.values import DateValue, FigureValue, NameValue
from annotator.storage import annotation_store
from annotator.values.normalise import value_of

if TYPE_CHECKING:
    from annotator.domain.annotations import Annotation
    from annotator.domain.documents import Document
    from annotator.domain.values import Value
    from annotator.storage.project_file import Transaction
    from annotator.text.spans import Span

_VALUE_OF_TYPE: dict[AnnotationType, type[Value]] = {
    AnnotationType.ORGANISATION: NameValue,
    AnnotationType.FIGURE: FigureValue,
    AnnotationType.DATE: DateValue,
    AnnotationType.PERSON: NameValue,
}


def by_rule(connection: Transaction, document: Document, of: Annotation) -> Value | None:
    """Return what the rules read from an annotation where it stands."""
    previous = None
    if of.type is AnnotationType.DATE:
        previous = annotation_store.date_before(connection, document.id, of.start, but=of.key)
    return value_of(of.type, of.quote, year=document.year, previous=previous)


def retyped(
    connection: Transaction, document: Document, old: Annotation, type_: AnnotationType
) -> Annotation:
    """Return an annotation under another type, with the value that the rules read under it.

    A canonical name given by a person stays when a name turns out to be of the other kind.
    """
    new = replace(old, type=type_)
    if isinstance(old.value, NameValue) and _VALUE_OF_TYPE[type_] is NameValue:
        return new
    return replace(new, value=by_rule(connection, document, new))


def moved(
    connection: Transaction, document: Document, text: str, old: Annotation, span: Span
) -> Annotation:
    """Return an annotation with its borders elsewhere; a value of the rules follows the text.

    Raises:
        ValueError: The span reaches beyond the text.
    """
    refuse_beyond(text, span)
    new = replace(old, start=span.start, end=span.end, quote=span.of(text))
    if old.value == by_rule(connection, document, old):
        return replace(new, value=by_rule(connection, document, new))
    return new


def usable_value(type_: AnnotationType, value: Value | None) -> Value | None:
    """Return a value as it may be stored; None for an empty name.

    Raises:
        ValueError: It is no value of this type.
    """
    if value is not None and not isinstance(value, _VALUE_OF_TYPE[type_]):
        message = f"{value} is no value of a {type_}"
        raise ValueError(message)
    if isinstance(value, NameValue):
        name = whole_characters(value.name).strip()
        return NameValue(name) if name else None
    return value


def refuse_beyond(text: str, span: Span) -> None:
    """Stop before a span is taken that reaches beyond its text.

    Raises:
        ValueError: It does.
    """
    if span.end > len(text):
        message = f"{span} is not within a text of {len(text)} characters"
        raise ValueError(message)
