"""Documents and sections as a tree that adds up."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from annotator.domain.progress_reports import DocumentProgress, SectionProgress
from annotator.ui.item_models.section_progress_model import (
    Branch,
    SectionProgressModel,
    branches,
)
from progress_builders import a_document, a_tally

DEEP = DocumentProgress(
    "d",
    "年鉴",
    2004,
    900,
    (
        SectionProgress("", "", "", -1, 0, {"w": a_tally(1)}),
        SectionProgress("卷一", "卷一", "", -1, 10, {"w": a_tally(2)}),
        SectionProgress("概述", "卷一", "概述", 1, 20, {"w": a_tally(3), "c": a_tally(0, 4)}),
        SectionProgress("卷二", "卷二", "", -1, 30, {}),
    ),
    {"w": a_tally(6), "c": a_tally(0, 4)},
)


@pytest.fixture
def model(qapp: object) -> SectionProgressModel:
    made = SectionProgressModel()
    made.tester = QAbstractItemModelTester(made)  # type: ignore[attr-defined]
    return made


def tree_of(model: SectionProgressModel, above: QModelIndex | None = None) -> list[object]:
    parent = above or QModelIndex()
    rows = [model.index(row, 0, parent) for row in range(model.rowCount(parent))]
    return [
        (index.data(), index.siblingAtColumn(1).data(), tree_of(model, index)) for index in rows
    ]


def test_a_heading_sums_up_what_is_below_it(model: SectionProgressModel) -> None:
    model.show_branches(branches([DEEP], None, "前言"))
    assert tree_of(model) == [
        ("前言", "1", []),
        ("卷一", "9", [("概述", "7", [])]),
        ("卷二", "", []),
    ]


def test_with_several_documents_they_stand_at_the_top(model: SectionProgressModel) -> None:
    model.show_branches(branches([DEEP, a_document("农业")], None, ""))
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    assert [index.data() for index in rows] == ["年鉴", "农业"]
    assert [index.siblingAtColumn(1).data() for index in rows] == ["10", "20"]


def test_only_one_person_s_annotations_are_counted_when_asked_for(
    model: SectionProgressModel,
) -> None:
    tree = branches([DEEP], "c", "")
    assert tree[0].tally == a_tally(0, 4)
    model.show_branches(tree)
    assert tree_of(model)[1] == ("卷一", "4", [("概述", "4", [])])
    assert branches([DEEP], "nobody", "")[0].tally.total == 0


def test_every_parent_is_the_row_its_children_were_asked_of(model: SectionProgressModel) -> None:
    model.show_branches(branches([DEEP, a_document("农业")], None, ""))
    top = model.index(1, 0)
    below = model.index(0, 0, top)
    deeper = model.index(1, 0, below)
    assert deeper.data() == "送温暖活动"
    assert model.parent(deeper) == below
    assert model.parent(below) == top
    assert not model.parent(top).isValid()
    assert not model.index(9, 0, top).isValid()
    assert model.rowCount(top.siblingAtColumn(1)) == 0


def test_a_branch_is_known_again_when_everything_was_counted_anew(
    model: SectionProgressModel,
) -> None:
    model.show_branches(branches([DEEP], None, ""))
    identity = model.branch(model.index(0, 0, model.index(1, 0))).identity
    model.show_branches(branches([DEEP, a_document("农业")], None, ""))
    (found,) = model.indexes_of({identity, ("gone", 0, "")})
    assert found.data() == "概述"
    assert found.parent().data() == "卷一"


def test_stage_and_titles_are_told_in_words(model: SectionProgressModel) -> None:
    model.show_branches(branches([DEEP], None, ""))
    titles = [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
    stage = titles.index("Stage")
    stages = [model.index(row, stage).data() for row in range(model.rowCount())]
    assert stages == ["Not reviewed", "In review", "Not annotated"]
    assert titles[0] == "Section"
    model.retranslate()


def test_nothing_to_show_is_no_rows(model: SectionProgressModel) -> None:
    model.show_branches([])
    assert model.rowCount() == 0
    assert branches([], None, "") == []
    assert Branch("甲", "d", 3).identity == ("d", 3, "甲")
