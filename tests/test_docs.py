"""The documentation builds without a warning, says what the code says, and its commands are commands."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from engine import registry
from engine.cli import parser
from engine.store.schema import FIELDS

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documentation, built."""
    out = tmp_path_factory.mktemp("docs")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", out],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},  # material's own news
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return out


@pytest.mark.slow
def test_every_family_has_its_pictures_and_its_theorems(site: Path) -> None:
    for domain in registry.domains():
        page = (site / "families" / f"{domain}.html").read_text()
        for name in registry.families(domain):
            assert f'id="{name}"' in page
            assert f"pictures/{name}-2.png" in page
            assert (site / "families" / "pictures" / f"{name}-2.png").read_bytes().startswith(b"\x89PNG")
    pythagoras = unescape((site / "theorems" / "right_triangle.html").read_text())
    assert "c = √(a² + b²)" in pythagoras
    assert "a² + b²" in pythagoras.partition("forgets the square root")[2]


@pytest.mark.slow
def test_the_row_and_the_commands_are_those_of_the_code(site: Path) -> None:
    row, commands = ((site / name).read_text() for name in ("row.html", "commands.html"))
    for f in FIELDS:
        assert f"<code>{f.name}</code></td>" in row
    for flag in ("--shard-size", "--from", "--deep"):
        assert f"<code>{flag}" in commands


@pytest.mark.slow
def test_no_page_loads_anything_from_a_network(site: Path) -> None:
    loaded = re.compile(r"""<(?:script|img|iframe)[^>]+src=["']?(?:https?:)?//|<link[^>]+stylesheet[^>]+https?://""")
    pages = list(site.rglob("*.html"))
    assert len(pages) > 30
    assert not [page for page in pages if loaded.search(page.read_text())]


def commands() -> list[str]:
    """Every line of the documentation that runs the engine."""
    found = []
    for page in PAGES:
        for block in re.findall(r"```(?:\w*)\n(.*?)```", page.read_text(), re.DOTALL):
            found += re.findall(r"^(?:\.venv/bin/)?python -m engine ([^#\n]*)", block, re.MULTILINE)
    return found


def test_every_command_of_the_documentation_is_one() -> None:
    assert len(commands()) > 15
    for line in commands():
        words = shlex.split(line.strip())
        args = parser().parse_args(words)  # UserError for what the parser does not know
        assert callable(args.run)
