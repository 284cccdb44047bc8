"""From the start of the program to the usable window, against an empty QMainWindow."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from typing import TYPE_CHECKING

from benchmarks.measure import row
from benchmarks.volumes import folder

if TYPE_CHECKING:
    from pathlib import Path

_ROUNDS = 9
_FLOOR = """
import time
from PySide6.QtWidgets import QApplication, QMainWindow
from PySide6.QtCore import QTimer
application = QApplication([])
window = QMainWindow()
window.resize(1360, 860)
window.show()
def tell():
    print(time.process_time(), flush=True)
    application.quit()
QTimer.singleShot(0, lambda: QTimer.singleShot(0, tell))
application.exec()
"""
_WINDOW = """
import os, sys, time
import annotator.ui.main_window as module
def tell(window, path):
    print(time.process_time(), flush=True)
    os._exit(0)
"""
_TEXT = """
import os, sys, time
import annotator.ui.main_window as module
shown = module.MainWindow.open_at_start
def tell(window, path):
    shown(window, path)
    window.view.viewport().repaint()
    print(time.process_time(), flush=True)
    os._exit(0)
"""
_START = """
{change}
module.MainWindow.open_at_start = tell
from annotator.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def main() -> int:
    """Measure and print; returns 0 if the figure was reached."""
    project = folder() / "start.annot"
    if not project.exists():
        _make(project)
    works = {
        "floor": (_FLOOR,),
        "window": (_START.format(change=_WINDOW),),
        "text": (_START.format(change=_TEXT), "open", str(project)),
    }
    spent: dict[str, list[float]] = {name: [] for name in works}
    for number in range(_ROUNDS + 1):
        for name, (code, *words) in works.items():
            seconds = _spent(code, *words)
            if number:  # the first round warms the caches
                spent[name].append(seconds)
    floor, window, text = (statistics.median(times) for times in spent.values())
    reached = row("program start to usable window", floor, window, 3.0)
    print(
        f"| the same, to the text of a project painted | {floor * 1e3:.2f} ms "
        f"| {text * 1e3:.2f} ms | {text / floor:.2f} × | – |"
    )
    return 0 if reached else 1


def _spent(code: str, *words: str) -> float:
    """CPU seconds of a fresh process up to the moment it tells."""
    # An installed program has its modules compiled.
    warm = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    told = subprocess.run(
        [sys.executable, "-c", code, *words], env=warm, check=True, capture_output=True, text=True
    )
    return float(told.stdout.split()[-1])


def _make(project: Path) -> None:
    from annotator.domain.clock import utc_now
    from annotator.resource_files import seed
    from annotator.workflows.import_documents import import_text, read_text_file
    from annotator.workflows.load_annotations import load_annotations
    from annotator.workflows.projects import create_project

    with create_project(project, person_name="bench", clock=utc_now) as session:
        import_text(session, read_text_file(seed("chronicle.txt")), year=2004)
        load_annotations(session, seed("chronicle.reference.jsonl"), author="bench")


if __name__ == "__main__":
    sys.exit(main())
