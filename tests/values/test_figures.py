"""Figures mean what a reader takes them to mean, exactly."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.values import FigureValue
from annotator.resource_files import seed
from annotator.values.figures import parse_figure

# Every figure of the sample's annotations, with its value worked out by hand.
SAMPLE_FIGURES = {
    "1162家": ("1162", "家", ""),
    "19.7万人": ("197000", "人", ""),
    "126家": ("126", "家", ""),
    "153家": ("153", "家", ""),
    "670家": ("670", "家", ""),
    "42家": ("42", "家", ""),
    "40家": ("40", "家", ""),
    "30家": ("30", "家", ""),
    "120余件": ("120", "件", "余"),
    "2130人次": ("2130", "人次", ""),
    "3652人": ("3652", "人", ""),
    "一亿元": ("100000000", "元", ""),
    "三篇": ("3", "篇", ""),
    "60余篇": ("60", "篇", "余"),
    "3篇": ("3", "篇", ""),
    "49人": ("49", "人", ""),
    "85名": ("85", "名", ""),
    "226.24万元": ("2262400", "元", ""),
    "13312户": ("13312", "户", ""),
    "3500户": ("3500", "户", ""),
    "172户": ("172", "户", ""),
    "数千": ("1000", "", "数"),
    "34场": ("34", "场", ""),
    "47名": ("47", "名", ""),
    "8位": ("8", "位", ""),
    "一名": ("1", "名", ""),
    "4000元": ("4000", "元", ""),
    "4年": ("4", "年", ""),
    "100名": ("100", "名", ""),
    "46个": ("46", "个", ""),
    "1300多人": ("1300", "人", "多"),
}


def test_every_figure_of_the_sample_has_its_value() -> None:
    lines = seed("chronicle.reference.jsonl").read_text(encoding="utf-8").splitlines()
    annotations = [json.loads(line) for line in lines]
    quotes = [one["quote"] for one in annotations if one["type"] == "figure"]
    assert quotes
    for quote in quotes:
        number, unit, approx = SAMPLE_FIGURES[quote]
        assert parse_figure(quote) == FigureValue(number, None, unit, approx)


@pytest.mark.parametrize(
    ("surface", "number", "unit", "approx"),
    [
        ("5.4%", "5.4", "%", ""),
        ("５．４％", "5.4", "%", ""),
        ("百分之五点四", "5.4", "%", ""),
        ("百分之5.4", "5.4", "%", ""),
        ("千分之三", "3", "‰", ""),
        ("3个百分点", "3", "个百分点", ""),
        ("1,162家", "1162", "家", ""),
        ("１，１６２家", "1162", "家", ""),
        ("12,345,678.90元", "12345678.9", "元", ""),
        ("二〇〇四", "2004", "", ""),
        ("一百零二人", "102", "人", ""),
        ("一百二十人", "120", "人", ""),
        ("一千五", "1500", "", ""),
        ("3万5", "35000", "", ""),
        ("十五人", "15", "人", ""),
        ("廿八人", "28", "人", ""),
        ("叁仟伍佰圆", "3500", "圆", ""),
        ("1亿2000万", "120000000", "", ""),
        ("1.2万亿元", "1200000000000", "元", ""),
        ("3.5个亿", "350000000", "", ""),
        ("三点五亿", "350000000", "", ""),
        ("8.6万元", "86000", "元", ""),
        ("0.1万元", "1000", "元", ""),
        ("5万千瓦", "50000", "千瓦", ""),
        ("30千米", "30", "千米", ""),
        ("两人", "2", "人", ""),
        ("5两", "5", "两", ""),
        ("两万两", "20000", "两", ""),
        ("两千人", "2000", "人", ""),
        ("半年", "0.5", "年", ""),
        ("一年半", "1.5", "年", ""),
        ("两个半月", "2.5", "个月", ""),
        ("3个多月", "3", "个月", "多"),
        ("5年多", "5", "年", "多"),
        ("2倍", "2", "倍", ""),
        ("十几人", "10", "人", "几"),
        ("十几万人", "100000", "人", "几"),
        ("几十", "10", "", "几"),
        ("数百万元", "1000000", "元", "数"),
        ("好几百人", "100", "人", "好几"),
        ("20余万人", "200000", "人", "余"),
        ("1000多万元", "10000000", "元", "多"),
        ("百余人", "100", "人", "余"),
        ("10来个", "10", "个", "来"),
        ("近300人", "300", "人", "近"),
        ("上千人", "1000", "人", "上"),
        ("300人以上", "300", "人", "以上"),
        ("共计300人", "300", "人", ""),
        ("-5℃", "-5", "℃", ""),
        ("零下5℃", "-5", "℃", ""),
        ("5元8角", "5.8", "元", ""),
        ("三丈二尺", "3.2", "丈", ""),
        ("3元5分", "3.05", "元", ""),
        ("四分之三", "0.75", "", ""),
        ("￥500", "500", "元", ""),
        ("人民币5万元", "50000", "元", ""),
        ("300元/吨", "300", "元/吨", ""),
        ("1162家企业", "1162", "家", ""),
        ("3500", "3500", "", ""),
        ("0.50", "0.5", "", ""),
        (
            "12345678901234567890123456789012345.5元",
            "12345678901234567890123456789012345.5",
            "元",
            "",
        ),
    ],
)
def test_a_quantity_has_number_unit_and_vagueness(
    surface: str, number: str, unit: str, approx: str
) -> None:
    assert parse_figure(surface) == FigureValue(number, None, unit, approx)


@pytest.mark.parametrize(
    ("surface", "low", "high", "unit"),
    [
        ("5～8人", "5", "8", "人"),
        ("5-8人", "5", "8", "人"),
        ("5—8人", "5", "8", "人"),
        ("5至8人", "5", "8", "人"),
        ("十到二十人", "10", "20", "人"),
        ("5人~8人", "5", "8", "人"),
        ("3~5万元", "30000", "50000", "元"),
        ("3万~5万元", "30000", "50000", "元"),
        ("8000~1万元", "8000", "10000", "元"),
        ("5%～8%", "5", "8", "%"),
        ("百分之五至八", "5", "8", "%"),
        ("二三十个", "20", "30", "个"),
        ("七八百人", "700", "800", "人"),
        ("十五六岁", "15", "16", "岁"),
        ("一两个", "1", "2", "个"),
        ("三、四个", "3", "4", "个"),
        ("3、4个", "3", "4", "个"),
    ],
)
def test_a_range_has_two_ends(surface: str, low: str, high: str, unit: str) -> None:
    assert parse_figure(surface) == FigureValue(low, high, unit)


@pytest.mark.parametrize("surface", ["1300多人\n\n", "13\n\n00多人", "1300 多 人", "1300多\n\n人"])
def test_page_breaks_and_spaces_inside_count_for_nothing(surface: str) -> None:
    assert parse_figure(surface) == FigureValue("1300", None, "人", "多")


@pytest.mark.parametrize(
    "surface",
    [
        *(
            "",
            " ",
            "\n\n",
            "元",
            "第四次",
            "市总工会",
            "三分之一",
            "10~5人",
            "1,16家",
            "3.5.2",
            "1:3",
        ),
        *("1小时30分", "四省九市", "半数", "一半", "几", "多", "百分之", "二千三千", "1" * 100),
    ],
)
def test_what_is_no_exact_quantity_has_no_value(surface: str) -> None:
    assert parse_figure(surface) is None


@given(st.decimals(0, 10**12, places=4), st.sampled_from(["元", "人", "%", "千瓦", ""]))
def test_plain_numbers_come_through_exactly(number: object, unit: str) -> None:
    plain = f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"
    value = parse_figure(f"{number:f}{unit}")
    assert value == FigureValue(plain or "0", None, unit)


@given(st.integers(0, 99_999))
def test_chinese_numerals_mean_the_number_they_spell(number: int) -> None:
    value = parse_figure(f"{spelled(number)}人")
    assert value == FigureValue(str(number), None, "人")


@given(
    st.text(
        st.sampled_from("0123456789.,，%％万亿千百十一二两三〇点几数半余多个分之至~- 人元年\n"),
        max_size=20,
    )
)
def test_nothing_that_is_typed_makes_it_fail(surface: str) -> None:
    value = parse_figure(surface)
    if value is not None:
        assert parse_figure(f" {surface}\n") == value
        assert "E" not in value.number


def spelled(number: int) -> str:
    """Write a number the formal Chinese way."""
    digits = "零一二三四五六七八九"
    if number >= 10_000:
        rest = spelled(number % 10_000) if number % 10_000 else ""
        zero = "零" if rest and number % 10_000 < 1000 else ""
        return f"{spelled(number // 10_000)}万{zero}{rest}"
    written, pending = "", False
    for power, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            written += ("零" if pending and written else "") + digits[digit] + sign
        pending = not digit
    return written or "零"
