"""What is imported is stored as it is, and the file can be had back byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import builders
from annotator.domain.annotations import AnnotationType
from annotator.domain.change_sets import Action
from annotator.domain.documents import ImportedText
from annotator.domain.errors import AlreadyInProject, FileIsEmpty, ProjectDamaged
from annotator.text.spans import Span
from annotator.workflows import annotate, browse
from annotator.workflows.import_documents import (
    document_with_text,
    import_text,
    read_text_file,
    write_original,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.workflows.session import Session

HOSTILE = (
    "\r\n\t\x00\x0b\x1f\x7f\x85\xa0\u2028\u2029\ufeff\u200b\u202e\u2067\ufdd0\uffff"
    "𠮷😀葛\U000e0100é%_"
)
TEXTS = 1_000


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with builders.a_session(tmp_path_factory.mktemp("import"), text=None) as session:
        yield session


def test_a_document_knows_what_its_file_was(tmp_path: Path) -> None:
    with builders.a_session(tmp_path, text=None) as session:
        imported = ImportedText(
            title="群众\u200b团体",
            text="第一行\n第二行",
            file_name="年鉴.txt",
            encoding="gb18030",
            has_bom=False,
            newline="\r\n",
            original="第一行\r\n第二行".encode("gb18030"),
        )
        change_set = import_text(session, imported, year=2004)
        assert change_set is not None
        assert change_set.action is Action.IMPORT_DOCUMENT
        document = change_set.documents[0].after
        assert document is not None
        assert document == browse.documents(session)[0].document
        assert (document.title, document.source) == ("群众 团体", "年鉴.txt")
        assert (document.year, document.encoding, document.characters) == (2004, "gb18030", 7)
        assert document_with_text(session, imported.text) == document
        assert document_with_text(session, "第一行") is None


@pytest.mark.parametrize("original", ["第一行\r\n第二行\r\n", "\ufeff一\n二", "一\r二\n三\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_the_file_comes_back_byte_for_byte(tmp_path: Path, original: str, encoding: str) -> None:
    source, written = tmp_path / "a.txt", tmp_path / "b.txt"
    source.write_bytes(original.encode(encoding))
    with builders.a_session(tmp_path, text=None) as session:
        import_text(session, read_text_file(source, encoding=encoding))
        write_original(session, builders.document_id(session), written)
    assert written.read_bytes() == source.read_bytes()


def test_bytes_that_changed_in_the_project_are_not_given_out(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        with session.file.writing() as connection:
            connection.exec_driver_sql("UPDATE original_file SET sha256 = 'x'")
        with pytest.raises(ProjectDamaged):
            write_original(session, builders.document_id(session), tmp_path / "b.txt")
    assert not (tmp_path / "b.txt").exists()


def test_the_same_text_is_imported_once_and_an_empty_one_never(tmp_path: Path) -> None:
    with builders.a_session(tmp_path) as session:
        with pytest.raises(AlreadyInProject, match="群众团体"):
            import_text(session, builders.an_imported_text(title="再来"))
        with pytest.raises(FileIsEmpty):
            import_text(session, builders.an_imported_text(" \n\u3000"))
        assert len(browse.documents(session)) == 1


@settings(max_examples=TEXTS // 20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(
        st.text(st.sampled_from(HOSTILE) | st.characters(codec="utf-8"), min_size=1),
        min_size=20,
        max_size=20,
        unique=True,
    ),
    data=st.data(),
)
def test_no_text_is_changed_by_storing_or_tagging_it(
    session: Session, texts: list[str], data: st.DataObject
) -> None:
    """Twenty texts make one document, so that a thousand take little time."""
    text = "甲".join(texts)
    known = document_with_text(session, text)
    document_id = known.id if known else builders.imported(session, text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    annotate.tag(session, document_id, Span(start, end), AnnotationType.PERSON)
    # Read from the file, not from what is kept in memory.
    session.file._texts.clear()
    opened = browse.open_document(session, document_id)
    assert opened.text == text
    for one in browse.annotations(session, [mark[2] for mark in opened.marks]):
        assert one.quote == text[one.start : one.end]
