"""Where a colleague's annotations stand in our texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.annotations import Anchoring
from annotator.storage.row_mapping import compact_json, context_columns, read_columns
from annotator.text.spans import Span
from annotator.text.version_map import Kept, VersionMap

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from annotator.storage.row_mapping import Columns

_ANCHORING = {
    Kept.ALL: Anchoring.SOUND,
    Kept.SOME: Anchoring.CHANGED,
    Kept.NONE: Anchoring.LOST,
}
_DOUBT = (Anchoring.SOUND, Anchoring.CHANGED, Anchoring.LOST)


class Places:
    """Moves what stands in a colleague's text to the same characters of ours."""

    def __init__(self, theirs: Mapping[str, str], our_text: Callable[[str], str]) -> None:
        """Take their texts by version, and what reads one of ours by its version."""
        self._theirs = theirs
        self._read = our_text
        self._ours: dict[str, str] = {}
        self._maps: dict[tuple[str, str], VersionMap | None] = {}

    def between(self, theirs: str, ours: str) -> VersionMap | None:
        """Return what moves spans from their text version to ours; None if the texts are equal."""
        if theirs == ours:
            return None
        pair = (theirs, ours)
        if pair not in self._maps:
            their_text, our_text = self._theirs[theirs], self._our_text(ours)
            equal = their_text == our_text
            self._maps[pair] = None if equal else VersionMap(their_text, our_text)
        return self._maps[pair]

    def likeness(self, theirs: Columns, ours: Columns) -> float:
        """Return how alike the texts of two documents are, 0 to 1."""
        moves = self.between(theirs["text_version_id"], ours["text_version_id"])
        return 1.0 if moves is None else moves.likeness

    def moved(self, row: Columns, ours: str) -> Columns:
        """Return how an annotation of theirs stands in another text version of ours."""
        moves = self.between(row["text_version_id"], ours)
        if moves is None:
            return {}
        place = moves.span(row["start"], row["end"])
        text = self._our_text(ours)
        span = Span(place.start, place.end)
        doubt = max(_DOUBT.index(_ANCHORING[place.kept]), _DOUBT.index(row["anchoring"]))
        return {
            "start": span.start,
            "end": span.end,
            "quote": span.of(text),
            "anchoring": _DOUBT[doubt].value,
            **context_columns(text, span),
        }

    def _our_text(self, version: str) -> str:
        if version not in self._ours:
            self._ours[version] = self._read(version)
        return self._ours[version]


def moved_content(stored: str, moves: VersionMap) -> str:
    """Return what a decision keeps of an annotation, as it would stand in the other text.

    Raises:
        ValueError: It stands outside its text.
    """
    columns = read_columns(stored)
    place = moves.span(columns["start"], columns["end"])
    return compact_json(columns | {"start": place.start, "end": place.end})
