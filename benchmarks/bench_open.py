"""Open 2 million characters with 143,000 annotations: project on disk to first painted page."""

from __future__ import annotations

import sqlite3
import sys

from annotator.domain.clock import utc_now
from annotator.workflows import browse
from annotator.workflows.projects import open_project
from benchmarks.annotated_view import annotated_view
from benchmarks.material import text_of
from benchmarks.measure import interleaved, row
from benchmarks.plain_view import application, plain_view
from benchmarks.volumes import project_of

_CHARACTERS = 2_000_000
_ROUNDS = 9


def main() -> int:
    """Measure and print; returns 0 if the figure was reached."""
    application()
    path = project_of(_CHARACTERS)
    text = text_of(_CHARACTERS)

    def floor() -> None:
        connection = sqlite3.connect(path)
        connection.execute(
            "SELECT start, end, key, type FROM annotation WHERE deleted = 0 ORDER BY start"
        ).fetchall()
        connection.close()
        plain = plain_views.pop()
        plain.setPlainText(text)
        plain.viewport().repaint()

    def ours() -> None:
        session = open_project(path, clock=utc_now)
        document = browse.documents(session)[0].document
        opened = browse.open_document(session, document.id)
        view = views.pop()
        view.show_text(opened.text, opened.marks)
        view.viewport().repaint()
        session.close()

    plain_views = [plain_view() for _ in range(_ROUNDS)]
    views = [annotated_view() for _ in range(_ROUNDS)]
    low, high = interleaved(_ROUNDS, floor, ours)
    name = "open 2 M characters with 143,000 annotations, disk to first page"
    return 0 if row(name, low, high, 1.5) else 1


if __name__ == "__main__":
    sys.exit(main())
