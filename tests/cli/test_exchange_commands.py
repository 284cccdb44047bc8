def test_all_comes_over_that_was_sent(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package, other = tmp_path / "全部.annotpkg", tmp_path / "乙.annot"
    assert main(["package", str(project), str(package)]) == 0
    assert main(["new", str(other)]) == 0
    assert main(["merge", str(other), str(package)]) == 0
    capsys.readouterr()
    listed = []
    for path in (project, other):
        assert main(["list", str(path), "--json"]) == 0
        listed.append(json.loads(capsys.readouterr().out))
        assert main(["check", str(path)]) == 0
        capsys.readouterr()
    assert listed[0] == listed[1]


def test_a_project_is_merged_like_a_package_but_never_with_itself(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "乙.annot"
    assert main(["new", str(other)]) == 0
    capsys.readouterr()
    assert main(["merge", str(other), str(project), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["new"] == 66
    assert main(["merge", str(project), str(project)]) == 1
    assert main(["package", str(project), str(tmp_path / "out.zip")]) == 1
