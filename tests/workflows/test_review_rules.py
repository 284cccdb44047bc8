"""The rules of review belong to the project, and are undone like everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import builders
from annotator.domain.change_sets import Action
from annotator.domain.reviews import ReviewRules
from annotator.workflows import history, projects, review_rules

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_project_has_the_usual_rules(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        rules = review_rules.rules(session)
        assert not rules.own_work
        assert rules.reasons[0] == "边界不当"
        assert len(rules.reasons) == 6


def test_rules_are_set_undone_and_kept(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        usual = review_rules.rules(session)
        change_set = review_rules.set_rules(
            session, ReviewRules(own_work=True, reasons=("漏字 ", "", "错字", "漏字"))
        )
        assert change_set is not None
        assert (change_set.action, change_set.step.count) == (Action.SET_RULES, 1)
        mine = ReviewRules(own_work=True, reasons=("漏字", "错字"))
        assert review_rules.rules(session) == mine
        assert review_rules.set_rules(session, mine) is None
        review_rules.set_rules(session, ReviewRules(own_work=False, reasons=()))
        assert review_rules.rules(session) == ReviewRules()
        history.undo(session)
        assert review_rules.rules(session) == mine
        history.undo(session)
        assert review_rules.rules(session) == usual
        history.redo(session)
        path = session.path
    with projects.open_project(path, clock=builders.a_clock()) as session:
        assert review_rules.rules(session) == mine
