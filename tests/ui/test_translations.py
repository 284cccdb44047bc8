"""The catalogues are complete, up to date, and compiled."""

from __future__ import annotations

import ast
import importlib.util
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTranslator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).parents[2]


def load_tool() -> ModuleType:
    path = ROOT / "tools" / "translations.py"
    spec = importlib.util.spec_from_file_location("translations_tool", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


tool = load_tool()


def test_every_string_of_the_program_is_translated_and_nothing_is_stale() -> None:
    assert tool.faults() == []


def written_words() -> Iterator[str]:
    """The strings that the sources hand to a translator, as Python itself reads them."""
    places = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(ast.Attribute(attr=name) | ast.Name(id=name), words) if (
                    name in places and len(words) > places[name]
                ):
                    match words[places[name]]:
                        case ast.Constant(str(word)):
                            yield word


def test_no_string_escapes_the_program_that_collects_them() -> None:
    """It passes over a call without a word if the number in it is a sum or has a dot."""
    collected = {entry.source for entry in tool.entries(tool.CATALOGUES / CHINESE)}
    assert {*written_words()} - collected == set()


def test_every_count_is_grouped_as_the_language_does() -> None:
    """Qt writes %n as bare digits and %Ln as 141,875."""
    assert [word for word in written_words() if "%n" in word] == []


OTHER_WORDS = ("并入", "文稿")  # the glossary has 合并 and 文档


def test_chinese_keeps_to_one_word_per_idea_and_to_single_spaces() -> None:
    said = [
        words for entry in tool.entries(tool.CATALOGUES / CHINESE) for words in entry.translations
    ]
    assert [one for one in said if any(sign in one for sign in (*OTHER_WORDS, "  "))] == []


@pytest.fixture
def catalogues(tmp_path: Path) -> Path:
    """A copy to spoil."""
    for file in tool.CATALOGUES.glob("annotator_*.*"):
        shutil.copy(file, tmp_path)
    return tmp_path


CHINESE = "annotator_zh_CN.ts"
SPOILT = {
    "a string is not collected": (
        "<source>Please wait</source>",
        "<source>Please, wait</source>",
        ["not collected yet: Waiting: Please wait", "no longer in the sources: Waiting"],
    ),
    "a translation is empty": (
        "<translation>请稍候</translation>",
        "<translation></translation>",
        ["not translated: Waiting: Please wait"],
    ),
    "a translation is unfinished": (
        "<translation>请稍候</translation>",
        '<translation type="unfinished">请稍候</translation>',
        ["not translated: Waiting: Please wait"],
    ),
    "a place is missing": (
        "<translation>{done} / {total}</translation>",
        "<translation>{done}</translation>",
        ["the places in {} or %Ln differ: Waiting"],
    ),
    "a translation vanished": (
        "<translation>请稍候</translation>",
        '<translation type="vanished">请稍候</translation>',
        ["no longer in the sources: Waiting: Please wait"],
    ),
}


@pytest.mark.parametrize("case", SPOILT)
def test_the_check_finds_it_when(case: str, catalogues: Path) -> None:
    old, new, wanted = SPOILT[case]
    path = catalogues / CHINESE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = "\n".join(tool.faults(catalogues))
    assert [part for part in wanted if part not in found] == []


def test_the_check_finds_a_stale_compiled_catalogue(catalogues: Path) -> None:
    (catalogues / "annotator_zh_CN.qm").write_bytes(b"")
    assert tool.faults(catalogues) == [
        "annotator_zh_CN.qm: not what its .ts file gives; run the release"
    ]


def test_an_update_keeps_finished_work(catalogues: Path) -> None:
    before = (catalogues / CHINESE).read_bytes()
    tool.update(catalogues)
    assert (catalogues / CHINESE).read_bytes() == before


def test_plurals_are_right_in_english(qapp: QApplication) -> None:
    translator = QTranslator()
    assert translator.load(str(tool.CATALOGUES / "annotator_en.qm"))
    source = "%Ln annotation(s)"
    assert translator.translate("StatusLine", source, None, 1) == "%Ln annotation"
    assert translator.translate("StatusLine", source, None, 2) == "%Ln annotations"


def test_chinese_sentences_use_chinese_punctuation() -> None:
    """Latin commas and brackets between Chinese characters look wrong to every reader."""
    import re

    wrong = re.compile(
        r"[\u4e00-\u9fff}”][,;:?!]|[,;:?!)][\u4e00-\u9fff]|[\u4e00-\u9fff]\.(?!\w)|\((?!&)"
    )
    entries = tool.entries(tool.CATALOGUES / CHINESE)
    found = [text for entry in entries for text in entry.translations if wrong.search(text)]
    assert found == []


def test_a_mnemonic_stands_behind_chinese_words() -> None:
    entries = tool.entries(tool.CATALOGUES / CHINESE)
    wrong = [
        entry.name
        for entry in entries
        if ("&" in entry.source) != all("(&" in text for text in entry.translations)
    ]
    assert wrong == []
