"""A double click takes what a reader means; a type's key tags it where nothing is selected."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotations import AnnotationType
from annotator.resource_files import seed
from annotator.values.natural_unit import natural_unit, unit_for

SAMPLE = seed("chronicle.txt").read_text(encoding="utf-8")
TYPES = list(AnnotationType)
FIGURE, DATE = AnnotationType.FIGURE, AnnotationType.DATE
ORGANISATION, PERSON = AnnotationType.ORGANISATION, AnnotationType.PERSON
PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "市总工会",
                "2004年",
                "3月12日",
                "226.24万元",
                "五一",
                "书记",
                "樊耀",
                "与",
                "第四次",
            ),
            *(
                "**【",
                "】**",
                "# ",
                "\n",
                "\n\n",
                " ",
                "\u3000",
                ",",
                "。",
                "~",
                "至",
                "1300多人",
                "一",
            ),
            *("𠮷", "e\u0301", "A4", "(", ")", "百分之五", "民国25年(1936年)", "元旦、春节期间"),
        ]
    ),
    max_size=14,
).map("".join)


def taken(text: str, word: str, *, inside: int = 0, names: frozenset[str] = frozenset()) -> str:
    """What a double click on a character of a word takes."""
    start, end = natural_unit(text, text.index(word) + inside, names=names)
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "word", "unit"),
    [
        ("会员19.7万人,全市", "19.7", "19.7万人"),
        ("会员19.7万人,全市", "人", "19.7万人"),
        ("有60余篇稿件", "余", "60余篇"),
        ("超任务数5.4%,", "4%", "5.4%"),
        ("共5～8人参加", "～", "5～8人"),
        ("总量突破一亿元,", "亿", "一亿元"),
        ("惠及数千困难女职工", "千", "数千"),
        ("增长百分之五点四。", "点", "百分之五点四"),
        ("历时3个多月完成", "多月", "3个多月"),
        ("共 300 人", "300", "300 人"),
        ("连续4年负责", "4", "4年"),
        ("３５００户特困", "５００", "３５００户"),
        ("11月15~16日,在景市", "16", "11月15~16日"),
        ("2004年元旦、春节期间,全市", "、春", "2004年元旦、春节期间"),
        ("截止2004年底,全市", "底", "2004年底"),
        ("年底之前颁布", "前", "年底之前"),
        ("民国25年(1936年)建", "1936", "民国25年(1936年)"),
        ("清同治年间(1862年-1874年)重修", "-", "清同治年间(1862年-1874年)"),
        ("2003年底至2004年初开展", "至", "2003年底至2004年初"),
        ("三八期间与市有关部门", "期", "三八期间"),
        ("2004 年 3 月 12 日,市总", "3", "2004 年 3 月 12 日"),
        ("市总工会与市体育局、市妇联联合举办", "体育", "市体育局"),
        ("继续支持市总工会困难职工帮扶中心开展工作", "工会", "市总工会困难职工帮扶中心"),
        ("市委组织部长樊耀到会", "组织", "市委组织部"),
        ("市委组织部长樊耀到会", "耀", "樊耀"),
        ("市总工会副主席刘雅洁首次到", "雅", "刘雅洁"),
        ("有鹏飞建陶公司欧阳琦、小麻雀", "阳", "欧阳琦"),
        ("交流。(邹小平撰稿)", "小", "邹小平"),
    ],
)
def test_a_unit_is_taken_whole(text: str, word: str, unit: str) -> None:
    assert taken(text, word) == unit


@pytest.mark.parametrize(
    ("text", "word", "unit"),
    [
        ("维权网络,构筑体系", "网", "维权网络"),
        ("省五一劳动奖状,奖章", "五", "省五一劳动奖状"),
        ("进一步壮大。", "一", "进一步壮大"),
        ("A4纸 hello world", "ello", "hello"),
        ("第四次会议", "四", "第四次会议"),
        ("，。", "。", "。"),
        ("**【概述】** 正文", "概", "概述"),
        ("# 群众团体", "众", "群众团体"),
    ],
)
def test_elsewhere_the_run_of_like_characters_is_taken(text: str, word: str, unit: str) -> None:
    assert taken(text, word) == unit


def test_a_run_ends_where_an_annotation_begins_or_ends() -> None:
    text = "按照年初市总工会十一届四次委员会议"
    stops = [(2, 4), (4, 8)]
    assert natural_unit(text, 10, stops=stops) == (8, len(text))
    assert natural_unit(text, 1, stops=stops) == (0, 2)
    assert natural_unit("维权网络覆盖", 2, stops=[(1, 4)]) == (1, 4)
    assert natural_unit("由市总工会承办", 3, stops=[(1, 3)]) == (1, 5)


def test_a_page_break_inside_does_not_end_a_unit() -> None:
    text = "会议于3月12日召开,市总工\n\n会召开了会议,各界派了1300多人\n\n参加,共3\n\n500户。"
    assert taken(text, "市总工", inside=1) == "市总工\n\n会"
    assert taken(text, "\n\n会", inside=2) == "市总工\n\n会"
    assert taken(text, "\n\n会", inside=1) == "市总工\n\n会"
    assert taken(text, "500户") == "3\n\n500户"


def test_a_border_between_paragraphs_ends_a_unit() -> None:
    text = "# 市总\n工会召开了会议。"
    assert taken(text, "总") == "市总"


def test_the_longest_known_name_wins() -> None:
    text = "分别在昌河集团股份召开,市总工会在场"
    names = frozenset({"昌河", "昌河集团", "市总"})
    assert taken(text, "昌", names=names) == "昌河集团"
    assert taken(text, "工会", names=names) == "市总工会"
    assert taken(text, "总工", names=frozenset({"总工会在场"})) == "总工会在场"
    assert natural_unit(text, 3, names=["昌河"]) == (3, 5)


def test_marks_and_empty_lines_give_nothing() -> None:
    text = "**【概述】** 正文\n\n\n# 标题"
    for position in (0, 1, 2, 5, 6, text.index("#")):
        start, end = natural_unit(text, position)
        assert start == end == position
    blank = text.index("\n") + 1
    assert natural_unit(text, blank) == (blank, blank)
    assert natural_unit("", 0) == (0, 0)


def test_at_the_end_of_a_line_the_character_before_counts() -> None:
    text = "参加人数1300人\n第二行"
    assert natural_unit(text, text.index("\n")) == (4, 9)
    assert natural_unit("3月12日", 5) == (0, 5)


def test_every_annotation_of_the_sample_is_one_double_click_away() -> None:
    lines = seed("chronicle.reference.jsonl").read_text(encoding="utf-8").splitlines()
    for annotation in map(json.loads, lines):
        span = annotation["start"], annotation["end"]
        for position in range(*span):
            assert natural_unit(SAMPLE, position) == span, annotation["quote"]
            assert unit_for(SAMPLE, position, AnnotationType(annotation["type"])) == span


@pytest.mark.parametrize(
    ("text", "caret", "type_", "unit"),
    [
        ("会员19.7万人", 8, FIGURE, "19.7万人"),
        ("会员19.7万人", 2, FIGURE, "19.7万人"),
        ("3月12日召开", 5, DATE, "3月12日"),
        ("3月12日召开", 5, FIGURE, None),
        ("由市总工会承办", 5, ORGANISATION, "市总工会"),
        ("由市总工会承办", 3, PERSON, None),
        ("主席樊耀到会", 4, PERSON, "樊耀"),
        ("各级工会充分发挥", 3, ORGANISATION, None),
        ("维权网络覆盖", 3, FIGURE, None),
        ("", 0, DATE, None),
        ("一系列活动", 1, FIGURE, None),
    ],
)
def test_a_key_tags_what_fits_its_type_at_the_caret(
    text: str, caret: int, type_: AnnotationType, unit: str | None
) -> None:
    found = unit_for(text, caret, type_)
    assert (text[slice(*found)] if found else None) == unit


def test_a_known_name_is_tagged_by_its_key() -> None:
    text = "分别在昌河等15个单位召开"
    assert unit_for(text, 4, ORGANISATION) is None
    assert unit_for(text, 4, ORGANISATION, names={"昌河"}) == (3, 5)


@given(PIECES, st.integers(0, 80), st.sampled_from(TYPES))
def test_any_position_gives_a_range_about_it_without_marks(
    text: str, position: int, type_: AnnotationType
) -> None:
    position = min(position, len(text))
    start, end = natural_unit(text, position)
    assert 0 <= start <= end <= len(text)
    assert not {"【", "】", "#"} & set(text[start:end])
    assert "**" not in text[start:end]
    if start < end:
        assert not text[start].isspace() or not text[start:end].strip()
        assert start <= position <= end
    found = unit_for(text, position, type_)
    assert found is None or 0 <= found[0] < found[1] <= len(text)


@given(st.integers(0, 400))
def test_only_the_surroundings_count(offset: int) -> None:
    text = "市" * 1000 + "。" + "会员19.7万人,由市总工会承办。" * 40 + "。" + "会" * 1000
    position = 1001 + offset
    start, end = natural_unit(text, position)
    cut = text[position - 300 : position + 300]
    assert natural_unit(cut, 300) == (start - position + 300, end - position + 300)
