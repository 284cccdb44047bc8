"""What each line of a chronicle is to a reader: heading, entry, paragraph, torn page, gap."""

from __future__ import annotations

import pytest

from annotator.resource_files import seed
from annotator.text.paragraphs import Paragraphs
from annotator.ui.editor.piece_source import PieceReader

SAMPLE = seed("chronicle.txt").read_text(encoding="utf-8")


def read(text: str, quote: str):
    paragraphs = Paragraphs(text)
    return PieceReader(text, paragraphs).read(paragraphs.at(text.index(quote)))


def test_a_heading_is_one_of_its_level_without_its_marks() -> None:
    source = read("序\n### 组织 ##\n", "组织")
    assert source.heading == 3
    assert source.hidden == ((0, 4), (6, 9))
    assert not source.indented


def test_an_entry_is_bold_between_its_hidden_marks_and_not_indented() -> None:
    source = read(SAMPLE, "【送温暖活动】")
    (start, end), *_ = source.bold
    assert source.text[start:end] == "【送温暖活动】"
    assert source.hidden[:2] == ((0, 2), (end, end + 2))
    assert not source.indented
    assert source.space_above > 0


def test_a_paragraph_is_indented_unless_the_text_does_it_itself() -> None:
    assert read(SAMPLE, "维权网络覆盖机制建设").indented
    assert not read("序言。\n\n　　本卷记述。\n", "本卷").indented


def test_a_page_break_in_a_sentence_is_seen_and_the_rest_is_not_indented() -> None:
    torn = read(SAMPLE, "协商。三方协商会议")
    assert torn.page_break
    assert not torn.indented
    assert not read(SAMPLE, "宏观源头参与机制").page_break


@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n\n", "\n　\n"])
def test_a_sentence_torn_over_several_blank_lines_is_seen(gap: str) -> None:
    text = f"会议召开,参加的有市总工{gap}会和各县工会。"
    assert read(text, "会和").page_break


def test_neighbouring_lines_are_not_torn() -> None:
    assert not read("会议召开,参加的有市总工\n会和各县工会。", "会和").page_break


def test_blank_lines_leave_one_gap_and_hardly_more_for_each_further_one() -> None:
    text = "甲。\n\n　\n\n乙。"
    reader = PieceReader(text, Paragraphs(text))
    gaps = [reader.read(number).space_above for number in (1, 2, 3)]
    assert gaps == [reader.blank_space(number) for number in (1, 2, 3)]
    assert gaps[0] > 3 * gaps[1] == 3 * gaps[2] > 0


def test_a_part_of_a_huge_paragraph_goes_straight_on() -> None:
    text = "**起** " + "字" * 5_000
    paragraphs = Paragraphs(text)
    reader = PieceReader(text, paragraphs)
    assert reader.read(0).bold == ((2, 3),)
    rest = reader.read(1)
    assert (rest.start, rest.hidden, rest.indented) == (paragraphs.starts[1], (), False)
    assert rest.space_above == 0


def test_every_piece_of_the_sample_has_its_own_characters() -> None:
    paragraphs = Paragraphs(SAMPLE)
    reader = PieceReader(SAMPLE, paragraphs)
    for number in range(len(paragraphs)):
        source = reader.read(number)
        assert source.text == SAMPLE[source.start : paragraphs.ends[number]]
