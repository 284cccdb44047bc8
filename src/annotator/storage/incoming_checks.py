"""Whether rows of a file from elsewhere are such as this program writes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from annotator.storage.row_mapping import Columns, UnreadableRow, read_columns
from annotator.storage.stored_values import are_ours, is_our_setting

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence


def check_annotations(rows: Sequence[Columns], texts: Mapping[str, str]) -> None:
    """Look at rows of the annotation table and at the texts they stand in.

    Raises:
        UnreadableRow: No program of ours has written one of them.
    """
    columns = check_rows("annotation", rows)
    names = ("id", "text_version_id", "start", "end", "quote")
    for id_, version, start, end, quote in zip(*(columns[name] for name in names), strict=True):
        text = texts.get(version, "")
        if text[start:end] != quote or not start < end <= len(text):
            raise UnreadableRow(f"annotation {id_}")
    for whole, parts in (
        ("value_number", ("value_unit", "value_approx")),
        ("value_edtf", ("value_basis",)),
    ):
        for part in parts:
            pairs = {*zip(columns[whole], columns[part], strict=True)}
            if any(value is not None and needed is None for value, needed in pairs):
                raise UnreadableRow(f"annotation: {part}")


def check_rows(table: str, rows: Sequence[Columns]) -> Mapping[str, Sequence[Any]]:
    """Look at whole rows of a table; returns what they hold, column by column.

    Raises:
        UnreadableRow: No program of ours has written one of them.
    """
    names = rows[0].keys() if rows else ()
    columns = dict(zip(names, zip(*(row.values() for row in rows), strict=True), strict=True))
    for name, values in columns.items():
        check_column(table, name, values)
    if "life" in columns:
        for life, deleted in {*zip(columns["life"], columns["deleted"], strict=True)}:
            if (life % 2 == 0) != bool(deleted):
                raise UnreadableRow(f"{table}: life {life}")
    if table == "setting":
        for row in rows:
            if not is_our_setting(row["name"], row["value"]):
                raise UnreadableRow(f"{table} {row['name']}")
    return columns


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
