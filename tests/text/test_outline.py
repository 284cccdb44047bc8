"""The outline shows the chapters, entries and numbered sections of a chronicle, nested."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.resource_files import seed
from annotator.text.outline import (
    Section,
    SectionKind,
    entry_and_section_at,
    outline,
    section_at,
)

SAMPLE = seed("chronicle.txt").read_text(encoding="utf-8")
LINES = st.lists(
    st.sampled_from(
        [
            "# 甲",
            "## 乙",
            "### 丙",
            "**【条目】** 正文。",
            "【另一条目】",
            "一、工作",
            "（二）分项",
            "第一章 建置",
            "第二节 沿革",
            "正文很长。",
            "",
        ]
    ),
    max_size=25,
)


def titles(text: str) -> list[tuple[int, str]]:
    return [(section.level, section.title) for section in outline(text)]


def test_the_sample_is_one_chapter_with_its_entries() -> None:
    sections = outline(SAMPLE)
    assert [(section.kind.value, section.level, section.title) for section in sections] == [
        ("heading", 1, "群众团体"),
        ("entry", 2, "概述"),
        ("numbered", 3, "一、树立科学发展观,着力建设规范长效工作机制,有效促进工会职能落实到位"),
        ("numbered", 3, "二、打造品牌,彰显特色,扬优成势,增强了工会组织的吸引力、凝取力和感召力"),
        ("entry", 2, "送温暖活动"),
        ("entry", 2, "全市工会组建工作"),
        ("entry", 2, "挂点帮扶活动"),
        ("entry", 2, "平等协商集体会同调研评估"),
        ("entry", 2, "十一届四次委员(扩大)会议"),
        ("entry", 2, "劳模评选及表彰"),
        ("entry", 2, "《工会法》执法检查"),
        ("entry", 2, "进城务工人员专项调查"),
        ("entry", 2, "结对助学"),
        ("entry", 2, "工会个性化邮票"),
        ("entry", 2, "工会工作走上党校讲坛"),
        ("entry", 2, "介入破产企业工会审计"),
        ("entry", 2, "市政府与市总工会联席座谈会"),
        ("entry", 2, "闽、浙、皖、赣四省九市工会联谊会"),
    ]
    assert SAMPLE[sections[4].start :].startswith("**【送温暖活动】**")
    assert sections[1].end == sections[4].start
    assert sections[-1].end == sections[0].end == len(SAMPLE)


def test_only_the_marks_about_a_title_are_hidden() -> None:
    heading, entry = outline("# 群众团体 #\n**【概述】** 正文**重点**")
    assert heading.marks == ((0, 2), (6, 8))
    assert entry.marks == ((9, 11), (15, 17))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## 甲\n# 乙\n### 丙", [(1, "甲"), (1, "乙"), (2, "丙")]),
        ("正文\n【条目】一、不是", [(1, "条目")]),
        ("\u3000\u3000【缩进】正文", [(1, "缩进")]),
        (
            "# 甲\n一、总说\n（一）加强领导。各级都好。\n(二)改革",
            [(1, "甲"), (2, "一、总说"), (3, "（一）加强领导"), (3, "(二)改革")],
        ),
        (
            "第一编 地理\n第一章　建置\n第一节 沿革\n第二章 区划",
            [(1, "第一编 地理"), (2, "第一章　建置"), (3, "第一节 沿革"), (2, "第二章 区划")],
        ),
        ("**第一章 建置**", [(1, "第一章 建置")]),
        (
            "【甲】\n一、子项\n# 新章\n一、子项",
            [(1, "甲"), (2, "一、子项"), (1, "新章"), (2, "一、子项")],
        ),
    ],
)
def test_sections_nest_by_rank(text: str, expected: list[tuple[int, str]]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "#没有空格",
        "# ",
        "一是2004年元旦、春节送温暖活动中",
        "①全市工会组织数和会员数有新发展",
        "一、二、三等奖共十名",
        "一、" + "很长的一句话" * 12,
        "第一节课开始了,大家都来。",
        "第二章 区划…………12",
        "见【附录】",
        "1. 组织建设",
        "【】",
    ],
)
def test_a_line_that_only_looks_like_a_title_is_text(line: str) -> None:
    assert outline(f"正文。\n{line}\n正文。") == ()


def test_where_a_position_stands_is_told_by_chapters_and_entry() -> None:
    text = (
        "序\n# 群众团体\n## 工会\n一、总说\n好。\n**【送温暖】** 好。\n一、慰问\n好。\n# 教育\n好。"
    )
    sections = outline(text)

    def place(words: str, nth: int = 1) -> tuple[str, str]:
        position = -1
        for _ in range(nth):
            position = text.index(words, position + 1)
        return entry_and_section_at(sections, position)

    assert place("序") == ("", "")
    assert place("好", 1) == ("群众团体 / 工会 / 一、总说", "")
    assert place("好", 2) == ("群众团体 / 工会", "送温暖")
    assert place("好", 3) == ("群众团体 / 工会", "送温暖")
    assert place("好", 4) == ("教育", "")
    assert section_at(sections, 0) is None
    assert section_at((), 5) is None


@given(LINES)
def test_sections_cover_each_other_as_a_tree(lines: list[str]) -> None:
    text = "\n".join(lines)
    sections = outline(text)
    assert list(sections) == sorted(sections, key=lambda section: section.start)
    for index, section in enumerate(sections):
        check_one(text, sections, index, section)
    for position in range(len(text)):
        inside = [one for one in sections if one.start <= position < one.end]
        innermost = max(inside, key=lambda one: one.level, default=None)
        assert section_at(sections, position) == innermost


def check_one(text: str, sections: tuple[Section, ...], index: int, section: Section) -> None:
    assert section.start == 0 or text[section.start - 1] == "\n"
    assert section.title in text[section.start :].split("\n", 1)[0]
    following = next((one for one in sections[index + 1 :] if one.level <= section.level), None)
    assert section.end == (following.start if following else len(text))
    if section.parent >= 0:
        parent = sections[section.parent]
        assert parent.level == section.level - 1
        assert parent.start < section.start
        assert section.end <= parent.end
    else:
        assert section.level == 1
    if section.kind is SectionKind.HEADING and section.parent >= 0:
        assert sections[section.parent].kind is SectionKind.HEADING
    for start, end in section.marks:
        assert set(text[start:end]) <= set("#* ")
