"""Every step has a name for the Edit menu."""

from __future__ import annotations

import pytest

from annotator.domain.change_sets import Action, Step
from annotator.ui.controllers.step_names import step_name

REVERSALS = {Action.UNDO, Action.REDO}


@pytest.mark.parametrize("action", [action for action in Action if action not in REVERSALS])
@pytest.mark.parametrize("count", [1, 128])
def test_every_action_has_a_name(action: Action, count: int) -> None:
    name = step_name(Step("", action, "市总工会", count), action)
    assert name
    assert "{" not in name


def test_many_are_counted_and_one_is_named() -> None:
    assert step_name(Step("", Action.ACCEPT, "市总工会", 1), Action.ACCEPT) == "accept “市总工会”"
    many = Step("", Action.ACCEPT, "", 14_187)
    assert step_name(many, Action.UNDO) == "undone: accept 14,187 annotations"
