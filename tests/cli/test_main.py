"""The start of the program: what it says where it cannot show a window."""

from __future__ import annotations

import sys

import pytest

from annotator.__main__ import main


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="others always have a display")
def test_a_window_without_a_display_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 1
    assert "no display" in capsys.readouterr().err


def test_the_words_of_the_process_are_taken_by_default(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["annotator", "--version"])
    assert main() == 0
    assert capsys.readouterr().out.startswith("annotator ")
