"""The hook that brings the pages' libraries: when it works, when it need not, what it says when it cannot."""

import re
import subprocess

import pytest

import hatch_build
from tests.house.sizes import ROOT


@pytest.fixture
def project(tmp_path):
    """A project as the hook sees it: the recipe, and a folder in which npm has worked."""
    for name in (*hatch_build.RECIPE, hatch_build.CONFIGURATION):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    for wanted in hatch_build.WANTED:
        brought = tmp_path / "npm" / "node_modules" / wanted.package / wanted.source
        brought.parent.mkdir(parents=True, exist_ok=True)
        brought.write_text(wanted.target)
    return tmp_path


def test_a_filled_folder_is_fresh_until_its_recipe_changes(project):
    assert not hatch_build.is_fresh(project)
    assert hatch_build.fill(project, project / "npm") is None
    assert hatch_build.is_fresh(project)
    (project / "package.json").write_text("{}")
    assert not hatch_build.is_fresh(project)


def test_a_filled_folder_holds_what_is_wanted_and_nothing_else(project):
    hatch_build.fill(project, project / "npm")
    filled = {path.name: path.read_text() for path in (project / "static" / "vendor").iterdir()}
    stamp = filled.pop(hatch_build.STAMP)
    assert stamp == hatch_build.stamp_of(project)
    assert filled == {wanted.target: wanted.target for wanted in hatch_build.WANTED}


def test_a_folder_that_lost_a_file_is_filled_again(project):
    hatch_build.fill(project, project / "npm")
    (project / "static" / "vendor" / hatch_build.WANTED[0].target).unlink()
    assert not hatch_build.is_fresh(project)


def test_line_ends_do_not_make_it_stale(project):
    before = hatch_build.stamp_of(project)
    lock = project / "package-lock.json"
    lock.write_bytes(lock.read_bytes().replace(b"\n", b"\r\n"))
    assert hatch_build.stamp_of(project) == before


def test_a_package_without_the_wanted_file_is_told(project):
    wanted = hatch_build.WANTED[0]
    (project / "npm" / "node_modules" / wanted.package / wanted.source).unlink()
    assert hatch_build.fill(project, project / "npm") == (
        f"{wanted.package} no longer has {wanted.source}: mend WANTED in hatch_build.py."
    )


SAID = {
    "a changed package": ("npm error code EINTEGRITY", "do not go on before you know why"),
    "no network": ("npm error code ENOTFOUND", "npm needs a network once"),
}


@pytest.mark.parametrize(("said", "advice"), SAID.values(), ids=SAID)
def test_what_npm_said_is_passed_on_with_advice(said, advice):
    trouble = hatch_build.explain(subprocess.CompletedProcess([], 1, stdout="", stderr=f"{said}\n"))
    assert said in trouble
    assert advice in trouble


def test_without_npm_it_says_what_to_install(project, monkeypatch):
    monkeypatch.setattr(hatch_build, "npm_command", lambda: None)
    assert hatch_build.install(project, project / "npm") == hatch_build.NO_NPM


def test_every_library_comes_with_its_licence():
    packages = {wanted.package for wanted in hatch_build.WANTED}
    assert packages == {wanted.package for wanted in hatch_build.WANTED if "LICENSE" in wanted.target}


def test_every_font_that_the_pages_name_is_brought_and_no_other():
    named = re.findall(
        r"/static/vendor/([\w.-]+\.woff2)", (ROOT / "static/css/fonts.css").read_text(encoding="utf-8")
    )
    brought = [wanted.target for wanted in hatch_build.WANTED if wanted.target.endswith(".woff2")]
    assert sorted(named) == sorted(brought)
