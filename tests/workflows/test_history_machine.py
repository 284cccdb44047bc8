"""Whatever a person does in whatever order, undo, redo and reopening agree with a plain model.

The model keeps what is there as a dictionary, and the states before and after as two lists.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.errors import DocumentIsGone
from annotator.domain.values import FigureValue, Value
from annotator.text.spans import Span
from annotator.workflows import annotate, browse, documents, history, people, projects

if TYPE_CHECKING:
    from annotator.domain.change_sets import ChangeSet
    from annotator.workflows.session import Session

TEXT = "2004年底市总工会有1162家基层工会主席樊耀3月12日𠮷同年10月5.4%" * 3
THOROUGH = os.environ.get("ANNOTATOR_TESTS") == "thorough"

types = st.sampled_from(AnnotationType)
spans = st.builds(
    lambda start, length: Span(start, min(start + length, len(TEXT))),
    st.integers(0, len(TEXT) - 1),
    st.integers(1, 8),
)


@dataclass(frozen=True)
class Tag:
    start: int
    end: int
    type: AnnotationType
    value: Value | None
    note: str = ""


@dataclass(frozen=True)
class State:
    tags: dict[int, Tag] = field(default_factory=dict)
    title: str = "群众团体"
    author: str = "王芳"
    removed: bool = False


class HistoryMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.session: Session = builders.a_session(self.folder, text=TEXT)
        self.document_id = builders.document_id(self.session)
        assert self.session.person is not None
        self.person_id = self.session.person.id
        self.copies = 0
        self.state = State()
        self.past: list[State] = []
        self.future: list[State] = []

    def teardown(self) -> None:
        self.session.close()
        shutil.rmtree(self.folder)

    def done(self, change_set: ChangeSet | None, state: State) -> None:
        """Expect a step if the state is another, and none if it is not."""
        assert (change_set is None) == (state == self.state)
        if change_set is not None:
            self.past.append(self.state)
            self.future.clear()
            self.state = state

    def with_tags(self, tags: dict[int, Tag]) -> State:
        return replace(self.state, tags=self.state.tags | tags)

    def value(self, key: int) -> Value | None:
        found = browse.annotation(self.session, key)
        return found.value if found else None

    @property
    def shown(self) -> bool:
        return not self.state.removed

    @property
    def has_tags(self) -> bool:
        """Whether there are some that can be changed: nothing is, out of sight."""
        return self.shown and bool(self.state.tags)

    def chosen(self, data: st.DataObject) -> int:
        return data.draw(st.sampled_from(sorted(self.state.tags)))

    @precondition(lambda self: not self.shown)
    @rule(span=spans, type_=types)
    def tag_out_of_sight(self, span: Span, type_: AnnotationType) -> None:
        with pytest.raises(DocumentIsGone):
            annotate.tag(self.session, self.document_id, span, type_)

    @precondition(lambda self: self.shown)
    @rule(span=spans, type_=types)
    def tag(self, span: Span, type_: AnnotationType) -> None:
        twins = [
            key
            for key, tag in self.state.tags.items()
            if (tag.start, tag.end) == (span.start, span.end)
        ]
        change_set = annotate.tag(self.session, self.document_id, span, type_)
        changed = change_set.annotations[0].after if change_set else None
        key = changed.key if changed else twins[0]
        assert twins in ([], [key])
        note = self.state.tags[key].note if twins else ""
        tag = Tag(span.start, span.end, type_, self.value(key), note)
        self.done(change_set, self.with_tags({key: tag}))

    @precondition(lambda self: self.has_tags)
    @rule(data=st.data(), type_=types)
    def retype(self, data: st.DataObject, type_: AnnotationType) -> None:
        keys = data.draw(st.sets(st.sampled_from(sorted(self.state.tags)), min_size=1))
        change_set = annotate.retype(self.session, sorted(keys), type_)
        self.done(
            change_set,
            self.with_tags(
                {
                    key: replace(self.state.tags[key], type=type_, value=self.value(key))
                    for key in keys
                    if self.state.tags[key].type is not type_
                }
            ),
        )

    @precondition(lambda self: self.has_tags)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        keys = data.draw(st.sets(st.sampled_from(sorted(self.state.tags)), min_size=1))
        left = {key: tag for key, tag in self.state.tags.items() if key not in keys}
        self.done(annotate.remove(self.session, sorted(keys)), replace(self.state, tags=left))

    @precondition(lambda self: self.has_tags)
    @rule(data=st.data(), span=spans)
    def move(self, data: st.DataObject, span: Span) -> None:
        key = self.chosen(data)
        change_set = annotate.move_border(self.session, key, span)
        moved = replace(self.state.tags[key], start=span.start, end=span.end, value=self.value(key))
        self.done(change_set, self.with_tags({key: moved}))

    @precondition(lambda self: self.has_tags)
    @rule(data=st.data(), number=st.integers(0, 99), note=st.text("查核\r\n\x00😀", max_size=3))
    def edit(self, data: st.DataObject, number: int, note: str) -> None:
        key = self.chosen(data)
        tag = self.state.tags[key]
        value = FigureValue(str(number)) if tag.type is AnnotationType.FIGURE else None
        edited = replace(tag, value=value, note=note.strip())
        self.done(
            annotate.edit(self.session, key, value=value, note=note),
            self.with_tags({key: edited}),
        )

    @rule(name=st.sampled_from(["王芳", "王方", "汪芳"]))
    def rename(self, name: str) -> None:
        self.done(
            people.rename_person(self.session, self.person_id, name),
            replace(self.state, author=name),
        )

    @precondition(lambda self: self.shown)
    @rule(title=st.sampled_from(["群众团体", "工会", "团体"]))
    def retitle(self, title: str) -> None:
        change_set = documents.edit_document(
            self.session, self.document_id, title=title, year=2004, places=()
        )
        self.done(change_set, replace(self.state, title=title))

    @precondition(lambda self: self.shown)
    @rule()
    def remove_document(self) -> None:
        self.done(
            documents.remove_document(self.session, self.document_id),
            replace(self.state, removed=True),
        )

    @rule()
    def undo(self) -> None:
        change_set = history.undo(self.session)
        assert (change_set is not None) == bool(self.past) or change_set is not None
        if self.past:
            self.future.append(self.state)
            self.state = self.past.pop()
        else:  # the import before the first state: bring it back at once
            assert history.redo(self.session) is not None

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        assert history.redo(self.session) is not None
        self.past.append(self.state)
        self.state = self.future.pop()

    @rule()
    def reopen(self) -> None:
        path = self.session.path
        self.session.close()
        self.session = projects.open_project(path, clock=builders.a_clock())

    @rule()
    def go_on_in_a_copy(self) -> None:
        self.copies += 1
        copy = self.folder / f"{self.copies}.annot"
        projects.save_copy(self.session, copy)
        self.session.close()
        self.session = projects.open_project(copy, clock=builders.a_clock())

    @invariant()
    def the_project_is_what_the_model_says(self) -> None:
        opened = browse.open_document(self.session, self.document_id)
        assert opened.text == TEXT
        assert opened.document.title == self.state.title
        assert opened.document.deleted == self.state.removed
        marks = [(start, end, key) for start, end, key, _ in opened.marks]
        found = browse.annotations(self.session, [key for _, _, key in marks])
        assert all(one.quote == TEXT[one.start : one.end] for one in found)
        assert {
            one.key: Tag(one.start, one.end, one.type, one.value, one.note) for one in found
        } == self.state.tags
        assert [one.person.name for one in people.people(self.session)] == [self.state.author]
        assert (history.next_redo(self.session) is not None) == bool(self.future)


TestHistoryMachine = HistoryMachine.TestCase
TestHistoryMachine.settings = settings(
    max_examples=500 if THOROUGH else 12,
    stateful_step_count=50 if THOROUGH else 25,
    deadline=None,
)
