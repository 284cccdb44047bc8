"""Where an organisation or a person stands in running text, where the words make it clear.

Nothing here knows the names of a volume: it goes by the words that end the name of an
organisation, by titles and by surnames, and gives nothing rather than guess.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.values.date_spotting import date_end
from annotator.values.figure_spotting import figure_end
from annotator.values.word_lists import word_lists

if TYPE_CHECKING:
    from annotator.values.reading_window import ReadingWindow

_NAME_RUN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇·A-Za-z0-9]+")
_LONGEST_ORGANISATION = 30
_LONGEST_TITLE = 6
_LONGEST_PERSON = 4
_SHORTEST_ORGANISATION = 2
# 市总工会·困难职工帮扶·中心: more between two endings are two things.
_WIDEST_GAP = 8


def organisation_around(window: ReadingWindow) -> tuple[int, int] | None:
    """Return the range, in characters of the window, of the organisation about its centre."""
    segment = _segment(window)
    if segment is None:
        return None
    start, stop = segment
    end = _name_end(window.text, start, stop)
    name = window.text[start:end]
    if not start <= window.at < end or len(name) > _LONGEST_ORGANISATION:
        return None
    return (start, end) if _names_one(name) else None


def _names_one(name: str) -> bool:
    """Whether this is the name of one organisation, not a kind of organisation."""
    lists = word_lists()
    if len(name) < _SHORTEST_ORGANISATION or name in lists.not_organisations:
        return False
    # 市总工会 and 鹏飞公司工会 are names, 基层工会 and 组建工会 are not.
    for ending, before in lists.owners.items():
        if name.endswith(ending):
            return name[: -len(ending)].endswith(tuple(before))
    return True


def _segment(window: ReadingWindow) -> tuple[int, int] | None:
    """The characters about the centre between words that no name has inside."""
    lists = word_lists()
    for run in _NAME_RUN.finditer(window.text):
        if not run.start() <= window.at < run.end():
            continue
        start, stop = run.span()
        for cut in lists.cut.finditer(window.text, *run.span()):
            if cut.end() <= window.at:
                start = cut.end()
            else:
                stop = cut.start()
                break
        start = _behind_figures(window.text, start, window.at)
        leading = lists.leading_words.match(window.text, start, stop)
        if leading:
            start = leading.end()
        return (start, stop) if start <= window.at < stop else None
    return None


def _behind_figures(text: str, start: int, at: int) -> int:
    """Where a name can begin after the last date or figure before the centre."""
    place = start
    while place <= at:
        end = date_end(text, place) or figure_end(text, place)
        if end:
            start = end
        place = max(place + 1, end)
    return start


def _name_end(text: str, start: int, stop: int) -> int:
    """The end of the longest name from `start`: 市总工会困难职工帮扶中心 is one."""
    name_end = start
    for ending in word_lists().organisation_ending.finditer(text, start, stop):
        if name_end > start and ending.start() - name_end > _WIDEST_GAP:
            break
        name_end = ending.end()
    return name_end


def person_around(window: ReadingWindow) -> tuple[int, int] | None:
    """Return the range, in characters of the window, of the person about its centre.

    Characters that belong to an organisation are none.
    """
    if organisation_around(window):
        return None
    text = window.text
    for start in range(max(0, window.at - _LONGEST_PERSON + 1), window.at + 1):
        end = person_end(text, start)
        if end > window.at:
            return start, end
    return None


def person_end(text: str, start: int) -> int:
    """Return where the name of a person that begins at `start` ends; 0 if it is not clear."""
    lists = word_lists()
    surname = next((size for size in (2, 1) if text[start : start + size] in lists.surnames), 0)
    is_signature = text[start - 1 : start] == "("
    if text[start : start + 2] in lists.not_persons:
        return 0
    if not surname or not (is_signature or _is_introduced(text, start)):
        return 0
    after = lists.after_a_signature if is_signature else lists.after_a_person
    for given in (2, 1):
        end = start + surname + given
        name = text[start:end]
        run = _NAME_RUN.fullmatch(name)
        if run and len(name) == surname + given and after.match(text, end):
            return end
    return 0


def _is_introduced(text: str, start: int) -> bool:
    """Whether a title or an organisation stands right before."""
    lists = word_lists()
    before = text[max(0, start - _LONGEST_TITLE) : start]
    if lists.title.search(before):
        return True
    return any(found.end() == len(before) for found in lists.organisation_ending.finditer(before))
