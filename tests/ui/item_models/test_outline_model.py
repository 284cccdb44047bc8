"""The outline as a tree: shape, counts, filter, reading position."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from annotator.domain.annotations import AnnotationType
from annotator.text.outline import outline
from annotator.ui.item_models.outline_model import OutlineModel
from annotator.ui.item_models.roles import COUNT_ROLE, CURRENT_ROLE

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = """# 群众团体

**【概述】** 总的情况。

一、机制建设

二、打造品牌

**【送温暖】** 走访慰问。

# 政府

**【信访】** 接待来访。
"""
Tree = list[tuple[str, "Tree"]]


@pytest.fixture
def model(qapp: object) -> OutlineModel:
    made = OutlineModel()
    made.show_sections(outline(TEXT), length=len(TEXT))
    return made


def tree_of(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Tree:
    above = parent or QModelIndex()
    indexes = [model.index(row, 0, above) for row in range(model.rowCount(above))]
    return [(index.data(), tree_of(model, index)) for index in indexes]


def index_of(model: QAbstractItemModel, title: str) -> QModelIndex:
    found = model.match(
        model.index(0, 0),
        Qt.ItemDataRole.DisplayRole,
        title,
        1,
        Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive,
    )
    return found[0]


def test_sections_hang_below_the_sections_around_them(model: OutlineModel) -> None:
    assert tree_of(model) == [
        (
            "群众团体",
            [("概述", [("一、机制建设", []), ("二、打造品牌", [])]), ("送温暖", [])],
        ),
        ("政府", [("信访", [])]),
    ]


def test_a_section_counts_what_starts_in_it_and_below_it(model: OutlineModel) -> None:
    starts = sorted(TEXT.index(words) for words in ("总的", "机制", "走访", "接待", "来访"))
    model.show_counts(starts)
    counts = {
        title: index_of(model, title).data(COUNT_ROLE)
        for title in ("群众团体", "概述", "二、打造品牌", "政府", "信访")
    }
    assert counts == {"群众团体": 3, "概述": 2, "二、打造品牌": 0, "政府": 2, "信访": 2}


def test_the_tooltip_counts_by_type(model: OutlineModel) -> None:
    place = TEXT.index("接待")
    model.show_counts([place], {AnnotationType.PERSON: [place]})
    lines = index_of(model, "政府").data(Qt.ItemDataRole.ToolTipRole).splitlines()
    assert lines[:2] == ["政府", "Person: 1"]
    assert "of the document" in lines[2]


def test_only_sections_with_another_count_are_announced(model: OutlineModel) -> None:
    place = TEXT.index("走访")
    model.show_counts([0, place])
    heard: list[str] = []
    model.dataChanged.connect(lambda first, _last: heard.append(first.data()))
    model.show_counts([0, place, place + 1])
    assert heard == ["群众团体", "送温暖"]


def test_a_filter_keeps_matches_and_the_sections_around_them(model: OutlineModel) -> None:
    model.filter_titles("品牌")
    assert tree_of(model) == [("群众团体", [("概述", [("二、打造品牌", [])])])]
    assert model.first_match().data() == "二、打造品牌"
    model.filter_titles("")
    assert model.rowCount() == 2


def test_a_filter_that_fits_nothing_leaves_an_empty_tree(model: OutlineModel) -> None:
    model.filter_titles("没有")
    assert tree_of(model) == []
    assert not model.first_match().isValid()


def test_the_innermost_section_at_a_position_is_the_one_being_read(model: OutlineModel) -> None:
    index = model.mark_reading(TEXT.index("牌"))
    assert index.data() == "二、打造品牌"
    assert index.data(CURRENT_ROLE) is True
    assert index.parent().data(CURRENT_ROLE) is False


def test_reading_on_moves_the_mark_and_announces_both_sections(model: OutlineModel) -> None:
    model.mark_reading(TEXT.index("牌"))
    heard: list[str] = []
    model.dataChanged.connect(lambda first, _last: heard.append(first.data()))
    model.mark_reading(TEXT.index("接待"))
    assert heard == ["二、打造品牌", "信访"]


def test_a_section_hidden_by_the_filter_lends_its_mark_to_the_one_around_it(
    model: OutlineModel,
) -> None:
    model.filter_titles("概述")
    assert model.mark_reading(TEXT.index("牌")).data() == "概述"
    model.filter_titles("")
    assert model.current_index().data() == "二、打造品牌"


def test_before_the_first_section_none_is_being_read(qapp: object) -> None:
    text = "前言\n" + TEXT
    model = OutlineModel()
    model.show_sections(outline(text), length=len(text))
    assert not model.mark_reading(1).isValid()


LINES = st.sampled_from(["# 篇", "## 章", "**【目】** 文", "一、节", "（一）小节", "一段文字。"])


@given(st.data(), st.lists(st.lists(LINES, max_size=30), min_size=1, max_size=3))
def test_the_tree_stays_sound_whatever_is_shown(
    qapp: object, data: st.DataObject, texts: list[list[str]]
) -> None:
    model = OutlineModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for lines in texts:
        text = "\n".join(lines)
        sections = outline(text)
        model.show_sections(sections, length=len(text))
        model.show_counts(sorted(data.draw(st.lists(st.integers(0, 200), max_size=20))))
        model.mark_reading(data.draw(st.integers(0, 200)))
        model.filter_titles(data.draw(st.sampled_from(["", "目", "节", "无"])))
        model.filter_titles("")
        assert sum(1 for _ in walk(model)) == len(sections)


def walk(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
    above = parent or QModelIndex()
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        yield index
        yield from walk(model, index)
