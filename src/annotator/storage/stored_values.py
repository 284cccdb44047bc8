"""What the columns of a project file may hold: that which this program writes into them.

SQLite lets every column hold anything, and a revision of a billion billions would beat every
later change. So what comes from elsewhere is looked at before it is compared with ours.
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from annotator.domain.annotations import Anchoring, AnnotationType, Origin, Status
from annotator.domain.change_sets import Action
from annotator.domain.clock import can_be_told
from annotator.domain.errors import InvalidName, InvalidValue
from annotator.domain.final_versions import Choice
from annotator.domain.identifiers import ID
from annotator.domain.names import usable_name
from annotator.domain.projects import Role
from annotator.domain.reviews import Verdict
from annotator.domain.values import DateBasis
from annotator.storage.merge_order import CONTENT
from annotator.storage.row_mapping import UnreadableRow, read_columns
from annotator.values import edtf
from annotator.values.json_form import from_json

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Mapping, Sequence

    Check = Callable[[Any], bool]

_LARGEST = 2**31
_IDS = re.compile(rf"{ID.pattern}(?:\n{ID.pattern})*")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_TIME_LENGTH = 32
_LAST_YEAR = 9999


def are_ours(name: str, values: Collection[Any]) -> bool:
    """Whether all of these may stand in a column of this name, in whatever table."""
    if name in _COUNTS:
        return {*map(type, values)} <= {int} and not (
            values and (min(values) < 0 or max(values) >= _LARGEST)
        )
    if name in _TEXTS:
        return {*map(type, values)} <= {str}
    if name == "id":
        return _are_ids(values)
    check = _CHECKS.get(name)
    if check is None:
        return False
    # Few values stand in many rows. Lists have no hash, and there are few of them.
    return all(map(check, values if name in _LISTS else {*values}))


def values_fit(columns: Mapping[str, Sequence[Any]]) -> bool:
    """Whether values, given column by column, are such as annotations of their types have."""
    return all(
        types >= {t for t, value in zip(columns["type"], columns[name], strict=True) if value}
        for name, types in _TYPES_WITH.items()
        if name in columns and "type" in columns
    )


def is_our_setting(name: str, value: str) -> bool:
    """Whether JSON may be the value of a setting of this name."""
    check = _SETTINGS.get(name)
    return check is None or check(json.loads(value))


def _is_text(value: object) -> bool:
    return type(value) is str


def _is_flag(value: object) -> bool:
    return value in (0, 1)


def _is_id(value: object) -> bool:
    return type(value) is str and ID.fullmatch(value) is not None


def _are_ids(values: Collection[Any]) -> bool:
    """Do as `_is_id` with all at once: each is another, so that there are many to look at."""
    if not {*map(type, values)} <= {str}:
        return False
    lines = "\n".join(values)
    return lines.count("\n") == max(0, len(values) - 1) and (
        not values or _IDS.fullmatch(lines) is not None
    )


def _is_digest(value: object) -> bool:
    return type(value) is str and _DIGEST.fullmatch(value) is not None


def _is_year(value: object) -> bool:
    return type(value) is int and abs(value) <= _LAST_YEAR


def _is_one_of(codes: Container[object], value: object) -> bool:
    return type(value) is str and value in codes


def _is_moment(value: object) -> bool:
    if type(value) is not str or len(value) != _TIME_LENGTH or not value.endswith("+00:00"):
        return False
    try:
        return can_be_told(datetime.fromisoformat(value))
    except ValueError:
        return False


def _is_name(value: object) -> bool:
    if type(value) is not str:
        return False
    try:
        usable_name(value)
    except InvalidName:
        return False
    return True


def _are_places(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


@lru_cache(maxsize=1 << 16)
def _is_number(value: object) -> bool:
    try:
        from_json(AnnotationType.FIGURE, {"number": value})
    except InvalidValue:
        return False
    return True


def _is_date(value: object) -> bool:
    return type(value) is str and edtf.is_valid(value)


def _is_json(value: object) -> bool:
    if type(value) is not str:
        return False
    try:
        json.loads(value)
    except (ValueError, RecursionError):
        return False
    return True


def _is_provenance(value: object) -> bool:
    if not _is_json(value):
        return False
    written = json.loads(str(value))
    return (
        isinstance(written, dict)
        and written.keys() == {"choice", "by", "sources"}
        and written["choice"] in _CHOICES
        and _is_text(written["by"])
        and isinstance(written["sources"], list)
        and all(map(_is_source, written["sources"]))
    )


def _is_source(value: object) -> bool:
    match value:
        case [str(), int(), str()]:
            return True
    return False


def _is_content(value: object) -> bool:
    """Whether it is what a decision keeps of an annotation."""
    try:
        columns = read_columns(value) if isinstance(value, str) else {}
    except UnreadableRow:
        return False
    are_sound = all(are_ours(name, [part]) for name, part in columns.items())
    has_place = columns.keys() >= {"start", "end", "type"}
    return (
        are_sound
        and has_place
        and bool(columns["start"] < columns["end"])
        and values_fit({name: [part] for name, part in columns.items()})
    )


def _is_loser(value: object) -> bool:
    """Whether it is what a conflict keeps of the version that lost."""
    return _is_content(value) and read_columns(str(value)).keys() == {*CONTENT, "quote", "deleted"}


def _or_none(check: Check) -> Check:
    return lambda value: value is None or check(value)


_COUNTS = frozenset({"key", "annotation_key", "number", "start", "end", "characters", "size"}) | {
    "revision",
    "annotation_revision",
    "life",
    "changed",
}
_TEXTS = frozenset({"quote", "prefix", "suffix", "note", "reason", "text"}) | {
    "source",
    "detail",
    "encoding",
}
_TYPES_WITH = {
    "value_number": {AnnotationType.FIGURE.value},
    "value_edtf": {AnnotationType.DATE.value},
    "value_name": {AnnotationType.ORGANISATION.value, AnnotationType.PERSON.value},
}
_LISTS = frozenset({"places"})  # whose values have no hash
_NEWLINES = frozenset({"\n", "\r\n", "\r", "mixed"})
_CHOICES = frozenset(Choice)
_SETTINGS: dict[str, Check] = {
    "own_work": _or_none(lambda value: isinstance(value, bool)),
    "return_reasons": _or_none(_are_places),
}
_CHECKS: dict[str, Check] = {
    **dict.fromkeys(("id", "document_id", "person_id", "text_version_id"), _is_id),
    **dict.fromkeys(("created_at", "modified_at", "at"), _is_moment),
    **dict.fromkeys(("deleted", "resolved", "has_bom"), _is_flag),
    **dict.fromkeys(("name", "title"), _is_name),
    **dict.fromkeys(("value_number", "value_number_to"), _or_none(_is_number)),
    **dict.fromkeys(("value_unit", "value_approx", "value_name"), _or_none(_is_text)),
    "actor": lambda value: value == "" or _is_id(value),  # nobody had given a name
    "sha256": _is_digest,
    "newline": partial(_is_one_of, _NEWLINES),
    "deflated": lambda value: type(value) is bytes,
    "entity_id": _or_none(_is_id),
    "value_edtf": _or_none(_is_date),
    "value_basis": _or_none(partial(_is_one_of, frozenset(DateBasis))),
    "provenance": _or_none(_is_provenance),
    "type": partial(_is_one_of, frozenset(AnnotationType)),
    "status": partial(_is_one_of, frozenset(Status)),
    "origin": partial(_is_one_of, frozenset(Origin)),
    "anchoring": partial(_is_one_of, frozenset(Anchoring)),
    "verdict": partial(_is_one_of, frozenset(Verdict)),
    "role": partial(_is_one_of, frozenset(Role)),
    "action": partial(_is_one_of, frozenset(Action)),
    "year": _or_none(_is_year),
    "places": _are_places,
    "subject": _is_content,
    "proposal": _or_none(_is_content),
    "other": _is_loser,
    "value": _is_json,
}
