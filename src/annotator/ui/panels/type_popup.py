"""A small popup beside the text: what should the new annotation be?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from annotator.domain.annotations import AnnotationType
from annotator.ui.item_models.quotes import elided, in_one_line
from annotator.ui.item_models.words import type_key
from annotator.ui.panels.popup import Popup
from annotator.ui.panels.type_button import TypeButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_LONGEST: Final = 24  # characters of the quote


class TypePopup(Popup):
    """The type is chosen by its usual digit or the mouse.

    Signals:
        chosen: The type.
    """

    chosen = Signal(AnnotationType)

    def __init__(self, quote: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(self.tr("Annotate “{quote}” as").format(quote=_short(quote)))
        title.setTextFormat(Qt.TextFormat.PlainText)
        self.column.addWidget(title)
        for type_ in AnnotationType:
            button = TypeButton(type_)
            button.setCheckable(False)
            button.put_behind(type_key(type_))
            button.clicked.connect(lambda _=False, type_=type_: self._take(type_))
            self.column.addWidget(button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses, Esc turns back."""
        types = {type_key(type_): type_ for type_ in AnnotationType}
        if event.text() in types:
            self._take(types[event.text()])
        else:
            super().keyPressEvent(event)

    def _take(self, type_: AnnotationType) -> None:
        self.close()
        self.chosen.emit(type_)


def _short(quote: str) -> str:
    return elided(in_one_line(quote), _LONGEST)
