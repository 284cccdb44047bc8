"""The progress board in the running program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.ui.dialogs.progress_board import ProgressBoard
from dialog_parts import the

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from end_to_end.conftest import Desk, Script

TEXT = "# 群众团体\n\n**【概述】** 市总工会于2004年成立。\n"


def test_it_opens_counts_and_leads_into_the_text(
    run_program: Callable[[list[str], Script], int], tmp_path: Path
) -> None:
    def script(desk: Desk) -> None:
        desk.view.select(16, 20)
        desk.press("1")
        desk.until(lambda: len(desk.tagged()) == 1)
        desk.trigger("progress")
        board = the(ProgressBoard, desk.window)
        desk.settle()
        desk.until(lambda: board._report is not None)
        report = board._report
        assert report is not None
        assert [one.tally.total for one in report.documents] == [1]
        desk.view.set_current(None)
        key = next(iter(desk.view.marks))[2]
        board.go_to.emit(desk.window.desk.document_id, key)
        assert desk.view.current == key

    text = tmp_path / "志.txt"
    text.write_text(TEXT, encoding="utf-8")
    assert run_program(["open", str(text)], script) == 0
