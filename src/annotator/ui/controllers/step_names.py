"""What a step is called in the Edit menu and the status bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from annotator.domain.change_sets import Action
from annotator.domain.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from annotator.domain.change_sets import Step

_LONGEST = 16
_NAMES: Final = {
    Action.TAG: QT_TRANSLATE_NOOP("Step", "tag “{detail}”"),
    Action.RETYPE: QT_TRANSLATE_NOOP("Step", "change the type of “{detail}”"),
    Action.REMOVE: QT_TRANSLATE_NOOP("Step", "remove “{detail}”"),
    Action.MOVE_BORDER: QT_TRANSLATE_NOOP("Step", "move a border of “{detail}”"),
    Action.EDIT: QT_TRANSLATE_NOOP("Step", "edit “{detail}”"),
    Action.LOAD: QT_TRANSLATE_NOOP("Step", "load annotations"),
    Action.IMPORT_DOCUMENT: QT_TRANSLATE_NOOP("Step", "add the document “{detail}”"),
    Action.EDIT_DOCUMENT: QT_TRANSLATE_NOOP("Step", "change properties of “{detail}”"),
    Action.REMOVE_DOCUMENT: QT_TRANSLATE_NOOP("Step", "remove the document “{detail}”"),
    Action.RENAME_PERSON: QT_TRANSLATE_NOOP("Step", "change the name to “{detail}”"),
}
_SEVERAL: Final = {
    Action.TAG: QT_TRANSLATE_NOOP("Step", "tag {count} places"),
    Action.RETYPE: QT_TRANSLATE_NOOP("Step", "change the type of {count} annotations"),
    Action.REMOVE: QT_TRANSLATE_NOOP("Step", "remove {count} annotations"),
    Action.LOAD: QT_TRANSLATE_NOOP("Step", "load {count} annotations"),
}
_REVERSED: Final = {
    Action.UNDO: QT_TRANSLATE_NOOP("Step", "undone: {step}"),
    Action.REDO: QT_TRANSLATE_NOOP("Step", "redone: {step}"),
}


def step_name(step: Step, action: Action) -> str:
    """The name of a step; with UNDO or REDO as the action, that it was reversed."""
    pattern = _SEVERAL.get(step.action) if step.count > 1 else None
    pattern = pattern or _NAMES[step.action]
    detail = step.detail.replace("\n", "")
    if len(detail) > _LONGEST:
        detail = detail[: _LONGEST - 1] + "…"
    name = QCoreApplication.translate("Step", pattern).format(detail=detail, count=step.count)
    if action in _REVERSED:
        return QCoreApplication.translate("Step", _REVERSED[action]).format(step=name)
    return name
