"""The lock files pin everything, agree with the lower bounds, and say nothing of one machine."""

from __future__ import annotations

import re
import subprocess
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCKS = ("qt", "run", "dev")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def locked(lock: str) -> dict[str, Requirement]:
    lines = (ROOT / "requirements" / f"{lock}.lock").read_text(encoding="utf-8").splitlines()
    pins = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(pin.name): pin for pin in pins}


def version_of(pin: Requirement) -> str:
    (specifier,) = pin.specifier
    assert specifier.operator == "==", pin
    return specifier.version


RUN, DEV = {**locked("qt"), **locked("run")}, locked("dev")
EVERYTHING = {**RUN, **DEV}
RUN_TIME = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
FOR_CHECKS = [Requirement(line) for line in PROJECT["project"]["optional-dependencies"]["dev"]] + [
    Requirement(line) for line in PROJECT["build-system"]["requires"]
]


@pytest.mark.parametrize("dependency", RUN_TIME, ids=str)
def test_what_the_program_needs_is_pinned_within_its_bound(dependency: Requirement) -> None:
    assert dependency.specifier.contains(version_of(RUN[canonicalize_name(dependency.name)]))


@pytest.mark.parametrize("dependency", FOR_CHECKS, ids=str)
def test_what_the_checks_need_is_pinned_within_its_bound(dependency: Requirement) -> None:
    pin = EVERYTHING[canonicalize_name(dependency.name)]
    assert dependency.specifier.contains(version_of(pin))


def test_a_bound_is_a_lower_bound() -> None:
    operators = {spec.operator for one in (*RUN_TIME, *FOR_CHECKS) for spec in one.specifier}
    assert operators == {">=", "!="}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_pin_brings_only_what_is_pinned_too(lock: str) -> None:
    within = EVERYTHING if lock == "dev" else RUN
    needed = {
        canonicalize_name(requirement.name)
        for name, pin in locked(lock).items()
        if pin.marker is None or pin.marker.evaluate()
        for requirement in map(Requirement, metadata.requires(name) or ())
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""})
    }
    assert needed <= set(within)


def test_nothing_is_pinned_twice() -> None:
    assert len(EVERYTHING) == sum(len(locked(lock)) for lock in LOCKS)


def test_an_older_linux_gets_the_same_packages_of_qt_within_their_bound() -> None:
    older = locked("qt-for-older-linux")
    assert set(older) == set(locked("qt"))
    (bound,) = (one for one in RUN_TIME if canonicalize_name(one.name) in older)
    assert bound.specifier.contains(version_of(older[canonicalize_name(bound.name)]))


def test_the_environment_holds_the_pinned_versions() -> None:
    """So that what passed is what is shipped; renew the lock file when this fails."""
    older = locked("qt-for-older-linux")
    differing = {
        name: metadata.version(name)
        for name, pin in EVERYTHING.items()
        if (pin.marker is None or pin.marker.evaluate())
        and metadata.version(name) not in {version_of(pin), version_of(older.get(name, pin))}
    }
    assert not differing


# Written so that this file does not find itself.
FOREIGN = (
    r"py" + r"pi\.org",
    r"python" + r"hosted",
    r"index" + r"-url",
    r"find" + r"-links",
    r"(?<![\w.}*])/(work|tmp|root|opt)" + r"/[a-z]",
    r"(?<![\w.])/home" + r"/[a-z]",
)


def test_no_file_names_a_registry_or_a_place_on_one_machine() -> None:
    found = subprocess.run(
        ["git", "grep", "--untracked", "-nIP", "|".join(FOREIGN), "--", ".", ":!*.ts"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if found.returncode == 128:
        pytest.skip("not a git checkout")
    lines = [line for line in found.stdout.splitlines() if not re.search(r"https?://", line)]
    assert not lines
