"""Keeps the three docks in step with the text, and passes on what is asked for in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator.domain.annotations import AnnotationType
from annotator.ui.controllers.reading import reading_place
from annotator.ui.panels.details_panel import Access
from annotator.workflows import browse, history, ownership, people, propose

if TYPE_CHECKING:
    from annotator.domain.annotations import Annotation
    from annotator.domain.change_sets import ChangeSet
    from annotator.ui.controllers.annotating import Annotating
    from annotator.ui.controllers.desk import Desk
    from annotator.ui.controllers.reading import Reading
    from annotator.ui.editor.annotated_text_view import AnnotatedTextView
    from annotator.ui.panels.annotation_table_panel import AnnotationTablePanel
    from annotator.ui.panels.details_panel import DetailsPanel
    from annotator.ui.panels.outline_panel import OutlinePanel
    from annotator.workflows.session import Session

_AFTER_THE_TEXT = 15  # milliseconds


class PanelsInStep(QObject):
    """Connects outline, details and table with desk, text and commands."""

    def __init__(
        self,
        desk: Desk,
        view: AnnotatedTextView,
        outline: OutlinePanel,
        details: DetailsPanel,
        table: AnnotationTablePanel,
    ) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._outline = outline
        self._details = details
        self._table = table
        self._names: dict[str, str] = {}
        # The text is painted first; who holds Tab down sees the details where it stops.
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_THE_TEXT)
        self._soon.timeout.connect(self._show_current)
        desk.session_changed.connect(self._show_session)
        desk.document_changed.connect(self._show_document)
        desk.outline_ready.connect(self._show_outline)
        desk.changed.connect(self._follow)
        view.current_changed.connect(lambda _key: self._soon.start())
        self._show_session()

    def connect_with(self, annotating: Annotating, reading: Reading) -> None:
        """Pass what is asked for in the docks on to the controllers of the text."""
        annotating.marks_changed.connect(self._count)
        reading.position_changed.connect(self._show_place)
        self._outline.section_chosen.connect(reading.go_to_section)
        self._outline.document_chosen.connect(self._desk.show_document)
        self._details.retype_requested.connect(lambda key, type_: annotating.retype([key], type_))
        self._details.remove_requested.connect(lambda key: annotating.remove([key]))
        self._details.edited.connect(annotating.edit)
        self._details.go_requested.connect(annotating.go_to_key)
        self._table.annotation_chosen.connect(annotating.go_to_key)
        self._table.retype_requested.connect(annotating.retype)
        self._table.remove_requested.connect(annotating.remove)
        for panel in (self._outline, self._details, self._table):
            panel.left.connect(self._view.setFocus)

    def _show_session(self) -> None:
        self._names = {}
        self._show_documents()

    def _show_documents(self) -> None:
        session = self._desk.session
        summaries = browse.documents(session) if session else ()
        self._outline.show_documents(summaries, self._desk.document_id)

    def _show_document(self) -> None:
        self._show_documents()
        self._outline.show_outline((), (), len(self._desk.text))
        if self._desk.session is None:
            self._let_go()
        else:
            # The table reads its rows after the first page is painted.
            QTimer.singleShot(0, self, self._fill_table)

    def _let_go(self) -> None:
        """Forget the project at once: it is closed in a moment, and nobody may read it then."""
        self._soon.stop()
        self._details.show_annotation(None)
        self._fill_table()

    def _fill_table(self) -> None:
        self._table.show_document(self._desk.session, self._desk.document_id, self._desk.sections)

    def _show_outline(self) -> None:
        starts, by_type = self._starts()
        self._outline.show_outline(
            self._desk.sections, starts, len(self._desk.text), by_type=by_type
        )
        self._show_place(reading_place(self._view))
        self._fill_table()

    def _show_place(self, position: int) -> None:
        self._outline.set_reading_position(position)
        self._table.set_reading_position(position)

    def catch_up(self) -> None:
        """Show the current annotation now, before something is done with it."""
        if self._soon.isActive():
            self._soon.stop()
            self._show_current()

    def _show_current(self) -> None:
        key = self._view.current
        session, document = self._desk.session, self._desk.document
        found = browse.annotation(session, key) if session and key is not None else None
        self._table.select_key(key)
        if session is None or document is None or found is None:
            self._details.show_annotation(None)
            return
        access = self._access(session, found)
        shown = propose.proposed(session, found) if access is Access.PROPOSE else found
        self._details.show_annotation(
            shown,
            author=self._name_of(found.person_id),
            history=history.history_of(session, found.key),
            year=document.document.year,
            access=access,
            proposed=shown is not found,
        )

    def _access(self, session: Session, annotation: Annotation) -> Access:
        """What the person who works may do with it; nobody has worked before the first tag."""
        person = session.person
        if session.read_only:
            return Access.NONE
        if person is not None and ownership.may_change(person, annotation):
            return Access.CHANGE
        return Access.PROPOSE if person is None or person.role.reviews else Access.LOOK

    def _name_of(self, person_id: str) -> str:
        """The name of an author."""
        if person_id not in self._names and self._desk.session is not None:
            self._names = people.names(self._desk.session)
        return self._names.get(person_id, "")

    def _follow(self, change_set: ChangeSet, _initiator: object) -> None:
        if change_set.people:
            self._names = {}
        if change_set.documents or self._happened_elsewhere(change_set):
            self._show_documents()
        self._table.refresh(change_set)
        if self._view.current is not None:
            self._soon.start()

    def _happened_elsewhere(self, change_set: ChangeSet) -> bool:
        """Whether another document than the one shown has other annotations now."""
        touched = set(change_set.reload)
        for change in change_set.annotations:
            touched.update(side.document_id for side in (change.before, change.after) if side)
        return bool(touched - {self._desk.document_id})

    def _count(self) -> None:
        starts, by_type = self._starts()
        self._outline.update_counts(starts, by_type=by_type)
        if self._desk.document_id is not None:
            counts = {type_: len(found) for type_, found in by_type.items()}
            self._outline.count_document(self._desk.document_id, counts)

    def _starts(self) -> tuple[list[int], dict[AnnotationType, list[int]]]:
        by_code: dict[str, list[int]] = {type_.value: [] for type_ in AnnotationType}
        for mark in self._view.marks:
            by_code[mark[3]].append(mark[0])
        return self._view.marks.starts(), {
            AnnotationType(code): starts for code, starts in by_code.items()
        }
