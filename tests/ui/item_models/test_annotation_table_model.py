"""Rows of the annotation table: contents on demand, single changes, soundness throughout."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from annotator.domain.annotations import Annotation, AnnotationType, Origin
from annotator.domain.change_sets import AnnotationChange
from annotator.domain.row_queries import RowColumn, RowOrder, RowQuery
from annotator.domain.values import FigureValue
from annotator.text.outline import outline
from annotator.ui.item_models.annotation_table_model import (
    AnnotationTableModel,
    Column,
    RowContext,
)
from annotator.ui.item_models.row_cache import PAGE, RowCache
from annotator.ui.item_models.row_updates import apply_changes

if TYPE_CHECKING:
    from collections.abc import Sequence

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class Shelf:
    """Stands in for the project file: annotations by key, and a record of what was fetched."""

    def __init__(self, *annotations: Annotation) -> None:
        self.known = {annotation.key: annotation for annotation in annotations}
        self.fetched: list[list[int]] = []

    def fetch(self, keys: Sequence[int]) -> list[Annotation]:
        self.fetched.append(list(keys))
        return [self.known[key] for key in keys if key in self.known]

    def in_text_order(self) -> list[int]:
        return sorted(self.known, key=lambda key: self.known[key].start)


def an_annotation(
    key: int,
    start: int = 0,
    *,
    type_: AnnotationType = AnnotationType.FIGURE,
    quote: str = "七家",
    note: str = "",
    value: FigureValue | None = None,
) -> Annotation:
    return Annotation(
        key=key,
        id=f"id-{key}",
        document_id="文档",
        text_version_id="版本",
        start=start,
        end=start + len(quote),
        type=type_,
        quote=quote,
        person_id="王",
        created_at=NOON,
        modified_at=NOON,
        value=value,
        note=note,
        origin=Origin.MANUAL,
    )


def a_model(shelf: Shelf, context: RowContext | None = None) -> AnnotationTableModel:
    model = AnnotationTableModel(shelf.fetch)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_rows(shelf.in_text_order(), context or RowContext())
    return model


def cell(model: AnnotationTableModel, row: int, column: Column) -> str:
    return str(model.index(row, column.value).data())


def test_a_row_shows_everything_in_words(qapp: object) -> None:
    text = "# 群众团体\n\n**【工会】** 新建工会1162家。\n"
    annotation = an_annotation(
        1, text.index("1162"), quote="1162家", value=FigureValue("1162", unit="家"), note="甲\n乙"
    )
    model = a_model(Shelf(annotation), RowContext(outline(text), {"王": "王芳"}))
    local = NOON.astimezone().strftime("%Y-%m-%d %H:%M")
    assert [cell(model, 0, column) for column in Column] == [
        "Figure",
        "1162家",
        "1,162 家",
        "工会",
        "王芳",
        "Not reviewed",
        "By hand",
        local,
        "甲 乙",
    ]


def test_a_page_break_inside_the_words_is_not_shown(qapp: object) -> None:
    model = a_model(Shelf(an_annotation(1, quote="市总工\n\n会")))
    assert cell(model, 0, Column.QUOTE) == "市总工会"


def test_a_tooltip_gives_the_whole_path_of_the_section(qapp: object) -> None:
    text = "# 群众团体\n\n## 工会\n\n**【概述】** 七家。\n"
    model = a_model(Shelf(an_annotation(1, text.index("七家"))), RowContext(outline(text)))
    index = model.index(0, Column.SECTION.value)
    assert index.data() == "概述"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "群众团体 / 工会 / 概述"


def test_a_cell_shows_no_more_of_a_long_quote_than_fits_and_keeps_it_whole(qapp: object) -> None:
    model = a_model(Shelf(an_annotation(1, quote="长" * 5_000)))
    assert len(cell(model, 0, Column.QUOTE)) < 200
    assert model.whole_text(0, Column.QUOTE) == "长" * 5_000


def test_rows_are_fetched_by_the_page_and_only_when_shown(qapp: object) -> None:
    shelf = Shelf(*(an_annotation(key, key) for key in range(1, 10 * PAGE)))
    model = AnnotationTableModel(shelf.fetch)
    model.show_rows(shelf.in_text_order(), RowContext())
    assert shelf.fetched == []
    cell(model, 5 * PAGE + 3, Column.QUOTE)
    cell(model, 5 * PAGE + 4, Column.VALUE)
    assert [len(keys) for keys in shelf.fetched] == [PAGE]


def test_the_cache_forgets_what_was_shown_long_ago(qapp: object) -> None:
    shelf = Shelf(*(an_annotation(key, key) for key in range(1, 100 * PAGE)))
    keys = shelf.in_text_order()
    cache = RowCache(shelf.fetch)
    for row in range(0, len(keys), PAGE):
        cache.row(keys, row)
    shelf.fetched.clear()
    cache.row(keys, len(keys) - 1)
    assert shelf.fetched == []
    cache.row(keys, 0)
    assert len(shelf.fetched) == 1


def test_an_annotation_that_is_gone_leaves_an_empty_row_until_all_are_read_anew(
    qapp: object,
) -> None:
    shelf = Shelf(an_annotation(1, 1), an_annotation(2, 2))
    model = a_model(shelf)
    del shelf.known[1]
    model.show_rows([1, 2], RowContext())
    assert model.index(0, 0).data() is None
    assert cell(model, 1, Column.TYPE) == "Figure"


@pytest.mark.parametrize("descending", [False, True])
def test_a_new_annotation_goes_where_it_stands_in_the_text(
    qapp: object, *, descending: bool
) -> None:
    shelf = Shelf(*(an_annotation(key, 10 * key) for key in (1, 2, 3)))
    model = a_model(shelf)
    if descending:
        model.show_rows([3, 2, 1], RowContext())
    assert model.insert_by_text(an_annotation(9, 25), descending=descending)
    assert list(model.keys) == ([3, 9, 2, 1] if descending else [1, 2, 9, 3])


def test_two_that_begin_together_are_left_to_the_database(qapp: object) -> None:
    model = a_model(Shelf(an_annotation(1, 10)))
    assert not model.insert_by_text(an_annotation(9, 10), descending=False)
    assert list(model.keys) == [1]


def test_a_retyped_annotation_leaves_a_table_filtered_by_its_old_type(qapp: object) -> None:
    old = an_annotation(1, 10)
    new = an_annotation(1, 10, type_=AnnotationType.PERSON)
    query = RowQuery(document_id="文档", types=frozenset({AnnotationType.FIGURE}))
    model = a_model(Shelf(old))
    assert apply_changes(model, [AnnotationChange(old, new)], query)
    assert list(model.keys) == []
    assert apply_changes(model, [AnnotationChange(new, old)], query)
    assert list(model.keys) == [1]


@pytest.mark.parametrize(
    "query",
    [
        RowQuery(document_id="文档", words="七"),
        RowQuery(document_id="文档", order=RowOrder(RowColumn.QUOTE)),
    ],
    ids=["words", "order"],
)
def test_what_only_the_database_knows_is_left_to_it(qapp: object, query: RowQuery) -> None:
    old = an_annotation(1, 10)
    model = a_model(Shelf(old))
    assert not apply_changes(model, [AnnotationChange(old, None)], query)


def test_rows_have_no_children(qapp: object) -> None:
    model = a_model(Shelf(an_annotation(1, 10)))
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0


STEPS = st.lists(
    st.tuples(st.sampled_from(["tag", "remove", "retype", "reread"]), st.integers(0, 60)),
    max_size=25,
)


@given(STEPS, st.booleans())
def test_after_random_changes_the_rows_are_those_of_the_database(
    qapp: object,
    steps: list[tuple[str, int]],
    descending: bool,
) -> None:
    query = RowQuery(
        document_id="文档",
        types=frozenset({AnnotationType.FIGURE, AnnotationType.DATE}),
        order=RowOrder(descending=descending),
    )
    shelf = Shelf()
    model = a_model(shelf)
    for number, (step, place) in enumerate(steps, start=1):
        change = _changed(shelf, step, place, number)
        in_step = change is None or apply_changes(model, [change], query)
        if step == "reread" or not in_step:
            model.show_rows(_asked_for(shelf, query), RowContext())
        assert list(model.keys) == _asked_for(shelf, query)


def _changed(shelf: Shelf, step: str, place: int, number: int) -> AnnotationChange | None:
    if step == "tag" and all(one.start != place for one in shelf.known.values()):
        shelf.known[number] = an_annotation(number, place)
        return AnnotationChange(None, shelf.known[number])
    if step in ("tag", "reread") or not shelf.known:
        return None
    old = shelf.known.pop(sorted(shelf.known)[place % len(shelf.known)])
    if step == "remove":
        return AnnotationChange(old, None)
    new = an_annotation(old.key, old.start, type_=list(AnnotationType)[place % 4])
    shelf.known[old.key] = new
    return AnnotationChange(old, new)


def _asked_for(shelf: Shelf, query: RowQuery) -> list[int]:
    keys = [key for key in shelf.in_text_order() if shelf.known[key].type in query.types]
    return keys[::-1] if query.order.descending else keys
