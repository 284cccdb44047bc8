"""The opinion sheet as a document, as a word processor reads it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from annotator.domain.errors import CannotWriteFile, FileIsMissing
from annotator.formats import docx_parts, opinion_sheet_docx
from annotator.formats import opinion_words as words
from annotator.formats.opinion_sheet_docx import write_opinion_docx
from annotator.formats.xml_text import visible
from export_builders import hostile_strings
from opinion_builders import AN_OPINION, OPINIONS, a_sheet, a_volume, many_opinions

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table

    from annotator.domain.opinion_sheets import OpinionSheet


def written(tmp_path: Path, sheet: OpinionSheet) -> WordDocument:
    write_opinion_docx(tmp_path / "意见单.docx", sheet)
    return Document(str(tmp_path / "意见单.docx"))


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> WordDocument:
    return written(tmp_path_factory.mktemp("paper"), a_sheet())


def texts(table: Table) -> list[list[str]]:
    """Return the text of each row; line breaks are left out."""
    return [[shown(cell) for cell in row.iter(qn("w:tc"))] for row in table._tbl.iter(qn("w:tr"))]


def shown(element: BaseOxmlElement) -> str:
    return "".join(str(part.text or "") for part in element.iter(qn("w:t")))


def test_the_page_is_a4_across_with_its_number_below(document: WordDocument) -> None:
    page = document.sections[0]
    assert page.orientation is WD_ORIENT.LANDSCAPE
    assert page.page_width is not None
    assert page.page_height is not None
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (297, 210)
    footer = page.footer.paragraphs[0]
    codes = [field.get(qn("w:instr")).strip() for field in footer._p.iter(qn("w:fldSimple"))]
    assert codes == ["PAGE", "NUMPAGES"]
    assert shown(footer._p) == "景德镇年鉴 2005　审稿意见单　　第 1 页，共 1 页"


def test_the_heading_names_the_facts(document: WordDocument) -> None:
    assert document.paragraphs[0].text == "审　稿　意　见　单"
    facts = [cell for row in texts(document.tables[0]) for cell in row]
    assert facts == [text for fact in words.facts(a_sheet()) for text in fact]


def test_each_opinion_has_a_row_under_its_section(document: WordDocument) -> None:
    header, *body = texts(document.tables[1])
    assert header == [column.name for column in words.COLUMNS]
    assert [row[0] for row in body] == [
        "群众团体 / 市总工会　　退回 1 条，修改 2 条，通过 35 处",
        *("1", "2", "3"),
        "群众团体 / 市妇女联合会　　退回 2 条",
        *("4", "5"),
    ]
    assert body[1][1:4] == [
        "概述第 4 段",
        "…004年底,全市新建工会累计1162家,会员19.7万人,全市行政…",
        "数字",
    ]


def test_the_header_is_repeated_and_no_row_is_cut(document: WordDocument) -> None:
    rows = list(document.tables[1]._tbl.iter(qn("w:tr")))
    repeated = [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows]
    assert repeated == [True, *[False] * (len(rows) - 1)]
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)


def test_the_lines_to_sign_stay_with_the_last_opinion(document: WordDocument) -> None:
    (signs,) = texts(document.tables[2])
    assert [text for text in signs if text] == [
        "审稿人（签字）：",
        "责任编辑（签字）：",
        "日期：",
        "　　　　年　　　月　　　日",
    ]
    rows = list(document.tables[1]._tbl.iter(qn("w:tr")))
    kept = [
        all(p.find(f".//{qn('w:keepNext')}") is not None for p in row.iter(qn("w:p")))
        for row in rows
    ]
    assert kept[-1]
    assert not kept[-2]


def test_every_run_names_its_chinese_face(document: WordDocument) -> None:
    faces = {
        properties.get(qn("w:eastAsia"))
        for properties in document.element.body.iter(qn("w:rFonts"))
    }
    assert faces == {"宋体", "黑体"}
    runs = list(document.element.body.iter(qn("w:r")))
    assert all(run.find(f".//{qn('w:rFonts')}") is not None for run in runs)
    (defaults,) = document.styles.element.iter(qn("w:docDefaults"))
    assert defaults.find(f".//{qn('w:rFonts')}").get(qn("w:eastAsia")) == "宋体"
    assert defaults.find(f".//{qn('w:lang')}").get(qn("w:eastAsia")) == "zh-CN"


def test_the_quote_is_underlined_within_its_context(document: WordDocument) -> None:
    underlined = [
        shown(run)
        for run in document.element.body.iter(qn("w:r"))
        if run.find(f".//{qn('w:u')}") is not None
    ]
    assert underlined == ["1162家", "市总工会", "226.24万元", "一年来", "樊耀"]


def test_widths_add_up_to_the_text_column() -> None:
    widths = sum(column.millimetres for column in words.COLUMNS)
    assert widths == 297 - 2 * 18
    assert sum(opinion_sheet_docx._FACT_WIDTHS) == sum(opinion_sheet_docx._SIGN_WIDTHS) == widths


def test_several_volumes_each_have_a_table_and_numbers_run_on(tmp_path: Path) -> None:
    sheet = a_sheet(a_volume(), a_volume((), title="科学技术"), a_volume(title="农业", year=None))
    document = written(tmp_path, sheet)
    assert len(document.tables) == 4
    numbers = [row[0] for row in texts(document.tables[2])]
    assert numbers[-1] == "10"
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    assert {"群众团体（2004年）", "科学技术（2004年）", "农业"} <= set(paragraphs)
    assert any("没有退回或修改的意见。" in text for text in paragraphs)


def test_a_sheet_without_opinions_still_is_one_to_sign(tmp_path: Path) -> None:
    document = written(tmp_path, a_sheet(a_volume(())))
    assert len(document.tables) == 2
    assert any("没有退回或修改的意见。" in paragraph.text for paragraph in document.paragraphs)


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    hostile = hostile_strings(300)
    opinions = [
        replace(AN_OPINION, reason=reason, entry=entry, author=author, quote=quote, answer=answer)
        for reason, entry, author, quote, answer in zip(*[iter(hostile)] * 5, strict=True)
    ]
    document = written(tmp_path, a_sheet(a_volume(opinions), project="=1+1\x00]]>\ud800&amp;"))
    rows = texts(document.tables[1])
    reasons = [row[5] for row in rows if len(row) > 1][1:]
    expected = [visible(opinion.reason).replace("\t", " ") for opinion in opinions]
    assert reasons == [text.replace("\n", "") for text in expected]
    assert "=1+1␀]]>\ufffd&amp;" in texts(document.tables[0])[0]
    fields = [
        f for f in document.element.body.iter() if "fld" in str(f.tag) or "hyperlink" in str(f.tag)
    ]
    assert not fields


def test_nobody_is_named_as_the_writer_of_the_file(tmp_path: Path) -> None:
    properties = written(tmp_path, a_sheet()).core_properties
    assert (properties.title, properties.subject) == ("审稿意见单", "景德镇年鉴 2005")
    assert (properties.author, properties.comments, properties.last_modified_by) == ("", "", "")


def test_five_hundred_opinions_are_all_there(tmp_path: Path) -> None:
    result = write_opinion_docx(tmp_path / "a.docx", a_sheet(a_volume(many_opinions(500))))
    assert (result.counts.listed, result.shortened) == (500, ())
    with ZipFile(tmp_path / "a.docx") as archive:
        assert archive.testzip() is None
        assert archive.read("word/document.xml").count(b"<w:tr>") == 4 + 1 + 2 + 500 + 1


def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "意见单.docx"
    path.write_bytes(b"old")

    def broken(_document: object, _body: str, target: Path) -> None:
        target.write_bytes(b"PK")

    monkeypatch.setattr(opinion_sheet_docx, "save", broken)
    with pytest.raises(CannotWriteFile):
        write_opinion_docx(path, a_sheet())
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["意见单.docx"]


def test_missing_rows_are_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save = docx_parts.save
    monkeypatch.setattr(
        opinion_sheet_docx, "save", lambda document, _body, path: save(document, "", path)
    )
    with pytest.raises(CannotWriteFile):
        write_opinion_docx(tmp_path / "意见单.docx", a_sheet())


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileIsMissing):
        write_opinion_docx(tmp_path / "nowhere" / "a.docx", a_sheet())


def test_opinions_come_in_all_kinds() -> None:
    """The sample of these tests shows what it is meant to show."""
    assert len({opinion.handling for opinion in OPINIONS}) == 5
