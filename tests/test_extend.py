"""Python use, and families of one's own: records, new-family, check, the tutorial, an installed package."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from engine import records
from engine.errors import UserError
from engine.notebook import Record

Run = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent


def test_records_are_what_generate_writes(tmp_path: Path, engine: Run) -> None:
    done = engine("generate", "--domain", "function", "--n", 3, "--seed", 4, "--out", tmp_path / "out", "--workers", 1)
    assert done.returncode == 0, done.stderr
    written = {row["id"]: row for row in pq.read_table(tmp_path / "out" / "data").to_pylist()}
    made = list(records("function", n=3, seed=4))
    assert [record["id"] for record in made] == sorted(written)
    for record in made:
        assert record["image"] == written[record["id"]]["image"]
        assert record["solution"] == written[record["id"]]["solution"]


def test_a_record_shows_itself() -> None:
    record = next(records("geometry", n=1))
    picture = record.picture
    assert picture is not None
    assert picture.size == (record["width"], record["height"])
    assert record["question"].split()[0] in str(record)
    assert repr(record).startswith("<Record geometry/0/00000000: ")
    page = record._repr_html_()
    assert "data:image/png;base64,iVBOR" in page
    bad = Record(record | {"question": "<script>alert(1)</script>", "caption": '"><b>', "choices": ["a < b"]})
    page = bad._repr_html_()
    assert "<script" not in page
    assert '"><b>' not in page
    assert "a &lt; b" in page
    text_only = next(records("geometry", n=1, versions="text_only"))
    six = list(records("geometry", n=1, versions="all"))
    six[0]["objects"][0]["bbox"][0] = -999
    assert all(row["objects"][0]["bbox"][0] != -999 for row in six[1:] if row["objects"])
    assert text_only.picture is None
    assert "<img" not in text_only._repr_html_()


def test_records_refuse_a_wrong_value_at_once() -> None:
    with pytest.raises(UserError, match="Did you mean 'families'"):
        records("geometry", famlies="thales")
    with pytest.raises(UserError, match="Did you mean 'thales'"):
        records("geometry", families="thale")
    with pytest.raises(UserError, match="unknown domain 'algebra'"):
        records("algebra")


def installed(folder: Path, domain: str, package: str) -> dict[str, str]:
    """A package folder made known as pip would; the environment in which Python finds it."""
    (folder / package).mkdir(parents=True)
    (folder / package / "__init__.py").touch()
    info = folder / f"{package}-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1\n")
    (info / "entry_points.txt").write_text(f"[mavis.families]\n{domain} = {package}\n")
    return os.environ | {"PYTHONPATH": str(folder)}


def clone(to: Path) -> Path:
    """The files of the repository as they are here, set up with this Python."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True)
    tar = subprocess.run(["tar", "cf", "-", "-T", "-"], cwd=ROOT, input=listed.stdout, capture_output=True, check=True)
    to.mkdir()
    subprocess.run(["tar", "xf", "-"], cwd=to, input=tar.stdout, check=True)
    return to


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone in which `make setup` has nothing left to do."""
    out = clone(tmp_path_factory.mktemp("newcomer") / "repository")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", out / ".venv"], check=True)
    (site,) = (out / ".venv").glob("lib/python3*/site-packages")
    (site / "packages.pth").write_text(f"{sysconfig.get_path('purelib')}\n{out}\n")  # not the editable install's own
    (out / ".venv" / "installed").touch()
    return out


def typed(command: str, folder: Path) -> str:
    """What a command of the README prints, as a person would type it there."""
    command = command.replace("python -m engine", ".venv/bin/python -m engine")
    done = subprocess.run(command, shell=True, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.mark.slow
def test_the_newcomers_path_from_the_readme_alone(newcomer: Path) -> None:
    readme = (newcomer / "README.md").read_text()

    def told(command: str) -> str:
        """The README's own command that begins so, without its comment."""
        found = re.search(rf"^{re.escape(command)}[^#\n]*", readme, re.MULTILINE)
        assert found, f"the README does not say: {command}"
        return found.group().strip()

    assert "1,000 geometry problems" in readme
    assert "40 problems" in typed(told("make generate").replace("make generate", "make generate N=40"), newcomer)
    out = newcomer / "outputs" / "geometry"
    assert len(list((out / "data").iterdir())) >= 1
    typed(told("python -m engine verify outputs/geometry").replace("--deep", ""), newcomer)
    typed(told("python -m engine gallery outputs/geometry"), newcomer)
    typed(told("python -m engine stats outputs/geometry"), newcomer)
    typed(told("python -m engine export outputs/geometry"), newcomer)
    name = told("python -m engine new-family").split()[4]
    typed(told("python -m engine new-family"), newcomer)
    assert "nothing to mend" in typed(f"python -m engine check {name}", newcomer)
    made = typed(f"python -m engine generate --domain geometry --n 12 --families {name} --out outputs/mine", newcomer)
    assert "12 problems" in made
    families = {row["family"] for row in pq.read_table(newcomer / "outputs" / "mine" / "data").to_pylist()}
    assert families == {name}


@pytest.mark.slow
@pytest.mark.parametrize("domain", ["geometry", "analytic", "function"])
def test_a_new_family_of_each_domain_passes_check(domain: str, newcomer: Path) -> None:
    name = f"brand_new_{domain}"
    typed(f"python -m engine new-family {name} --domain {domain}", newcomer)
    assert (newcomer / "templates" / "en" / domain / f"{name}.j2").exists()
    assert "nothing to mend" in typed(f"python -m engine check {name}", newcomer)
    lint = [BIN / "ruff", "check", newcomer / "generators" / domain / f"{name}.py"]
    assert subprocess.run(lint, cwd=newcomer, check=False).returncode == 0


def test_new_family_refuses_what_it_cannot_write(tmp_path: Path, engine: Run) -> None:
    env = installed(tmp_path, "mosaics", "mosaic_families")
    for arguments, message in (
        (("two-squares", "--domain", "mosaics"), "'two-squares' is no name of a family"),
        (("class", "--domain", "mosaics"), "is no name of a family"),
        (("../escape", "--domain", "mosaics"), "is no name of a family"),
        (("thales", "--domain", "mosaics"), "is there already, in geometry"),
        (("squares", "--domain", "mosaic"), "unknown domain 'mosaic'"),
        (("squares", "--domain", "all"), "is a mix of domains"),
    ):
        done = engine("new-family", *arguments, env=env)
        assert (done.returncode, message in done.stderr) == (2, True), done.stderr
    assert engine("new-family", "squares", "--domain", "mosaics", env=env, cwd=tmp_path).returncode == 0
    assert {path.name for path in (tmp_path / "mosaic_families").glob("*.*")} >= {"squares.py", "squares.j2"}


@pytest.mark.slow
def test_the_tutorials_code_makes_a_family(tmp_path: Path, engine: Run) -> None:
    text = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
    env = installed(tmp_path, "geometry", "tutorial_families")
    module, words = ("\n\n".join(re.findall(rf"```{kind}\n(.*?)```", text, re.DOTALL)) for kind in ("python", "jinja"))
    path = tmp_path / "tutorial_families" / "square_on_hypotenuse.py"
    path.write_text(module, encoding="utf-8")
    path.with_suffix(".j2").write_text(words, encoding="utf-8")
    done = engine("check", "square_on_hypotenuse", env=env, cwd=tmp_path)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "nothing to mend"), done.stdout
    for part in ("accepted ", "times the median of", "problems are possible", "follow from a mistake"):
        assert part in done.stdout
    assert "20 of 20 paraphrases rendered" in done.stdout
    assert "the same records in a second process" in done.stdout
    sheet = tmp_path / "outputs" / "check" / "square_on_hypotenuse.png"
    assert sheet.read_bytes().startswith(b"\x89PNG")
    assert str(sheet.relative_to(tmp_path)) in done.stdout
    flags = ("--domain", "geometry", "--n", 8, "--families", "square_on_hypotenuse", "--workers", 1, "--size", 224)
    done = engine("generate", *flags, "--out", tmp_path / "out", env=env)
    assert "8 problems" in done.stdout, done.stderr
    done = engine("verify", tmp_path / "out", "--deep", "--workers", 1, env=env)
    assert "0 faults" in done.stdout, done.stdout
    # the mistake that it shows, and where check says it is
    number = next(i for i, line in enumerate(module.splitlines(), 1) if "s.polygon(A, D, E, B" in line)
    path.write_text(module.replace('square = s.polygon(A, D, E, B, noun="square")', "square = sqare"), encoding="utf-8")
    done = engine("check", "square_on_hypotenuse", env=env, cwd=tmp_path)
    assert done.returncode == 1
    assert f"name 'sqare' is not defined ({path}:{number})" in done.stdout
    # and the engine's own complaint, with the family's line
    path.write_text(module.replace("a=legs[0], b=legs[1], c=side", "a=legs[0], c=side"), encoding="utf-8")
    number = next(i for i, line in enumerate(module.splitlines(), 1) if "s.apply(PYTHAGORAS" in line)
    done = engine("check", "square_on_hypotenuse", env=env, cwd=tmp_path)
    assert f"square_on_hypotenuse.py:{number})" in done.stdout
    assert "theorem pythagoras needs b=" in done.stdout


def test_check_finds_what_is_wrong_with_the_words(tmp_path: Path, engine: Run) -> None:
    env = installed(tmp_path, "mosaics", "mosaic_families")
    assert engine("new-family", "squares", "--domain", "mosaics", env=env).returncode == 0
    path = tmp_path / "mosaic_families" / "squares.j2"
    lines = path.read_text().splitlines()
    lines[3] = "{% if triangle == 'never' %}Never. {% endif %}" + lines[3]  # a branch that nothing takes
    lines = [line for line in lines if not line.startswith("On the side")]  # seven questions are left
    lines += ["{% block caption_second %}", *["A second one."] * 8, "{% endblock %}"]
    path.write_text("\n".join(lines))
    done = engine("check", "squares", env=env, cwd=tmp_path)
    assert done.returncode == 1
    assert f"{path}:4: no problem takes the branch of an if" in done.stdout
    assert "block 'question' has 7 paraphrases; write 8 or more" in done.stdout
    assert "block 'caption_second' was never asked for" in done.stdout


@pytest.mark.slow
def test_an_installed_package_adds_its_domain(tmp_path: Path, engine: Run) -> None:
    """tests/sample_package, built and installed by pip; it brings a theorem of its own and that theorem's words."""
    source, target = tmp_path / "source", tmp_path / "site"
    subprocess.run(["cp", "-r", ROOT / "tests" / "sample_package", source], check=True)  # pip builds in the folder
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", target, source]
    subprocess.run([*map(str, pip)], check=True, capture_output=True)
    env = os.environ | {"PYTHONPATH": str(target)}
    done = engine("families", "--domain", "tiles", env=env)
    assert "tiled_floor" in done.stdout, done.stderr
    done = engine("check", "tiled_floor", env=env, cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    flags = ("--domain", "tiles", "--n", 20, "--versions", "all", "--size", 224, "--workers", 1)
    done = engine("generate", *flags, "--out", tmp_path / "out", env=env)
    assert "20 problems, 120 rows" in done.stdout, done.stderr
    rows = pq.read_table(tmp_path / "out" / "data").to_pylist()
    assert {row["family"] for row in rows} == {"tiled_floor"}
    assert "left_over" in {step["rule"] for row in rows for step in row["steps"]}
    assert "0 faults" in engine("verify", tmp_path / "out", "--deep", "--workers", 1, env=env).stdout
    assert engine("families", "--domain", "tiles").returncode == 2  # not installed, not known
