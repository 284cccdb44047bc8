"""What the section filter offers."""

from __future__ import annotations

from PySide6.QtTest import QAbstractItemModelTester

from annotator.text.outline import outline
from annotator.ui.item_models.section_choice_model import SectionChoiceModel

TEXT = "# 群众团体\n\n**【概述】** 文。\n"


def test_the_fixed_choices_come_first_and_sections_are_indented_by_level(qapp: object) -> None:
    model = SectionChoiceModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_sections(outline(TEXT))
    assert [model.index(row).data() for row in range(model.rowCount())] == [
        "Whole document",
        "Current section",
        "群众团体",
        "\u3000概述",
    ]
    sections = [model.section(row) for row in range(model.rowCount())]
    assert [section and section.title for section in sections] == [None, None, "群众团体", "概述"]


def test_without_sections_there_is_only_the_whole_document(qapp: object) -> None:
    model = SectionChoiceModel()
    model.show_sections(())
    assert [model.index(row).data() for row in range(model.rowCount())] == ["Whole document"]
