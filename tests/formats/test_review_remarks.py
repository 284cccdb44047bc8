"""What a row of an export shows of the decisions about its annotation."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from annotator.domain.reviews import Content, Decision, Verdict
from annotator.domain.values import DateValue
from annotator.formats.review_remarks import ShownReview, shown_review
from export_builders import DATE, FIGURE, NOON

TEXT = "截止2004年底,全市新建工会累计1162家"
SUBJECT = Content(17, 22, FIGURE)
RETURN = Decision("1", 1, Verdict.RETURN, "li", NOON, 1, SUBJECT, reason="有误")


def amended(proposal: Content, reason: str = "") -> Decision:
    return replace(RETURN, verdict=Verdict.AMEND, proposal=proposal, reason=reason)


def test_nothing_is_shown_where_nobody_decided() -> None:
    assert shown_review([], TEXT) == ShownReview()


def test_the_latest_decision_is_shown_with_its_reason() -> None:
    later = replace(RETURN, person_id="zhao", at=NOON + timedelta(1), reason="仍有误")
    assert shown_review([RETURN, later], TEXT) == ShownReview("zhao", later.at, "仍有误")


def test_a_proposal_says_what_should_stand_there() -> None:
    both = amended(Content(2, 8, DATE, DateValue("2004-12")), "见原件")
    assert shown_review([both], TEXT).remark == (
        "建议改为：类型“日期”，规范值“2004-12”，原文“2004年底”。\n见原件"
    )
    valued = replace(SUBJECT, value=DateValue("2004"))
    emptied = replace(amended(SUBJECT), subject=valued)
    assert shown_review([emptied], TEXT).remark == "建议改为：规范值留空。"


def test_an_answer_of_the_author_follows_what_it_answers() -> None:
    answer = replace(RETURN, verdict=Verdict.RESUBMIT, person_id="wang", reason="原件如此")
    assert shown_review([RETURN, answer], TEXT) == ShownReview(
        "li", NOON, "有误\n标注人答复：原件如此"
    )
    assert shown_review([RETURN, replace(answer, reason="")], TEXT).remark == "有误"
