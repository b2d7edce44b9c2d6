"""Shards, markers and runs: same bytes however it was run, nothing lost when it is stopped, every damage found."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import orjson
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from conftest import digest, group
from fake_maker import make

from engine.errors import CheckError, EngineError, FamilyError, UserError
from engine.facts.rng import Key
from engine.job import Job
from engine.registry import families
from engine.store import fingerprints, manifest, schema
from engine.store.progress import clock, size
from engine.store.run import run
from engine.store.storage import disk_errors
from engine.store.tally import Tally
from engine.store.verify import Found, report, verify_folder


def job(n: int = 120, **fields: object) -> Job:
    splits = {"train": 0.8, "validation": 0.1, "test": 0.1}
    return Job("geometry", n, **({"shard_size": 25, "splits": splits} | fields))  # type: ignore[arg-type]


def made(out: Path, of: Job | None = None, workers: int = 2, maker: str = "make") -> Tally:
    return run(of or job(), out, workers, _maker=f"fake_maker:{maker}")


def verified(out: Path) -> Found:
    return verify_folder(out, 2, _checker="fake_maker:check_row")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished folder that tests read and do not change."""
    out = tmp_path_factory.mktemp("store") / "whole"
    made(out)
    return out


@pytest.fixture
def mine(whole: Path, tmp_path: Path) -> Path:
    """A copy that a test may damage."""
    subprocess.run(["cp", "-r", whole, tmp_path / "mine"], check=True)
    return tmp_path / "mine"


# ---- the row


def test_rows_come_back_as_they_were_made(whole: Path, tmp_path: Path) -> None:
    table = pq.read_table(whole / "data")
    assert table.schema.remove_metadata() == schema.SCHEMA.remove_metadata()
    assert len(set(table["id"].to_pylist())) == 120
    rows = [make(Key(0, "geometry", index), job()).rows[0] for index in (0, 60, 119)]
    pq.write_table(schema.table(rows), tmp_path / "rows.parquet", **schema.WRITING)
    for back, row in zip(pq.read_table(tmp_path / "rows.parquet").to_pylist(), rows, strict=True):
        back["objects"], row["objects"] = [], []  # float32 on disk
        assert back == row
        stored = table.filter(pc.field("id") == row["id"]).to_pylist()[0]
        assert [stored[name] for name in ("question", "steps", "scene")] == [
            row["question"],
            row["steps"],
            row["scene"],
        ]


def test_pictures_are_stored_plain_and_text_compressed(whole: Path) -> None:
    group = pq.ParquetFile(next((whole / "data").glob("train-*"))).metadata.row_group(0)
    columns = {group.column(i).path_in_schema: group.column(i) for i in range(group.num_columns)}
    assert set(columns) == set(schema.LEAVES)
    assert columns["image.bytes"].compression == "UNCOMPRESSED"
    assert "RLE_DICTIONARY" not in columns["image.bytes"].encodings
    assert {column.compression for path, column in columns.items() if path != "image.bytes"} == {"ZSTD"}


def test_row_groups_hold_a_hundred_rows(tmp_path: Path) -> None:
    made(tmp_path / "out", job(250, shard_size=250, splits={"train": 1.0}), workers=1)
    meta = pq.ParquetFile(tmp_path / "out" / "data" / "train-00000.parquet").metadata
    assert [meta.row_group(i).num_rows for i in range(meta.num_row_groups)] == [100, 100, 50]


@pytest.mark.parametrize("streaming", [False, True])
@pytest.mark.filterwarnings("default")  # of the datasets library and what it imports
def test_datasets_library_gives_pictures(whole: Path, tmp_path: Path, streaming: bool) -> None:
    datasets = pytest.importorskip("datasets")
    files = {split: [str(p) for p in sorted((whole / "data").glob(f"{split}-*"))] for split in ("train", "test")}
    found = datasets.load_dataset("parquet", data_files=files, streaming=streaming, cache_dir=str(tmp_path))
    assert isinstance(found["train"].features["image"], datasets.Image)
    row = next(iter(found["train"]))
    assert row["image"].size == (row["image"].width, row["image"].width)
    assert row["steps"][0]["uses"] == ["AB"]
    assert row["given"][0]["value"] ** 2 == row["answer_value"]
    if not streaming:
        assert found["train"].num_rows + found["test"].num_rows <= 120


def test_all_versions_give_six_rows_and_one_has_no_picture(tmp_path: Path) -> None:
    tally = made(tmp_path / "out", job(10, versions="all"))
    assert (tally.problems, tally.rows) == (10, 60)
    rows = pq.read_table(tmp_path / "out" / "data").to_pylist()
    assert {row["version"] for row in rows if row["image"] is None} == {"text_only"}
    assert not verified(tmp_path / "out").faults


# ---- same bytes


@pytest.mark.parametrize("workers", [1, 5])
def test_same_bytes_from_any_number_of_workers(whole: Path, tmp_path: Path, workers: int) -> None:
    made(tmp_path / "out", workers=workers)
    assert digest(tmp_path / "out") == digest(whole)


def test_a_larger_n_extends_to_the_same_bytes(whole: Path, tmp_path: Path) -> None:
    made(tmp_path / "out", job(60))
    first = (tmp_path / "out" / "data" / "train-00000.parquet").stat().st_mtime_ns
    tally = made(tmp_path / "out", job(120))
    assert digest(tmp_path / "out") == digest(whole)
    assert (tally.found, tally.problems) == (50, 120)  # the shard of ten grew, so it was made anew
    assert (tmp_path / "out" / "data" / "train-00000.parquet").stat().st_mtime_ns == first
    assert manifest.read_manifest(tmp_path / "out")["n"] == 120


def test_a_finished_run_has_nothing_to_do(mine: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in mine.rglob("*.*")}
    tally = made(mine)
    assert (tally.found, tally.problems, tally.cpu_seconds) == (120, 120, 0)
    assert {path: path.stat().st_mtime_ns for path in mine.rglob("*.*")} == before


def test_a_damaged_shard_is_made_again(whole: Path, mine: Path) -> None:
    (mine / "data" / "train-00002.parquet").unlink()
    (mine / "done" / "00003.json").write_text("{")
    tally = made(mine)
    assert tally.found == 70
    assert digest(mine) == digest(whole)


# ---- folders that are not ours


def test_another_job_is_refused_and_the_difference_named(mine: Path) -> None:
    with pytest.raises(UserError, match=r"seed is 0 there and 1 here.*--out"):
        made(mine, job(seed=1))
    with pytest.raises(UserError, match=r"size is 448 there and 224 here"):
        made(mine, job(size=224))
    assert not verified(mine).faults


def test_other_versions_of_what_decides_bytes_are_refused(mine: Path) -> None:
    path = mine / "manifest.json"
    path.write_bytes(path.read_bytes().replace(b'"mavis-engine": "', b'"mavis-engine": "9.'))
    with pytest.raises(UserError, match="made with other versions"):
        made(mine)


def test_other_code_is_refused_and_what_changed_is_named(mine: Path) -> None:
    path = mine / "manifest.json"
    written = orjson.loads(path.read_bytes())
    names = [name for name in written["code"] if name != "engine"]
    assert set(names) == set(families("geometry"))
    for changed, told in ((names[:1], names[0]), (["engine"], "the engine, its rules or its templates")):
        code = {name: "0" * 32 if name in changed else found for name, found in written["code"].items()}
        path.write_bytes(orjson.dumps(written | {"code": code}))
        with pytest.raises(UserError, match=f"other code: .*{told}.*--out"):
            made(mine)
        found = verified(mine)
        assert "other code" not in report(found, mine)
        found.fault("x", "y")
        assert told in report(found, mine)


def test_a_fingerprint_is_of_every_source_that_decides_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: set[Path] = set()
    monkeypatch.setattr(fingerprints, "digest", lambda files: read.update(files) or "")
    fingerprints._shared.cache_clear()
    fingerprints.fingerprints(job(families="thales"))
    fingerprints._shared.cache_clear()
    names = {f"{path.parent.name}/{path.name}" for path in read}
    assert {"geometry/thales.py", "geometry/thales.j2", "geometry/__init__.py", "engine/record.py"} <= names
    assert {"draw/style.py", "ask/deduce.py", "facts/expr.py", "check/verify.py", "en/solution.j2"} <= names
    assert {f"rules/{path.name}" for path in Path("generators/rules").glob("*.py")} <= names
    assert not {"geometry/kite.py", "geometry/kite.j2", "store/run.py", "engine/cli.py"} & names


def test_a_folder_with_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("")
    with pytest.raises(UserError, match=r"other things \(thesis.tex\)"):
        made(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.tex"]


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot write"):
        made(tmp_path / "file" / "out")
    with pytest.raises(UserError, match="cannot write"):
        made(tmp_path / "file")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UserError, match="Permission denied"):
        made(tmp_path / "out")


def test_two_runs_do_not_write_to_one_folder(tmp_path: Path) -> None:
    with manifest.opened(tmp_path / "out", job()), pytest.raises(UserError, match="another run"):
        made(tmp_path / "out")


@pytest.mark.parametrize("number", ["ENOSPC", "EDQUOT"])
def test_a_full_disk_says_that_shards_are_kept(number: str) -> None:
    import errno

    with pytest.raises(UserError, match=r"no space left.*kept"), disk_errors(Path("out")):
        raise OSError(getattr(errno, number), os.strerror(getattr(errno, number)))


def test_a_disk_that_fills_up(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", small], check=False, capture_output=True
    ).returncode:
        pytest.skip("mounting a small disk is not allowed here")
    try:
        with pytest.raises(UserError, match="no space left"):
            made(small / "out", job(500))
        assert list((small / "out" / "done").glob("*.json"))
        assert not list(small.rglob("*.tmp"))
        subprocess.run(["mount", "-o", "remount,size=9m", small], check=True)
        made(small / "out", job(500))
        assert not verified(small / "out").faults
    finally:
        subprocess.run(["umount", small], check=True)


# ---- failures of records and of workers


@pytest.mark.parametrize(
    ("maker", "error"), [("wrong", CheckError), ("family_error", FamilyError), ("crash", CheckError)]
)
def test_a_failed_record_stops_the_run_and_loses_nothing(tmp_path: Path, maker: str, error: type[Exception]) -> None:
    out = tmp_path / "out"
    made(out, job(5, shard_size=5))
    with pytest.raises(error):
        made(out, job(50, shard_size=5), workers=1, maker=maker)
    assert [path.name for path in sorted((out / "done").iterdir())] == ["00000.json"]
    assert not list(out.rglob("*.tmp"))


def test_quarantine_leaves_the_record_out_and_lists_it(tmp_path: Path) -> None:
    out = tmp_path / "out"
    tally = made(out, job(on_failure="quarantine"), maker="wrong")
    assert (tally.problems, tally.quarantined) == (119, 1)
    (line,) = map(orjson.loads, (out / "quarantine.jsonl").read_bytes().splitlines())
    assert line["key"] == "geometry/0/00000007"
    assert "measures 13" in line["reason"]
    assert not verified(out).faults


def test_a_worker_that_dies_once_costs_nothing(
    whole: Path, tmp_path: Path, fake: Callable[..., subprocess.Popen[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIE_ONCE", str(tmp_path / "flag"))
    splits = orjson.dumps({"splits": job().splits, "shard_size": 25}).decode()
    (tmp_path / "job.json").write_text(splits)
    flags = ("--job", tmp_path / "job.json", "--domain", "geometry", "--n", 120, "--workers", 2)
    process = fake("dies_once", "generate", *flags, "--out", tmp_path / "out")
    _, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert (tmp_path / "flag").exists()
    assert digest(tmp_path / "out") == digest(whole)


def test_a_shard_that_kills_three_workers_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        EngineError,
        match=r"shard 00000 \(problems 0 to 24\): 3 workers died on it, at geometry/0/00000007 attempt 0; .*SIGKILL",
    ):
        made(tmp_path / "out", maker="dies")


# ---- interruption


def started(out: Path) -> None:
    """Wait until a first shard is there."""
    until = time.monotonic() + 30
    while not list(out.glob("done/*.json")):
        assert time.monotonic() < until, "no shard in 30 s"
        time.sleep(0.02)


@pytest.mark.parametrize("how", ["ctrl-c", "term"])
def test_interrupted_within_two_seconds_and_then_resumed(
    tmp_path: Path, fake: Callable[..., subprocess.Popen[str]], how: str
) -> None:
    out = tmp_path / "out"
    flags = ("--domain", "geometry", "--n", 480, "--shard-size", 8, "--workers", 2, "--out", out)
    process = fake("slow", "generate", *flags)
    started(out)
    began = time.monotonic()
    if how == "ctrl-c":
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process of the group
    else:
        process.terminate()
    _, err = process.communicate(timeout=20)
    assert time.monotonic() - began < 3  # two seconds on cores of its own; here the suite runs beside it
    assert process.returncode == 130
    assert "Traceback" not in err
    assert "goes on from there" in err
    assert not list(out.rglob("*.tmp"))
    assert 0 < len(list(out.glob("done/*"))) < 60
    made(out, Job("geometry", 480, shard_size=8))
    made(tmp_path / "undisturbed", Job("geometry", 480, shard_size=8))
    assert digest(out) == digest(tmp_path / "undisturbed")


def test_workers_go_when_the_parent_is_killed(tmp_path: Path, fake: Callable[..., subprocess.Popen[str]]) -> None:
    out = tmp_path / "out"
    process = fake("slow", "generate", "--domain", "geometry", "--n", 4000, "--shard-size", 8, "--out", out)
    started(out)
    process.kill()
    process.communicate(timeout=10)
    until = time.monotonic() + 5
    while group(process.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert not group(process.pid)
    made(out, Job("geometry", 160, shard_size=8))
    assert not list(out.rglob("*.tmp"))


# ---- verify


def test_verify_finds_nothing_in_a_good_folder(whole: Path) -> None:
    found = verified(whole)
    assert (found.problems, found.rows, found.faults) == (120, 120, 0)
    assert "0 faults" in report(found, whole)


def test_verify_names_the_record_that_fails(mine: Path) -> None:
    path = mine / "data" / "train-00001.parquet"
    rows = pq.read_table(path).to_pylist()
    rows[3]["answer_expr"] = "5"
    rows[4]["id"] = rows[5]["id"]
    pq.write_table(schema.table(rows), path)
    text = report(verified(mine), mine)
    assert f"{rows[3]['id']}: algebra: the answer 5 is not" in text
    assert "duplicate id" in text
    assert "data/train-00001.parquet: file changed" in text
    assert f"show KEY --from {mine}" in text


DAMAGE = {
    "a flipped byte": (lambda p: p.write_bytes(_flip(p.read_bytes())), "data/train-00001.parquet: file"),
    "a truncated file": (lambda p: p.write_bytes(p.read_bytes()[:-100]), "data/train-00001.parquet: file"),
    "a missing file": (lambda p: p.unlink(), "data/train-00001.parquet: file unreadable"),
    "a foreign file": (lambda p: (p.parent / "notes.txt").write_text("x"), "data/notes.txt: foreign file"),
    "other columns": (lambda p: pq.write_table(pq.read_table(p).drop_columns("goal"), p), "columns or types"),
    "a missing marker": (lambda p: (p.parents[1] / "done" / "00001.json").unlink(), "00001.json: shard missing"),
    "a broken marker": (lambda p: (p.parents[1] / "done" / "00001.json").write_text("{}"), "marker broken"),
}


def _flip(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 255]) + data[middle + 1 :]


@pytest.mark.parametrize("damage", DAMAGE)
def test_verify_finds_damage(mine: Path, damage: str) -> None:
    spoil, message = DAMAGE[damage]
    spoil(mine / "data" / "train-00001.parquet")
    found = verified(mine)
    assert found.faults
    assert message in report(found, mine)


def test_verify_of_no_output_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no manifest.json"):
        verify_folder(tmp_path, 1)


# ---- how numbers read


def test_durations_and_sizes_read_well() -> None:
    assert [clock(s) for s in (4.4, 200, 7500)] == ["4 s", "3 min 20 s", "2 h 05 min"]
    assert [size(b) for b in (812, 3_400_000, 2.5e12)] == ["812 B", "3.4 MB", "2.5 TB"]
