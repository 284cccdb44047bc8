"""Why a workbook that a colleague filled in cannot be read back at all."""

from __future__ import annotations

from annotator.domain.errors import QT_TRANSLATE_NOOP, ProblemForUser


class NotAWorkbook(ProblemForUser):
    """Whatever it is, no spreadsheet program wrote it as .xlsx."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} is not an Excel workbook. Open it in the program that made it and save it as "
        ".xlsx, then read that.",
    )


class WorkbookIsLocked(ProblemForUser):
    """The old binary form, or a workbook encrypted with a password: both are OLE files."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} has a password or is in the old Excel form. Open it in Excel or WPS and save it "
        "as .xlsx without a password, then read that.",
    )


class WorkbookIsDamaged(ProblemForUser):
    """An archive or XML that breaks off or contradicts itself."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} is damaged or incomplete. Nothing was read; ask for the file once more, or open "
        "it in Excel or WPS and save it under another name.",
    )


class WorkbookIsUnsafe(ProblemForUser):
    """Made to fill the memory or to reach other files."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} is built in a way that no spreadsheet program uses ({detail}). It was not read; "
        "ask its sender where it comes from.",
    )


class WorkbookIsTooLarge(ProblemForUser):
    """More rows than are read back at once."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} has more than {limit} rows. Export and read back one document at a time.",
    )


class NotAReviewWorkbook(ProblemForUser):
    """A workbook, but without the columns to read back."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} has no sheet with the column “{id}” and one of {others}. Read back a workbook "
        "that was exported from this program, with its header row as it was.",
    )


class ColumnStandsTwice(ProblemForUser):
    """Two columns of one name: which of them counts is for a person to say."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} has two columns called “{column}” on the sheet “{sheet}”. Rename the one that "
        "should not be read.",
    )


class WorkbookOfOtherProject(ProblemForUser):
    """Not one of its ids is known here."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "None of the annotations in {path} is in this project. Open the project that the "
        "workbook was exported from, and read it back there.",
    )


class ReadBackIsOutdated(ProblemForUser):
    """Between the list that was shown and the wish to apply it the project changed."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "The project was changed since {path} was read, and the list no longer holds. "
        "Nothing was applied; read the workbook once more.",
    )
