"""Text that XML cannot carry is shown by a sign, and nothing else is changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from annotator.formats.xml_text import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("市总工会", "市总工会"),
        ("a\x00b", "a␀b"),
        ("a\x1fb\x7f", "a␟b␡"),
        ("\ud800\uffff", "\ufffd\ufffd"),
        ("一\r\n二\r三\u2028四", "一\n二\n三\n四"),
        ("\t_x0041_ 𠮷", "\t_x0041_ 𠮷"),
    ],
)
def test_signs_stand_for_what_cannot_be_written(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters(codec=None, categories=None)))
def test_any_text_goes_through_xml_unchanged_afterwards(text: str) -> None:
    element = etree.Element("t")
    element.text = visible(text)
    assert (etree.fromstring(etree.tostring(element)).text or "") == visible(text)
