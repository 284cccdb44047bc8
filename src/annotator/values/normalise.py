"""The value of a tagged surface, as far as rules can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.annotations import AnnotationType
from annotator.values.dates import parse_date
from annotator.values.figures import parse_figure

if TYPE_CHECKING:
    from annotator.domain.values import Value


def value_of(
    type_: AnnotationType, surface: str, *, year: int | None, previous: str | None = None
) -> Value | None:
    """Return the figure or date that a surface means, None where no rule can tell.

    Args:
        type_: What the surface was tagged as; a name has no value until a person gives one.
        surface: The text of the span, page breaks and all.
        year: The year the document reports on.
        previous: EDTF of the date before this one in the text, for 同年, 次日 and the like.
    """
    if type_ is AnnotationType.FIGURE:
        return parse_figure(surface)
    if type_ is AnnotationType.DATE:
        return parse_date(surface, year=year, previous=previous)
    return None
