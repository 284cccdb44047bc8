"""Names that people give: to themselves, to documents, to projects."""

from __future__ import annotations

import re
import unicodedata

from annotator.domain.errors import InvalidName

LONGEST = 200
"""Characters; a longer name would not fit on any screen or in the name of a sheet."""

_SPACES = re.compile("[ \\u00a0\\u3000]+")  # not line breaks: those are refused
# Controls, invisible joiners and direction marks, halves of characters, line separators: with
# them two names could look alike. Private characters stay: offices use them for rare names.
_UNUSABLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def usable_name(typed: str) -> str:
    """Return the name without spaces around it and with single ones inside.

    Raises:
        InvalidName: Nothing is left, it is too long, or it holds invisible characters.
    """
    name = _SPACES.sub(" ", typed).strip()
    if not name or len(name) > LONGEST or any(map(_is_unusable, name)):
        raise InvalidName(name="".join("\ufffd" if _is_unusable(c) else c for c in typed))
    return name


def cleaned_name(found: str) -> str:
    """Return a name found in a file, freed of all that `usable_name` refuses; may be empty."""
    visible = "".join(" " if _is_unusable(character) else character for character in found)
    return " ".join(visible.split())[:LONGEST].strip()


def whole_characters(typed: str) -> str:
    """Return a text that every file can hold; half a character becomes the sign for a lost one.

    A faulty input method may send such halves, and no encoding has a place for them.
    """
    return typed.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _is_unusable(character: str) -> bool:
    return unicodedata.category(character) in _UNUSABLE
