"""What `make setup` installs is pinned with hashes and is what setup.cfg asks for; `make lock` writes the files."""

from __future__ import annotations

import re
from configparser import ConfigParser
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
UNLOCKED = {"torch"}  # its build, with CUDA or without, is the user's choice; see the Makefile
FILES = {"requirements.txt": ("dev", "ray"), "requirements-trainer.txt": ("trainer", "consumers")}
ENTRY = re.compile(
    r"^(?P<name>[\w.-]+)==(?P<version>[\w.!+]+)(?: ; [^\\]+)?(?P<hashes>(?: \\\n +--hash=sha256:[0-9a-f]{64})+)$"
)


def locked(name: str) -> dict[str, str]:
    """Version of each package of a file; every entry is one exact version with a hash for each file of it."""
    text = "\n".join(line for line in (ROOT / name).read_text().splitlines() if not line.startswith("#"))
    found: dict[str, str] = {}
    for entry in re.split(r"\n(?=\S)", text):
        match = ENTRY.fullmatch(entry)
        assert match, f"{name}: no exact version with hashes: {entry[:200]}"
        assert canonicalize_name(match["name"]) not in found
        found[canonicalize_name(match["name"])] = match["version"]
    return found


def asked(*extras: str) -> list[Requirement]:
    """What setup.cfg asks for: to run, and with these extras."""
    config = ConfigParser()
    config.read(ROOT / "setup.cfg")
    lists = [config["options"]["install_requires"], *(config["options.extras_require"][extra] for extra in extras)]
    return [Requirement(line) for text in lists for line in text.split("\n") if line]


@pytest.mark.parametrize("name", FILES)
def test_each_requirement_is_locked(name: str) -> None:
    versions = locked(name)
    for requirement in asked(*FILES[name]):
        if requirement.name in UNLOCKED:
            assert str(requirement.specifier).startswith("=="), requirement
            assert requirement.name not in versions
        else:
            locked_at = versions.get(canonicalize_name(requirement.name))
            assert locked_at, f"{name} lacks {requirement.name}: run `make lock`"
            assert requirement.specifier.contains(locked_at), f"{name}: {requirement} but {locked_at}: run `make lock`"


def test_both_files_have_the_same_versions() -> None:
    first, second = map(locked, FILES)
    both = first.keys() & second.keys()
    assert len(both) > 20
    assert {name: first[name] for name in both} == {name: second[name] for name in both}


def test_what_builds_the_project_is_locked() -> None:
    (build,) = re.findall(r'requires = \["(.*)"\]', (ROOT / "pyproject.toml").read_text())
    assert Requirement(build).specifier.contains(locked("requirements.txt")[Requirement(build).name])
