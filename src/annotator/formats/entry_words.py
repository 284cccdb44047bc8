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
