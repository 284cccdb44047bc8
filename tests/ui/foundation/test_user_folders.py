"""Names of files are made of titles that anybody may have written."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.ui.foundation.user_folders import file_name


@pytest.mark.parametrize(
    "title",
    [
        "2004/2005年鉴.xlsx",
        "../../甲.txt",
        "/etc/甲.txt",
        "..",
        r"C:\\开始\\甲.bat",
        r"..\\甲.txt",
        "上\n下.txt",
    ],
)
def test_a_title_leads_into_no_folder(title: str) -> None:
    folder = Path("文档")
    assert (folder / file_name(title)).parent == folder
    assert not set(file_name(title)) & set("\\/:\n")


def test_an_ordinary_title_stays_as_it_is() -> None:
    assert file_name("景德镇年鉴（2004） 王芳.annotpkg") == "景德镇年鉴（2004） 王芳.annotpkg"
