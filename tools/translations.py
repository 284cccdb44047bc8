# ruff: noqa: INP001 - a script of its own, not a package
"""Keep the catalogues of resources/translations in step with the sources.

    python tools/translations.py update    collect the strings, keep finished work, list the rest
    python tools/translations.py release   make the .qm files that the program loads
    python tools/translations.py check     exit 1 unless everything is translated and up to date

The work of a translator is the .ts files; both kinds of file are committed, so that neither an
installation nor a build needs the Qt tools.
"""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import string
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src"
CATALOGUES = ROOT / "resources" / "translations"
# English has a catalogue for its plurals alone; everything else is shown as in the sources.
LANGUAGES = {"zh_CN": (), "en": ("-pluralonly",)}


@dataclass(frozen=True, slots=True)
class Entry:
    """One string of a catalogue as it stands in the .ts file.

    Attributes:
        comment: Tells apart the same words with two meanings; empty for most.
        translations: One for each plural form, else a single one.
        state: "unfinished", "vanished", "obsolete", or empty for finished work.
    """

    context: str
    source: str
    comment: str
    translations: tuple[str, ...]
    state: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What a translator answers to."""
        return self.context, self.source, self.comment

    @property
    def name(self) -> str:
        """How a list of faults calls it."""
        return f"{self.context}: {self.source}"


def update(folder: Path = CATALOGUES) -> None:
    """Bring the .ts files of a folder in step with the sources; finished entries are kept."""
    folder.mkdir(parents=True, exist_ok=True)
    for language, options in LANGUAGES.items():
        _collect(folder / f"annotator_{language}.ts", language, options)


def release(folder: Path = CATALOGUES) -> None:
    """Compile the .ts files of a folder into the .qm files beside them."""
    for language in LANGUAGES:
        catalogue = folder / f"annotator_{language}.ts"
        _run("lrelease", "-silent", catalogue, "-qm", catalogue.with_suffix(".qm"))


def faults(folder: Path = CATALOGUES) -> list[str]:
    """Everything that keeps the catalogues of a folder from being complete and up to date."""
    with tempfile.TemporaryDirectory() as name:
        fresh = Path(name)
        for language in LANGUAGES:
            shutil.copy(folder / f"annotator_{language}.ts", fresh)
        update(fresh)
        release(fresh)
        return [fault for language in LANGUAGES for fault in _faults(folder, fresh, language)]


def entries(catalogue: Path) -> list[Entry]:
    """The strings of a .ts file."""
    # Our own file, written by lupdate: nothing hostile to guard against.
    root = ET.parse(catalogue).getroot()  # noqa: S314
    return [
        _entry(context.findtext("name", ""), message)
        for context in root.iter("context")
        for message in context.iter("message")
    ]


def unfinished(catalogue: Path) -> list[Entry]:
    """The strings that still want a translator."""
    return [entry for entry in entries(catalogue) if _is_open(entry)]


def _faults(stored: Path, fresh: Path, language: str) -> Iterator[str]:
    catalogue = f"annotator_{language}.ts"
    before, now = entries(stored / catalogue), entries(fresh / catalogue)
    known = {entry.key for entry in before}
    for entry in now:
        if entry.key not in known:
            yield f"{catalogue}: not collected yet: {entry.name}"
        elif _is_open(entry):
            yield f"{catalogue}: not translated: {entry.name}"
        elif not _keeps_places(entry):
            yield f"{catalogue}: the places in {{}} or %Ln differ: {entry.name}"
    wanted = {entry.key for entry in now}
    for entry in before:
        if entry.key not in wanted or entry.state in {"vanished", "obsolete"}:
            yield f"{catalogue}: no longer in the sources: {entry.name}"
    compiled = f"annotator_{language}.qm"
    if not _same_bytes(stored / compiled, fresh / compiled):
        yield f"{compiled}: not what its .ts file gives; run the release"


def _is_open(entry: Entry) -> bool:
    return entry.state == "unfinished" or not all(entry.translations)


def _keeps_places(entry: Entry) -> bool:
    wanted = _places(entry.source)
    return all(_places(translation) == wanted for translation in entry.translations)


def _places(text: str) -> tuple[set[str], bool]:
    names = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    return names, "%Ln" in text


def _same_bytes(one: Path, other: Path) -> bool:
    return one.exists() and one.read_bytes() == other.read_bytes()


def _entry(context: str, message: ET.Element) -> Entry:
    source, comment = message.findtext("source", ""), message.findtext("comment", "")
    translation = message.find("translation")
    if translation is None:
        return Entry(context, source, comment, ("",), "unfinished")
    forms = translation.findall("numerusform")
    texts = tuple(form.text or "" for form in forms) or (translation.text or "",)
    return Entry(context, source, comment, texts, translation.get("type", ""))


def _collect(catalogue: Path, language: str, options: Sequence[str]) -> None:
    modules = sorted(SOURCES.rglob("*.py"))
    with tempfile.TemporaryDirectory() as name:
        listed = Path(name) / "modules.lst"
        listed.write_text("\n".join(str(module) for module in modules), encoding="utf-8")
        # Locations would change the file with every line moved; obsolete strings lie about
        # the program. Similar texts are not guessed: a wrong sentence is worse than none.
        _run(
            "lupdate", f"@{listed}", *options,
            "-silent", "-no-obsolete", "-locations", "none",
            "-disable-heuristic", "similartext",
            "-source-language", "en", "-target-language", language,
            "-ts", catalogue,
        )  # fmt: skip


def _run(tool: str, *arguments: str | Path) -> None:
    subprocess.run([_program(tool), *arguments], check=True)  # noqa: S603


def _program(tool: str) -> Path:
    """A tool of Qt as it lies in PySide6; the commands beside the interpreter only call it."""
    package = importlib.util.find_spec("PySide6")
    if package is None or package.origin is None:
        sys.exit("PySide6 is not installed here; run this with the environment of the project.")
    name = f"{tool}.exe" if sys.platform == "win32" else tool
    return Path(package.origin).with_name(name)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the three commands; returns the exit code."""
    parser = argparse.ArgumentParser(description="The catalogues of the interface.")
    parser.add_argument("command", choices=("update", "release", "check"))
    command = parser.parse_args(arguments).command
    if command == "check":
        found = faults()
        _say(found or ["Every catalogue is complete and up to date."])
        return 1 if found else 0
    if command == "update":
        update()
        _say([entry.name for entry in unfinished(CATALOGUES / "annotator_zh_CN.ts")])
        _say([entry.name for entry in unfinished(CATALOGUES / "annotator_en.ts")])
    else:
        release()
    return 0


def _say(lines: Sequence[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
