"""The Excel workbook of a project, something to hand on as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.annotations import AnnotationType
from annotator.domain.exports import ExportResult
from annotator.formats.safe_write import writing
from annotator.formats.workbook_detail import Detail
from annotator.formats.workbook_groups import Gathering
from annotator.formats.workbook_guide import Guide
from annotator.formats.workbook_notes import write_notes
from annotator.formats.workbook_package import Package
from annotator.formats.workbook_records import Records
from annotator.formats.workbook_summary import write_summary
from annotator.formats.workbook_types import write_type_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.domain.exports import Export
    from annotator.domain.progress import Progress


def write_workbook(path: Path, export: Export, progress: Progress) -> ExportResult:
    """Write the whole workbook: 标注明细, a sheet for each type, 汇总, 说明, 填写说明, 读回记录.

    Raises:
        Cancelled: The user has asked to stop; `path` is as it was.
        ProblemForUser: See `safe_write.writing`.
    """
    gathering, records, guide = Gathering.of(export), Records(), Guide(export.reasons)
    project = export.project.title
    with writing(path) as temporary:
        with Package(temporary, title=project) as package:
            detail = Detail(package, export, (gathering, records), reasons=guide.reasons)
            detail.write(progress)
            for type_ in AnnotationType:
                write_type_sheet(package, gathering, type_, project)
            write_summary(package, gathering, project)
            write_notes(package, export, gathering)
            guide.write(package, project)
            records.write(package)
        package.verify()
    return ExportResult(rows=gathering.total, shortened=tuple(gathering.shortened))
