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
from PySide6.QtWidgets import QApplication, QMainWindow
from PySide6.QtCore import QTimer
application = QApplication([])
window = QMainWindow()
window.resize(1360, 860)
window.show()
QTimer.singleShot(0, application.quit)
application.exec()
"""
_OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
import annotator.ui.start as start

shown = start.MainWindow.open_at_start
def then_quit(window, path):
    shown(window, path)
    QTimer.singleShot(0, start.QApplication.quit)
start.MainWindow.open_at_start = then_quit

from annotator.__main__ import main
sys.exit(main(["open", sys.argv[1]]))
"""


def main() -> int:
    """Measure and print; returns 0 if the figure was reached."""
    project = folder() / "start.annot"
    if not project.exists():
        _make(project)
    floors, ours = [], []
    _spent(_FLOOR), _spent(_OURS, project)
    for _ in range(_ROUNDS):
        floors.append(_spent(_FLOOR))
        ours.append(_spent(_OURS, project))
    floor, median = statistics.median(floors), statistics.median(ours)
    words = "program start to usable window with the sample, whole process"
    return 0 if row(words, floor, median, 3.0) else 1


def _spent(code: str, *arguments: Path) -> float:
    """CPU seconds of a whole process, with those of everything it starts."""
    before = os.times()
    subprocess.run([sys.executable, "-c", code, *map(str, arguments)], check=True)
    after = os.times()
    return (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )


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
