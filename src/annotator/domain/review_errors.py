"""Problems of review that a person may read: who may decide, change, answer and take back what."""

from __future__ import annotations

from annotator.domain.errors import QT_TRANSLATE_NOOP, ProblemForUser


class NotYourAnnotation(ProblemForUser):
    """Only its author changes an annotation."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "“{quote}” is an annotation of {author}, and only its author changes it. "
        "Propose the change in review instead.",
    )


class NotAReviewer(ProblemForUser):
    """The role of a person does not review."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{name} does not review in this project. Leave it to a reviewer, "
        "or have the role of {name} changed.",
    )


class OwnWork(ProblemForUser):
    """Nobody decides about their own annotations unless the office allows it."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "“{quote}” is your own annotation. Let somebody else decide about it, "
        "or allow it in the rules of review.",
    )


class NothingToAnswer(ProblemForUser):
    """An answer needs a decision that it answers."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "No reviewer has returned “{quote}” or proposed to change it: there is nothing to answer.",
    )


class NoProposal(ProblemForUser):
    """Only a proposed change can be adopted."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem", "No change of “{quote}” is proposed. Change the annotation itself instead."
    )


class NotYourWords(ProblemForUser):
    """Only the one who decided or remarked takes it back."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem", "{name} said that, and only {name} can take it back. Answer it instead."
    )


class NotYourStep(ProblemForUser):
    """Undo belongs to the one who took the step."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "That step is one of {name}, and only {name} can undo or redo it. "
        "Look in the history for steps of your own.",
    )


class StepIsGone(ProblemForUser):
    """It was undone before, or never was a step of this project file."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "This step cannot be undone: it was undone before, or came in with a colleague's work.",
    )


class LaterStepsDepend(ProblemForUser):
    """A past step can only be undone while nothing was built on it.

    Values:
        name: Who took the latest step that depends on it.
        detail: What that step was about.
        count: How many steps depend on it.
    """

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "Later steps depend on this one (in all: {count}), the latest by {name} about “{detail}”. "
        "Undo them first, from the latest back.",
    )


class NotAPackage(ProblemForUser):
    """No archive, or one of another program."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} is neither a review package nor a project, whatever its name says. Ask its "
        "sender for a file that this program packed.",
    )


class PackageIncomplete(ProblemForUser):
    """It begins like a package and has no end: a copy or download was cut short."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} is incomplete, as after an interrupted copy. Nothing was merged; copy it again, "
        "or ask its sender to send it again.",
    )


class PackageTooNew(ProblemForUser):
    """Written by a later version of the program."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} was packed by a newer version of this program. Install that version; "
        "nothing was merged.",
    )


class PackageDamaged(ProblemForUser):
    """What arrived is not what was packed."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} is damaged: it is not as it was packed. Nothing was merged; ask its sender to "
        "send it again.",
    )


class NothingToSend(ProblemForUser):
    """A package of nothing would only puzzle who receives it."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "There is nothing to send for this choice. Choose other documents, types or people, "
        "or send everything and not only what is new.",
    )


class ChangedWhileRead(ProblemForUser):
    """A colleague wrote into the file while it was being copied."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "{path} was changed while it was being read. Nothing was merged; try again when "
        "nobody works in it.",
    )


class NeedsTwoPeople(ProblemForUser):
    """Agreement is between people."""

    sentence = QT_TRANSLATE_NOOP(
        "Problem", "Agreement is counted between different people. Name at least two."
    )
