"""The shape of the code itself: what no linter checks, and that the linter's contracts can fail."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "annotator"
MODULES = sorted([*SOURCE.rglob("*.py"), ROOT / "run.py"])
LINE_LIMIT = 400
QT_FREE = ("text", "domain", "values", "storage", "formats", "workflows", "cli")
SLOW_TO_IMPORT = (
    *("PySide6", "openpyxl", "lxml", "alembic", "chardet"),
    *("docx", "numpy", "pyqtgraph"),
)
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
TRANSLATING = {"tr", "translate", "QT_TRANSLATE_NOOP"}


def in_fresh_python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_can_be_read_in_one_sitting(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LINE_LIMIT, f"{path} has {lines} lines; split it by what changes together"


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = {path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*")}
    assert not {name for name in names if NAMES_THAT_SAY_NOTHING & set(re.split(r"[/_.]", name))}


@pytest.mark.parametrize("package", QT_FREE)
def test_a_package_below_the_window_runs_where_qt_is_not_installed(package: str) -> None:
    done = in_fresh_python(
        "import sys, importlib, pkgutil\n"
        "sys.modules['PySide6'] = sys.modules['shiboken6'] = None\n"
        f"package = importlib.import_module('annotator.{package}')\n"
        "for module in pkgutil.walk_packages(package.__path__, package.__name__ + '.'):\n"
        "    if '.migrations.' not in module.name: importlib.import_module(module.name)\n"
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("module", ["annotator.__main__", "annotator.cli.commands"])
def test_a_command_starts_without_what_only_some_commands_need(module: str) -> None:
    done = in_fresh_python(
        f"import sys, {module}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    )
    assert done.returncode == 0, done.stderr
    assert not set(done.stdout.split()) & set(SLOW_TO_IMPORT)


def translated_texts(tree: ast.AST) -> list[ast.expr]:
    """Every argument of a call that translates."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [
        argument
        for call in calls
        if getattr(call.func, "attr", getattr(call.func, "id", "")) in TRANSLATING
        for argument in call.args
    ]


def is_composed(text: ast.expr) -> bool:
    """Whether a text is put together before it is looked up, so that it is never found."""
    is_joined = isinstance(text, ast.BinOp) and any(
        isinstance(part, ast.Constant) and isinstance(part.value, str) for part in ast.walk(text)
    )
    is_format = isinstance(text, ast.Call) and getattr(text.func, "attr", "") == "format"
    return isinstance(text, ast.JoinedStr) or is_joined or is_format


def test_a_text_is_filled_in_after_it_is_translated() -> None:
    composed = [
        f"{path.relative_to(ROOT)}:{text.lineno}"
        for path in MODULES
        for text in translated_texts(ast.parse(path.read_text(encoding="utf-8")))
        if is_composed(text)
    ]
    assert not composed


@pytest.mark.parametrize(
    "call", ["self.tr(f'{n} rows')", "self.tr('%d rows' % n)", "tr('{n} rows'.format(n=n))"]
)
def test_the_check_on_translated_texts_can_fail(call: str) -> None:
    assert any(is_composed(text) for text in translated_texts(ast.parse(call)))


# One module that breaks each contract, and nothing else.
VIOLATIONS = {
    "Layers: each layer may import only those below it": (
        "domain/planted.py",
        "import annotator.workflows",
    ),
    "Only ui and app know Qt": ("text/planted.py", "import PySide6.QtCore"),
    "Only storage knows SQL": ("formats/planted.py", "import sqlite3"),
    "Only formats knows spreadsheets and encodings": ("values/planted.py", "import openpyxl"),
    "The two faces reach data through workflows, never through storage, formats or review": (
        "cli/planted.py",
        "import annotator.storage",
    ),
    "Inside ui: window, then screens, then models, then foundation": (
        "ui/foundation/planted.py",
        "import annotator.ui.panels",
    ),
}


@pytest.fixture(scope="module")
def copy_of_the_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("contracts")
    shutil.copy(ROOT / "pyproject.toml", copy)
    shutil.copytree(SOURCE, copy / "src" / "annotator", ignore=shutil.ignore_patterns("*.pyc"))
    return copy


def broken_contracts(project: Path) -> set[str]:
    done = subprocess.run(
        [str(Path(sysconfig.get_path("scripts")) / "lint-imports")],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(project / "src"), "COLUMNS": "200"},
    )
    assert "Contracts:" in done.stdout, done.stdout + done.stderr
    return set(re.findall(r"^(.+) BROKEN", done.stdout, flags=re.MULTILINE))


def test_every_contract_has_a_violation_to_try_it_with() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    assert set(VIOLATIONS) == {contract["name"] for contract in contracts}


@pytest.mark.parametrize("contract", VIOLATIONS)
def test_a_violation_breaks_its_contract_and_no_other(
    copy_of_the_project: Path, contract: str
) -> None:
    path, line = VIOLATIONS[contract]
    planted = copy_of_the_project / "src" / "annotator" / path
    planted.write_text(f"{line}\n", encoding="utf-8")
    try:
        assert broken_contracts(copy_of_the_project) == {contract}
    finally:
        planted.unlink()
