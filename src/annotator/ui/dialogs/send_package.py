"""What of a project is sent to a colleague: whose work, which documents and types, since when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from annotator.domain.annotations import AnnotationType
from annotator.domain.packages import PackageChoice
from annotator.ui.dialogs.dialog_table import DialogTable
from annotator.ui.dialogs.translated_dialog import TranslatedDialog, paragraph
from annotator.ui.foundation.icons import Icon, icon, type_icon
from annotator.ui.foundation.ticking_button import TickingButton
from annotator.ui.item_models.figures_model import FigureColumn, Kind
from annotator.ui.item_models.ticking_model import TickingModel
from annotator.ui.item_models.words import local_time, type_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from annotator.workflows.packages import PackageOutlook

_WIDTH, _HEIGHT = 62, 34  # in Chinese characters
_CHOICES_WIDTH: Final = 24  # of the left half
_SOON_MS: Final = 150  # after a click, before what it means is counted

Named = tuple[str, str]
"""Id and name, or title."""


class SendPackageDialog(TranslatedDialog):
    """Choices on the left; on the right the cover sheet that the package would have.

    Signals:
        outlook_wanted: The PackageChoice that the form says now; answer with `show_outlook`.
    """

    outlook_wanted = Signal(object)

    def __init__(
        self,
        people: Sequence[Named],
        own_id: str | None,
        documents: Sequence[Named],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._own_id = own_id
        self._names = dict(sorted(people, key=lambda one: one[0] != own_id))
        self._counts: dict[str, int] = {}
        self._outlook: PackageOutlook | None = None
        self._about = paragraph(self)
        self._labels = tuple(QLabel(self) for _ in range(4))
        self._whose = TickingButton(self, fewest=1, everything=True)
        self._whose.setIcon(icon(Icon.PEOPLE))
        self._whose.offer(self._names.items(), {own_id or ""})
        self._documents = TickingModel[Named](
            (
                FigureColumn(lambda: self.tr("Document"), lambda row: row[1], Kind.TEXT),
                FigureColumn(
                    lambda: self.tr("Annotations"), lambda row: self._counts.get(row[1], 0)
                ),
            ),
            self,
            may_tick=lambda _: True,
        )
        self._documents.show_ticked(documents, lambda _: True)
        self._table = DialogTable(self._documents, self)
        self._types = {type_: QCheckBox(self) for type_ in AnnotationType}
        self._since = QCheckBox(self)
        self._cover = QPlainTextEdit(self, readOnly=True)
        self._cover.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self._pack = QPushButton(self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._buttons.addButton(self._pack, QDialogButtonBox.ButtonRole.AcceptRole)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._arrange()
        self._connect()
        self.retranslate()
        self.fit(_WIDTH, _HEIGHT)
        self._whose.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def choice(self) -> PackageChoice:
        """What stands in the form now."""
        chosen = self._documents.ticked_rows()
        types = {type_ for type_, box in self._types.items() if box.isChecked()}
        return PackageChoice(
            document_ids=_unless_all([row[0] for row in chosen], self._documents.rowCount()),
            types=frozenset(types) if len(types) < len(AnnotationType) else frozenset(),
            person_ids=frozenset(self._whose.chosen),
            since_last=self._since.isChecked() and self._since.isEnabled(),
        )

    @property
    def says_something(self) -> bool:
        """Whether at least one document and one type are chosen."""
        has_type = any(box.isChecked() for box in self._types.values())
        return has_type and self._documents.ticked_count > 0

    def look(self) -> None:
        """Ask what the choices mean."""
        self._soon.stop()
        if self.says_something:
            self.outlook_wanted.emit(self.choice)
        else:
            self._show(None)

    def show_outlook(self, choice: PackageChoice, outlook: PackageOutlook) -> None:
        """Show what a choice means, unless it is no longer the one in the form."""
        if choice != self.choice or not self.says_something:
            return
        if choice.since_last and outlook.last_sent is None:
            # Nothing like this was ever sent: there is no last time to count from.
            self._say_since(outlook)
            self.look()
            return
        self._show(outlook)

    def retranslate(self) -> None:
        """Name the fields."""
        self.setWindowTitle(self.tr("Send my work"))
        self._about.setText(
            self.tr(
                "A package is one file for a colleague, by mail, stick or shared folder. Whoever "
                "takes it in sees first what it brings."
            )
        )
        names = (
            self.tr("&Whose work"),
            self.tr("&Documents"),
            self.tr("Types"),
            self.tr("The &cover sheet inside"),
        )
        for label, name in zip(self._labels, names, strict=True):
            label.setText(name)
        self._whose.name_everything(self.tr("Everybody's"))
        self._whose.offer([(id_, self._name(id_)) for id_ in self._names], self._whose.chosen)
        self._say_whose()
        for type_, box in self._types.items():
            box.setText(type_word(type_))
        self._table.setAccessibleName(self.tr("Documents"))
        self._pack.setText(self.tr("&Pack…"))
        self._documents.retranslate()
        self._table.fit_columns(stretched=0)
        self._say_since(self._outlook)
        self._show(self._outlook)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with what is chosen when the form comes up."""
        super().showEvent(event)
        self.look()

    def _name(self, id_: str) -> str:
        name = self._names[id_]
        return self.tr("My own: {name}").format(name=name) if id_ == self._own_id else name

    def _say_whose(self) -> None:
        chosen = self._whose.chosen
        names = [self._names[id_] for id_ in chosen]
        words = self._name(chosen[0]) if len(chosen) == 1 else "、".join(names)
        self._whose.say(words or self.tr("Everybody's"))

    def _show(self, outlook: PackageOutlook | None) -> None:
        """Show the cover sheet, or say that there is nothing to send."""
        self._outlook = outlook
        documents = outlook.summary.documents if outlook else ()
        self._counts = {one.title: one.annotations for one in documents}
        self._documents.retranslate()
        self._pack.setEnabled(bool(documents))
        if outlook is not None and documents:
            self._cover.setPlainText(outlook.cover)
        elif outlook is not None and outlook.summary.since is not None:
            self._cover.setPlainText(self.tr("Nothing is new since then."))
        else:
            self._cover.setPlainText(self.tr("Nothing to send fits this choice."))
        if outlook is not None:
            self._say_since(outlook)

    def _say_since(self, outlook: PackageOutlook | None) -> None:
        last = outlook.last_sent if outlook else None
        self._since.setEnabled(last is not None)
        if last is None:
            self._since.setText(self.tr("Only what is &new since the last package"))
            self._since.setToolTip(self.tr("No package with this choice was sent yet."))
        else:
            words = self.tr("Only what is &new since the last package ({time})")
            self._since.setText(words.format(time=local_time(last)))
            self._since.setToolTip("")

    def _connect(self) -> None:
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._soon.timeout.connect(self.look)
        self._whose.ticked.connect(self._say_whose)
        self._whose.ticked.connect(self._look_soon)
        self._documents.ticked.connect(self._look_soon)
        for box in (*self._types.values(), self._since):
            box.toggled.connect(self._look_soon)

    def _look_soon(self, *_: object) -> None:
        self._soon.start()

    def _arrange(self) -> None:
        whose, documents, types, cover = self._labels
        whose.setBuddy(self._whose)
        documents.setBuddy(self._table)
        cover.setBuddy(self._cover)
        kinds = QHBoxLayout()
        for type_, box in self._types.items():
            box.setChecked(True)
            box.setIcon(type_icon(type_))
            kinds.addWidget(box)
        kinds.addStretch(1)
        left, right = QVBoxLayout(), QVBoxLayout()
        for half in (left, right):
            half.setSpacing(6)
        for part in (whose, self._whose, documents):
            left.addWidget(part)
        left.addWidget(self._table, 1)
        left.addWidget(types)
        left.addLayout(kinds)
        left.addWidget(self._since)
        right.addWidget(cover)
        right.addWidget(self._cover, 1)
        halves = QHBoxLayout()
        halves.setSpacing(16)
        halves.addLayout(left)
        halves.addLayout(right, 1)
        self._table.setMinimumWidth(self.ems(_CHOICES_WIDTH))
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self._about)
        column.addLayout(halves, 1)
        column.addWidget(self._buttons)


def _unless_all(chosen: Sequence[str], count: int) -> frozenset[str]:
    """Return nothing where all are chosen: documents that come later belong to it, too."""
    return frozenset(chosen) if len(chosen) < count else frozenset()
