"""The list of documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from annotator.domain.annotations import AnnotationType
from annotator.domain.documents import Document, DocumentSummary
from annotator.ui.item_models.document_list_model import DocumentListModel
from annotator.ui.item_models.roles import COUNT_ROLE, CURRENT_ROLE, DETAIL_ROLE


def a_summary(title: str, year: int | None = 2004, **counts: int) -> DocumentSummary:
    document = Document(
        id=f"id of {title}",
        title=title,
        year=year,
        places=(),
        source=f"{title}.txt",
        encoding="utf-8",
        text_version_id="版本",
        characters=12_345,
        sha256="0" * 64,
        created_at=datetime(2026, 11, 22, tzinfo=UTC),
    )
    return DocumentSummary(document, {AnnotationType(name): n for name, n in counts.items()})


def a_model(*summaries: DocumentSummary, current: str | None = None) -> DocumentListModel:
    model = DocumentListModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_documents(summaries, current)
    return model


def test_a_row_has_title_year_and_count(qapp: object) -> None:
    model = a_model(a_summary("群众团体", figure=3, date=2), a_summary("政府", None))
    rows = [
        tuple(model.index(row).data(role) for role in (0, DETAIL_ROLE, COUNT_ROLE))
        for row in range(model.rowCount())
    ]
    assert rows == [("群众团体", "2004", 5), ("政府", "", 0)]


def test_the_tooltip_tells_source_length_year_and_counts(qapp: object) -> None:
    model = a_model(a_summary("群众团体", figure=3, date=0))
    tooltip = model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert tooltip.splitlines() == [
        "群众团体",
        "Source: 群众团体.txt",
        "Characters: 12,345",
        "Year of the volume: 2004",
        "Figure: 3",
    ]


def test_the_open_document_is_marked(qapp: object) -> None:
    model = a_model(a_summary("甲"), a_summary("乙"), current="id of 乙")
    assert [model.index(row).data(CURRENT_ROLE) for row in (0, 1)] == [False, True]
    assert model.current_index().row() == 1


def test_without_an_open_document_none_is_marked(qapp: object) -> None:
    model = a_model(a_summary("甲"))
    assert not model.current_index().isValid()


def test_new_counts_of_the_same_documents_do_not_reset_the_list(qapp: object) -> None:
    before = a_summary("甲", figure=1)
    model = a_model(before)
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.show_documents([replace(before, counts={AnnotationType.FIGURE: 2})], None)
    assert resets == []
    assert model.index(0).data(COUNT_ROLE) == 2


def test_another_document_resets_it(qapp: object) -> None:
    model = a_model(a_summary("甲"))
    model.show_documents([a_summary("甲"), a_summary("乙")], None)
    assert model.rowCount() == 2
    assert model.document_id(1) == "id of 乙"
