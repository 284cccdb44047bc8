"""Counts by section and person, against counting one by one."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotations import AnnotationType, Status
from annotator.domain.documents import Document
from annotator.domain.final_versions import FINAL_PERSON_ID
from annotator.domain.progress_reports import (
    DayWork,
    DocumentProgress,
    OpenReturn,
    Stage,
    Tally,
    together,
)
from annotator.domain.projects import Person
from annotator.domain.reviews import Verdict
from annotator.review.progress import (
    AnnotationRow,
    Work,
    document_progress,
    people_progress,
    work_by_day,
)
from annotator.text.outline import outline

if TYPE_CHECKING:
    from collections.abc import Sequence

FIGURE, DATE = AnnotationType.FIGURE, AnnotationType.DATE
PENDING, ACCEPTED, RETURNED, AMENDED, REVISED = Status
NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)
CHINA = timezone(timedelta(hours=8))

TEXT = """前言一句。
# 群众团体
导语
**【概述】**
一、基本情况
正文甲
二、其他
正文乙
**【送温暖活动】**
正文丙
# 科学技术
正文丁
"""


def at(word: str) -> int:
    return TEXT.index(word)


def a_row(
    word: str, person: str = "王", status: Status = PENDING, type_: AnnotationType = FIGURE
) -> AnnotationRow:
    start = at(word)
    return start, start + len(word), type_.value, person, status.value


def utc(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def counted(
    *rows: AnnotationRow, text: str = TEXT, settled: Sequence[tuple[int, int]] = ()
) -> DocumentProgress:
    document = Document("d", "年鉴", 2004, (), "", "utf-8", "v", len(text), "", NOON)
    return document_progress(document, outline(text), sorted(rows), settled)


def names(document: DocumentProgress) -> list[tuple[str, str]]:
    return [(section.path, section.entry) for section in document.sections]


def test_sections_are_headings_and_entries_and_numbered_parts_belong_to_their_entry() -> None:
    document = counted(a_row("正文甲"), a_row("正文乙", "李"), a_row("正文丁"))
    assert names(document) == [
        ("群众团体", ""),
        ("群众团体", "概述"),
        ("群众团体", "送温暖活动"),
        ("科学技术", ""),
    ]
    assert [section.parent for section in document.sections] == [-1, 0, 0, -1]
    assert [section.tally.total for section in document.sections] == [0, 2, 0, 1]
    assert document.sections[1].people.keys() == {"王", "李"}


def test_what_stands_before_the_first_heading_is_listed_only_where_something_is_tagged() -> None:
    assert names(counted(a_row("前言")))[0] == ("", "")
    assert names(counted(a_row("导语")))[0] == ("群众团体", "")
    assert names(counted(text="没有标题的文字")) == [("", "")]
    before = counted(a_row("前言"))
    assert [section.parent for section in before.sections] == [-1, -1, 1, 1, -1]


def test_a_tally_counts_by_type_and_status() -> None:
    document = counted(
        a_row("正文甲", status=RETURNED),
        a_row("正文乙", status=AMENDED, type_=DATE),
        a_row("正文丙", status=REVISED),
        a_row("正文丁", status=ACCEPTED),
        a_row("导语"),
    )
    tally = document.tally
    assert tally.types == {FIGURE: 4, DATE: 1}
    assert (tally.total, tally.to_review, tally.to_answer, tally.reviewed) == (5, 2, 2, 3)
    assert tally.share_reviewed == pytest.approx(0.6)
    assert tally.share_finished == pytest.approx(0.2)
    assert tally.share_final == 0


def test_nothing_tagged_has_no_shares() -> None:
    assert Tally().share_reviewed is None
    assert Tally().share_finished is None
    assert Tally().share_final is None


@pytest.mark.parametrize(
    ("tally", "stage"),
    [
        (Tally(), Stage.UNTAGGED),
        (Tally({FIGURE: 2}, {PENDING: 2}), Stage.TAGGED),
        (Tally({FIGURE: 2}, {PENDING: 1, RETURNED: 1}), Stage.IN_REVIEW),
        (Tally({FIGURE: 2}, {ACCEPTED: 1, RETURNED: 1}, finished=1), Stage.IN_REVIEW),
        (Tally({FIGURE: 2}, {ACCEPTED: 2}, finished=2), Stage.REVIEWED),
        (Tally({FIGURE: 2}, {ACCEPTED: 1, PENDING: 1}, final=1, finished=2), Stage.REVIEWED),
        (Tally({FIGURE: 2}, {PENDING: 2}, final=1, finished=1), Stage.IN_REVIEW),
        (Tally({FIGURE: 2}, {PENDING: 2}, final=2, finished=2), Stage.FINAL),
    ],
)
def test_a_stage_says_how_far_something_is(tally: Tally, stage: Stage) -> None:
    assert tally.stage is stage


def test_what_the_final_version_covers_is_final_whoever_tagged_it() -> None:
    document = counted(
        a_row("正文甲"),
        a_row("正文甲", "李"),
        a_row("正文乙"),
        a_row("正文", "李"),
        a_row("正文甲", FINAL_PERSON_ID),
    )
    assert document.final == 1
    assert document.tally.final == 3  # all but 正文乙
    assert FINAL_PERSON_ID not in document.people
    assert document.sections[1].final == 1


def test_a_place_settled_as_empty_is_final_too() -> None:
    start = at("正文丙")
    document = counted(a_row("正文丙"), a_row("正文丁"), settled=[(start + 1, start + 2)])
    assert (document.final, document.tally.final, document.tally.finished) == (0, 1, 1)


def test_touching_is_not_covering() -> None:
    start = at("正文丙")
    document = counted(a_row("正文丙"), settled=[(start - 2, start), (start + 3, start + 9)])
    assert document.tally.final == 0


ROWS = st.tuples(
    st.integers(0, len(TEXT) - 1),
    st.integers(1, 12),
    st.sampled_from([type_.value for type_ in AnnotationType]),
    st.sampled_from(["王", "李", FINAL_PERSON_ID]),
    st.sampled_from([status.value for status in Status]),
)


@given(st.lists(ROWS, max_size=30), st.lists(st.tuples(st.integers(0, 80), st.integers(1, 5))))
def test_sections_add_up_to_the_document_and_agree_with_counting_one_by_one(
    found: list[tuple[int, int, str, str, str]], empty: list[tuple[int, int]]
) -> None:
    rows = sorted(
        (start, start + size, type_, person, status) for start, size, type_, person, status in found
    )
    settled = [(start, start + size) for start, size in empty]
    document = counted(*rows, settled=settled)
    spans = [row[:2] for row in rows if row[3] == FINAL_PERSON_ID] + settled
    expected = Counter(
        (document.section_at(start).start, person, type_, status)
        for start, _, type_, person, status in rows
        if person != FINAL_PERSON_ID
    )
    final = sum(
        person != FINAL_PERSON_ID and any(a < end and start < b for a, b in spans)
        for start, end, _, person, _ in rows
    )
    found_types = {
        (section.start, person, type_): count
        for section in document.sections
        for person, tally in section.people.items()
        for type_, count in tally.types.items()
    }
    found_statuses = {
        (section.start, person, status): count
        for section in document.sections
        for person, tally in section.people.items()
        for status, count in tally.statuses.items()
    }
    assert found_types == Counter(row[:3] for row in expected.elements())
    assert found_statuses == Counter((*row[:2], row[3]) for row in expected.elements())
    assert document.tally.final == final
    assert document.tally == together(section.tally for section in document.sections)
    assert document.tally.total == expected.total()
    assert document.final == sum(section.final for section in document.sections)


def test_a_day_begins_and_ends_by_the_clock_on_the_wall() -> None:
    work = Work(
        tagged=[("王", utc(21, 15, 59), 2), ("王", utc(21, 16), 3)],
        decided=[("李", utc(22, 3), 4), ("王", utc(22, 3), 1)],
        settled=[("李", utc(22, 9), 5)],
    )
    assert work_by_day(work, CHINA) == (
        DayWork(date(2026, 11, 21), "王", tagged=2),
        DayWork(date(2026, 11, 22), "李", decided=4, settled=5),
        DayWork(date(2026, 11, 22), "王", tagged=3, decided=1),
    )


def test_a_person_has_tagged_finished_and_decided() -> None:
    document = counted(
        a_row("正文甲", status=ACCEPTED), a_row("正文丙", status=RETURNED), a_row("正文丁", "李")
    )
    returned = OpenReturn(
        "d", 1, at("正文丙"), FIGURE, "正文丙", RETURNED, "王", "李", "边界不当", NOON
    )
    days = work_by_day(Work(decided=[("李", utc(22, 3), 2)]), UTC)
    people = people_progress(
        [Person("王", "王芳"), Person("李", "李明"), Person(FINAL_PERSON_ID, "定稿")],
        [document],
        {"李": {Verdict.ACCEPT: 1, Verdict.RETURN: 1}},
        days,
        [returned, returned],
    )
    wang, li = people
    assert (wang.tally.total, wang.sections, wang.finished_sections) == (2, 2, 1)
    assert (wang.oldest_return, wang.last_day) == (NOON, None)
    assert (li.tally.total, li.verdicts[Verdict.RETURN]) == (1, 1)
    assert (li.oldest_return, li.last_day) == (None, date(2026, 11, 22))


def test_a_return_is_as_old_as_its_whole_days() -> None:
    returned = OpenReturn("d", 1, 0, FIGURE, "甲", RETURNED, "王", "李", "", NOON)
    assert returned.days_open(NOON + timedelta(days=3, hours=23)) == 3
    assert returned.days_open(NOON - timedelta(hours=1)) == 0
