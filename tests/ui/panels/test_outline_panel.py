"""The left dock, used as a person uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt, QTranslator
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QMenu, QTreeView

import builders
from annotator.domain.annotations import AnnotationType
from annotator.text.outline import outline
from annotator.ui.item_models.roles import COUNT_ROLE, CURRENT_ROLE
from annotator.ui.panels.outline_panel import OutlinePanel
from annotator.workflows import browse
from annotator.workflows.import_documents import import_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from annotator.workflows.session import Session

TEXT = "# 群众团体\n\n**【概述】** 总的情况。\n\n**【送温暖】** 走访慰问。\n"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with builders.a_session(tmp_path, text=TEXT) as made:
        import_text(made, builders.an_imported_text("# 政府\n\n接待来访。\n", "政府"), year=2005)
        yield made


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> OutlinePanel:
    made = OutlinePanel()
    qtbot.addWidget(made)
    made.resize(260, 500)
    made.show_documents(browse.documents(session), builders.document_id(session))
    made.show_outline(outline(TEXT), [], len(TEXT))
    made.show()
    qtbot.waitExposed(made)
    return made


def tree(panel: OutlinePanel) -> QTreeView:
    return panel.findChildren(QTreeView)[0]


def documents(panel: OutlinePanel) -> QListView:
    return next(view for view in panel.findChildren(QListView) if type(view) is QListView)


def index_of(view: QTreeView | QListView, title: str) -> QModelIndex:
    flags = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    first = view.model().index(0, 0)
    return view.model().match(first, Qt.ItemDataRole.DisplayRole, title, 1, flags)[0]


def click(view: QTreeView | QListView, title: str) -> None:
    place = view.visualRect(index_of(view, title)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def titles_marked(view: QTreeView | QListView) -> list[str]:
    model = view.model()
    found = model.match(
        model.index(0, 0),
        CURRENT_ROLE,
        True,
        -1,
        Qt.MatchFlag.MatchRecursive,
    )
    return [index.data() for index in found]


def shown_sentence(panel: OutlinePanel) -> str:
    labels = [label for label in panel.findChildren(QLabel) if label.isVisible()]
    return "\n".join(label.text() for label in labels)


def menu_on(panel: OutlinePanel, title: str) -> list[QAction]:
    view = documents(panel)
    view.customContextMenuRequested.emit(view.visualRect(index_of(view, title)).center())
    menu = panel.findChildren(QMenu)[-1]
    return [action for action in menu.actions() if not action.isSeparator()]


def test_a_click_goes_to_the_section(panel: OutlinePanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.section_chosen) as chosen:
        click(tree(panel), "送温暖")
    assert chosen.args == [TEXT.index("**【送温暖")]


def test_arrow_keys_move_and_enter_goes(panel: OutlinePanel, qtbot: QtBot) -> None:
    panel.set_reading_position(TEXT.index("总的"))
    tree(panel).setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tree(panel), Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.section_chosen) as chosen:
        QTest.keyClick(tree(panel), Qt.Key.Key_Return)
    assert chosen.args == [TEXT.index("**【送温暖")]


def test_the_section_being_read_is_marked_without_a_signal(
    panel: OutlinePanel, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(panel.section_chosen):
        panel.set_reading_position(TEXT.index("走访"))
    assert titles_marked(tree(panel)) == ["送温暖"]


def test_the_reading_position_does_not_move_who_walks_through_the_outline(
    panel: OutlinePanel,
) -> None:
    tree(panel).setFocus(Qt.FocusReason.TabFocusReason)
    before = tree(panel).currentIndex().data()
    panel.set_reading_position(TEXT.index("走访"))
    assert tree(panel).currentIndex().data() == before


def test_a_selection_ends_when_the_focus_goes_elsewhere(panel: OutlinePanel) -> None:
    click(tree(panel), "送温暖")
    assert tree(panel).selectionModel().hasSelection()
    documents(panel).setFocus()
    assert not tree(panel).selectionModel().hasSelection()


def test_the_open_document_is_marked_and_a_click_opens_another(
    panel: OutlinePanel, qtbot: QtBot, session: Session
) -> None:
    assert titles_marked(documents(panel)) == ["群众团体"]
    with qtbot.waitSignal(panel.document_chosen) as chosen:
        click(documents(panel), "政府")
    assert chosen.args == [builders.document_id(session, 1)]


def test_the_menu_of_a_document_offers_properties_removal_and_adding(
    panel: OutlinePanel,
    qtbot: QtBot,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # A menu that pops up without a screen grabs a keyboard that is not there.
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    properties, removal, adding = menu_on(panel, "政府")
    key = builders.document_id(session, 1)
    with qtbot.waitSignal(panel.document_properties_requested) as asked:
        properties.trigger()
    assert asked.args == [key]
    with qtbot.waitSignal(panel.document_removal_requested) as asked:
        removal.trigger()
    assert asked.args == [key]
    with qtbot.waitSignal(panel.add_document_requested):
        adding.trigger()


def test_escape_gives_the_focus_back(panel: OutlinePanel, qtbot: QtBot) -> None:
    tree(panel).setFocus()
    with qtbot.waitSignal(panel.left):
        QTest.keyClick(tree(panel), Qt.Key.Key_Escape)


def test_a_short_outline_has_no_filter_and_a_long_one_has(
    panel: OutlinePanel, qtbot: QtBot
) -> None:
    field = panel.findChildren(QLineEdit)[0]
    assert not field.isVisible()
    text = "".join(f"**【条目{number}】** 文。\n" for number in range(30))
    panel.show_outline(outline(text), [], len(text))
    assert field.isVisible()
    field.setFocus()
    QTest.keyClicks(field, "29")
    qtbot.waitUntil(lambda: tree(panel).model().rowCount() == 1)
    with qtbot.waitSignal(panel.section_chosen) as chosen:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert chosen.args == [text.index("**【条目29")]
    field.setText("没有这一条")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "No section is called that." in shown_sentence(panel)


def test_a_very_long_outline_opens_folded_and_unfolds_where_one_reads(panel: OutlinePanel) -> None:
    text = "".join(f"# 篇{part}\n" + "**【条目】** 文。\n" * 9 for part in range(60))
    panel.show_outline(outline(text), [], len(text))
    assert not tree(panel).isExpanded(index_of(tree(panel), "篇0"))
    panel.set_reading_position(text.index("# 篇7") + 8)
    assert tree(panel).isExpanded(index_of(tree(panel), "篇7"))


def test_counts_are_shown_by_type_in_the_tooltip(panel: OutlinePanel) -> None:
    place = TEXT.index("走访")
    panel.update_counts([place], by_type={AnnotationType.FIGURE: [place]})
    assert "Figure: 1" in index_of(tree(panel), "送温暖").data(Qt.ItemDataRole.ToolTipRole)


def test_a_text_without_headings_says_so(panel: OutlinePanel) -> None:
    panel.show_outline((), [], 10)
    assert "no headings" in shown_sentence(panel)


def test_an_empty_project_offers_to_add_a_chronicle(panel: OutlinePanel, qtbot: QtBot) -> None:
    panel.show_documents((), None)
    panel.show_outline((), [], 0)
    assert "Add a chronicle to begin." in shown_sentence(panel)


class Chinese(QTranslator):
    def isEmpty(self) -> bool:  # noqa: N802 - the name of Qt
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return {"Outline": "篇章", "Documents": "文档"}.get(source, "")


def test_it_follows_the_language(panel: OutlinePanel) -> None:
    chinese = Chinese()
    QGuiApplication.installTranslator(chinese)
    try:
        QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
        assert "篇章" in shown_sentence(panel)
        assert tree(panel).accessibleName() == "篇章"
    finally:
        QGuiApplication.removeTranslator(chinese)


def test_the_count_of_a_document_follows_the_marks(panel: OutlinePanel, session: Session) -> None:
    here = builders.document_id(session)
    panel.count_document(here, {AnnotationType.FIGURE: 3, AnnotationType.DATE: 2})
    counts = [documents(panel).model().index(row, 0).data(COUNT_ROLE) for row in (0, 1)]
    assert counts == [5, 0]


def test_the_open_document_is_in_sight_among_many(panel: OutlinePanel, session: Session) -> None:
    for number in range(20):
        import_text(session, builders.an_imported_text(f"第{number}篇。\n", f"第{number}篇"))
    summaries = browse.documents(session)
    view = documents(panel)
    for summary in (summaries[-1], summaries[0], summaries[12]):
        panel.show_documents(summaries, summary.document.id)
        QApplication.processEvents()
        place = view.visualRect(index_of(view, summary.document.title))
        assert view.viewport().rect().contains(place)
    assert view.height() >= 8 * view.sizeHintForRow(0)
