"""A workbook that a colleague opened and saved with LibreOffice is read back right.

Where LibreOffice is installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from annotator.domain.annotations import AnnotationType
from annotator.domain.read_backs import Effect
from annotator.domain.values import FigureValue
from annotator.workflows import annotate, read_back
from annotator.workflows.export_annotations import export_annotations
from builders import a_session, tagged
from export_builders import hostile_strings
from workbook_builders import write_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.domain.annotations import Annotation
    from annotator.workflows.session import Session

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed"),
]

QUOTES = ("2004年底", "市总工会", "基层", "1162家", "主席", "樊耀")


@dataclass
class Office:
    """A project, and what LibreOffice made of two workbooks of it."""

    session: Session
    tags: dict[str, Annotation]
    untouched: Path
    written: Path


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("office")
    with a_session(folder) as session:
        tags = {quote: tagged(session, quote, AnnotationType.FIGURE) for quote in QUOTES}
        for one, note in zip(tags.values(), hostile_strings(len(QUOTES), seed=28), strict=True):
            annotate.edit(session, one.key, value=one.value, note=note)
        for name in ("untouched.xlsx", "written.xlsx"):
            export_annotations(session, folder / name)
        write_in(
            folder / "written.xlsx",
            {
                tags["1162家"].id: {"规范值": "1,163 家（余）", "审核意见": "见原件\n第 3 页"},
                tags["市总工会"].id: {"状态": "通过"},
                tags["基层"].id: {"状态": "退回", "审核意见": "非本类信息"},
                tags["樊耀"].id: {"类型": "人物"},
            },
        )
        saved_again(folder, "untouched.xlsx", "written.xlsx")
        saved = folder / "saved"
        yield Office(session, tags, saved / "untouched.xlsx", saved / "written.xlsx")


def saved_again(folder: Path, *names: str) -> None:
    done = subprocess.run(
        [
            str(OFFICE),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(folder / "saved"),
            *(str(folder / name) for name in names),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "HOME": str(folder)},
    )
    assert done.returncode == 0, done.stderr


def test_saving_alone_changes_nothing(office: Office) -> None:
    preview = read_back.preview(office.session, office.untouched, person_name="李主任")
    assert (preview.rows, preview.changes, preview.findings) == (len(QUOTES), (), ())
    assert preview.recorded


def test_what_was_written_is_read_and_nothing_else(office: Office) -> None:
    preview = read_back.preview(office.session, office.written, person_name="李主任")
    assert preview.findings == ()
    assert preview.doubtful == ()
    found = {change.quote: change for change in preview.changes}
    assert {quote: change.effect for quote, change in found.items()} == {
        "1162家": Effect.AMEND,
        "市总工会": Effect.ACCEPT,
        "基层": Effect.RETURN,
        "樊耀": Effect.AMEND,
    }
    count = found["1162家"]
    assert count.words == "见原件\n第 3 页"
    assert count.content is not None
    assert count.content.value == FigureValue("1163", unit="家", approx="余")
    assert {change.id for change in preview.changes} == {
        office.tags[quote].id for quote in ("1162家", "市总工会", "基层", "樊耀")
    }
