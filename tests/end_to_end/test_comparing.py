"""Two people have annotated one text: a third settles by keys what they differ in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from annotator.__main__ import main
from annotator.domain.annotations import AnnotationType
from annotator.domain.differences import DifferenceKind
from annotator.domain.final_versions import FINAL_NAME, FINAL_PERSON_ID, Choice
from annotator.domain.projects import Role
from annotator.text.spans import Span
from annotator.ui.panels.type_popup import TypePopup
from annotator.workflows import annotate, browse, people, projects
from builders import a_clock, a_session, document_id
from dialog_parts import the

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from annotator.domain.annotations import Annotation
    from annotator.domain.differences import Difference
    from annotator.ui.panels.compare_panel import ComparePanel
    from annotator.workflows.session import Session
    from end_to_end.conftest import Desk, Script

    Run = Callable[[list[str], Script], int]

TEXT = (
    "# 群众团体\n\n2004年底，市总工会有基层工会1162家，主席樊耀。\n"
    "3月12日，市妇联召开大会，1500人到会，主席李兰。\n"
)
FIRST = (
    ("2004年底", "date"),
    ("市总工会", "organisation"),
    ("1162家", "figure"),
    ("樊耀", "person"),
    ("市妇联", "organisation"),
    ("1500人", "figure"),
    ("李兰", "person"),
)
SECOND = (
    ("2004年底", "date"),
    ("市总工会", "organisation"),
    ("1162", "figure"),
    ("主席樊耀", "person"),
    ("3月12日", "date"),
    ("市妇联", "person"),
    ("1500人", "figure"),
)


def tag_as(
    session: Session, name: str, things: tuple[tuple[str, str], ...], text: str = TEXT
) -> None:
    people.work_as(session, name)
    for quote, code in things:
        start = text.index(quote)
        span = Span(start, start + len(quote))
        annotate.tag(session, document_id(session), span, AnnotationType(code))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    session = a_session(tmp_path, text=TEXT, person_name="张三")
    tag_as(session, "张三", FIRST)
    tag_as(session, "李四", SECOND)
    people.work_as(session, "赵六")
    session.close()
    return tmp_path / "项目.annot"


def compared(desk: Desk) -> ComparePanel:
    """Start comparing; return the dock once there is something in it."""
    desk.window.settings.change(language="en")
    desk.trigger("compare")
    assert desk.window.docks is not None
    panel = desk.window.docks.compare
    desk.until(lambda: panel.model.rowCount() and panel.row is not None)
    return panel


def quotes(panel: ComparePanel) -> list[str]:
    return [panel.model.quote(row) for row in range(panel.model.rowCount())]


def at_hand(panel: ComparePanel) -> Difference:
    assert panel.current is not None
    return panel.current


def finals(desk: Desk) -> list[Annotation]:
    session = desk.window.desk.session
    assert session is not None
    known = browse.annotations(session, [mark[2] for mark in desk.view.marks])
    return [one for one in known if one.person_id == FINAL_PERSON_ID]


def final_words(desk: Desk) -> list[tuple[str, str]]:
    return [(one.quote, one.type.value) for one in finals(desk)]


def run(run_program: Run, project: Path, script: Script) -> None:
    assert run_program(["open", str(project)], script) == 0


def test_a_third_person_makes_the_final_version_with_one_key_for_each_difference(
    run_program: Run, project: Path, tmp_path: Path
) -> None:
    def script(desk: Desk) -> None:
        panel = compared(desk)
        assert quotes(panel) == ["1162家", "主席樊耀", "3月12日", "市妇联", "李兰"]
        desk.press("1")  # of both, what the first has: 1162家
        assert at_hand(panel).start == TEXT.index("主席樊耀")
        desk.press("B")  # the letter of the second: 主席樊耀
        desk.press("3")  # both; but only the second has 3月12日
        desk.press("1")  # an organisation, as the first says
        desk.press("0")  # 李兰 is not to stay
        assert final_words(desk) == [
            ("1162家", "figure"),
            ("主席樊耀", "person"),
            ("3月12日", "date"),
            ("市妇联", "organisation"),
        ]
        assert panel.model.open_rows == 0
        desk.trigger("accept_identical")
        desk.until(lambda: panel.model.open_identical == 0)
        desk.trigger("compare")
        assert not panel.isVisible()

    run(run_program, project, script)
    table = tmp_path / "定稿.jsonl"
    assert main(["export", str(project), str(table), "--author", FINAL_NAME]) == 0
    lines = [json.loads(line) for line in table.read_text(encoding="utf-8").splitlines()]
    assert [(line["quote"], line["type"]) for line in lines] == [
        ("2004年底", "date"),
        ("市总工会", "organisation"),
        ("1162家", "figure"),
        ("主席樊耀", "person"),
        ("3月12日", "date"),
        ("市妇联", "organisation"),
        ("1500人", "figure"),
    ]


def test_each_key_is_one_step_and_undo_goes_back_to_the_difference(
    run_program: Run, project: Path
) -> None:
    def script(desk: Desk) -> None:
        panel = compared(desk)
        first = at_hand(panel)
        desk.press("1")
        assert at_hand(panel) != first
        desk.press("Z", control=True)
        desk.until(lambda: at_hand(panel)[:4] == first[:4] and not at_hand(panel).settled)
        assert finals(desk) == []

    run(run_program, project, script)


def test_undoing_what_was_accepted_everywhere_leaves_one_where_one_is(
    run_program: Run, tmp_path: Path
) -> None:
    filling = "景德镇是瓷都。" * 4_000
    text = f"{TEXT}{filling}\n市文联召开大会，市侨联也召开大会。\n{filling}"
    first, last = "市文联", "市侨联"
    session = a_session(tmp_path, text=text, person_name="张三")
    for name, alone in (("张三", first), ("李四", last)):
        tag_as(session, name, (*FIRST, (alone, "organisation")), text)
    people.work_as(session, "赵六")
    session.close()

    def script(desk: Desk) -> None:
        panel = compared(desk)
        assert at_hand(panel).start == text.index(first)
        desk.press("N")
        here, top = at_hand(panel), desk.view.page.position_at_top()
        assert top > len(TEXT)
        desk.trigger("accept_identical")
        desk.until(lambda: panel.model.open_identical == 0)
        assert len(finals(desk)) == len(FIRST)
        desk.trigger("undo")
        desk.until(lambda: panel.model.open_identical == len(FIRST))
        assert at_hand(panel) == here
        assert desk.view.page.position_at_top() == top

    run(run_program, tmp_path / "项目.annot", script)


def test_what_none_of_them_has_is_made_from_the_selection(run_program: Run, project: Path) -> None:
    def script(desk: Desk) -> None:
        panel = compared(desk)
        desk.press("N")
        start = TEXT.index("席樊耀")
        desk.view.select(start, start + 3)
        desk.press("Return")
        popup = the(TypePopup, desk.view)
        desk.qtbot.keyClick(popup, Qt.Key.Key_1)
        (final,) = finals(desk)
        assert (final.quote, final.type) == ("席樊耀", AnnotationType.ORGANISATION)
        assert final.provenance is not None
        assert final.provenance.choice is Choice.AMENDED
        assert [one.author for one in final.provenance.sources] == ["张三", "李四"]
        assert at_hand(panel).start == TEXT.index("3月12日")

    run(run_program, project, script)


def test_the_value_of_what_is_new_is_understood(run_program: Run, project: Path) -> None:
    def script(desk: Desk) -> None:
        compared(desk)
        desk.press("Return")
        desk.qtbot.keyClick(the(TypePopup, desk.view), Qt.Key.Key_2)
        (final,) = finals(desk)
        assert final.quote == "1162家"
        assert final.value is not None

    run(run_program, project, script)


def test_a_button_of_a_type_makes_something_new_and_no_annotation_of_ones_own(
    run_program: Run, project: Path
) -> None:
    def script(desk: Desk) -> None:
        compared(desk)
        desk.trigger("tag_date")
        (final,) = finals(desk)
        assert (final.quote, final.type) == ("1162家", AnnotationType.DATE)

    run(run_program, project, script)


def test_several_rows_are_settled_in_one_step(run_program: Run, project: Path) -> None:
    def script(desk: Desk) -> None:
        panel = compared(desk)
        rows = panel.findChild(type(panel._list))
        assert rows is not None
        rows.setFocus()
        rows.selectAll()
        desk.qtbot.keyClick(rows, Qt.Key.Key_2)
        assert final_words(desk) == [
            ("1162", "figure"),
            ("主席樊耀", "person"),
            ("3月12日", "date"),
            ("市妇联", "person"),
        ]
        desk.press("Z", control=True)
        desk.until(lambda: finals(desk) == [])

    run(run_program, project, script)


def test_the_digits_are_called_after_people_only_while_these_are_compared(
    run_program: Run, project: Path
) -> None:
    def script(desk: Desk) -> None:
        compared(desk)
        names = [desk.window.commands[name].text() for name in ("take_1", "take_2", "take_3")]
        assert names == ["Take what 张三 has", "Take what 李四 has", "Take what the third has"]
        desk.trigger("compare")
        assert desk.window.commands["take_1"].text() == "Take what the first has"

    run(run_program, project, script)


def test_the_keys_of_tagging_come_back_afterwards(run_program: Run, project: Path) -> None:
    def script(desk: Desk) -> None:
        compared(desk)
        desk.trigger("compare")
        desk.view.select(0, 0)
        start = TEXT.index("大会")
        desk.view.select(start, start + 2)
        before = len(desk.tagged())
        desk.press("1")
        assert len(desk.tagged()) == before + 1
        assert finals(desk) == []
        assert desk.window.commands["tag_organisation"].iconText().startswith("1 ")

    run(run_program, project, script)


@pytest.mark.parametrize("name", ["details", "review"])
def test_the_dock_that_was_in_front_is_so_again_afterwards(
    run_program: Run, project: Path, name: str
) -> None:
    def script(desk: Desk) -> None:
        docks = desk.window.docks
        assert docks is not None
        desk.until(lambda: desk.window.desk.document)
        desk.settle()  # the docks come with the first text
        mine: QWidget = getattr(docks, name)
        bring_to_front(mine)
        desk.until(lambda: is_seen(mine))
        panel = compared(desk)
        assert is_seen(panel)
        assert not is_seen(mine)
        desk.trigger("compare")
        desk.until(lambda: is_seen(mine))
        assert not panel.isVisible()
        assert not is_seen(docks.review if name == "details" else docks.details)

    run(run_program, project, script)


def test_a_dock_that_was_brought_to_the_front_meanwhile_stays_there(
    run_program: Run, project: Path
) -> None:
    def script(desk: Desk) -> None:
        docks = desk.window.docks
        assert docks is not None
        bring_to_front(docks.details)
        compared(desk)
        bring_to_front(docks.review)
        desk.until(lambda: is_seen(docks.review))
        desk.trigger("compare")
        assert is_seen(docks.review)
        assert not is_seen(docks.details)

    run(run_program, project, script)


def bring_to_front(panel: QWidget) -> None:
    dock = panel.parentWidget()
    assert dock is not None
    dock.raise_()


def is_seen(panel: QWidget) -> bool:
    """Qt calls a dock behind another visible too."""
    return not panel.visibleRegion().isEmpty()


def test_one_person_alone_is_told_what_is_missing(run_program: Run, tmp_path: Path) -> None:
    session = a_session(tmp_path, text=TEXT, person_name="张三")
    tag_as(session, "张三", FIRST)
    session.close()

    def script(desk: Desk) -> None:
        desk.window.settings.change(language="en")
        desk.trigger("compare")
        assert desk.window.docks is not None
        panel = desk.window.docks.compare
        desk.until(lambda: "Two people" in panel._notice._sentence.text())
        desk.press("1")
        assert finals(desk) == []

    run(run_program, tmp_path / "项目.annot", script)


def test_an_author_cannot_settle(run_program: Run, project: Path) -> None:
    session = projects.open_project(project, clock=a_clock())
    assert session.person is not None
    people.set_role(session, session.person.id, Role.AUTHOR)
    session.close()

    def script(desk: Desk) -> None:
        compared(desk)
        desk.press("1")
        assert finals(desk) == []
        assert "do not review" in desk.window.statusBar().currentMessage()

    run(run_program, project, script)


def test_kinds_are_counted_and_listed_as_wanted(run_program: Run, project: Path) -> None:
    def script(desk: Desk) -> None:
        panel = compared(desk)
        counts = panel.model.counts()
        assert counts[DifferenceKind.BORDERS] == 2
        assert counts[DifferenceKind.IDENTICAL] == 3
        panel.bar._kinds[DifferenceKind.BORDERS].click()
        assert quotes(panel) == ["3月12日", "市妇联", "李兰"]
        panel.bar.list_everything()
        assert len(quotes(panel)) == 8

    run(run_program, project, script)


def test_what_has_lost_its_ground_is_gone_through_by_clicks(
    run_program: Run, project: Path
) -> None:
    def script(desk: Desk) -> None:
        panel = compared(desk)
        (doubts,) = (one for one in panel.findChildren(QToolButton) if one.toolTip()[:4] == "What")
        assert not doubts.isVisible()
        desk.trigger("accept_identical")
        desk.until(lambda: panel.model.open_identical == 0)
        session = desk.window.desk.session
        assert session is not None
        for name in ("张三", "李四"):
            mine = people.work_as(session, name).id
            known = browse.annotations(session, [mark[2] for mark in desk.view.marks])
            of_both = [one for one in known if one.quote in ("1500人", "2004年底")]
            annotate.remove(session, [one.key for one in of_both if one.person_id == mine])
        desk.until(doubts.isVisible)
        assert doubts.text().startswith("2 ")
        for quote in ("1500人", "2004年底", "1500人"):
            doubts.click()
            mark = desk.view.current_mark
            assert mark is not None
            assert desk.view.text[mark[0] : mark[1]] == quote
            assert mark[2] in {one.key for one in finals(desk)}
        people.work_as(session, "赵六")
        desk.press(Qt.Key.Key_Delete)
        desk.until(lambda: doubts.text().startswith("1 "))

    run(run_program, project, script)
