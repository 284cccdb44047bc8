"""Workbooks made to do harm are refused with little memory, in little time, touching nothing.

Each is read in a process of its own that may take 200 MB more memory and six seconds of processor
time, and that ends at the first look at another file or at the network.
"""

from __future__ import annotations

import json
import random
import struct
import subprocess
import sys
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from workbook_builders import by_hand, exported, header_row, sheet_xml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="limits a process as Linux does"),
]

CHILD = """
import json, os, resource, sys
from pathlib import Path
from annotator.domain.errors import ProblemForUser
from annotator.domain.progress import NoProgress
from annotator.formats.review_workbook_reader import opened_review_workbook

MEGABYTE = 1 << 20

def read(path):
    def watch(event, arguments):
        if event.startswith("socket.") or (event == "open" and str(arguments[0]) != str(path)):
            print(json.dumps(["touched", event, str(arguments[0])]), flush=True)
            os._exit(3)
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + 200 * MEGABYTE,) * 2)
    spent = int(resource.getrusage(resource.RUSAGE_SELF).ru_utime)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + 6,) * 2)
    sys.addaudithook(watch)
    try:
        with opened_review_workbook(path) as book:
            rows = sum(1 for _ in book.rows(NoProgress()))
        return ["read", rows]
    except ProblemForUser as problem:
        return [type(problem).__name__, str(problem)]
    except MemoryError:
        return ["MemoryError"]

sound, *hostile = sys.argv[1:]
with opened_review_workbook(Path(sound)) as book:  # whatever is imported late is imported here
    list(book.rows(NoProgress()))
for path in hostile:
    child = os.fork()
    if not child:
        print(json.dumps(read(Path(path))), flush=True)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    if status and not os.WIFEXITED(status):
        print(json.dumps(["killed", status]), flush=True)
"""

LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


def with_type(declarations: str, entity: str) -> str:
    return f"<!DOCTYPE worksheet [{declarations}]>" + sheet_xml(
        header_row(), f"<row><c t='inlineStr'><is><t>&{entity};</t></is></c></row>"
    )


def large(path: Path, part: str, head: str, pieces: Iterable[str], tail: str) -> Path:
    """Make a workbook with one large part, without holding it in memory."""
    by_hand(path, sheet_xml(header_row()))
    rest = path.with_suffix(".tmp")
    with ZipFile(path) as source, ZipFile(rest, "w", ZIP_DEFLATED, compresslevel=1) as target:
        for name in source.namelist():
            if name != part:
                target.writestr(name, source.read(name))
        with target.open(part, "w") as stream:
            for piece in [head, *pieces, tail]:
                stream.write(piece.encode())
    return rest.replace(path)


def noise(megabytes: int, form: str = "{}") -> Iterator[str]:
    """Give so much text in this form that packs at one to thirty, so that no ratio betrays it."""
    chosen = random.Random(21)
    signs = [chr(code) for code in range(0x4E00, 0x9000)]
    for _ in range(megabytes * 10):
        yield form.format("".join(chosen.choices(signs, k=1_000))) * 33


SHEET = "xl/worksheets/sheet1.xml"
OPEN_SHEET = sheet_xml(header_row()).removesuffix("</sheetData></worksheet>")
SHEET_END = "</sheetData></worksheet>"


def with_many_names(path: Path) -> Path:
    by_hand(path, sheet_xml(header_row()))
    with ZipFile(path, "a") as archive:
        for number in range(30_000):
            archive.writestr(f"xl/media/{number:040}.png", b"")
    return path


def with_members_that_overlap(path: Path) -> Path:
    """List one well-packed member many times over, each under a name of its own."""
    by_hand(path, sheet_xml(header_row()))
    with ZipFile(path, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/a", "".join(noise(9)))
    data = path.read_bytes()
    end = data.rfind(b"PK\x05\x06")
    fields = list(struct.unpack_from("<4s4H2LH", data, end))
    entry_at = data.rfind(b"PK\x01\x02")
    entry = data[entry_at:end]
    copies = b"".join(entry.replace(b"xl/a", f"x{n:03}".encode()) for n in range(300))
    fields[3] = fields[4] = fields[4] + 300
    fields[5] += len(copies)
    path.write_bytes(data[:end] + copies + struct.pack("<4s4H2LH", *fields))
    return path


HOSTILE: dict[str, tuple[str, Callable[[Path], object]]] = {
    "billion laughs": (
        "WorkbookIsUnsafe",
        lambda path: by_hand(path, with_type('<!ENTITY a0 "ha">' + LAUGHS, "a9")),
    ),
    "quadratic": (
        "WorkbookIsUnsafe",
        lambda path: by_hand(
            path, with_type(f'<!ENTITY a "{"x" * 100_000}">', "a;" + "&a;" * 9_999 + "&a")
        ),
    ),
    "file of the system": (
        "WorkbookIsUnsafe",
        lambda path: by_hand(path, with_type('<!ENTITY a SYSTEM "file:///etc/hostname">', "a")),
    ),
    "type from the network": (
        "WorkbookIsUnsafe",
        lambda path: by_hand(
            path,
            '<!DOCTYPE worksheet SYSTEM "http://example.invalid/a.dtd">' + sheet_xml(header_row()),
        ),
    ),
    "300 MB of spaces": (
        "WorkbookIsUnsafe",
        lambda path: large(path, SHEET, OPEN_SHEET, [" " * 1_000_000] * 300, SHEET_END),
    ),
    "one endless text": (
        "WorkbookIsUnsafe",
        lambda path: large(
            path, SHEET, OPEN_SHEET + "<row><c t='str'><v>", noise(50), "</v></c></row>" + SHEET_END
        ),
    ),
    "one endless tag": (
        "WorkbookIsUnsafe",
        lambda path: large(path, SHEET, OPEN_SHEET + '<row x="', noise(50), '"/>' + SHEET_END),
    ),
    "endless shared texts": (
        "WorkbookIsUnsafe",
        lambda path: large(
            path, "xl/sharedStrings.xml", "<sst>", noise(110, "<si><t>{}</t></si>"), "</sst>"
        ),
    ),
    "endless styles": (
        "WorkbookIsUnsafe",
        lambda path: large(
            path,
            "xl/styles.xml",
            "<styleSheet><cellXfs>",
            noise(30, f'<a b="{{}}"/>{"<xf/>" * 100}'),
            "</cellXfs></styleSheet>",
        ),
    ),
    "the last cell there is": (
        "read",
        lambda path: by_hand(
            path,
            sheet_xml(header_row(), '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        ),
    ),
    "endless brackets in a format": (
        "read",
        lambda path: by_hand(
            path,
            sheet_xml(header_row()),
            styles=f"<styleSheet><numFmt numFmtId='1' formatCode='{'[' * 500_000}'/>"
            "<cellXfs><xf numFmtId='1'/></cellXfs></styleSheet>",
        ),
    ),
    "endless number of a row": (
        "read",
        lambda path: by_hand(path, sheet_xml(header_row(), f"<row r='{'9' * 5_000}'/>")),
    ),
    "one part as 1,000 sheets": (
        "WorkbookIsUnsafe",
        lambda path: by_hand(
            path,
            sheet_xml(header_row()),
            workbook='<workbook xmlns:r="r"><sheets>'
            + '<sheet name="a" r:id="rId1"/>' * 1_000
            + "</sheets></workbook>",
        ),
    ),
    "30,000 pictures": ("WorkbookIsUnsafe", with_many_names),
    "overlapping members": ("WorkbookIsUnsafe", with_members_that_overlap),
    "tags in tags": (
        "WorkbookIsDamaged",
        lambda path: large(path, SHEET, OPEN_SHEET, noise(15, f"{'<a>' * 100}{{}}"), ""),
    ),
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[object]]:
    folder = tmp_path_factory.mktemp("hostile")
    paths = {name: folder / f"{number}.xlsx" for number, name in enumerate(HOSTILE)}
    for name, path in paths.items():
        HOSTILE[name][1](path)
    sound = exported(folder / "sound.xlsx")
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(sound), *map(str, paths.values())],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return dict(zip(paths, lines, strict=True))


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_in_one_sentence(name: str, answers: dict[str, list[object]]) -> None:
    assert answers[name][0] == HOSTILE[name][0], answers[name]
