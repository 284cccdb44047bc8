"""The words of the command line follow the system's language, without Qt."""

from __future__ import annotations

import pytest

from annotator.cli.language import reads_chinese, sentence_of, translate
from annotator.domain.errors import FileIsMissing, InvalidLine, NoPermission
from annotator.domain.line_faults import KeyIsMissing


@pytest.mark.parametrize(
    ("variables", "chinese"),
    [
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"LANG": "zh_TW.UTF-8"}, True),
        ({"LANG": "en_GB.UTF-8"}, False),
        ({"LANG": "C.UTF-8"}, False),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, False),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, True),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, True),
    ],
    ids=str,
)
def test_the_environment_names_the_language(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], chinese: bool
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert reads_chinese() is chinese


def test_a_sentence_is_english_where_nothing_is_said() -> None:
    problem = FileIsMissing(path="年鉴.annot")
    assert sentence_of(problem) == str(problem)


def test_a_sentence_is_chinese_for_a_chinese_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    told = sentence_of(NoPermission(path="年鉴.annot"))
    assert "年鉴.annot" in told
    assert not any("a" <= letter <= "z" for letter in told.replace("年鉴.annot", ""))


def test_a_reason_inside_a_sentence_is_translated_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    told = sentence_of(InvalidLine(path="甲.jsonl", line=3, reason=KeyIsMissing(key="type")))
    assert "is missing" not in told
    assert "type" in told


def test_a_text_without_translation_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert translate("Cli", "never written anywhere") == "never written anywhere"
