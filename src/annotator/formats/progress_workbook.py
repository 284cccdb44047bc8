"""The workbook about how far a project is: 进度, 篇章, 待处理, 每日, 工作量."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.formats.progress_columns import PROGRESS_LOOKS
from annotator.formats.progress_details import write_days, write_returns, write_sections
from annotator.formats.progress_overview import write_overview
from annotator.formats.safe_write import writing
from annotator.formats.workbook_package import Package

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.domain.progress_reports import ProgressReport


def write_progress_workbook(path: Path, report: ProgressReport) -> None:
    """Write the whole workbook.

    Raises:
        ProblemForUser: See `safe_write.writing`.
    """
    with writing(path) as temporary:
        with Package(temporary, title=report.project, further=PROGRESS_LOOKS) as package:
            write_overview(package, report)
            write_sections(package, report)
            write_returns(package, report)
            write_days(package, report)
        package.verify()
