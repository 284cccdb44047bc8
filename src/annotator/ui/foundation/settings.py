"""What a person has chosen, and the file that keeps it. Knows no Qt, so every face can read it."""

from __future__ import annotations

import json
import logging
import os
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, TypeVar

from annotator.domain.errors import SettingsNotSaved
from annotator.ui.foundation.user_folders import config_folder

if TYPE_CHECKING:
    from pathlib import Path

_log = logging.getLogger(__name__)
_Number = TypeVar("_Number", int, float)

RECENT_PROJECTS: Final = 10


class ThemeChoice(StrEnum):
    """Light, dark, or whatever the desktop says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Limits:
    """The smallest and largest value a number in the settings may take."""

    smallest: float
    largest: float

    def hold(self, number: _Number) -> _Number:
        """The number itself, or the nearest one allowed."""
        return type(number)(min(max(number, self.smallest), self.largest))


LIMITS: Final = {
    "font_points": Limits(8, 48),
    "line_spacing": Limits(1.0, 3.0),
    "column_ems": Limits(16, 120),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a person can choose, with the program's own choices as defaults.

    Attributes:
        language: "zh_CN" or "en"; empty follows the system.
        font_family: Of the text being tagged; empty leaves the choice to the program.
        font_points: Size of that text in points.
        line_spacing: Line height as a multiple of the font size.
        column_ems: Width of the text column in Chinese characters.
        type_labels_shown: Whether the name of the type stands above each annotation.
        recent_projects: Paths, the latest first, at most ten.
        last_project: Path of the project to open at the next start; empty for none.
        import_folder: Where the last file was imported from.
        export_folder: Where the last export went.
        exchange_folder: Where the last package was written or taken in from.
        person_name: The name last worked under; proposed in every new project.
        name_confirmed: Whether the person has said once that this is their name.
        places: Document id and code point at the top of the view, the latest first, at most ten.
        window_geometry: Place and size of the window, base64.
        window_state: Its toolbars and docks, base64.
        layouts: Name, geometry and dividers of other windows and of panels, base64, at most ten.
    """

    language: str = ""
    theme: ThemeChoice = ThemeChoice.SYSTEM
    font_family: str = ""
    font_points: float = 14.0
    line_spacing: float = 1.7
    column_ems: int = 42
    type_labels_shown: bool = True
    recent_projects: tuple[str, ...] = ()
    last_project: str = ""
    import_folder: str = ""
    export_folder: str = ""
    exchange_folder: str = ""
    person_name: str = ""
    name_confirmed: bool = False
    places: tuple[str, ...] = ()
    window_geometry: str = ""
    window_state: str = ""
    layouts: tuple[str, ...] = ()


def settings_path() -> Path:
    """The file of this person's settings."""
    return config_folder() / "settings.json"


def read_settings(path: Path) -> Settings:
    """The settings in the file; defaults where it says nothing or nothing usable."""
    chosen: dict[str, Any] = {}
    for name, raw in read_overrides(path).items():
        try:
            chosen[name] = _from_json(name, raw)
        except (KeyError, ValueError, TypeError):
            _log.warning("settings: %s is not usable in %s; using the default", name, path)
    return Settings(**chosen)


def write_changes(path: Path, changed: Settings, names: frozenset[str]) -> None:
    """Store the named fields, leaving alone what another window has stored meanwhile.

    Raises:
        SettingsNotSaved: The folder or the file does not take changes.
    """
    overrides = read_overrides(path)
    defaults = Settings()
    for name in names:
        value = getattr(changed, name)
        if value == getattr(defaults, name):
            overrides.pop(name, None)
        else:
            overrides[name] = value
    try:
        _replace(path, json.dumps(overrides, ensure_ascii=False, indent=2, sort_keys=True))
    except OSError as error:
        raise SettingsNotSaved(path=str(path), reason=error.strerror or str(error)) from error


def read_overrides(path: Path) -> dict[str, Any]:
    """What the file holds, as it is; an unreadable file is kept aside with the ending .bad."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(stored, dict):
            return stored
    except FileNotFoundError:
        return {}
    except OSError as error:
        _log.warning("settings: cannot read %s (%s); using the defaults", path, error)
        return {}
    except (ValueError, RecursionError) as error:
        _log.warning("settings: %s is broken (%s)", path, error)
    _keep_aside(path)
    return {}


def _from_json(name: str, raw: object) -> object:
    """The value of a field; raises KeyError, ValueError or TypeError when it is not one."""
    default = _DEFAULTS[name]
    if isinstance(default, ThemeChoice):
        return ThemeChoice(str(raw))
    if isinstance(default, tuple):
        return _texts(raw)
    if isinstance(default, float) and isinstance(raw, int) and not isinstance(raw, bool):
        raw = float(raw)
    if type(raw) is not type(default):
        raise TypeError(name)
    if name in LIMITS and isinstance(raw, int | float):
        return LIMITS[name].hold(raw)
    return raw


def _texts(raw: object) -> tuple[str, ...]:
    if not isinstance(raw, list) or not all(isinstance(text, str) for text in raw):
        raise TypeError(raw)
    return tuple(raw)[:RECENT_PROJECTS]


def _keep_aside(path: Path) -> None:
    aside = path.with_name(f"{path.name}.bad")
    try:
        path.replace(aside)
    except OSError as error:
        _log.warning("settings: cannot keep %s aside (%s)", path, error)
    else:
        _log.warning("settings: kept the broken file as %s; using the defaults", aside)


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


_DEFAULTS: Final = {field.name: field.default for field in fields(Settings)}
