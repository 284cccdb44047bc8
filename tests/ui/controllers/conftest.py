"""What controllers work with, taken apart when a test is over.

Left to the collector of rubbish, these objects might be deleted in the thread of a later task.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6

from annotator.ui.controllers.desk import Desk
from annotator.ui.foundation.background import Background

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def empty_desk(qtbot: QtBot) -> Iterator[Desk]:
    background = Background()
    made = Desk(background)
    yield made
    background.shut_down()
    made.clear()
    shiboken6.delete(made)
    shiboken6.delete(background)
