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

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.change_sets import Action
from annotator.domain.review_errors import NothingToSend
from annotator.text.spans import Span
from annotator.workflows import annotate, browse, history, merge, packages

if TYPE_CHECKING:
    from annotator.domain.annotations import Annotation
    from annotator.workflows.session import Session

THOROUGH = os.environ.get("ANNOTATOR_TESTS") == "thorough"
QUOTES = ("樊耀", "1162家", "2004年底", "市总工会")
TYPES = tuple(AnnotationType)

doings = st.lists(
    st.tuples(
        st.sampled_from((0, 1)),
        st.sampled_from(("tag", "type", "type back", "note", "remove", "undo", "send")),
        st.integers(0, len(QUOTES) - 1),
    ),
    min_size=6,
    max_size=16,
)


def any_of(session: Session, which: int) -> Annotation | None:
    marks = browse.open_document(session, builders.document_id(session)).marks
    found = sorted(browse.annotations(session, [mark[2] for mark in marks]), key=lambda one: one.id)
    return found[which % len(found)] if found else None


def do(session: Session, what: str, which: int) -> None:
    """One person works in two copies of the project, so that both change the same."""
    one = any_of(session, which)
    if what == "tag":
        start = builders.TEXT.index(QUOTES[which])
        span = Span(start, start + len(QUOTES[which]))
        annotate.tag(session, builders.document_id(session), span, TYPES[which])
    elif what == "undo":
        step = history.next_undo(session)
        if step and step.action is not Action.IMPORT_DOCUMENT:
            history.undo(session)
    elif one is None:
        return
    elif what == "type":
        annotate.retype(session, [one.key], TYPES[(TYPES.index(one.type) + 1) % len(TYPES)])
    elif what == "type back":
        annotate.retype(session, [one.key], TYPES[TYPES.index(one.type) - 1])
    elif what == "note":
        annotate.edit(session, one.key, value=one.value, note=f"{one.note}注")
    elif what == "remove":
        annotate.remove(session, [one.key])


def send(giver: Session, taker: Session, number: int) -> None:
    path = giver.path.with_name(f"{number}.annotpkg")
    with suppress(NothingToSend):
        packages.send(giver, path)
        with patch.object(merge, "SAMPLES", 0):  # count whatever can be counted
            foreseen = merge.preview(taker, path)
        done = merge.merge(taker, path)
        assert foreseen.counts == done.counts
        assert foreseen.documents[0].counts.new == done.counts.new


@example([(0, "type", 0), (0, "type back", 0), (0, "send", 0)])  # it says the same as before
@settings(
    max_examples=200 if THOROUGH else 20, deadline=None, phases=(Phase.explicit, Phase.generate)
)
@given(doings)
def test_what_is_counted_is_what_is_merged(doings: list[tuple[int, str, int]]) -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        sessions = [
            stack.enter_context(builders.a_session(folder, name=f"{place}.annot"))
            for place in (0, 1)
        ]
        builders.tagged(sessions[0], "樊耀", AnnotationType.PERSON)
        send(sessions[0], sessions[1], -1)
        for number, (place, what, which) in enumerate(doings):
            if what == "send":
                send(sessions[place], sessions[1 - place], number)
            else:
                do(sessions[place], what, which)
        send(sessions[0], sessions[1], -2)
        send(sessions[1], sessions[0], -3)
