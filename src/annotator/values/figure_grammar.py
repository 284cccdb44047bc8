"""How chronicles write a number: the patterns shared by reading and finding figures.

They are for text in half width and without gaps.
"""

from __future__ import annotations

import re

DIGITS = "〇零○◯一二三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖廿卅卌"
DASH = r"[~\-‐‑‒–—―─∼〜]"
# 千瓦, 千克, 百帕 are units; 3.5个亿 is 3.5亿.
MULTIPLIER = r"(?:[十拾万萬亿億]|个(?=[万亿])|[百千佰仟](?!瓦|克|米(?!\w)|伏|帕|卡|赫|焦))"
# 两 is a digit at the beginning, before a multiplier and in 一两天; else it is a weight.
_TWO = (
    rf"(?<![0-9{DIGITS}十百千万亿])[两兩]|[两兩](?=[百千万亿])"
    r"|(?<=一)[两兩](?=[三个天年月次人名家件种项])"
)
# The digits are taken as a whole, lest a failing match try every way of cutting them.
NUMERAL = (
    rf"(?:(?>[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?)|[{DIGITS}]|点(?=[{DIGITS}])"
    rf"|(?<=[一二三四五六七八])、(?=[二三四五六七八九])|{_TWO}|{MULTIPLIER})+"
)
_VAGUE = "余餘多几来"
SIZE = re.compile(
    r"(?P<sign>-|负|零下)?\+?"
    rf"(?:(?P<head>好几|几|数|半)(?P<scale>{MULTIPLIER}*)|(?P<numeral>{NUMERAL}))"
    rf"(?P<vague>[{_VAGUE}])?(?P<later_scale>(?<=[{_VAGUE}])[十百千万亿]+)?"
)
PARTS = re.compile(r"(?P<whole>百|千|万)分之")
# Words before a number: some make it vague, others only introduce it.
LEADING = re.compile(
    r"(?P<kept>大约|约为|约计|约|将近|接近|近|超过|逾|超|突破|不足|不到|至少|最多|上(?=[百千万]))"
    r"|(?:共计|合计|总计|累计|达到|高达|多达|共|计|达)"
)
TRAILING = re.compile(r"(?:以上|以下|以内|左右|上下|余|多|许|强|弱)\Z")
