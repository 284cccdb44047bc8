"""What is sent: whose work, which documents, which types, since when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QPushButton

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.packages import PackageChoice
from annotator.ui.dialogs.dialog_table import DialogTable
from annotator.ui.dialogs.send_package import SendPackageDialog
from annotator.ui.foundation.ticking_button import TickingButton
from annotator.workflows import browse, packages, people
from dialog_parts import the
from exchange_builders import FIGURE, PERSON

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from annotator.workflows.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with builders.a_session(tmp_path) as made:
        builders.tagged(made, "1162家", FIGURE)
        builders.imported(made, "妇联主任刘氏。", title="妇联")
        people.work_as(made, "李明")
        builders.tagged(made, "樊耀", PERSON)
        people.work_as(made, "陈静")
        builders.tagged(made, "市总工会", AnnotationType.ORGANISATION)
        people.work_as(made, "王芳")
        yield made


@pytest.fixture
def dialog(session: Session, qtbot: QtBot) -> SendPackageDialog:
    assert session.person is not None
    made = SendPackageDialog(
        [(one.id, one.name) for one in people.everyone(session)],
        session.person.id,
        [(one.document.id, one.document.title) for one in browse.documents(session)],
    )
    qtbot.addWidget(made)
    made.outlook_wanted.connect(
        lambda choice: made.show_outlook(choice, packages.outlook(session, choice))
    )
    made.show()
    return made


def id_of(session: Session, name: str) -> str:
    return next(id_ for id_, known in people.names(session).items() if known == name)


def cover(dialog: SendPackageDialog) -> str:
    return the(QPlainTextEdit, dialog).toPlainText()


def pack(dialog: SendPackageDialog) -> QPushButton:
    return next(button for button in dialog.findChildren(QPushButton) if "Pack" in button.text())


def entries(whose: TickingButton) -> dict[str, bool]:
    actions = [action for action in whose.menu().actions() if not action.isSeparator()]
    return {action.text(): action.isChecked() for action in actions}


def tick(whose: TickingButton, name: str) -> None:
    next(action for action in whose.menu().actions() if action.text() == name).trigger()


def clear(dialog: SendPackageDialog, row: int) -> None:
    model = the(DialogTable, dialog).model()
    model.setData(model.index(row, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)


def test_one_begins_with_ones_own_work(dialog: SendPackageDialog, session: Session) -> None:
    assert dialog.choice == PackageChoice(person_ids=frozenset({id_of(session, "王芳")}))
    assert "标注 1 条" in cover(dialog)
    assert pack(dialog).isEnabled()


def test_the_work_of_several_can_be_sent(
    dialog: SendPackageDialog, session: Session, qtbot: QtBot
) -> None:
    whose = the(TickingButton, dialog)
    assert whose.text() == "My own: 王芳"
    assert entries(whose) == {
        "Everybody's": False,
        "My own: 王芳": True,
        "李明": False,
        "陈静": False,
    }
    tick(whose, "李明")
    assert whose.text() == "王芳、李明"
    qtbot.waitUntil(lambda: "标注 2 条" in cover(dialog))
    assert dialog.choice.person_ids == {id_of(session, "王芳"), id_of(session, "李明")}
    assert "王芳、李明；全部类型" in cover(dialog)
    tick(whose, "My own: 王芳")
    assert dialog.choice.person_ids == {id_of(session, "李明")}
    qtbot.waitUntil(lambda: "李明；全部类型" in cover(dialog))


def test_everybodys_can_be_sent(dialog: SendPackageDialog, qtbot: QtBot) -> None:
    whose = the(TickingButton, dialog)
    tick(whose, "Everybody's")
    assert whose.text() == "Everybody's"
    qtbot.waitUntil(lambda: "标注 3 条" in cover(dialog))
    assert dialog.choice == PackageChoice()


def test_documents_and_types_are_chosen_by_ticks(
    dialog: SendPackageDialog, session: Session, qtbot: QtBot
) -> None:
    tick(the(TickingButton, dialog), "Everybody's")
    clear(dialog, 1)
    figure = next(box for box in dialog.findChildren(QCheckBox) if box.text() == "Figure")
    figure.click()
    assert dialog.choice == PackageChoice(
        document_ids=frozenset({builders.document_id(session)}),
        types=frozenset(AnnotationType) - {FIGURE},
    )
    qtbot.waitUntil(lambda: "标注 1 条" in cover(dialog))
    model = the(DialogTable, dialog).model()
    assert [model.index(row, 1).data() for row in range(2)] == ["1", ""]


def test_nothing_chosen_cannot_be_packed(dialog: SendPackageDialog, qtbot: QtBot) -> None:
    clear(dialog, 0)
    clear(dialog, 1)
    qtbot.waitUntil(lambda: not pack(dialog).isEnabled())
    assert cover(dialog) == "Nothing to send fits this choice."


def test_only_what_is_new_can_be_chosen_once_something_was_sent(
    dialog: SendPackageDialog, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    since = next(box for box in dialog.findChildren(QCheckBox) if "new since" in box.text())
    assert not since.isEnabled()
    packages.send(session, tmp_path / "一.annotpkg", dialog.choice)
    dialog.look()
    assert since.isEnabled()
    since.click()
    qtbot.waitUntil(lambda: cover(dialog) == "Nothing is new since then.")
    assert dialog.choice.since_last
    assert not pack(dialog).isEnabled()
    tick(the(TickingButton, dialog), "Everybody's")  # everybody's was never sent
    qtbot.waitUntil(lambda: "标注 3 条" in cover(dialog))
    assert not dialog.choice.since_last


def test_an_answer_that_comes_too_late_is_dropped(
    dialog: SendPackageDialog, session: Session
) -> None:
    before = cover(dialog)
    late = PackageChoice(types=frozenset({PERSON}))
    dialog.show_outlook(late, packages.outlook(session, late))
    assert cover(dialog) == before
