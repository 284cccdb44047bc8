"""Progress reports for tests: some work, and none."""

from __future__ import annotations

from datetime import date, timedelta

from annotator.domain.annotations import AnnotationType, Status
from annotator.domain.progress_reports import (
    DayWork,
    DocumentProgress,
    OpenReturn,
    PersonProgress,
    ProgressReport,
    SectionProgress,
    Tally,
    together,
)
from annotator.domain.projects import Person, Role
from annotator.domain.reviews import Verdict
from export_builders import CHINA, NOON

ORGANISATION, FIGURE, DATE, PERSON = AnnotationType
PENDING, ACCEPTED, RETURNED, AMENDED, REVISED = Status

WANG, CHEN, LI = Person("w", "王芳"), Person("c", "陈静"), Person("l", "李主任", Role.REVIEWER)


def a_tally(pending: int = 0, accepted: int = 0, returned: int = 0, *, final: int = 0) -> Tally:
    """Return a tally of figures with so many of each status."""
    statuses = {PENDING: pending, ACCEPTED: accepted, RETURNED: returned}
    total = pending + accepted + returned
    return Tally(
        {FIGURE: total} if total else {},
        {status: count for status, count in statuses.items() if count},
        final=final,
        finished=max(accepted, final),
    )


def a_document(title: str, *, scale: int = 1) -> DocumentProgress:
    """Return a document with a heading above two entries, one of them untouched."""
    of_wang = a_tally(3 * scale, 9 * scale, scale, final=4 * scale)
    of_chen = a_tally(2 * scale, 5 * scale)
    sections = (
        SectionProgress(title, title, "", -1, 0, {}),
        SectionProgress(
            "概述", title, "概述", 0, 20, {"w": of_wang, "c": of_chen}, final=4 * scale
        ),
        SectionProgress("送温暖活动", title, "送温暖活动", 0, 300, {}),
    )
    return DocumentProgress(
        title, title, 2004, 5021, sections, {"w": of_wang, "c": of_chen}, final=4 * scale
    )


def a_report(*titles: str, days: int = 12) -> ProgressReport:
    """Return a report on these documents, on one unless told."""
    documents = tuple(
        a_document(title, scale=scale) for scale, title in enumerate(titles or ("群众团体",), 1)
    )
    tallies = {
        person.id: together(
            document.people[person.id] for document in documents if person.id in document.people
        )
        for person in (WANG, CHEN, LI)
    }
    first = date(2026, 11, 9)
    work = tuple(
        DayWork(first + timedelta(days=day), person.id, **done)
        for day in range(days)
        for person, done in (
            (WANG, {"tagged": 40 + 7 * day % 30}),
            (LI, {"decided": 25 + 5 * day % 20, "settled": day % 4}),
        )
    )
    returned = OpenReturn(
        documents[0].document_id,
        7,
        40,
        FIGURE,
        "1162\n家",
        RETURNED,
        "w",
        "李主任",
        "=边界不当",
        NOON - timedelta(days=3),
    )
    return ProgressReport(
        project="景德镇年鉴 2005",
        documents=documents,
        people=(
            PersonProgress(
                WANG, tallies["w"], {}, 0, 1, 0, returned.at, work[0].day if work else None
            ),
            PersonProgress(CHEN, tallies["c"], {Verdict.RESUBMIT: 2}, 0, 1, 1),
            PersonProgress(LI, tallies["l"], {Verdict.ACCEPT: 90, Verdict.RETURN: 4}, 12),
        ),
        days=work,
        returns=(returned,),
        at=NOON,
        zone=CHINA,
    )


def an_empty_report() -> ProgressReport:
    """Return the report on a project in which nobody has done anything."""
    return ProgressReport("", (), (), (), (), NOON, CHINA)
