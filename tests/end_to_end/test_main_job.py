"""The main job: open the sample, tag by keyboard, find everything again, hand a workbook on."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt

from annotator.ui.dialogs import ask
from annotator.ui.dialogs.waiting import wait_for
from annotator.ui.foundation.settings import ThemeChoice


def test_opening_the_sample_shows_its_text_and_outline(run_program, sample) -> None:
    def look(desk) -> None:
        desk.until(lambda: desk.window.desk.sections)
        assert desk.view.text == Path(sample).read_text(encoding="utf-8")
        assert desk.window.desk.document.document.title == "群众团体"
        assert desk.window.desk.document.document.year == 2004
        titles = [section.title for section in desk.window.desk.sections]
        assert titles[:2] == ["群众团体", "概述"]

    assert run_program(["open", sample], look) == 0


def test_keys_tag_retype_undo_and_remove(run_program, sample) -> None:
    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        desk.view.go_to(desk.view.text.index("2004年"))
        desk.press("3")
        assert desk.tagged() == [("2004年", "date")]
        desk.press("2")
        assert desk.tagged() == [("2004年", "figure")]
        desk.trigger("undo")
        assert desk.tagged() == [("2004年", "date")]
        desk.trigger("redo")
        assert desk.tagged() == [("2004年", "figure")]
        desk.press("Delete")
        assert desk.tagged() == []
        desk.trigger("undo")
        assert desk.tagged() == [("2004年", "figure")]

    run_program(["open", sample], work)


def test_selecting_with_shift_and_a_digit_tags_exactly_that(run_program, sample) -> None:
    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        desk.view.go_to(desk.view.text.index("市总工会"))
        desk.press(*["Right"] * 4, shift=True)
        desk.press("1")
        assert desk.tagged() == [("市总工会", "organisation")]

    run_program(["open", sample], work)


def test_a_span_across_a_page_break_is_one_annotation(run_program, sample) -> None:
    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        desk.view.go_to(desk.view.text.index("市总工\n\n会"))
        desk.press(*["Right"] * 5, shift=True)
        desk.press("1")
        assert desk.tagged() == [("市总工\n\n会", "organisation")]

    run_program(["open", sample], work)


def test_borders_move_with_alt_and_arrows(run_program, sample) -> None:
    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        desk.view.go_to(desk.view.text.index("市总工会"))
        desk.press(*["Right"] * 2, shift=True)
        desk.press("1")
        desk.trigger("end_right")
        desk.trigger("end_right")
        assert desk.tagged() == [("市总工会", "organisation")]
        desk.trigger("start_left")
        assert desk.tagged() == [("初市总工会", "organisation")]
        desk.trigger("start_right")
        assert desk.tagged() == [("市总工会", "organisation")]

    run_program(["open", sample], work)


def test_tab_goes_from_annotation_to_annotation(run_program, sample) -> None:
    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        for surface in ("2004年", "1162家"):
            desk.view.go_to(desk.view.text.index(surface))
            desk.press("3" if "年" in surface else "2")
        desk.press("Home", control=True)
        desk.press("Tab")
        assert desk.view.text[slice(*desk.view.current_mark[:2])] == "2004年"
        desk.press("Tab")
        assert desk.view.text[slice(*desk.view.current_mark[:2])] == "1162家"
        desk.press(Qt.Key.Key_Backtab, shift=True)
        assert desk.view.text[slice(*desk.view.current_mark[:2])] == "2004年"

    run_program(["open", sample], work)


def test_everything_is_there_again_after_closing_undo_included(run_program, sample) -> None:
    def tag(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        desk.view.go_to(desk.view.text.index("2004年"))
        desk.press("3")

    def look_again(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        assert desk.tagged() == [("2004年", "date")]
        desk.trigger("undo")
        assert desk.tagged() == []

    run_program(["open", sample], tag)
    run_program([], look_again)


def test_the_workbook_of_the_window_holds_the_tags(
    run_program, sample, tmp_path, monkeypatch
) -> None:
    target = tmp_path / "群众团体.xlsx"
    monkeypatch.setattr(ask, "choose_file_to_save", lambda *_: target)

    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        desk.view.go_to(desk.view.text.index("1162家"))
        desk.press("2")
        desk.trigger("export")
        assert desk.window.bar.message.name == "exported"

    run_program(["open", sample], work)
    rows = list(openpyxl.load_workbook(target)["标注明细"].iter_rows(values_only=True))
    assert len(rows) == 2
    found = dict(zip(rows[0], rows[1], strict=True))
    assert (found["原文"], found["数值"], found["单位"]) == ("1162家", 1162, "家")


def test_several_rows_of_the_table_are_removed_in_one_step(run_program, sample) -> None:
    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        for surface in ("1162家", "19.7万人", "126家"):
            desk.view.go_to(desk.view.text.index(surface))
            desk.press("2")
        keys = [mark[2] for mark in desk.view.marks]
        desk.window.docks.table.remove_requested.emit(keys)
        assert desk.tagged() == []
        desk.trigger("undo")
        assert [s for s, _ in desk.tagged()] == ["1162家", "19.7万人", "126家"]

    run_program(["open", sample], work)


def test_a_great_many_are_changed_while_the_window_waits(run_program, sample, monkeypatch) -> None:
    monkeypatch.setattr("annotator.ui.dialogs.waiting._FEW", 2)
    waited = []

    def noting(task, parent, text, **how) -> object:
        waited.append(text)
        return wait_for(task, parent, text, **how)

    monkeypatch.setattr("annotator.ui.dialogs.waiting.wait_for", noting)

    def work(desk) -> None:
        desk.window.settings.change(language="en")
        desk.until(lambda: desk.window.desk.document)
        for surface in ("1162家", "19.7万人", "126家"):
            desk.view.go_to(desk.view.text.index(surface))
            desk.press("2")
        table = desk.window.docks.table
        keys = [mark[2] for mark in desk.view.marks]
        table.retype_requested.emit(keys, "date")
        assert {type_ for _, type_ in desk.tagged()} == {"date"}
        table.remove_requested.emit(keys)
        assert desk.tagged() == []

    run_program(["open", sample], work)
    assert waited[-2:] == ["Changing the type…", "Removing…"]


def test_a_file_that_cannot_be_read_is_told_in_one_sentence(run_program, tmp_path) -> None:
    empty = tmp_path / "空.txt"
    empty.touch()

    def look(desk) -> None:
        desk.until(lambda: desk.window.bar.message)
        assert str(empty) in desk.window.bar.message.text()

    run_program(["open", str(empty)], look)


def test_the_language_and_the_look_change_while_the_program_runs(run_program, sample) -> None:
    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        named = desk.window.commands["tag_organisation"].text
        desk.window.settings.change(language="en")
        desk.until(lambda: "rganisation" in named())
        desk.window.settings.change(language="zh_CN")
        desk.until(lambda: "机构" in named())
        paper = desk.view.page.style.colours.paper
        desk.window.settings.change(theme=ThemeChoice.DARK)
        desk.qtbot.wait(20)
        assert desk.view.page.style.colours.paper != paper

    run_program(["open", sample], work)


def test_a_click_in_the_outline_goes_there(run_program, sample) -> None:
    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.sections)
        section = next(s for s in desk.window.desk.sections if s.title == "结对助学")
        desk.window.docks.outline.section_chosen.emit(section.start)
        assert desk.view.page.position_at_top() == section.start
        assert desk.view.hasFocus()

    run_program(["open", sample], work)


def test_reading_goes_on_where_it_was_left(run_program, sample) -> None:
    def read(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        desk.view.go_to(desk.view.text.index("**【结对助学】**"), at_top=True)

    def look_again(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        assert desk.view.page.position_at_top() == desk.view.text.index("**【结对助学】**")

    run_program(["open", sample], read)
    run_program([], look_again)


def test_what_was_found_is_what_a_type_button_tags(run_program, sample) -> None:
    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        desk.view.go_to(desk.view.text.index("1162家"))
        desk.press("2")
        desk.trigger("find")
        desk.window.find_bar._term.setText("工人日报")
        desk.until(desk.view.selected_span)
        desk.trigger("tag_organisation")
        assert desk.tagged() == [("1162家", "figure"), ("工人日报", "organisation")]

    run_program(["open", sample], work)


def test_undo_shows_the_document_it_happened_in(run_program, sample, tmp_path) -> None:
    other = tmp_path / "另一篇.txt"
    other.write_text("工业志\n\n2004年,全市有企业12家。\n", encoding="utf-8")

    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        desk.view.go_to(desk.view.text.index("1162家"))
        desk.press("2")
        first = desk.window.desk.document_id
        desk.window.texts.add_texts([other])
        assert desk.window.desk.document_id != first
        desk.trigger("undo")  # the import
        desk.trigger("undo")  # the tag
        assert desk.window.desk.document_id == first
        assert desk.tagged() == []

    run_program(["open", sample], work)


def test_a_border_moves_over_a_page_break_to_the_next_character(run_program, sample) -> None:
    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.document)
        desk.view.go_to(desk.view.text.index("市总工\n\n会"))
        desk.press(*["Right"] * 3, shift=True)
        desk.press("1")
        desk.trigger("end_right")
        assert desk.tagged() == [("市总工\n\n会", "organisation")]
        desk.trigger("end_left")
        assert desk.tagged() == [("市总工", "organisation")]

    run_program(["open", sample], work)
