"""The columns that a colleague may write in, and the words that may stand there."""

from __future__ import annotations

from annotator.domain.read_backs import Field, Wish

COLUMN_OF = {
    Field.TYPE: "类型",
    Field.VALUE: "规范值",
    Field.STATUS: "状态",
    Field.REMARK: "审核意见",
    Field.NOTE: "备注",
}

WISH_WORDS = {
    Wish.ACCEPT: "通过",
    Wish.RETURN: "退回",
    Wish.AMEND: "修改",
    Wish.ADOPT: "采纳",
    Wish.RESUBMIT: "待复审",
    Wish.LEAVE_OPEN: "待审",
}
"""What may stand in 状态, in the order it is offered."""

_ALSO_SAID = {
    Wish.ACCEPT: ("已通过", "accept", "accepted"),
    Wish.RETURN: ("已退回", "return", "returned"),
    Wish.AMEND: ("待采纳", "建议修改", "amend", "amended", "change proposed"),
    Wish.ADOPT: ("已采纳", "adopt", "adopted"),
    Wish.RESUBMIT: ("重新提交", "维持原标注", "resubmit", "resubmitted", "revised"),
    Wish.LEAVE_OPEN: ("未审", "pending", "not reviewed"),
}
_USUAL_WORDS = {also: WISH_WORDS[wish] for wish, words in _ALSO_SAID.items() for also in words}


def usual_word(word: str) -> str:
    """Return what the list of 状态 has for a word, which may be as the windows say it.

    A word that means nothing here comes back as it is.
    """
    return _USUAL_WORDS.get(word.casefold(), word)
