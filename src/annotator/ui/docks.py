"""The three docks around the text; made when the first text is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QDockWidget

from annotator.ui.controllers.panels_in_step import PanelsInStep
from annotator.ui.foundation.icons import Icon, icon
from annotator.ui.panels.annotation_table_panel import AnnotationTablePanel
from annotator.ui.panels.details_panel import DetailsPanel
from annotator.ui.panels.outline_panel import OutlinePanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QWidget

    from annotator.ui.controllers.annotating import Annotating
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.controllers.reading import Reading
    from annotator.ui.controllers.texts import Texts
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView

_WIDTHS = (240, 300)  # pixels, left and right
_HEIGHT = 240
_SHARE = 0.28  # of a small window: the text needs the rest
# What Qt calls the buttons in the title of a dock.
_BUTTONS = {"qt_dockwidget_closebutton": Icon.CLOSE, "qt_dockwidget_floatbutton": Icon.OUTSIDE}


class Docks:
    """Outline, details and table: without a text they have nothing to show and are away."""

    def __init__(self, window: QMainWindow, desk: Desk, view: AnnotatedTextView) -> None:
        self._window = window
        self._desk = desk
        self.outline = OutlinePanel()
        self.details = DetailsPanel()
        self.table = AnnotationTablePanel()
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        self._outline = self._dock("outline", self.outline, left)
        self._details = self._dock("details", self.details, right)
        self._table = self._dock("table", self.table, Qt.DockWidgetArea.BottomDockWidgetArea)
        self.all = (self._outline, self._details, self._table)
        # The text is what the day is spent on: side docks take the corners, so it stays wide.
        window.setCorner(Qt.Corner.BottomLeftCorner, left)
        window.setCorner(Qt.Corner.BottomRightCorner, right)
        sides = [self._outline, self._details]
        window.resizeDocks(sides, list(_WIDTHS), Qt.Orientation.Horizontal)
        height = min(_HEIGHT, int(window.height() * _SHARE))
        window.resizeDocks([self._table], [height], Qt.Orientation.Vertical)
        self._in_step = PanelsInStep(desk, view, self.outline, self.details, self.table)
        desk.session_closing.connect(self.save_typing)
        self._away: list[QDockWidget] | None = None
        self.retranslate()
        # By then the window has given them the places they had last time.
        QTimer.singleShot(0, window, self._begin)

    def connect_with(self, annotating: Annotating, reading: Reading, texts: Texts) -> None:
        """Pass on what is asked for in the docks."""
        self._in_step.connect_with(annotating, reading)
        annotating.editing_wanted.connect(self._edit_value)
        self.outline.add_document_requested.connect(texts.choose_texts)
        self.outline.document_properties_requested.connect(texts.edit_properties)
        self.outline.document_removal_requested.connect(texts.remove_document)

    def put_away(self) -> None:
        """Hide the docks, remembering which there were."""
        if self._away is None:
            self._away = [dock for dock in self.all if not _is_closed(dock)]
        for dock in self.all:
            dock.hide()
            dock.toggleViewAction().setEnabled(False)

    def bring_back(self) -> None:
        """Show the docks that were put away."""
        for dock in self._away or ():
            dock.show()
        self._away = None
        for dock in self.all:
            dock.toggleViewAction().setEnabled(True)

    def filter_table(self) -> None:
        """Bring the table into sight, ready to be filtered."""
        self._table.show()
        self.table.focus_filter()

    def save_typing(self) -> None:
        """Save what is being typed in the details."""
        self._in_step.catch_up()
        self.details.show_annotation(None)

    def retranslate(self) -> None:
        """Take the titles from the language shown now."""
        translate = QCoreApplication.translate
        self._outline.setWindowTitle(translate("Docks", "Documents and outline"))
        self._details.setWindowTitle(translate("Docks", "Annotation"))
        self._table.setWindowTitle(translate("Docks", "All annotations"))

    def _begin(self) -> None:
        """A new project has no text yet."""
        if self._desk.document is None:
            self.put_away()

    def _edit_value(self) -> None:
        self._details.show()
        self._details.raise_()
        self._in_step.catch_up()
        self.details.edit_value()

    def _dock(self, name: str, panel: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = _Dock(self._window)
        dock.setObjectName(f"{name}_dock")
        dock.setWidget(panel)
        self._window.addDockWidget(area, dock)
        return dock


class _Dock(QDockWidget):
    """Draws the buttons of its title as the other icons: those of the style are dark on dark."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.topLevelChanged.connect(self._draw_buttons)
        self._draw_buttons()

    def event(self, event: QEvent) -> bool:
        """With another style Qt takes its own icons again."""
        done = super().event(event)
        if event.type() is QEvent.Type.StyleChange:
            self._draw_buttons()
        return done

    def _draw_buttons(self) -> None:
        for name, drawing in _BUTTONS.items():
            button = self.findChild(QAbstractButton, name)
            if isinstance(button, QAbstractButton):
                button.setIcon(icon(drawing))


def _is_closed(dock: QDockWidget) -> bool:
    """Whether a person closed it; Qt says hidden of a fresh one too, but is about to show it."""
    return dock.isHidden() and dock.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
