"""What a colleague wrote into a workbook is shown, ticked and named before it is applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QPushButton, QTabWidget

import builders
from annotator.domain.errors import NameIsTaken
from annotator.ui.dialogs.note_list import NoteList
from annotator.ui.dialogs.read_back_preview import ReadBackDialog, ask_read_back
from annotator.workflows import annotate, people, read_back
from annotator.workflows.export_annotations import export_annotations
from dialog_parts import Answer, the
from exchange_builders import DATE, FIGURE, ORGANISATION, PERSON
from workbook_builders import write_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from annotator.ui.dialogs.dialog_table import DialogTable
    from annotator.workflows.read_back import ReadBackPreview
    from annotator.workflows.session import Session

    Open = Callable[[str], ReadBackDialog]

CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """王芳's project, and a workbook of it that somebody wrote in."""
    with builders.a_session(tmp_path) as made:
        count = builders.tagged(made, "1162家", FIGURE)
        chair = builders.tagged(made, "樊耀", PERSON)
        union = builders.tagged(made, "市总工会", ORGANISATION)
        day = builders.tagged(made, "2004年底", DATE)
        export_annotations(made, tmp_path / "标注.xlsx")
        write_in(
            tmp_path / "标注.xlsx",
            {
                count.id: {"状态": "退回", "审核意见": "边界不当"},
                chair.id: {"类型": "机构"},
                union.id: {"状态": "通过"},
                day.id: {"状态": "退回"},
            },
        )
        annotate.edit(made, union.key, value=union.value, note="导出之后改的")
        yield made


def preview(session: Session, name: str) -> ReadBackPreview:
    return read_back.preview(session, session.path.with_name("标注.xlsx"), person_name=name)


@pytest.fixture
def opened(session: Session, qtbot: QtBot) -> Open:
    def opened(name: str) -> ReadBackDialog:
        made = ReadBackDialog(
            preview(session, name),
            [one.name for one in people.everyone(session)],
            lambda other, _: preview(session, other),
        )
        qtbot.addWidget(made)
        made.show()
        return made

    return opened


def rows(table: DialogTable) -> list[list[str]]:
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def button(dialog: ReadBackDialog, words: str) -> QPushButton:
    found = dialog.findChildren(QPushButton)
    return next(one for one in found if words in one.text().replace("&", ""))


def notes(dialog: ReadBackDialog) -> str:
    return "\n".join(sentence for _, sentence in the(NoteList, dialog)._notes)


def test_every_entry_says_what_it_does(opened: Open) -> None:
    dialog = opened("李主任")
    listed = rows(dialog._change_table)
    assert [row[-1] for row in listed] == [one.id for one in dialog.chosen[0].changes]
    assert {row[1]: row[2:-1] for row in listed} == {
        "1162家": ["Returns", "“边界不当”", ""],
        "樊耀": ["Proposes a change", "Type: Person → Organisation", ""],
        "市总工会": ["Accepts", "", "Changed here since the export"],
    }
    (finding,) = rows(dialog._finding_table)
    assert finding[1] == "2004年底"
    assert "needs a reason" in finding[2]
    tabs = the(QTabWidget, dialog)
    assert [tabs.tabText(number) for number in range(2)] == ["Changes (3)", "Not taken (1)"]


def test_the_reason_has_the_room_and_the_id_little(opened: Open) -> None:
    dialog = opened("李主任")
    the(QTabWidget, dialog).setCurrentIndex(1)
    table = dialog._finding_table
    text, reason, id_ = (table.columnWidth(column) for column in (1, 2, 3))
    assert reason > text > id_
    assert reason >= table.sizeHintForColumn(2)  # in full
    assert table.frameShape() is QFrame.Shape.NoFrame  # that of the tabs is enough


def test_what_is_in_doubt_is_left_clear_and_said(opened: Open) -> None:
    dialog = opened("李主任")
    assert {change.quote for change in dialog.chosen[1]} == {"1162家", "樊耀"}
    assert "1 change(s) are in doubt" in notes(dialog)
    assert "1 entry(s) are not taken" in notes(dialog)
    assert "“李主任” is new in this project." in notes(dialog)
    assert button(dialog, "Apply").text() == "&Apply (2)"
    button(dialog, "Tick all").click()
    assert len(dialog.chosen[1]) == 3
    button(dialog, "Tick none").click()
    assert dialog.chosen[1] == []
    assert not button(dialog, "Apply").isEnabled()


def test_without_a_name_nothing_is_applied(opened: Open) -> None:
    dialog = opened("")
    assert "Say who wrote in this workbook." in notes(dialog)
    assert not button(dialog, "Apply").isEnabled()


def test_another_name_is_read_for_before_anything_is_applied(
    opened: Open, session: Session, qtbot: QtBot
) -> None:
    dialog = opened("李主任")
    the(QComboBox, dialog).setEditText("王芳")
    assert not button(dialog, "Apply").isEnabled()
    assert button(dialog, "Read under").isVisible()
    button(dialog, "Read under").click()
    by_quote = {row[1]: row[2] for row in rows(dialog._change_table)}
    assert by_quote == {"樊耀": "Corrects own work"}
    assert button(dialog, "Apply").isEnabled()
    assert not button(dialog, "Read under").isVisible()
    assert dialog.chosen[0].person_name == "王芳"


def test_a_name_from_the_list_is_read_for_at_once(opened: Open, qtbot: QtBot) -> None:
    dialog = opened("")
    box = the(QComboBox, dialog)
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert dialog.chosen[0].person_name == "王芳"


def test_enter_after_a_name_reads_and_does_not_apply(opened: Open, qtbot: QtBot) -> None:
    dialog = opened("李主任")
    box = the(QComboBox, dialog)
    box.setEditText("王芳")
    qtbot.keyClick(box.lineEdit(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.chosen[0].person_name == "王芳")
    assert dialog.isVisible()
    assert button(dialog, "Apply").isEnabled()


def test_a_name_that_cannot_be_used_is_told_in_place(opened: Open) -> None:
    dialog = opened("李主任")

    def refuse(name: str, _: object) -> ReadBackPreview:
        raise NameIsTaken(name=name)

    dialog._again = refuse
    the(QComboBox, dialog).setEditText("定稿")
    button(dialog, "Read under").click()
    assert "“定稿” exists already in this project." in notes(dialog)
    assert not button(dialog, "Apply").isEnabled()


@pytest.mark.parametrize("accepted", [True, False])
def test_it_gives_what_is_ticked_or_nothing(
    session: Session, answer: Answer, accepted: bool
) -> None:
    seen = preview(session, "李主任")
    answer(lambda dialog: dialog.accept() if accepted else dialog.reject())
    chosen = ask_read_back(None, seen, ["王芳"], lambda *_: None)
    assert chosen == ((seen, list(seen.ready)) if accepted else None)
