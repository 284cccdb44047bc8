"""What a colleague's file would bring is shown plainly before it is merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QTabWidget

import builders
from annotator.domain.merges import MergePreview
from annotator.storage import merge_tally
from annotator.ui.dialogs.merge_preview import MergePreviewDialog, ask_merge
from annotator.ui.dialogs.note_list import NoteList
from annotator.workflows import annotate, browse, decide, documents, merge, people, remarks
from dialog_parts import Answer, the
from exchange_builders import FIGURE, ORGANISATION, OTHER_TEXT, PERSON, a_package, packed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from annotator.ui.dialogs.dialog_table import DialogTable
    from annotator.workflows.session import Session

    Look = Callable[[Path], MergePreviewDialog]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with builders.a_session(tmp_path) as made:
        yield made


@pytest.fixture
def look(session: Session, qtbot: QtBot) -> Look:
    def look(path: Path) -> MergePreviewDialog:
        made = MergePreviewDialog(
            merge.preview(session, path),
            session.project.title,
            lambda answers, _: merge.preview(session, path, same_document=answers),
            is_empty=not browse.documents(session),
        )
        qtbot.addWidget(made)
        return made

    return look


def tables(dialog: MergePreviewDialog) -> tuple[DialogTable, DialogTable]:
    return dialog._samples.table, dialog._document_table


def rows(dialog: MergePreviewDialog, tab: int) -> list[list[str]]:
    model = tables(dialog)[tab].model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def notes(dialog: MergePreviewDialog) -> str:
    return "\n".join(sentence for _, sentence in the(NoteList, dialog)._notes)


def figures(dialog: MergePreviewDialog) -> list[str]:
    return [tile.accessibleName() for tile in dialog._tiles.tiles]


def test_figures_rows_and_people_are_told(look: Look, tmp_path: Path) -> None:
    dialog = look(a_package(tmp_path, quotes=(("樊耀", PERSON), ("1162家", FIGURE))))
    assert figures(dialog)[:3] == ["new: 2", "changed: 0", "removed: 0"]
    assert rows(dialog, 0) == [
        ["New", "Person", "樊耀", "", "李明", "群众团体"],
        ["New", "Figure", "1162家", "1,162 家", "李明", "群众团体"],
    ]
    assert rows(dialog, 1)[0][:4] == ["群众团体", "Here, with the same text", "", "2"]
    assert "New people: 李明." in notes(dialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Work of 李明" in words


def test_one_kind_is_looked_at_by_itself(session: Session, look: Look, tmp_path: Path) -> None:
    with builders.a_session(tmp_path, name="乙.annot", person_name="李明") as there:
        first = builders.tagged(there, "樊耀", PERSON)
        merge.merge(session, packed(there))
        annotate.retype(there, [first.key], ORGANISATION)
        builders.tagged(there, "1162家", FIGURE)
        dialog = look(packed(there))
    kind = the(QComboBox, dialog)
    assert [kind.itemText(row) for row in range(kind.count())] == [
        "Everything (2)",
        "Conflicts (0)",
        "Places to check (0)",
        "New (1)",
        "Changed (1)",
        "Removed (0)",
        "Decisions (0)",
        "Remarks (0)",
    ]
    kind.setCurrentIndex(4)
    assert [row[:4] for row in rows(dialog, 0)] == [
        ["Changed", "Organisation", "樊耀", "Type: Person → Organisation"]
    ]


@pytest.mark.parametrize("kept", [200, 1])
def test_what_was_decided_and_remarked_is_listed_with_its_words(
    session: Session, look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: int
) -> None:
    monkeypatch.setattr(merge_tally, "SAMPLES", kept)
    first, second = (builders.tagged(session, quote, PERSON) for quote in ("樊耀", "2004年底"))
    with builders.a_session(tmp_path, name="乙.annot", text=None, person_name="李明") as there:
        merge.merge(there, packed(session))
        opened = browse.open_document(there, builders.document_id(there))
        here = {start: key for start, _, key, _ in opened.marks}
        decide.accept(there, [here[first.start]])
        merge.merge(session, packed(there))
        (said,) = remarks.thread(there, here[first.start])
        decide.take_back(there, said.said.id)
        decide.return_(there, [here[second.start]], "类型不当")
        remarks.remark(there, here[first.start], "见上卷")
        dialog = look(packed(there))
    kind = the(QComboBox, dialog)
    assert [kind.itemText(row) for row in (0, 6, 7)] == [
        "Everything (3)",
        "Decisions (2)",
        "Remarks (1)",
    ]
    kind.setCurrentIndex(6)
    decided = [row[:5] for row in rows(dialog, 0)]
    expected = [
        ["Decision", "Person", "2004年底", "Returned (类型不当) · 李明", "王芳"],
        ["Taken back", "Person", "樊耀", "Accepted · 李明", "王芳"],
    ]
    assert sorted(decided) == expected[:kept]
    kind.setCurrentIndex(7)
    assert [row[:4] for row in rows(dialog, 0)] == [["Remark", "Person", "樊耀", "见上卷 · 李明"]]


@pytest.mark.parametrize(
    ("kept", "seen"),
    [
        (200, ("Everything (5)", 5, "", "Conflicts (3)", 3, "")),
        (
            1,
            (
                *("Everything (5)", 2, "The first 2 of 5 are shown."),
                *("Conflicts (3)", 1, "The first 1 of 3 are shown."),
            ),
        ),
    ],
)
def test_conflicts_in_which_ours_holds_are_counted_where_they_are_listed(
    session: Session,
    look: Look,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kept: int,
    seen: tuple[str | int, ...],
) -> None:
    ours = [builders.tagged(session, quote, PERSON) for quote in ("1162家", "樊耀", "2004年底")]
    with builders.a_session(tmp_path, name="乙.annot", text=None, person_name="王芳") as there:
        merge.merge(there, packed(session))
        opened = browse.open_document(there, builders.document_id(there))
        for _, _, key, _ in opened.marks:
            annotate.edit(there, key, value=None, note="家里")
        for one in ours:
            annotate.edit(session, one.key, value=None, note="单位")
            annotate.edit(session, one.key, value=None, note="单位再改")
        for quote in ("市总工会", "主席"):
            builders.tagged(there, quote, ORGANISATION)
        package = packed(there)
    monkeypatch.setattr(merge_tally, "SAMPLES", kept)
    monkeypatch.setattr(merge, "SAMPLES", kept)
    dialog = look(package)
    kind, told = the(QComboBox, dialog), []
    for row in range(2):
        kind.setCurrentIndex(row)
        told += [kind.currentText(), len(rows(dialog, 0)), dialog._samples._shown.text()]
    assert tuple(told) == seen


def test_what_was_removed_there_is_no_place_to_check(
    session: Session, look: Look, tmp_path: Path
) -> None:
    with builders.a_session(
        tmp_path, text=OTHER_TEXT, name="乙.annot", person_name="李明"
    ) as there:
        one = builders.tagged(there, "主席樊跃", PERSON)
        merge.merge(session, packed(there))
        annotate.remove(there, [one.key])
        dialog = look(packed(there))
    kind = the(QComboBox, dialog)
    kind.setCurrentIndex(2)
    assert kind.currentText() == "Places to check (0)"
    assert rows(dialog, 0) == []
    kind.setCurrentIndex(5)
    assert kind.currentText() == "Removed (1)"
    assert len(rows(dialog, 0)) == 1


def test_another_text_of_the_same_title_is_asked_about_first(look: Look, tmp_path: Path) -> None:
    dialog = look(a_package(tmp_path, text=OTHER_TEXT, quotes=(("主席樊跃", PERSON),)))
    assert the(QTabWidget, dialog).currentIndex() == 1
    assert "to check: 1" in figures(dialog)
    assert rows(dialog, 0)[0][2:4] == ["主席樊耀", "“主席樊跃” in the colleague's text"]
    table = tables(dialog)[1]
    box = table.model().index(0, 0)
    assert box.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
    table.model().setData(box, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert "to check: 0" in figures(dialog)
    assert "would be added" in notes(dialog)
    assert list(dialog.preview.same_document.values()) == [False]


def test_a_tick_goes_back_where_looking_again_was_stopped(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    package = a_package(tmp_path, text=OTHER_TEXT, quotes=(("1162家", FIGURE),))
    dialog = MergePreviewDialog(merge.preview(session, package), "项目", lambda *_: None)
    qtbot.addWidget(dialog)
    model = tables(dialog)[1].model()
    role = Qt.ItemDataRole.CheckStateRole
    model.setData(model.index(0, 0), Qt.CheckState.Unchecked, role)
    assert model.index(0, 0).data(role) is Qt.CheckState.Checked


def test_a_tick_goes_back_where_the_file_has_gone_and_this_is_told(
    look: Look, tmp_path: Path
) -> None:
    package = a_package(tmp_path, text=OTHER_TEXT, quotes=(("1162家", FIGURE),))
    dialog = look(package)
    content = package.read_bytes()
    package.unlink()
    box, role = tables(dialog)[1].model().index(0, 0), Qt.ItemDataRole.CheckStateRole
    box.model().setData(box, Qt.CheckState.Unchecked, role)
    assert box.data(role) is Qt.CheckState.Checked
    assert dialog.preview.documents[0].is_same
    assert package.name in notes(dialog)
    package.write_bytes(content)
    box.model().setData(box, Qt.CheckState.Unchecked, role)
    assert box.data(role) is Qt.CheckState.Unchecked
    assert package.name not in notes(dialog)


def test_documents_of_another_project_raise_a_doubt(look: Look, tmp_path: Path) -> None:
    dialog = look(a_package(tmp_path, text="别处的志书，主席樊耀。\n" * 3))
    assert rows(dialog, 1)[0][1] == "Same title, another text"
    assert "None of these documents is in “项目”" in notes(dialog)


def test_an_empty_project_gets_the_texts(tmp_path: Path, qtbot: QtBot) -> None:
    with builders.a_session(tmp_path, text=None, name="空.annot") as empty:
        seen = merge.preview(empty, a_package(tmp_path))
    dialog = MergePreviewDialog(seen, "空", lambda *_: None, is_empty=True)
    qtbot.addWidget(dialog)
    assert "Your project is empty: the texts come along." in notes(dialog)


def test_namesakes_removed_documents_and_new_rules_are_told(
    session: Session, look: Look, tmp_path: Path
) -> None:
    package = a_package(tmp_path, person_name="王芳")
    assert "because of the same name: 王芳" in notes(look(package))
    with builders.a_session(tmp_path, name="乙.annot", person_name="李明") as there:
        merge.merge(there, packed(session))
        assert there.person is not None
        people.rename_person(there, there.person.id, "李晓明")
        builders.tagged(there, "樊耀", PERSON)
        merge.merge(session, packed(there))
        people.rename_person(there, there.person.id, "李大明")
        documents.remove_document(session, builders.document_id(session))
        told = notes(look(packed(there)))
    assert "Removed here, and stays so: “群众团体”" in told
    assert "names or roles of people" in told


def test_more_than_a_few_names_are_counted(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    with builders.a_session(tmp_path, name="众.annot", person_name="甲") as there:
        for name in "乙丙丁戊己庚":
            people.work_as(there, name)
        builders.tagged(there, "樊耀", PERSON)
        seen = merge.preview(session, packed(there))
    dialog = MergePreviewDialog(seen, "项目", lambda *_: None)
    qtbot.addWidget(dialog)
    assert "2 more" in notes(dialog)
    assert "庚" not in notes(dialog)


@pytest.mark.parametrize("accepted", [True, False])
def test_it_gives_the_preview_to_merge_or_nothing(
    session: Session, tmp_path: Path, answer: Answer, accepted: bool
) -> None:
    seen = merge.preview(session, a_package(tmp_path))
    answer(lambda dialog: dialog.accept() if accepted else dialog.reject())
    chosen = ask_merge(None, seen, "项目", lambda *_: None)
    assert chosen == (seen if accepted else None)
    assert isinstance(seen, MergePreview)
