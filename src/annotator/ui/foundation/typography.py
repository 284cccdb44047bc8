"""Fonts: Chinese faces asked for by name, so that no system shows Japanese forms of characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QFont

if TYPE_CHECKING:
    from annotator.ui.foundation.settings import Settings

# A font that is missing is skipped by Qt, so one list serves Debian, UOS, Kylin and Windows.
CHINESE_FAMILIES: Final = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Micro Hei",
    "SimSun",
)


def interface_font(system: QFont) -> QFont:
    """The system's own font with Chinese faces behind it."""
    font = QFont(system)
    font.setFamilies([*system.families(), *CHINESE_FAMILIES])
    return font


def reading_font(settings: Settings) -> QFont:
    """The font of the text that is being tagged."""
    font = QFont()
    chosen = [settings.font_family] if settings.font_family else []
    font.setFamilies([*chosen, *CHINESE_FAMILIES])
    font.setPointSizeF(settings.font_points)
    font.setStyleHint(QFont.StyleHint.SansSerif)
    return font
