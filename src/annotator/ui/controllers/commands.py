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
from annotator.ui.foundation.tool_tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

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
    "backups": Spec(QT_TRANSLATE_NOOP("Commands", "&Backups…")),
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
        QT_TRANSLATE_NOOP("Commands", "Previo&us annotation"),
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
    "review_queue": Spec(QT_TRANSLATE_NOOP("Commands", "Review &queue"), ("F7",), Icon.REVIEW),
    "my_returns": Spec(QT_TRANSLATE_NOOP("Commands", "What came &back to me"), ("Shift+F7",)),
    "accept": Spec(
        QT_TRANSLATE_NOOP("Commands", "&Accept, or adopt what is proposed"),
        ("A",),
        Icon.CHECK,
        in_text=True,
    ),
    "return_": Spec(
        QT_TRANSLATE_NOOP("Commands", "&Return with a reason…"), ("R",), Icon.RETURN, in_text=True
    ),
    "amend": Spec(QT_TRANSLATE_NOOP("Commands", "A&mend the value"), ("M",), in_text=True),
    "stand_by": Spec(
        QT_TRANSLATE_NOOP("Commands", "&Stand by it…"), ("S",), Icon.FLAG, in_text=True
    ),
    "confirm_place": Spec(
        QT_TRANSLATE_NOOP("Commands", "The p&lace is right"), ("Y",), in_text=True
    ),
    "remark": Spec(QT_TRANSLATE_NOOP("Commands", "Remar&k"), ("C",), Icon.NOTE, in_text=True),
    "next_to_review": Spec(
        QT_TRANSLATE_NOOP("Commands", "&Next in the queue"), ("N",), in_text=True
    ),
    "previous_to_review": Spec(
        QT_TRANSLATE_NOOP("Commands", "&Previous in the queue"), ("P",), in_text=True
    ),
    "accept_shown": Spec(QT_TRANSLATE_NOOP("Commands", "Accept all s&hown…")),
    "compare": Spec(
        QT_TRANSLATE_NOOP("Commands", "&Compare authors"), ("F9",), Icon.COMPARE, checkable=True
    ),
    "next_difference": Spec(
        QT_TRANSLATE_NOOP("Commands", "Next &difference"), ("N", "F8"), Icon.NEXT, in_text=True
    ),
    "previous_difference": Spec(
        QT_TRANSLATE_NOOP("Commands", "Pre&vious difference"),
        ("P", "Shift+F8"),
        Icon.PREVIOUS,
        in_text=True,
    ),
    "take_1": Spec(
        QT_TRANSLATE_NOOP("Commands", "Take what the first has"), ("1", "A"), in_text=True
    ),
    "take_2": Spec(
        QT_TRANSLATE_NOOP("Commands", "Take what the second has"), ("2", "B"), in_text=True
    ),
    "take_3": Spec(QT_TRANSLATE_NOOP("Commands", "Take what the third has"), ("3",), in_text=True),
    "take_4": Spec(QT_TRANSLATE_NOOP("Commands", "Take what the fourth has"), ("4",), in_text=True),
    "take_5": Spec(QT_TRANSLATE_NOOP("Commands", "Take what the fifth has"), ("5",), in_text=True),
    "take_all": Spec(QT_TRANSLATE_NOOP("Commands", "Take what all have"), ("3",), in_text=True),
    "take_neither": Spec(QT_TRANSLATE_NOOP("Commands", "Take nothing"), ("0",), in_text=True),
    "take_new": Spec(
        QT_TRANSLATE_NOOP("Commands", "Annotate anew"), ("Return", "Enter"), in_text=True
    ),
    "accept_identical": Spec(QT_TRANSLATE_NOOP("Commands", "Accept everything &identical")),
    "agreement": Spec(QT_TRANSLATE_NOOP("Commands", "A&greement…"), (), Icon.TABLE),
    "people_and_rules": Spec(QT_TRANSLATE_NOOP("Commands", "People and r&ules…"), (), Icon.PEOPLE),
    "progress": Spec(QT_TRANSLATE_NOOP("Commands", "Pr&ogress…"), ("Ctrl+G",), Icon.PROGRESS),
    "send_package": Spec(
        QT_TRANSLATE_NOOP("Commands", "Send my &work…"), ("Ctrl+Shift+S",), Icon.SEND
    ),
    "open_package": Spec(
        QT_TRANSLATE_NOOP("Commands", "&Take in a colleague's work…"),
        ("Ctrl+Shift+O",),
        Icon.PACKAGE,
    ),
    "opinion_sheet": Spec(QT_TRANSLATE_NOOP("Commands", "Opinion sh&eet…"), (), Icon.DOCUMENT),
    "project_history": Spec(QT_TRANSLATE_NOOP("Commands", "Histor&y…"), ("Ctrl+H",), Icon.HISTORY),
    "next_section": Spec(
        QT_TRANSLATE_NOOP("Commands", "Next &section"), ("Ctrl+Down", "Ctrl+PgDown")
    ),
    "previous_section": Spec(
        QT_TRANSLATE_NOOP("Commands", "Previo&us section"), ("Ctrl+Up", "Ctrl+PgUp")
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
    "focus_table": Spec(QT_TRANSLATE_NOOP("Commands", "Filter the &table"), ("Ctrl+L",)),
    "guide": Spec(QT_TRANSLATE_NOOP("Commands", "User's &guide"), ("Shift+F1",), Icon.HELP),
    "keys": Spec(QT_TRANSLATE_NOOP("Commands", "&Keys"), ("F1",), Icon.KEYBOARD),
    "about": Spec(QT_TRANSLATE_NOOP("Commands", "&About this program"), (), Icon.INFO),
    "log_folder": Spec(QT_TRANSLATE_NOOP("Commands", "Show &log folder"), (), Icon.FOLDER),
}
# Their controllers come with the first project.
_OF_PROJECTS: Final = frozenset(
    {
        "export",
        "export_document",
        "send_package",
        "review_queue",
        "my_returns",
        "next_to_review",
        "previous_to_review",
        "accept",
        "return_",
        "accept_shown",
        "amend",
        "stand_by",
        "confirm_place",
        "remark",
        "compare",
        "next_difference",
        "previous_difference",
        "take_1",
        "take_2",
        "take_3",
        "take_4",
        "take_5",
        "take_all",
        "take_neither",
        "take_new",
        "accept_identical",
        "agreement",
        "progress",
        "opinion_sheet",
        "project_history",
    }
)
_MNEMONIC: Final = re.compile(r"\(&\w\)")
_TYPES: Final = {f"tag_{type_.value}": type_ for type_ in AnnotationType}


class Commands(QObject):
    """Holds the actions by name; menus, toolbar, context menu and help all take them from here."""

    def __init__(self, window: QWidget, text_view: QWidget) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        self._diverted: Mapping[str, Callable[[], object]] = {}
        for name, spec in _SPECS.items():
            action = QAction(window)
            action.setObjectName(name)
            action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
            action.setCheckable(spec.checkable)
            action.setEnabled(name not in _OF_PROJECTS)
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
            self._actions[name].triggered.connect(
                lambda _checked=False, name=name, act=act: self._diverted.get(name, act)()
            )

    def divert(self, acts: Mapping[str, Callable[[], object]]) -> None:
        """Let commands do something else until they are diverted anew; {} diverts none."""
        self._diverted = acts

    def lend_keys(self, names: Collection[str], others: Mapping[str, Sequence[str]]) -> None:
        """Let commands have their keys alone: whoever wants the same goes without meanwhile.

        Args:
            names: The commands; none, and everybody has their own keys again.
            others: Keys that commands have instead of their own.
        """
        lent = {name: _SPECS[name].keys for name in names} | dict(others)
        taken = {key for keys in lent.values() for key in keys}
        for name, spec in _SPECS.items():
            rest = [key for key in spec.keys if key not in taken]
            keys = lent.get(name, rest)
            self._actions[name].setShortcuts([QKeySequence(key) for key in keys])
            self._describe(name)

    def retranslate(self, names: Iterable[str] = tuple(_SPECS)) -> None:
        """Take all names, or those of these commands, from the language shown now."""
        for name in names:
            text = QCoreApplication.translate("Commands", _SPECS[name].text)
            self._actions[name].setText(text)
            self._describe(name)

    def _describe(self, name: str) -> None:
        action, plain = self._actions[name], self.plain_name(name)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        # The number of a type is its key: it stands on the button, too.
        number = f"{keys} " if name in _TYPES and keys else ""
        action.setIconText(number + plain)
        with_keys = QCoreApplication.translate("Commands", "{command} ({keys})")
        tip = with_keys.format(command=plain, keys=keys) if keys else plain
        action.setToolTip(plain_tip(tip))

    def plain_name(self, name: str) -> str:
        """The name of a command in the language shown now, without its underlined letter."""
        text = QCoreApplication.translate("Commands", _SPECS[name].text)
        # Chinese menus carry the letter in brackets behind the words.
        return _MNEMONIC.sub("", text).replace("&", "").removesuffix("…")
