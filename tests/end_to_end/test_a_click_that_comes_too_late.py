"""A click on Cancel when the work is just done: what was done is told like any other."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QPushButton

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.clock import utc_now
from annotator.ui.controllers import settling
from annotator.ui.dialogs import ask
from annotator.ui.dialogs.send_package import SendPackageDialog
from annotator.ui.dialogs.waiting import Waiting
from annotator.workflows import merge, people, projects
from dialog_parts import Answer, the
from exchange_builders import a_package

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.domain.progress import Progress
    from end_to_end.conftest import Desk, Script

    Run = Callable[[list[str], Script], int]


@pytest.fixture
def click_too_late(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From now on whatever is waited for is stopped just after it was done."""
    start = Waiting.start

    def start_and_click(waiting: Waiting) -> None:
        task = waiting._task
        work = task._work

        def work_until_the_end(progress: Progress) -> object:
            result = work(progress)
            task.cancel()
            return result

        monkeypatch.setattr(task, "_work", work_until_the_end)
        start(waiting)

    return lambda: monkeypatch.setattr(Waiting, "start", start_and_click)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two people have tagged the same, and one more thing each; a third has it open."""
    with builders.a_session(tmp_path) as session:
        for name, quotes in (("王芳", ("1162家", "樊耀")), ("李明", ("1162家", "市总工会"))):
            people.work_as(session, name)
            for quote in quotes:
                builders.tagged(session, quote, AnnotationType.PERSON)
        people.work_as(session, "赵六")
        return session.path


def in_english(desk: Desk) -> Desk:
    desk.until(lambda: desk.window.desk.document)
    desk.window.settings.change(language="en")
    return desk


def said(desk: Desk) -> str:
    message = desk.window.bar.message
    return message.text() if message else ""


def go_on(dialog: Any) -> None:
    if isinstance(dialog, SendPackageDialog):
        dialog._whose.menu().actions()[0].trigger()  # everybody's
    dialog.accept()


def compare(desk: Desk) -> Any:
    in_english(desk).trigger("compare")
    assert desk.window.docks is not None
    panel = desk.window.docks.compare
    desk.until(lambda: panel.model.rowCount() and panel.row is not None)
    return panel


def test_everything_alike_was_accepted(
    run_program: Run, project: Path, click_too_late: Callable[[], None]
) -> None:
    def script(desk: Desk) -> None:
        panel = compare(desk)
        click_too_late()
        desk.trigger("accept_identical")
        assert said(desk) == "1 annotation was taken into the final version."
        desk.until(lambda: panel.model.open_identical == 0)

    assert run_program(["open", str(project)], script) == 0


def test_many_differences_were_settled(
    run_program: Run,
    project: Path,
    click_too_late: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def script(desk: Desk) -> None:
        panel = compare(desk)
        assert panel.model.open_rows == 2
        monkeypatch.setattr(settling, "_MANY", 0)
        click_too_late()
        desk.press("1")
        assert panel.model.open_rows == 1

    assert run_program(["open", str(project)], script) == 0


@pytest.mark.parametrize(
    "wish",
    [
        ("send_package", "全部.annotpkg"),
        ("export", "标注.xlsx"),
        ("opinion_sheet", "意见单.docx"),
    ],
)
def test_a_file_was_written(
    run_program: Run,
    project: Path,
    click_too_late: Callable[[], None],
    answer: Answer,
    monkeypatch: pytest.MonkeyPatch,
    wish: tuple[str, str],
) -> None:
    command, name = wish
    target = project.parent / name
    monkeypatch.setattr(ask, "choose_file_to_save", lambda *_: target)

    def script(desk: Desk) -> None:
        in_english(desk)
        if command != "export":
            answer(go_on)
        click_too_late()
        desk.trigger(command)
        assert target.exists()
        assert name in said(desk)

    assert run_program(["open", str(project)], script) == 0


def test_a_text_was_added(
    run_program: Run, project: Path, tmp_path: Path, click_too_late: Callable[[], None]
) -> None:
    text = tmp_path / "农业.txt"
    text.write_text("# 农业\n全市有耕地3万亩。\n", encoding="utf-8")

    def script(desk: Desk) -> None:
        in_english(desk)
        click_too_late()
        desk.window.texts.add_texts([text])
        assert "耕地" in desk.view.text

    assert run_program(["open", str(project)], script) == 0


def test_a_project_was_restored_and_no_way_to_stop_was_offered(
    run_program: Run,
    project: Path,
    tmp_path: Path,
    answer: Answer,
    click_too_late: Callable[[], None],
) -> None:
    with closing(projects.open_project(project, clock=utc_now)) as session:
        merge.merge(session, a_package(tmp_path))
    offered: list[bool] = []

    def restore(dialog: Any) -> None:
        click_too_late()
        next(b for b in dialog.findChildren(QPushButton) if "Restore" in b.text()).click()

    def script(desk: Desk) -> None:
        in_english(desk)
        fit = Waiting.fit

        def look(waiting: Waiting, *size: int) -> None:
            offered.append(not the(QDialogButtonBox, waiting).isHidden())
            fit(waiting, *size)

        answer(restore)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Waiting, "fit", look)
            desk.trigger("backups")
        assert "as it was when the copy was put aside" in said(desk)

    assert run_program(["open", str(project)], script) == 0
    assert offered == [False]
