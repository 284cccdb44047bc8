"""Page breaks inside sentences are found; borders between paragraphs are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.resource_files import seed
from annotator.text.joined_view import (
    gap_around,
    is_page_break,
    page_break_between,
    page_breaks,
)

SAMPLE = seed("chronicle.txt").read_text(encoding="utf-8")


def test_the_sample_is_cut_in_exactly_four_places() -> None:
    breaks = page_breaks(SAMPLE)
    around = [(SAMPLE[start - 4 : start], SAMPLE[end : end + 2]) for start, end in breaks]
    assert around == [
        ("工资集体", "协商"),
        ("法知识考", "试,"),
        ("00多人", "参加"),
        (",市总工", "会召"),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("全市民营企业已有670家签订集体合同,有42家实行工资集体", "协商。三方协商会议制度"),
        ("3月12日,市总工", "会召开了十一届四次委员(扩大)会议。"),
        ("组织了机关工会干部理论知识测试和机关工会干部学法知识考", "试,均取得优异成绩。"),
        ("组织了46个演出队伍,共有1300多人", "参加了腰鼓、健身操。"),
        ("上饶市、抚州市、", "鹰潭市、黄山市等9地工会主席出席会议。"),
        ("全年完成工业总产值,比上年增长12.", "5%,创历史最高水平。"),
        ("会议审议通过了,并印发了", "《景德镇市劳模管理办法》,要求各级执行。"),
        ("全市各级工会,认真学习贯彻会议精神", ",做好今年工会工作。"),
    ],
)
def test_a_sentence_that_goes_on_is_joined(before: str, after: str) -> None:
    assert page_break_between(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("维权网络覆盖机制建设有新的进展。", "一年来,存在许多差距和不足。"),
        ("# 群众团体", "全市各级工会,认真学习。"),
        ("群众团体", "全市各级工会,认真学习。"),
        ("**【概述】**", "2004年,按照年初的总体思路。"),
        ("**工会工作**", "2004年,按照年初的总体思路。"),
        ("一、树立科学发展观,着力建设规范长效工作机制", "维权网络覆盖机制建设有新的进展。"),
        ("（二）加强队伍建设,提高素质", "全市各级工会,认真学习。"),
        ("第三章 经济,社会", "全市各级工会,认真学习。"),
        ("全市各级工会,认真学习", "**【送温暖活动】** 2004年元旦。"),
        ("全市各级工会,认真学习", "二、打造品牌,彰显特色。"),
        ("全市各级工会,认真学习", "1. 组织建设得到加强。"),
        ("全市各级工会,认真学习", "①全市工会组织数有新发展。"),
        ("全市各级工会,认真学习", "——劳动关系协调机制建设有新成效。"),
        ("全市各级工会,认真学习", "\u3000\u3000另起一段,首行缩进。"),
        ("全市各级工会,认真学习", "(邹小平撰稿)"),
        ("进行了工作交流。(邹小平撰稿)", "教育工作取得进展,成绩显著。"),
        ("全市各级工会,认真学习", "教育"),
        ("任务如下:", "组织建设得到加强,成绩显著。"),
        ("", "组织建设得到加强。"),
        ("全市各级工会,认真学习", ""),
    ],
)
def test_a_new_paragraph_is_not_joined(before: str, after: str) -> None:
    assert not page_break_between(before, after)


@given(st.text(st.sampled_from("甲乙1,。# \n\u3000*【】"), max_size=80))
def test_every_break_is_a_run_of_newlines_and_the_local_rule_agrees(text: str) -> None:
    breaks = page_breaks(text)
    for start, end in breaks:
        assert text[start] == text[end - 1] == "\n"
        assert not text[start:end].strip()
        assert 0 < start < end < len(text)
    for position, character in enumerate(text):
        if character == "\n":
            gap = gap_around(text, position)
            assert gap[0] <= position < gap[1]
            assert is_page_break(text, *gap) == (gap in breaks)
