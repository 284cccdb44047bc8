"""Memory with 2 million characters and 143,000 annotations open, against an empty window."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow

from annotator.ui.foundation.settings_store import SettingsStore
from annotator.ui.main_window import MainWindow
from benchmarks.measure import limit_row
from benchmarks.plain_view import application
from benchmarks.volumes import folder, project_of

_CHARACTERS = 2_000_000


def main() -> int:
    """Measure and print; returns 0 if the figure was reached."""
    application()
    if "made" not in sys.argv:
        # The volume is made elsewhere: making it would leave memory behind in this process.
        project_of(_CHARACTERS)
        again = [sys.executable, "-m", "benchmarks.bench_memory", "made"]
        return subprocess.run(again, check=False).returncode
    empty = QMainWindow()
    empty.resize(1360, 860)
    empty.show()
    QTest.qWait(200)
    before = _resident()
    store = SettingsStore(folder() / "memory.json")
    store.change(name_confirmed=True)
    window = MainWindow(store)
    window.resize(1360, 860)
    window.show()
    window.open_at_start(project_of(_CHARACTERS))
    QTest.qWait(500)
    window.background.wait_for_done()
    QTest.qWait(1500)
    gc.collect()
    more = _resident() - before
    window.close()
    words = "memory more than an empty window, 2 M characters and 143,000 annotations open"
    return 0 if limit_row(words, more, 150.0, "MB") else 1


def _resident() -> float:
    """Memory of this process now, in MB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    sys.exit(main())
