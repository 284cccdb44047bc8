"""run.py: what it does before there is anything but Python, and what it says when it cannot."""

from __future__ import annotations

import ast
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import ModuleType

RUN_PY = Path(__file__).parents[1] / "run.py"
TREE = ast.parse(RUN_PY.read_text(encoding="utf-8"), feature_version=(3, 7))


class Handed(Exception):  # noqa: N818 - not an error
    """Raised in place of exec, with the words of the command."""


class Machine:
    """Stands between run.py and the computer: notes each command, and answers for it."""

    def __init__(self) -> None:
        self.commands: list[list[str]] = []
        self.failing: dict[str, str] = {}

    def run(self, command: Sequence[str], **_: Any) -> subprocess.CompletedProcess[str]:
        self.commands.append(list(command))
        line = " ".join(command)
        complaint = next((text for part, text in self.failing.items() if part in line), None)
        if "venv --clear" in line and complaint is None:
            make_environment_by_hand(Path(command[-1]))
        return subprocess.CompletedProcess(
            command, returncode=0 if complaint is None else 1, stdout="", stderr=complaint or ""
        )

    def ran(self, part: str) -> bool:
        return any(part in " ".join(command) for command in self.commands)


def make_environment_by_hand(venv: Path) -> None:
    for old in venv.glob("*"):
        if old.is_file():
            old.unlink()
    python = venv / "bin" / "python"
    python.parent.mkdir(parents=True, exist_ok=True)
    python.touch()


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def run_py(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, machine: Machine) -> ModuleType:
    """A fresh run.py with a project folder of its own, on a machine that lacks nothing."""
    specification = importlib.util.spec_from_file_location("run_py_under_test", RUN_PY)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    venv = tmp_path / ".venv"
    for name, path in {
        "VENV": venv,
        "READY": venv / "ready",
        "SCRIPTS": venv / "bin",
        "PYTHON": venv / "bin" / "python",
    }.items():
        monkeypatch.setattr(module, name, path)
    for name in ("qt", "qt-for-older-linux", "run", "dev"):
        (tmp_path / f"{name}.lock").write_text("one==1\n", encoding="ascii")
    monkeypatch.setattr(module, "LOCKS", tmp_path)
    monkeypatch.setattr(module.platform, "libc_ver", lambda: ("glibc", "2.36"))
    monkeypatch.setattr(module, "WINDOWS", False)
    monkeypatch.setattr(module, "LINUX", True)
    monkeypatch.setattr(module, "missing_packages", lambda **_: [])
    monkeypatch.setattr(module.subprocess, "run", machine.run)
    monkeypatch.setattr(module.os, "execv", handing_over)
    monkeypatch.setenv("DISPLAY", ":0")
    return module


def handing_over(program: str, command: Sequence[str]) -> None:
    raise Handed(*command[1:])


def words_handed_over(action: Callable[[], object]) -> tuple[str, ...]:
    with pytest.raises(Handed) as handed:
        action()
    return handed.value.args


def test_it_uses_the_standard_library_alone() -> None:
    imported = {
        name.partition(".")[0]
        for node in ast.walk(TREE)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
        )
    }
    assert imported <= sys.stdlib_module_names


def test_an_older_python_is_told_in_one_sentence() -> None:
    older = f"import sys, runpy; sys.version_info = (3, 9, 2); runpy.run_path({str(RUN_PY)!r})"
    done = subprocess.run(
        [sys.executable, "-c", older], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "Python 3.11" in done.stderr


def test_an_unknown_word_is_answered_with_the_usage(
    run_py: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_py.main(["tset"]) == 2
    assert "run.py test" in capsys.readouterr().out


def test_the_first_start_installs_and_opens_the_sample(
    run_py: ModuleType, machine: Machine
) -> None:
    handed = words_handed_over(lambda: run_py.main([]))
    assert handed[:3] == ("-m", "annotator", "open")
    assert Path(handed[3]).name == "chronicle.txt"
    assert machine.ran("venv --clear")
    assert machine.ran(f"--requirement {run_py.LOCKS}/qt.lock")
    assert machine.ran(f"--requirement {run_py.LOCKS}/run.lock")
    assert machine.ran("--editable")
    assert not machine.ran("dev.lock")


def test_an_older_linux_gets_the_qt_that_runs_there(
    run_py: ModuleType, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_py.platform, "libc_ver", lambda: ("glibc", "2.28"))
    words_handed_over(lambda: run_py.main([]))
    assert machine.ran("qt-for-older-linux.lock")
    assert not machine.ran("/qt.lock")


def test_the_second_start_runs_nothing_but_the_program(
    run_py: ModuleType, machine: Machine
) -> None:
    words_handed_over(lambda: run_py.main([]))
    machine.commands.clear()
    words_handed_over(lambda: run_py.main([]))
    assert not machine.commands


def test_a_changed_lock_file_is_installed(run_py: ModuleType, machine: Machine) -> None:
    words_handed_over(lambda: run_py.main([]))
    machine.commands.clear()
    (run_py.LOCKS / "run.lock").write_text("one==2\n", encoding="ascii")
    words_handed_over(lambda: run_py.main([]))
    assert machine.ran("--requirement")
    assert not machine.ran("venv --clear"), "a sound environment is kept"


def test_a_set_up_that_was_cut_short_begins_afresh(
    run_py: ModuleType, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    words_handed_over(lambda: run_py.main([]))
    (run_py.LOCKS / "run.lock").write_text("one==2\n", encoding="ascii")
    with monkeypatch.context() as patch:
        patch.setattr(run_py, "pip_install", killed)
        with pytest.raises(SystemExit):
            run_py.main([])
    machine.commands.clear()
    words_handed_over(lambda: run_py.main([]))
    assert machine.ran("venv --clear")


def killed(*_: object) -> None:
    raise SystemExit(143)


def test_an_environment_whose_python_is_gone_is_made_again(
    run_py: ModuleType, machine: Machine
) -> None:
    words_handed_over(lambda: run_py.main([]))
    machine.commands.clear()
    (run_py.LOCKS / "run.lock").write_text("one==2\n", encoding="ascii")
    machine.failing = {"import pip": "No module named pip"}
    words_handed_over(lambda: run_py.main([]))
    assert machine.ran("venv --clear")


def test_without_a_network_one_sentence_tells_what_to_do(
    run_py: ModuleType, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.failing = {
        "--requirement": "WARNING: Retrying\nNewConnectionError(…)\nERROR: no one==1"
    }
    assert run_py.main([]) == 1
    error, sentence = capsys.readouterr().err.splitlines()
    assert error == "ERROR: no one==1"
    assert "connect to the network" in sentence
    machine.failing = {}
    words_handed_over(lambda: run_py.main([]))


def test_checks_that_cannot_be_installed_leave_the_program_startable(
    run_py: ModuleType, machine: Machine
) -> None:
    words_handed_over(lambda: run_py.main([]))
    machine.failing = {"dev.lock": "Failed to establish a new connection"}
    assert run_py.main(["test"]) == 1
    machine.commands.clear()
    words_handed_over(lambda: run_py.main([]))
    assert not machine.commands


def test_what_was_installed_for_the_checks_serves_the_program_too(
    run_py: ModuleType, machine: Machine
) -> None:
    run_py.main(["test"])
    machine.commands.clear()
    words_handed_over(lambda: run_py.main([]))
    assert not machine.commands


def test_a_second_start_waits_for_the_first(run_py: ModuleType) -> None:
    fcntl = pytest.importorskip("fcntl")
    with run_py.alone(), RUN_PY.open("rb") as same_file, pytest.raises(BlockingIOError):
        fcntl.flock(same_file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_a_folder_that_takes_no_files_is_told(
    run_py: ModuleType, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.failing = {"venv --clear": "[Errno 28] No space left on device"}
    assert run_py.main([]) == 1
    assert "No space left" in capsys.readouterr().err


def test_without_a_display_the_demonstration_runs(
    run_py: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert words_handed_over(lambda: run_py.main([])) == ("-m", "annotator", "demo")
    assert "no display" in capsys.readouterr().out


def test_a_chinese_reader_is_told_in_chinese(
    run_py: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.delenv("DISPLAY")
    words_handed_over(lambda: run_py.main([]))
    assert "图形显示" in capsys.readouterr().out


class TestMissingParts:
    """What the system itself lacks."""

    def test_a_missing_library_is_named_with_what_to_type(
        self,
        run_py: ModuleType,
        machine: Machine,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setattr(run_py, "missing_packages", lambda **_: ["libxcb-cursor0"])
        monkeypatch.setattr(run_py, "rights_to_install", lambda: None)
        monkeypatch.setattr(run_py.shutil, "which", lambda name: f"/usr/bin/{name}")
        assert run_py.main([]) == 1
        assert "sudo apt-get install libxcb-cursor0" in capsys.readouterr().err
        assert not machine.commands

    def test_a_library_for_windows_is_not_asked_of_a_machine_without_a_display(
        self, run_py: ModuleType, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("DISPLAY")
        monkeypatch.setattr(run_py, "missing_packages", lambda **_: ["libxcb-cursor0"])
        monkeypatch.setattr(run_py, "rights_to_install", lambda: None)
        assert words_handed_over(lambda: run_py.main([]))[-1] == "demo"

    def test_a_missing_font_is_told_but_stops_nothing(
        self,
        run_py: ModuleType,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setattr(run_py, "missing_packages", lambda **_: [run_py.FONT_PACKAGE])
        monkeypatch.setattr(run_py, "rights_to_install", lambda: None)
        words_handed_over(lambda: run_py.main([]))
        assert run_py.FONT_PACKAGE in capsys.readouterr().err

    def test_what_is_missing_is_installed_where_that_is_allowed(
        self, run_py: ModuleType, machine: Machine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        answers = iter([["libegl1", "xvfb"], []])
        monkeypatch.setattr(run_py, "missing_packages", lambda **_: next(answers))
        monkeypatch.setattr(run_py, "rights_to_install", lambda: ["sudo", "--non-interactive"])
        words_handed_over(lambda: run_py.main([]))
        assert machine.commands[0][:2] == ["sudo", "--non-interactive"]
        assert machine.commands[0][-2:] == ["libegl1", "xvfb"]

    def test_package_lists_are_fetched_when_the_first_attempt_fails(
        self, run_py: ModuleType, machine: Machine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(run_py, "rights_to_install", list)
        machine.failing = {" install ": "E: Unable to locate package libegl1"}
        run_py.obtain(["libegl1"])
        assert machine.ran("apt-get --quiet=2 update")

    def test_a_library_is_looked_for_by_loading_it(self, run_py: ModuleType) -> None:
        assert not run_py.loads("libthere-is-no-such-thing.so.0")

    @pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks fontconfig")
    def test_fonts_are_looked_for_where_fontconfig_has_no_command(
        self, run_py: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setattr(run_py.shutil, "which", lambda name: None)
        monkeypatch.setattr(run_py, "FONT_FOLDERS", (str(tmp_path / "fonts"),))
        assert not run_py.has_chinese_font()
        font = tmp_path / "fonts" / "opentype" / "NotoSansCJK-Regular.ttc"
        font.parent.mkdir(parents=True)
        font.touch()
        assert run_py.has_chinese_font()

    def test_an_account_without_rights_installs_nothing(
        self, run_py: ModuleType, machine: Machine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(run_py.shutil, "which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setattr(run_py.os, "geteuid", lambda: 1000)
        machine.failing = {"sudo": "sudo: a password is required"}
        run_py.obtain(["libegl1"])
        assert not machine.ran("apt-get")


def test_every_check_runs_though_one_fails(
    run_py: ModuleType, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.failing = {"-m mypy": ""}
    assert run_py.main(["test", "-k", "outline"]) == 1
    assert [command[-1] for command in machine.commands[-5:]] == [
        ".",
        ".",
        "mypy",
        str(run_py.SCRIPTS / "lint-imports"),
        "outline",
    ]
    assert capsys.readouterr().out.splitlines()[-1] == "Failed: Types."


def test_checks_that_all_pass_end_well(
    run_py: ModuleType, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_py.main(["test"]) == 0
    assert machine.ran(f"--requirement {run_py.LOCKS}/dev.lock")
    assert capsys.readouterr().out.splitlines()[-1] == "Every check passed."


def test_benchmarks_are_passed_their_names(
    run_py: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(os.curdir)
    assert words_handed_over(lambda: run_py.main(["bench", "opening"])) == (
        "-m",
        "benchmarks",
        "opening",
    )
