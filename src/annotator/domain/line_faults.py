"""Why a line of a JSONL file cannot be taken: the reasons inside an `InvalidLine`.

Each is a clause that follows “{path}, line {line}: ” and ends without a full stop. They are
never raised by themselves; whoever translates an `InvalidLine` translates its reason first.
"""

from __future__ import annotations

from annotator.domain.errors import QT_TRANSLATE_NOOP, ProblemForUser


class LineFault(ProblemForUser):
    """A reason, told as a clause."""


class LineIsNotUtf8(LineFault):
    """The bytes are not UTF-8; the position counts from the start of the line."""

    sentence = QT_TRANSLATE_NOOP("Problem", "the byte at position {position} is not UTF-8")


class LineIsTooLong(LineFault):
    """Far longer than any annotation."""

    sentence = QT_TRANSLATE_NOOP("Problem", "it is longer than {limit} bytes")


class LineIsNotJson(LineFault):
    """The JSON reader stumbled; the position is a character of the line."""

    sentence = QT_TRANSLATE_NOOP("Problem", "it is not JSON at position {position}")


class LineIsNotObject(LineFault):
    """JSON, but a list, a number or a word."""

    sentence = QT_TRANSLATE_NOOP("Problem", "it is not a JSON object in curly brackets")


class LineHoldsHalfCharacter(LineFault):
    r"""An escape such as \ud800 stands alone, which no text can hold."""

    sentence = QT_TRANSLATE_NOOP("Problem", "it contains half a character (a lone surrogate)")


class KeyIsMissing(LineFault):
    """A key that every annotation must have."""

    sentence = QT_TRANSLATE_NOOP("Problem", "“{key}” is missing")


class KeyIsNotText(LineFault):
    """A key whose value must be a string."""

    sentence = QT_TRANSLATE_NOOP("Problem", "“{key}” must be text")


class KeyIsNotNumber(LineFault):
    """A key whose value must be a position."""

    sentence = QT_TRANSLATE_NOOP("Problem", "“{key}” must be a whole number, 0 or greater")


class SpanIsEmpty(LineFault):
    """The range has no characters."""

    sentence = QT_TRANSLATE_NOOP("Problem", "“end” ({end}) must be greater than “start” ({start})")


class TypeIsUnknown(LineFault):
    """Not one of the types."""

    sentence = QT_TRANSLATE_NOOP("Problem", "the type “{type}” is not known; use one of: {others}")


class ValueIsUnreadable(LineFault):
    """The normalised value does not have the form its type asks for."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem", "its value {text} cannot be read; write it like {example}"
    )


class IdIsNotUuid(LineFault):
    """An id that could not have come out of a project."""

    sentence = QT_TRANSLATE_NOOP("Problem", "the id “{id}” is not a UUID")


class IdOccursTwice(LineFault):
    """Two lines of one file, or a line and the project, claim the same id."""

    sentence = QT_TRANSLATE_NOOP("Problem", "the id {id} is used already")


class DocumentIsUnknown(LineFault):
    """The project holds no document of that title."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem", "the project has no document called “{document}”; its documents: {others}"
    )


class QuoteDiffers(LineFault):
    """The text of the document at that place is another one."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem", "the text from {start} to {end} is “{found}”, not “{quote}”"
    )
