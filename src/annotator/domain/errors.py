"""Problems a person may read: the world's fault, told in one sentence with its remedy.

Everything else that is raised is a bug of ours and goes to the report dialog.
The sentences are English sources of the translation catalogue (context "Problem");
the faces translate them, so nothing here knows the reader's language.
"""

from __future__ import annotations

from typing import ClassVar


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802, ARG001 - the name lupdate looks for
    """Mark a text for the translation catalogue without translating it here."""
    return text


class ProblemForUser(Exception):  # noqa: N818 - a problem is the word on screen
    """One sentence: what happened, to which file, and what to do.

    Attributes:
        sentence: The English sentence with named places, as in `str.format`.
        values: What goes into the places; a problem among them is translated first.
    """

    sentence: ClassVar[str]

    def __init__(self, **values: object) -> None:
        self.values = values
        super().__init__(self.sentence.format(**values))


class FileIsMissing(ProblemForUser):
    """The path leads nowhere."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem", "{path} does not exist. Check the name, or whether the drive is connected."
    )


class FileIsFolder(ProblemForUser):
    """A file was expected."""

    sentence = QT_TRANSLATE_NOOP("Problem", "{path} is a folder. Choose a file inside it.")


class NoPermission(ProblemForUser):
    """The system does not let us read or write there."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} may not be opened with your rights. Copy it to a folder of your own, "
        "or ask your administrator.",
    )


class FileIsEmpty(ProblemForUser):
    """No characters to tag."""

    sentence = QT_TRANSLATE_NOOP("Problem", "{path} is empty. Choose a file that holds text.")


class FileIsTooLarge(ProblemForUser):
    """Over the limit for one document."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} has {megabytes} MB; one document may have at most {limit} MB. "
        "Split it, for example by chapters, and import the parts.",
    )


class FileIsBinary(ProblemForUser):
    """A picture, a Word file, a program: not plain text."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} is not plain text. Save it as .txt in the program that made it, then import that.",
    )


class CannotReadFile(ProblemForUser):
    """The operating system reports a fault while reading."""

    sentence = QT_TRANSLATE_NOOP("Problem", "{path} cannot be read ({reason}). Try a copy of it.")


class CannotWriteFile(ProblemForUser):
    """The operating system reports a fault while writing; what was there before is unharmed."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} cannot be written ({reason}). Nothing was changed; choose another folder or name.",
    )


class FileIsOpenElsewhere(ProblemForUser):
    """The target is held by another program, most often Excel on Windows."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} is open in another program. Close it there, or choose another name; "
        "nothing was changed.",
    )


class DiskIsFull(ProblemForUser):
    """No room left."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "There is no room left on the disk of {path}. Free some space and try again; "
        "what was saved before is safe.",
    )


class UndecodableText(ProblemForUser):
    """The bytes do not fit the encoding, nor any other that is likely."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} is not {encoding} text: the byte at position {position}, in line {line}, does "
        "not fit. Open it in an editor and save it again as UTF-8.",
    )


class OtherEncoding(UndecodableText):
    """The bytes do not fit the encoding, but another one."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} is not {encoding} text: the byte at position {position}, in line {line}, does "
        "not fit. Choose the encoding {others}, or open it in an editor and save it again as "
        "UTF-8.",
    )


class UnknownEncoding(ProblemForUser):
    """The user named an encoding that is not offered."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem", "The encoding {encoding} is not known. Choose one of: {others}."
    )


class EncodingInDoubt(ProblemForUser):
    """Two encodings are about equally likely, and nobody is there to choose."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "The encoding of {path} is not certain. Name it yourself; likely: {others}.",
    )


class UnsupportedFile(ProblemForUser):
    """A file kind that the command does not take."""

    sentence = QT_TRANSLATE_NOOP("Problem", "{path} is of a kind not used here. Use {kinds}.")


class AlreadyInProject(ProblemForUser):
    """The same text, by SHA-256, was imported before."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} is already in this project as “{document}”. Open that document instead.",
    )


class NotAProject(ProblemForUser):
    """Not an SQLite file of ours."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem", "{path} is not an annotation project. Choose a file that ends in .annot."
    )


class ProjectExists(ProblemForUser):
    """A new project must not overwrite anything."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem", "{path} exists already. Open it, or choose another name for the new project."
    )


class ProjectTooNew(ProblemForUser):
    """Written by a later version of the program."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} was made by a newer version of this program. Install that version; "
        "the file was not changed.",
    )


class ProjectInUse(ProblemForUser):
    """Another program holds the file."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} is open in another window: {holder}. Close it there, then open it here.",
    )


class ProjectDamaged(ProblemForUser):
    """SQLite or our own checks found the file unsound."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} is damaged ({detail}). Nothing was changed; open a copy or a backup of it.",
    )


class ProjectReadOnly(ProblemForUser):
    """The file or its folder does not take changes."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} cannot be changed: the file or its folder is read-only. "
        "Save a copy elsewhere and work in that.",
    )


class UnsafeProject(ProblemForUser):
    """The file carries triggers or views that we never write."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} contains program code ({detail}) that does not belong in a project. "
        "It was not opened; ask its sender for a clean copy.",
    )


class PersonNotFound(ProblemForUser):
    """No person with that name."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem", "{path} has no annotations by “{person}”. Its people: {others}."
    )


class InvalidLine(ProblemForUser):
    """A line of a JSONL file that cannot be taken; nothing of the file was loaded."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path}, line {line}: {reason}. Nothing was loaded; correct the line and try again.",
    )

    def __init__(self, *, path: object, line: int, reason: ProblemForUser) -> None:
        """Take a reason of `annotator.domain.line_faults`; lines count from 1."""
        super().__init__(path=path, line=line, reason=reason)


class InvalidValue(ProblemForUser):
    """What was typed as a value cannot be understood."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem", "“{text}” cannot be read as a value here. Write it like {example}."
    )


class InvalidName(ProblemForUser):
    """A name of a person or document that cannot be used."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem", "“{name}” cannot be used as a name. Use ordinary letters or characters."
    )


class AnnotationChanged(ProblemForUser):
    """The annotation was changed or removed since it was shown."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem", "This annotation was changed meanwhile. Look at it again and repeat the step."
    )


class DocumentIsGone(ProblemForUser):
    """The document was removed, or what had brought it was undone."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "“{document}” is no longer in this project, so nothing was changed. "
        "Bring the document back first, by Undo or Redo.",
    )


class SettingsNotSaved(ProblemForUser):
    """The folder of the settings does not take changes; the project is not concerned."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "Your settings could not be saved in {path} ({reason}). They hold until you close the "
        "program; ask your administrator for the right to change that file.",
    )


class ProjectInUseByUnknown(ProjectInUse):
    """Another program holds the file and left no note of who it is."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem", "{path} is open in another program. Close it there, then open it here."
    )


class NameIsTaken(ProblemForUser):
    """Two people or two documents of one project may not have the same name."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem", "“{name}” exists already in this project. Choose another name."
    )


class FileIsDocument(FileIsBinary):
    """Holds text, but in the form of Word, Excel, WPS or PDF."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} is a {kind} file, not plain text. Open it in the program that made it, "
        "save it as .txt, then import that.",
    )


class FileIsPicture(FileIsBinary):
    """A scan or a photograph."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} is a picture ({kind}). Have its text recognised first, save that as .txt, "
        "then import it.",
    )


class FileIsLocked(ProblemForUser):
    """Another program does not let us read the file."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} is in use by another program. Close it there, or use a copy of it.",
    )


class NothingOpensFile(ProblemForUser):
    """The desktop has no program set for this kind of file."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "No program is set to open {path}. Open it from the program that you use for such files.",
    )


class ProjectIsUnsound(ProblemForUser):
    """A check has found something, and has told each find by itself."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} is not sound; problems found: {count}. Go on with a backup or an older copy of it.",
    )


class CopyOntoItself(ProblemForUser):
    """A copy or an export must not take the place of the open project."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem", "{path} is the project you are working in. Choose another name."
    )


class NoDisplay(ProblemForUser):
    """A window was asked for where none can be shown."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "There is no display here to open a window on. Use the program on a desktop, "
        "or the commands that need none: annotator --help",
    )
