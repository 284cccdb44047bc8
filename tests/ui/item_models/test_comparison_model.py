"""Differences as rows: filtered, read when shown, settled one by one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt

from annotator.domain.annotations import AnnotationType
from annotator.domain.differences import DifferenceKind
from annotator.text.spans import Span
from annotator.ui.item_models import comparison_model
from annotator.ui.item_models.comparison_model import ComparisonModel, DifferenceFilter
from annotator.ui.item_models.roles import DETAIL_ROLE
from annotator.workflows import annotate, browse, compare, people
from builders import TEXT, a_session, document_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.modeltest import ModelTester

    from annotator.workflows.session import Session

ALL = DifferenceFilter(frozenset(DifferenceKind))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = a_session(tmp_path, person_name="张三")
    tag_as(
        session, "张三", ("2004年底", "date"), ("市总工会", "organisation"), ("1162家", "figure")
    )
    tag_as(session, "李四", ("2004年底", "date"), ("市总工会", "person"), ("1162", "figure"))
    tag_as(session, "李四", ("樊耀", "person"))
    yield session
    session.close()


def tag_as(session: Session, name: str, *things: tuple[str, str]) -> None:
    people.work_as(session, name)
    for quote, code in things:
        start = TEXT.index(quote)
        span = Span(start, start + len(quote))
        annotate.tag(session, document_id(session), span, AnnotationType(code))


def a_model(session: Session, wanted: DifferenceFilter | None = None) -> ComparisonModel:
    model = ComparisonModel(lambda keys: browse.annotations(session, keys))
    show(model, session)
    if wanted is not None:
        model.set_filter(wanted)
    return model


def show(model: ComparisonModel, session: Session) -> None:
    ids = [person.id for person in people.everyone(session) if person.name != "定稿"]
    model.show_comparison(compare.differences(session, document_id(session), ids), TEXT)


def quotes(model: ComparisonModel) -> list[str]:
    return [model.quote(row) for row in range(model.rowCount())]


def test_what_is_identical_is_not_listed_at_first(session: Session) -> None:
    assert quotes(a_model(session)) == ["市总工会", "1162家", "樊耀"]


def test_a_row_says_what_each_has_in_the_respect_they_differ_in(session: Session) -> None:
    model = a_model(session)
    details = [model.index(row).data(DETAIL_ROLE) for row in range(3)]
    assert details == ["1 Organisation   2 Person", "1 1162家   2 1162", ""]
    assert [model.kind_word(row) for row in range(3)] == ["Type", "Borders", "only 李四"]


def test_settling_a_row_keeps_it_in_its_place(session: Session) -> None:
    model = a_model(session)
    model.mark_settled([model.difference(1)])
    assert quotes(model) == ["市总工会", "1162家", "樊耀"]
    assert model.open_rows == 2
    assert model.counts()[DifferenceKind.BORDERS] == 0
    assert model.next_open(1) == 2


def test_settling_the_same_twice_counts_once(session: Session) -> None:
    model = a_model(session)
    one = model.difference(0)
    model.mark_settled([one, one])
    assert model.open_rows == 2
    assert model.counts()[DifferenceKind.TYPE] == 0


def test_after_the_last_the_next_open_is_looked_for_from_the_top(session: Session) -> None:
    model = a_model(session)
    model.mark_settled([model.difference(2)])
    assert model.next_open(2) == 0
    model.mark_settled([model.difference(0), model.difference(1)])
    assert model.next_open(0) is None


def test_settling_many_at_once_is_settling_each(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_by_one, at_once = a_model(session, ALL), a_model(session, ALL)
    chosen = [one_by_one.difference(row) for row in (0, 2)]
    one_by_one.mark_settled(chosen)
    monkeypatch.setattr(comparison_model, "_MANY", 1)
    changed: list[tuple[int, int]] = []
    at_once.dataChanged.connect(lambda one, other, _: changed.append((one.row(), other.row())))
    at_once.mark_settled([*chosen, chosen[0]])
    assert changed == [(0, 3)]
    for model in (one_by_one, at_once):
        rows = range(model.rowCount())
        assert [model.difference(row).settled for row in rows] == [True, False, True, False]
        assert [model.entry(row).difference.settled for row in rows] == [True, False, True, False]
        assert (model.open_rows, model.next_open(2), model.open_identical) == (2, 3, 0)
    assert dict(at_once.counts()) == {DifferenceKind.TYPE: 1, DifferenceKind.ONLY: 1}
    assert +Counter(one_by_one.counts()) == at_once.counts()


def test_comparing_again_keeps_the_rows_where_they_are(session: Session) -> None:
    model = a_model(session)
    first = model.difference(0)
    ids = [one.id for one in people.everyone(session)]
    compare.settle(session, document_id(session), [first], take=ids[:1])
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    show(model, session)
    assert resets == []
    assert model.difference(0).settled
    assert model.row_of(first) == 0


def test_a_difference_is_found_by_a_place_in_the_text(session: Session) -> None:
    model = a_model(session)
    start = TEXT.index("总工")
    assert model.row_at(start, start + 1) == 0
    assert model.row_at(0, 3) is None
    assert model.row_from(start) == 1
    assert [one.kind for one in model.overlapping(0, len(TEXT))] == [
        DifferenceKind.TYPE,
        DifferenceKind.BORDERS,
        DifferenceKind.ONLY,
    ]


def test_settled_rows_are_listed_if_wanted(session: Session) -> None:
    model = a_model(session)
    model.mark_settled([model.difference(0)])
    model.set_filter(DifferenceFilter())
    assert quotes(model) == ["1162家", "樊耀"]
    model.set_filter(DifferenceFilter(settled=True))
    assert quotes(model) == ["市总工会", "1162家", "樊耀"]


def test_the_model_keeps_qts_rules(session: Session, qtmodeltester: ModelTester) -> None:
    model = a_model(session, ALL)
    qtmodeltester.check(model)
    words = model.data(model.index(0), Qt.ItemDataRole.DisplayRole)
    assert words == "2004年底, Identical, 2004-12"
    assert model.data(QModelIndex()) is None
