"""How chronicles write one date: the parts that may follow each other, as one pattern.

The groups of a match are the parts that are there; `date_meaning` says what they mean.
"""

from __future__ import annotations

import re
from functools import cache

from annotator.values.calendars import dynasties, feast_names, reigns
from annotator.values.numerals import LONGEST_SURFACE, without_gaps

_CHINESE = "〇零○一二三四五六七八九十廿卅"
NUMBER = rf"(?:[0-9]{{1,2}}|[{_CHINESE}]{{1,3}})"
# The zero of 二〇〇四 is often read as a letter or a digit.
_FOUR_DIGITS = "(?:[0-9]{4}|[一二][〇零○0Oo一二三四五六七八九]{3})"
_QUOTES = re.compile(r"[“”‘’「」『』\"']")
_DASHES = re.compile(r"[~\-‐‑‒–—―─∼〜]+")
_LEADING_WORD = re.compile(r"(?:截至|截止到?|直至|直到|到|自从|自|从|于|在|至|约|大约)(?=.)")

_YEAR = rf"""
      (?:公元|西历)?前(?P<before_christ>[0-9]{{1,4}}|[{_CHINESE}百]{{1,6}})年
    | (?:公元|西元)?(?P<year>{_FOUR_DIGITS})年(?:度|份)?
    | 公元(?P<early_year>[0-9]{{1,4}}|[{_CHINESE}百]{{1,6}})年
    | (?P<short_year>[0-9]{{2}}|[〇零一二三四五六七八九]{{2}})年(?:度|份)?
    | (?P<this_year>今年|本年度?|全年|现年)
    | (?P<last_year>去年|上年度?|上一年度?|头年)
    | (?P<year_before_last>前年)
    | (?P<next_year>明年|来年)
    | (?P<same_year>同年|是年|当年|该年|本年度?)
    | (?P<following_year>次年|翌年|第二年)
    | (?:最?近|过去|这)?(?P<past_years>{NUMBER})年(?:以来|来)
    | (?:(?P<century>{NUMBER}|上个?|本)世纪)?(?P<decade>[0-9]0|[二三四五六七八九]?十)年代
      (?:[初末中](?:期|叶)?|[前后早]期)?
    | (?P<whole_century>{NUMBER}|上个?|本)世纪(?:[初末中](?:期|叶)?|[前后早]期)?
"""
_MONTH = rf"""
    (?P<lunar>农历|阴历|旧历|夏历)?(?P<leap>闰)?
    (?:(?P<month>{NUMBER}|正|冬|腊)月(?:份|间)?
     | (?P<same_month>同月|是月|当月|本月|该月) | (?P<following_month>次月|翌月|下月)
     | (?P<previous_month>上月))
"""
_DAY = rf"""
    (?P<lunar_day>初[一二三四五六七八九十]) (?:日)?
    | (?P<day>{NUMBER})(?:日|号)
    | (?<=月)(?P<bare_day>[{_CHINESE}]{{1,3}})(?=$|\()
    | (?P<same_day>同日|是日|当日|当天|本日|该日) | (?P<following_day>次日|翌日|第二天)
"""
_PART_OF_MONTH = r"(?P<third>上旬|中旬|下旬) | (?P<month_end>(?:月|(?<=[月份]))[初底末中])"
_PART_OF_YEAR = r"""
    (?P<half>[上下])半年(?:度)?
    | 第?(?P<quarter>[一二三四1234])季度? | 前(?P<quarters>[二两三23])个?季度
    | 前(?P<months>[二两三四五六七八九十]|十一|[0-9]{1,2})个?月
    | (?P<season>(?:初|早|仲|暮|晚|盛|深|金|严|隆|阳)?[春夏秋冬])[季天日]?(?:初|末)?
    | (?P<year_end>(?:年|(?<=[年度]))[初底末终中尾]|年关|岁末|岁初)
    | (?P<within_year>(?:年|(?<=[年度]))[内间])
"""
_TIME = r"(?:凌晨|清晨|早晨|早上|上午|中午|午后|下午|傍晚|晚上?|夜间?|深夜)?(?:[0-9]{1,2}[时点:：](?:[0-9]{1,2}分?)?许?)?"
_REMARK = r"(?:\([^()]*\))?"
_EDGE = r"""
    (?P<until>之前|以前|前)
    | (?P<since>以来|以后|之后|后|起|开始|至今|迄今)
    | (?:前夕|前后|左右|(?:两节|双节|三节)?期间|之际|间|许|当天|当日|一?整?天)
"""


def folded(surface: str) -> str:
    """Return a surface without gaps and quotes, with one kind of dash and no leading word."""
    text = _DASHES.sub("~", _QUOTES.sub("", without_gaps(surface)))
    return _LEADING_WORD.sub("", text, count=1) if _LEADING_WORD.match(text) else text


def match_date(text: str) -> re.Match[str] | None:
    """Match one folded date, from its first character to its last."""
    if not text or len(text) > LONGEST_SURFACE:
        return None
    found = _date_pattern().fullmatch(text)
    # Every part may be missing; a date needs one that says when.
    return found if found and any(found.groupdict().values()) else None


@cache
def _date_pattern() -> re.Pattern[str]:
    titles = "|".join(sorted(reigns(), key=len, reverse=True))
    dynasty = "|".join(dynasties())
    feasts = "|".join(re.escape(name) for name in feast_names())
    reign = rf"""
        (?P<dynasty>{dynasty})?[朝代]?(?P<reign>{titles})
        (?: (?P<reign_year>元|[0-9]{{1,2}}|[{_CHINESE}]{{1,4}})年
          | (?P<whole_reign>年间|年代|初年|末年|中叶|时期|朝|间))
        (?:\((?:公元)?(?P<bracket>[0-9]{{3,4}})年?(?:~(?P<bracket_end>[0-9]{{1,4}})年?)?\))?
    """
    feast = rf"(?:国际|世界|全国)?(?P<feast>{feasts})(?:国际)?(?:(?:劳动|妇女|青年|儿童|建军)?节)?"
    return re.compile(
        rf"(?:{reign} | {_YEAR})? {_REMARK} (?:{_MONTH})? (?:{_DAY})? {_REMARK}"
        rf"(?: {feast}(?:佳节|节日|假期|长假|黄金周|小长假)? | {_PART_OF_MONTH} | {_PART_OF_YEAR})?"
        rf"{_TIME} {_REMARK} (?:{_EDGE})?",
        re.VERBOSE,
    )
