"""Every encoding gives back the bytes it was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.encodings import (
    ENCODINGS,
    can_decode,
    decode,
    encoding_named,
    in_words,
    marked_encoding,
)
from annotator.formats.plain_text import read_text_file
from annotator.text.newlines import MIXED, restore

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.domain.documents import ImportedText

WRITTEN_WITH = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk", "big5")


def two_byte_characters(*codecs: str) -> list[str]:
    """Return the characters beyond ASCII that mean the same bytes in all these encodings."""
    found = []
    for lead in range(0x81, 0xFF):
        for trail in (*range(0x40, 0x7F), *range(0x80, 0xFF)):
            pair = bytes((lead, trail))
            readings = {pair.decode(codec, "ignore") for codec in codecs}
            character = readings.pop()
            if character and not readings and character.encode(codecs[-1]) == pair:
                found.append(character)
    return found


# Where the forms of Big5 differ the file is accepted too, and its bytes are kept; but which
# character was meant is for `test_detection` to tell.
ALPHABETS = {
    "gbk": st.sampled_from(two_byte_characters("gbk")),
    "big5": st.sampled_from(two_byte_characters("big5", "cp950", "big5hkscs")),
}
UNICODE = st.characters(exclude_categories=("Cs", "Cc"))
ASCII = st.characters(min_codepoint=0x20, max_codepoint=0x7E)
ENDS = st.sampled_from(["\n", "\r", "\r\n", "\t", "\f"])


def texts(codec: str) -> st.SearchStrategy[str]:
    characters = ALPHABETS.get(codec, UNICODE)
    pieces = st.lists(st.one_of(characters, characters, ASCII, ENDS), max_size=60)
    # A text of nothing but spaces is refused, so that each has one character to tag.
    return pieces.map(lambda found: "志" + "".join(found))


def written_back(imported: ImportedText) -> bytes:
    mark = "\ufeff" if imported.has_bom else ""
    return (mark + restore(imported.text, imported.newline)).encode(imported.encoding)


@pytest.mark.parametrize("codec", WRITTEN_WITH)
def test_every_text_can_be_written_back_byte_for_byte(codec: str, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"

    @given(texts(codec))
    def check(text: str) -> None:
        data = text.encode(codec)
        path.write_bytes(data)
        imported = read_text_file(path, encoding=codec)
        assert data == imported.original
        assert text.replace("\r\n", "\n").replace("\r", "\n") == imported.text
        assert imported.newline == MIXED or data == written_back(imported)

    check()


@given(st.sampled_from(ENCODINGS), st.binary(max_size=40))
def test_no_reading_ever_holds_a_replacement_or_half_a_character(name: str, data: bytes) -> None:
    if not can_decode(data, name):
        return
    text, has_bom = decode(data, name)
    assert not any("\ud800" <= character <= "\udfff" for character in text)
    if name.startswith(("utf", "gb18030")):  # in Big5 a few characters have two codes
        assert data == (("\ufeff" if has_bom else "") + text).encode(name)


def test_four_byte_gb18030_reaches_every_plane() -> None:
    text = "䶮𠮷㐂𬭩☃ё"
    assert (text, False) == decode(text.encode("gb18030"), "gb18030")


@pytest.mark.parametrize("name", ["utf-8", "utf-16-le", "utf-16-be", "gb18030"])
def test_a_byte_order_mark_is_recognised_and_taken_off_once(name: str) -> None:
    data = "\ufeff\ufeff大事记".encode(name)
    assert name == marked_encoding(data)
    assert decode(data, name) == ("\ufeff大事记", True)


def test_the_place_of_a_flaw_counts_the_mark() -> None:
    data = "\ufeff大".encode("utf-16-be") + b"\xd8\x00\x00\x41"
    with pytest.raises(UnicodeDecodeError) as caught:
        decode(data, "utf-16-be")
    assert caught.value.start == 4


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_words_for_an_encoding_begin_with_a_name_that_may_be_typed(encoding: str) -> None:
    assert encoding_named(in_words(encoding).split()[0]) == encoding
