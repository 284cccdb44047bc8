"""A preview counts by SQL what the merge counts row by row: both must say the same."""

from __future__ import annotations

import os
import tempfile
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

import builders
from annotator.domain.annotations import AnnotationType, Origin
from annotator.domain.change_sets import Action
from annotator.domain.review_errors import NothingToSend
from annotator.text.spans import Span
from annotator.workflows import annotate, browse, history, merge, packages, projects

if TYPE_CHECKING:
    from annotator.domain.annotations import Annotation
    from annotator.workflows.session import Session

THOROUGH = os.environ.get("ANNOTATOR_TESTS") == "thorough"
TYPES = tuple(AnnotationType)
STARTS = (21, 5, 33, 9)  # the first and the third where the other text is different
CHANGES = ("type", "type back", "note", "remove")
OTHER_TEXT = builders.TEXT.replace("1162家", "1 163 家").replace("年底，", "年底")

doings = st.lists(
    st.tuples(
        st.sampled_from((0, 1)),
        st.sampled_from((*CHANGES, "tag", "tag", "undo", "final", "send", "send", "copy")),
        st.integers(0, 3),
    ),
    min_size=6,
    max_size=16,
)


def any_of(session: Session, which: int) -> Annotation | None:
    keys = [
        mark[2]
        for one in browse.documents(session)
        for mark in browse.open_document(session, one.document.id).marks
    ]
    found = sorted(browse.annotations(session, keys), key=lambda one: one.id)
    return found[which % len(found)] if found else None


def tag(session: Session, which: int) -> None:
    """In one document or the other, whatever its text."""
    documents = browse.documents(session)
    document = documents[which % len(documents)].document
    start = min(STARTS[which], document.characters - 4)
    annotate.tag(session, document.id, Span(start, start + 4), TYPES[which])


def do(session: Session, what: str, which: int) -> None:
    """One person works in two copies of the project, so that both change the same."""
    if what == "tag":
        tag(session, which)
        return
    if what == "undo":
        step = history.next_undo(session)
        if step and step.action is not Action.IMPORT_DOCUMENT:
            history.undo(session)
        return
    one = any_of(session, which)
    if one is None:
        return
    if what == "final":
        with suppress(IntegrityError):  # it has been settled before
            builders.final_of(session, one, deleted=which == 0)
    elif one.origin is not Origin.FINAL:
        change(session, one, what)


def change(session: Session, one: Annotation, what: str) -> None:
    """Change an annotation of one's own."""
    if what == "note":
        annotate.edit(session, one.key, value=one.value, note=f"{one.note}注")
    elif what == "remove":
        annotate.remove(session, [one.key])
    else:
        step = 1 if what == "type" else -1
        annotate.retype(session, [one.key], TYPES[(TYPES.index(one.type) + step) % len(TYPES)])


def hand_over(giver: Session, taker: Session, number: int, *, whole: bool) -> None:
    path = giver.path.with_name(f"{number}-sent.{'annot' if whole else 'annotpkg'}")
    if whole:
        projects.save_copy(giver, path)
    else:
        packages.send(giver, path)
    with patch.object(merge, "SAMPLES", 0):  # count whatever can be counted
        foreseen = merge.preview(taker, path)
    brought = merge.merge(taker, path)
    assert foreseen.counts == brought.counts
    assert not (foreseen.is_known and brought.change_set), "it said that all was here"
    assert merge.preview(taker, path).is_known


@example([(0, "type", 0), (0, "type back", 0), (0, "send", 0)], False, False)  # as before
@example([(0, "tag", 3), (0, "remove", 3), (0, "copy", 0)], False, False)  # never seen here
@example([(0, "type", 0), (1, "type back", 0), (0, "send", 0)], False, True)  # at one moment
@example([], True, False)  # what moved goes on to a third
@example([(1, "undo", 0), (1, "copy", 0)], False, False)  # what was merged is taken back
@settings(
    max_examples=150 if THOROUGH else 12, deadline=None, phases=(Phase.explicit, Phase.generate)
)
@given(doings, st.booleans(), st.booleans())
def test_what_is_counted_is_what_is_merged(
    doings: list[tuple[int, str, int]], is_other_text: bool, time_stands: bool
) -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        texts = (builders.TEXT, OTHER_TEXT if is_other_text else builders.TEXT)
        sessions = [
            stack.enter_context(builders.a_session(folder, name=f"{place}.annot", text=text))
            for place, text in enumerate((*texts, texts[1]))
        ]
        if time_stands:
            moment = sessions[0].clock()
            for session in sessions:
                session.clock = lambda: moment
        builders.imported(sessions[0], "二〇〇四年市妇联成立，会员一千人。")
        for which in range(3):
            tag(sessions[0], which)
        for number, (place, what, which) in enumerate([(0, "copy", 0), *doings, (1, "send", 0)]):
            if what in ("send", "copy"):
                with suppress(NothingToSend):
                    whole = what == "copy"
                    hand_over(sessions[place], sessions[1 - place], number, whole=whole)
            else:
                do(sessions[place], what, which)
        hand_over(sessions[0], sessions[1], -2, whole=True)
        hand_over(sessions[1], sessions[0], -3, whole=True)
        hand_over(sessions[1], sessions[2], -4, whole=True)
