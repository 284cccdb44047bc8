"""Every command of the program as a QAction: its name, keys and icon. Others connect them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from annotator.domain.annotations import AnnotationType
from annotator.domain.errors import QT_TRANSLATE_NOOP
from annotator.ui.foundation.icons import Icon, icon, type_icon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Spec:
    """One command as the user meets it.

    Attributes:
        text: English menu text, translated in the context "Commands".
        keys: Shortcuts, the first one shown in menus.
        icon: Drawing for menu and toolbar.
        in_text: Whether the keys count only while the text has the focus.
        checkable: Whether it is on or off.
    """

    text: str
    keys: tuple[str, ...] = ()
    icon: Icon | None = None
    in_text: bool = False
    checkable: bool = False


_SPECS: Final = {
    "new_project": Spec(QT_TRANSLATE_NOOP("Commands", "&New project…"), ("Ctrl+N",), Icon.NEW),
    "open_project": Spec(QT_TRANSLATE_NOOP("Commands", "&Open project…"), ("Ctrl+O",), Icon.OPEN),
    "import_texts": Spec(QT_TRANSLATE_NOOP("Commands", "&Add texts…"), ("Ctrl+I",), Icon.IMPORT),
    "open_sample": Spec(QT_TRANSLATE_NOOP("Commands", "Add the sa&mple chronicle")),
    "save_copy": Spec(QT_TRANSLATE_NOOP("Commands", "Save a &copy of the project…")),
    "export": Spec(QT_TRANSLATE_NOOP("Commands", "&Export…"), ("Ctrl+E",), Icon.EXPORT),
    "export_document": Spec(QT_TRANSLATE_NOOP("Commands", "Export this doc&ument…")),
    "write_original": Spec(QT_TRANSLATE_NOOP("Commands", "Write the ori&ginal file…")),
    "document_properties": Spec(
        QT_TRANSLATE_NOOP("Commands", "&Document properties…"), (), Icon.DOCUMENT
    ),
    "remove_document": Spec(QT_TRANSLATE_NOOP("Commands", "&Remove document")),
    "check_project": Spec(QT_TRANSLATE_NOOP("Commands", "Chec&k project"), (), Icon.CHECK),
    "change_name": Spec(QT_TRANSLATE_NOOP("Commands", "My na&me…"), (), Icon.PERSON),
    "quit": Spec(QT_TRANSLATE_NOOP("Commands", "&Quit"), ("Ctrl+Q",)),
    "undo": Spec(QT_TRANSLATE_NOOP("Commands", "&Undo"), ("Ctrl+Z",), Icon.UNDO),
    "redo": Spec(QT_TRANSLATE_NOOP("Commands", "&Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"), Icon.REDO),
    "copy": Spec(QT_TRANSLATE_NOOP("Commands", "&Copy"), ("Ctrl+C",), Icon.COPY, in_text=True),
    "find": Spec(QT_TRANSLATE_NOOP("Commands", "&Find…"), ("Ctrl+F",), Icon.FIND),
    "find_next": Spec(QT_TRANSLATE_NOOP("Commands", "Find ne&xt"), ("F3",)),
    "find_previous": Spec(QT_TRANSLATE_NOOP("Commands", "Find pre&vious"), ("Shift+F3",)),
    "preferences": Spec(QT_TRANSLATE_NOOP("Commands", "&Preferences…"), (), Icon.SETTINGS),
    "tag_organisation": Spec(QT_TRANSLATE_NOOP("Commands", "&Organisation"), ("1",), in_text=True),
    "tag_figure": Spec(QT_TRANSLATE_NOOP("Commands", "&Figure"), ("2",), in_text=True),
    "tag_date": Spec(QT_TRANSLATE_NOOP("Commands", "&Date"), ("3",), in_text=True),
    "tag_person": Spec(QT_TRANSLATE_NOOP("Commands", "&Person"), ("4",), in_text=True),
    "remove": Spec(
        QT_TRANSLATE_NOOP("Commands", "&Remove annotation"),
        ("Delete", "Backspace"),
        Icon.REMOVE,
        in_text=True,
    ),
    "edit_value": Spec(
        QT_TRANSLATE_NOOP("Commands", "Edit &value and note"),
        ("Return", "Enter"),
        Icon.EDIT,
        in_text=True,
    ),
    "next_annotation": Spec(
        QT_TRANSLATE_NOOP("Commands", "&Next annotation"), ("Tab",), Icon.NEXT, in_text=True
    ),
    "previous_annotation": Spec(
        QT_TRANSLATE_NOOP("Commands", "Pre&vious annotation"),
        ("Shift+Tab",),
        Icon.PREVIOUS,
        in_text=True,
    ),
    "select_unit": Spec(
        QT_TRANSLATE_NOOP("Commands", "&Select what to tag next"), ("Space",), in_text=True
    ),
    "previous_unit": Spec(
        QT_TRANSLATE_NOOP("Commands", "Select what to tag &before"),
        ("Shift+Space",),
        in_text=True,
    ),
    "end_right": Spec(
        QT_TRANSLATE_NOOP("Commands", "End one character on"), ("Alt+Right",), in_text=True
    ),
    "end_left": Spec(
        QT_TRANSLATE_NOOP("Commands", "End one character back"), ("Alt+Left",), in_text=True
    ),
    "start_left": Spec(
        QT_TRANSLATE_NOOP("Commands", "Start one character back"),
        ("Alt+Up", "Alt+Shift+Left"),
        in_text=True,
    ),
    "start_right": Spec(
        QT_TRANSLATE_NOOP("Commands", "Start one character on"),
        ("Alt+Down", "Alt+Shift+Right"),
        in_text=True,
    ),
    "people_and_rules": Spec(QT_TRANSLATE_NOOP("Commands", "Pe&ople and rules…"), (), Icon.PEOPLE),
    "project_history": Spec(QT_TRANSLATE_NOOP("Commands", "&History…"), ("Ctrl+H",), Icon.HISTORY),
    "next_section": Spec(
        QT_TRANSLATE_NOOP("Commands", "Next &section"), ("Ctrl+Down", "Ctrl+PgDown")
    ),
    "previous_section": Spec(
        QT_TRANSLATE_NOOP("Commands", "Previous se&ction"), ("Ctrl+Up", "Ctrl+PgUp")
    ),
    "zoom_in": Spec(
        QT_TRANSLATE_NOOP("Commands", "&Larger text"), ("Ctrl++", "Ctrl+="), Icon.ZOOM_IN
    ),
    "zoom_out": Spec(QT_TRANSLATE_NOOP("Commands", "S&maller text"), ("Ctrl+-",), Icon.ZOOM_OUT),
    "zoom_reset": Spec(
        QT_TRANSLATE_NOOP("Commands", "&Normal text size"), ("Ctrl+0",), Icon.ZOOM_RESET
    ),
    "wider_lines": Spec(QT_TRANSLATE_NOOP("Commands", "More space between l&ines")),
    "tighter_lines": Spec(QT_TRANSLATE_NOOP("Commands", "Less space between lin&es")),
    "wider_column": Spec(QT_TRANSLATE_NOOP("Commands", "&Wider column")),
    "narrower_column": Spec(QT_TRANSLATE_NOOP("Commands", "Na&rrower column")),
    "letters": Spec(QT_TRANSLATE_NOOP("Commands", "Type shown as a &character"), checkable=True),
    "full_screen": Spec(QT_TRANSLATE_NOOP("Commands", "&Full screen"), ("F11",), checkable=True),
    "focus_text": Spec(QT_TRANSLATE_NOOP("Commands", "Go to the te&xt"), ("F6",)),
    "focus_table": Spec(QT_TRANSLATE_NOOP("Commands", "Filter the ta&ble"), ("Ctrl+L",)),
    "keys": Spec(QT_TRANSLATE_NOOP("Commands", "&Keys"), ("F1",), Icon.KEYBOARD),
    "about": Spec(QT_TRANSLATE_NOOP("Commands", "&About this program"), (), Icon.INFO),
    "log_folder": Spec(QT_TRANSLATE_NOOP("Commands", "Show &log folder"), (), Icon.FOLDER),
}
_MNEMONIC: Final = re.compile(r"\(&\w\)")
_TYPES: Final = {f"tag_{type_.value}": type_ for type_ in AnnotationType}


class Commands(QObject):
    """Holds the actions by name; menus, toolbar, context menu and help all take them from here."""

    def __init__(self, window: QWidget, text_view: QWidget) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        for name, spec in _SPECS.items():
            action = QAction(window)
            action.setObjectName(name)
            action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
            action.setCheckable(spec.checkable)
            if name in _TYPES:
                action.setIcon(type_icon(_TYPES[name]))
            elif spec.icon:
                action.setIcon(icon(spec.icon))
            if spec.in_text:
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            # An action's keys work only once it belongs to a widget.
            (text_view if spec.in_text else window).addAction(action)
            self._actions[name] = action
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._actions)

    def on(self, acts: Mapping[str, Callable[[], object]]) -> None:
        """Let commands do something: what to call, by name."""
        for name, act in acts.items():
            # Qt hands over whether the action is checked, which is nobody's concern here.
            self._actions[name].triggered.connect(lambda _checked=False, act=act: act())

    def retranslate(self) -> None:
        """Take all names from the language shown now."""
        for name, spec in _SPECS.items():
            action = self._actions[name]
            action.setText(QCoreApplication.translate("Commands", spec.text))
            plain = self.plain_name(name)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            # The number of a type is its key: it stands on the button, too.
            number = f"{keys} " if name in _TYPES else ""
            action.setIconText(number + plain)
            action.setToolTip(f"{plain} ({keys})" if keys else plain)

    def plain_name(self, name: str) -> str:
        """The name of a command in the language shown now, without its underlined letter."""
        text = QCoreApplication.translate("Commands", _SPECS[name].text)
        # Chinese menus carry the letter in brackets behind the words.
        return _MNEMONIC.sub("", text).replace("&", "").removesuffix("…")
