"""What an opinion sheet says."""

from __future__ import annotations

from dataclasses import replace

from annotator.domain.annotations import AnnotationType
from annotator.domain.opinion_sheets import Handling, OpinionSection, Proposal
from annotator.domain.reviews import Verdict
from annotator.formats import opinion_words as words
from export_builders import CHINA, NOON
from opinion_builders import AN_OPINION, OPINIONS, a_sheet, a_volume


def test_every_handling_has_a_word() -> None:
    assert set(words.HANDLING_WORDS) == set(Handling)


def test_facts_name_project_volume_people_time_and_counts() -> None:
    facts = dict(words.facts(a_sheet()))
    assert facts["项目"] == "景德镇年鉴 2005"
    assert facts["卷册"] == "群众团体（2004年）"
    assert facts["审稿人"] == "李主任、赵敏"
    assert facts["审稿时间"] == "2026年11月20日至2026年11月23日"
    assert facts["意见"] == "5 条：退回 3，修改 2"
    assert facts["其中待处理"] == "3 条"
    assert facts["通过"] == "47 处（不逐条列出）"


def test_one_day_is_said_once_and_no_day_is_a_dash() -> None:
    sheet = a_sheet()
    assert dict(words.facts(replace(sheet, last=NOON)))["审稿时间"] == "2026年11月20日"
    assert dict(words.facts(replace(sheet, first=None, last=None)))["审稿时间"] == "—"


def test_a_sheet_of_open_opinions_says_so() -> None:
    assert "尚待处理的意见" in dict(words.facts(a_sheet(only_open=True)))


def test_dates_follow_the_zone() -> None:
    late = replace(AN_OPINION, at=NOON.replace(hour=20))
    assert words.cells(late, 1, CHINA)[9] == "2026-11-21"


def test_sections_are_numbered_through_and_those_without_opinions_left_out() -> None:
    sheet = a_sheet(a_volume(), a_volume((), title="空卷"), a_volume(title="农业"))
    found = [
        (volume.title, section.path[7:], first) for volume, section, first in words.numbered(sheet)
    ]
    assert found == [
        ("群众团体", "市总工会", 1),
        ("群众团体", "市妇女联合会", 4),
        ("农业", "市总工会", 6),
        ("农业", "市妇女联合会", 9),
    ]


def test_a_band_sums_its_section_up() -> None:
    first, _, last = a_volume().sections
    assert words.section_summary(first) == "退回 1 条，修改 2 条，通过 35 处"
    assert words.section_summary(last) == "退回 2 条"
    assert words.section_name(replace(first, path="")) == "（标题之前）"


def test_what_was_merely_accepted_is_told_in_a_sentence() -> None:
    accepted = "下列篇章只有通过：群众团体 / 共青团景德镇市委员会（12 处）。"
    assert words.remark(a_sheet(), a_volume()) == accepted
    assert words.remark(a_sheet(), replace(a_volume(), sections=())) == "尚无审核结论。"
    nothing = replace(a_volume(), sections=(OpinionSection("甲", 0),))
    assert words.remark(a_sheet(), nothing) == "没有退回或修改的意见。"
    assert words.remark(a_sheet(only_open=True), nothing) == "没有尚待处理的意见。"
    untouched = replace(a_volume(), sections=(OpinionSection("甲", 0, OPINIONS),))
    assert words.remark(a_sheet(), untouched) == ""


def test_a_quote_stands_in_its_context_without_page_breaks() -> None:
    before, quote, after = words.quoted(OPINIONS[1])
    assert (before, quote, after) == ("…年初,", "市总工会", "提出了“抓基层、打基础”的工…")
    assert words.quoted(replace(AN_OPINION, before="", after="")) == ("", "1162家", "")


def test_the_context_of_a_quote_ends_with_its_paragraph() -> None:
    at_ends = replace(AN_OPINION, before="上一段。\n共有", after="。\n下一段")
    assert words.quoted(at_ends) == ("共有", "1162家", "。")
    far = replace(AN_OPINION, before="上一段。\n" + "甲" * 15, after="乙" * 15 + "\n下一段")
    assert words.quoted(far) == ("…" + "甲" * 14, "1162家", "乙" * 14 + "…")


def test_a_very_long_quote_loses_its_middle_visibly() -> None:
    quote = words.quoted(replace(AN_OPINION, quote="甲" * 50 + "乙" * 50))[1]
    assert quote == "甲" * 36 + "……" + "乙" * 36
    assert words.quoted(replace(AN_OPINION, quote="甲" * 80))[1] == "甲" * 80


def test_a_proposal_names_only_what_is_to_change() -> None:
    def shown(proposal: Proposal | None) -> str:
        return words.cells(replace(AN_OPINION, proposal=proposal), 1, CHINA)[6]

    assert shown(None) == ""
    assert shown(Proposal(quote="全国\n总工会")) == "“全国总工会”"
    assert shown(Proposal(type=AnnotationType.PERSON, value="")) == "类型：人物\n规范值：无"
    assert shown(Proposal(value="3 亩")) == "规范值：3 亩"


def test_an_answer_stands_below_what_became_of_the_opinion() -> None:
    answered = words.cells(OPINIONS[3], 4, CHINA)
    assert answered[10] == "已答复，待复审\n答：上文已明言2004年，可定为全年"
    assert answered[4] == words.VERDICT_WORDS[Verdict.RETURN]
    assert words.cells(OPINIONS[4], 5, CHINA)[1] == "第 15 段"
