"""Check a whole project: damage, changed texts, drifted quotes, orphans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.checks import Finding, FindingKind
from annotator.domain.clock import utc_now
from annotator.domain.errors import ProjectDamaged
from annotator.domain.progress import NoProgress, Progress
from annotator.storage import inspection
from annotator.storage.project_file import ProjectFile
from annotator.workflows.session import Session

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Finding", "FindingKind", "check_project"]


def check_project(project: Session | Path, progress: Progress | None = None) -> tuple[Finding, ...]:
    """Return everything that is wrong with an open project or a project file; nothing if sound.

    Raises:
        Cancelled: The user asked to stop.
        ProblemForUser: A project file is missing, none of ours, too new, or in use.
    """
    if isinstance(project, Session):
        return _checked(project.file, progress)
    try:
        file = ProjectFile.open(project, at=utc_now())
    except ProjectDamaged as damage:
        return (_as_finding(project, damage),)
    try:
        return _checked(file, progress)
    finally:
        file.close()


def _checked(file: ProjectFile, progress: Progress | None) -> tuple[Finding, ...]:
    found: list[Finding] = []
    try:
        found.extend(inspection.inspect(file, progress or NoProgress()))
    except ProjectDamaged as damage:  # so badly that the check could not go on
        found.append(_as_finding(file.path, damage))
    return tuple(found)


def _as_finding(path: Path, damage: ProjectDamaged) -> Finding:
    return Finding(FindingKind.DAMAGE, path.name, str(damage.values["detail"]))
