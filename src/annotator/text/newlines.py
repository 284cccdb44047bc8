r"""Line ends: one form inside the program, the form of the file remembered.

Only \r\n and \r become \n. U+2028, U+2029, U+0085, \v and \f stay: they are characters of the
text, and no program that writes chronicles ends its lines with them.
"""

from __future__ import annotations

MIXED = "mixed"


def normalise(raw: str) -> tuple[str, str]:
    r"""Return the text with \n at every line end, and the form it had.

    Returns:
        (text, "\n" | "\r\n" | "\r" | "mixed"). A text without line ends counts as "\n".
    """
    carriage_returns = raw.count("\r")
    if not carriage_returns:
        return raw, "\n"
    pairs = raw.count("\r\n")
    line_feeds = raw.count("\n")
    if pairs == carriage_returns == line_feeds:
        form = "\r\n"
    elif line_feeds == 0:
        form = "\r"
    else:
        form = MIXED
    return raw.replace("\r\n", "\n").replace("\r", "\n"), form


def restore(text: str, newline: str) -> str:
    r"""Return the text with the line ends it had before `normalise`.

    Raises:
        ValueError: The form is "mixed": which line had which is told by the original bytes only.
    """
    if newline not in ("\n", "\r\n", "\r"):
        message = f"no single line end to restore: {newline!r}"
        raise ValueError(message)
    return text if newline == "\n" else text.replace("\n", newline)
