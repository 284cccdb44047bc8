"""Annotations grouped by value, in the order in which a reader looks for them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.domain.exports import ExportDocument, ExportRow
from annotator.domain.values import DateBasis, DateValue, FigureValue, NameValue, Value
from annotator.formats.workbook_groups import (
    MOST_PLACES,
    MOST_SPELLINGS,
    Gathering,
    Group,
    listed_places,
    listed_spellings,
)
from export_builders import (
    A_ROW,
    DATE,
    FIGURE,
    ORGANISATION,
    PERSON,
    a_document,
    an_export,
)

if TYPE_CHECKING:
    from annotator.domain.annotations import AnnotationType


def a_row(type_: AnnotationType, quote: str, value: Value | None = None) -> ExportRow:
    return replace(A_ROW, type=type_, quote=quote, value=value)


def groups(*rows: ExportRow) -> list[Group]:
    gathering = Gathering()
    for row in rows:
        gathering.add(row)
    return gathering.groups(rows[0].type)


def test_different_texts_with_one_canonical_name_are_one_group() -> None:
    name = NameValue("景德镇市总工会")
    (group,) = groups(a_row(ORGANISATION, "市总", name), a_row(ORGANISATION, "市总工会", name))
    assert (group.name, group.count, group.spellings) == (name.name, 2, ("市总", "市总工会"))


def test_a_name_without_value_joins_the_group_of_its_own_text() -> None:
    (group,) = groups(
        a_row(PERSON, "樊耀"), a_row(PERSON, "樊\n\n耀"), a_row(PERSON, "樊主席", NameValue("樊耀"))
    )
    assert (group.name, group.count) == ("樊耀", 3)
    assert listed_spellings(group) == "樊耀、樊主席"


def test_the_most_frequent_name_comes_first_and_ties_keep_text_order() -> None:
    found = groups(*(a_row(PERSON, name) for name in ["甲", "乙", "丙", "乙"]))
    assert [group.name for group in found] == ["乙", "甲", "丙"]


def test_figures_go_by_unit_the_most_frequent_first_then_by_size() -> None:
    found = groups(
        *(
            a_row(FIGURE, number, FigureValue(number, unit=unit))
            for number, unit in [("10", "元"), ("9", "人"), ("9.5", "元"), ("-1", "元")]
        ),
        a_row(FIGURE, "若干"),
    )
    assert [group.name for group in found] == ["-1 元", "9.5 元", "10 元", "9 人", ""]
    assert found[-1].spellings == ("若干",)


def test_dates_go_by_time_from_before_christ_to_open_ends() -> None:
    dates = ["2004-03", "-0100", "2004", "../1900", "-0220", "1862/1874"]
    found = groups(*(a_row(DATE, date, DateValue(date)) for date in dates), a_row(DATE, "昔"))
    assert [group.name for group in found] == [
        "-0220",
        "-0100",
        "1862/1874",
        "../1900",
        "2004",
        "2004-03",
        "",
    ]


def test_a_date_is_one_whatever_its_year_was_taken_from() -> None:
    (group,) = groups(
        a_row(DATE, "3月", DateValue("2004-03", DateBasis.DOCUMENT_YEAR)),
        a_row(DATE, "2004年3月", DateValue("2004-03", DateBasis.EXPLICIT)),
    )
    assert group.count == 2


def test_surfaces_without_value_stay_apart() -> None:
    assert len(groups(a_row(DATE, "昔"), a_row(DATE, "近年"), a_row(DATE, "昔"))) == 2


def test_places_name_entry_and_paragraph_once() -> None:
    row = a_row(PERSON, "樊耀")
    (group,) = groups(
        row, row, replace(row, paragraph=7), replace(row, entry="送温暖活动", paragraph=17)
    )
    assert listed_places(group) == "概述 (4、7)；送温暖活动 (17)"
    assert group.count == 4


def test_many_places_are_counted_beyond_those_listed() -> None:
    row = a_row(PERSON, "樊耀")
    (group,) = groups(*(replace(row, paragraph=number) for number in range(1, 31)))
    assert len(group.places) == MOST_PLACES
    assert listed_places(group).endswith("11、12)…等 30 处")


def test_many_spellings_are_cut_with_a_sign() -> None:
    name = NameValue("景德镇市总工会")
    (group,) = groups(*(a_row(ORGANISATION, f"写法{n}", name) for n in range(MOST_SPELLINGS + 1)))
    assert listed_spellings(group).endswith(f"写法{MOST_SPELLINGS - 1}…等")


def test_outside_of_entries_a_place_is_named_by_its_heading() -> None:
    row = replace(a_row(PERSON, "樊耀"), entry="", section="群众团体 / 工会")
    assert listed_places(groups(row)[0]) == "工会 (4)"
    assert listed_places(groups(replace(row, section=""))[0]) == "群众团体 (4)"


def test_with_several_documents_a_place_names_its_own() -> None:
    documents = tuple(ExportDocument(a_document(title), 1) for title in ("群众团体", "政协"))
    gathering = Gathering.of(replace(an_export(), documents=documents))
    gathering.add(a_row(PERSON, "樊耀"))
    (group,) = gathering.groups(PERSON)
    assert listed_places(group) == "群众团体·概述 (4)"


def test_entries_come_in_text_order_also_those_without_annotations() -> None:
    gathering = Gathering.of(an_export())
    gathering.add(replace(A_ROW, entry="送温暖活动"))
    assert [(key[2], counts.total()) for key, counts in gathering.entries.items()] == [
        ("概述", 0),
        ("送温暖活动", 1),
    ]
