"""The progress board over a real project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx import Document
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QTabWidget, QTreeView

import builders
from annotator.domain.annotations import AnnotationType
from annotator.ui.dialogs import ask
from annotator.ui.dialogs.figure_tiles import FigureTile
from annotator.ui.dialogs.progress_board import ProgressBoard
from annotator.ui.foundation.background import Background
from annotator.ui.foundation.colours import dark_colours, light_colours
from annotator.ui.foundation.message_bar import MessageBar, MessageKind
from annotator.ui.foundation.theme import palette
from annotator.workflows import decide, documents, people
from dialog_parts import Answer, the

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from annotator.workflows.session import Session

ORGANISATION, FIGURE, DATE, PERSON = AnnotationType


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """王芳 has tagged three things, 李明 decided about two of them (keys 1 and 2)."""
    with builders.a_session(tmp_path) as session:
        for quote, type_ in (("1162家", FIGURE), ("樊耀", PERSON), ("2004年底", DATE)):
            builders.tagged(session, quote, type_)
        builders.imported(session, "# 农业\n全市有耕地3万亩。\n", title="农业")
        people.work_as(session, "李明")
        decide.accept(session, [1])
        decide.return_(session, [2], "边界不当")
        yield session


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background()
    yield made
    made.shut_down()
    made.deleteLater()


@pytest.fixture
def board(session: Session, background: Background, qtbot: QtBot) -> ProgressBoard:
    made = ProgressBoard(session, background)
    qtbot.addWidget(made)
    made.show()
    wait_for_figures(made, qtbot)
    return made


def wait_for_figures(board: ProgressBoard, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: board._task is None and not board._quiet.isActive(), timeout=10_000)


def tiles(board: ProgressBoard) -> dict[str, str]:
    names = [tile.accessibleName() for tile in board.findChildren(FigureTile)]
    return dict(name.split(": ") for name in names)


def rows(board: ProgressBoard, tab: int, columns: int = 2) -> list[list[str]]:
    """Return the first cells of the rows at the top of a table."""
    view = the(QTabWidget, board).widget(tab)
    assert isinstance(view, QTreeView)
    model = view.model()
    return [
        [str(model.index(row, column).data()) for column in range(columns)]
        for row in range(model.rowCount())
    ]


def choose(board: ProgressBoard, which: int, name: str) -> None:
    combo = (board._documents, board._people)[which]
    combo.setCurrentText(name)
    combo.activated.emit(combo.currentIndex())


def button(board: ProgressBoard, name: str) -> QPushButton:
    (found,) = [one for one in board.findChildren(QPushButton) if name in one.text()]
    return found


def test_the_figures_are_told_at_a_glance(board: ProgressBoard) -> None:
    assert tiles(board) == {
        "Annotations": "3",
        "Reviewed": "67%",
        "Finished": "33%",
        "Final": "0%",
        "To review": "1",
        "To answer": "1",
    }
    assert board._state.text().startswith("As of 2026-11-")


def test_people_documents_and_open_returns_are_listed(board: ProgressBoard) -> None:
    assert rows(board, 0) == [["王芳", "3"], ["李明", ""]]
    assert rows(board, 1) == [["群众团体", "3"], ["农业", ""]]
    assert rows(board, 2, 7) == [["0", "王芳", "樊耀", "Person", "Returned", "边界不当", "李明"]]
    assert the(QTabWidget, board).tabText(2) == "Open returns (1)"


def test_only_one_person_s_work_is_shown_when_asked_for(board: ProgressBoard) -> None:
    choose(board, 1, "李明")
    assert tiles(board)["Annotations"] == "0"
    assert rows(board, 2) == []
    assert len(rows(board, 0)) == 2
    choose(board, 1, "Everyone")
    assert len(rows(board, 2)) == 1


def test_only_one_document_is_counted_when_asked_for(board: ProgressBoard, qtbot: QtBot) -> None:
    choose(board, 0, "农业")
    wait_for_figures(board, qtbot)
    assert tiles(board)["Annotations"] == "0"
    assert tiles(board)["Reviewed"] == "—"
    assert rows(board, 1) == [["农业", ""]]
    choose(board, 0, "群众团体")
    wait_for_figures(board, qtbot)
    assert rows(board, 1) == [["群众团体", "3"]]


def test_a_double_click_leads_to_the_annotation(
    board: ProgressBoard, session: Session, qtbot: QtBot
) -> None:
    view = the(QTabWidget, board).widget(2)
    assert isinstance(view, QTreeView)
    with qtbot.waitSignal(board.go_to) as asked:
        view.activated.emit(view.model().index(0, 0))
    assert asked.args == [builders.document_id(session), 2]


def test_a_section_leads_to_its_place(board: ProgressBoard, session: Session, qtbot: QtBot) -> None:
    view = the(QTabWidget, board).widget(1)
    assert isinstance(view, QTreeView)
    entry = view.model().index(0, 0, view.model().index(0, 0, view.model().index(0, 0)))
    assert entry.data() == "工会"
    with qtbot.waitSignal(board.go_to_section) as asked:
        view.activated.emit(entry)
    assert asked.args == [builders.document_id(session), builders.TEXT.index("**【工会")]


def test_after_a_change_everything_is_counted_anew_and_stays_where_it_was(
    board: ProgressBoard, session: Session, qtbot: QtBot
) -> None:
    board._quiet.setInterval(1)
    view = the(QTabWidget, board).widget(1)
    assert isinstance(view, QTreeView)
    view.expand(view.model().index(0, 0))
    session.listen(board.follow)
    decide.accept(session, [3])
    wait_for_figures(board, qtbot)
    session.stop_listening(board.follow)
    assert tiles(board)["Reviewed"] == "100%"
    assert view.isExpanded(view.model().index(0, 0))
    assert not view.isExpanded(view.model().index(1, 0))


def test_a_hidden_board_counts_nothing_until_it_is_shown(
    board: ProgressBoard, session: Session, qtbot: QtBot
) -> None:
    board.hide()
    decide.accept(session, [3])
    board.follow()
    assert board._task is None
    assert not board._quiet.isActive()
    assert tiles(board)["Reviewed"] == "67%"
    board.show()
    wait_for_figures(board, qtbot)
    assert tiles(board)["Reviewed"] == "100%"


def test_hiding_stops_the_counting(board: ProgressBoard, qtbot: QtBot) -> None:
    board.refresh()
    assert board._state.text() == "Counting…"
    board.hide()
    assert board._task is None
    assert board._state.text() != "Counting…"
    board.show()
    assert board._state.text() == "Counting…"
    wait_for_figures(board, qtbot)
    assert board._state.text().startswith("As of")


def test_what_changes_while_it_counts_is_counted_when_it_is_seen_again(
    board: ProgressBoard, session: Session, qtbot: QtBot
) -> None:
    board.refresh()
    board._task.finished.connect(board.hide)  # type: ignore[union-attr]
    board.follow()
    qtbot.waitUntil(lambda: not board.isVisible())
    assert board._report is not None
    board.show()
    assert board._task is not None


def test_a_document_that_was_removed_is_chosen_no_longer(
    board: ProgressBoard, session: Session, qtbot: QtBot
) -> None:
    choose(board, 0, "农业")
    wait_for_figures(board, qtbot)
    documents.remove_document(session, builders.document_id(session, 1))
    board.refresh()
    wait_for_figures(board, qtbot)
    assert board._documents.currentText() == "All documents"
    assert tiles(board)["Annotations"] == "3"


def test_sorting_a_table_goes_by_what_figures_mean(
    board: ProgressBoard, session: Session, qtbot: QtBot
) -> None:
    people.work_as(session, "赵敏")
    builders.add_many(session, 12)
    board.refresh()
    wait_for_figures(board, qtbot)
    view = the(QTabWidget, board).widget(0)
    assert isinstance(view, QTreeView)
    view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert [row[0] for row in rows(board, 0)] == ["赵敏", "王芳", "李明"]


def test_the_figures_are_saved_as_a_workbook(
    board: ProgressBoard, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposals: list[Path] = []

    def chosen(_parent: object, _title: str, proposal: Path, _kinds: object) -> Path:
        proposals.append(proposal)
        return tmp_path / "进度"

    monkeypatch.setattr(ask, "choose_file_to_save", chosen)
    with qtbot.waitSignal(board.folder_chosen) as folder:
        button(board, "workbook").click()
    assert load_workbook(tmp_path / "进度.xlsx").sheetnames[0] == "进度"
    assert proposals[0].name == "项目 progress.xlsx"
    assert folder.args == [str(tmp_path)]
    message = the(MessageBar, board).message
    assert message is not None
    assert message.text() == "The progress was written to 进度.xlsx."
    button(board, "workbook").click()
    assert proposals[1].parent == tmp_path


def test_the_opinion_sheet_is_written_as_it_was_asked_for(
    board: ProgressBoard,
    tmp_path: Path,
    answer: Answer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ask, "choose_file_to_save", lambda *_: tmp_path / "意见单.docx")

    def ask_for_open_ones(dialog: object) -> None:
        open_, _since = dialog.findChildren(QCheckBox)  # type: ignore[attr-defined]
        open_.setChecked(True)
        dialog.accept()  # type: ignore[attr-defined]

    answer(ask_for_open_ones)
    button(board, "pinion sheet").click()
    document = Document(str(tmp_path / "意见单.docx"))
    assert len(document.tables[1].rows) == 3
    message = the(MessageBar, board).message
    assert message is not None
    assert message.kind is MessageKind.SUCCESS
    assert message.text().endswith("written to 意见单.docx.")


def test_turning_back_writes_nothing(
    board: ProgressBoard, tmp_path: Path, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = set(tmp_path.iterdir())
    monkeypatch.setattr(ask, "choose_file_to_save", lambda *_: None)
    button(board, "workbook").click()
    answer(lambda dialog: dialog.reject())
    button(board, "pinion sheet").click()
    answer(lambda dialog: dialog.accept())
    button(board, "pinion sheet").click()
    assert set(tmp_path.iterdir()) == before


def test_what_cannot_be_written_is_told_on_the_board(
    board: ProgressBoard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "choose_file_to_save", lambda *_: tmp_path / "nowhere" / "a.xlsx")
    button(board, "workbook").click()
    message = the(MessageBar, board).message
    assert message is not None
    assert message.kind is MessageKind.WARNING
    assert "nowhere" in message.text()


def test_enter_and_escape_do_no_harm(board: ProgressBoard, qtbot: QtBot) -> None:
    qtbot.keyClick(board, Qt.Key.Key_Return)
    assert board.isVisible()
    qtbot.keyClick(board, Qt.Key.Key_Escape)
    assert not board.isVisible()


def test_an_empty_project_has_an_empty_board(
    tmp_path: Path, background: Background, qtbot: QtBot
) -> None:
    with builders.a_session(tmp_path, text=None) as session:
        board = ProgressBoard(session, background)
        qtbot.addWidget(board)
        board.show()
        wait_for_figures(board, qtbot)
        assert tiles(board)["Annotations"] == "0"
        assert tiles(board)["Finished"] == "—"
        assert rows(board, 1) == []
        background.shut_down()


def test_it_follows_the_theme(board: ProgressBoard, qtbot: QtBot) -> None:
    before = QApplication.palette()
    pictures: list[QImage] = []
    for look in (light_colours(), dark_colours()):
        QApplication.setPalette(palette(look))
        qtbot.wait(1)
        pictures.append(board.grab().toImage())
    QApplication.setPalette(before)
    light, dark = (picture.pixelColor(3, 3).lightness() for picture in pictures)
    assert light > 200
    assert dark < 60
    plot = board._plots._bars
    corner = plot.mapTo(board, plot.rect().center())
    assert pictures[1].pixelColor(corner).lightness() < 128


def test_it_fits_on_a_small_screen(board: ProgressBoard) -> None:
    hint = board.minimumSizeHint()
    assert hint.width() <= 800
    assert hint.height() <= 600
    board.resize(hint)
    assert not board.grab().isNull()
