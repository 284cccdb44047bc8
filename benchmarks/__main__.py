"""Run the benchmarks named on the command line, or all of them, each in a process of its own.

python -m benchmarks [open] [frames] [keys] [export] [start] [memory] [agreement] [compare]
    [queue] [merge]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import HEADER, environment

NAMES = (
    "open",
    "frames",
    "keys",
    "export",
    "start",
    "memory",
    "agreement",
    "compare",
    "queue",
    "merge",
)


def main() -> int:
    """Print one table; returns 0 if every figure was reached."""
    chosen = sys.argv[1:] or NAMES
    unknown = [name for name in chosen if name not in NAMES]
    if unknown:
        print(f"unknown benchmark {', '.join(unknown)}; there are: {', '.join(NAMES)}")
        return 2
    print(environment())
    print(HEADER, flush=True)
    failed = False
    with tempfile.TemporaryDirectory(prefix="annotator-bench-") as folder:
        private = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "QT_LOGGING_RULES": "qt.qpa.*=false",
            "ANNOTATOR_HOME": str(Path(folder) / "home"),
            "ANNOTATOR_BENCH": folder,
        }
        for name in chosen:
            done = subprocess.run(
                [sys.executable, "-m", f"benchmarks.bench_{name}"], env=private, check=False
            )
            failed = failed or done.returncode != 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
