"""A switch between light and dark reaches everything the docks paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

import builders
from annotator.domain.annotations import AnnotationType
from annotator.text.outline import outline
from annotator.ui.foundation.colours import dark_colours, light_colours
from annotator.ui.foundation.theme import palette
from annotator.ui.panels.annotation_table_panel import AnnotationTablePanel
from annotator.ui.panels.details_panel import DetailsPanel
from annotator.ui.panels.outline_panel import OutlinePanel
from annotator.workflows import browse, history

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from annotator.workflows.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with builders.a_session(tmp_path) as made:
        builders.tagged(made, "1162家", AnnotationType.FIGURE)
        builders.tagged(made, "樊耀", AnnotationType.PERSON)
        yield made


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    before = QApplication.palette()
    QApplication.setPalette(palette(light_colours()))
    yield
    QApplication.setPalette(before)


def an_outline(session: Session) -> QWidget:
    panel = OutlinePanel()
    text = builders.TEXT
    panel.show_documents(browse.documents(session), builders.document_id(session))
    panel.show_outline(outline(text), [text.index("1162家")], len(text))
    panel.set_reading_position(text.index("1162家"))
    return panel


def an_empty_outline(_session: Session) -> QWidget:
    return OutlinePanel()


def details(session: Session) -> QWidget:
    panel = DetailsPanel()
    panel.show_annotation(
        browse.annotation(session, 1), author="王芳", history=history.history_of(session, 1)
    )
    return panel


def a_table(session: Session) -> QWidget:
    panel = AnnotationTablePanel()
    panel.show_document(session, builders.document_id(session), outline(builders.TEXT))
    panel.select_key(1)
    return panel


def picture(qtbot: QtBot, widget: QWidget) -> QImage:
    qtbot.wait(1)
    image: QImage = widget.grab().toImage()
    return image


@pytest.mark.parametrize("make", [an_outline, an_empty_outline, details, a_table])
def test_after_a_switch_a_dock_looks_as_one_made_in_the_dark(
    qtbot: QtBot, session: Session, make: Callable[[Session], QWidget]
) -> None:
    def shown() -> QWidget:
        widget = make(session)
        qtbot.addWidget(widget)
        # A focus frame is no part of the look.
        widget.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        widget.resize(420, 360)
        widget.show()
        return widget

    switched = shown()
    in_the_light = picture(qtbot, switched)
    QApplication.setPalette(palette(dark_colours()))
    in_the_dark = picture(qtbot, switched)
    assert in_the_dark != in_the_light
    assert in_the_dark == picture(qtbot, shown())
