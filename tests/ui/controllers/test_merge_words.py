"""What was packed is said part by part, so that nobody takes what goes along for work."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import QLocale

from annotator.domain.packages import PackageSummary
from annotator.ui.controllers.merge_words import package_words

BARE = PackageSummary(
    id="0",
    project="群众团体",
    sender="赵静",
    made_at=datetime(2026, 11, 22, 9, 0, tzinfo=UTC),
    documents=(),
)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"annotations": 12}, ["12 annotation(s)"]),
        ({}, ["0 annotation(s)"]),
        (
            {"annotations": 50, "final": 42, "carried": 8, "decisions": 9, "remarks": 1},
            [
                "42 of the final version",
                "9 decision(s)",
                "1 remark(s)",
                "8 annotation(s) that they are about",
            ],
        ),
    ],
)
def test_a_package_is_told_part_by_part(
    qtbot: object, counts: dict[str, Any], said: list[str]
) -> None:
    words = package_words("包.annotpkg", replace(BARE, **counts))
    what = QLocale().createSeparatedList(said)
    assert words == f"Packed into 包.annotpkg: {what}. Send this file to your colleague."
