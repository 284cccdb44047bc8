"""Words for the reader of a command: the translation catalogue, read without Qt."""

from __future__ import annotations

import locale
import os
from functools import cache

from annotator.domain.errors import ProblemForUser
from annotator.resource_files import resource


def translate(context: str, text: str) -> str:
    """Return the text in the reader's language; as it is where there is no translation."""
    return _catalogue().get((context, text), text) if reads_chinese() else text


def sentence_of(problem: ProblemForUser) -> str:
    """Return the sentence of a problem in the reader's language."""
    values = {
        name: sentence_of(value) if isinstance(value, ProblemForUser) else value
        for name, value in problem.values.items()
    }
    return translate("Problem", problem.sentence).format(**values)


def reads_chinese() -> bool:
    """Tell whether the system's language is Chinese; POSIX names it in the environment."""
    names = (*map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG")), locale.getlocale()[0])
    language = next((name for name in names if name), "")
    return language.lower().startswith(("zh", "chinese"))


@cache
def _catalogue() -> dict[tuple[str, str], str]:
    """Map context and English text to the finished Chinese translations."""
    import xml.etree.ElementTree as ET  # noqa: PLC0415 - the window is to be seen soon

    tree = ET.parse(resource("translations/annotator_zh_CN.ts"))  # noqa: S314 - our own file
    return {
        (context.findtext("name", ""), message.findtext("source", "")): translation.text
        for context in tree.iter("context")
        for message in context.iter("message")
        for translation in message.iter("translation")
        if translation.text and "type" not in translation.attrib
    }
