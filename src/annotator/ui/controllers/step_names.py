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
    Action.SET_ROLE: QT_TRANSLATE_NOOP("Step", "change the role of {detail}"),
    Action.SET_RULES: QT_TRANSLATE_NOOP("Step", "change the rules of review"),
    Action.ACCEPT: QT_TRANSLATE_NOOP("Step", "accept “{detail}”"),
    Action.RETURN: QT_TRANSLATE_NOOP("Step", "return “{detail}”"),
    Action.AMEND: QT_TRANSLATE_NOOP("Step", "propose a change of “{detail}”"),
    Action.RESUBMIT: QT_TRANSLATE_NOOP("Step", "resubmit “{detail}”"),
    Action.ADOPT: QT_TRANSLATE_NOOP("Step", "adopt the change of “{detail}”"),
    Action.TAKE_BACK: QT_TRANSLATE_NOOP("Step", "take back what was said about “{detail}”"),
    Action.REMARK: QT_TRANSLATE_NOOP("Step", "remark on “{detail}”"),
    Action.CONFIRM_PLACE: QT_TRANSLATE_NOOP("Step", "confirm the place of “{detail}”"),
    Action.SETTLE: QT_TRANSLATE_NOOP("Step", "settle “{detail}”"),
    Action.MERGE: QT_TRANSLATE_NOOP("Step", "merge “{detail}”"),
    Action.RESOLVE: QT_TRANSLATE_NOOP("Step", "settle the conflict about “{detail}”"),
    Action.READ_BACK: QT_TRANSLATE_NOOP("Step", "read back “{detail}”"),
}
_SEVERAL: Final = {
    Action.TAG: QT_TRANSLATE_NOOP("Step", "tag {count} places"),
    Action.RETYPE: QT_TRANSLATE_NOOP("Step", "change the type of {count} annotations"),
    Action.REMOVE: QT_TRANSLATE_NOOP("Step", "remove {count} annotations"),
    Action.LOAD: QT_TRANSLATE_NOOP("Step", "load {count} annotations"),
    Action.ACCEPT: QT_TRANSLATE_NOOP("Step", "accept {count} annotations"),
    Action.RETURN: QT_TRANSLATE_NOOP("Step", "return {count} annotations"),
    Action.AMEND: QT_TRANSLATE_NOOP("Step", "propose changes of {count} annotations"),
    Action.RESUBMIT: QT_TRANSLATE_NOOP("Step", "resubmit {count} annotations"),
    Action.ADOPT: QT_TRANSLATE_NOOP("Step", "adopt changes of {count} annotations"),
    Action.CONFIRM_PLACE: QT_TRANSLATE_NOOP("Step", "confirm {count} places"),
    Action.SETTLE: QT_TRANSLATE_NOOP("Step", "settle {count} places"),
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
    words = QCoreApplication.translate("Step", pattern)
    name = words.format(detail=detail, count=f"{step.count:,}")
    if action in _REVERSED:
        return QCoreApplication.translate("Step", _REVERSED[action]).format(step=name)
    return name
