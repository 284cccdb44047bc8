"""Two people's projects and what they send each other, for tests of the exchange."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import builders
from annotator.domain.annotations import AnnotationType
from annotator.workflows import merge, packages

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.domain.merges import MergePreview
    from annotator.workflows.session import Session

ORGANISATION, FIGURE, DATE, PERSON = AnnotationType
OTHER_TEXT = builders.TEXT.replace("樊耀", "樊跃")


def packed(session: Session, name: str = "包.annotpkg") -> Path:
    """Write all of a project into a package beside it; return that."""
    path = session.path.with_name(name)
    packages.send(session, path)
    return path


def a_package(
    tmp_path: Path,
    *,
    person_name: str = "李明",
    quotes: tuple[tuple[str, AnnotationType], ...] = (("樊耀", PERSON),),
    text: str = builders.TEXT,
) -> Path:
    """Return a package with annotations of a colleague who works in a project of their own."""
    name = f"{person_name}的项目.annot"
    with builders.a_session(tmp_path, text=text, name=name, person_name=person_name) as there:
        for quote, type_ in quotes:
            builders.tagged(there, quote, type_)
        return packed(there, f"{person_name}.annotpkg")


@dataclass(frozen=True, slots=True)
class Looked:
    """A project and what taking in a colleague's package would bring."""

    session: Session
    preview: MergePreview


def looked(session: Session, package: Path) -> Looked:
    """Look at a package."""
    return Looked(session, merge.preview(session, package))
