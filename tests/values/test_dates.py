"""Dates stand for the days a reader takes them to mean, with the year made explicit."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.values import DateBasis, DateValue
from annotator.resource_files import seed
from annotator.values import edtf
from annotator.values.dates import parse_date

EXPLICIT, DOCUMENT_YEAR, PREVIOUS_DATE = (
    DateBasis.EXPLICIT,
    DateBasis.DOCUMENT_YEAR,
    DateBasis.PREVIOUS_DATE,
)

# Every date of the sample's annotations, a yearbook on 2004, with its value worked out by hand.
SAMPLE_DATES = {
    "2004年": ("2004", EXPLICIT),
    "2004年底": ("2004-12", EXPLICIT),
    "年初": ("2004-01", DOCUMENT_YEAR),
    "一年来": ("2004", DOCUMENT_YEAR),
    "一年以来": ("2004", DOCUMENT_YEAR),
    "2004年元旦、春节": ("2004-01-01/2004-01-22", EXPLICIT),
    "三八期间": ("2004-03-08", DOCUMENT_YEAR),
    "5月份": ("2004-05", DOCUMENT_YEAR),
    "9月份": ("2004-09", DOCUMENT_YEAR),
    "2003年度": ("2003", EXPLICIT),
    "10月24日": ("2004-10-24", DOCUMENT_YEAR),
}


def test_every_date_of_the_sample_has_its_value() -> None:
    lines = seed("chronicle.reference.jsonl").read_text(encoding="utf-8").splitlines()
    annotations = [json.loads(line) for line in lines]
    quotes = [one["quote"] for one in annotations if one["type"] == "date"]
    assert quotes
    for quote in quotes:
        assert parse_date(quote, year=2004) == DateValue(*SAMPLE_DATES[quote])


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("3月12日", "2004-03-12"),
        ("11月15~16日", "2004-11-15/2004-11-16"),
        ("年底之前", "2004-12"),
        ("今年", "2004"),
        ("去年", "2003"),
        ("前年", "2002"),
        ("明年", "2005"),
        ("去年10月", "2003-10"),
        ("今年以来", "2004"),
        ("三年来", "2002/2004"),
        ("年中", "2004-06"),
        ("年末", "2004-12"),
        ("上半年", "2004-01/2004-06"),
        ("下半年", "2004-07/2004-12"),
        ("第一季度", "2004-33"),
        ("四季度", "2004-36"),
        ("前三季度", "2004-01/2004-09"),
        ("1至3季度", "2004-33/2004-35"),
        ("春季", "2004-21"),
        ("冬季", "2004-24"),
        ("3月上旬", "2004-03-01/2004-03-10"),
        ("9月中旬", "2004-09-11/2004-09-20"),
        ("2月下旬", "2004-02-21/2004-02-29"),
        ("3月初", "2004-03-01/2004-03-10"),
        ("3月底", "2004-03-21/2004-03-31"),
        ("十二月", "2004-12"),
        ("元月", "2004-01"),
        ("3月12日上午", "2004-03-12"),
        ("3月12日(星期五)", "2004-03-12"),
        ("98年", "1998"),
        ("04年3月", "2004-03"),
        ("80年代", "198X"),
        ("上世纪80年代", "198X"),
        ("五一期间", "2004-05-01"),
        ("“五一”前夕", "2004-05-01"),
        ("六一国际儿童节", "2004-06-01"),
        ("十一期间", "2004-10-01"),
        ("国庆节", "2004-10-01"),
        ("元宵节", "2004-02-05"),
        ("清明", "2004-04-04"),
        ("端午节", "2004-06-22"),
        ("中秋节", "2004-09-28"),
        ("除夕", "2004-01-21"),
        ("冬至", "2004-12-21"),
        ("元旦春节", "2004-01-01/2004-01-22"),
        ("农历正月初五", "2004-01-26"),
        ("闰二月", "2004-03-21/2004-04-18"),
        ("八月十五", "2004-09-28"),
    ],
)
def test_the_year_of_the_document_completes_a_date(surface: str, expected: str) -> None:
    assert parse_date(surface, year=2004) == DateValue(expected, DOCUMENT_YEAR)


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("2004年3月12日", "2004-03-12"),
        ("２００４年３月", "2004-03"),
        ("二〇〇四年三月十二日", "2004-03-12"),
        ("二○○四年", "2004"),
        ("2OO4年", "2004"),
        ("二00四年", "2004"),
        ("2004年元旦、春节期间", "2004-01-01/2004-01-22"),
        ("2004年春", "2004-21"),
        ("1998年3、4月", "1998-03/1998-04"),
        ("2001、2002、2003年", "2001/2003"),
        ("1958-1960年", "1958/1960"),
        ("1998~99年", "1998/1999"),
        ("1958-1960", "1958/1960"),
        ("2003年底至2004年初", "2003-12/2004-01"),
        ("1998年5月6日至1999年3月2日", "1998-05-06/1999-03-02"),
        ("20世纪80年代", "198X"),
        ("20世纪80至90年代", "198X/199X"),
        ("20世纪", "19XX"),
        ("截止2004年底", "2004-12"),
        ("1949年以前", "../1949"),
        ("2000年以来", "2000/.."),
        ("自2000年起", "2000/.."),
        ("公元前221年", "-0220"),
        ("公元8年", "0008"),
        ("民国25年(1936年)", "1936"),
        ("民国二十五年", "1936"),
        ("民国25年5月", "1936-05"),
        ("民国25~27年", "1936/1938"),
        ("民国25-27年(1936-1938年)", "1936/1938"),
        ("民国时期", "1912/1949"),
        ("1936年(民国25年)", "1936"),
        ("清同治年间(1862年-1874年)", "1862/1874"),
        ("清同治年间", "1862/1874"),
        ("康熙元年", "1662"),
        ("雍正13年", "1735"),
        ("乾隆三年", "1738"),
        ("光绪三十年二月", "1904-03-17/1904-04-15"),
        ("同治三年正月", "1864"),
        ("宋景德元年", "1004"),
        ("唐武德四年", "0621"),
        ("元至元二十年", "1283"),
        ("至元二十年", "1283"),
        ("西夏贞观三年", "1103"),
        ("贞观三年", "0629"),
        ("西汉建元元年", "-0139"),
        ("嘉佑二年", "1057"),
        ("2004-03-12", "2004-03-12"),
        ("2004.3.12", "2004-03-12"),
        ("2004/3", "2004-03"),
        ("2004", "2004"),
    ],
)
def test_a_written_year_needs_no_document(surface: str, expected: str) -> None:
    assert parse_date(surface, year=None) == DateValue(expected, EXPLICIT)
    assert parse_date(surface, year=1936, previous="1935-05-31") == DateValue(expected, EXPLICIT)


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("是年", "1936"),
        ("同年", "1936"),
        ("当年", "1936"),
        ("同年10月", "1936-10"),
        ("次年", "1937"),
        ("翌年春", "1937-21"),
        ("当月", "1936-05"),
        ("同月5日", "1936-05-05"),
        ("是月上旬", "1936-05-01/1936-05-10"),
        ("次月", "1936-06"),
        ("月底", "1936-05-21/1936-05-31"),
        ("同日", "1936-05-31"),
        ("次日", "1936-06-01"),
        ("15日", "1936-05-15"),
        ("15~18日", "1936-05-15/1936-05-18"),
    ],
)
def test_some_dates_lean_on_the_one_before(surface: str, expected: str) -> None:
    value = DateValue(expected, PREVIOUS_DATE)
    assert parse_date(surface, year=2004, previous="1936-05-31") == value
    assert parse_date(surface, year=None, previous="1936-04/1936-05-31") == value


def test_without_a_document_year_the_previous_date_lends_its_own() -> None:
    assert parse_date("3月12日", year=None, previous="1936") == DateValue(
        "1936-03-12", PREVIOUS_DATE
    )
    assert parse_date("3月12日", year=None) is None
    assert parse_date("同年", year=2004) == DateValue("2004", DOCUMENT_YEAR)
    assert parse_date("次年", year=2004) is None
    assert parse_date("次日", year=2004, previous="2004-05") is None


@pytest.mark.parametrize("dash", ["~", "～", "-", "－", "—", "——", "–", "─", "―", "至", "到"])
def test_a_range_may_be_written_with_any_dash(dash: str) -> None:
    assert parse_date(f"11月15{dash}16日", year=2004) == DateValue(
        "2004-11-15/2004-11-16", DOCUMENT_YEAR
    )
    assert parse_date(f"3月{dash}5月", year=2004) == DateValue("2004-03/2004-05", DOCUMENT_YEAR)


def test_a_range_may_run_into_the_next_year() -> None:
    assert parse_date("12月28日~1月3日", year=2004) == DateValue(
        "2004-12-28/2005-01-03", DOCUMENT_YEAR
    )
    assert parse_date("11月至次年2月", year=2004) == DateValue("2004-11/2005-02", DOCUMENT_YEAR)


def test_page_breaks_and_spaces_inside_count_for_nothing() -> None:
    for surface in ("2004\n\n年3月12日", "2004 年 3 月 12 日", "2004年\n\n\u30003月12日"):
        assert parse_date(surface, year=None) == DateValue("2004-03-12", EXPLICIT)


@pytest.mark.parametrize(
    "surface",
    [
        *("2月30日", "2003年2月29日", "13月", "4月31日", "2004-02-31", "2004-13", "0日"),
        *(
            "4年",
            "底",
            "前",
            "以前",
            "间",
            "农历",
            "三",
            "元",
            "市总工会",
            "",
            " \n",
            "每年",
            "多年",
        ),
        *("上元二年", "建元元年", "至元三年", "农历十三月", "第四次", "12号文件", "年" * 200),
        *("和平时期", "解放前"),
    ],
)
def test_what_is_no_date_or_no_day_that_exists_has_no_value(surface: str) -> None:
    assert parse_date(surface, year=2004) is None


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_every_day_is_read_in_arabic_and_in_chinese(day: date) -> None:
    expected = DateValue(day.isoformat(), EXPLICIT)
    assert parse_date(f"{day.year}年{day.month}月{day.day}日", year=None) == expected
    digits = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    if digits[0] in "一二":
        written = f"{digits}年{counted(day.month)}月{counted(day.day)}日"
        assert parse_date(written, year=None) == expected


@given(st.dates(date(1901, 1, 1), date(2099, 12, 1)), st.integers(0, 400))
def test_a_range_of_days_begins_and_ends_where_it_says(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    surface = f"{first.year}年{first.month}月{first.day}日至{last.year}年{last.month}月{last.day}日"
    value = parse_date(surface, year=None)
    assert value is not None
    assert edtf.bounds(value.edtf) == (first.isoformat(), last.isoformat())


@given(
    st.text(
        st.sampled_from(
            "0123456789一二三十〇年月日号初底上下旬至~、前以来今同次春节元旦民国(). \n"
        ),
        max_size=20,
    ),
    st.sampled_from([None, 2004, 1, 9999]),
    st.sampled_from([None, "2004-05-31", "198X", "../1949", "9999-12-31", "-0220", "nonsense"]),
)
def test_whatever_is_read_is_a_valid_date(
    surface: str, year: int | None, previous: str | None
) -> None:
    value = parse_date(surface, year=year, previous=previous)
    if value is not None:
        assert edtf.is_valid(value.edtf)
        if value.basis is EXPLICIT:
            assert parse_date(surface, year=None) is not None


def counted(number: int) -> str:
    """Write 1 to 99 the Chinese way."""
    tens, ones = divmod(number, 10)
    front = "" if tens == 0 else "十" if tens == 1 else "零一二三四五六七八九"[tens] + "十"
    return front + ("零一二三四五六七八九"[ones] if ones else "")
