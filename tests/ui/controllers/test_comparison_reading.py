"""Authors are compared in the background, and no longer than anybody wants to see it."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.progress import Cancelled
from annotator.ui.controllers import comparison_reading
from annotator.ui.controllers.comparison_reading import Compared, ComparisonReading
from annotator.workflows import compare, people

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from annotator.domain.differences import Comparison
    from annotator.domain.progress import Progress
    from annotator.ui.controllers.desk import Desk
    from annotator.workflows.session import Session

_MOMENT = 0.01  # seconds


@pytest.fixture
def desk(empty_desk: Desk, tmp_path: Path) -> Desk:
    session = builders.a_session(tmp_path)
    for name in ("王芳", "李明"):
        people.work_as(session, name)
        builders.tagged(session, "樊耀", AnnotationType.PERSON)
    empty_desk.take(session)
    return empty_desk


@pytest.fixture
def owner(desk: Desk) -> Iterator[QObject]:
    made = QObject()
    yield made
    made.deleteLater()


class Gate:
    """Lets comparisons through when it is told to."""

    def __init__(self) -> None:
        self.begun = 0
        self.stopped = 0
        self.open = Event()

    def differences(
        self,
        session: Session,
        document_id: str,
        person_ids: Sequence[str],
        *,
        progress: Progress,
    ) -> Comparison:
        self.begun += 1
        try:
            while not self.open.wait(_MOMENT):
                progress.report(0, 1)
        except Cancelled:
            self.stopped += 1
            raise
        return _differences(session, document_id, person_ids)


_differences = compare.differences


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    made = Gate()
    monkeypatch.setattr(compare, "differences", made.differences)
    yield made
    made.open.set()


@pytest.fixture
def begun(desk: Desk, owner: QObject, gate: Gate, qtbot: QtBot) -> ComparisonReading:
    """One that is at the gate."""
    reading = ComparisonReading(desk, owner)
    reading.begin()
    qtbot.waitUntil(lambda: gate.begun == 1)
    return reading


def test_what_is_being_read_is_given_up_when_it_is_read_anew(
    desk: Desk, owner: QObject, gate: Gate, qtbot: QtBot
) -> None:
    reading = ComparisonReading(desk, owner)
    found: list[Compared] = []
    reading.read.connect(found.append)
    for turn in range(1, 4):
        reading.begin()
        qtbot.waitUntil(lambda turn=turn: gate.begun == turn)  # type: ignore[misc]
    qtbot.waitUntil(lambda: gate.stopped == 2)
    gate.open.set()
    qtbot.waitUntil(lambda: bool(found))
    assert (len(found), gate.begun) == (1, 3)


def test_what_is_being_read_is_given_up_when_something_changes(
    begun: ComparisonReading, gate: Gate, qtbot: QtBot
) -> None:
    begun.note(settled_here=False)
    qtbot.waitUntil(lambda: gate.stopped == 1)
    with qtbot.waitSignal(begun.read) as read:
        gate.open.set()
    assert (gate.begun, gate.stopped) == (2, 1)
    assert read.args is not None
    assert len(read.args[0].lanes) == 2


def test_nothing_comes_once_nothing_is_wanted(
    begun: ComparisonReading, gate: Gate, qtbot: QtBot
) -> None:
    begun.stop()
    qtbot.waitUntil(lambda: gate.stopped == 1)
    with qtbot.assertNotEmitted(begun.read, wait=100):
        gate.open.set()


def test_what_is_settled_in_a_large_volume_is_not_read_again(
    desk: Desk, owner: QObject, gate: Gate, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparison_reading, "_LARGE", 2)
    monkeypatch.setattr(comparison_reading, "_ONCE_HANDS_REST", 0)
    gate.open.set()
    reading = ComparisonReading(desk, owner)
    with qtbot.waitSignal(reading.read):
        reading.begin()
    reading.note(settled_here=True)
    qtbot.wait(50)
    assert gate.begun == 1
    reading.note(settled_here=False)
    qtbot.waitUntil(lambda: gate.begun == 2)
