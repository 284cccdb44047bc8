"""Page breaks that cut a sentence in two, found without ever changing the text.

A scanned volume puts empty lines where its pages end, in the middle of a word if need be
(`市总工⏎⏎会`). Whoever reads across the lines needs to know which gaps are such breaks.
"""

from __future__ import annotations

import re

_GAP = re.compile(r"\n(?:[ \t\u3000\n]*\n)?")
# A remark in brackets after the last sentence, such as (某某撰稿), ends the paragraph too.
_ENDS_SENTENCE = re.compile(r"[。！？；：…!?;:”’」』](?:[（(][^()（）]*[)）])?\Z")
_OPENS_PARAGRAPH = re.compile(
    r"[ \t\u3000]|[#*【〖|>①-⑳⑴-⒇⒈-⒛·•●○■□◆◇▲△★☆※—–-]"
    r"|[一二三四五六七八九十百]{1,4}、|[（(][一二三四五六七八九十0-9]{1,3}[)）]"
    r"|第[一二三四五六七八九十百0-9]{1,5}[编篇卷章节]|[0-9]{1,2}[.．、](?![0-9])"
)
_BEGINS_INSIDE = re.compile(
    r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇0-9０-９A-Za-zＡ-Ｚａ-ｚ"
    r"《“‘「『（(%％,，、。；;：:)）》”’」』]"
)
_WHOLLY_BRACKETED = re.compile(r"[（(][^()（）]*[)）]\Z")
_TITLE_LINE = re.compile(
    r"\s*(?:#|\||(?:\*\*)?\s*【[^】]*】(?:\*\*)?\s*\Z|\*\*[^*]*\*\*\s*\Z"
    r"|(?:\*\*)?[一二三四五六七八九十百]{1,4}、[^。]{1,60}\Z"
    r"|(?:\*\*)?[（(][一二三四五六七八九十]{1,3}[)）][^。]{1,60}\Z"
    r"|(?:\*\*)?第[一二三四五六七八九十百0-9]{1,5}[编篇卷章节][^。]{0,40}\Z)"
)
_SENTENCE_MARK = re.compile(r"[。，、；：！？,;:!?]")
_BLANK = "\n \t\u3000"
_LONGEST_GAP = 64
# Far enough to tell a title from running text.
_LOOK = 100
# Without any punctuation, a line of up to this many characters is a title of its own.
_LONGEST_BARE_TITLE = 24


def page_break_between(previous_line: str, next_line: str) -> bool:
    """Say whether the gap between two lines with text cuts a sentence in two.

    Args:
        previous_line: The last line with text before the gap, without its newline.
        next_line: The first line with text after it.
    """
    before = previous_line.rstrip(" \t\u3000")
    after = next_line.rstrip(" \t\u3000")
    if not before or not after or _ENDS_SENTENCE.search(before, max(0, len(before) - _LOOK)):
        return False
    if _OPENS_PARAGRAPH.match(after) or not _BEGINS_INSIDE.match(after):
        return False
    if _WHOLLY_BRACKETED.match(after) or _is_title(after):
        return False
    return not _TITLE_LINE.match(before) and not _is_title(before)


def page_breaks(text: str) -> tuple[tuple[int, int], ...]:
    """Return the newline runs [start, end) of a text that cut a sentence in two, in order."""
    breaks = []
    line_start = 0
    for gap in _GAP.finditer(text):
        start, end = gap.span()
        line_end = text.find("\n", end)
        following = text[end : line_end if line_end >= 0 else len(text)]
        if page_break_between(text[line_start:start], following):
            breaks.append((start, end))
        line_start = end
    return tuple(breaks)


def gap_around(text: str, position: int) -> tuple[int, int]:
    """Return the newline run that the newline at a position belongs to.

    It reaches from the first newline to behind the last; lines between them are blank. Runs
    longer than 64 characters are cut there.
    """
    start = end = position
    for place in range(position - 1, max(-1, position - _LONGEST_GAP), -1):
        if text[place] not in _BLANK:
            break
        start = place if text[place] == "\n" else start
    for place in range(position + 1, min(len(text), position + _LONGEST_GAP)):
        if text[place] not in _BLANK:
            break
        end = place if text[place] == "\n" else end
    return start, end + 1


def is_page_break(text: str, start: int, end: int) -> bool:
    """Say whether the newline run [start, end) cuts a sentence in two, in constant time."""
    left = max(0, start - _LOOK)
    line_start = text.rfind("\n", left, start) + 1 or left
    line_end = text.find("\n", end, end + _LOOK)
    following = text[end : line_end if line_end >= 0 else end + _LOOK]
    return page_break_between(text[line_start:start], following)


def _is_title(line: str) -> bool:
    return len(line) <= _LONGEST_BARE_TITLE and not _SENTENCE_MARK.search(line)
