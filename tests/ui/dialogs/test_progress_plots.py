"""What the two plots of the board are given to draw."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QComboBox

from annotator.domain.annotations import Status
from annotator.ui.dialogs.progress_plots import ProgressPlots
from annotator.ui.foundation.plots import DayBars, NamedBars
from annotator.ui.item_models.section_progress_model import branches
from annotator.ui.item_models.words import status_word
from dialog_parts import the
from progress_builders import CHEN, LI, WANG, a_document, a_report

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel
    from pytestqt.qtbot import QtBot

NAMES = {person.id: person.name for person in (WANG, CHEN, LI)}


@pytest.fixture
def shown(qtbot: QtBot) -> ProgressPlots:
    made = ProgressPlots()
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show_branches(branches([a_document("群众团体"), a_document("农业")], None, ""))
    made.show_days(a_report().days, NAMES)
    made.show()
    return made


def legend(label: QLabel) -> list[str]:
    words = re.sub(r"<[^>]*>", "", label.text()).replace("&nbsp;", " ")
    return [name.strip() for name in words.split("■") if name.strip()]


def heights(plot: DayBars) -> list[int]:
    return [sum(bar.opts["height"]) for bar in plot._bars]


def test_documents_are_told_apart_by_where_their_annotations_stand(shown: ProgressPlots) -> None:
    assert set(legend(shown._bars_legend)) == {status_word(status) for status in Status}
    assert the(NamedBars, shown)._names == ("群众团体", "农业")


def test_of_one_document_the_sections_are_shown(shown: ProgressPlots) -> None:
    shown.show_branches(branches([a_document("群众团体")], None, ""))
    assert the(NamedBars, shown)._names == ("概述", "送温暖活动")


def test_a_bar_is_described_piece_by_piece(shown: ProgressPlots) -> None:
    lines = the(NamedBars, shown)._describe(0).split("\n")
    assert lines == ["群众团体", "Accepted: 14", "Returned: 1", "Not reviewed: 5"]


def test_work_is_shown_by_kind_then_by_person(shown: ProgressPlots) -> None:
    days = a_report().days
    grouping = the(QComboBox, shown)
    assert legend(shown._work_legend) == ["Annotated", "Decided", "Settled"]
    assert heights(the(DayBars, shown)) == [
        sum(day.tagged for day in days),
        sum(day.decided for day in days),
        sum(day.settled for day in days),
    ]
    grouping.setCurrentIndex(1)
    assert legend(shown._work_legend) == ["王芳"]
    assert heights(the(DayBars, shown)) == [sum(day.tagged for day in days)]
    grouping.setCurrentIndex(2)
    assert legend(shown._work_legend) == ["李主任"]
    assert heights(the(DayBars, shown)) == [sum(day.decided for day in days)]


def test_before_anything_is_counted_it_says_nothing(qtbot: QtBot) -> None:
    plots = ProgressPlots()
    qtbot.addWidget(plots)
    plots.show()
    assert not plots._no_work.isVisible()
    assert not the(DayBars, plots).isVisible()


def test_without_any_work_it_says_so(shown: ProgressPlots) -> None:
    sentence = shown._no_work
    assert not sentence.isVisible()
    shown.show_days((), NAMES)
    assert sentence.isVisible()
    assert sentence.text() == "Nothing was done yet."
    assert not the(DayBars, shown).isVisible()  # an axis of days on which nothing was done
    assert not the(QComboBox, shown).isVisible()
    assert shown._work_legend.text() == ""


def test_without_any_work_of_one_kind_another_can_be_chosen(shown: ProgressPlots) -> None:
    tagged = [day for day in a_report().days if day.tagged]
    shown.show_days([replace(day, decided=0) for day in tagged], NAMES)
    grouping = the(QComboBox, shown)
    grouping.setCurrentIndex(2)
    assert not the(DayBars, shown).isVisible()
    assert grouping.isVisible()
    grouping.setCurrentIndex(1)
    assert the(DayBars, shown).isVisible()


def test_a_name_is_shown_as_it_is(shown: ProgressPlots) -> None:
    shown.show_days(a_report().days, {"w": "<b>王</b>", "l": "李"})
    the(QComboBox, shown).setCurrentIndex(1)
    assert "&lt;b&gt;王" in shown._work_legend.text()
