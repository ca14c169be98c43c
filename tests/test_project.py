"""What the files around the code promise: versions, commands and documentation."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import tomllib
from importlib.metadata import PackageNotFoundError, packages_distributions, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.readme_blocks import make_commands, make_settings, read_block
from tests.test_borders import find_imports, parse
from ui.cli import build_parser

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = [
    Requirement(line)
    for line in (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
PINNED = {canonicalize_name(pin.name): str(pin.specifier).removeprefix("==") for pin in LOCK}
EXTRAS = PROJECT["project"]["optional-dependencies"]
NEEDED = [
    Requirement(line)
    for name, group in {"": PROJECT["project"]["dependencies"], **EXTRAS}.items()
    for line in group
    if name != "bench"
]


def test_every_line_of_the_lock_pins_one_version() -> None:
    assert len(LOCK) == len(PINNED) > 100
    for pin in LOCK:
        assert re.fullmatch(r"==[\w.]+", str(pin.specifier)), pin
        assert pin.url is None


@pytest.mark.parametrize("need", NEEDED, ids=lambda need: need.name)
def test_what_the_project_needs_is_in_the_lock(need: Requirement) -> None:
    assert PINNED[canonicalize_name(need.name)] in need.specifier


@pytest.mark.parametrize(
    ("folders", "extras"), [(("ingest", "assistant", "ui"), ()), (("tests",), ("dev", "bench"))]
)
def test_what_is_imported_is_declared(folders: tuple[str, ...], extras: tuple[str, ...]) -> None:
    groups = [PROJECT["project"]["dependencies"], *(EXTRAS[extra] for extra in extras)]
    declared = {canonicalize_name(Requirement(line).name) for lines in groups for line in lines}
    offered = packages_distributions()
    files = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    imported = {name.split(".")[0] for path in files for name in find_imports(parse(path))}
    foreign = imported & offered.keys() - {"ingest", "assistant", "ui"}
    assert len(foreign) > 5
    undeclared = {
        name
        for name in foreign
        if not declared & {canonicalize_name(package) for package in offered[name]}
    }
    assert not undeclared


def test_what_only_the_benchmarks_need_is_pinned_beside_the_lock() -> None:
    pins = [Requirement(line) for line in EXTRAS["bench"]]
    assert all(str(pin.specifier).startswith("==") for pin in pins)
    assert not {canonicalize_name(pin.name) for pin in pins} & PINNED.keys()


def test_torch_is_exactly_the_agreed_version() -> None:
    assert "torch==2.13.0" in PROJECT["project"]["dependencies"]
    assert PINNED["torch"] == "2.13.0"


@pytest.mark.parametrize("pin", LOCK, ids=lambda pin: pin.name)
def test_the_tests_run_with_the_versions_of_the_lock(pin: Requirement) -> None:
    if pin.marker and not pin.marker.evaluate():
        pytest.skip(f"{pin.name} is not for this system")
    try:
        installed = version(pin.name).partition("+")[0]
    except PackageNotFoundError:
        pytest.fail(f"{pin.name} is not installed; run make install")
    assert installed == PINNED[canonicalize_name(pin.name)]


def test_the_packages_listed_are_those_that_exist() -> None:
    tops = ("ingest", "assistant", "ui")
    found = {
        path.parent.relative_to(ROOT).as_posix().replace("/", ".")
        for top in tops
        for path in (ROOT / top).rglob("__init__.py")
    }
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == found


def test_files_that_are_no_code_are_packaged() -> None:
    listed = PROJECT["tool"]["setuptools"]["package-data"]
    for top in ("ingest", "assistant", "ui"):
        packaged = {path for pattern in listed.get(top, ()) for path in (ROOT / top).glob(pattern)}
        others = {
            path
            for path in (ROOT / top).rglob("*")
            if path.is_file() and path.suffix != ".py" and "__pycache__" not in path.parts
        }
        assert others == packaged


def test_the_licence_is_named_by_its_spdx_identifier() -> None:
    assert PROJECT["project"]["license"] == "EUPL-1.2"


def test_ci_runs_what_a_desk_runs() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text("utf-8").rstrip().endswith("exec make test")


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
@pytest.mark.parametrize(
    ("target", "commands"),
    [
        ("install", ()),
        ("run", ("wijzer ingest", "wijzer ui")),
        ("test", ("ruff check", "ruff format --check", "mypy", "pytest")),
        ("corpus", ("corpus/bron/build.py",)),
        ("bench", (*EXTRAS["bench"], "tests.bench")),
    ],
)
def test_make_knows_its_targets(target: str, commands: tuple[str, ...]) -> None:
    made = subprocess.run(
        ["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=True
    )
    places = [made.stdout.find(command) for command in commands]
    assert -1 not in places
    assert places == sorted(places)


def test_the_settings_in_the_readme_are_the_real_ones() -> None:
    assert read_block("settings") == make_settings()


def test_the_commands_in_the_readme_are_the_real_ones() -> None:
    assert read_block("commands") == make_commands()


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_the_commands_in_the_documentation_can_be_given(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    given = re.findall(r"^ {4}(?:\$ |\.venv/bin/)?wijzer (.+)$", text, re.MULTILINE)
    assert given
    for line in given:
        assert callable(build_parser().parse_args(shlex.split(line, comments=True)).run)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_the_files_that_the_documentation_names_exist(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    named = re.findall(r"[(`]((?:\w[\w-]*/)*\w[\w.-]*(?:\.(?:md|py|toml|lock)|/))[)`]", text)
    assert len(named) > 3
    assert not [path for path in named if not (ROOT / path).exists()]


def test_the_pictures_in_the_manual_exist() -> None:
    manual = ROOT / "docs" / "handleiding.md"
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", manual.read_text("utf-8"))
    assert pictures
    assert not [name for name in pictures if not (manual.parent / name).is_file()]


def test_the_changelog_has_a_place_for_what_is_not_released() -> None:
    assert "\n## [Unreleased]\n" in (ROOT / "CHANGELOG.md").read_text("utf-8")
