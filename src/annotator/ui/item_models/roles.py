"""What our models answer beyond Qt's own roles; the delegates of the panels paint it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt

COUNT_ROLE: Final = Qt.ItemDataRole.UserRole + 1
DETAIL_ROLE: Final = Qt.ItemDataRole.UserRole + 2
CURRENT_ROLE: Final = Qt.ItemDataRole.UserRole + 3
TYPE_ROLE: Final = Qt.ItemDataRole.UserRole + 4
ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole + 5
DONE_ROLE: Final = Qt.ItemDataRole.UserRole + 6
AUTHOR_ROLE: Final = Qt.ItemDataRole.UserRole + 7
SHARE_ROLE: Final = Qt.ItemDataRole.UserRole + 8
SORT_ROLE: Final = Qt.ItemDataRole.UserRole + 9
QUOTE_ROLE: Final = Qt.ItemDataRole.UserRole + 10
