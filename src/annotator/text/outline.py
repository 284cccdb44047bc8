"""The outline of a chronicle: headings, entries 【…】 and numbered sections as a tree."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from annotator.text.markdown_marks import marks_of

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
        title_start: First character of the title in the text.
        title_end: One past its last character.
        marks: Ranges of Markdown marks around the title that a reader should not see.
        parent: Index of the enclosing section in the outline; -1 for none.
    """

    kind: SectionKind
    level: int
    title: str
    start: int
    end: int
    title_start: int
    title_end: int
    marks: tuple[tuple[int, int], ...] = ()
    parent: int = -1


# A section title is one line; longer lines that begin like one are running text.
_LONGEST_TITLE = 60
_NUMERAL = "〇零一二三四五六七八九十百"
# The literal newline in front makes the search skip from line to line.
_OPENING = re.compile(
    r"\n(?=[ \t\u3000]*(?:"
    r"(?P<heading>#{1,6}[ \t\u3000]+[^\s#])"
    r"|(?P<entry>(?:\*\*)?[ \t]*【(?P<entry_title>[^【】\n]{1,80})】)"
    rf"|(?P<chapter>(?:\*\*)?第(?:[{_NUMERAL}]{{1,5}}|[0-9０-９]{{1,3}})(?P<unit>[编篇卷部章节目])"
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
_CHAPTER_RANK = {"编": 10, "篇": 10, "卷": 10, "部": 10, "章": 11, "节": 12, "目": 13}
_ENTRY_RANK, _FIRST_RANK, _SECOND_RANK = 20, 30, 31


def outline(text: str) -> tuple[Section, ...]:
    """Return the sections of a text in the order they begin; linear in its length."""
    found = _ranked_sections(text)
    return tuple(_nest(found, len(text)))


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


def _ranked_sections(text: str) -> list[tuple[int, Section]]:
    found = []
    first_line = _opening_on_first_line(text)
    if first_line:
        found.append(first_line)
    for match in _OPENING.finditer(text):
        section = _section(text, match, match.end())
        if section:
            found.append(section)
    return found


def _opening_on_first_line(text: str) -> tuple[int, Section] | None:
    line_end = text.find("\n") + 1 or len(text)
    shifted = "\n" + text[: min(line_end, 4 * _LONGEST_TITLE)]
    match = _OPENING.match(shifted)
    return _section(text, match, 0) if match else None


def _section(text: str, match: re.Match[str], start: int) -> tuple[int, Section] | None:
    """Build the section that opens on the line at `start`; None where it only looks like one."""
    line_end = text.find("\n", start)
    line = text[start : line_end if line_end >= 0 else len(text)]
    if match["heading"]:
        return _heading(line, start)
    if match["entry"]:
        return _entry(line, start)
    if match["chapter"]:
        return _chapter(line, start, _CHAPTER_RANK[match["unit"]])
    return _numbered(line, start, _FIRST_RANK if match["first"] else _SECOND_RANK)


def _heading(line: str, start: int) -> tuple[int, Section] | None:
    level = len(line.lstrip()) - len(line.lstrip().lstrip("#"))
    section = _titled(SectionKind.HEADING, line, start, line.find("#") + level, len(line))
    return (level, section) if section.title else None


def _entry(line: str, start: int) -> tuple[int, Section]:
    title_start = line.find("【") + 1
    title_end = line.find("】", title_start)
    return _ENTRY_RANK, _titled(SectionKind.ENTRY, line, start, title_start, title_end)


def _chapter(line: str, start: int, rank: int) -> tuple[int, Section] | None:
    title = line.strip(" \t\u3000*")
    if _RUNS_ON.search(title) or _CONTENTS_LINE.search(title):
        return None
    return rank, _titled(SectionKind.HEADING, line, start, 0, len(line))


def _numbered(line: str, start: int, rank: int) -> tuple[int, Section] | None:
    """A numbered section has a short title: the line, or its first sentence."""
    sentence = _SENTENCE_END.search(line)
    title_end = sentence.start() if sentence else len(line)
    if title_end > _LONGEST_TITLE or _CONTENTS_LINE.search(line.rstrip()):
        return None
    return rank, _titled(SectionKind.NUMBERED, line, start, 0, title_end)


def _titled(kind: SectionKind, line: str, start: int, title_start: int, title_end: int) -> Section:
    marks = [] if "*" not in line and "#" not in line[:10] else marks_of(line)
    hidden = [span for span in marks if span[0] <= title_end + 2]
    inside = line[title_start:title_end]
    title_start += len(inside) - len(inside.lstrip(" \t\u3000*"))
    title_end -= len(inside) - len(inside.rstrip(" \t\u3000*#"))
    title = line[title_start:title_end].replace("**", "")
    return Section(
        kind=kind,
        level=1,
        title=title,
        start=start,
        end=start,
        title_start=start + title_start,
        title_end=start + title_end,
        marks=tuple((start + a, start + b) for a, b in hidden),
    )


def _nest(ranked: list[tuple[int, Section]], length: int) -> list[Section]:
    """Give every section its level, parent and end, from the ranks of those around it."""
    sections: list[Section] = []
    open_ones: list[tuple[int, int]] = []
    for rank, section in ranked:
        while open_ones and open_ones[-1][0] >= rank:
            _, index = open_ones.pop()
            sections[index] = replace(sections[index], end=section.start)
        parent = open_ones[-1][1] if open_ones else -1
        sections.append(replace(section, level=len(open_ones) + 1, parent=parent))
        open_ones.append((rank, len(sections) - 1))
    for _, index in open_ones:
        sections[index] = replace(sections[index], end=length)
    return sections
