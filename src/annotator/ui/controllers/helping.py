"""Preferences, keys, about, log folder: the dialogs that are about the program itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QKeySequence

from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.ui.dialogs import about, guide_window, preferences, shortcuts_help
from annotator.ui.foundation.open_outside import show_in_folder
from annotator.ui.foundation.user_folders import log_folder

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.ui.controllers.commands import Commands
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.foundation.settings_store import SettingsStore

# Keys that belong to the text itself and are no commands of a menu.
_MOVES: Final = (
    (QT_TRANSLATE_NOOP("Keys", "Move the caret"), "← → ↑ ↓"),
    (QT_TRANSLATE_NOOP("Keys", "Select characters"), "Shift+← → ↑ ↓"),
    (QT_TRANSLATE_NOOP("Keys", "To the next kind of characters"), "Ctrl+← →"),
    (QT_TRANSLATE_NOOP("Keys", "Select to the next kind of characters"), "Ctrl+Shift+← →"),
    (QT_TRANSLATE_NOOP("Keys", "Beginning or end of the line"), "Home, End"),
    (QT_TRANSLATE_NOOP("Keys", "A page up or down"), "PgUp, PgDown"),
    (QT_TRANSLATE_NOOP("Keys", "Beginning or end of the text"), "Ctrl+Home, Ctrl+End"),
    (QT_TRANSLATE_NOOP("Keys", "Select everything"), "Ctrl+A"),
    (QT_TRANSLATE_NOOP("Keys", "Select a name, number or date"), None),
    (QT_TRANSLATE_NOOP("Keys", "Select the paragraph"), None),
)
_GROUPS: Final = (
    (
        QT_TRANSLATE_NOOP("Keys", "Annotate"),
        (
            "tag_organisation",
            "tag_figure",
            "tag_date",
            "tag_person",
            "edit_value",
            "remove",
            "select_unit",
            "previous_unit",
            "next_annotation",
            "previous_annotation",
            "end_right",
            "end_left",
            "start_left",
            "start_right",
            "undo",
            "redo",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Review"),
        (
            "review_queue",
            "my_returns",
            "next_to_review",
            "previous_to_review",
            "accept",
            "return_",
            "amend",
            "stand_by",
            "confirm_place",
            "remark",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Compare authors"),
        (
            "compare",
            "next_difference",
            "previous_difference",
            "take_1",
            "take_2",
            "take_all",
            "take_neither",
            "take_new",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Find and go"),
        (
            "find",
            "find_next",
            "find_previous",
            "next_section",
            "previous_section",
            "focus_text",
            "focus_table",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Files and view"),
        (
            "import_texts",
            "export",
            "new_project",
            "open_project",
            "zoom_in",
            "zoom_out",
            "zoom_reset",
            "full_screen",
            "keys",
            "quit",
        ),
    ),
)


class Helping(QObject):
    """Opens the dialogs that are about the program."""

    def __init__(
        self, desk: Desk, commands: Commands, settings: SettingsStore, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._commands = commands
        self._settings = settings
        self._window = window
        commands.on(
            {
                "preferences": self.open_preferences,
                "guide": self.open_guide,
                "keys": self.open_keys,
                "about": self.open_about,
                "log_folder": self.open_log_folder,
            }
        )

    def open_preferences(self) -> None:
        """Open the preferences; they act at once."""
        preferences.PreferencesDialog(self._settings, self._window).open()

    def open_guide(self) -> None:
        """Open the user's guide; one can work beside it."""
        guide = guide_window.GuideWindow(self._window)
        guide.show()

    def open_keys(self) -> None:
        """Open the overview of all keys."""
        shortcuts_help.ShortcutsHelp(self._key_groups, self._window).open()

    def open_about(self) -> None:
        """Say what this program is, and where its files are."""
        session = self._desk.session
        about.AboutDialog(session.path if session else None, self._window).open()

    def open_log_folder(self) -> None:
        """Show the folder of the log."""
        log_folder().mkdir(parents=True, exist_ok=True)
        show_in_folder(log_folder())

    def _key_groups(self) -> list[shortcuts_help.KeyGroup]:
        translate, group = QCoreApplication.translate, shortcuts_help.KeyGroup
        mouse = [self.tr("Double click"), self.tr("Triple click")]
        moves = [
            (keys if keys is not None else mouse.pop(0), translate("Keys", words))
            for words, keys in _MOVES
        ]
        groups = [
            group(translate("Keys", title), tuple(self._row(name) for name in names))
            for title, names in _GROUPS
        ]
        return [groups[0], group(self.tr("In the text"), tuple(moves)), *groups[1:]]

    def _row(self, name: str) -> tuple[str, str]:
        action = self._commands[name]
        keys = [
            keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts()
        ]
        return ", ".join(keys), self._commands.plain_name(name)
