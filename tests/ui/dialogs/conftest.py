"""Numbers as a reader sees them in dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def numbers_as_in_english() -> Iterator[None]:
    """Group the digits of large numbers."""
    before = QLocale()
    QLocale.setDefault(QLocale("en"))
    yield
    QLocale.setDefault(before)
