"""Find the files that ship beside the code: icons, translations, seeds."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parents[1]


def resource(path: str) -> Path:
    """Return a file under resources/, from the installed package or a checkout."""
    return _find("resources", path)


def seed(path: str) -> Path:
    """Return a file under seeds/, from the installed package or a checkout."""
    return _find("seeds", path)


def _find(folder: str, path: str) -> Path:
    # A wheel carries the folders inside the package; an editable install leaves
    # them beside src/. Wheels are always unpacked, so plain paths will do.
    for root in (_PACKAGE / folder, _CHECKOUT / folder):
        found = root / path
        if found.exists():
            return found
    message = f"missing from this installation: {folder}/{path}"
    raise FileNotFoundError(message)
