"""The outline of a chronicle: headings, entries 【…】 and numbered sections as a tree."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from annotator.text.markdown_marks import heading_level, marks_of

if TYPE_CHECKING:
    from collections.abc import Sequence


class SectionKind(StrEnum):
    """What opens a section."""

    HEADING = "heading"
    ENTRY = "entry"
    NUMBERED = "numbered"


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the outline; all positions are code points of the whole text.

    Attributes:
        level: Depth in the tree; 1 is outermost.
        title: Without Markdown marks and without 【】; a number such as 一、 belongs to it.
        start: First character of the line that opens the section.
        end: One past the section with everything below it.
        marks: Ranges of Markdown marks around the title that a reader should not see.
        parent: Index of the enclosing section in the outline; -1 for none.
    """

    kind: SectionKind
    level: int
    title: str
    start: int
    end: int
    marks: tuple[tuple[int, int], ...] = ()
    parent: int = -1


class _Opening(NamedTuple):
    """The line that opens a section; title positions count in the line.

    A section ends where one of the same or a lower rank begins.
    """

    rank: int
    kind: SectionKind
    line: str
    start: int
    title_start: int
    title_end: int

    def section(self, level: int, end: int, parent: int) -> Section:
        _, kind, line, start, title_start, title_end = self
        # Marks farther behind the title are no matter of the outline.
        head = line[: title_end + _MARKS_BEHIND]
        marks = marks_of(head) if "*" in head or "#" in head else ()
        return Section(
            kind,
            level,
            line[title_start:title_end].replace("**", ""),
            start,
            end,
            tuple([(start + mark, start + behind) for mark, behind in marks]),
            parent,
        )


# Longer lines that begin like the title of a numbered section are running text.
_LONGEST_TITLE = 60
_LONGEST_LINE = 200
_MARKS_BEHIND = 3
_SPACES = " \t\u3000"
_AROUND_TITLE = _SPACES + "*"
_NUMERAL = "〇零一二三四五六七八九十百"
# The literal newline in front makes the search skip from line to line.
_OPENING = re.compile(
    r"\n(?=(?P<heading>[ ]{0,3}#{1,6}[ \t\u3000]+[^\s#])"
    r"|[ \t\u3000]*(?:"
    r"(?P<entry>(?:\*\*)?[ \t]*【(?P<entry_title>[^【】\n]{1,80})】)"
    rf"|(?P<chapter>(?:\*\*)?第(?:[{_NUMERAL}]{{1,5}}|[0-9０-９]{{1,3}})(?P<unit>[编篇卷章节目])"
    r"[^\n]{0,60}(?:\n|\Z))"
    rf"|(?P<first>(?:\*\*)?[{_NUMERAL}]{{1,4}}、(?![{_NUMERAL}]+、)[^\n]{{1,61}})"
    rf"|(?P<second>(?:\*\*)?[（(][{_NUMERAL}]{{1,4}}[)）][^\n]{{1,61}})"
    r"))"
)
_SENTENCE_END = re.compile(r"[。！？；!?;]")
_RUNS_ON = re.compile(r"[,，、:：“‘(（《—-]\Z|[。！？!?;；]")
_CONTENTS_LINE = re.compile(
    r"(?:…|\.{3}|·{3}|[ \t\u3000]{4})[….· \t\u3000]*[(（]?[0-9０-９]+[)）]?\Z"
)
_CHAPTER_RANK = {"编": 10, "篇": 10, "卷": 10, "章": 11, "节": 12, "目": 13}
_ENTRY_RANK, _FIRST_RANK, _SECOND_RANK = 20, 30, 31


def outline(text: str) -> tuple[Section, ...]:
    """Return the sections of a text in the order they begin; linear in its length."""
    return _nested(_openings(text), len(text))


def section_at(sections: Sequence[Section], position: int) -> Section | None:
    """Return the innermost section at a position; None before the first one."""
    # Every section reaches to the next that is not below it, so the last to begin is it.
    index = bisect_right(sections, position, key=_start) - 1
    return sections[index] if index >= 0 else None


def entry_and_section_at(sections: Sequence[Section], position: int) -> tuple[str, str]:
    """Return where a position stands: the path of its chapter titles, and its entry.

    Returns:
        (titles from the outermost down, joined with " / "; title of the entry), both "" if
        there is none. Numbered sections count as chapters unless they stand in an entry.
    """
    entry = ""
    numbered: list[str] = []
    chapters: list[str] = []
    section = section_at(sections, position)
    while section:
        if section.kind is SectionKind.ENTRY:
            entry, numbered = section.title, []
        elif section.kind is SectionKind.NUMBERED:
            numbered.append(section.title)
        else:
            chapters.append(section.title)
        section = sections[section.parent] if section.parent >= 0 else None
    return " / ".join(reversed(numbered + chapters)), entry


def _start(section: Section) -> int:
    return section.start


def _openings(text: str) -> list[_Opening]:
    found = []
    # The first line has no newline before it.
    line_end = text.find("\n")
    first_line = "\n" + text[: min(len(text) if line_end < 0 else line_end + 1, _LONGEST_LINE)]
    match = _OPENING.match(first_line)
    if match:
        found.append(_opening(text, match, 0))
    found.extend(_opening(text, match, match.end()) for match in _OPENING.finditer(text))
    return [opening for opening in found if opening]


def _opening(text: str, match: re.Match[str], start: int) -> _Opening | None:
    """What opens a section on the line at `start`; None where it only looks like it."""
    line_end = text.find("\n", start)
    line = text[start : line_end if line_end >= 0 else len(text)]
    if match["entry"]:
        return _entry(line, start)
    if match["heading"]:
        return _heading(line, start)
    if match["chapter"]:
        return _chapter(line, start, _CHAPTER_RANK[match["unit"]])
    return _numbered(line, start, _FIRST_RANK if match["first"] else _SECOND_RANK)


def _heading(line: str, start: int) -> _Opening | None:
    marks = [mark for mark in marks_of(line) if "#" in line[slice(*mark)]]
    title_end = marks[1][0] if len(marks) > 1 else len(line)
    title = _trimmed(line, marks[0][1], title_end)
    if title[0] == title[1]:
        return None
    return _Opening(heading_level(line), SectionKind.HEADING, line, start, *title)


def _entry(line: str, start: int) -> _Opening:
    title_start = line.find("【") + 1
    title_end = line.find("】", title_start)
    return _Opening(_ENTRY_RANK, SectionKind.ENTRY, line, start, title_start, title_end)


def _chapter(line: str, start: int, rank: int) -> _Opening | None:
    title = _trimmed(line, 0, len(line))
    words = line[slice(*title)]
    if _RUNS_ON.search(words) or _CONTENTS_LINE.search(words):
        return None
    return _Opening(rank, SectionKind.HEADING, line, start, *title)


def _numbered(line: str, start: int, rank: int) -> _Opening | None:
    """A numbered section has a short title: the line, or its first sentence."""
    sentence = _SENTENCE_END.search(line)
    title = _trimmed(line, 0, sentence.start() if sentence else len(line))
    if title[1] > _LONGEST_TITLE or _CONTENTS_LINE.search(line.rstrip()):
        return None
    return _Opening(rank, SectionKind.NUMBERED, line, start, *title)


def _trimmed(line: str, start: int, end: int) -> tuple[int, int]:
    """A range of the line without the spaces and marks at its ends."""
    words = line[start:end]
    start += len(words) - len(words.lstrip(_AROUND_TITLE))
    return start, max(start, end - (len(words) - len(words.rstrip(_AROUND_TITLE))))


def _nested(openings: list[_Opening], length: int) -> tuple[Section, ...]:
    """Give every section its level, parent and end, from the ranks of those around it."""
    ends = [length] * len(openings)
    levels_and_parents: list[tuple[int, int]] = []
    open_ones: list[int] = []
    for index, opening in enumerate(openings):
        while open_ones and openings[open_ones[-1]].rank >= opening.rank:
            ends[open_ones.pop()] = opening.start
        levels_and_parents.append((len(open_ones) + 1, open_ones[-1] if open_ones else -1))
        open_ones.append(index)
    return tuple(
        opening.section(level, end, parent)
        for opening, end, (level, parent) in zip(openings, ends, levels_and_parents, strict=True)
    )
