"""The difference at hand: what each author has there, what the final version says, and buttons."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.final_versions import Choice
from annotator.ui.foundation.colours import colours
from annotator.ui.foundation.icons import Icon, icon
from annotator.ui.foundation.tool_tips import plain_tip
from annotator.ui.item_models.quotes import elided, in_one_line
from annotator.ui.item_models.words import type_word
from annotator.ui.panels.compare_bar import MOST
from annotator.ui.panels.quiet_label import QuietLabel
from annotator.values import display

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.domain.annotations import Annotation

_LONGEST: Final = 80  # characters of a quote
_SIDE: Final = 26  # pixels of a digit's button
_ICON: Final = 16
_EDGE: Final = 8


@dataclass(frozen=True, slots=True)
class CardSide:
    """What one author has."""

    name: str
    annotations: Sequence[Annotation]


@dataclass(frozen=True, slots=True)
class CardContents:
    """What the card shows.

    Attributes:
        sides: Author by author.
        finals: What stands in the final version there.
        settled: The final version has an answer; without `finals` it is that nothing stays.
        several: How many differences are chosen together with it.
        refusal: Why nothing can be settled here; empty if it can.
    """

    sides: Sequence[CardSide]
    finals: Sequence[Annotation]
    settled: bool
    several: int = 1
    refusal: str = ""


class DifferenceCard(QFrame):
    """Each button does what its digit does.

    Signals:
        asked: Name of a command.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contents: CardContents | None = None
        self._takes = [self._button(f"take_{n}") for n in range(1, MOST + 1)]
        self._words = [_words_label() for _ in range(MOST)]
        self._final_name = QLabel()
        self._final_name.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._final = _words_label()
        self._all = self._button("take_all", Icon.PEOPLE)
        self._none = self._button("take_neither", Icon.REMOVE)
        self._new = self._button("take_new", Icon.ADD)
        self._note = QuietLabel()
        self._note.setWordWrap(True)
        self._lay_out()
        self.show_contents(None)

    def show_contents(self, contents: CardContents | None) -> None:
        """Show a difference, or none."""
        self._final_name.setText(self.tr("Final"))
        self._contents = contents
        self.setVisible(contents is not None)
        if contents is None:
            return
        for number, (take, words) in enumerate(zip(self._takes, self._words, strict=True)):
            there = number < len(contents.sides)
            take.setVisible(there)
            words.setVisible(there)
            if there:
                side = contents.sides[number]
                take.setEnabled(not contents.refusal)
                take.setText(str(number + 1))
                words.setText(self._told(side.name, side.annotations))
                name = self.tr("Take what {name} has").format(name=side.name)
                take.setToolTip(plain_tip(name))
                take.setAccessibleName(name)
        self._final.setText(self._told_of_final(contents))
        both = len(contents.sides) == 2  # noqa: PLR2004 - both are two
        everything = self.tr("Both") if both else self.tr("All")
        nothing = self.tr("Neither") if both else self.tr("None")
        self._name(self._all, everything, str(len(contents.sides) + 1))
        self._name(self._none, nothing, "0")
        self._name(self._new, self.tr("New"), "⏎")
        for button in (self._all, self._none):
            button.setEnabled(not contents.refusal)
        self._new.setEnabled(not contents.refusal and contents.several == 1)
        several = self.tr("Applies to all %Ln chosen.", "", contents.several)
        self._note.say(contents.refusal or (several if contents.several > 1 else ""))

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self.show_contents(self._contents)

    # Inside -----------------------------------------------------------------------------

    def _told(self, name: str, annotations: Iterable[Annotation]) -> str:
        """A name, and below it each annotation in words."""
        quiet = colours(self.palette()).quiet_text.name()
        lines = [f'<span style="color:{quiet}">{html.escape(name)}</span>'] if name else []
        lines += [self._in_words(one) for one in annotations] or ["—"]
        return "<br>".join(lines)

    def _told_of_final(self, contents: CardContents) -> str:
        if contents.finals:
            return self._told(self._how(contents.finals[0]), contents.finals)
        return self.tr("Nothing is to stay here.") if contents.settled else "—"

    def _how(self, final: Annotation) -> str:
        """How it came about."""
        provenance = final.provenance
        if provenance is None:
            return ""
        if provenance.choice is Choice.UNANIMOUS:
            return self.tr("unanimous, accepted by {name}").format(name=provenance.by)
        if provenance.choice is Choice.AMENDED:
            return self.tr("made anew by {name}").format(name=provenance.by)
        return self.tr("chosen by {name}").format(name=provenance.by)

    def _in_words(self, one: Annotation) -> str:
        hue = colours(self.palette()).types[one.type].text.name()
        quote = html.escape(elided(in_one_line(one.quote), _LONGEST))
        value = html.escape(display.display_value(one.value))
        words = f'<span style="color:{hue}">{html.escape(type_word(one.type))}</span> “{quote}”'
        return f"{words} = {value}" if value else words

    def _name(self, button: QToolButton, word: str, key: str) -> None:
        button.setText(f"{word}  {key}")
        button.setAccessibleName(word)

    def _button(self, command: str, picture: Icon | None = None) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(command)
        if picture is not None:
            button.setIcon(icon(picture))
            button.setIconSize(QSize(_ICON, _ICON))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        else:
            button.setFixedWidth(_SIDE)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.asked.emit(command))
        return button

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for row, (take, words) in enumerate(zip(self._takes, self._words, strict=True)):
            grid.addWidget(take, row, 0, top)
            grid.addWidget(words, row, 1)
        grid.addWidget(self._final_name, MOST, 0, top)
        grid.addWidget(self._final, MOST, 1)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        for button in (self._all, self._none, self._new):
            foot.addWidget(button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        rows.addLayout(grid)
        rows.addLayout(foot)
        rows.addWidget(self._note)
        rows.addStretch(1)


def _words_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
