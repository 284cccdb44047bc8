"""The wheel, in an environment that knows nothing of this folder, finds all that it needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Runs the program as `annotator WORDS…` does; once the window has been painted, says what is
# on screen and closes it.
LOOK_AND_LEAVE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

def report():
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    print("SHOWN", len(shown), all(widget.width() > 200 for widget in shown))
    QApplication.closeAllWindows()
    QApplication.quit()

def look_and_leave(*_):
    QTimer.singleShot(500, report)
    return run_loop()

run_loop, QApplication.exec = QApplication.exec, look_and_leave
from annotator.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


class Installed:
    """An environment with the wheel in it, used from a folder of its own."""

    def __init__(self, environment: Path, folder: Path) -> None:
        self.python = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
        self.command = self.python.with_name("annotator")
        self.folder = folder

    def run(self, *words: object) -> str:
        done = subprocess.run(
            [str(word) for word in words],
            cwd=self.folder,
            env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    place = tmp_path_factory.mktemp("wheel")
    environment, folder = place / "environment", place / "elsewhere"
    folder.mkdir()
    python = [sys.executable, "-m"]
    subprocess.run(
        [*python, "build", "--wheel", "--no-isolation", "--outdir", place, ROOT],
        check=True,
        capture_output=True,
    )
    subprocess.run([*python, "venv", "--without-pip", environment], check=True)
    wheel = next(place.glob("*.whl"))
    installed = Installed(environment, folder)
    subprocess.run(
        [*python, "pip", "--python", installed.python, "install", "--quiet", "--no-deps", wheel],
        check=True,
        capture_output=True,
    )
    # What the program depends on is taken from here, so that no network is needed.
    site = installed.run(installed.python, "-c", "import site; print(site.getsitepackages()[0])")
    (Path(site.strip()) / "dependencies.pth").write_text(
        sysconfig.get_path("purelib"), encoding="utf-8"
    )
    return installed


def test_the_installed_package_is_the_one_that_runs(installed: Installed) -> None:
    place = installed.run(installed.python, "-c", "import annotator; print(annotator.__file__)")
    assert Path(place.strip()).is_relative_to(installed.python.parents[1])


def test_everything_that_ships_is_in_the_wheel(installed: Installed) -> None:
    code = """
import annotator, pathlib
root = pathlib.Path(annotator.__file__).parent
for path in root.rglob("*"):
    print(path.relative_to(root).as_posix())
"""
    shipped = set(installed.run(installed.python, "-c", code).splitlines())
    expected = {
        path.relative_to(ROOT).as_posix()
        for folder in ("resources", "seeds")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    assert expected <= shipped


def test_the_command_works_in_another_folder(installed: Installed) -> None:
    installed.run(installed.command, "new", "年鉴.annot")
    contents = json.loads(installed.run(installed.command, "list", "年鉴.annot", "--json"))
    assert contents == {"documents": [], "people": []}


def test_the_demonstration_finds_the_sample(installed: Installed) -> None:
    installed.run(installed.command, "demo", "--out", "演示")
    picture = (installed.folder / "演示" / "群众团体.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert (installed.folder / "演示" / "群众团体.xlsx").stat().st_size > 5_000


def test_the_window_opens_and_closes(installed: Installed) -> None:
    (installed.folder / "章.txt").write_text("# 工会\n\n全市有街道工会11个。\n", encoding="utf-8")
    said = installed.run(installed.python, "-c", LOOK_AND_LEAVE, "open", "章.txt")
    assert "SHOWN" in said
    assert "SHOWN 0" not in said
    assert "False" not in said
