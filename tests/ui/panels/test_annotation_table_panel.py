"""The bottom dock, used as a person uses it, over a real project."""

from __future__ import annotations

import random
import shutil
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMenu, QPushButton

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.row_queries import RowQuery
from annotator.text.outline import outline
from annotator.text.spans import Span
from annotator.ui.item_models.annotation_table_model import Column
from annotator.ui.panels.annotation_table_panel import AnnotationTablePanel
from annotator.ui.panels.annotation_table_view import AnnotationTableView
from annotator.ui.panels.type_button import TypeButton
from annotator.workflows import annotate, browse, history
from annotator.workflows.people import rename_person, work_as
from annotator.workflows.projects import open_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from annotator.domain.change_sets import ChangeSet
    from annotator.workflows.session import Session

TEXT = (
    "# 群众团体\n\n**【概述】** 2004年底，市总工会有基层工会1162家，主席樊耀。\n\n"
    "**【送温暖】** 元旦春节走访慰问47名困难职工，发放慰问金4000元。\n"
)
QUOTES = {
    "2004年底": AnnotationType.DATE,
    "市总工会": AnnotationType.ORGANISATION,
    "1162家": AnnotationType.FIGURE,
    "樊耀": AnnotationType.PERSON,
    "47名": AnnotationType.FIGURE,
    "4000元": AnnotationType.FIGURE,
}


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with every quote tagged, made once; each test works in a copy of it."""
    folder = tmp_path_factory.mktemp("template")
    with builders.a_session(folder, text=TEXT) as made:
        for quote, type_ in QUOTES.items():
            builders.tagged(made, quote, type_)
        return made.path


@pytest.fixture
def session(template: Path, tmp_path: Path) -> Iterator[Session]:
    later = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    copy = shutil.copy(template, tmp_path / template.name)
    with open_project(Path(copy), clock=builders.a_clock(later)) as made:
        yield made


@pytest.fixture
def keys(session: Session) -> dict[str, int]:
    """The key of every quote."""
    query = RowQuery(document_id=builders.document_id(session))
    found = browse.annotations(session, browse.row_keys(session, query))
    return {annotation.quote: annotation.key for annotation in found}


@pytest.fixture
def panel(qtbot: QtBot, session: Session, keys: dict[str, int]) -> AnnotationTablePanel:
    made = AnnotationTablePanel()
    qtbot.addWidget(made)
    QAbstractItemModelTester(
        view(made).model(), QAbstractItemModelTester.FailureReportingMode.Warning, made
    )
    made.resize(1000, 260)
    made.show()
    qtbot.waitExposed(made)
    made.show_document(session, builders.document_id(session), outline(TEXT))

    def follow(change_set: ChangeSet, _initiator: object) -> None:
        made.refresh(change_set)

    session.listen(follow)
    return made


def view(panel: AnnotationTablePanel) -> AnnotationTableView:
    return panel.findChildren(AnnotationTableView)[0]


def quotes(panel: AnnotationTablePanel) -> list[str]:
    return column(panel, Column.QUOTE)


def column(panel: AnnotationTablePanel, which: Column) -> list[str]:
    model = view(panel).model()
    return [model.index(row, which.value).data() for row in range(model.rowCount())]


def sentences(panel: AnnotationTablePanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def combo(panel: AnnotationTablePanel, name: str) -> QComboBox:
    return next(box for box in panel.findChildren(QComboBox) if box.accessibleName() == name)


def words(panel: AnnotationTablePanel) -> QLineEdit:
    return panel.findChildren(QLineEdit)[0]


def type_button(panel: AnnotationTablePanel, type_: AnnotationType) -> TypeButton:
    return next(button for button in panel.findChildren(TypeButton) if button.type is type_)


def click(
    panel: AnnotationTablePanel,
    row: int,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    table = view(panel)
    place = table.visualRect(table.model().index(row, Column.QUOTE.value)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def selected(panel: AnnotationTablePanel) -> list[str]:
    return [quotes(panel)[row] for row in view(panel).selected_rows()]


def catch_up(panel: AnnotationTablePanel) -> None:
    """Wait the moment that the table leaves to the text."""
    while panel._contents.is_behind:
        QTest.qWait(5)


def test_rows_stand_in_the_order_of_the_text_with_their_sections(
    panel: AnnotationTablePanel,
) -> None:
    assert quotes(panel) == list(QUOTES)
    assert column(panel, Column.SECTION) == ["概述"] * 4 + ["送温暖"] * 2
    assert set(column(panel, Column.AUTHOR)) == {"王芳"}


def test_the_buttons_count_the_types_and_the_bar_all(panel: AnnotationTablePanel) -> None:
    counts = [type_button(panel, type_).text().split()[-1] for type_ in AnnotationType]
    assert counts == ["1", "3", "1", "1"]
    assert "Annotations: 6" in sentences(panel)


# Filters


def test_type_buttons_show_only_their_types(panel: AnnotationTablePanel) -> None:
    type_button(panel, AnnotationType.FIGURE).click()
    assert quotes(panel) == ["1162家", "47名", "4000元"]
    assert "Shown: 3 of 6" in sentences(panel)
    type_button(panel, AnnotationType.PERSON).click()
    assert quotes(panel) == ["1162家", "樊耀", "47名", "4000元"]


def test_words_are_looked_for_once_the_hands_rest(
    panel: AnnotationTablePanel, qtbot: QtBot
) -> None:
    words(panel).setText("4")
    assert len(quotes(panel)) == len(QUOTES)
    qtbot.waitUntil(lambda: quotes(panel) == ["2004年底", "47名", "4000元"])


def test_enter_looks_for_the_words_at_once(panel: AnnotationTablePanel) -> None:
    panel.focus_filter()
    words(panel).setText("工会")
    QTest.keyClick(words(panel), Qt.Key.Key_Return)
    assert quotes(panel) == ["市总工会"]


def test_escape_clears_the_words_and_then_leaves(panel: AnnotationTablePanel, qtbot: QtBot) -> None:
    words(panel).setText("工会")
    QTest.keyClick(words(panel), Qt.Key.Key_Escape)
    assert words(panel).text() == ""
    with qtbot.waitSignal(panel.left):
        QTest.keyClick(words(panel), Qt.Key.Key_Escape)


def test_one_author_needs_no_choice_and_two_have_one(
    panel: AnnotationTablePanel, session: Session
) -> None:
    assert not combo(panel, "Author").isVisible()
    work_as(session, "李建国")
    builders.tagged(session, "春节", AnnotationType.DATE)
    catch_up(panel)
    box = combo(panel, "Author")
    assert box.isVisible()
    box.setCurrentText("李建国")
    assert quotes(panel) == ["春节"]


def test_a_new_name_of_an_author_is_shown(panel: AnnotationTablePanel, session: Session) -> None:
    assert session.person is not None
    rename_person(session, session.person.id, "王芳芳")
    assert set(column(panel, Column.AUTHOR)) == {"王芳芳"}


def test_a_status_can_be_chosen(panel: AnnotationTablePanel) -> None:
    combo(panel, "Status").setCurrentText("Accepted")
    assert quotes(panel) == []


def test_a_section_can_be_chosen(panel: AnnotationTablePanel) -> None:
    combo(panel, "Section").setCurrentIndex(4)
    assert quotes(panel) == ["47名", "4000元"]


def test_the_current_section_follows_the_reading_position(
    panel: AnnotationTablePanel, qtbot: QtBot
) -> None:
    panel.set_reading_position(TEXT.index("主席"))
    combo(panel, "Section").setCurrentIndex(1)
    assert quotes(panel) == ["2004年底", "市总工会", "1162家", "樊耀"]
    panel.set_reading_position(TEXT.index("走访"))
    qtbot.waitUntil(lambda: quotes(panel) == ["47名", "4000元"])


def test_a_filter_that_fits_nothing_says_so_and_can_be_taken_off(
    panel: AnnotationTablePanel,
) -> None:
    words(panel).setText("没有的字")
    QTest.keyClick(words(panel), Qt.Key.Key_Return)
    assert "No annotation is like that." in sentences(panel)
    panel.findChildren(QPushButton)[0].click()
    assert len(quotes(panel)) == len(QUOTES)


def test_without_annotations_it_says_how_to_make_one(
    panel: AnnotationTablePanel, session: Session, keys: dict[str, int]
) -> None:
    annotate.remove(session, list(keys.values()))
    catch_up(panel)
    assert any("No annotations yet" in sentence for sentence in sentences(panel))
    history.undo(session)
    catch_up(panel)
    assert quotes(panel) == list(QUOTES)


def test_without_a_document_it_says_so(panel: AnnotationTablePanel) -> None:
    panel.show_document(None, None, ())
    assert "No document is open." in sentences(panel)


# Sorting


def test_a_click_on_a_header_sorts_and_another_turns_round(panel: AnnotationTablePanel) -> None:
    header = view(panel).horizontalHeader()
    place = QPoint(header.sectionViewportPosition(Column.VALUE.value) + 20, 8)
    figures = ["47名", "1162家", "4000元"]
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [quote for quote in quotes(panel) if quote in figures] == figures
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [quote for quote in quotes(panel) if quote in figures] == figures[::-1]


def test_sorting_keeps_the_selected_annotation(panel: AnnotationTablePanel) -> None:
    click(panel, 2)
    view(panel).horizontalHeader().setSortIndicator(
        Column.VALUE.value, Qt.SortOrder.DescendingOrder
    )
    assert selected(panel) == ["1162家"]


# Choosing rows


def test_a_click_chooses_the_annotation(
    panel: AnnotationTablePanel, qtbot: QtBot, keys: dict[str, int]
) -> None:
    with qtbot.waitSignal(panel.annotation_chosen) as chosen:
        click(panel, 2)
    assert chosen.args == [keys["1162家"]]


def test_so_does_an_arrow_key(
    panel: AnnotationTablePanel, qtbot: QtBot, keys: dict[str, int]
) -> None:
    click(panel, 2)
    with qtbot.waitSignal(panel.annotation_chosen) as chosen:
        QTest.keyClick(view(panel), Qt.Key.Key_Down)
    assert chosen.args == [keys["樊耀"]]


def test_enter_chooses_and_gives_the_focus_to_the_text(
    panel: AnnotationTablePanel, qtbot: QtBot
) -> None:
    click(panel, 2)
    with qtbot.waitSignal(panel.annotation_chosen), qtbot.waitSignal(panel.left):
        QTest.keyClick(view(panel), Qt.Key.Key_Return)


def test_a_row_out_of_sight_is_brought_into_the_middle(
    panel: AnnotationTablePanel, keys: dict[str, int]
) -> None:
    panel.resize(1000, 160)
    panel.select_key(keys["4000元"])
    table = view(panel)
    panel.select_key(keys["1162家"])
    place = table.visualRect(table.model().index(2, 0))
    assert place.top() >= 0
    assert place.bottom() <= table.viewport().height()


def test_the_text_can_select_a_row_without_an_echo(
    panel: AnnotationTablePanel, qtbot: QtBot, keys: dict[str, int]
) -> None:
    with qtbot.assertNotEmitted(panel.annotation_chosen):
        panel.select_key(keys["47名"])
        assert selected(panel) == ["47名"]
        panel.select_key(None)
        assert selected(panel) == []


def test_an_annotation_that_is_filtered_out_selects_nothing(
    panel: AnnotationTablePanel, keys: dict[str, int]
) -> None:
    type_button(panel, AnnotationType.FIGURE).click()
    panel.select_key(keys["47名"])
    panel.select_key(keys["樊耀"])
    assert selected(panel) == []


def test_the_echo_of_the_text_keeps_several_rows_selected(
    panel: AnnotationTablePanel, keys: dict[str, int]
) -> None:
    panel.annotation_chosen.connect(panel.select_key)
    click(panel, 1)
    QTest.keyClick(view(panel), Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert selected(panel) == ["市总工会", "1162家"]


# Changing rows


def test_a_digit_retypes_all_selected_rows_in_one_request(
    panel: AnnotationTablePanel, qtbot: QtBot, keys: dict[str, int]
) -> None:
    click(panel, 0)
    click(panel, 2, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(panel.retype_requested) as asked:
        QTest.keyClick(view(panel), Qt.Key.Key_4)
    assert asked.args == [[keys["2004年底"], keys["1162家"]], "person"]


def test_delete_removes_all_selected_rows_in_one_request(
    panel: AnnotationTablePanel, qtbot: QtBot, keys: dict[str, int]
) -> None:
    click(panel, 1)
    click(panel, 3, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(panel.remove_requested) as asked:
        QTest.keyClick(view(panel), Qt.Key.Key_Delete)
    assert asked.args == [[keys["市总工会"], keys["1162家"], keys["樊耀"]]]


def test_after_a_removal_the_next_row_is_reached_whatever_the_text_selects(
    panel: AnnotationTablePanel, session: Session, keys: dict[str, int]
) -> None:
    reached: list[int] = []
    panel.annotation_chosen.connect(reached.append)
    panel.remove_requested.connect(lambda removed: annotate.remove(session, removed))
    panel.remove_requested.connect(lambda _removed: panel.select_key(None))
    click(panel, 1)
    QTest.keyClick(view(panel), Qt.Key.Key_Delete)
    QTest.keyClick(view(panel), Qt.Key.Key_Delete)
    assert quotes(panel) == ["2004年底", "樊耀", "47名", "4000元"]
    assert selected(panel) == ["樊耀"]
    assert reached == [keys["市总工会"], keys["1162家"], keys["樊耀"]]


def test_the_menu_retypes_copies_and_removes(
    panel: AnnotationTablePanel,
    qtbot: QtBot,
    keys: dict[str, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # A menu that pops up without a screen grabs a keyboard that is not there.
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    click(panel, 4)
    view(panel).customContextMenuRequested.emit(QPoint(5, 5))
    menus = panel.findChildren(QMenu)
    actions = {a.text().split("\t")[0]: a for menu in menus for a in menu.actions()}
    with qtbot.waitSignal(panel.retype_requested) as asked:
        actions["Date"].trigger()
    assert asked.args == [[keys["47名"]], "date"]
    with qtbot.waitSignal(panel.remove_requested):
        actions["Remove"].trigger()
    actions["Copy text"].trigger()
    assert QGuiApplication.clipboard().text() == "47名"
    actions["Copy as a table"].trigger()
    header, row = QGuiApplication.clipboard().text().splitlines()
    assert header.split("\t")[:3] == ["Type", "Text", "Value"]
    assert row.split("\t")[:4] == ["Figure", "47名", "47 名", "群众团体 / 送温暖"]


def test_control_c_copies_the_words_of_the_selected_rows(panel: AnnotationTablePanel) -> None:
    click(panel, 1)
    click(panel, 2, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view(panel), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "市总工会\n1162家"


@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_Delete, Qt.Key.Key_Return])
def test_the_keys_of_the_table_come_before_shortcuts_of_the_window(
    panel: AnnotationTablePanel, key: Qt.Key
) -> None:
    from PySide6.QtGui import QKeyEvent

    text = "1" if key == Qt.Key.Key_1 else ""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier, text)
    event.ignore()
    QApplication.sendEvent(view(panel), event)
    assert event.isAccepted()


# Following changes


def test_a_new_annotation_takes_its_place_and_the_selection_stays(
    panel: AnnotationTablePanel, session: Session
) -> None:
    click(panel, 4)
    builders.tagged(session, "基层工会", AnnotationType.ORGANISATION)
    catch_up(panel)
    assert quotes(panel)[1:4] == ["市总工会", "基层工会", "1162家"]
    assert selected(panel) == ["47名"]
    assert "Annotations: 7" in sentences(panel)
    history.undo(session)
    catch_up(panel)
    assert quotes(panel) == list(QUOTES)
    assert "Annotations: 6" in sentences(panel)


def test_an_inner_annotation_that_begins_with_an_outer_one_is_sorted_by_the_database(
    panel: AnnotationTablePanel, session: Session, qtbot: QtBot
) -> None:
    builders.tagged(session, "市总", AnnotationType.ORGANISATION)
    wanted = browse.annotations(
        session,
        browse.row_keys(session, RowQuery(document_id=builders.document_id(session))),
    )
    qtbot.waitUntil(lambda: quotes(panel) == [one.quote for one in wanted])


def test_a_change_of_type_value_or_border_shows_in_its_row(
    panel: AnnotationTablePanel, session: Session, keys: dict[str, int]
) -> None:
    annotate.retype(session, [keys["2004年底"]], AnnotationType.FIGURE)
    catch_up(panel)
    assert column(panel, Column.TYPE)[0] == "Figure"
    start = TEXT.index("4000元")
    annotate.move_border(session, keys["4000元"], Span(start, start + 4))
    catch_up(panel)
    assert quotes(panel)[-1] == "4000"
    annotate.edit(session, keys["樊耀"], value=None, note="待核")
    catch_up(panel)
    assert column(panel, Column.NOTE)[3] == "待核"


def test_a_change_in_another_document_is_none_of_its_business(
    panel: AnnotationTablePanel, session: Session
) -> None:
    from annotator.workflows.import_documents import import_text

    import_text(session, builders.an_imported_text("市政府成立。", "政府"), year=2005)
    other = builders.document_id(session, 1)
    annotate.tag(session, other, Span(0, 3), AnnotationType.ORGANISATION)
    catch_up(panel)
    assert quotes(panel) == list(QUOTES)
    assert "Annotations: 6" in sentences(panel)


def test_when_rows_are_read_anew_the_same_one_stays_at_the_top(
    panel: AnnotationTablePanel, session: Session, keys: dict[str, int], qtbot: QtBot
) -> None:
    for quote in ("基层工会", "走访", "慰问金", "困难职工", "主席"):
        builders.tagged(session, quote, AnnotationType.ORGANISATION)
    panel.resize(1000, 160)
    table = view(panel)
    table.horizontalHeader().setSortIndicator(Column.TIME.value, Qt.SortOrder.AscendingOrder)
    bar, wanted = table.verticalScrollBar(), table.rowHeight(0) * 2
    qtbot.waitUntil(lambda: bar.maximum() > wanted)
    bar.setValue(wanted)
    assert quotes(panel)[table.rowAt(0)] == "1162家"
    annotate.remove(session, [keys["2004年底"]])
    qtbot.waitUntil(lambda: "2004年底" not in quotes(panel))
    assert quotes(panel)[table.rowAt(0)] == "1162家"


def test_while_hidden_nothing_is_read_and_when_shown_all_is(
    panel: AnnotationTablePanel, session: Session
) -> None:
    panel.hide()
    builders.tagged(session, "基层工会", AnnotationType.ORGANISATION)
    assert quotes(panel) == list(QUOTES)
    panel.show()
    assert len(quotes(panel)) == len(QUOTES) + 1


def test_hidden_before_it_has_followed_it_still_shows_the_change(
    panel: AnnotationTablePanel, session: Session, keys: dict[str, int]
) -> None:
    annotate.remove(session, [keys["樊耀"]])
    panel.hide()
    panel.show()
    assert "樊耀" not in quotes(panel)


def test_the_row_of_a_fresh_annotation_is_selected_once_it_is_there(
    panel: AnnotationTablePanel, session: Session
) -> None:
    panel.select_key(builders.tagged(session, "基层工会", AnnotationType.ORGANISATION).key)
    catch_up(panel)
    assert selected(panel) == ["基层工会"]


def test_an_annotation_that_comes_back_into_the_table_is_selected_as_in_the_text(
    panel: AnnotationTablePanel, keys: dict[str, int]
) -> None:
    type_button(panel, AnnotationType.FIGURE).click()
    panel.select_key(keys["樊耀"])
    type_button(panel, AnnotationType.FIGURE).click()
    assert selected(panel) == ["樊耀"]


def test_another_project_forgets_the_author_that_was_chosen(
    panel: AnnotationTablePanel, session: Session, tmp_path: Path
) -> None:
    work_as(session, "李建国")
    builders.tagged(session, "春节", AnnotationType.DATE)
    catch_up(panel)
    combo(panel, "Author").setCurrentText("李建国")
    with builders.a_session(tmp_path, text=TEXT, name="二.annot") as other:
        builders.tagged(other, "樊耀", AnnotationType.PERSON)
        panel.show_document(other, builders.document_id(other), outline(TEXT))
        assert quotes(panel) == ["樊耀"]
        panel.show_document(None, None, ())


def test_the_outline_may_come_later(panel: AnnotationTablePanel, session: Session) -> None:
    click(panel, 4)
    panel.show_document(session, builders.document_id(session), outline(TEXT)[:1])
    assert set(column(panel, Column.SECTION)) == {"群众团体"}
    assert selected(panel) == ["47名"]


def test_random_changes_leave_the_rows_of_the_database(
    panel: AnnotationTablePanel, session: Session, qtbot: QtBot
) -> None:
    """The model tester of the fixture watches every step."""
    document_id = builders.document_id(session)
    chance = random.Random(4)
    for step in range(40):
        _change_something(session, document_id, chance)
        if step % 20 == 10:
            type_button(panel, chance.choice(list(AnnotationType))).click()
        wanted = _wanted(panel, session, document_id)
        qtbot.waitUntil(partial(_shows, panel, wanted))


def _change_something(session: Session, document_id: str, chance: random.Random) -> None:
    living = browse.row_keys(session, RowQuery(document_id=document_id))
    some = chance.sample(living, min(len(living), chance.choice([1, 1, 3])))
    type_ = chance.choice(list(AnnotationType))
    start = chance.randrange(len(TEXT) - 6)
    span = Span(start, start + chance.randrange(1, 6))
    match chance.randrange(7):
        case 0:
            annotate.retype(session, some, type_)
        case 1:
            annotate.remove(session, some)
        case 2:
            history.undo(session)
        case 3:
            history.redo(session)
        case 4 if living:
            annotate.move_border(session, living[0], span)
        case _:
            annotate.tag(session, document_id, span, type_)


def _wanted(panel: AnnotationTablePanel, session: Session, document_id: str) -> list[int]:
    types = frozenset(b.type for b in panel.findChildren(TypeButton) if b.isChecked())
    return browse.row_keys(session, RowQuery(document_id=document_id, types=types))


def _shows(panel: AnnotationTablePanel, wanted: list[int]) -> bool:
    return list(view(panel)._rows.keys) == wanted


# Looks


def test_a_narrow_dock_gets_two_rows_of_filters_and_loses_no_field(
    panel: AnnotationTablePanel, qtbot: QtBot
) -> None:
    assert words(panel).y() == pytest.approx(type_button(panel, AnnotationType.DATE).y(), abs=9)
    panel.resize(340, 260)
    qtbot.waitUntil(lambda: words(panel).y() > type_button(panel, AnnotationType.DATE).y() + 9)
    right_edge = words(panel).mapTo(panel, QPoint(words(panel).width(), 0)).x()
    assert right_edge <= panel.width()


def test_every_control_has_a_name_for_a_screen_reader(panel: AnnotationTablePanel) -> None:
    controls = [view(panel), *panel.findChildren(QComboBox), words(panel)]
    controls += panel.findChildren(TypeButton)
    assert [type(one).__name__ for one in controls if not one.accessibleName()] == []


def is_whole(panel: AnnotationTablePanel, row: int) -> bool:
    table = view(panel)
    place = table.visualRect(table.model().index(row, 0))
    return place.top() >= 0 and place.bottom() < table.viewport().height()


def test_the_current_row_stays_whole_when_rows_come_or_the_table_becomes_lower(
    panel: AnnotationTablePanel, session: Session, keys: dict[str, int], qtbot: QtBot
) -> None:
    panel.resize(1000, 130)
    panel.select_key(keys["4000元"])
    assert is_whole(panel, 5)
    annotate.remove(session, [keys["4000元"]])
    qtbot.waitUntil(lambda: len(quotes(panel)) == 5)
    history.undo(session)
    panel.select_key(keys["4000元"])
    qtbot.waitUntil(lambda: selected(panel) == ["4000元"])
    assert is_whole(panel, 5)
    for height in (125, 119, 112, 107):
        panel.resize(1000, height)
        assert is_whole(panel, 5)


def test_rows_read_anew_stand_where_they_stood_to_the_pixel(
    panel: AnnotationTablePanel, session: Session, keys: dict[str, int], qtbot: QtBot
) -> None:
    panel.resize(1000, 130)
    panel.select_key(keys["4000元"])
    bar = view(panel).verticalScrollBar()
    bar.setValue(bar.maximum())
    before = bar.value()
    assert before % view(panel).rowHeight(0)
    found = browse.annotation(session, keys["4000元"])
    assert found is not None
    annotate.move_border(session, found.key, Span(found.start, found.end - 1))
    qtbot.waitUntil(lambda: "4000" in quotes(panel))
    qtbot.wait(200)
    assert bar.value() == before
    assert is_whole(panel, 5)


def test_a_new_order_begins_at_the_top_or_shows_the_current_row(
    panel: AnnotationTablePanel, keys: dict[str, int]
) -> None:
    panel.resize(1000, 130)
    table = view(panel)
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    table.sortByColumn(Column.TYPE.value, Qt.SortOrder.AscendingOrder)
    assert table.rowAt(0) == 0
    panel.select_key(keys["市总工会"])
    for order in (Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder):
        table.sortByColumn(Column.TYPE.value, order)
        assert is_whole(panel, quotes(panel).index("市总工会"))


def test_the_menu_tells_of_how_many_rows_it_speaks(
    panel: AnnotationTablePanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    click(panel, 0)
    click(panel, 2, Qt.KeyboardModifier.ShiftModifier)
    view(panel).customContextMenuRequested.emit(QPoint(5, 5))
    only = Qt.FindChildOption.FindDirectChildrenOnly
    menu = panel.findChildren(QMenu, options=only)[-1]
    first = menu.actions()[0]
    assert first.text().startswith("3 annotation")
    assert not first.isEnabled()


def test_no_known_word_is_cut_in_the_table_or_its_filter(panel: AnnotationTablePanel) -> None:
    for width in (600, 700, 810, 1000):
        panel.resize(width, 260)
        for name in ("Status", "Section"):
            box = combo(panel, name)
            words = [box.itemText(row) for row in range(min(2, box.count()))]
            widest = max(box.fontMetrics().horizontalAdvance(word) for word in words)
            assert box.width() >= widest + 20, (name, width)
    table = view(panel)
    metrics = table.fontMetrics()
    assert table.columnWidth(Column.TYPE.value) >= metrics.horizontalAdvance("Organisation") + 40
    assert table.columnWidth(Column.STATUS.value) >= metrics.horizontalAdvance("Not reviewed") + 12


def test_columns_grow_with_the_font(panel: AnnotationTablePanel) -> None:
    table = view(panel)
    font = table.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    table.setFont(font)
    widest = table.fontMetrics().horizontalAdvance("Organisation")
    assert table.columnWidth(Column.TYPE.value) > widest + 40
