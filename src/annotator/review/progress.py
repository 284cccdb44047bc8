"""How far documents and people are, counted from bare rows of annotations and decisions.

A volume may hold 140,000 annotations, so everything here is a sweep over sorted tuples; domain
values are made of the counts only.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, NamedTuple

from annotator.domain.annotations import AnnotationType, Status
from annotator.domain.final_versions import FINAL_PERSON_ID
from annotator.domain.progress_reports import (
    DayWork,
    DocumentProgress,
    PersonProgress,
    SectionProgress,
    Tally,
    together,
)
from annotator.text.outline import Section, SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, tzinfo

    from annotator.domain.documents import Document
    from annotator.domain.progress_reports import OpenReturn
    from annotator.domain.projects import Person
    from annotator.domain.reviews import Verdict

AnnotationRow = tuple[int, int, str, str, str]
"""Start, end, type code, person id and status code of a living annotation."""
Minutely = tuple[str, datetime, int]
"""Person id, a minute in UTC, and how much was done in it."""

_Kind = tuple[str, str, str, bool]  # person, type, status, settled in the final version
_START = itemgetter(0)
_TYPES = {type_.value: type_ for type_ in AnnotationType}
_STATUSES = {status.value: status for status in Status}


class Work(NamedTuple):
    """Everything that was done, minute by minute."""

    tagged: Sequence[Minutely] = ()
    decided: Sequence[Minutely] = ()
    settled: Sequence[Minutely] = ()


def document_progress(
    document: Document,
    sections: Sequence[Section],
    rows: Sequence[AnnotationRow],
    settled: Iterable[tuple[int, int]] = (),
) -> DocumentProgress:
    """Count the annotations of a document, section by section.

    Args:
        document: The document.
        sections: Its outline.
        rows: Its living annotations sorted by start, those of the final version too.
        settled: Spans for which the final version says that nothing is to stand there.
    """
    of_authors = [row for row in rows if row[3] != FINAL_PERSON_ID]
    of_final = [row for row in rows if row[3] == FINAL_PERSON_ID]
    kinds = _kinds(of_authors, _merged([*(row[:2] for row in of_final), *settled]))
    counted = tuple(
        SectionProgress(
            title=unit.title,
            path=unit.path,
            entry=unit.entry,
            parent=unit.parent,
            start=unit.start,
            people=_tallies(kinds[_within(of_authors, unit)]),
            final=len(of_final[_within(of_final, unit)]),
        )
        for unit in _units(sections)
    )
    # Text before the first heading is listed only where somebody tagged something in it.
    if not counted[0].people and not counted[0].final and len(counted) > 1:
        counted = _without_first(counted)
    return DocumentProgress(
        document_id=document.id,
        title=document.title,
        year=document.year,
        characters=document.characters,
        sections=counted,
        people=_by_person(counted),
        final=len(of_final),
    )


def work_by_day(work: Work, zone: tzinfo) -> tuple[DayWork, ...]:
    """Gather what was done into days as the clock on the wall counts them."""
    done: defaultdict[tuple[date, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for kind, moments in enumerate(work):
        for person_id, minute, count in moments:
            done[minute.astimezone(zone).date(), person_id][kind] += count
    return tuple(DayWork(*key, *counts) for key, counts in sorted(done.items()))


def people_progress(
    people: Iterable[Person],
    documents: Sequence[DocumentProgress],
    verdicts: Mapping[str, Mapping[Verdict, int]],
    days: Iterable[DayWork],
    returns: Iterable[OpenReturn],
) -> tuple[PersonProgress, ...]:
    """Say of each person what they have done; `verdicts` is by person id."""
    work: dict[str, list[DayWork]] = {
        person_id: list(group)
        for person_id, group in groupby(
            sorted(days, key=attrgetter("person_id")), attrgetter("person_id")
        )
    }
    oldest: dict[str, datetime] = {}
    for one in returns:
        oldest[one.author_id] = min(one.at, oldest.get(one.author_id, one.at))
    return tuple(
        _person(person, documents, verdicts.get(person.id, {}), work.get(person.id, []), oldest)
        for person in people
        if person.id != FINAL_PERSON_ID
    )


def _person(
    person: Person,
    documents: Sequence[DocumentProgress],
    verdicts: Mapping[Verdict, int],
    days: Sequence[DayWork],
    oldest: Mapping[str, datetime],
) -> PersonProgress:
    tallies = [
        section.people[person.id]
        for document in documents
        for section in document.sections
        if person.id in section.people
    ]
    return PersonProgress(
        person=person,
        tally=together(tallies),
        verdicts=verdicts,
        settled=sum(one.settled for one in days),
        sections=len(tallies),
        finished_sections=sum(tally.finished == tally.total for tally in tallies),
        oldest_return=oldest.get(person.id),
        last_day=max((one.day for one in days), default=None),
    )


class _Part(NamedTuple):
    """A tally while it is counted; `ends` are how many are final, and how many finished."""

    types: dict[AnnotationType, int]
    statuses: dict[Status, int]
    ends: list[int]


class _Unit(NamedTuple):
    """A section to count in; [start, end) ends where the next begins, above or below it."""

    title: str
    path: str
    entry: str
    parent: int
    start: int
    end: int


def _units(sections: Sequence[Section]) -> list[_Unit]:
    """Return what stands before the first heading, then each heading and entry."""
    units = [_Unit("", "", "", -1, 0, 0)]
    unit_of: list[int] = []  # for each section of the outline
    for section in sections:
        above = units[unit_of[section.parent]] if section.parent >= 0 else units[0]
        if section.kind is SectionKind.NUMBERED and above.entry:
            unit_of.append(unit_of[section.parent])
            continue
        parent = unit_of[section.parent] if section.parent >= 0 else -1
        is_entry = section.kind is SectionKind.ENTRY
        path = above.path if is_entry else " / ".join(filter(None, (above.path, section.title)))
        entry = section.title if is_entry else ""
        unit_of.append(len(units))
        units.append(_Unit(section.title, path, entry, parent, section.start, 0))
    ends = [unit.start for unit in units[1:]]
    return [
        unit._replace(end=end) for unit, end in zip(units, [*ends, _BEHIND_EVERYTHING], strict=True)
    ]


_BEHIND_EVERYTHING = 1 << 62


def _without_first(sections: tuple[SectionProgress, ...]) -> tuple[SectionProgress, ...]:
    return tuple(replace(one, parent=max(-1, one.parent - 1)) for one in sections[1:])


def _within(rows: Sequence[AnnotationRow], unit: _Unit) -> slice:
    return slice(bisect_left(rows, unit.start, key=_START), bisect_left(rows, unit.end, key=_START))


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans as sorted ranges that do not overlap."""
    ranges: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if ranges and start < ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
        else:
            ranges.append((start, end))
    return ranges


def _kinds(rows: Sequence[AnnotationRow], covered: Sequence[tuple[int, int]]) -> list[_Kind]:
    """Return all that counts about each row, which are sorted by start."""
    if not covered:
        return [(person_id, type_, status, False) for _, _, type_, person_id, status in rows]
    starts, ends = zip(*covered, strict=True)
    starts += (_BEHIND_EVERYTHING,)
    return [
        (person_id, type_, status, starts[bisect_right(ends, start)] < end)
        for start, end, type_, person_id, status in rows
    ]


def _tallies(kinds: Sequence[_Kind]) -> dict[str, Tally]:
    """Return a tally for each author among them."""
    parts: dict[str, _Part] = {}
    for (person_id, type_code, status_code, is_final), count in Counter(kinds).items():
        part = parts.get(person_id)
        if part is None:
            part = parts[person_id] = _Part({}, {}, [0, 0])
        type_, status = _TYPES[type_code], _STATUSES[status_code]
        part.types[type_] = part.types.get(type_, 0) + count
        part.statuses[status] = part.statuses.get(status, 0) + count
        part.ends[0] += count * is_final
        part.ends[1] += count * (is_final or status is Status.ACCEPTED)
    return {
        person_id: Tally(part.types, part.statuses, *part.ends) for person_id, part in parts.items()
    }


def _by_person(sections: Iterable[SectionProgress]) -> dict[str, Tally]:
    parts: defaultdict[str, list[Tally]] = defaultdict(list)
    for section in sections:
        for person_id, tally in section.people.items():
            parts[person_id].append(tally)
    return {person_id: together(tallies) for person_id, tallies in parts.items()}
