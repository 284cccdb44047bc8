"""Whether rows of a file from elsewhere are such as this program writes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from annotator.domain.final_versions import FINAL_PERSON_ID
from annotator.domain.projects import Role
from annotator.storage.merge_order import SAID_OF
from annotator.storage.row_mapping import Columns, UnreadableRow, read_columns
from annotator.storage.stored_values import are_ours, is_our_setting, values_fit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import Table


_PARTS_OF_VALUE = (
    ("value_number", "value_unit"),
    ("value_number", "value_approx"),
    ("value_edtf", "value_basis"),
)

References = Mapping[str, Container[Any]]
"""What a column may refer to, by its name."""


def check_quotes(columns: Mapping[str, Sequence[Any]], texts: Mapping[str, str]) -> None:
    """Look whether annotations, given column by column, stand where they say.

    Raises:
        UnreadableRow: One does not.
    """
    names = ("id", "text_version_id", "start", "end", "quote")
    for id_, version, start, end, quote in zip(*(columns[name] for name in names), strict=True):
        text = texts[version]
        if text[start:end] != quote or not start < end <= len(text):
            raise UnreadableRow(f"annotation {id_}")


def check_contents(
    table: str, columns: Mapping[str, Sequence[Any]], lengths: Mapping[int, int]
) -> None:
    """Look whether what was said of annotations, column by column, stays within their texts.

    Args:
        table: Its name.
        columns: What stands in them; each content is one.
        lengths: Code points of the text of each annotation, by its key.

    Raises:
        UnreadableRow: Something does not.
    """
    for name in columns.keys() & {*SAID_OF}:
        for key, content in zip(columns["annotation_key"], columns[name], strict=True):
            if content and key in lengths and read_columns(content)["end"] > lengths[key]:
                raise UnreadableRow(f"{table}: {name} of annotation {key}")


def check_rows(table: str, rows: Sequence[Columns]) -> None:
    """Do as `check_columns` with rows, which all have the same columns."""
    if rows:
        values = zip(*(row.values() for row in rows), strict=True)
        check_columns(table, dict(zip(rows[0], values, strict=True)))


def check_columns(
    table: str, columns: Mapping[str, Sequence[Any]], references: References = MappingProxyType({})
) -> None:
    """Look at rows of a table, given column by column.

    Args:
        table: Its name.
        columns: What stands in them.
        references: What they may refer to; a column that is not named here is not followed.

    Raises:
        UnreadableRow: No program of ours has written one of them.
    """
    for name, values in columns.items():
        check_column(table, name, values)
    for name in columns.keys() & references.keys():
        for value in {*columns[name]}:
            if value not in references[name]:
                raise UnreadableRow(f"{table}: {name} {value}")
    if table == "setting":
        for name, value in zip(columns["name"], columns["value"], strict=True):
            if not is_our_setting(name, value):
                raise UnreadableRow(f"{table} {name}")
    _check_roles(table, columns)
    _check_lives(table, columns)
    _check_values(table, columns)


def _check_roles(table: str, columns: Mapping[str, Sequence[Any]]) -> None:
    """The final version is no person, and no person may become it: nobody could work as it."""
    if "role" in columns:
        for id_, role in zip(columns["id"], columns["role"], strict=True):
            if (id_ == FINAL_PERSON_ID) is not (role == Role.FINAL):
                raise UnreadableRow(f"{table} {id_}: {role}")


def _check_lives(table: str, columns: Mapping[str, Sequence[Any]]) -> None:
    if "life" in columns:
        for life, deleted in {*zip(columns["life"], columns["deleted"], strict=True)}:
            if (life % 2 == 0) != bool(deleted):
                raise UnreadableRow(f"{table}: life {life}")


def _check_values(table: str, columns: Mapping[str, Sequence[Any]]) -> None:
    for whole, part in _PARTS_OF_VALUE:
        if part in columns:
            pairs = {*zip(columns[whole], columns[part], strict=True)}
            if any(value is not None and needed is None for value, needed in pairs):
                raise UnreadableRow(f"{table}: {part}")
    if not values_fit(columns):
        raise UnreadableRow(f"{table}: value of another type")


class Unlike:
    """Looks whether rows, given in chunks, differ in what no two of a table have in common."""

    def __init__(self, table: Table) -> None:
        self._table = table.name
        self._seen: dict[str, set[Any]] = {
            column.name: set() for column in table.columns if column.primary_key or column.unique
        }
        self._count = 0

    def check(self, columns: Mapping[str, Sequence[Any]]) -> None:
        """Look at more of them.

        Raises:
            UnreadableRow: One is like another.
        """
        self._count += max(map(len, columns.values()), default=0)
        for name, seen in self._seen.items():
            seen.update(columns[name])
            if len(seen) < self._count:
                raise UnreadableRow(f"{self._table}: {name} twice")


def check_deltas(table: str, stored: Iterable[str]) -> None:
    """Look at what changes have noted of rows.

    Raises:
        UnreadableRow: One is no JSON of columns as this program writes it.
    """
    columns: defaultdict[str, list[Any]] = defaultdict(list)
    for one in stored:
        if type(one) is not str:
            raise UnreadableRow(f"change of {table}")
        for name, value in read_columns(one).items():
            columns[name].append(value)
    for name, values in columns.items():
        check_column(table, name, values)


def check_column(table: str, name: str, values: Collection[Any]) -> None:
    """Look at what stands in one column.

    Raises:
        UnreadableRow: This program never writes such a thing there, or has no such column.
    """
    if not are_ours(name, values):
        raise UnreadableRow(f"{table}: {name}")
