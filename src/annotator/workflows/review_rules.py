"""How this office reviews: whether one's own work too, and what a return is usually for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.change_sets import Action
from annotator.domain.names import whole_characters
from annotator.domain.reviews import ReviewRules
from annotator.storage import review_store

if TYPE_CHECKING:
    from annotator.domain.change_sets import ChangeSet
    from annotator.storage.project_file import Transaction
    from annotator.workflows.session import Session

_OWN_WORK = "own_work"
_REASONS = "return_reasons"
_USUAL_REASONS = (
    "边界不当",
    "类型有误",
    "规范值有误",
    "非本类信息",
    "原文存疑",
    "重复标注",
)


def rules(session: Session) -> ReviewRules:
    """Return the rules of this project; those of the program where nobody has set any."""
    with session.file.reading() as connection:
        return rules_of(connection)


def rules_of(connection: Transaction) -> ReviewRules:
    """Return the rules within a transaction."""
    own_work = review_store.setting(connection, _OWN_WORK)
    reasons = review_store.setting(connection, _REASONS)
    return ReviewRules(
        own_work=own_work is True,
        reasons=_USUAL_REASONS if reasons is None else tuple(map(str, reasons)),
    )


def set_rules(
    session: Session, rules: ReviewRules, *, initiator: object = None
) -> ChangeSet | None:
    """Set the rules for everyone in this project; reasons that are empty or double are dropped."""
    cleaned = (whole_characters(reason).strip() for reason in rules.reasons)
    reasons = list(dict.fromkeys(reason for reason in cleaned if reason))
    with session.recording(Action.SET_RULES) as recorder:
        before = rules_of(recorder.connection)
        if rules.own_work != before.own_work:
            recorder.set_setting(_OWN_WORK, rules.own_work)
        if tuple(reasons) != before.reasons:
            recorder.set_setting(_REASONS, reasons)
    return session.publish(recorder, initiator)
