"""Find the parts of a dialog, and answer it, in tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject

Act = Callable[[Any], object]
"""What a person does to a dialog."""
Answer = Callable[[Act], None]
"""What the fixture `answer` gives: say what is to be done to the next dialog."""

_Part = TypeVar("_Part", bound=QObject)


def the(kind: type[_Part], dialog: QObject, name: str = "") -> _Part:
    """The first part of a kind; there must be one."""
    found = dialog.findChild(kind, name) if name else dialog.findChild(kind)
    assert found is not None, f"no {kind.__name__} in {dialog}"
    return found


def reading(into: list[Any], read: Act) -> Act:
    """Note something of the dialog, then turn back."""

    def act(dialog: Any) -> None:
        into.append(read(dialog))
        dialog.reject()

    return act
