"""What the measures and the kinds of disagreement are called on a sheet, and what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.agreements import DisagreementKind, Measure

if TYPE_CHECKING:
    from annotator.domain.agreements import Sample
    from annotator.formats.annotation_columns import Cell

MEASURE_WORDS = {
    Measure.EXACT_F1: "精确 F1",
    Measure.OVERLAP_F1: "重叠 F1",
    Measure.KAPPA: "Cohen κ",
    Measure.ALPHA_U: "Krippendorff uα",
}
KIND_WORDS = {
    DisagreementKind.BORDERS: "边界不同",
    DisagreementKind.TYPE: "类型不同",
    DisagreementKind.ONLY: "仅一方有",
}
ALL_TYPES = "全部类型"
UNDEFINED = "–"

MEANINGS = {
    Measure.EXACT_F1: (
        "起止与类型都相同的标注所占的份额：2 × 相同数 ÷（甲的标注数 + 乙的标注数）。",
        "即以任一方为准的查准率与查全率的调和平均，0 为全不相同，1 为完全相同。",
        "出处：Hripcsak、Rothschild，J Am Med Inform Assoc 12（2005）296–298。",
    ),
    Measure.OVERLAP_F1: (
        "类型相同、至少有一个字共有的标注所占的份额，一条标注只与对方的一条相配。",
        "先配起止与类型都相同的，其余同类型而相交的，配成尽可能多的对（最大匹配）。",
        "份额 =（甲配成的 + 乙配成的）÷（甲的标注数 + 乙的标注数）。",
    ),
    Measure.KAPPA: (
        "逐字比较，并扣除碰巧相同的部分；1 为完全相同，0 相当于碰巧。",
        "单一类型：一个字标或未标。全部类型：一个字上各类型的集合，未标也算一种；嵌套、交叉由此计入。",
        "出处：Cohen，Educ Psychol Meas 20（1960）37–46。",
    ),
    Measure.ALPHA_U: (
        "把全文看作标注与空白相间的一条线，比较切分与类型，并扣除碰巧相同的部分；意义同 κ。",
        "单一类型：只看该类型的标注。全部类型：一段的取值是其上各类型的集合。",
        "一人自相交叉的标注，在彼此的边界处切开。两人以上时，一次算出全体的数值。",
        "出处：Krippendorff、Mathet、Bouvry、Widlöcher，Quality & Quantity 50（2016）2347–2364。",
        "另见：Krippendorff，Content Analysis，第 4 版（2019）12.6 节。",
    ),
}
KIND_MEANINGS = {
    DisagreementKind.BORDERS: "双方标为同一类型，起止不同。计入精确 F1、κ 与 uα。",
    DisagreementKind.TYPE: "双方在同一处标为不同类型。计入全部四种数值。",
    DisagreementKind.ONLY: "只有一方标注。计入全部四种数值。",
}


def score_cell(score: float | None) -> Cell:
    """Return what stands in the cell of a score."""
    return UNDEFINED if score is None else score


def sample_word(sample: Sample) -> str:
    """Say whether a sample is large enough."""
    return "足够" if sample.enough else "偏少"
