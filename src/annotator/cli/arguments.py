"""What may be typed after `annotator`: commands, files and options."""

from __future__ import annotations

from argparse import Action, ArgumentError, ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator import __version__
from annotator.cli.language import translate

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction
    from collections.abc import Sequence

    Commands = _SubParsersAction[ArgumentParser]

_LAST_YEAR = 9999


def argument_parser() -> ArgumentParser:
    """Describe every command; on wrong usage the parser leaves with exit code 2."""
    parser = ArgumentParser(
        prog="annotator",
        description=translate(
            "Cli", "Tag organisations, figures, dates and persons in local chronicles."
        ),
        epilog=translate("Cli", "Without a command, the window opens."),
    )
    parser.add_argument("--version", action="version", version=f"annotator {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_starting_commands(commands)
    _add_writing_commands(commands)
    _add_reading_commands(commands)
    _add_exchange_commands(commands)
    _add_agreement_command(commands)
    return parser


def _add_starting_commands(commands: Commands) -> None:
    opening = _command(commands, "open", translate("Cli", "open a project or a text in the window"))
    opening.add_argument("file", type=Path, metavar="FILE")
    demo = _command(commands, "demo", translate("Cli", "do the main job on the sample, windowless"))
    demo.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        default=Path("annotator-demo"),
        help=translate("Cli", "where to put project, workbook and picture (annotator-demo)"),
    )


def _add_writing_commands(commands: Commands) -> None:
    new = _project_command(commands, "new", translate("Cli", "make an empty project"))
    new.add_argument("--title", default="", help=translate("Cli", "instead of the file's name"))

    importing = _project_command(commands, "import", translate("Cli", "bring texts into a project"))
    importing.add_argument("files", type=Path, nargs="+", metavar="FILE")
    importing.add_argument(
        "--year", type=_year, help=translate("Cli", "the year that the texts report on")
    )
    importing.add_argument(
        "--encoding",
        default="auto",
        metavar="auto|NAME",
        help=translate("Cli", "of the files, such as gb18030; found out by itself if not given"),
    )
    _offer_json(importing)

    loading = _project_command(
        commands, "load", translate("Cli", "load annotations into a project")
    )
    loading.add_argument("file", type=Path, metavar="FILE.jsonl")
    loading.add_argument(
        "--author",
        required=True,
        metavar="NAME",
        help=translate("Cli", "whose annotations those are that name no author"),
    )
    _offer_json(loading)


def _add_reading_commands(commands: Commands) -> None:
    export = _project_command(commands, "export", translate("Cli", "write the annotations out"))
    export.add_argument("out", type=Path, metavar="OUT.xlsx|.csv|.jsonl")
    export.add_argument(
        "--author",
        nargs="+",
        default=(),
        metavar="NAME",
        help=translate("Cli", "only the annotations of these people"),
    )
    _offer_json(
        _project_command(commands, "list", translate("Cli", "documents, people and counts"))
    )
    _offer_json(
        _project_command(commands, "check", translate("Cli", "look for damage in a project"))
    )


def _add_exchange_commands(commands: Commands) -> None:
    package = _project_command(commands, "package", translate("Cli", "pack work for a colleague"))
    package.add_argument("file", type=Path, metavar="OUT.annotpkg")
    package.add_argument(
        "--author",
        nargs="+",
        default=[],
        metavar="NAME",
        help=translate("Cli", "only the work of these people"),
    )
    merge = _project_command(commands, "merge", translate("Cli", "take in a colleague's work"))
    merge.add_argument("file", type=Path, metavar="FILE")
    _offer_json(merge)


def _add_agreement_command(commands: Commands) -> None:
    agreement = _project_command(
        commands, "agreement", translate("Cli", "count how well people agree")
    )
    agreement.add_argument(
        "--authors",
        nargs="+",
        required=True,
        action=_DifferentPeople,
        metavar="NAME",
        help=translate("Cli", "two people or more"),
    )
    agreement.add_argument(
        "--out",
        type=Path,
        metavar="OUT.xlsx",
        help=translate("Cli", "write all numbers and disagreements to a workbook"),
    )
    _offer_json(agreement)


class _DifferentPeople(Action):
    """Takes the names of two people or more."""

    def __call__(
        self,
        parser: ArgumentParser,  # noqa: ARG002 - as argparse has it
        namespace: Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,  # noqa: ARG002
    ) -> None:
        names = list(dict.fromkeys(values or ()))
        if len(names) < 2:  # noqa: PLR2004 - agreement takes two
            raise ArgumentError(self, translate("Cli", "name at least two different people"))
        setattr(namespace, self.dest, names)


def _project_command(commands: Commands, name: str, summary: str) -> ArgumentParser:
    command = _command(commands, name, summary)
    command.add_argument("project", type=Path, metavar="PROJECT")
    return command


def _command(commands: Commands, name: str, summary: str) -> ArgumentParser:
    return commands.add_parser(name, help=summary, description=summary)


def _offer_json(command: ArgumentParser) -> None:
    command.add_argument(
        "--json", action="store_true", help=translate("Cli", "print one JSON value, for programs")
    )


def _year(text: str) -> int:
    if text.isdecimal() and 0 < int(text) <= _LAST_YEAR:
        return int(text)
    raise ArgumentTypeError(
        translate("Cli", "{text} is not a year; write it like 2004").format(text=text)
    )
