"""The words that finding figures, organisations and persons goes by, from `names.json`."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from annotator.resource_files import resource


@dataclass(frozen=True, slots=True)
class WordLists:
    """What the table holds, ready for use.

    Attributes:
        organisation_ending: The last word of an organisation, the longest that fits.
        not_organisations: Words that end like one but name none.
        owners: Endings that need one of these characters before them to be a name.
        cut: Words that never stand inside the name of an organisation.
        leading_words: Words before a name that do not belong to it, the longest first.
        title: A title that ends where a person's name begins.
        after_a_person: What may follow a person's name.
        after_a_signature: What follows the name of an author in brackets.
        surnames: One or two characters.
        not_persons: Words that begin like a name after a title.
        not_figures: Words with a numeral that count nothing.
        units_only_after_digits: Units that mean something else after a single Chinese digit.
        never_units: Units of figures that are none: 十一届, 12号.
    """

    organisation_ending: re.Pattern[str]
    not_organisations: frozenset[str]
    owners: dict[str, str]
    cut: re.Pattern[str]
    leading_words: re.Pattern[str]
    title: re.Pattern[str]
    after_a_person: re.Pattern[str]
    after_a_signature: re.Pattern[str]
    surnames: frozenset[str]
    not_persons: frozenset[str]
    not_figures: tuple[str, ...]
    units_only_after_digits: frozenset[str]
    never_units: frozenset[str]


@cache
def word_lists() -> WordLists:
    """Read the table once."""
    data = json.loads(resource("values/names.json").read_text(encoding="utf-8"))
    return WordLists(
        organisation_ending=_organisation_ending(data),
        not_organisations=frozenset(data["not_organisations"]),
        owners=dict(data["owners"]),
        cut=re.compile(data["cuts"]),
        leading_words=re.compile(rf"(?:{_any_of(data['leading_words'])})+"),
        title=re.compile(rf"(?:{_any_of(data['titles'])})\Z"),
        after_a_person=re.compile(rf"(?:{data['after_a_person']}|\Z)"),
        after_a_signature=re.compile(data["after_a_signature"]),
        surnames=frozenset(data["surnames"]) | frozenset(data["compound_surnames"]),
        not_persons=frozenset(data["not_persons"]),
        not_figures=tuple(data["not_figures"]),
        units_only_after_digits=frozenset(data["units_only_after_digits"]),
        never_units=frozenset(data["never_units"]),
    )


def _organisation_ending(data: dict[str, Any]) -> re.Pattern[str]:
    """市委组织部 stands in 市委组织部长, but 局 ends no name in 局长, nor 报社 one in 回报社会."""
    never_after = "".join(
        rf"(?!(?<={ending})[{following}])"
        for ending, following in data["never_after_ending"].items()
    )
    return re.compile(rf"(?:{_any_of(data['organisation_endings'])}){never_after}")


def _any_of(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
