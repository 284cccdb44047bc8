"""Names that look alike must not pass for two, and rare characters must pass."""

from __future__ import annotations

import pytest

from annotator.domain.errors import InvalidName
from annotator.domain.names import LONGEST, cleaned_name, usable_name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("王芳", "王芳"),
        ("  王\u3000 芳\n", "王 芳"),
        ("Ölmez-O’Neil Jr.", "Ölmez-O’Neil Jr."),
        ("\ue863\U00030edd", "\ue863\U00030edd"),  # private and newly encoded characters
        ("葛\U000e0100", "葛\U000e0100"),  # an ideographic variation
    ],
)
def test_ordinary_and_rare_names_are_kept(typed: str, name: str) -> None:
    assert usable_name(typed) == name


@pytest.mark.parametrize(
    "typed", ["", " \u3000", "王\n芳", "王\u200b芳", "\u202e芳", "王\ud800", "\x00", "字" * 201]
)
def test_invisible_and_endless_names_are_refused(typed: str) -> None:
    with pytest.raises(InvalidName) as caught:
        usable_name(typed)
    str(caught.value).encode()


def test_a_name_found_in_a_file_is_made_usable() -> None:
    assert cleaned_name("\ufeff 群众\u200b团体\r\n") == "群众 团体"
    assert cleaned_name("\u200b") == ""
    assert len(cleaned_name("字" * 1_000)) == LONGEST
