"""The workbook about agreement as a reader opens it: matrices, tables, disagreements, notes."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from agreement_builders import PEOPLE, an_export
from annotator.domain.progress import Cancelled, NoProgress
from annotator.formats import agreement_tables
from annotator.formats.agreement_words import MEASURE_WORDS
from annotator.formats.agreement_workbook import write_agreement_workbook
from annotator.formats.cell_text import width

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

    from annotator.domain.agreements import AgreementExport

SHEETS = ["一致性", "按类型", "按篇章", "分歧", "说明"]
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def written(folder: Path, export: AgreementExport) -> Workbook:
    write_agreement_workbook(folder / "一致性.xlsx", export, NoProgress())
    return load_workbook(folder / "一致性.xlsx")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return written(tmp_path_factory.mktemp("agreement"), an_export())


def rows(book: Workbook, title: str) -> list[tuple[Any, ...]]:
    return list(book[title].iter_rows(values_only=True))


def records(book: Workbook, title: str) -> list[dict[str, Any]]:
    header, *found = rows(book, title)
    return [dict(zip(header, row, strict=True)) for row in found]


def test_the_sheets_are_in_the_order_of_reading(book: Workbook) -> None:
    assert book.sheetnames == SHEETS


def matrix(book: Workbook, title: str) -> list[tuple[Any, ...]]:
    found = rows(book, "一致性")
    (first,) = (place for place, row in enumerate(found) if row[0] == title)
    return found[first + 1 : first + 6]


def test_every_measure_has_a_matrix_of_people(book: Workbook) -> None:
    assert matrix(book, "精确 F1") == [
        (None, *PEOPLE),
        ("王芳", "—", pytest.approx(0.85), pytest.approx(0.8)),
        ("李明", pytest.approx(0.85), "—", pytest.approx(0.7)),
        ("张敏", pytest.approx(0.8), pytest.approx(0.7), "—"),
        ("两两平均", pytest.approx(0.7), None, None),
    ]
    assert matrix(book, "Krippendorff uα")[4][:2] == ("全体", pytest.approx(0.44))
    assert set(MEASURE_WORDS.values()) < {row[0] for row in rows(book, "一致性")}


def test_the_matrices_are_coloured_where_the_scores_stand(book: Workbook) -> None:
    sheet = book["一致性"]
    areas = [str(area.sqref) for area in sheet.conditional_formatting]
    assert len(areas) == len(MEASURE_WORDS)
    for area in areas:
        cells = [cell.value for line in sheet[area] for cell in line]
        assert cells.count("—") == 3
        assert sum(isinstance(value, float) for value in cells) == 6
    (rule,) = next(iter(sheet.conditional_formatting)).rules
    assert rule.type == "colorScale"


def test_two_people_need_no_line_for_all(tmp_path: Path) -> None:
    found = rows(written(tmp_path, an_export(PEOPLE[:2])), "一致性")
    assert not {"两两平均", "全体"} & {row[0] for row in found}
    assert {
        row["标注人乙"] for row in records(load_workbook(tmp_path / "一致性.xlsx"), "按类型")
    } == {"李明"}


def test_every_pair_has_a_row_for_each_type_and_all_have_too(book: Workbook) -> None:
    found = records(book, "按类型")
    assert len(found) == (3 + 1) * 5
    first = found[0]
    assert (first["标注人甲"], first["标注人乙"], first["类型"]) == ("王芳", "李明", "全部类型")
    assert (first["甲的标注数"], first["乙的标注数"], first["完全相同"]) == (200, 180, 150)
    assert first["Cohen κ"] == pytest.approx(0.6)
    assert (first["样本数"], first["宜有样本数"], first["样本"]) == (150, 139, "足够")
    person = found[4]
    assert (person["类型"], person["精确 F1"], person["样本"]) == ("人物", "–", "偏少")
    assert (found[15]["标注人甲"], found[15]["甲的标注数"]) == ("全体（3 人）", None)


def test_every_section_has_a_row(book: Workbook) -> None:
    union, women = records(book, "按篇章")
    assert (union["文档"], union["篇章"], union["条目"]) == ("群众团体", "群众团体", "工会")
    assert (union["精确 F1"], union["日期 F1"], union["人物 F1"]) == (0.5, 0.5, "–")
    assert women["Krippendorff uα"] == "–"


def test_every_disagreement_says_who_said_what_and_where(book: Workbook) -> None:
    borders, types, only = records(book, "分歧")
    assert (borders["分歧"], borders["标注人甲"], borders["标注人乙"]) == (
        "边界不同",
        "王芳",
        "李明",
    )
    assert (borders["甲的原文"], borders["乙的原文"]) == ("2004年底", "2004年")
    assert (types["甲的类型"], types["乙的类型"]) == ("人物", "机构")
    assert (only["甲的类型"], only["甲的原文"], only["乙的原文"]) == (None, None, "=张三")
    assert (borders["条目"], borders["段落"], borders["起"], borders["止"]) == ("工会", 3, 17, 23)
    assert (borders["上文"], borders["下文"]) == ("【工会】", "，市总工会有基层工会")


def test_what_looks_like_a_formula_stays_text(book: Workbook) -> None:
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type in {"f", "e"}]
    assert [cell.quotePrefix for cell in cells if cell.value == "=张三"] == [True]


def notes(book: Workbook) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    name = ""
    for first, second, *_ in rows(book, "说明"):
        name = first or name
        if second:
            found.setdefault(name, []).append(second)
    return found


def test_the_notes_define_every_measure_and_name_its_source(book: Workbook) -> None:
    found = notes(book)
    for name, source in {
        "精确 F1": "Hripcsak",
        "重叠 F1": "最大匹配",
        "Cohen κ": "Cohen",
        "Krippendorff uα": "Quality & Quantity 50（2016）",
    }.items():
        assert source in "".join(found[name])
    assert found["统计时间"] == ["2026-11-20 12:00（UTC+08:00）"]
    assert found["标注人"] == ["王芳、李明、张敏"]
    assert found["附录"] == ["王芳、李明没有标注，或尚未开始。"]
    assert "Bloch、Kraemer" in "".join(found["宜有样本数"])


def test_no_sentence_of_the_notes_runs_over_the_edge(book: Workbook) -> None:
    sheet = book["说明"]
    room = sheet.column_dimensions["B"].width
    texts = [cell.value for (cell,) in sheet.iter_rows(min_col=2, max_col=2) if cell.value]
    assert not [text for text in texts if width(text) > room]


def test_samples_that_are_too_small_are_said_on_the_first_sheet(tmp_path: Path) -> None:
    export = an_export()
    for row in export.pairs.values():
        scores = dict(row.scores)
        object.__setattr__(scores[None], "sample", scores[next(reversed(scores))].sample)
    found = [row[0] for row in rows(written(tmp_path, export), "一致性")[:6]]
    assert "样本偏少，数值仅供参考：王芳与李明，150 条，宜有 999 条以上。" in found


def test_nothing_to_report_gives_the_same_sheets(tmp_path: Path) -> None:
    export = an_export(PEOPLE[:2], ())
    object.__setattr__(export, "sections", [])
    book = written(tmp_path, export)
    assert book.sheetnames == SHEETS
    assert [len(rows(book, title)) for title in ("按篇章", "分歧")] == [1, 1]
    assert notes(book)["分歧总数"] == ["0 处，列出 0 处。"]


def test_more_disagreements_than_a_sheet_holds_are_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agreement_tables, "MOST_ROWS", 2)
    monkeypatch.setattr("annotator.formats.agreement_workbook.MOST_ROWS", 2)
    book = written(tmp_path, an_export())
    assert len(records(book, "分歧")) == 2
    assert notes(book)["分歧总数"] == ["3 处，列出 2 处，表格容纳不下的 1 处未列。"]


def test_a_cancelled_workbook_leaves_nothing_behind(tmp_path: Path) -> None:
    class Impatient:
        def report(self, done: int, total: int) -> None:
            raise Cancelled

    target = tmp_path / "一致性.xlsx"
    target.write_bytes(b"old")
    with pytest.raises(Cancelled):
        write_agreement_workbook(target, an_export(), Impatient())
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_another_program_saves_it_without_loss(tmp_path: Path) -> None:
    before = written(tmp_path, an_export())
    done = subprocess.run(
        [
            str(OFFICE),
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(tmp_path / "saved"),
            str(tmp_path / "一致性.xlsx"),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "HOME": str(tmp_path)},
    )
    assert done.returncode == 0, done.stderr
    after = load_workbook(tmp_path / "saved" / "一致性.xlsx")
    assert after.sheetnames == SHEETS
    for title in ("按类型", "按篇章", "分歧"):
        assert rows(after, title) == rows(before, title)
        assert list(after[title].tables) == list(before[title].tables)
    assert matrix(after, "Cohen κ") == matrix(before, "Cohen κ")
    for title in SHEETS[:4]:
        assert areas(after, title) == areas(before, title)


def areas(book: Workbook, title: str) -> set[str]:
    return {str(area.sqref) for area in book[title].conditional_formatting}
