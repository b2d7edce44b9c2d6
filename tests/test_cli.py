"""The command line: its flags are frozen, a mistake gets one clear message, each command does its work."""

from __future__ import annotations

import argparse
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import orjson
import pyarrow.parquet as pq
import pytest
from conftest import digest
from PIL import Image

from engine.cli import main, parser
from engine.errors import UserError
from engine.job import MIX, Job, job_from
from engine.show.terminal import Paint, text

Run = Callable[..., subprocess.CompletedProcess[str]]

FLAGS = {
    "generate": "--address --domain --executor --families --hung-from --job --json --limit --n --on-failure --out "
    "--quiet --seed --shard-size --size --task --text-scale --versions --workers",
    "show": "--as --families --from --out --size --text-scale --versions KEY",
    "finish": "DIR",
    "sheet": "--count --family --out --seed DIR",
    "gallery": "--count --out --workers DIR",
    "stats": "--html --json --workers DIR",
    "verify": "--deep --limit --workers DIR",
    "families": "--domain",
    "check": "FAMILY",
    "export": "--out --split --to DIR",
    "new-family": "--domain NAME",
}


def test_flags_are_frozen() -> None:
    (commands,) = (a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    found = {
        name: " ".join(sorted((a.option_strings or [a.metavar])[-1] for a in p._actions if a.dest != "help"))
        for name, p in commands.choices.items()
    }
    assert found == FLAGS


BAD = {
    "no command": ([], "COMMAND"),
    "unknown command": (["generat"], "invalid choice: 'generat'"),
    "unknown flag": (["generate", "--domain", "geometry", "--n", "5", "--colour", "red"], "--colour red"),
    "shortened flag": (["generate", "--dom", "geometry", "--n", "5"], "--dom"),
    "no n": (["generate", "--domain", "geometry"], "--n 1000"),
    "no domain": (["generate", "--n", "5"], "--domain geometry"),
    "n of 0": (["generate", "--domain", "geometry", "--n", "0"], "n is 0"),
    "n below 0": (["generate", "--domain", "geometry", "--n", "-3"], "n is -3"),
    "n of letters": (["generate", "--domain", "geometry", "--n", "abc"], "'abc' is no whole number"),
    "no workers": (["generate", "--domain", "geometry", "--n", "5", "--workers", "0"], "--workers: 0 is too few"),
    "unknown domain": (
        ["generate", "--domain", "geometri", "--n", "5"],
        "Known domains: analytic, function, geometry, all",
    ),
    "unknown family": (["generate", "--domain", "geometry", "--n", "5", "--families", "pythagora"], "Did you mean"),
    "all as a weight": (["generate", "--domain", "geometry", "--n", "5", "--versions", "all=1"], "stands alone"),
    "unknown version": (["generate", "--domain", "geometry", "--n", "5", "--versions", "text_light"], "'text_lite'"),
    "weights of 0": (
        ["generate", "--domain", "geometry", "--n", "5", "--versions", "text_lite=0"],
        "every weight is 0",
    ),
    "a small size": (["generate", "--domain", "geometry", "--n", "5", "--size", "100"], "from 224 to 896"),
    "no such job file": (["generate", "--job", "nowhere.json"], "cannot read the job file nowhere.json"),
    "no key": (["show", "geometry/x"], "A key reads DOMAIN/SEED/INDEX"),
    "no such version": (["show", "geometry/0/3/text_only"], "has no version 'text_only'"),
    "no folder": (["verify", "nowhere"], "no manifest.json"),
    "an empty gallery": (["gallery", "nowhere"], "nowhere has no data"),
    "an empty folder to count": (["stats", "nowhere"], "nowhere has no data"),
    "an empty sheet": (["sheet", "nowhere"], "nowhere has no data"),
    "an unknown family to check": (["check", "pythagora"], "pythagora"),
    "families of no domain": (["families", "--domain", "algebra"], "Known domains: analytic, function, geometry, all"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_mistake_gets_one_message_and_exit_code_2(
    case: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    arguments, message = BAD[case]
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert err.startswith("error: ")
    assert message in err
    assert not out
    assert not list(tmp_path.iterdir())


def test_a_mistake_in_a_real_process_shows_no_traceback(engine: Run, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "file").write_text("")
    done = engine("generate", "--domain", "geometry", "--n", "5", "--out", tmp_path / "other")
    assert done.returncode == 2
    assert done.stderr.startswith("error: ")
    assert "Traceback" not in done.stderr


def test_help_waits_for_no_library() -> None:
    """Time differs from machine to machine; what is imported does not."""
    heavy = ["numpy", "matplotlib", "sympy", "shapely", "pyarrow", "PIL", "jinja2", "torch"]
    script = f"""
import sys
from engine import cli
try:
    cli.main(["--help"])
except SystemExit as done:
    assert not done.code
print("imported:", *sorted(set({heavy}) & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "generate" in done.stdout
    assert done.stdout.splitlines()[-1] == "imported:"


def test_the_job_file_and_flags_over_it(tmp_path: Path, engine: Run) -> None:
    path = tmp_path / "job.json"
    path.write_bytes(
        orjson.dumps({"domain": "geometry", "n": 9, "size": 300, "versions": "text_lite", "splits": {"test": 1}})
    )
    done = engine("generate", "--job", path, "--n", 4, "--out", tmp_path / "out", "--workers", 1, "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    rows = pq.read_table(tmp_path / "out" / "data").to_pylist()
    assert [row["index"] for row in rows] == [0, 1, 2, 3]
    assert {(row["split"], row["version"], row["width"]) for row in rows} == {("test", "text_lite", 300)}
    path.write_text('{"domain": "geometry", "n": 3, "famlies": "a"}')
    done = engine("generate", "--job", path)
    assert done.returncode == 2
    assert "unknown key 'famlies'. Did you mean 'families'?" in done.stderr


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty real problems."""
    out = tmp_path_factory.mktemp("cli") / "small"
    command = [sys.executable, "-m", "engine", "generate", "--domain", "geometry", "--n", "40", "--shard-size", "20"]
    done = subprocess.run([*command, "--size", "224", "--out", str(out)], check=True, capture_output=True, text=True)
    assert "40 problems, 40 rows" in done.stdout
    assert f"python -m engine sheet {out}" in done.stdout
    return out


def test_the_same_bytes_from_another_process_and_hash_seed(small: Path, tmp_path: Path, engine: Run) -> None:
    flags = (
        "--domain",
        "geometry",
        "--n",
        40,
        "--shard-size",
        20,
        "--size",
        224,
        "--out",
        tmp_path / "out",
        "--workers",
        1,
    )
    done = engine("generate", *flags, env=os.environ | {"PYTHONHASHSEED": "77"})
    assert done.returncode == 0, done.stderr
    assert digest(tmp_path / "out") == digest(small)


def test_verify_passes_what_generate_wrote(small: Path, engine: Run) -> None:
    done = engine("verify", small, "--workers", 1)
    assert (done.returncode, "40 rows, 0 faults" in done.stdout) == (0, True), done.stdout


def test_verify_of_a_damaged_folder_exits_1(small: Path, tmp_path: Path, engine: Run) -> None:
    subprocess.run(["cp", "-r", small, tmp_path / "copy"], check=True)
    (tmp_path / "copy" / "data" / "train-00001.parquet").unlink()
    done = engine("verify", tmp_path / "copy", "--workers", 1)
    assert done.returncode == 1
    assert "train-00001.parquet" in done.stdout


def test_show_reproduces_a_record_of_a_folder(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = {row["index"]: row for row in pq.read_table(small / "data").to_pylist()}
    row = next(row for row in rows.values() if row["image"])
    picture = tmp_path / "deep" / "picture.png"
    assert main(["show", f"geometry/0/{row['index']}", "--from", str(small), "--out", str(picture)]) == 0
    text = " ".join(capsys.readouterr().out.split())
    for part in (row["id"], row["caption"], row["question"], row["solution"], row["rejected"]["mistake"]):
        assert " ".join(part.split()) in text
    assert picture.read_bytes() == row["image"]["bytes"]
    assert main(["show", row["id"], "--size", "224", "--out", str(picture)]) == 0
    assert picture.read_bytes() == row["image"]["bytes"]


def test_show_of_one_version_of_six(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["show", "geometry/0/3", "--versions", "all", "--size", "224"]) == 0
    out = capsys.readouterr().out
    assert out.count("Rejected solution") == 6
    assert out.count("picture: ") == 5
    assert len(list((tmp_path / "outputs" / "show").iterdir())) == 5
    assert main(["show", "geometry/0/3/text_dominant", "--versions", "all", "--size", "224"]) == 0
    assert capsys.readouterr().out.count("Rejected solution") == 1


def test_sheet_draws_the_pictures_asked_for(small: Path, tmp_path: Path) -> None:
    page = tmp_path / "sheet.png"
    assert main(["sheet", str(small), "--count", "12", "--out", str(page)]) == 0
    first = page.read_bytes()
    with Image.open(io.BytesIO(first)) as picture:
        assert picture.width > picture.height > 500
    assert main(["sheet", str(small), "--count", "12", "--seed", "1", "--out", str(page)]) == 0
    assert page.read_bytes() != first


def test_sheet_of_a_family_that_is_not_there(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sheet", str(small), "--family", "nothing"]) == 2
    assert "has no 'nothing'" in capsys.readouterr().err


def test_families_lists_each_with_a_question(capsys: pytest.CaptureFixture[str]) -> None:
    from engine.registry import families

    assert main(["families", "--domain", "geometry"]) == 0
    out = capsys.readouterr().out
    assert all(f"  {name} " in out for name in families("geometry"))


# ---- the job


def test_ways_to_give_weights() -> None:
    assert Job("geometry", 1).versions == MIX
    assert Job("geometry", 1, versions="mix").versions == MIX
    assert Job("geometry", 1, versions="all").versions == "all"
    assert Job("geometry", 1, versions="text_lite").versions == {"text_lite": 1}
    assert Job("geometry", 1, versions="text_lite=1, vision_only=2").versions == {"text_lite": 1, "vision_only": 2}
    assert Job("geometry", 1, families="b=2,a").families == {"a": 1, "b": 2}
    assert Job("geometry", 1, families={"b": 2, "a": 0}).families == {"b": 2}


def test_a_job_survives_its_own_content_and_hashes() -> None:
    job = Job("geometry", 5, seed=-3, families="a=2", versions="all")
    assert job_from(job.content() | {"n": 5}) == job
    assert len({job, Job("geometry", 5, seed=-3, families="a=2", versions="all")}) == 1
    assert "n" not in job.content()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("n", True),
        ("n", 2.5),
        ("seed", "x"),
        ("size", 1000),
        ("text_scale", 3),
        ("text_scale", float("nan")),
        ("text_scale", True),
        ("shard_size", 0),
        ("multiple_choice", 1.5),
        ("splits", {"train": 0.5}),
        ("splits", {"dev": 1.0}),
        ("language", "xx"),
        ("on_failure", "ignore"),
        ("families", {}),
        ("families", {"a": -1}),
        ("families", {"a": float("nan")}),
        ("versions", 3),
        ("domain", ""),
    ],
)
def test_a_field_out_of_range_is_named(field: str, value: object) -> None:
    with pytest.raises(UserError, match=field):
        job_from({"domain": "geometry", "n": 1, field: value})


def test_json_lines_say_how_far_a_run_is(engine: Run, tmp_path: Path) -> None:
    flags = (
        "--domain",
        "geometry",
        "--n",
        30,
        "--shard-size",
        10,
        "--workers",
        1,
        "--size",
        224,
        "--out",
        tmp_path / "o",
    )
    done = engine("generate", *flags, "--json")
    first, *_, last = map(orjson.loads, done.stdout.splitlines())
    assert (first["event"], first["problems"], first["of"], first["seconds_left"]) == ("progress", 0, 30, None)
    assert (last["event"], last["problems"], last["rows"], last["found"]) == ("finished", 30, 30, 0)
    assert last["bytes"] == sum(path.stat().st_size for path in (tmp_path / "o" / "data").iterdir())
    assert sum(last["reasons"].values()) == last["rejected"]
    assert sum(last["families"].values()) == 30
    assert not done.stderr
    again = engine("generate", *flags, "--json").stdout.splitlines()
    assert orjson.loads(again[-1])["found"] == 30
    assert engine("generate", *flags, "--json", "--quiet").returncode == 2


def test_a_record_in_the_terminal_is_marked_and_fits_the_width(small: Path) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    rows = [row for row in pq.read_table(small / "data").to_pylist() if row["choices"]]
    for row in rows:
        lines = text(row, 60).splitlines()
        assert max(map(len, (line for line in lines[1:] if " " in line.strip()))) <= 100  # a formula is not broken
        assert sum(map(len, lines)) / len(lines) < 60
        right = row["choices"]["ABCD".index(row["answer"])]
        assert f"  {row['answer']}. {right}  ✓" in lines
        assert sum(line.endswith("✗") for line in lines) == 1
        assert sum(line.startswith("> ") for line in lines) == 1
        painted = text(row, 60, Paint(Terminal()))
        assert f"\x1b[32m  {row['answer']}. {right}  ✓\x1b[0m" in painted
        assert re.sub(r"\x1b\[\d+m", "", painted) == "\n".join(lines)
        assert text(row, 60, Paint(io.StringIO())) == "\n".join(lines)
