"""Colleagues exchange their work: packages, project files, workbooks, and backups to go back to."""

from __future__ import annotations

import threading
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

import builders
from annotator.domain.annotations import Status
from annotator.domain.clock import utc_now
from annotator.ui.dialogs import ask
from annotator.ui.dialogs.note_list import NoteList
from annotator.ui.dialogs.read_back_preview import ReadBackDialog
from annotator.ui.dialogs.send_package import SendPackageDialog
from annotator.ui.foundation.settings import settings_path
from annotator.ui.panels.conflict_box import ConflictBox
from annotator.workflows import annotate, backups, browse, decide, merge, packages, projects
from annotator.workflows.export_annotations import export_annotations
from dialog_parts import Answer, the
from exchange_builders import FIGURE, OTHER_TEXT, PERSON, a_package, packed
from workbook_builders import write_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.domain.annotations import Annotation
    from annotator.workflows.session import Session
    from end_to_end.conftest import Desk, Script

    Run = Callable[[list[str], Script], int]


@pytest.fixture(autouse=True)
def english_and_a_known_name(private_home: Path) -> None:
    """Nobody is asked for a name: the project knows who works in it."""
    path = settings_path()
    path.parent.mkdir(parents=True)
    path.write_text('{"name_confirmed": true, "language": "en"}', encoding="utf-8")


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """王芳's project with a figure tagged."""
    with builders.a_session(tmp_path, name="王芳.annot") as made:
        builders.tagged(made, "1162家", FIGURE)
        return made.path


def session_of(desk: Desk) -> Session:
    session = desk.window.desk.session
    assert session is not None
    return session


def tags(session: Session) -> list[Annotation]:
    opened = browse.open_document(session, builders.document_id(session))
    return browse.annotations(session, [mark[2] for mark in opened.marks])


def quotes(desk: Desk) -> list[str]:
    return [surface for surface, _ in desk.tagged()]


def said(desk: Desk) -> str:
    message = desk.window.bar.message
    return message.text() if message else ""


def click_in_bar(desk: Desk, words: str) -> None:
    buttons = desk.window.bar.findChildren(QPushButton)
    button = next(one for one in buttons if words in one.text().replace("&", ""))
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def drop(desk: Desk, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    desk.window.dropEvent(event)
    desk.settle()


def choosing(monkeypatch: pytest.MonkeyPatch, **answers: object) -> None:
    """Let the file dialogs be answered so."""
    for name, answer in answers.items():
        monkeypatch.setattr(ask, name, lambda *_, answer=answer, **__: answer)


def accept(dialog: Any) -> None:
    dialog.accept()


def send(desk: Desk, path: Path, answer: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Send one's own work."""
    choosing(monkeypatch, choose_file_to_save=path)

    def act(dialog: Any) -> None:
        assert isinstance(dialog, SendPackageDialog)
        pack = next(one for one in dialog.findChildren(QPushButton) if "Pack" in one.text())
        desk.qtbot.waitUntil(pack.isEnabled)
        pack.click()

    answer(act)
    desk.until(lambda: desk.window.desk.document)
    desk.trigger("send_package")
    assert path.exists()
    assert path.name in said(desk)


def test_work_goes_out_comes_in_is_decided_and_comes_back(
    run_program: Run, mine: Path, tmp_path: Path, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, answered = tmp_path / "王芳.annotpkg", tmp_path / "李明.annotpkg"
    with builders.a_session(tmp_path, name="李明.annot", person_name="李明") as there:
        theirs = there.path

    def review(desk: Desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        choosing(monkeypatch, choose_files=[package])
        answer(accept)
        desk.trigger("open_package")
        desk.until(lambda: quotes(desk) == ["1162家"])
        assert said(desk) == "Taken in from 王芳: 1 new."
        (found,) = tags(session_of(desk))
        decide.return_(session_of(desk), [found.key], "边界不当")
        send(desk, answered, answer, monkeypatch)

    def read_what_came_back(desk: Desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        choosing(monkeypatch, choose_files=[answered])
        answer(accept)
        desk.trigger("open_package")
        desk.until(lambda: tags(session_of(desk))[0].status is Status.RETURNED)
        assert "1 decision" in said(desk)
        desk.until(desk.window.status._returned.isVisible)
        click_in_bar(desk, "Undo")
        desk.until(lambda: tags(session_of(desk))[0].status is Status.PENDING)

    first = partial(send, path=package, answer=answer, monkeypatch=monkeypatch)
    assert run_program(["open", str(mine)], first) == 0
    assert run_program(["open", str(theirs)], review) == 0
    assert run_program(["open", str(mine)], read_what_came_back) == 0


def test_what_is_here_already_is_only_said(run_program: Run, mine: Path, tmp_path: Path) -> None:
    package = a_package(tmp_path)
    with closing(projects.open_project(mine, clock=utc_now)) as session:
        merge.merge(session, package)

    def script(desk: Desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        drop(desk, package)
        assert said(desk) == "Everything in 李明.annotpkg is here already. Nothing was changed."

    run_program(["open", str(mine)], script)


def test_a_damaged_package_changes_nothing_and_says_so(
    run_program: Run, mine: Path, tmp_path: Path
) -> None:
    package = a_package(tmp_path)
    content = bytearray(package.read_bytes())
    content[len(content) // 2] ^= 0xFF
    package.write_bytes(content)

    def script(desk: Desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        drop(desk, package)
        desk.until(lambda: "is damaged" in said(desk))
        assert "Nothing was merged" in said(desk)
        assert quotes(desk) == ["1162家"]

    before = mine.read_bytes()
    run_program(["open", str(mine)], script)
    with closing(projects.open_project(mine, clock=utc_now)) as session:
        assert len(tags(session)) == 1
    assert len(mine.read_bytes()) == len(before)


def test_of_several_that_were_chosen_the_sound_ones_come_in(
    run_program: Run, mine: Path, tmp_path: Path, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound, bad = a_package(tmp_path), tmp_path / "坏的.annotpkg"
    bad.write_bytes(b"no package")

    def script(desk: Desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        choosing(monkeypatch, choose_files=[bad, sound])
        answer(accept)
        desk.trigger("open_package")
        desk.until(lambda: quotes(desk) == ["1162家", "樊耀"])
        assert "1 new" in said(desk)
        desk.window.bar.dismiss()
        assert bad.name in said(desk)

    run_program(["open", str(mine)], script)


def test_only_the_last_of_several_choices_is_counted(
    run_program: Run, mine: Path, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted, go, outlook = [], threading.Event(), packages.outlook

    def noting(*asked: Any) -> Any:
        go.wait(5)
        counted.append(asked)
        return outlook(*asked)

    monkeypatch.setattr(packages, "outlook", noting)

    def script(desk: Desk) -> None:
        def act(dialog: Any) -> None:
            assert isinstance(dialog, SendPackageDialog)
            for _ in range(4):
                dialog.look()
            go.set()
            pack = next(one for one in dialog.findChildren(QPushButton) if "Pack" in one.text())
            desk.until(pack.isEnabled)
            dialog.reject()

        desk.until(lambda: desk.window.desk.document)
        answer(act)
        desk.trigger("send_package")
        desk.settle()
        assert 1 <= len(counted) <= 2

    run_program(["open", str(mine)], script)


def test_turning_back_from_the_preview_changes_nothing(
    run_program: Run, mine: Path, tmp_path: Path, answer: Answer
) -> None:
    package = a_package(tmp_path)

    def script(desk: Desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        answer(lambda dialog: dialog.reject())
        drop(desk, package)
        assert quotes(desk) == ["1162家"]
        assert said(desk) == ""

    run_program(["open", str(mine)], script)


def test_places_to_check_lead_to_the_queue(
    run_program: Run, mine: Path, tmp_path: Path, answer: Answer
) -> None:
    package = a_package(tmp_path, text=OTHER_TEXT, quotes=(("主席樊跃", PERSON),))

    def script(desk: Desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        answer(accept)
        drop(desk, package)
        desk.until(lambda: "主席樊耀" in quotes(desk))
        assert "should be looked at" in said(desk)
        click_in_bar(desk, "Check places")
        desk.until(lambda: desk.view.current_mark is not None)
        mark = desk.view.current_mark
        assert mark is not None
        assert desk.view.text[mark[0] : mark[1]] == "主席樊耀"

    run_program(["open", str(mine)], script)


def test_what_was_changed_in_two_places_is_settled_in_the_queue(
    run_program: Run, mine: Path, tmp_path: Path, answer: Answer
) -> None:
    with closing(projects.open_project(mine, clock=utc_now)) as office:
        package = packed(office)
        with builders.a_session(tmp_path, name="家里.annot", text=None) as home:
            merge.merge(home, package)
            (there,) = tags(home)
            annotate.edit(home, there.key, value=there.value, note="家里")
            annotate.edit(home, there.key, value=there.value, note="家里再改")
            package = packed(home)
        (here,) = tags(office)
        annotate.edit(office, here.key, value=here.value, note="单位")

    def script(desk: Desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        answer(accept)
        drop(desk, package)
        click_in_bar(desk, "Look at conflicts")
        box = the(ConflictBox, desk.window)
        desk.until(box.isVisible)
        assert "note: 单位" in the(QLabel, box).text()
        take = next(b for b in box.findChildren(QPushButton) if "other" in b.text())
        desk.qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
        desk.until(lambda: tags(session_of(desk))[0].note == "单位")
        desk.until(lambda: not box.isVisible())
        desk.trigger("undo")
        desk.until(lambda: tags(session_of(desk))[0].note == "家里再改")
        desk.until(box.isVisible)

    run_program(["open", str(mine)], script)


def test_a_dropped_project_is_opened_or_taken_in_as_one_says(
    run_program: Run, mine: Path, tmp_path: Path, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with builders.a_session(tmp_path, name="李明.annot", person_name="李明") as there:
        builders.tagged(there, "樊耀", PERSON)
        theirs = there.path
    before = theirs.read_bytes(), theirs.stat().st_mtime_ns

    def script(desk: Desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        choosing(monkeypatch, choose_one=None)
        drop(desk, theirs)
        assert quotes(desk) == ["1162家"]
        choosing(monkeypatch, choose_one=0)
        answer(accept)
        drop(desk, theirs)
        desk.until(lambda: quotes(desk) == ["1162家", "樊耀"])
        assert (theirs.read_bytes(), theirs.stat().st_mtime_ns) == before
        choosing(monkeypatch, choose_one=1)
        drop(desk, theirs)
        desk.until(lambda: quotes(desk) == ["樊耀"])
        assert session_of(desk).path == theirs

    run_program(["open", str(mine)], script)


def test_a_package_opened_first_begins_a_project_of_its_own(
    run_program: Run, tmp_path: Path, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = a_package(tmp_path)
    choosing(monkeypatch, choose_file_to_save=tmp_path / "新的")
    answer(accept)

    def script(desk: Desk) -> None:
        desk.until(lambda: quotes(desk) == ["樊耀"])
        assert session_of(desk).path == tmp_path / "新的.annot"
        click_in_bar(desk, "Undo")
        desk.until(lambda: desk.window.desk.document is None)

    run_program(["open", str(package)], script)


def test_a_package_opened_by_double_click_goes_into_the_last_project(
    run_program: Run, mine: Path, tmp_path: Path, answer: Answer
) -> None:
    package = a_package(tmp_path)
    run_program(["open", str(mine)], lambda desk: desk.until(lambda: desk.window.desk.document))
    answer(accept)

    def script(desk: Desk) -> None:
        desk.until(lambda: quotes(desk) == ["1162家", "樊耀"])

    run_program(["open", str(package)], script)


def test_a_workbook_comes_back_is_shown_and_is_one_step_in_the_colleagues_name(
    run_program: Run, mine: Path, tmp_path: Path, answer: Answer
) -> None:
    book = tmp_path / "标注.xlsx"
    with closing(projects.open_project(mine, clock=utc_now)) as session:
        (figure,) = tags(session)
        export_annotations(session, book)
    write_in(book, {figure.id: {"状态": "退回", "审核意见": "边界不当"}})

    def act(dialog: Any) -> None:
        assert isinstance(dialog, ReadBackDialog)
        assert (True, "Say who wrote in this workbook.") in the(NoteList, dialog)._notes
        the(QComboBox, dialog).setEditText("李主任")
        buttons = {b.text().replace("&", ""): b for b in dialog.findChildren(QPushButton)}
        buttons["Read under this name"].click()
        dialog.accept()

    def script(desk: Desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        answer(act)
        drop(desk, book)
        session = session_of(desk)
        desk.until(lambda: tags(session)[0].status is Status.RETURNED)
        assert "李主任" in said(desk)
        click_in_bar(desk, "Undo")
        desk.until(lambda: tags(session)[0].status is Status.PENDING)
        drop(desk, tmp_path / "没有.xlsx")
        desk.until(lambda: "does not exist" in said(desk))

    run_program(["open", str(mine)], script)


def test_a_workbook_without_a_project_asks_for_one(run_program: Run, tmp_path: Path) -> None:
    book = tmp_path / "标注.xlsx"
    book.write_bytes(b"PK")

    def script(desk: Desk) -> None:
        desk.until(lambda: "Open the project that 标注.xlsx was exported from" in said(desk))

    run_program(["open", str(book)], script)


def test_three_clicks_bring_back_the_project_as_before_a_merge(
    run_program: Run, mine: Path, tmp_path: Path, answer: Answer
) -> None:
    package = a_package(tmp_path)

    def restore(dialog: Any) -> None:
        button = next(b for b in dialog.findChildren(QPushButton) if "Restore" in b.text())
        button.click()

    def script(desk: Desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        answer(accept)
        drop(desk, package)
        desk.until(lambda: quotes(desk) == ["1162家", "樊耀"])
        answer(restore)
        desk.trigger("backups")
        desk.until(lambda: quotes(desk) == ["1162家"])
        assert "as it was when the copy was put aside" in said(desk)
        assert session_of(desk).path == mine
        click_in_bar(desk, "Undo")
        desk.until(lambda: quotes(desk) == ["1162家", "樊耀"])

    run_program(["open", str(mine)], script)


def test_a_backup_that_is_gone_leaves_the_project_open(
    run_program: Run,
    mine: Path,
    tmp_path: Path,
    answer: Answer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Once the only copy is gone, one is due again: it would come in the place of the other.
    monkeypatch.setattr(backups, "put_aside_if_due", lambda *_: None)
    package = a_package(tmp_path)
    with closing(projects.open_project(mine, clock=utc_now)) as session:
        copy = merge.merge(session, package).backup

    def restore(dialog: Any) -> None:
        copy.unlink()
        button = next(b for b in dialog.findChildren(QPushButton) if "Restore" in b.text())
        button.click()

    def script(desk: Desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        answer(restore)
        desk.trigger("backups")
        desk.until(lambda: "does not exist" in said(desk))
        assert quotes(desk) == ["1162家", "樊耀"]

    run_program(["open", str(mine)], script)


def test_a_backup_can_be_taken_out_without_a_project(
    run_program: Run,
    mine: Path,
    tmp_path: Path,
    answer: Answer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with closing(projects.open_project(mine, clock=utc_now)) as session:
        merge.merge(session, a_package(tmp_path))
    mine.unlink()
    target = tmp_path / "取出.annot"
    choosing(monkeypatch, choose_file_to_save=target)

    def script(desk: Desk) -> None:
        assert desk.window.desk.document is None
        answer(lambda dialog: the(QPushButton, dialog, "take_out").click())
        desk.trigger("backups")
        desk.until(lambda: quotes(desk) == ["1162家"])
        assert session_of(desk).path == target

    run_program([], script)


def test_an_opinion_sheet_is_written_from_the_menu(
    run_program: Run,
    mine: Path,
    tmp_path: Path,
    answer: Answer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "意见单.docx"
    choosing(monkeypatch, choose_file_to_save=target)

    def script(desk: Desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        answer(accept)
        desk.trigger("opinion_sheet")
        desk.until(target.exists)
        desk.until(lambda: target.name in said(desk))

    run_program(["open", str(mine)], script)


def test_a_project_that_takes_no_changes_says_so_first(
    run_program: Run, mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = a_package(tmp_path)

    def script(desk: Desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        session_of(desk).file.read_only = True
        drop(desk, package)
        desk.until(lambda: "is read-only" in said(desk))

    run_program(["open", str(mine)], script)
