"""A report says where it went wrong, and nothing of what anyone has written."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import annotator
from annotator.domain.errors import FileIsEmpty
from annotator.ui.foundation.fault_report import FaultReport, fault_report, without_texts
from annotator.ui.foundation.settings import Limits


def fail(error: Exception, cause: Exception | None = None) -> None:
    raise error from cause


def report_of(error: Exception, cause: Exception | None = None) -> FaultReport:
    with pytest.raises(type(error)) as caught:
        fail(error, cause)
    return fault_report(caught.value)


def fail_in_our_own_code(value: object) -> FaultReport:
    try:
        Limits(1, 2).hold(value)  # type: ignore[type-var]
    except TypeError as error:
        return fault_report(error)
    raise AssertionError


def test_the_report_names_program_versions_place_and_cause() -> None:
    report = fail_in_our_own_code("many")
    assert report.headline.startswith("TypeError in settings.py:")
    assert f"annotator {annotator.__version__}" in report.text
    assert f"Python {sys.version_info.major}.{sys.version_info.minor}" in report.text
    assert "fail_in_our_own_code" in report.text


def test_no_text_of_a_chronicle_gets_into_the_report() -> None:
    report = report_of(KeyError("景德镇市总工会", "1992年"))
    assert report.text.isascii()
    assert "<7 characters>" in report.text


def test_causes_are_told_and_cleaned_as_well() -> None:
    report = report_of(RuntimeError("while reading"), cause=ValueError("群众团体"))
    assert "ValueError: <4 characters>" in report.text
    assert "RuntimeError: while reading" in report.text


def test_the_name_of_the_home_folder_is_taken_out() -> None:
    told = without_texts(f"cannot read {Path.home()}/settings.json")
    assert told == "cannot read ~/settings.json"


def test_a_home_folder_with_a_chinese_name_is_taken_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "张三"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "张三"))
    assert without_texts(f"{Path.home()}/a.txt") == "~/a.txt"


def test_undecodable_bytes_of_file_names_do_no_harm() -> None:
    assert report_of(OSError("\udcff\udcfe")).text.isascii()


def test_the_same_fault_at_the_same_place_is_one_group_whatever_the_value() -> None:
    one, other = fail_in_our_own_code("one"), fail_in_our_own_code(None)
    assert one.group == other.group
    assert report_of(FileIsEmpty(path="a")).group != one.group
