"""Who works in a project and as what, and how this office reviews."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.projects import Person, PersonSummary, Role
from annotator.domain.reviews import ReviewRules
from annotator.ui.dialogs.translated_dialog import TranslatedDialog, paragraph
from annotator.ui.foundation.layout_memory import LayoutMemory

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.ui.foundation.settings_store import SettingsStore

_WIDTH: Final = 34
_REASON_LINES: Final = 7
_ROLES: Final = (Role.BOTH, Role.AUTHOR, Role.REVIEWER)


@dataclass(frozen=True, slots=True)
class PeopleAndRules:
    """What was chosen.

    Attributes:
        people: Everyone, with the name and role entered.
        rules: The rules entered.
    """

    people: tuple[Person, ...]
    rules: ReviewRules


class _PersonRow:
    """Name, role and count of one person, in one row of the form."""

    def __init__(self, summary: PersonSummary, parent: QWidget) -> None:
        self._person = summary.person
        self.name = QLineEdit(summary.person.name, parent)
        self.role = QComboBox(parent)
        for role in _ROLES:
            self.role.addItem("", role.value)
        self.role.setCurrentIndex(_ROLES.index(summary.person.role))
        self.count = QLabel(QLocale().toString(summary.annotations), parent)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    @property
    def person(self) -> Person:
        """The person as entered."""
        return Person(self._person.id, self.name.text().strip(), Role(self.role.currentData()))


class PeopleAndRulesDialog(TranslatedDialog):
    """One form; OK is possible while everyone has a name of their own."""

    def __init__(
        self,
        people: Sequence[PersonSummary],
        rules: ReviewRules,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = [_PersonRow(one, self) for one in people if one.person.role is not Role.FINAL]
        self._titles = [QLabel(self) for _ in range(3)]
        self._own_work = QCheckBox(self)
        self._own_work.setChecked(rules.own_work)
        self._about_reasons = paragraph(self)
        self._reasons = QPlainTextEdit("\n".join(rules.reasons), self)
        self._reasons.setTabChangesFocus(True)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._arrange()
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        for row in self._rows:
            row.name.textChanged.connect(self._allow)
        self.retranslate()
        self.fit(_WIDTH)

    @property
    def chosen(self) -> PeopleAndRules:
        """What stands in the form now."""
        lines = (line.strip() for line in self._reasons.toPlainText().splitlines())
        return PeopleAndRules(
            people=tuple(row.person for row in self._rows),
            rules=ReviewRules(
                own_work=self._own_work.isChecked(),
                reasons=tuple(dict.fromkeys(line for line in lines if line)),
            ),
        )

    def retranslate(self) -> None:
        """Name the fields."""
        self.setWindowTitle(self.tr("People and rules"))
        titles = (self.tr("Name"), self.tr("Works as"), self.tr("Annotations"))
        for label, title in zip(self._titles, titles, strict=True):
            label.setText(title)
        roles = (
            self.tr("Author and reviewer"),
            self.tr("Author only"),
            self.tr("Reviewer only"),
        )
        for row in self._rows:
            row.name.setAccessibleName(titles[0])
            row.role.setAccessibleName(titles[1])
            for number, word in enumerate(roles):
                row.role.setItemText(number, word)
        self._own_work.setText(self.tr("&Reviewers may decide about their own annotations"))
        self._about_reasons.setText(
            self.tr("Reasons offered when an annotation is returned, one to a line:")
        )
        self._reasons.setAccessibleName(self._about_reasons.text())

    def _allow(self) -> None:
        names = [person.name for person in self.chosen.people]
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(all(names) and len(set(names)) == len(names))

    def _arrange(self) -> None:
        people = QGridLayout()
        people.setHorizontalSpacing(12)
        people.setColumnStretch(0, 1)
        cells: list[list[QWidget]] = [[*self._titles]]
        cells += [[row.name, row.role, row.count] for row in self._rows]
        for number, fields in enumerate(cells):
            for place, field in enumerate(fields):
                people.addWidget(field, number, place)
        height = self._reasons.fontMetrics().lineSpacing() * (_REASON_LINES + 1)
        self._reasons.setMinimumHeight(height)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(people)
        column.addWidget(self._own_work)
        column.addWidget(self._about_reasons)
        column.addWidget(self._reasons, 1)
        column.addWidget(self._buttons)


def ask_people_and_rules(
    parent: QWidget | None,
    people: Sequence[PersonSummary],
    rules: ReviewRules,
    settings: SettingsStore,
) -> PeopleAndRules | None:
    """Ask for names, roles and rules; None when the person turns back."""
    dialog = PeopleAndRulesDialog(people, rules, parent)
    LayoutMemory(dialog, "people", settings)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.chosen if accepted else None
    dialog.deleteLater()
    return chosen
