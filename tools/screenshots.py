# ruff: noqa: INP001 - a script of its own, not a package
"""Take the pictures of README and guide anew: in Chinese and English, light and dark.

python tools/screenshots.py
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget
from review_sample import make_review_sample

from annotator.cli.demonstration import demonstrate
from annotator.ui.foundation.settings import ThemeChoice
from annotator.ui.picture import write_picture

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
GUIDE = ROOT / "resources" / "help" / "pictures"
CHOICES = {
    "light-zh.png": ("zh_CN", ThemeChoice.LIGHT),
    "dark-zh.png": ("zh_CN", ThemeChoice.DARK),
    "light-en.png": ("en", ThemeChoice.LIGHT),
    "dark-en.png": ("en", ThemeChoice.DARK),
}
Settle = Callable[[], None]
_ROUNDS = 6  # of settling, until what counts in the background is shown


def main() -> None:
    """Write all pictures."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for folder in (PICTURES, GUIDE):
        folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # The demonstration expects a picture; the four below are taken instead.
        demonstrate(folder, save_picture=lambda _, picture: picture.touch())
        (project,) = folder.glob("*.annot")
        for picture, (language, theme) in CHOICES.items():
            write_picture(project, PICTURES / picture, language=language, theme=theme)
        reviewed = folder / "群众团体 审核.annot"
        make_review_sample(reviewed)
        for scene_name, scene in SCENES.items():
            for language in ("zh_CN", "en"):
                write_picture(
                    reviewed,
                    GUIDE / f"{scene_name}.{language}.png",
                    scene=scene,
                    language=language,
                    theme=ThemeChoice.LIGHT,
                )


def _review(window: MainWindow, settle: Settle) -> QWidget:
    window.commands["review_queue"].trigger()
    settle()
    window.commands["next_to_review"].trigger()
    settle()
    return window


def _compare(window: MainWindow, settle: Settle) -> QWidget:
    window.commands["compare"].trigger()
    _settle_long(settle)
    window.commands["next_difference"].trigger()
    settle()
    return window


def _agreement(window: MainWindow, settle: Settle) -> QWidget:
    window.commands["agreement"].trigger()
    _settle_long(settle)
    return _dialog(window)


def _progress(window: MainWindow, settle: Settle) -> QWidget:
    window.commands["progress"].trigger()
    _settle_long(settle)
    return _dialog(window)


def _settle_long(settle: Settle) -> None:
    for _ in range(_ROUNDS):
        settle()


def _dialog(window: MainWindow) -> QWidget:
    return next(one for one in window.findChildren(QDialog) if one.isVisible())


SCENES = {
    "review": _review,
    "compare": _compare,
    "agreement": _agreement,
    "progress": _progress,
}


if __name__ == "__main__":
    main()
