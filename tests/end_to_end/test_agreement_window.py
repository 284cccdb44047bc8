"""The agreement window in the running program: numbers, what lies behind them, the text."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLayout,
    QPushButton,
    QTabWidget,
)

from annotator.domain.agreements import Measure
from annotator.domain.annotations import AnnotationType
from annotator.text.spans import Span
from annotator.ui.dialogs import agreement_counting, ask
from annotator.ui.dialogs.agreement_window import AgreementWindow
from annotator.ui.dialogs.disagreement_table import DisagreementTable
from annotator.ui.dialogs.heat_map_view import HeatMapView, heat
from annotator.ui.foundation.colours import dark_colours, light_colours
from annotator.workflows import annotate, people
from builders import a_session, document_id
from dialog_parts import the

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.workflows.session import Session
    from end_to_end.conftest import Desk, Script

    Run = Callable[[list[str], Script], int]

TEXT = (
    "# 群众团体\n\n**【工会】**\n2004年底，市总工会有基层工会1162家，主席樊耀。\n"
    "**【妇联】**\n3月12日，市妇联召开大会，1500人到会，主席李兰。\n"
)
STRETCH = QHeaderView.ResizeMode.Stretch
LONG_NAME = "欧阳慕容·阿依努尔（景德镇市地方志编纂委员会办公室）"
WORK = {
    LONG_NAME: (("2004年底", "date"),),
    "张三": (("2004年底", "date"), ("市总工会", "organisation"), ("樊耀", "person")),
    "李四": (("2004年底", "date"), ("市总工会", "person"), ("市妇联", "organisation")),
    "王五": (("2004年底", "date"), ("总工会", "organisation"), ("樊耀", "person")),
}


def tag_as(session: Session, name: str) -> None:
    people.work_as(session, name)
    for quote, code in WORK[name]:
        start = TEXT.index(quote)
        span = Span(start, start + len(quote))
        annotate.tag(session, document_id(session), span, AnnotationType(code))


def a_project(tmp_path: Path, *names: str) -> Path:
    session = a_session(tmp_path, text=TEXT, person_name=names[0])
    for name in names:
        tag_as(session, name)
    people.work_as(session, "赵六")
    session.close()
    return tmp_path / "项目.annot"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return a_project(tmp_path, "张三", "李四", "王五")


def opened(desk: Desk) -> AgreementWindow:
    desk.window.settings.change(language="en")
    desk.trigger("agreement")
    window = the(AgreementWindow, desk.window)
    desk.until(lambda: window._counted is not None)
    desk.until(lambda: rows(window) or window._maps is None)
    return window


def rows(window: AgreementWindow) -> list[tuple[str, ...]]:
    model = the(DisagreementTable, window).model()
    return [
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def numbers(view: HeatMapView) -> list[list[str | None]]:
    model = view.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def run(run_program: Run, project: Path, script: Script) -> None:
    assert run_program(["open", str(project)], script) == 0


def test_every_two_people_have_a_number_and_say_how_little_it_rests_on(
    run_program: Run, project: Path
) -> None:
    def script(desk: Desk) -> None:
        window = opened(desk)
        first, second, third = numbers(window._views[0])
        assert first == [None, "0.33  n=5", "0.67  n=4"]
        assert second == ["0.33  n=5", None, "0.33  n=5"]
        assert third == ["0.67  n=4", "0.33  n=5", None]
        assert any("small sample" in label.text() for label in window.findChildren(QLabel))

    run(run_program, project, script)


def test_a_long_name_leaves_room_for_the_numbers(run_program: Run, tmp_path: Path) -> None:
    def script(desk: Desk) -> None:
        view = opened(desk)._views[0]
        across, down = view.horizontalHeader(), view.verticalHeader()
        widest = 12 * view.fontMetrics().horizontalAdvance("国")
        place = next(
            n for n in range(2) if view.model().headerData(n, Qt.Orientation.Vertical) == LONG_NAME
        )
        assert across.sectionSizeHint(place) > widest
        assert across.sectionSize(place) == widest
        assert down.width() <= widest
        tip = Qt.ItemDataRole.ToolTipRole
        assert LONG_NAME in view.model().headerData(place, Qt.Orientation.Horizontal, tip)

    run(run_program, a_project(tmp_path, "张三", LONG_NAME), script)


def test_what_two_people_disagree_about_is_listed_and_leads_to_the_text(
    run_program: Run, project: Path
) -> None:
    def script(desk: Desk) -> None:
        window = opened(desk)
        assert rows(window) == [
            (
                "Types differ",
                "Organisation “市总工会”",
                "Person “市总工会”",
                "群众团体 / 工会",
            ),
            ("Only one has it", "Person “樊耀”", "—", "群众团体 / 工会"),
            ("Only one has it", "—", "Organisation “市妇联”", "群众团体 / 妇联"),
        ]
        table = the(DisagreementTable, window)
        table.setFocus()
        table.setCurrentIndex(table.model().index(0, 0))
        desk.qtbot.keyClick(table, Qt.Key.Key_Down)
        mark = desk.view.current_mark
        assert mark is not None
        assert desk.view.text[mark[0] : mark[1]] == "樊耀"

    run(run_program, project, script)


def test_types_and_sections_have_numbers_of_their_own(run_program: Run, project: Path) -> None:
    def script(desk: Desk) -> None:
        window = opened(desk)
        the(QTabWidget, window).setCurrentIndex(1)
        types = window._views[1]
        headers = [
            types.model().headerData(column, Qt.Orientation.Horizontal) for column in range(5)
        ]
        assert headers == ["All types", "Organisation", "Figure", "Date", "Person"]
        assert [row[3] for row in numbers(types)] == ["1.00  n=1"] * 4
        assert types.model().headerData(0, Qt.Orientation.Vertical) == "All together"
        the(QTabWidget, window).setCurrentIndex(2)
        sections = window._views[2].model()
        names = [
            sections.headerData(row, Qt.Orientation.Vertical) for row in range(sections.rowCount())
        ]
        assert [name.strip() for name in names] == [
            "群众团体",
            "群众团体 / 工会",
            "群众团体 / 妇联",
        ]
        window._views[2].setCurrentIndex(sections.index(2, 1))
        desk.until(lambda: len(rows(window)) == 1)
        assert rows(window)[0][2] == "Organisation “市妇联”"

    run(run_program, project, script)


def test_what_all_together_disagree_about_is_listed_place_by_place(
    run_program: Run, project: Path
) -> None:
    def script(desk: Desk) -> None:
        window = opened(desk)
        the(QTabWidget, window).setCurrentIndex(1)
        desk.until(lambda: len(rows(window)[0]) == 5)
        union, women = "群众团体 / 工会", "群众团体 / 妇联"
        zhang, wang = "Organisation “市总工会”", "Organisation “总工会”"
        assert rows(window) == [
            ("Borders differ / Types differ", zhang, "Person “市总工会”", wang, union),
            ("Not everybody has it", "Person “樊耀”", "—", "Person “樊耀”", union),
            ("Not everybody has it", "—", "Organisation “市妇联”", "—", women),
        ]
        assert any("3 place" in label.text() for label in window.findChildren(QLabel))
        table = the(DisagreementTable, window)
        table.setCurrentIndex(table.model().index(2, 0))
        mark = desk.view.current_mark
        assert mark is not None
        assert desk.view.text[mark[0] : mark[1]] == "市妇联"
        header = table.header()
        assert [header.sectionResizeMode(n) for n in range(5)].count(STRETCH) == 1
        desk.window.settings.change(language="zh_CN")
        desk.until(lambda: window._about_list.text() == "3 处并非人人一致")
        desk.window.settings.change(language="en")
        the(QTabWidget, window).setCurrentIndex(0)
        desk.until(lambda: len(rows(window)[0]) == 4)
        assert header.sectionResizeMode(3) is STRETCH
        assert header.sectionResizeMode(2) is not STRETCH
        the(QTabWidget, window).setCurrentIndex(1)
        desk.until(lambda: len(rows(window)[0]) == 5)
        assert [header.sectionResizeMode(n) for n in range(5)].count(STRETCH) == 1
        dates = window._views[1].model().index(0, 3)  # which all have alike
        window._views[1].setCurrentIndex(dates)
        desk.until(lambda: not rows(window))

    run(run_program, project, script)


def test_another_measure_shows_other_numbers_and_lists_only_what_lowers_them(
    run_program: Run, tmp_path: Path
) -> None:
    project = a_project(tmp_path, "张三", "王五")

    def script(desk: Desk) -> None:
        window = opened(desk)
        assert [row[0] for row in rows(window)] == ["Borders differ"]
        measures = window._choices._measures
        measures.setCurrentIndex(list(Measure).index(Measure.OVERLAP_F1))
        measures.activated.emit(measures.currentIndex())
        desk.until(lambda: not rows(window))
        assert numbers(window._views[0])[0][1] == "1.00  n=4"

    run(run_program, project, script)


def test_people_and_types_are_chosen(run_program: Run, project: Path) -> None:
    def script(desk: Desk) -> None:
        window = opened(desk)
        actions = window._choices._people.menu().actions()
        actions[2].trigger()
        desk.until(lambda: len(numbers(window._views[0])) == 2)
        assert not any(one.isEnabled() for one in actions[:2])
        types = window._choices._types
        types.setCurrentIndex(types.findText("Date"))
        types.activated.emit(types.currentIndex())
        desk.until(lambda: numbers(window._views[0])[0][1] == "1.00  n=1")

    run(run_program, project, script)


def test_the_window_says_that_the_project_has_changed_since(
    run_program: Run, project: Path
) -> None:
    def script(desk: Desk) -> None:
        window = opened(desk)
        desk.view.select(TEXT.index("李兰"), TEXT.index("李兰") + 2)
        desk.trigger("tag_person")
        assert "changed since" in window._state.text()
        again = next(b for b in window.findChildren(QPushButton) if "again" in b.text())
        desk.qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
        desk.until(lambda: window._task is None)
        assert "changed since" not in window._state.text()

    run(run_program, project, script)


def test_counting_that_was_broken_off_by_minimising_goes_on_when_the_window_is_back(
    run_program: Run, project: Path
) -> None:
    def script(desk: Desk) -> None:
        window = opened(desk)
        window.follow()
        again = next(b for b in window.findChildren(QPushButton) if "again" in b.text())
        desk.qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
        assert window._state.text() == "Counting…"
        QApplication.sendEvent(window, QHideEvent())  # as the window system sends it
        assert "changed since" in window._state.text()
        assert again.isEnabled()
        QApplication.sendEvent(window, QShowEvent())
        assert window._state.text() == "Counting…"
        desk.until(lambda: window._task is None)
        assert window._state.text().startswith("As of")
        assert "changed since" not in window._state.text()

    run(run_program, project, script)


def test_a_change_while_it_counts_is_said_of_the_figures(run_program: Run, project: Path) -> None:
    def script(desk: Desk) -> None:
        window = opened(desk)
        window.refresh()
        window.follow()
        desk.until(lambda: window._task is None)
        assert "changed since" in window._state.text()

    run(run_program, project, script)


def test_only_the_last_of_several_numbers_passed_is_listed(
    run_program: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def script(desk: Desk) -> None:
        window = opened(desk)
        desk.settle()
        listed, go = [], threading.Event()
        disagreements = agreement_counting.disagreements

        def noting(*asked: Any) -> object:
            go.wait(5)
            listed.append(asked[2].people)
            return disagreements(*asked)

        monkeypatch.setattr(agreement_counting, "disagreements", noting)
        view = window._views[0]
        for row, column in ((0, 2), (1, 0), (1, 2), (2, 1), (0, 1)):
            view.setCurrentIndex(view.model().index(row, column))
        go.set()
        desk.until(lambda: len(rows(window)) == 3)
        desk.settle()
        assert len(listed) <= 2
        assert listed[-1] == (0, 1)

    run(run_program, project, script)


def test_the_window_stands_beside_the_text_and_wholly_on_the_screen(
    run_program: Run, project: Path
) -> None:
    def script(desk: Desk) -> None:
        room = desk.window.screen().availableGeometry()
        frame = opened(desk).frameGeometry()
        assert frame.center().x() >= room.center().x()
        assert frame.top() >= room.top()

    run(run_program, project, script)


def test_the_window_makes_way_for_the_place_it_leads_to(run_program: Run, project: Path) -> None:
    def script(desk: Desk) -> None:
        window = opened(desk)
        view = desk.view.viewport()
        layout = window.layout()
        assert layout is not None
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        window.setMinimumSize(1, 1)
        window.resize(300, 300)  # the screen of tests is small
        window.move(view.mapToGlobal(view.rect().topLeft()))
        table = the(DisagreementTable, window)
        table.setCurrentIndex(table.model().index(1, 0))
        place = view.mapToGlobal(desk.view.caret_rectangle().center().toPoint())
        assert not window.frameGeometry().contains(place)
        stays = window.pos()
        table.setCurrentIndex(table.model().index(0, 0))
        place = view.mapToGlobal(desk.view.caret_rectangle().center().toPoint())
        assert window.pos() == stays
        assert not window.frameGeometry().contains(place)

    run(run_program, project, script)


def test_a_list_that_was_broken_off_by_minimising_is_made_when_the_window_is_back(
    run_program: Run, project: Path
) -> None:
    def script(desk: Desk) -> None:
        window = opened(desk)
        before = rows(window)
        view = window._views[0]
        view.setCurrentIndex(view.model().index(1, 2))
        QApplication.sendEvent(window, QHideEvent())  # as the window system sends it
        desk.settle()
        assert rows(window) == before
        QApplication.sendEvent(window, QShowEvent())
        desk.until(lambda: rows(window) != before)

    run(run_program, project, script)


def test_one_person_alone_is_told_that_it_takes_two(run_program: Run, tmp_path: Path) -> None:
    project = a_project(tmp_path, "张三")

    def script(desk: Desk) -> None:
        window = opened(desk)
        assert "Two people" in window._sentence.text()
        assert all(combo.isEnabled() for combo in window.findChildren(QComboBox))

    run(run_program, project, script)


def test_the_numbers_are_handed_on_as_a_workbook(
    run_program: Run, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "一致性.xlsx"
    monkeypatch.setattr(ask, "choose_file_to_save", lambda *_: target)

    def script(desk: Desk) -> None:
        window = opened(desk)
        save = next(b for b in window.findChildren(QPushButton) if "workbook" in b.text())
        desk.qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
        desk.until(target.exists)

    run(run_program, project, script)
    assert len(load_workbook(target).sheetnames) >= 3


def test_the_better_the_number_the_greener_its_ground() -> None:
    for look in (light_colours(), dark_colours()):
        assert heat(look, -1.0) == heat(look, 0.0)
        hues = [heat(look, value).hueF() for value in (0.0, 0.67, 1.0)]
        assert hues == sorted(hues)
