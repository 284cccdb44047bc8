"""The right dock, used as a person uses it; changes go through the real workflows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.values import DateValue, FigureValue
from annotator.ui.panels.details_panel import Access, DetailsPanel
from annotator.ui.panels.quote_box import QuoteBox
from annotator.ui.panels.type_button import TypeButton
from annotator.workflows import annotate, browse, history

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from annotator.workflows.session import Session


def commit(field: QWidget, words: str) -> None:
    """Type as a Chinese input method does: the words arrive at once, over what is selected."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(field, event)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with builders.a_session(tmp_path) as made:
        yield made


class Desk(QWidget):
    """The panel beside a field that stands for the text."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.text = QLineEdit()
        self.panel = DetailsPanel()
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addWidget(self.panel)

    def show_key(self, key: int | None, *, access: Access = Access.CHANGE) -> None:
        self.panel.show_annotation(
            browse.annotation(self.session, key) if key else None,
            author="王芳",
            history=history.history_of(self.session, key) if key else (),
            year=2004,
            access=access,
        )

    def save(self, key: int, value: object, note: str) -> None:
        annotate.edit(self.session, key, value=value, note=note)  # type: ignore[arg-type]
        self.show_key(key)

    @property
    def value(self) -> QLineEdit:
        return self.panel.findChildren(QLineEdit)[0]

    @property
    def note(self) -> QPlainTextEdit:
        return self.panel.findChildren(QPlainTextEdit)[0]

    def sentences(self) -> list[str]:
        labels = [label for label in self.panel.findChildren(QLabel) if label.isVisible()]
        return [label.text() for label in labels]

    def type_value(self, text: str, *, end: Qt.Key = Qt.Key.Key_Return) -> None:
        self.panel.edit_value()
        commit(self.value, text)
        QTest.keyClick(self.value, end)


@pytest.fixture
def desk(qtbot: QtBot, session: Session) -> Desk:
    made = Desk(session)
    made.resize(300, 700)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


def a_figure(desk: Desk) -> int:
    key = builders.tagged(desk.session, "1162家", AnnotationType.FIGURE).key
    desk.show_key(key)
    return key


def a_date(desk: Desk) -> int:
    key = builders.tagged(desk.session, "2004年底", AnnotationType.DATE).key
    desk.show_key(key)
    return key


def test_without_an_annotation_the_keys_are_explained(desk: Desk) -> None:
    assert any("press 1 to 4" in sentence for sentence in desk.sentences())
    assert not desk.value.isVisible()


def test_everything_about_the_annotation_is_shown(desk: Desk) -> None:
    a_figure(desk)
    shown = desk.sentences()
    assert "1162家" in shown
    assert {"王芳", "Not reviewed", "By hand"} <= set(shown)
    assert desk.value.text() == "1162 家"
    assert "1,162 家" in shown
    assert any("Tagged as Figure" in sentence for sentence in shown)
    pressed = [b.type for b in desk.panel.findChildren(TypeButton) if b.isChecked()]
    assert pressed == [AnnotationType.FIGURE]


def test_a_page_break_inside_the_words_is_a_sign(desk: Desk, tmp_path: Path) -> None:
    with builders.a_session(tmp_path, text="市总工\n\n会", name="二.annot") as other:
        desk.session = other
        desk.show_key(builders.tagged(other, "市总工\n\n会", AnnotationType.ORGANISATION).key)
        assert any("市总工<span" in sentence and "会" in sentence for sentence in desk.sentences())


class Painted(QObject):
    """Notes what of a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.whole = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QPaintEvent) and isinstance(watched, QWidget):
            self.whole = self.whole or event.rect() == watched.rect()
        return False


def test_the_whole_quote_takes_the_colour_of_another_type(desk: Desk, qtbot: QtBot) -> None:
    key = a_figure(desk)
    painted = Painted(desk.panel.findChildren(QuoteBox)[0])
    qtbot.waitUntil(lambda: painted.whole)
    annotate.retype(desk.session, [key], AnnotationType.DATE)
    painted.whole = False
    desk.show_key(key)
    qtbot.waitUntil(lambda: painted.whole)


def test_a_type_button_asks_for_the_type(desk: Desk, qtbot: QtBot) -> None:
    key = a_figure(desk)
    buttons = {button.type: button for button in desk.panel.findChildren(TypeButton)}
    with qtbot.waitSignal(desk.panel.retype_requested) as asked:
        QTest.mouseClick(buttons[AnnotationType.DATE], Qt.MouseButton.LeftButton)
    assert asked.args == [key, "date"]


def test_the_button_of_its_own_type_asks_for_nothing(desk: Desk, qtbot: QtBot) -> None:
    a_figure(desk)
    buttons = {button.type: button for button in desk.panel.findChildren(TypeButton)}
    with qtbot.assertNotEmitted(desk.panel.retype_requested):
        QTest.mouseClick(buttons[AnnotationType.FIGURE], Qt.MouseButton.LeftButton)


def test_show_and_remove_ask_for_it(desk: Desk, qtbot: QtBot) -> None:
    key = a_figure(desk)
    buttons = {button.text(): button for button in desk.panel.findChildren(QToolButton)}
    with qtbot.waitSignal(desk.panel.go_requested) as asked:
        buttons["Show"].click()
    assert asked.args == [key]
    with qtbot.waitSignal(desk.panel.remove_requested) as asked:
        buttons["Remove"].click()
    assert asked.args == [key]


def test_enter_saves_the_value_once_and_leaves(desk: Desk, qtbot: QtBot) -> None:
    key = a_figure(desk)
    saved: list[tuple[object, ...]] = []
    desk.panel.edited.connect(lambda *args: saved.append(args))
    desk.panel.edited.connect(desk.save)
    desk.panel.left.connect(desk.text.setFocus)
    desk.type_value("226.24万元")
    assert saved == [(key, FigureValue("2262400", unit="元"), "")]
    assert desk.value.text() == "2262400 元"
    assert desk.text.hasFocus()


def test_editing_begins_with_the_whole_value_selected(desk: Desk) -> None:
    a_figure(desk)
    desk.panel.edit_value()
    assert desk.value.hasFocus()
    assert desk.value.selectedText() == "1162 家"


def test_enter_without_a_change_only_leaves(desk: Desk, qtbot: QtBot) -> None:
    a_figure(desk)
    desk.panel.edit_value()
    with qtbot.assertNotEmitted(desk.panel.edited), qtbot.waitSignal(desk.panel.left):
        QTest.keyClick(desk.value, Qt.Key.Key_Return)


def test_what_is_no_date_is_told_and_not_saved(desk: Desk, qtbot: QtBot) -> None:
    a_date(desk)
    with qtbot.assertNotEmitted(desk.panel.edited), qtbot.assertNotEmitted(desk.panel.left):
        desk.type_value("2004-13-45")
    assert any("“2004-13-45”" in sentence for sentence in desk.sentences())
    assert desk.value.hasFocus()


def test_the_fault_disappears_while_it_is_mended(desk: Desk) -> None:
    a_date(desk)
    desk.type_value("2004-13")
    QTest.keyClick(desk.value, Qt.Key.Key_Backspace)
    assert not any("“2004-13”" in sentence for sentence in desk.sentences())


def test_a_date_without_a_year_takes_that_of_the_volume_and_says_so(desk: Desk) -> None:
    key = a_date(desk)
    desk.panel.edited.connect(desk.save)
    desk.type_value("3月12日")
    stored = browse.annotation(desk.session, key)
    assert stored is not None
    assert isinstance(stored.value, DateValue)
    assert stored.value.edtf == "2004-03-12"
    assert any("that of the volume: 2004" in sentence for sentence in desk.sentences())


def test_without_a_year_a_date_without_value_asks_for_one(desk: Desk) -> None:
    a_date(desk)
    annotation = builders.tagged(desk.session, "主席", AnnotationType.DATE)
    desk.panel.show_annotation(annotation, author="王芳", history=(), year=None)
    assert any("year of the volume" in sentence for sentence in desk.sentences())


def test_leaving_the_field_saves_what_was_changed(desk: Desk, qtbot: QtBot) -> None:
    key = a_figure(desk)
    desk.panel.edited.connect(desk.save)
    desk.panel.edit_value()
    commit(desk.value, "1163 家")
    with qtbot.waitSignal(desk.panel.edited) as saved:
        desk.text.setFocus()
    assert saved.args == [key, FigureValue("1163", unit="家"), ""]


def test_leaving_the_field_with_a_fault_saves_nothing(desk: Desk, qtbot: QtBot) -> None:
    a_date(desk)
    desk.panel.edit_value()
    commit(desk.value, "某日")
    with qtbot.assertNotEmitted(desk.panel.edited):
        desk.text.setFocus()
    assert any("“某日”" in sentence for sentence in desk.sentences())


def test_escape_takes_back_what_was_typed(desk: Desk, qtbot: QtBot) -> None:
    a_figure(desk)
    with qtbot.assertNotEmitted(desk.panel.edited), qtbot.waitSignal(desk.panel.left):
        desk.type_value("9", end=Qt.Key.Key_Escape)
    assert desk.value.text() == "1162 家"


def test_in_the_note_enter_makes_a_line_and_control_enter_saves(desk: Desk, qtbot: QtBot) -> None:
    key = a_figure(desk)
    desk.note.setFocus()
    commit(desk.note, "甲")
    QTest.keyClick(desk.note, Qt.Key.Key_Return)
    commit(desk.note, "乙")
    with qtbot.waitSignal(desk.panel.edited) as saved, qtbot.waitSignal(desk.panel.left):
        QTest.keyClick(desk.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert saved.args == [key, FigureValue("1162", unit="家"), "甲\n乙"]


def test_a_note_is_saved_though_the_value_has_a_fault(desk: Desk, qtbot: QtBot) -> None:
    key = a_date(desk)
    desk.panel.edit_value()
    commit(desk.value, "某日")
    desk.note.setFocus()
    commit(desk.note, "待核")
    with qtbot.waitSignal(desk.panel.edited) as saved:
        QTest.keyClick(desk.note, Qt.Key.Key_Escape)
    assert saved.args == [key, DateValue("2004-12"), "待核"]


def test_a_note_that_the_widget_would_change_is_not_taken_for_changed(
    desk: Desk, qtbot: QtBot
) -> None:
    key = a_figure(desk)
    desk.save(key, FigureValue("1162", unit="家"), "甲\u00a0乙\u2028丙")
    with qtbot.assertNotEmitted(desk.panel.edited):
        desk.note.setFocus()
        desk.text.setFocus()


def test_another_annotation_saves_what_was_being_typed(desk: Desk, qtbot: QtBot) -> None:
    first = a_figure(desk)
    second = builders.tagged(desk.session, "樊耀", AnnotationType.PERSON).key
    desk.panel.edit_value()
    commit(desk.value, "5 家")
    with qtbot.waitSignal(desk.panel.edited) as saved:
        desk.show_key(second)
    assert saved.args == [first, FigureValue("5", unit="家"), ""]
    assert desk.value.text() == ""


def test_showing_the_same_again_keeps_what_is_being_typed(desk: Desk) -> None:
    key = a_figure(desk)
    desk.panel.edit_value()
    commit(desk.value, "11")
    desk.show_key(key)
    assert desk.value.text() == "11"


def test_a_value_changed_elsewhere_replaces_it(desk: Desk) -> None:
    key = a_figure(desk)
    annotate.edit(desk.session, key, value=FigureValue("7", unit="家"), note="")
    desk.panel.edit_value()
    commit(desk.value, "11")
    desk.show_key(key)
    assert desk.value.text() == "7 家"


def test_a_read_only_project_is_only_shown(desk: Desk, qtbot: QtBot) -> None:
    key = a_figure(desk)
    desk.show_key(key, access=Access.NONE)
    assert desk.value.isReadOnly()
    assert desk.note.isReadOnly()
    assert not desk.value.placeholderText()
    assert not any(button.isEnabled() for button in desk.panel.findChildren(TypeButton))
    assert not any("王芳:" in sentence for sentence in desk.sentences())


def test_it_says_why_somebody_elses_annotation_is_only_shown(desk: Desk) -> None:
    key = a_figure(desk)
    desk.show_key(key, access=Access.LOOK)
    assert desk.value.isReadOnly()
    assert "By 王芳: only reviewers can propose changes." in desk.sentences()


def test_somebody_elses_annotation_can_be_changed_as_a_proposal(desk: Desk) -> None:
    key = a_figure(desk)
    desk.show_key(key, access=Access.PROPOSE)
    assert not desk.value.isReadOnly()
    assert desk.note.isReadOnly()
    assert all(button.isEnabled() for button in desk.panel.findChildren(TypeButton))
    assert "By 王芳: what you change becomes a proposal." in desk.sentences()
    assert any(button.text() == "Return…" for button in desk.panel.findChildren(QToolButton))
    desk.show_key(key)
    assert not any("王芳:" in sentence for sentence in desk.sentences())
    assert any(button.text() == "Remove" for button in desk.panel.findChildren(QToolButton))


def test_only_a_note_that_can_be_written_asks_for_one(desk: Desk) -> None:
    key = a_figure(desk)
    hint = desk.note.placeholderText()
    assert "Ctrl+Enter" in hint
    for access in (Access.PROPOSE, Access.LOOK, Access.NONE):
        desk.show_key(key, access=access)
        QApplication.sendEvent(desk.panel, QEvent(QEvent.Type.LanguageChange))
        assert not desk.note.placeholderText()
    desk.show_key(key)
    assert desk.note.placeholderText() == hint


def test_an_annotation_that_is_gone_leaves_the_explanation(desk: Desk) -> None:
    a_figure(desk)
    desk.show_key(None)
    assert any("press 1 to 4" in sentence for sentence in desk.sentences())
