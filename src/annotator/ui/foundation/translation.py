"""The language of the interface: English in the sources, other languages from catalogues."""

from __future__ import annotations

import logging
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from annotator.domain.errors import QT_TRANSLATE_NOOP, ProblemForUser
from annotator.resource_files import resource

_log = logging.getLogger(__name__)

# Each in its own language: who cannot read the present one still finds theirs.
LANGUAGES: Final = {"zh_CN": "简体中文", "en": "English"}

# What Qt says in its file dialog and its Chinese catalogue leaves out (6.11), or says oddly:
# ours is asked first.
_LEFT_BY_QT: Final = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Choose"),
    QT_TRANSLATE_NOOP("QFileSystemModel", "Size"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
)


class Translation(QObject):
    """Keeps the application in one language; a switch reaches widgets as LanguageChange."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._application = application
        self._translators: list[QTranslator] = []
        self._language = "en"

    @property
    def language(self) -> str:
        """The language shown now, a key of LANGUAGES."""
        return self._language

    def show(self, choice: str) -> None:
        """Switch to a language; an empty choice follows the system."""
        language = choice if choice in LANGUAGES else system_language()
        if language == self._language and self._translators:
            return  # the choice is told with every other setting, and all words would be set anew
        self._language = language
        QLocale.setDefault(QLocale(self._language))
        fresh = [_translator(path, self) for path in _catalogues(self._language)]
        self.put_away()
        for translator in fresh:
            self._application.installTranslator(translator)
        self._translators = fresh

    def put_away(self) -> None:
        """Take no part any more: another program of this application may speak otherwise."""
        for translator in self._translators:
            self._application.removeTranslator(translator)
            translator.deleteLater()
        self._translators = []


def system_language() -> str:
    """The first of our languages that the system names; Chinese where it names none at all."""
    names = QLocale.system().uiLanguages()
    for name in names:
        language = QLocale(name).language()
        if language is QLocale.Language.Chinese:
            return "zh_CN"
        if language is QLocale.Language.English:
            return "en"
    # A bare Debian has the locale C. The offices this is made for read Chinese.
    return "zh_CN" if all(_says_nothing(name) for name in names) else "en"


def problem_sentence(problem: ProblemForUser) -> str:
    """The sentence of a problem in the language shown now, with its values filled in."""
    values = {name: _in_words(value) for name, value in problem.values.items()}
    return QCoreApplication.translate("Problem", problem.sentence).format(**values)


def _in_words(value: object) -> object:
    return problem_sentence(value) if isinstance(value, ProblemForUser) else value


def _says_nothing(name: str) -> bool:
    return QLocale(name).language() is QLocale.Language.C


def _catalogues(language: str) -> list[Path]:
    """Our own catalogue and Qt's, for its buttons and file dialogs; the later one wins."""
    ours = resource(f"translations/annotator_{language}.qm")
    if language == "en":
        return [ours]
    qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return [qt / f"qtbase_{language}.qm", ours]


def _translator(path: Path, parent: QObject) -> QTranslator:
    translator = QTranslator(parent)
    if not _load(translator, path):
        # English is better than no window.
        _log.warning("translation: cannot load %s", path.name)
    return translator


def _load(translator: QTranslator, path: Path) -> bool:
    """Load a catalogue that nobody can change under the running program.

    Qt maps the file into memory, where a catalogue written anew in its place (an update of the
    program) ends the process. A copy without a name stays as it is; Python is not given Qt's way
    to load from memory.
    """
    try:
        with TemporaryDirectory(prefix="annotator-", ignore_cleanup_errors=True) as private:
            copy = Path(private, path.name)
            copy.write_bytes(path.read_bytes())
            return translator.load(str(copy))
    except OSError as error:
        _log.warning("translation: no copy of %s (%s)", path.name, error)
        return translator.load(str(path))
