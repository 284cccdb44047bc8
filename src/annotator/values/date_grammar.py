"""How chronicles write one date: the parts that may follow each other, as one pattern.

Parts are what a match holds; `date_years` and `date_meaning` say what they mean.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from annotator.values.calendars import dynasties, feast_names, reigns
from annotator.values.numerals import read_integer

if TYPE_CHECKING:
    from collections.abc import Mapping

_CHINESE = "〇零○一二三四五六七八九十廿卅"
NUMBER = rf"(?:[0-9]{{1,2}}|[{_CHINESE}]{{1,3}})"
# The zeros of 2004 and 二〇〇四 are often read as letters, or as the other kind of zero.
FOUR_DIGITS = "(?:[12][0-9Oo]{3}|[0-9]{4}|[一二][〇零○0Oo一二三四五六七八九]{3})"

_YEAR = rf"""
      (?:公元|西历)?前(?P<before_christ>[0-9]{{1,4}}|[{_CHINESE}百]{{1,6}})年
    | (?:公元|西元)?(?P<year>{FOUR_DIGITS})年(?!代)(?:度|份)?
    | 公元(?P<early_year>[0-9]{{1,4}}|[{_CHINESE}百]{{1,6}})年
    | (?P<this_year>今年|本年度?|全年)
    | (?P<last_year>去年|上年度?|上一年度?|头年)
    | (?P<year_before_last>前年)
    | (?P<next_year>明年|来年)
    | (?P<same_year>同年|是年|当年|该年)
    | (?P<following_year>次年|翌年|第二年)
    | (?:最?近|过去|这)?(?P<past_years>{NUMBER})年(?:以来|来)
    | (?:(?P<century>{NUMBER}|上个?|本)世纪)?(?P<decade>[0-9]0|[二三四五六七八九]?十)年代
      (?:[初末中](?:期|叶)?|[前后早]期)?
    | (?P<whole_century>{NUMBER}|上个?|本)世纪(?:[初末中](?:期|叶)?|[前后早]期)?
    | (?P<short_year>[0-9]{{2}}|[〇零一二三四五六七八九]{{2}})年(?:度|份)?
"""
_MONTH = rf"""
    (?P<lunar>农历|阴历|旧历|夏历)?(?P<leap>闰)?
    (?:(?P<month>{NUMBER}|元|正|冬|腊)月(?:份|间)?
     | (?P<same_month>同月|是月|当月|本月|该月)
     | (?P<following_month>次月|翌月|下月)
     | (?P<previous_month>上月))
"""
_DAY = rf"""
    (?P<lunar_day>初[一二三四五六七八九十])日?
    | (?P<day>{NUMBER})(?:日|号)
    | (?<=月)(?P<bare_day>[{_CHINESE}]{{1,3}})(?=$|\()
    | (?P<same_day>同日|是日|当日|当天|本日|该日)
    | (?P<following_day>次日|翌日|第二天)
"""
_PART_OF_MONTH = r"(?P<third>上旬|中旬|下旬) | (?P<month_end>(?:月|(?<=[月份]))[初底末中])"
_PART_OF_YEAR = r"""
    (?P<half>[上下])半年(?:度)?
    | 第?(?P<quarter>[一二三四1-4])季度? | 前(?P<quarters>[二两三23])个?季度
    | 前(?P<months>[二两三四五六七八九十]|十一|[0-9]{1,2})个?月
    | (?:初|早|仲|暮|晚|盛|深|金|严|隆|阳)?(?P<season>[春夏秋冬])(?:[季天日](?:初|末)?)?
    | (?P<year_end>(?:年|(?<=[年度]))[初底末终中尾]|年关|岁末|岁初)
    | (?P<within_year>(?:年|(?<=[年度]))内|(?<=[年度])间)
"""
_FEAST_ENDING = r"(?:国际)?(?P<feast_word>(?:劳动|妇女|青年|儿童|建军)?节|佳节|假期|长假|黄金周)?"
_TIME = r"""
    (?:凌晨|清晨|早晨|早上|上午|中午|午后|下午|傍晚|晚上?|夜间?|深夜)?
    (?:[0-9]{1,2}[时点:](?:[0-9]{1,2}分?)?许?)?
"""
_REMARK = r"(?:\([^()]*(?:年|月|星期|周|日)[^()]*\))?"
_EDGE = r"""
    (?P<until>之前|以前|前(?![期身往来去任途景列线所沿进面后]))
    | (?P<since>以来|以后|之后|后(?![期来续勤备方面])|起(?![来义草点步用诉于因])|开始|至今|迄今)
    | (?:前夕|前后|左右|(?P<period>(?:两节|双节|三节)?期间)|之际|间(?![接隔断])|许|一?整?天)
"""
# These only narrow down what the other parts say.
_NARROWING = frozenset(
    {"until", "since", "period", "time", "dynasty", "lunar", "leap", "bare_day", "feast_word"}
)


class DateParts:
    """The parts of one date that are there, by the names of the pattern's groups."""

    __slots__ = ("_parts",)

    def __init__(self, parts: Mapping[str, str | None]) -> None:
        self._parts = {name: part for name, part in parts.items() if part}

    def has(self, *names: str) -> bool:
        """Say whether any of these parts is there."""
        return not self._parts.keys().isdisjoint(names)

    def only(self, *names: str) -> bool:
        """Say whether nothing that tells a time is there but these parts."""
        return self.says_when and not self._parts.keys() - _NARROWING - set(names)

    def text(self, name: str) -> str:
        """Return a part as written, "" if it is not there."""
        return self._parts.get(name, "")

    def number(self, name: str) -> int:
        """Return a part as a number, 0 if it is not there."""
        return read_integer(self.text(name)) or 0 if name in self._parts else 0

    @property
    def says_when(self) -> bool:
        """Whether there is more than words such as 以前, which say nothing by themselves."""
        return bool(self._parts.keys() - _NARROWING)


def match_whole(text: str) -> DateParts | None:
    """Read one folded date from its first character to its last."""
    found = _date_pattern().fullmatch(text)
    parts = DateParts(found.groupdict()) if found else None
    return parts if parts and parts.says_when else None


def match_at(text: str, start: int) -> tuple[DateParts, int] | None:
    """Read the longest date that begins at a position; return its parts and its end.

    A time of day that follows is left out.
    """
    found = _date_pattern().match(text, start)
    if not found or found.end() == start:
        return None
    parts = DateParts(found.groupdict())
    if not parts.says_when:
        return None
    return parts, found.start("time") if found["time"] else found.end()


def bare_number_end(text: str, start: int) -> int:
    """Return the end of a number whose unit comes later, as in 11月15~16日; 0 for none."""
    found = _bare_number().match(text, start)
    return found.end() if found else 0


@cache
def first_characters() -> frozenset[str]:
    """Return every character that a date can begin with, to pass over others quickly."""
    names = (*reigns(), *dynasties(), *feast_names())
    return frozenset("".join(name[0] for name in names)) | frozenset(
        f"0123456789{_CHINESE}公西前今去上下本头明来同是当该次翌第最近过这农阴旧夏闰正元冬腊月中年岁"
        "早仲暮晚盛深金严隆阳春秋国世"
    )


@cache
def _titles() -> str:
    return "|".join(sorted(reigns(), key=len, reverse=True))


@cache
def _bare_number() -> re.Pattern[str]:
    reign = rf"(?:{'|'.join(dynasties())})?(?:{_titles()})"
    return re.compile(rf"(?:{reign})?(?:{FOUR_DIGITS}|{NUMBER})")


@cache
def _date_pattern() -> re.Pattern[str]:
    titles, dynasty = _titles(), "|".join(dynasties())
    feasts = "|".join(re.escape(name) for name in feast_names())
    reign = rf"""
        (?:(?P<dynasty>{dynasty})[朝代]?(?:[\u4e00-\u9fff][宗祖帝])?)?(?P<reign>{titles})
        (?: (?P<reign_year>元|[0-9]{{1,2}}|[{_CHINESE}]{{1,4}})年
          | (?P<whole_reign>年间|初年|末年|中叶|朝|间|(?<=民国)(?:时期|初期)))
        (?:\((?:公元)?(?P<bracket>[0-9]{{3,4}})年?(?:~(?P<bracket_end>[0-9]{{1,4}})年?)?\))?
    """
    feast = rf"(?:国际|世界)?(?P<feast>{feasts}){_FEAST_ENDING}"
    return re.compile(
        rf"(?:{reign} | {_YEAR})? {_REMARK} (?:{_MONTH})? (?:{_DAY})? {_REMARK}"
        rf"(?: {feast} | {_PART_OF_MONTH} | {_PART_OF_YEAR})?"
        rf"(?P<time>{_TIME}) {_REMARK} (?:{_EDGE})?",
        re.VERBOSE,
    )
