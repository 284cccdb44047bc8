"""What is to be known before a colleague's work is taken in, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from annotator.domain.merges import Aside, Match

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotator.domain.merges import DocumentMatch, MergePreview
    from annotator.ui.dialogs.note_list import Note

_MOST_NAMED = 5


def merge_notes(preview: MergePreview, into: str, *, is_empty: bool) -> Iterator[Note]:
    """Give what is to be known, what is to be minded first.

    Args:
        preview: What a merge would bring.
        into: Title of the open project.
        is_empty: Whether that has no documents yet.
    """
    notes = [*_about_documents(preview, into, is_empty=is_empty), *_about_rows(preview)]
    notes += _about_people(preview)
    return iter(sorted(notes, key=lambda note: not note[0]))


def _about_documents(preview: MergePreview, into: str, *, is_empty: bool) -> Iterator[Note]:
    translate = QCoreApplication.translate
    matches = preview.documents
    brought = [one for one in matches if _comes_along(one)]
    if is_empty:
        yield False, translate("MergeNotes", "Your project is empty: the texts come along.")
    elif brought and len(brought) == len(matches):
        yield (
            True,
            translate(
                "MergeNotes",
                "None of these documents is in “{project}”: all would be added. "
                "Is it the right project?",
            ).format(project=into),
        )
    elif brought:
        words = translate("MergeNotes", "New documents come along: {titles}.")
        yield False, words.format(titles=_titles(brought))
    moved = [
        one
        for one in matches
        if one.match is Match.OTHER_TEXT or (one.match is Match.LIKELY and one.is_same)
    ]
    if moved:
        words = translate(
            "MergeNotes",
            "The text is another one here: {titles}. Annotations move to the same characters of "
            "your text, which stays as it is.",
        )
        yield False, words.format(titles=_titles(moved))
    removed = [one for one in matches if one.match is Match.REMOVED]
    if removed:
        words = translate(
            "MergeNotes",
            "Removed here, and stays so: {titles}. What was done there is kept in case you bring "
            "it back.",
        )
        yield False, words.format(titles=_titles(removed))


def _about_rows(preview: MergePreview) -> Iterator[Note]:
    translate = QCoreApplication.translate
    # lupdate takes no dotted name for a number.
    conflicts, overruled = preview.counts.to_settle, preview.counts.overruled
    to_check = preview.counts.to_check
    if conflicts:
        yield (
            True,
            translate(
                "MergeNotes",
                "%Ln annotation(s) were changed both here and there. One version holds, for "
                "everybody the same; the other is kept, and you can look at both in the review "
                "queue.",
                "",
                conflicts,
            ),
        )
    if overruled:
        yield (
            True,
            translate(
                "MergeNotes",
                "%Ln annotation(s) were changed by one of you and removed by the other. The "
                "removal holds; what was changed stands in the history.",
                "",
                overruled,
            ),
        )
    if to_check:
        yield (
            True,
            translate(
                "MergeNotes",
                "%Ln annotation(s) stand where the characters of your text differ. They come in, "
                "and wait in the review queue as places to check.",
                "",
                to_check,
            ),
        )


def _about_people(preview: MergePreview) -> Iterator[Note]:
    translate = QCoreApplication.translate
    if preview.namesakes:
        words = translate(
            "MergeNotes",
            "Taken for the same person because of the same name: {names}. If they are different "
            "people, turn back, and let one of them take another name first.",
        )
        yield True, words.format(names=_listed(preview.namesakes))
    if preview.new_people:
        words = translate("MergeNotes", "New people: {names}.")
        yield False, words.format(names=_listed(preview.new_people))
    if preview.asides:
        words = translate("MergeNotes", "Also changed, as agreed on there later: {what}.")
        yield False, words.format(what=_listed([*_aside_words(preview.asides)]))


def _aside_words(asides: Iterable[Aside]) -> Iterator[str]:
    translate = QCoreApplication.translate
    words = {
        Aside.RULES: translate("MergeNotes", "the rules of review"),
        Aside.PEOPLE: translate("MergeNotes", "names or roles of people"),
        Aside.DOCUMENTS: translate("MergeNotes", "titles, years or places of documents"),
        Aside.VERSIONS: translate("MergeNotes", "the history of what says the same"),
    }
    return (words[aside] for aside in Aside if aside in asides)


def _comes_along(one: DocumentMatch) -> bool:
    return one.match is Match.NEW or (one.match is Match.LIKELY and not one.is_same)


def _titles(documents: Iterable[DocumentMatch]) -> str:
    return _listed([f"“{one.title}”" for one in documents])


def _listed(names: Sequence[str]) -> str:
    """Name all of a few, and the first of many."""
    shown = list(names[:_MOST_NAMED])
    more = len(names) - _MOST_NAMED  # lupdate takes no sum for a number
    if more > 0:
        shown.append(QCoreApplication.translate("MergeNotes", "%Ln more", "", more))
    return QLocale().createSeparatedList(shown)
