"""The ladder finds the encoding, or says that it does not know.

The corpus took no part in building the ladder: its character list is of general knowledge,
the texts are the sample chronicle and two collections of prose written for these tests.
"""

from __future__ import annotations

import codecs
from pathlib import Path

import chardet
import pytest

from annotator.domain.errors import UnknownEncoding
from annotator.formats.detection import detect, exact_encoding
from annotator.resource_files import seed

TEXTS = Path(__file__).parent / "texts"
SIMPLIFIED = (TEXTS / "simplified.txt").read_text(encoding="utf-8")
TRADITIONAL = (TEXTS / "traditional.txt").read_text(encoding="utf-8")
CHRONICLE = seed("chronicle.txt").read_text(encoding="utf-8")
CHRONICLE_IN_BIG5 = CHRONICLE.encode("big5", errors="ignore").decode("big5")

# codec to write with, what the ladder is to say, texts
CORPUS = [
    ("utf-8", "utf-8", (CHRONICLE, SIMPLIFIED, TRADITIONAL)),
    ("utf-8-sig", "utf-8", (CHRONICLE, SIMPLIFIED, TRADITIONAL)),
    ("utf-16", "utf-16-le", (CHRONICLE, SIMPLIFIED, TRADITIONAL)),
    ("utf-16-le", "utf-16-le", (CHRONICLE, SIMPLIFIED, TRADITIONAL)),
    ("utf-16-be", "utf-16-be", (CHRONICLE, SIMPLIFIED, TRADITIONAL)),
    ("gb18030", "gb18030", (CHRONICLE, SIMPLIFIED, TRADITIONAL)),
    ("gbk", "gb18030", (CHRONICLE, SIMPLIFIED)),
    ("gb2312", "gb18030", (SIMPLIFIED,)),
    ("big5", "big5", (CHRONICLE_IN_BIG5, TRADITIONAL)),
]


def slices(texts: tuple[str, ...], length: int, step: int) -> list[str]:
    found = [
        text[start : start + length]
        for text in texts
        for start in range(0, len(text) - length, step)
    ]
    return [piece for piece in found if not piece.isascii()]


@pytest.mark.parametrize(("codec", "expected", "texts"), CORPUS, ids=[row[0] for row in CORPUS])
def test_two_hundred_characters_are_enough_to_be_right(
    codec: str, expected: str, texts: tuple[str, ...]
) -> None:
    pieces = slices(texts, 200, 60)
    found = [detect(piece.encode(codec)) for piece in pieces]
    right = sum(one.certain and one.candidates[0].encoding == expected for one in found)
    assert right >= 0.99 * len(pieces)
    assert {one.candidates[0].encoding for one in found if one.certain} == {expected}


@pytest.mark.parametrize("length", [8, 20, 60])
@pytest.mark.parametrize(("codec", "expected", "texts"), CORPUS, ids=[row[0] for row in CORPUS])
def test_short_files_are_never_wrong_without_asking(
    codec: str, expected: str, texts: tuple[str, ...], length: int
) -> None:
    pieces = slices(texts, length, 150)
    found = [detect(piece.encode(codec)) for piece in pieces]
    assert {one.candidates[0].encoding for one in found if one.certain} == {expected}
    assert sum(one.certain for one in found) >= 0.9 * len(pieces)


@pytest.mark.parametrize(
    ("text", "codec", "expected"),
    [
        ("大事记\n", "gbk", "gb18030"),
        ("第一章 总述", "gbk", "gb18030"),
        ("大事記\n", "big5", "big5"),
        ("臺灣通志", "big5", "big5"),
        ("大事记", "utf-8", "utf-8"),
        ("志", "utf-8", "utf-8"),
        ("县志大事年表", "utf-16-le", "utf-16-le"),
        ("县志大事年表", "utf-16-be", "utf-16-be"),
        ("Annals of 2004, volume 3.\n", "ascii", "utf-8"),
        ("1162\t197000\t5.4\n" * 9, "ascii", "utf-8"),
        ("1162\t197000\t5.4\n", "utf-16-le", "utf-16-le"),
        ("Annals", "utf-16-be", "utf-16-be"),
        ("Café, naïve, Zürich\n", "utf-8", "utf-8"),
        ("年份\t人口\t耕地\n1949\t21.3万\t44.8万亩\n1978\t39.6万\t40.2万亩\n", "gbk", "gb18030"),
        ("年份\t人口\t耕地\n1949\t21.3萬\t44.8萬畝\n1978\t39.6萬\t40.2萬畝\n", "big5", "big5"),
        ("Population of the county (人口): 213,000 in 1949, 396,000 in 1978.", "gbk", "gb18030"),
        ("邑人感其德，立碑記之。歷任知縣、同知，卒於官。", "gbk", "gb18030"),
    ],
)
def test_small_files_are_read_rightly(text: str, codec: str, expected: str) -> None:
    found = detect(text.encode(codec))
    assert found.certain
    assert expected == found.candidates[0].encoding
    assert found.candidates[0].sample.startswith(text[:20])


@pytest.mark.parametrize(
    ("text", "codec"),
    [("县志\n", "gbk"), ("1234567 元\n", "gbk"), ("3月", "big5"), ("李明", "gbk")],
)
def test_one_or_two_characters_leave_the_choice_to_a_person(text: str, codec: str) -> None:
    found = detect(text.encode(codec))
    samples = {candidate.encoding: candidate.sample for candidate in found.candidates}
    assert not found.certain
    assert text == samples["gb18030" if codec == "gbk" else codec]
    assert len(samples) > 1


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("조선왕조실록은 태조부터 철종까지의 역사를 기록한 책이다. 전라도와 경상도에서", "euc_kr"),
        ("日本の歴史について、ここでは詳しく説明します。ありがとうございました。", "shift_jis"),
        ("日本の歴史について、ここでは詳しく説明します。ありがとうございました。", "euc_jp"),
        ("Это летопись одного уезда, составленная в прошлом веке.", "koi8_r"),
    ],
)
def test_what_is_in_another_encoding_is_never_taken_without_asking(text: str, codec: str) -> None:
    try:
        found = detect(text.encode(codec))
    except UnicodeDecodeError:
        return
    assert not found.certain


@pytest.mark.parametrize(
    ("opinion", "confidence", "certain"),
    [
        ("GB18030", 0.01, True),
        ("Big5", 0.9, False),
        ("EUC-TW", 0.9, False),
        ("EUC-TW", 0.1, True),
        (None, 1.0, True),
    ],
)
def test_the_second_opinion_counts_where_it_is_meant(
    opinion: str | None, confidence: float, certain: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = {"encoding": opinion, "confidence": confidence}
    monkeypatch.setattr(chardet, "detect", lambda _: answer)
    assert detect(SIMPLIFIED[:50].encode("gbk")).certain == certain
    assert detect(SIMPLIFIED[:50].encode("utf-16-be")).certain


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be"])
def test_a_long_beginning_in_ascii_hides_nothing(codec: str) -> None:
    text = "Table 1: 2004, 1162, 5.4\r\n" * 8_000 + TRADITIONAL[:300]
    found = detect(text.encode(codec))
    assert found.certain
    assert codec == found.candidates[0].encoding
    # Of UTF-16 the sample begins where the file does: its ASCII is two bytes wide.
    assert codec.startswith("utf-16") or "鹽埔鎮志稿" in found.candidates[0].sample


def test_a_sample_that_ends_inside_a_character_does_not_confuse_the_ladder() -> None:
    for shift in range(4):
        data = ("x" * shift + SIMPLIFIED * 40).encode("gb18030")
        assert detect(data).candidates[0].encoding == "gb18030"


@pytest.mark.parametrize(
    ("codec", "cut"), [("utf-8", 1_000), ("gb18030", 1_001), ("big5", 801), ("utf-8", 90_000)]
)
def test_one_spoilt_byte_is_named_and_not_read_as_something_else(codec: str, cut: int) -> None:
    text = TRADITIONAL if codec == "big5" else SIMPLIFIED * 30
    data = bytearray(text.encode(codec))
    data[cut] = 0xFF
    with pytest.raises(UnicodeDecodeError) as caught:
        detect(bytes(data))
    assert cut - 3 <= caught.value.start <= cut


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_half_a_character_is_named_and_the_rest_of_the_file_still_counts(codec: str) -> None:
    whole = SIMPLIFIED.encode(codec)
    data = whole[:200] + "\ud800".encode(codec, "surrogatepass") + whole[202:]
    with pytest.raises(UnicodeDecodeError) as caught:
        detect(data)
    assert (codec, 200) == (caught.value.encoding, caught.value.start)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_wide_characters_made_of_ascii_bytes_do_not_shift_the_sample(codec: str) -> None:
    text = "上下不三世中" * 20 + "鉴古知今，大事年表。"
    assert text[:120].encode(codec).isascii()
    found = detect(text.encode(codec))
    assert (found.certain, found.candidates[0].encoding) == (True, codec)


@pytest.mark.parametrize(
    ("text", "written_with", "expected"),
    [
        ("大事記\n", "cp950", "big5"),
        ("11月15～16日，颱風侵襲本鎮。", "cp950", "cp950"),
        ("裏外、恒春、碁盤，均屬本鎮。", "cp950", "cp950"),
        ("①本鎮沿革　②本鎮物產", "big5hkscs", "big5hkscs"),
        ("喫茶店「みどりの家」在中正路。", "big5hkscs", "big5hkscs"),
        ("港人嘅說話，佢哋都係咁講。", "big5hkscs", "big5hkscs"),
        ("全票售價€25，由本會代收。", "cp950", "cp950"),
    ],
)
def test_the_form_of_big5_is_the_one_that_gives_what_was_written(
    text: str, written_with: str, expected: str
) -> None:
    data = (TRADITIONAL[:300] + text).encode(written_with)
    encoding = detect(data).candidates[0].encoding
    assert expected == encoding
    assert expected == exact_encoding("big5", data)
    assert data.decode(encoding).endswith(text)


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("UTF8", b"", "utf-8"),
        ("utf-8-sig", b"", "utf-8"),
        ("GBK", b"", "gb18030"),
        ("gb2312", b"", "gb18030"),
        ("CP936", b"", "gb18030"),
        ("GB18030", b"", "gb18030"),
        ("cp950", b"", "cp950"),
        ("Big5-HKSCS", b"", "big5hkscs"),
        ("UTF-16LE", b"", "utf-16-le"),
        ("utf-16", codecs.BOM_UTF16_BE + "志".encode("utf-16-be"), "utf-16-be"),
        ("utf-16", codecs.BOM_UTF16_LE + "志".encode("utf-16-le"), "utf-16-le"),
        ("utf-16", "大事记".encode("utf-16-be"), "utf-16-be"),
        ("utf-16", "大事记".encode("utf-16-le"), "utf-16-le"),
    ],
)
def test_common_names_of_encodings_are_understood(name: str, data: bytes, expected: str) -> None:
    assert expected == exact_encoding(name, data)


@pytest.mark.parametrize("name", ["", "klingon", "latin-1", "rot13", "base64", "汉字", "a\0b"])
def test_other_names_are_answered_with_the_choice(name: str) -> None:
    with pytest.raises(UnknownEncoding, match=r"UTF-8, GB18030 \(简体\), Big5 \(繁体\)"):
        exact_encoding(name, b"")
