"""The history window in the running program: what was done, and undoing it from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QSplitter, QTextBrowser, QTreeView

from annotator.ui.dialogs.history_window import HistoryWindow
from dialog_parts import the

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from end_to_end.conftest import Desk, Script

TEXT = "景德镇市总工会于2004年3月12日成立,会员19.7万人。\n"


def tag_three(desk: Desk) -> None:
    for start, end, digit in ((0, 7, "1"), (8, 18, "3"), (23, 29, "2")):
        desk.view.select(start, end)
        desk.press(digit)
    desk.until(lambda: len(desk.tagged()) == 3)


def opened(desk: Desk) -> HistoryWindow:
    desk.trigger("project_history")
    return the(HistoryWindow, desk.window)


def steps(window: HistoryWindow) -> list[str]:
    model = the(QTreeView, window).model()
    return [model.index(row, 2).data() for row in range(model.rowCount())]


def choose(window: HistoryWindow, row: int) -> None:
    view = the(QTreeView, window)
    view.setCurrentIndex(view.model().index(row, 0))


def run(run_program: Callable[[list[str], Script], int], tmp_path: Path, script: Script) -> None:
    text = tmp_path / "志.txt"
    text.write_text(TEXT, encoding="utf-8")
    assert run_program(["open", str(text)], script) == 0


def test_an_early_step_is_undone_and_later_ones_stay(
    run_program: Callable[[list[str], Script], int], tmp_path: Path
) -> None:
    def script(desk: Desk) -> None:
        tag_three(desk)
        window = opened(desk)
        whole = window.findChildren(QComboBox)[0]
        whole.setCurrentIndex(whole.count() - 1)
        assert len(steps(window)) == 4  # the import, and three tags
        choose(window, 2)  # the first tag: the latest comes first
        button = the(QPushButton, window)
        assert button.isEnabled()
        desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        desk.until(lambda: len(desk.tagged()) == 2)
        assert desk.tagged()[0][0] == "2004年3月12日"
        assert len(steps(window)) == 5

    run(run_program, tmp_path, script)


def test_what_later_steps_build_on_cannot_be_undone_and_says_why(
    run_program: Callable[[list[str], Script], int], tmp_path: Path
) -> None:
    def script(desk: Desk) -> None:
        tag_three(desk)
        desk.press("4")  # the last one becomes a person
        desk.until(lambda: desk.tagged()[-1][1] == "person")
        window = opened(desk)
        assert len(steps(window)) == 2  # of this annotation
        choose(window, 1)
        assert not the(QPushButton, window).isEnabled()
        assert "19.7万人" in window._hint.text()
        choose(window, 0)
        assert the(QPushButton, window).isEnabled()
        assert "→" in the(QTextBrowser, window).toPlainText()

    run(run_program, tmp_path, script)


def test_a_section_has_a_history_of_its_own(
    run_program: Callable[[list[str], Script], int], tmp_path: Path
) -> None:
    def script(desk: Desk) -> None:
        tag_three(desk)
        window = opened(desk)
        assert desk.tagged()[-1] == ("19.7万人", "figure")
        scope = window.findChildren(QComboBox)[0]
        assert scope.count() == 3  # annotation, document, project: the text has no sections
        scope.setCurrentIndex(1)
        assert len(steps(window)) == 4

    run(run_program, tmp_path, script)


def test_the_window_comes_up_as_it_was_left(
    run_program: Callable[[list[str], Script], int], tmp_path: Path
) -> None:
    seen = []

    def move(desk: Desk) -> None:
        tag_three(desk)
        window = opened(desk)
        window.resize(700, 560)
        desk.qtbot.wait(1)
        the(QSplitter, window).setSizes([250, 450])
        seen.append((window.size(), the(QSplitter, window).sizes()))

    def look(desk: Desk) -> None:
        desk.until(lambda: desk.window.desk.session)
        window = opened(desk)
        seen.append((window.size(), the(QSplitter, window).sizes()))

    run(run_program, tmp_path, move)
    run(run_program, tmp_path, look)
    assert seen[0] == seen[1]
