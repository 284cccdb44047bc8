"""Read XML from outside as a stream: no document type, no entity, nothing beyond all measure.

Spreadsheet and word programs write no document type; without one there is no entity that could
grow or reach another file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from annotator.formats.archive_limits import TooMuch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

_PIECE = 1 << 16
_LONGEST_TOKEN = 1 << 20  # bytes of one tag with its attributes, or of one comment


class HasDocumentType(Exception):  # noqa: N818 - told as a problem by whoever knows the file
    """The XML begins with a document type, where entities are made."""


class Reader:
    """Reads one stream; a subclass says what it takes from it.

    Attributes:
        done: Whether it wants nothing more.
    """

    def __init__(self) -> None:
        self.done = False
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = _refuse_document_type
        self._parser.StartElementHandler = self.start
        self._parser.EndElementHandler = self.end
        self._parser.CharacterDataHandler = self.text

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Called for each tag that opens; the name may have a prefix."""

    def end(self, name: str) -> None:
        """Called for each tag that closes."""

    def text(self, piece: str) -> None:
        """Called for text, which may come in pieces."""

    def finish(self) -> None:
        """Take nothing more; what follows is not looked at."""
        self.done = True
        self._parser.StartElementHandler = None
        self._parser.EndElementHandler = None
        self._parser.CharacterDataHandler = None

    def read(self, stream: IO[bytes]) -> Iterator[None]:
        """Read piece by piece, so that whoever goes through can take what was found meanwhile.

        Raises:
            ExpatError: It is not well-formed.
            HasDocumentType: It has one.
            TooMuch: A tag is longer than any program makes it.
        """
        fed = 0
        while piece := stream.read(_PIECE):
            self._parser.Parse(piece)
            fed += len(piece)
            if fed - self._parser.CurrentByteIndex > _LONGEST_TOKEN:
                raise TooMuch("a tag of more than a megabyte")
            yield
            if self.done:
                return
        at_the_end = True
        self._parser.Parse(b"", at_the_end)
        yield


class Tags(Reader):
    """Takes the tags that open, without prefix, with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self._found: list[tuple[str, dict[str, str]]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Keep one."""
        self._found.append((local(name), attributes))

    def of(self, stream: IO[bytes]) -> Iterator[tuple[str, dict[str, str]]]:
        """Give all tags of a stream; see `read` for what it raises."""
        for _ in self.read(stream):
            yield from self._found
            self._found.clear()


def local(name: str) -> str:
    """Return a name without its prefix."""
    return name.rpartition(":")[2] if ":" in name else name


def _refuse_document_type(*_: object) -> None:
    raise HasDocumentType
