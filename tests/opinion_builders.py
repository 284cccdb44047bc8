"""Opinion sheets for tests: a few opinions, none, and hostile ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from annotator.domain.annotations import AnnotationType
from annotator.domain.opinion_sheets import (
    Handling,
    Opinion,
    OpinionSection,
    OpinionSheet,
    OpinionVolume,
    Proposal,
)
from annotator.domain.reviews import Verdict
from export_builders import CHINA, NOON

if TYPE_CHECKING:
    from collections.abc import Sequence

ORGANISATION, FIGURE, DATE, PERSON = AnnotationType

AN_OPINION = Opinion(
    entry="概述",
    paragraph=4,
    before="截止2004年底,全市新建工会累计",
    quote="1162家",
    after=",会员19.7万人,全市行政村组",
    type=FIGURE,
    verdict=Verdict.RETURN,
    reason="边界不当",
    author="王芳",
    reviewer="李主任",
    at=NOON,
    handling=Handling.OPEN,
)
OPINIONS = (
    AN_OPINION,
    replace(
        AN_OPINION,
        quote="市总工\n\n会",
        before="年初,",
        after="提出了“抓基层、打基础”的工作思路",
        type=ORGANISATION,
        verdict=Verdict.AMEND,
        reason="应取全称，与本卷机构名录一致",
        at=NOON + timedelta(days=1),
        handling=Handling.ADOPTED,
        proposal=Proposal(quote="景德镇市总工会", value="景德镇市总工会"),
    ),
    replace(
        AN_OPINION,
        entry="送温暖活动",
        paragraph=11,
        quote="226.24万元",
        before="元旦、春节期间共筹集慰问款",
        after=",慰问困难职工13312户",
        verdict=Verdict.AMEND,
        reason="规范值有误",
        at=NOON + timedelta(days=2),
        handling=Handling.PROPOSED,
        proposal=Proposal(value="2,262,400 元"),
    ),
    replace(
        AN_OPINION,
        entry="送温暖活动",
        paragraph=12,
        quote="一年来",
        before="",
        after="市总工会坚持以职工为本",
        type=DATE,
        reason="非本类信息：泛指，不是确切时间，请删去或改标全年",
        reviewer="赵敏",
        at=NOON + timedelta(days=2),
        handling=Handling.DEFENDED,
        answer="上文已明言2004年，可定为全年",
    ),
    replace(
        AN_OPINION,
        entry="",
        paragraph=15,
        quote="樊耀",
        before="主席",
        after="兼任市人大常委会副主任",
        type=PERSON,
        reason="重复标注",
        at=NOON + timedelta(days=3),
        handling=Handling.REMOVED,
    ),
)


def a_volume(
    opinions: Sequence[Opinion] = OPINIONS, *, title: str = "群众团体", year: int | None = 2004
) -> OpinionVolume:
    """Return a volume whose opinions stand under two headings, and one merely accepted."""
    half = (len(opinions) + 1) // 2
    sections = (
        OpinionSection("群众团体 / 市总工会", 35, tuple(opinions[:half])),
        OpinionSection("群众团体 / 共青团景德镇市委员会", 12),
        OpinionSection("群众团体 / 市妇女联合会", 0, tuple(opinions[half:])),
    )
    return OpinionVolume(title, year, sections)


def a_sheet(
    *volumes: OpinionVolume, project: str = "景德镇年鉴 2005", only_open: bool = False
) -> OpinionSheet:
    """Return a sheet of these volumes, of one unless told."""
    return OpinionSheet(
        project=project,
        volumes=volumes or (a_volume(),),
        reviewers=("李主任", "赵敏"),
        first=NOON,
        last=NOON + timedelta(days=3),
        made_at=NOON + timedelta(days=5),
        zone=CHINA,
        only_open=only_open,
    )


def many_opinions(count: int) -> tuple[Opinion, ...]:
    """Return so many opinions, of all kinds in turn."""
    return tuple(
        replace(OPINIONS[number % len(OPINIONS)], paragraph=number + 1) for number in range(count)
    )
