"""Menu bar, toolbar and context menu, put together from the commands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from annotator.ui.foundation.settings import Settings, ThemeChoice
from annotator.ui.foundation.tool_tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QDockWidget

    from annotator.ui.controllers.commands import Commands
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView
    from annotator.ui.foundation.settings_store import SettingsStore

_TYPES: Final = ("tag_organisation", "tag_figure", "tag_date", "tag_person")
_BORDERS: Final = ("start_left", "start_right", "end_left", "end_right")
_LINE: Final = ""  # stands for a separator
_FILE: Final = (
    "new_project",
    "open_project",
    "recent",
    "save_copy",
    "check_project",
    "backups",
    _LINE,
    "import_texts",
    "open_sample",
    "document_properties",
    "write_original",
    "remove_document",
    _LINE,
    "export",
    "export_document",
    _LINE,
    "quit",
)
_EDIT: Final = (
    "undo",
    "redo",
    _LINE,
    "copy",
    _LINE,
    "find",
    "find_next",
    "find_previous",
    _LINE,
    "change_name",
    "preferences",
)
_ANNOTATE: Final = (
    *_TYPES,
    _LINE,
    "edit_value",
    "remove",
    _LINE,
    "select_unit",
    "previous_unit",
    "next_annotation",
    "previous_annotation",
    _LINE,
    *_BORDERS,
)
_REVIEW: Final = (
    "review_queue",
    "my_returns",
    _LINE,
    "accept",
    "return_",
    "amend",
    "stand_by",
    "confirm_place",
    "remark",
    _LINE,
    "next_to_review",
    "previous_to_review",
    "accept_shown",
    _LINE,
    "compare",
    "next_difference",
    "previous_difference",
    "accept_identical",
    "agreement",
    _LINE,
    "progress",
    "opinion_sheet",
    _LINE,
    "send_package",
    "open_package",
    _LINE,
    "project_history",
    "people_and_rules",
)
_VIEW: Final = (
    "zoom_in",
    "zoom_out",
    "zoom_reset",
    "wider_lines",
    "tighter_lines",
    "wider_column",
    "narrower_column",
    "letters",
    _LINE,
    "docks",
    _LINE,
    "theme",
    "language",
    _LINE,
    "next_section",
    "previous_section",
    "focus_text",
    "focus_table",
    "full_screen",
)
_HELP: Final = ("guide", "keys", _LINE, "log_folder", "about")
_BAR: Final = ("import_texts", "export", _LINE, "undo", "redo", _LINE)
_WORDED: Final = ("import_texts", "export", *_TYPES)
_BAR_END: Final = ("find", "zoom_out", "zoom_in")
_CONTEXT: Final = (
    *_TYPES,
    _LINE,
    "edit_value",
    "remove",
    _LINE,
    "accept",
    "return_",
    _LINE,
    "select_unit",
    "copy",
    "find",
)


class Menus(QObject):
    """Builds the menus once and renames them with the language.

    Signals:
        project_chosen: Path of a recent project.
    """

    project_chosen = Signal(str)

    def __init__(
        self,
        window: QMainWindow,
        commands: Commands,
        settings: SettingsStore,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._commands = commands
        self._settings = settings
        self._recent = QMenu(window)
        self._theme = QMenu(window)
        self._language = QMenu(window)
        self._before_docks = QAction(self)
        self._before_docks.setVisible(False)
        self._choices: dict[str, dict[str, QAction]] = {
            "theme": self._choice(self._theme, "theme", [choice.value for choice in ThemeChoice]),
            "language": self._choice(self._language, "language", ["", "zh_CN", "en"]),
        }
        self._menus = {
            name: self._menu(names)
            for name, names in {
                "file": _FILE,
                "edit": _EDIT,
                "annotate": _ANNOTATE,
                "review": _REVIEW,
                "view": _VIEW,
                "help": _HELP,
            }.items()
        }
        self._toolbar = self._build_toolbar()
        settings.changed.connect(self._tick)
        self._tick(settings.settings)

    def retranslate(self) -> None:
        """Take all titles from the language shown now."""
        for name, title in {
            "file": self.tr("&File"),
            "edit": self.tr("&Edit"),
            "annotate": self.tr("&Annotate"),
            "review": self.tr("&Review"),
            "view": self.tr("&View"),
            "help": self.tr("&Help"),
        }.items():
            self._menus[name].setTitle(title)
        self._recent.setTitle(self.tr("Recent pro&jects"))
        self._theme.setTitle(self.tr("&Brightness"))
        self._language.setTitle(self.tr("Lan&guage"))
        themes = self._choices["theme"]
        themes[ThemeChoice.SYSTEM].setText(self.tr("Like the &system"))
        themes[ThemeChoice.LIGHT].setText(self.tr("&Light"))
        themes[ThemeChoice.DARK].setText(self.tr("&Dark"))
        self._choices["language"][""].setText(self.tr("Like the &system"))
        # Each language is named in itself, so that it is found by who reads no other.
        self._choices["language"]["zh_CN"].setText("简体中文")
        self._choices["language"]["en"].setText("English")
        self._toolbar.setWindowTitle(self.tr("Toolbar"))

    def show_recent(self, paths: Sequence[str]) -> None:
        """List the projects opened last."""
        self._recent.clear()
        for path in paths:
            action = self._recent.addAction(Path(path).stem)
            action.setToolTip(plain_tip(path))
            action.setStatusTip(path)
            action.triggered.connect(
                lambda _checked=False, path=path: self.project_chosen.emit(path)
            )
        self._recent.setEnabled(bool(paths))

    def add_docks(self, docks: Sequence[QDockWidget]) -> None:
        """Let the docks be shown and hidden from the View menu."""
        toggles = [dock.toggleViewAction() for dock in docks]
        self._menus["view"].insertActions(self._before_docks, toggles)

    def about_texts(self, view: AnnotatedTextView) -> None:
        """Give the text view its context menu."""
        menu = QMenu(view)
        self._fill(menu, _CONTEXT)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

        def show(at: QPoint) -> None:
            menu.popup(view.viewport().mapToGlobal(at))

        view.customContextMenuRequested.connect(show)

    def _menu(self, names: Sequence[str]) -> QMenu:
        menu = self._window.menuBar().addMenu("")
        menu.setToolTipsVisible(False)
        self._fill(menu, names)
        return menu

    def _fill(self, menu: QMenu, names: Sequence[str]) -> None:
        submenus = {"recent": self._recent, "theme": self._theme, "language": self._language}
        for name in names:
            if name == _LINE:
                menu.addSeparator()
            elif name in submenus:
                menu.addMenu(submenus[name])
            elif name == "docks":
                menu.addAction(self._before_docks)
            else:
                menu.addAction(self._commands[name])

    def _choice(self, menu: QMenu, setting: str, values: Sequence[str]) -> dict[str, QAction]:
        """A menu in which one setting is chosen."""
        group = QActionGroup(menu)
        actions = {}
        for value in values:
            action = menu.addAction("")
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(
                lambda _checked=False, value=value: self._settings.change(
                    **{setting: ThemeChoice(value) if setting == "theme" else value}
                )
            )
            actions[value] = action
        return actions

    def _tick(self, settings: Settings) -> None:
        self._choices["theme"][settings.theme.value].setChecked(True)
        # A language that a later version knows counts as that of the system.
        languages = self._choices["language"]
        languages.get(settings.language, languages[""]).setChecked(True)

    def _build_toolbar(self) -> QToolBar:
        bar = QToolBar(self._window)
        bar.setObjectName("toolbar")
        bar.setIconSize(QSize(20, 20))
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for name in _BAR:
            bar.addSeparator() if name == _LINE else bar.addAction(self._commands[name])
        for name in _TYPES:
            bar.addAction(self._commands[name])
        for name in _WORDED:
            button = bar.widgetForAction(self._commands[name])
            if isinstance(button, QToolButton):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.addSeparator()
        bar.addAction(self._commands["remove"])
        room = QWidget()
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(room)
        for name in _BAR_END:
            bar.addAction(self._commands[name])
        self._window.addToolBar(bar)
        return bar
