"""Nothing that is written may take the place of the open project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.errors import CopyOntoItself

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.workflows.session import Session


def refuse_own_file(session: Session, path: Path) -> None:
    """Stop before the open project is overwritten, under whatever name or link.

    Raises:
        CopyOntoItself: The path is that of the open project.
    """
    if path.exists() and path.samefile(session.path):
        raise CopyOntoItself(path=path)
