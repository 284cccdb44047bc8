"""One session serves the window and the work behind it at the same time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.change_sets import Action
from annotator.domain.row_queries import RowQuery
from annotator.storage.recorded_tables import ANNOTATIONS
from annotator.text.spans import Span
from annotator.workflows import annotate, browse
from annotator.workflows.check_project import check_project
from annotator.workflows.export_annotations import export_annotations

if TYPE_CHECKING:
    from pathlib import Path


def test_reading_behind_the_window_never_sees_half_a_step(tmp_path: Path) -> None:
    with builders.a_session(tmp_path, text="字" * 400) as session:
        document_id = builders.document_id(session)

        def read(number: int) -> None:
            for _ in range(5):
                marks = browse.open_document(session, document_id).marks
                keys = [mark[2] for mark in marks]
                assert set(keys) <= set(browse.row_keys(session, RowQuery(document_id)))
                assert export_annotations(session, tmp_path / f"{number}.jsonl").rows >= len(keys)
                assert check_project(session) == ()

        with ThreadPoolExecutor(2) as pool:
            reading = [pool.submit(read, number) for number in range(2)]
            for start in range(100):
                span = Span(start, start + 2)
                assert annotate.tag(session, document_id, span, AnnotationType.PERSON)
            for one in reading:
                one.result()
        assert browse.documents(session)[0].total == 100


def test_a_step_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        tagged = builders.tagged(session, "樊耀", AnnotationType.PERSON)

        def fail_half_way() -> None:
            with session.recording(Action.REMOVE) as recorder:
                recorder.set_columns(ANNOTATIONS, {tagged.key: {"deleted": True}})
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail_half_way()
        assert browse.annotation(session, tagged.key) == tagged
        assert builders.tagged(session, "1162家", AnnotationType.FIGURE).key == tagged.key + 1
