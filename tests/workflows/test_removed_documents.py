"""Nothing is written into a document that is out of sight: it would be lost without a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

import builders
from annotator.domain.errors import DocumentIsGone
from annotator.domain.reviews import ReviewRules, content_of
from annotator.text.spans import Span
from annotator.workflows import (
    annotate,
    browse,
    compare,
    decide,
    documents,
    history,
    merge,
    propose,
    remarks,
    review_rules,
)
from exchange_builders import FIGURE, PERSON, a_package

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from annotator.domain.annotations import Annotation
    from annotator.domain.change_sets import ChangeSet
    from annotator.workflows.session import Session


@dataclass
class Removed:
    """A document out of sight, with an annotation about which something was said."""

    session: Session
    document_id: str
    one: Annotation
    decision_id: str
    remark_id: str


@pytest.fixture
def removed(tmp_path: Path) -> Iterator[Removed]:
    with builders.a_session(tmp_path) as session:
        review_rules.set_rules(session, ReviewRules(own_work=True))
        document_id = builders.document_id(session)
        one = builders.tagged(session, "1162家", FIGURE)
        said = decide.return_(session, [one.key], "边界不当")
        thought = remarks.remark(session, one.key, "存疑")
        assert said is not None
        assert thought is not None
        decision, remark = said.decisions[0].after, thought.remarks[0].after
        assert decision is not None
        assert remark is not None
        documents.remove_document(session, document_id)
        yield Removed(session, document_id, one, decision.id, remark.id)


WRITES: dict[str, Callable[[Removed], ChangeSet | None]] = {
    "tag": lambda r: annotate.tag(r.session, r.document_id, Span(20, 25), PERSON),
    "retype": lambda r: annotate.retype(r.session, [r.one.key], PERSON),
    "remove": lambda r: annotate.remove(r.session, [r.one.key]),
    "move_border": lambda r: annotate.move_border(r.session, r.one.key, Span(20, 25)),
    "edit": lambda r: annotate.edit(r.session, r.one.key, value=None, note="注"),
    "confirm_place": lambda r: annotate.confirm_place(r.session, [r.one.key]),
    "accept": lambda r: decide.accept(r.session, [r.one.key]),
    "return": lambda r: decide.return_(r.session, [r.one.key], "类型有误"),
    "amend": lambda r: builders.amend(r.session, r.one.key, content_of(r.one)),
    "resubmit": lambda r: decide.resubmit(r.session, [r.one.key]),
    "adopt": lambda r: decide.adopt(r.session, [r.one.key]),
    "take_back": lambda r: decide.take_back(r.session, r.decision_id),
    "propose": lambda r: propose.retype(r.session, [r.one.key], PERSON),
    "remark": lambda r: remarks.remark(r.session, r.one.key, "再看"),
    "take_back_remark": lambda r: remarks.take_back_remark(r.session, r.remark_id),
    "settle": lambda r: compare.settle(r.session, r.document_id, [], take=()),
    "edit_document": lambda r: documents.edit_document(
        r.session, r.document_id, title="另", year=None, places=()
    ),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_what_would_be_written_out_of_sight_is_refused(
    removed: Removed, write: Callable[[Removed], ChangeSet | None]
) -> None:
    before = builders.stored(removed.session)
    with pytest.raises(DocumentIsGone) as refused:
        write(removed)
    assert refused.value.values == {"document": "群众团体"}
    assert builders.stored(removed.session) == before


def test_accepting_what_is_left_leaves_it_out(removed: Removed) -> None:
    assert decide.accept(removed.session, [removed.one.key], skip_refused=True) is None


def test_what_an_undone_merge_had_brought_takes_nothing_until_it_is_done_again(
    tmp_path: Path,
) -> None:
    package = a_package(tmp_path)
    with builders.a_session(tmp_path, text=None) as session:
        merge.merge(session, package)
        document_id = builders.document_id(session)
        history.undo(session)
        with pytest.raises(DocumentIsGone):
            annotate.tag(session, document_id, Span(20, 25), PERSON)
        history.redo(session)
        annotate.tag(session, document_id, Span(20, 25), PERSON)
        assert len(browse.open_document(session, document_id).marks) == 2
