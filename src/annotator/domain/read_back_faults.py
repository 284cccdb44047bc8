"""Why an entry in a workbook is not taken: clauses that follow “row {row}: ”, without full stop.

What review itself forbids is told by the whole sentences of `annotator.domain.review_errors`.
"""

from __future__ import annotations

from annotator.domain.errors import QT_TRANSLATE_NOOP, ProblemForUser


class EntryFault(ProblemForUser):
    """A reason, told as a clause."""


class IdIsMissing(EntryFault):
    """A row that somebody added."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem", "it has no id, so that nobody knows which annotation it is about"
    )


class IdIsUnknown(EntryFault):
    """An id of another project, or one that was changed by hand."""

    sentence = QT_TRANSLATE_NOOP("Problem", "no annotation of this project has the id {id}")


class IdStandsTwice(EntryFault):
    """Two rows about one annotation that say different things."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem", "row {other} has the same id and other entries; only one of them can count"
    )


class AnnotationIsGone(EntryFault):
    """It was removed after the export."""

    sentence = QT_TRANSLATE_NOOP("Problem", "the annotation was removed meanwhile")


class TextIsAnother(EntryFault):
    """The quote in the row is not that of the annotation; texts are never read back."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem", "its text is “{found}” there, and “{quote}” in the project; texts are not read"
    )


class WordIsUnknown(EntryFault):
    """A type or a decision that is none."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem", "“{word}” is none of the words for “{column}”; use one of: {others}"
    )


class ValueIsUnclear(EntryFault):
    """A figure or date that cannot be understood."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem", "“{text}” cannot be read as a value of this type; write it like {example}"
    )


class CellHasNoResult(EntryFault):
    """An error, or a formula that was never computed."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem", "the cell “{column}” holds a formula or an error ({shown}); type the text itself"
    )


class ReasonIsMissing(EntryFault):
    """The author must know why."""

    sentence = QT_TRANSLATE_NOOP("Problem", "a return needs a reason in “{column}”")


class NothingIsAmended(EntryFault):
    """A proposal without anything proposed."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem", "a change is proposed, but “{type}” and “{value}” are as they were"
    )


class EntriesContradict(EntryFault):
    """A verdict on what the same row changes."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem", "“{word}” does not go with another type or value; propose the change, or decide"
    )


class WordsStay(EntryFault):
    """What was said is not unsaid by an empty cell."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "what stands in “{column}” was said by somebody, and an empty cell erases nothing",
    )
