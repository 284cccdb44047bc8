# ruff: noqa: INP001 - a script of its own, not a package
"""Take the pictures of the README anew: the sample in Chinese and English, light and dark.

python tools/screenshots.py
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from annotator.cli.demonstration import demonstrate
from annotator.ui.foundation.settings import ThemeChoice
from annotator.ui.picture import write_picture

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"
CHOICES = {
    "light-zh.png": {"language": "zh_CN", "theme": ThemeChoice.LIGHT},
    "dark-zh.png": {"language": "zh_CN", "theme": ThemeChoice.DARK},
    "light-en.png": {"language": "en", "theme": ThemeChoice.LIGHT},
    "dark-en.png": {"language": "en", "theme": ThemeChoice.DARK},
}


def main() -> None:
    """Write all pictures."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        # The demonstration expects a picture; the four below are taken instead.
        demonstrate(Path(folder), save_picture=lambda _, picture: picture.touch())
        (project,) = Path(folder).glob("*.annot")
        for name, choices in CHOICES.items():
            write_picture(project, PICTURES / name, **choices)


if __name__ == "__main__":
    main()
