#!/usr/bin/env python3
"""Set up the annotator beside this file and start it; needs Python 3.11 and nothing else."""

import ctypes
import hashlib
import importlib.util
import locale
import os
import platform
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl

if sys.version_info < (3, 11):  # noqa: UP036 - whoever has an older one is to read why
    sys.exit("The annotator needs Python 3.11 or newer; start run.py with such a Python.")

USAGE = """\
python3 run.py                open the program on the sample chronicle
python3 run.py test           run every check; further words are passed to pytest
python3 run.py bench [NAME]   print the benchmark tables"""

ROOT = Path(__file__).resolve().parent
SAMPLE = ROOT / "seeds" / "chronicle.txt"
WINDOWS = sys.platform == "win32"
LINUX = sys.platform.startswith("linux")
VENV = ROOT / ".venv"
READY = VENV / "ready"
SCRIPTS = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = SCRIPTS / ("python.exe" if WINDOWS else "python")
LOCKS = ROOT / "requirements"

# What Qt loads at every start, and the Debian package that has it. What these load in
# turn (freetype, X11, most of xcb) is tried with them and comes with them.
BASE_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# What it loads besides to show a window on X11.
WINDOW_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
VENV_PACKAGE = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
FONT_PACKAGE = "fonts-noto-cjk"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
CHINESE_FONTS = ("cjk", "sourcehan", "wqy", "droidsansfallback", "uming", "ukai", "simsun")
NO_NETWORK = ("NewConnectionError", "ProxyError", "SSLError", "Timeout", "timed out", "unreachable")


class CannotSetUp(Exception):  # noqa: N818 - its sentence is all anyone sees of it
    """Something is missing that only the person at the keyboard can provide."""


def main(words: list[str]) -> int:
    """Do what the words ask for; returns the exit code."""
    command, *rest = words or ["open"]
    commands = {"open": open_program, "test": run_checks, "bench": run_benchmarks}
    if command not in commands:
        print(USAGE)
        return 0 if command in {"-h", "--help"} else 2
    try:
        return commands[command](rest)
    except CannotSetUp as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def open_program(files: list[str]) -> int:
    """Open the sample in a window, or do the main job without one where there is no display."""
    display = not LINUX or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))
    set_up(for_checks=False, window=display)
    if display:
        return become("annotator", "open", *(files or [str(SAMPLE)]))
    say(
        "There is no display here, so the demonstration runs instead of the window.",
        "这里没有图形显示，改为运行演示。",
    )
    return become("annotator", "demo")


def run_checks(for_pytest: list[str]) -> int:
    """Run every check to the end, the tests last; 0 only if all of them passed."""
    set_up(for_checks=True, window=False)
    python = str(PYTHON)
    checks = {
        "Lint": [python, "-m", "ruff", "check", "."],
        "Format": [python, "-m", "ruff", "format", "--check", "."],
        "Types": [python, "-m", "mypy"],
        "Layers": [str(SCRIPTS / "lint-imports")],
        "Tests": [python, "-m", "pytest", *for_pytest],
    }
    failed = [name for name, command in checks.items() if not passes(name, command)]
    print(f"Failed: {', '.join(failed)}." if failed else "Every check passed.", flush=True)
    return 1 if failed else 0


def passes(name: str, command: list[str]) -> bool:
    """Run one check under a headline."""
    print(f"\n== {name} {'=' * (70 - len(name))}", flush=True)
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def run_benchmarks(names: list[str]) -> int:
    """Print the benchmark tables, all or those named."""
    set_up(for_checks=True, window=False)
    os.chdir(ROOT)
    return become("benchmarks", *names)


def become(module: str, *words: str) -> int:
    """Hand this process over to a module of the environment."""
    command = [str(PYTHON), "-m", module, *words]
    sys.stdout.flush()
    if not WINDOWS:
        os.execv(command[0], command)  # noqa: S606 - nothing is left to do in this process
    # On Windows, exec would return to the shell before the program has ended.
    return subprocess.run(command, check=False).returncode


def say(english: str, chinese: str) -> None:
    """Print the sentence in the reader's language, at once."""
    print(in_words(english, chinese), flush=True)


def in_words(english: str, chinese: str) -> str:
    """Return the sentence in the reader's language."""
    names = (*map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG")), locale.getlocale()[0])
    language = next((name for name in names if name), "")
    return chinese if language.lower().startswith(("zh", "chinese")) else english


# --- The environment: nothing of this runs again until something has changed ---


def set_up(*, for_checks: bool, window: bool) -> None:
    """Make sure that everything is installed; quick when it is.

    Args:
        for_checks: Install what the checks and the benchmarks need as well.
        window: A window will be opened, so its libraries must be there.
    """
    system = "system-checks" if for_checks else "system-window" if window else "system"
    packages = {"packages", "packages-checks"} if for_checks else {"packages"}
    if {system, *packages} <= finished_stages():
        return
    with alone():
        finished = finished_stages()
        if system not in finished:
            provide_system_packages(for_checks=for_checks, window=window)
        if not packages <= finished:
            install_packages(lock_files(for_checks=for_checks))
        done = {fingerprint(), system, *packages, *finished}
        READY.write_text(" ".join(done), encoding="ascii")


def finished_stages() -> set[str]:
    """Return the stages of the set-up that were done for exactly what is there now."""
    if not (READY.exists() and PYTHON.exists()):
        return set()
    stages = READY.read_text(encoding="ascii").split()
    return set(stages) if fingerprint() in stages else set()


def fingerprint() -> str:
    """Return a digest of all that decides what the environment must hold."""
    digest = hashlib.sha256(f"{sys.version} {ROOT}".encode())
    for path in (*sorted(LOCKS.glob("*.lock")), ROOT / "pyproject.toml", Path(__file__)):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def lock_files(*, for_checks: bool) -> list[Path]:
    """Return the lock files to install; builds of Qt since 6.10 need glibc 2.34.

    UOS 20 and Kylin V10 have an older one.
    """
    name, version = platform.libc_ver()
    older = name == "glibc" and tuple(map(int, version.split("."))) < (2, 34)
    names = ["qt-for-older-linux" if older else "qt", "run", *(["dev"] if for_checks else [])]
    return [LOCKS / f"{name}.lock" for name in names]


@contextmanager
def alone() -> Iterator[None]:
    """Let an impatient second start wait for the first one, and take pip along when we must go."""
    # SystemExit makes subprocess.run end its child; the signal by itself would leave pip behind.
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with Path(__file__).open("rb") as this_file:
        if sys.platform != "win32":
            fcntl.flock(this_file, fcntl.LOCK_EX)
        yield
    signal.signal(signal.SIGTERM, before)


def install_packages(locks: list[Path]) -> None:
    """Bring the environment to the state of the lock files, and the project into it.

    Raises:
        CannotSetUp: pip reports that it cannot; the environment is as it was.
    """
    say(
        "Installing the program and what it needs; the first time takes a few minutes.",
        "正在安装程序及所需组件，第一次需要几分钟。",
    )
    if not (READY.exists() and environment_is_sound()):
        make_environment()
    # pip undoes what it could not finish. A process that dies on the way leaves no
    # READY behind, and then the next start begins afresh.
    before = READY.read_bytes() if READY.exists() else b""
    READY.unlink(missing_ok=True)
    try:
        pip_install(*(word for lock in locks for word in ("--requirement", str(lock))))
        pip_install("--no-build-isolation", "--no-deps", "--editable", str(ROOT))
    except CannotSetUp:
        if before:
            READY.write_bytes(before)
        raise


def environment_is_sound() -> bool:
    """Tell whether .venv works; after an update of Python it may not."""
    probe = "import pip, sys; sys.exit(sys.prefix == sys.base_prefix)"
    try:
        return succeeds([str(PYTHON), "-c", probe])
    except OSError:
        return False


def make_environment() -> None:
    """Create .venv in place of whatever is there."""
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        reason = " ".join((done.stderr or done.stdout).split())
        raise CannotSetUp(
            in_words(
                f"{VENV} cannot be created; check the disk and your rights ({reason}).",
                f"无法创建 {VENV}，请检查磁盘空间和权限（{reason}）。",
            )
        )


def pip_install(*words: str) -> None:
    """Install with pip as this machine has it configured."""
    quiet = [] if sys.stdout.isatty() else ["--quiet"]
    pip = [str(PYTHON), "-m", "pip", "--require-virtualenv", "--disable-pip-version-check"]
    command = [*pip, "install", *quiet, *words]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, errors="replace", check=False)
    if done.returncode == 0:
        return
    errors = re.findall("^error: .*", done.stderr, re.MULTILINE | re.IGNORECASE)
    print(*(errors or [done.stderr]), sep="\n", file=sys.stderr)
    if any(sign in done.stderr for sign in NO_NETWORK):
        raise CannotSetUp(
            in_words(
                "The packages could not be fetched; connect to the network, or point pip to "
                "the package mirror of your office, and start again.",
                "无法下载所需组件，请连接网络，或为 pip 配置本单位的镜像源，然后重新运行。",
            )
        )
    raise CannotSetUp(
        in_words(
            "The packages could not be installed; the lines above say why.",
            "所需组件未能安装，原因见上文。",
        )
    )


# --- What the system itself must have ------------------------------------------


def provide_system_packages(*, for_checks: bool, window: bool) -> None:
    """Install what is missing where this is allowed, else say what to type.

    Raises:
        CannotSetUp: Something is missing without which the program cannot start.
    """
    missing = missing_packages(for_checks=for_checks)
    if missing:
        obtain(missing)
        missing = missing_packages(for_checks=for_checks)
    needed = {
        VENV_PACKAGE,
        *BASE_LIBRARIES.values(),
        *(WINDOW_LIBRARIES.values() if window else ()),
    }
    if needed.intersection(missing):
        raise CannotSetUp(how_to_install(missing))
    if missing:
        print(how_to_install(missing), file=sys.stderr)


def missing_packages(*, for_checks: bool) -> list[str]:
    """Return the Debian packages of what is not there; empty on other systems than Linux."""
    if not LINUX:
        return []
    importlib.invalidate_caches()
    missing = [] if importlib.util.find_spec("ensurepip") else [VENV_PACKAGE]
    libraries = {**BASE_LIBRARIES, **WINDOW_LIBRARIES}
    missing += [package for name, package in libraries.items() if not loads(name)]
    if not has_chinese_font():
        missing.append(FONT_PACKAGE)
    if for_checks and shutil.which("Xvfb") is None:
        missing.append("xvfb")
    return missing


def loads(library: str) -> bool:
    """Tell whether the system finds a shared library with all that it needs in turn."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_chinese_font() -> bool:
    """Ask fontconfig, or look through the font folders where its command is not installed."""
    fc_list = shutil.which("fc-list")
    if fc_list:
        found = subprocess.run([fc_list, ":lang=zh"], capture_output=True, check=False)
        return bool(found.stdout.strip())
    names = (
        path.name.lower()
        for folder in FONT_FOLDERS
        for path in Path(folder).expanduser().rglob("*.[ot]t[fc]")
    )
    return any(known in name for name in names for known in CHINESE_FONTS)


def obtain(packages: list[str]) -> None:
    """Install Debian packages if this system has such and lets us; else do nothing."""
    rights = rights_to_install()
    if rights is None:
        return
    names = " ".join(packages)
    say(f"Installing system packages: {names}", f"正在安装系统软件包：{names}")
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet=2"]
    install = [*apt, "install", "--yes", "--no-install-recommends", *packages]
    # A fresh system has no package lists yet, and an old one lists what is gone.
    if not succeeds(install) and not (succeeds([*apt, "update"]) and succeeds(install)):
        done = subprocess.run(install, capture_output=True, text=True, check=False)
        print(done.stderr.strip(), file=sys.stderr)


def rights_to_install() -> list[str] | None:
    """Return what to put before apt-get: nothing, sudo, or None where it cannot be used."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "--non-interactive"]
    return sudo if shutil.which("sudo") and succeeds([*sudo, "true"]) else None


def succeeds(command: list[str]) -> bool:
    """Run a command in silence."""
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def how_to_install(packages: list[str]) -> str:
    """Say in one sentence what to type, or what to look for where there is no apt-get."""
    names = " ".join(packages)
    if shutil.which("apt-get"):
        return in_words(
            f"Something is missing on this system; type: sudo apt-get install {names}",
            f"系统缺少以下组件，请在终端输入：sudo apt-get install {names}",
        )
    return in_words(
        f"Something is missing on this system; install what Debian calls {names}.",
        f"系统缺少组件，请安装（Debian 软件包名）：{names}。",
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
