"""The sheets 按类型, 按篇章 and 分歧: scores and disagreements as tables to filter."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from openpyxl.formatting.rule import FormulaRule
from openpyxl.utils import get_column_letter

from annotator.domain.agreements import SCOPES, Measure
from annotator.domain.annotations import AnnotationType
from annotator.formats.agreement_matrix import colour_scale
from annotator.formats.agreement_words import (
    ALL_TYPES,
    KIND_WORDS,
    MEASURE_WORDS,
    sample_word,
    score_cell,
)
from annotator.formats.annotation_columns import TYPE_WORDS
from annotator.formats.workbook_layout import explain_emptiness, set_printing
from annotator.formats.workbook_styles import TINTS, Look, fill
from annotator.formats.workbook_table import write_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from annotator.domain.agreements import (
        AgreementExport,
        AgreementRow,
        DisagreementRow,
        Scope,
        Scores,
    )
    from annotator.domain.progress import Progress
    from annotator.formats.annotation_columns import Cell
    from annotator.formats.workbook_package import Package
    from annotator.formats.workbook_table import Columns

BY_TYPE, BY_SECTION, DISAGREEMENTS = "按类型", "按篇章", "分歧"
MOST_ROWS = 1_048_575  # of a sheet, below its header
_REPORT_EVERY = 500

_PLACE: Columns = (
    ("文档", Look.TEXT, (10, 24)),
    ("篇章", Look.TEXT, (12, 30)),
    ("条目", Look.TEXT, (12, 30)),
)
_PEOPLE: Columns = (
    ("标注人甲", Look.TEXT, (11, 18)),
    ("标注人乙", Look.TEXT, (11, 18)),
)
_COUNTS: Columns = (
    ("甲的标注数", Look.COUNT, (13, 13)),
    ("乙的标注数", Look.COUNT, (13, 13)),
    ("完全相同", Look.COUNT, (12, 12)),
)
_SCORES: Columns = tuple((MEASURE_WORDS[measure], Look.SCORE, (15, 19)) for measure in Measure)
_BY_TYPE: Columns = (
    *_PEOPLE,
    ("类型", Look.CENTRED, (11, 11)),
    *_COUNTS,
    *_SCORES,
    ("样本数", Look.COUNT, (11, 11)),
    ("宜有样本数", Look.COUNT, (13, 13)),
    ("样本", Look.CENTRED, (9, 9)),
)
_BY_SECTION: Columns = (
    *_PLACE,
    *_PEOPLE,
    *_COUNTS,
    *_SCORES,
    *((f"{TYPE_WORDS[type_]} F1", Look.SCORE, (11, 11)) for type_ in AnnotationType),
    ("样本", Look.CENTRED, (9, 9)),
)
_DISAGREEMENTS: Columns = (
    *_PLACE,
    ("段落", Look.COUNT, (9, 9)),
    ("分歧", Look.CENTRED, (11, 11)),
    *_PEOPLE,
    ("甲的类型", Look.CENTRED, (11, 11)),
    ("甲的原文", Look.WRAPPED, (16, 34)),
    ("乙的类型", Look.CENTRED, (11, 11)),
    ("乙的原文", Look.WRAPPED, (16, 34)),
    ("上文", Look.BEFORE, (30, 42)),
    ("下文", Look.AFTER, (30, 42)),
    ("起", Look.COUNT, (9, 9)),
    ("止", Look.COUNT, (9, 9)),
)


def write_by_type(package: Package, export: AgreementExport) -> None:
    """Write the scores of every two people, and of all if there are more, type by type."""
    agreeing = list(export.pairs.values())
    if len(agreeing) > 1:
        agreeing.append(export.together)
    rows = [_type_row(row, scope) for row in agreeing for scope in SCOPES]
    sheet = _sheet(package, export, BY_TYPE)
    _colour_scores(sheet, _BY_TYPE, len(rows))
    write_table(package, sheet, _BY_TYPE, rows, count=len(rows))


def write_by_section(package: Package, export: AgreementExport) -> None:
    """Write the scores of every two people, section by section."""
    sheet = _sheet(package, export, BY_SECTION)
    count = min(len(export.sections), MOST_ROWS)
    _colour_scores(sheet, _BY_SECTION, count)
    if not count:
        explain_emptiness(sheet, len(_BY_SECTION), "这些人在这些文档中都没有标注。")
    rows = map(_section_row, export.sections[:count])
    write_table(package, sheet, _BY_SECTION, rows, count=count)


def write_disagreements(package: Package, export: AgreementExport, progress: Progress) -> None:
    """Write every disagreement, as far as the sheet has room.

    Raises:
        Cancelled: The user has asked to stop.
    """
    sheet = _sheet(package, export, DISAGREEMENTS)
    count = min(export.count, MOST_ROWS)
    if count:
        _colour_types(sheet, count)
    else:
        explain_emptiness(sheet, len(_DISAGREEMENTS), "没有分歧。")
    listed = islice(export.disagreements, count)
    rows = map(_disagreement_row, _reported(listed, count, progress))
    write_table(package, sheet, _DISAGREEMENTS, rows, count=count)


def _reported(
    rows: Iterable[DisagreementRow], count: int, progress: Progress
) -> Iterator[DisagreementRow]:
    for done, row in enumerate(rows):
        if done % _REPORT_EVERY == 0:
            progress.report(done, count)
        yield row
    progress.report(count, count)


def _type_row(row: AgreementRow, scope: Scope) -> list[Cell]:
    scores = row.scores[scope]
    sample = scores.sample
    return [
        *_people(row),
        ALL_TYPES if scope is None else TYPE_WORDS[scope],
        *_scores(scores),
        sample.annotations,
        sample.needed,
        sample_word(sample),
    ]


def _section_row(row: AgreementRow) -> list[Cell]:
    of_types = (row.scores[type_].exact_f1 for type_ in AnnotationType)
    return [
        row.document,
        row.section,
        row.entry,
        *_people(row),
        *_scores(row.scores[None]),
        *map(score_cell, of_types),
        sample_word(row.scores[None].sample),
    ]


def _people(row: AgreementRow) -> list[Cell]:
    if len(row.people) == len(_PEOPLE):
        return [*row.people]
    return [f"全体（{len(row.people)} 人）", ""]


def _scores(scores: Scores) -> list[Cell]:
    of_two = len(scores.annotations) == len(_PEOPLE)
    counts: list[Cell] = [*scores.annotations] if of_two else ["", ""]
    return [*counts, scores.identical, *(score_cell(scores[measure]) for measure in Measure)]


def _disagreement_row(row: DisagreementRow) -> list[Cell]:
    sides: list[Cell] = []
    for side in (row.first, row.second):
        sides += [TYPE_WORDS[side[0]], side[1]] if side else ["", ""]
    return [
        row.document,
        row.section,
        row.entry,
        row.paragraph,
        KIND_WORDS[row.kind],
        *row.people,
        *sides,
        _one_line(row.before),
        _one_line(row.after),
        row.start,
        row.end,
    ]


def _one_line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text else text


def _sheet(package: Package, export: AgreementExport, title: str) -> Worksheet:
    sheet = package.add_sheet(title)
    set_printing(sheet, export.project, large_paper=True)
    return sheet


def _colour_scores(sheet: Worksheet, columns: Columns, rows: int) -> None:
    scored = [place for place, (_, look, _) in enumerate(columns, 1) if look is Look.SCORE]
    for place in scored:
        letter = get_column_letter(place)
        sheet.conditional_formatting.add(f"{letter}2:{letter}{max(rows, 1) + 1}", colour_scale())


def _colour_types(sheet: Worksheet, rows: int) -> None:
    headers = [header for header, _, _ in _DISAGREEMENTS]
    for header in ("甲的类型", "乙的类型"):
        first = get_column_letter(headers.index(header) + 1)
        last = get_column_letter(headers.index(header) + 2)
        for type_, word in TYPE_WORDS.items():
            rule = FormulaRule([f'${first}2="{word}"'], fill=fill(TINTS[type_]))
            sheet.conditional_formatting.add(f"{first}2:{last}{rows + 1}", rule)
