"""The letter that is underlined in a menu chooses one entry, and chooses it at once."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from collections.abc import Callable

    from end_to_end.conftest import Desk, Script

_LETTER = re.compile(r"&([^&\s])")


def clashes(menu: QMenu) -> dict[str, list[str]]:
    found = defaultdict(list)
    for action in menu.actions():
        letter = _LETTER.search(action.text().replace("&&", ""))
        if action.isVisible() and letter:
            found[letter[1].lower()].append(action.text())
    return {letter: texts for letter, texts in found.items() if len(texts) > 1}


@pytest.mark.parametrize(("language", "help_"), [("en", "&Help"), ("zh_CN", "帮助(&H)")])
def test_no_two_entries_of_a_menu_have_one_letter(
    run_program: Callable[[list[str], Script], int], sample: str, language: str, help_: str
) -> None:
    def script(desk: Desk) -> None:
        desk.window.settings.change(language=language)
        bar = desk.window.menuBar()
        desk.until(lambda: help_ in [action.text() for action in bar.actions()])
        menus = [menu for menu in desk.window.findChildren(QMenu) if menu.title()]
        assert len(menus) >= 6
        found = {menu.title(): clashes(menu) for menu in menus}
        assert not any(found.values()), found

    assert run_program(["open", sample], script) == 0
