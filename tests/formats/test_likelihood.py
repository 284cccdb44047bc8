"""Prose weighs more than what a wrong encoding makes of it."""

from __future__ import annotations

import pytest

from annotator.formats.likelihood import likelihood
from annotator.resource_files import resource


@pytest.mark.parametrize(
    ("prose", "misread"),
    [
        ("大事记", "大事记".encode("gbk").decode("big5hkscs")),
        ("臺灣通志", "臺灣通志".encode("big5").decode("gb18030")),
        ("大事记", "大事记".encode("utf-16-le").decode("utf-16-be")),
        ("大事年表", "大事年表".encode().decode("gb18030")),
    ],
)
def test_prose_is_likelier_than_its_misreading(prose: str, misread: str) -> None:
    assert likelihood(prose).bits > likelihood(misread).bits
    assert likelihood(prose).typical > -14.5 > likelihood(misread).typical


def test_ascii_does_not_count_for_what_is_typical() -> None:
    assert likelihood("志").typical == likelihood("志 of 2004\n").typical
    assert likelihood("Annals").typical == 0.0


def test_the_bands_of_characters_are_four_and_share_none() -> None:
    lines = resource("text/common_characters.txt").read_text(encoding="utf-8")
    bands = ["".join(band.split()) for band in lines.split("\n\n")[1:]]
    characters = "".join(bands)
    assert len(bands) == 4
    assert len(set(characters)) == len(characters)
    assert all("\u3000" < character < "\uffff" for character in characters)
