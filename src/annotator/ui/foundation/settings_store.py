"""The settings of this person while the program runs: read once, saved a moment after a change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.errors import ProblemForUser
from annotator.ui.foundation.settings import (
    LIMITS,
    RECENT_PROJECTS,
    Settings,
    read_settings,
    settings_path,
    write_changes,
)

if TYPE_CHECKING:
    from pathlib import Path

_SAVE_AFTER_MS: Final = 400


class SettingsStore(QObject):
    """Hands out the settings, changes them and tells whoever listens.

    Signals:
        changed: The new Settings, at once.
        not_saved: A ProblemForUser; the change still holds until the program ends.
    """

    changed = Signal(object)
    not_saved = Signal(object)

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path or settings_path()
        self._settings = read_settings(self._path)
        self._unsaved: frozenset[str] = frozenset()
        # Zooming with the wheel changes the size many times a second.
        self._save_soon = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._save_soon.timeout.connect(self.save)

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self._settings

    @property
    def path(self) -> Path:
        """The file they are kept in."""
        return self._path

    def change(self, **changes: object) -> None:
        """Change some fields of Settings; numbers are held within their limits."""
        held: dict[str, Any] = dict(changes)
        for name in held.keys() & LIMITS.keys():
            held[name] = LIMITS[name].hold(held[name])
        changed = replace(self._settings, **held)
        names = {name for name in held if getattr(changed, name) != getattr(self._settings, name)}
        if not names:
            return
        self._settings = changed
        self._unsaved |= names
        self._save_soon.start()
        self.changed.emit(changed)

    def remember_project(self, path: Path) -> None:
        """Put a project first among the recent ones and open it at the next start."""
        name = str(path)
        others = [recent for recent in self._settings.recent_projects if recent != name]
        self.change(
            recent_projects=tuple([name, *others][:RECENT_PROJECTS]),
            last_project=name,
        )

    def forget_project(self, path: Path) -> None:
        """Take a project that is gone out of the recent ones."""
        name = str(path)
        recent = tuple(kept for kept in self._settings.recent_projects if kept != name)
        last = "" if self._settings.last_project == name else self._settings.last_project
        self.change(recent_projects=recent, last_project=last)

    def save(self) -> None:
        """Write what is not written yet; called by itself after a change, and at the end."""
        self._save_soon.stop()
        unsaved, self._unsaved = self._unsaved, frozenset()
        if not unsaved:
            return
        try:
            write_changes(self._path, self._settings, unsaved)
        except ProblemForUser as problem:
            self.not_saved.emit(problem)
