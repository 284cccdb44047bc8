"""Carry out a command: each is a few calls of workflows and an answer."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.cli import agreement_answers, answers, demonstration
from annotator.cli.arguments import argument_parser
from annotator.cli.language import translate
from annotator.domain.clock import utc_now
from annotator.domain.errors import FileIsMissing, ProblemForUser, ProjectIsUnsound
from annotator.domain.packages import PackageChoice
from annotator.workflows import (
    agreement,
    browse,
    check_project,
    export_agreement,
    export_annotations,
    import_documents,
    load_annotations,
    merge,
    packages,
    people,
    projects,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.domain.change_sets import ChangeSet
    from annotator.domain.documents import Document

_DONE = 0
_PROBLEM = 1
_INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Window:
    """The window as a command sees it, so that no command imports Qt.

    Attributes:
        open: Shows a project, a text, or what was open last; returns the exit code.
        save_picture: Writes a picture of the window with a project as PNG.
    """

    open: Callable[[Path | None], int]
    save_picture: Callable[[Path, Path], None]


def run(words: Sequence[str], *, window: Window) -> int:
    """Do what the words say; returns the exit code: 0 done, 1 a problem, 2 wrong usage."""
    _print_what_the_console_can()
    try:
        arguments = _window_only(words) or argument_parser().parse_args(words)
        code = _carry_out(arguments, window)
        sys.stdout.flush()
    except ProblemForUser as problem:
        answers.print_problem(problem)
        return _PROBLEM
    except SystemExit as leaving:  # argparse has said what there is to say
        return leaving.code if isinstance(leaving.code, int) else _DONE
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PROBLEM
    return code


def _window_only(words: Sequence[str]) -> Namespace | None:
    """What is said every day needs no parser, which reads the catalogue for its explanations."""
    match [*words]:
        case []:
            return Namespace(command=None)
        case ["open", file] if not file.startswith("-"):
            return Namespace(command="open", file=Path(file))
        case _:
            return None


def _carry_out(arguments: Namespace, window: Window) -> int:
    match arguments.command:
        case None:
            return window.open(None)
        case "open":
            return _open(arguments.file, window)
        case "demo":
            demonstration.demonstrate(arguments.out, save_picture=window.save_picture)
            return _DONE
        case name:
            return _COMMANDS[name](arguments)


def _open(path: Path, window: Window) -> int:
    if not path.exists():
        raise FileIsMissing(path=path)
    return window.open(path.absolute())


def _new(arguments: Namespace) -> int:
    with projects.create_project(
        arguments.project, title=arguments.title, clock=utc_now
    ) as session:
        print(translate("Cli", "Made {path}.").format(path=session.path))
    return _DONE


def _import(arguments: Namespace) -> int:
    """Import what can be imported; a file that cannot is told and does not stop the others."""
    imported: list[tuple[str, Document]] = []
    code = _DONE
    with projects.open_project(arguments.project, clock=utc_now) as session:
        for path in arguments.files:
            try:
                text = import_documents.read_text_file(path, encoding=arguments.encoding)
                changes = import_documents.import_text(session, text, year=arguments.year)
            except ProblemForUser as problem:
                answers.print_problem(problem)
                code = _PROBLEM
            else:
                imported += [(str(path), document) for document in _new_documents(changes)]
    if arguments.json:
        answers.print_json(answers.imported_as_json(imported))
    else:
        answers.print_imported(imported)
    return code


def _new_documents(changes: ChangeSet | None) -> list[Document]:
    return [one.after for one in changes.documents if one.after] if changes else []


def _load(arguments: Namespace) -> int:
    with projects.open_project(arguments.project, clock=utc_now) as session:
        count = load_annotations.load_annotations(session, arguments.file, author=arguments.author)
    if arguments.json:
        answers.print_json({"loaded": count})
    else:
        print(translate("Cli", "Annotations loaded: {count}").format(count=f"{count:,}"))
    return _DONE


def _export(arguments: Namespace) -> int:
    with projects.open_project(arguments.project, clock=utc_now) as session:
        result = export_annotations.export_annotations(
            session, arguments.out, authors=arguments.author
        )
    print(
        translate("Cli", "Annotations written to {path}: {count}").format(
            path=arguments.out, count=f"{result.rows:,}"
        )
    )
    if result.shortened:
        answers.print_cuts(len(result.shortened))
    return _DONE


def _list(arguments: Namespace) -> int:
    with projects.open_project(arguments.project, clock=utc_now) as session:
        contents = browse.documents(session), people.people(session)
    if arguments.json:
        answers.print_json(answers.contents_as_json(*contents))
    else:
        answers.print_contents(*contents)
    return _DONE


def _check(arguments: Namespace) -> int:
    findings = check_project.check_project(arguments.project)
    if arguments.json:
        answers.print_json(answers.findings_as_json(findings))
    else:
        answers.print_findings(findings)
    if not findings:
        return _DONE
    raise ProjectIsUnsound(path=arguments.project, count=f"{len(findings):,}")


def _agreement(arguments: Namespace) -> int:
    with projects.open_project(arguments.project, clock=utc_now) as session:
        person_ids = agreement.people_named(session, arguments.authors)
        report = agreement.agreement(session, person_ids)
        if arguments.out:
            export_agreement.export_agreement(session, report, arguments.out)
    if arguments.json:
        answers.print_json(agreement_answers.agreement_as_json(report))
    else:
        agreement_answers.print_agreement(report)
    return _DONE


def _package(arguments: Namespace) -> int:
    with projects.open_project(arguments.project, clock=utc_now) as session:
        person_ids = agreement.people_named(session, arguments.author)
        choice = PackageChoice(person_ids=frozenset(person_ids))
        packages.send(session, arguments.file, choice)
    print(translate("Cli", "Package: {path}").format(path=arguments.file))
    return _DONE


def _merge(arguments: Namespace) -> int:
    with projects.open_project(arguments.project, clock=utc_now) as session:
        counts = merge.merge(session, arguments.file).counts
    if arguments.json:
        answers.print_json(answers.merged_as_json(counts))
    else:
        answers.print_merged(counts)
    return _DONE


_COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "new": _new,
    "import": _import,
    "load": _load,
    "export": _export,
    "list": _list,
    "check": _check,
    "package": _package,
    "merge": _merge,
    "agreement": _agreement,
}


def _print_what_the_console_can() -> None:
    """Let a console of another code page show a mark for a character instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
