"""The docks around the text; made when the first text is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QDockWidget

from annotator.ui.controllers.panels_in_step import PanelsInStep
from annotator.ui.controllers.review_in_step import ReviewInStep
from annotator.ui.foundation.icons import Icon, icon
from annotator.ui.foundation.layout_memory import LayoutMemory
from annotator.ui.panels.annotation_table_panel import AnnotationTablePanel
from annotator.ui.panels.compare_panel import ComparePanel
from annotator.ui.panels.details_panel import DetailsPanel
from annotator.ui.panels.outline_panel import OutlinePanel
from annotator.ui.panels.review_panel import ReviewPanel
from annotator.workflows import browse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QMainWindow, QWidget

    from annotator.domain.annotations import Annotation
    from annotator.ui.controllers.annotating import Annotating
    from annotator.ui.controllers.comparing import Comparing
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.controllers.reading import Reading
    from annotator.ui.controllers.reviewing import Reviewing
    from annotator.ui.controllers.texts import Texts
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView
    from annotator.ui.foundation.settings_store import SettingsStore

_WIDTHS = (240, 300)  # pixels, left and right
_HEIGHT = 240
_SHARE = 0.28  # of a small window: the text needs the rest
# What Qt calls the buttons in the title of a dock.
_BUTTONS = {"qt_dockwidget_closebutton": Icon.CLOSE, "qt_dockwidget_floatbutton": Icon.OUTSIDE}


class Docks:
    """Outline, details, review, differences, table: without a text they are empty, and away."""

    def __init__(
        self, window: QMainWindow, desk: Desk, view: AnnotatedTextView, settings: SettingsStore
    ) -> None:
        self._window = window
        self._desk = desk
        self._view = view
        self.outline = OutlinePanel()
        self.details = DetailsPanel()
        self.table = AnnotationTablePanel()
        self.review = ReviewPanel(desk.background)
        self.compare = ComparePanel(self._annotations)
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        self._outline = self._dock("outline", self.outline, left)
        self._details = self._dock("details", self.details, right)
        self._table = self._dock("table", self.table, Qt.DockWidgetArea.BottomDockWidgetArea)
        self._review = self._dock("review", self.review, right)
        self._compare = self._dock("compare", self.compare, right)
        LayoutMemory(self.review, "review", settings)
        LayoutMemory(self.compare, "compare", settings)
        self._share_the_right_side()
        self.all = (self._outline, self._details, self._review, self._compare, self._table)
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
        self._reviewing: Reviewing | None = None
        self.retranslate()
        # By then the window has given them the places they had last time.
        QTimer.singleShot(0, window, self._begin)

    def _share_the_right_side(self) -> None:
        """One behind the other: the one in front is about what one is doing."""
        self._window.tabifyDockWidget(self._details, self._review)
        self._window.tabifyDockWidget(self._review, self._compare)
        self._compare.hide()
        self._details.raise_()
        self._before_comparing: QDockWidget | None = None

    def connect_with(self, annotating: Annotating, reading: Reading, texts: Texts) -> None:
        """Pass on what is asked for in the docks."""
        self._in_step.connect_with(annotating, reading)
        annotating.editing_wanted.connect(self._edit_value)
        self.outline.add_document_requested.connect(texts.choose_texts)
        self.outline.document_properties_requested.connect(texts.edit_properties)
        self.outline.document_removal_requested.connect(texts.remove_document)

    def review_with(self, reviewing: Reviewing, reading: Reading) -> None:
        """Connect the review dock and the table with those who decide."""
        in_step = ReviewInStep(self._desk, self._view, self.review)
        reviewing.take_panel(self.review, in_step)
        reviewing.walk.queue_wanted.connect(self._show_review)
        self._reviewing = reviewing
        self._review.visibilityChanged.connect(self.review.be_seen)
        reading.position_changed.connect(self.review.set_reading_position)
        self.review.left.connect(self._view.setFocus)
        self.table.accept_requested.connect(reviewing.accept_keys)
        self.table.return_requested.connect(reviewing.return_keys)

    def compare_with(self, comparing: Comparing) -> None:
        """Connect the dock of differences with those who settle them."""
        comparing.take_panel(self.compare)
        comparing.dock_wanted.connect(self._show_compare)
        self.compare.left.connect(self._view.setFocus)

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
        self._review.setWindowTitle(translate("Docks", "Review"))
        self._compare.setWindowTitle(translate("Docks", "Differences"))
        self._table.setWindowTitle(translate("Docks", "All annotations"))

    def _begin(self) -> None:
        """A new project has no text yet."""
        if self._desk.document is None:
            self.put_away()

    def _edit_value(self) -> None:
        """In the review dock, where that is seen or the annotation is not one's own."""
        if self._reviewing is not None and self._reviewing.edits_value():
            return
        self._details.show()
        self._details.raise_()
        self._in_step.catch_up()
        self.details.edit_value()

    def _show_review(self) -> None:
        self._review.show()
        self._review.raise_()

    def _show_compare(self, wanted: bool) -> None:  # noqa: FBT001 - what the signal carries
        """Put it in front of those it shares a place with; afterwards comes back what was there."""
        if wanted:
            seen = set(filter(_is_in_front, self.all))
            self._compare.show()
            beside = self._window.tabifiedDockWidgets(self._compare)  # none of a hidden one
            self._before_comparing = next((dock for dock in beside if dock in seen), None)
            self._compare.raise_()
            return
        was_in_front = _is_in_front(self._compare)
        self._compare.hide()
        if was_in_front and self._before_comparing is not None:
            self._before_comparing.raise_()

    def _annotations(self, keys: Sequence[int]) -> list[Annotation]:
        return browse.annotations(self._desk.session, keys) if self._desk.session else []

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


def _is_in_front(dock: QDockWidget) -> bool:
    """Whether it is seen: Qt calls one behind another visible too."""
    return not dock.visibleRegion().isEmpty()
