"""What is undone leaves the window: the text that it had brought, and the message about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

import builders
from annotator.ui.foundation.settings import settings_path
from annotator.workflows import browse, history
from exchange_builders import PERSON, a_package

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dialog_parts import Answer
    from end_to_end.conftest import Desk, Script

    Run = Callable[[list[str], Script], int]


@pytest.fixture(autouse=True)
def english_and_a_known_name(private_home: Path) -> None:
    path = settings_path()
    path.parent.mkdir(parents=True)
    path.write_text('{"name_confirmed": true, "language": "en"}', encoding="utf-8")


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    with builders.a_session(tmp_path, text=None, name="空.annot") as made:
        return made.path


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    with builders.a_session(tmp_path, text="主席樊耀和市总工会", name="王芳.annot") as made:
        builders.tagged(made, "樊耀", PERSON)
        return made.path


def accept(dialog: Any) -> None:
    dialog.accept()


def take_in(desk: Desk, package: Path, answer: Answer) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(package))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    drop = QDropEvent(QPointF(10, 10), copy, data, left, Qt.KeyboardModifier.NoModifier)
    answer(accept)
    desk.window.dropEvent(drop)
    desk.settle()
    desk.until(lambda: desk.window.bar.message)


class TestText:
    def test_a_text_goes_with_the_merge_that_brought_it_and_comes_back_with_it(
        self, run_program: Run, empty: Path, tmp_path: Path, answer: Answer
    ) -> None:
        package = a_package(tmp_path)

        def script(desk: Desk) -> None:
            desk.until(lambda: desk.window.desk.session)
            take_in(desk, package, answer)
            assert desk.tagged() == [("樊耀", "person")]
            desk.trigger("undo")
            assert desk.window.desk.document is None
            assert desk.window.welcome.isVisible()
            assert not desk.window.commands["tag_person"].isEnabled()
            desk.trigger("tag_person")
            desk.press("Space", "1")
            session = desk.window.desk.session
            assert session is not None
            assert history.next_redo(session) is not None
            desk.trigger("redo")
            assert desk.tagged() == [("樊耀", "person")]
            assert desk.view.isVisible()
            place = desk.view.text.index("市总工会")
            desk.view.select(place, place + 4)
            desk.trigger("tag_organisation")
            assert len(browse.documents(session)) == 1
            assert len(desk.tagged()) == 2

        run_program(["open", str(empty)], script)

    def test_another_text_is_shown_in_its_place(
        self, run_program: Run, mine: Path, tmp_path: Path, answer: Answer
    ) -> None:
        package = a_package(tmp_path)

        def script(desk: Desk) -> None:
            desk.until(lambda: desk.window.desk.document)
            take_in(desk, package, answer)
            session = desk.window.desk.session
            assert session is not None
            theirs = next(
                one.document.id for one in browse.documents(session) if one.document.characters > 20
            )
            desk.window.desk.show_document(theirs)
            desk.trigger("undo")
            assert desk.view.text == "主席樊耀和市总工会"
            assert desk.tagged() == [("樊耀", "person")]

        run_program(["open", str(mine)], script)


class TestMessage:
    def test_what_was_said_of_a_merge_goes_when_a_key_undoes_it(
        self, run_program: Run, mine: Path, tmp_path: Path, answer: Answer
    ) -> None:
        package = a_package(tmp_path)

        def script(desk: Desk) -> None:
            desk.until(lambda: desk.window.desk.document)
            take_in(desk, package, answer)
            desk.trigger("undo")
            assert desk.window.bar.message is None
            desk.trigger("redo")
            assert desk.window.bar.message is None

        run_program(["open", str(mine)], script)
