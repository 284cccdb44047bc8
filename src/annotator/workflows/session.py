"""An open project and who works in it: what every use-case starts from."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from annotator.storage import document_store
from annotator.storage.change_recorder import ChangeRecorder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from annotator.domain.change_sets import Action, ChangeSet
    from annotator.domain.clock import Clock
    from annotator.domain.documents import Document
    from annotator.domain.progress import Progress
    from annotator.domain.projects import Person, Project
    from annotator.storage.project_file import ProjectFile, Transaction

    Listener = Callable[[ChangeSet, object], None]


class Session:
    """One open project. Use it as a context manager, or close it.

    Attributes:
        file: The project file; only workflows use it.
        project: What the file is about.
        person: Who works; None until someone tagged or gave a name in this project.
        clock: Tells the time of every change.
    """

    def __init__(
        self, file: ProjectFile, project: Project, person: Person | None, clock: Clock
    ) -> None:
        self.file = file
        self.project = project
        self.person = person
        self.clock = clock
        self._listeners: list[Listener] = []

    @property
    def path(self) -> Path:
        """Where the project file is."""
        return self.file.path

    @property
    def read_only(self) -> bool:
        """Whether the file or its folder takes no changes."""
        return self.file.read_only

    def text_of(self, connection: Transaction, document: Document) -> str:
        """Return the text of a document, checked against its SHA-256 when it is read.

        Raises:
            ProjectDamaged: The text is not the one that was stored.
        """
        version = document.text_version_id
        return self.file.text_once(
            version, lambda: document_store.checked_text(connection, version, self.path)
        )

    def listen(self, callback: Listener) -> None:
        """Call this with every change set after its commit, and with who caused it.

        It is called in the thread that made the change.
        """
        self._listeners.append(callback)

    def stop_listening(self, callback: Listener) -> None:
        """Call this no longer."""
        self._listeners.remove(callback)

    @contextmanager
    def recording(
        self, action: Action, *, progress: Progress | None = None
    ) -> Iterator[ChangeRecorder]:
        """Give a recorder; what it recorded is committed as one change set, or not at all.

        Args:
            action: What is done.
            progress: Told how far it is with what follows of what was recorded.
        """
        with self.file.writing() as connection:
            recorder = ChangeRecorder(
                connection,
                action,
                person_id=self.person.id if self.person else None,
                at=self.clock(),
                progress=progress,
            )
            yield recorder
            recorder.finish()

    def publish(self, recorder: ChangeRecorder, initiator: object) -> ChangeSet | None:
        """Tell all listeners what was committed; returns it, or None if nothing changed."""
        change_set = recorder.change_set
        if change_set is not None:
            for change in change_set.people:
                if self.person and change.after and self.person.id == change.after.id:
                    self.person = change.after
            for listener in tuple(self._listeners):
                listener(change_set, initiator)
        return change_set

    def close(self) -> None:
        """Let go of the file; closing twice does nothing."""
        self._listeners.clear()
        self.file.close()

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
