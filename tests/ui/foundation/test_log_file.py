"""The log: small, rotating, and without anyone's text."""

from __future__ import annotations

import faulthandler
import logging
import warnings
from typing import TYPE_CHECKING

import pytest

from annotator.ui.foundation import log_file
from annotator.ui.foundation.log_file import LOG_NAME, logging_to

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

log = logging.getLogger("annotator.test")


@pytest.fixture(autouse=True)
def pytests_own_faulthandler() -> Iterator[None]:
    """Give pytest its own back: there is only one for the process."""
    yield
    faulthandler.enable()


def test_records_are_written_without_texts(tmp_path: Path) -> None:
    with logging_to(tmp_path / "log"):
        log.info("opened %s", "景德镇.annot")
    written = (tmp_path / "log" / LOG_NAME).read_text(encoding="utf-8")
    assert "INFO annotator.test: opened <3 characters>.annot" in written


def test_traces_are_written_without_texts(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with logging_to(tmp_path):
        log.error("ours", exc_info=ValueError("群众团体"))
    written = (tmp_path / LOG_NAME).read_text(encoding="utf-8")
    assert "ValueError: <4 characters>" in written
    assert written.isascii()


def test_five_files_are_kept_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_file, "_MAX_BYTES", 1000)
    with logging_to(tmp_path):
        for number in range(200):
            log.info("line %d of a log that is much too long for one file", number)
    files = sorted(tmp_path.glob(f"{LOG_NAME}*"))
    assert len(files) == 5
    assert all(file.stat().st_size <= 1000 for file in files)
    assert "line 199" in (tmp_path / LOG_NAME).read_text(encoding="utf-8")


def test_warnings_of_libraries_are_written(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with logging_to(tmp_path), warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=True)
        warnings.warn("old way", DeprecationWarning, stacklevel=1)
        logging.captureWarnings(capture=False)
    assert "old way" in (tmp_path / LOG_NAME).read_text(encoding="utf-8")


def test_everything_is_as_before_afterwards(tmp_path: Path) -> None:
    root = logging.getLogger()
    before = (list(root.handlers), root.level)
    with logging_to(tmp_path):
        assert len(root.handlers) == len(before[0]) + 1
    assert (root.handlers, root.level) == before


def test_a_folder_that_takes_no_file_does_not_stop_the_program(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with logging_to(tmp_path / "file" / "log"):
        log.info("going on")
    assert "cannot write" in caplog.text
