"""Outline and status bar name the section one works in; the documents are counted there too."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QTreeView

from annotator.ui.item_models.roles import COUNT_ROLE, CURRENT_ROLE


def section_marked(desk) -> str:
    model = desk.window.docks.outline.findChild(QTreeView).model()
    recursive = Qt.MatchFlag.MatchRecursive
    found = model.match(model.index(0, 0), CURRENT_ROLE, True, -1, recursive)
    return found[-1].data() if found else ""


def test_the_outline_follows_the_caret_while_it_is_in_view(run_program, sample) -> None:
    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.sections)
        sections = desk.window.desk.sections
        desk.view.go_to(sections[1].start, at_top=True)
        desk.until(lambda: section_marked(desk) == sections[1].title)
        # The caret goes on into the next section while the top of the view stays.
        below = next(s for s in sections[2:] if s.start >= sections[1].end)
        behind = desk.view.text.index(below.title, below.start) + len(below.title)
        desk.view.caret.place(desk.view.caret.stops.snap(behind))
        desk.view.reveal(behind)
        desk.until(lambda: section_marked(desk) == below.title)
        last = sections[-1]
        desk.view.scroll_by(1e7)
        desk.until(lambda: section_marked(desk) != below.title)
        assert desk.view.page.position_at_top() > below.end or last is below

    run_program(["open", sample], work)


def test_the_document_is_counted_while_one_tags(run_program, sample) -> None:
    def work(desk) -> None:
        desk.until(lambda: desk.window.desk.sections)
        lists = desk.window.docks.outline.findChildren(QListView)
        model = next(view for view in lists if type(view) is QListView).model()
        desk.view.go_to(desk.view.text.index("2004年"))
        desk.press("3")
        desk.until(lambda: model.index(0, 0).data(COUNT_ROLE) == 1)
        desk.trigger("undo")
        desk.until(lambda: model.index(0, 0).data(COUNT_ROLE) == 0)

    run_program(["open", sample], work)
