"""A run in a bucket, over HTTP, against OpenStack Swift with its S3 interface."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import orjson
import pyarrow.fs as pafs
import pyarrow.parquet as pq
import pytest
from conftest import digest
from s3 import KEY, SECRET, bad_network, environment, free_ports, look_anew, swift, system

from engine.cli import main
from engine.errors import UserError
from engine.job import Job
from engine.show.stats import folder_stats
from engine.show.stats_report import report as report_of
from engine.store import objects
from engine.store.manifest import read_manifest
from engine.store.objects import Bucket, bucket, scrubbed
from engine.store.run import run
from engine.store.verify import report, verify_folder

JOB = Job("geometry", 120, shard_size=25)
FLAGS = ("--domain", "geometry", "--n", 120, "--shard-size", 25, "--workers", 2)
ANY_TIME = {"cpu_seconds": 0.0, "stages": {}}
Fake = Callable[..., subprocess.Popen[str]]


@pytest.fixture(scope="module", autouse=True)
def workers_of_this_module() -> Iterator[None]:
    """Workers know the environment in which the first of them was started."""
    look_anew()
    yield
    look_anew()


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with swift(tmp_path_factory.mktemp("swift")) as found, pytest.MonkeyPatch.context() as patch:
        for name, value in environment(found).items():
            patch.setenv(name, value)
        look_anew()
        yield found


@pytest.fixture
def seen(port: int) -> pafs.S3FileSystem:
    """The test's own view of the store."""
    return system(port)


@pytest.fixture(scope="module")
def whole(port: int, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same run in a folder."""
    out = tmp_path_factory.mktemp("s3") / "whole"
    run(JOB, out, 2, _maker="fake_maker:make")
    return out


def remote(seen: pafs.S3FileSystem, prefix: str) -> dict[str, str]:
    """Hash of each data object of a run."""
    files = [i for i in seen.get_file_info(pafs.FileSelector(f"mavis/{prefix}/data")) if i.is_file]
    return {i.base_name: hashlib.sha256(seen.open_input_file(i.path).read()).hexdigest() for i in files}


def made(prefix: str, of: Job = JOB) -> int:
    """Run it, and say how many problems were there."""
    return run(of, f"s3://mavis/{prefix}", 2, _maker="fake_maker:make").found


def test_same_bytes_as_in_a_folder_and_readers_find_them(seen: pafs.S3FileSystem, whole: Path, fake: Fake) -> None:
    process = fake("make", "generate", *FLAGS, "--out", "s3://mavis/first")
    out, err = process.communicate(timeout=100)
    assert process.returncode == 0, err
    assert "s3://mavis/first: 120 problems, 120 rows" in out
    assert remote(seen, "first") == digest(whole)
    assert read_manifest("s3://mavis/first") == read_manifest(whole)
    table = pq.read_table("mavis/first/data", filesystem=seen)
    assert sorted(table["index"].to_pylist()) == list(range(120))
    from trainer.data.shards import each_row, open_shards

    shards = open_shards(["s3://mavis/first"], "train", ["id", "caption"])
    rows = list(each_row(shards, ("id", "caption")))
    assert len(rows) == len(shards) == sum(row["split"] == "train" for row in table.to_pylist())


def test_gallery_stats_sheet_and_export_read_a_bucket(
    seen: pafs.S3FileSystem, whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made("looked-at")
    assert (
        report_of(*folder_stats("s3://mavis/looked-at", 2)) | ANY_TIME == report_of(*folder_stats(whole, 2)) | ANY_TIME
    )
    assert main(["stats", "s3://mavis/looked-at", "--html", str(tmp_path / "s.html")]) == 0
    assert "s3://mavis/looked-at: 120 rows" in capsys.readouterr().out
    assert "<title>looked-at" in (tmp_path / "s.html").read_text()
    pages = {}
    for name, place in (("bucket", "s3://mavis/looked-at"), ("folder", str(whole))):
        assert main(["gallery", place, "--out", str(tmp_path / name), "--workers", "2"]) == 0
        files = (path for path in (tmp_path / name).rglob("*") if path.suffix in (".js", ".png"))
        pages[name] = {str(path.relative_to(tmp_path / name)): path.read_bytes() for path in files}
        assert main(["sheet", place, "--out", str(tmp_path / f"{name}.png"), "--count", "12"]) == 0
    assert pages["bucket"] == pages["folder"]
    assert (tmp_path / "bucket.png").read_bytes() == (tmp_path / "folder.png").read_bytes()
    exports = {}
    for name, place in (("bucket", "s3://mavis/looked-at"), ("folder", whole)):
        out = tmp_path / f"{name}-jsonl"
        assert main(["export", str(place), "--to", "jsonl", "--out", str(out)]) == 0
        exports[name] = {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    assert exports["bucket"] == exports["folder"]
    for command in ("gallery", "sheet", "export"):
        flags = ["--to", "jsonl"] if command == "export" else []
        assert main([command, "s3://mavis/looked-at", *flags]) == 2
        assert "say with --out" in capsys.readouterr().err
        assert main([command, "s3://mavis/nothing", *flags, "--out", str(tmp_path / "n")]) == 2
        assert "s3://mavis/nothing" in capsys.readouterr().err


def test_resume_extend_refuse_verify_and_mend(seen: pafs.S3FileSystem, whole: Path) -> None:
    made("second", Job("geometry", 60, shard_size=25))
    assert made("second") == 50
    assert made("second") == 120
    seen.delete_file("mavis/second/data/train-00002.parquet")
    assert made("second") == 95
    assert remote(seen, "second") == digest(whole)
    with pytest.raises(UserError, match=r"s3://mavis/second holds another job: seed is 0 there and 1 here"):
        made("second", Job("geometry", 120, seed=1, shard_size=25))
    with pytest.raises(UserError, match=r"s3://mavis holds other things .* and no manifest"):
        run(JOB, "s3://mavis", 1, _maker="fake_maker:make")
    assert not verify_folder("s3://mavis/second", 2, _checker="fake_maker:check_row").faults
    data = bytearray(seen.open_input_file("mavis/second/data/train-00001.parquet").read())
    data[len(data) // 2] ^= 1
    with seen.open_output_stream("mavis/second/data/train-00001.parquet") as file:
        file.write(bytes(data))
    found = verify_folder("s3://mavis/second", 2, _checker="fake_maker:check_row")
    assert "data/train-00001.parquet: file changed" in report(found, "s3://mavis/second")
    assert made("second") == 95
    assert remote(seen, "second") == digest(whole)


def test_tasks_of_an_array_fill_one_bucket(seen: pafs.S3FileSystem, whole: Path, fake: Fake) -> None:
    tasks = [fake("make", "generate", *FLAGS, "--out", "s3://mavis/array", "--task", f"{i}/2") for i in range(2)]
    for task in tasks:
        _, err = task.communicate(timeout=100)
        assert task.returncode == 0, err
    assert main(["finish", "s3://mavis/array"]) == 0
    assert remote(seen, "array") == digest(whole)
    assert read_manifest("s3://mavis/array") == read_manifest(whole)


def test_killed_and_resumed(seen: pafs.S3FileSystem, whole: Path, fake: Fake) -> None:
    process = fake("slow", "generate", *FLAGS, "--out", "s3://mavis/killed")
    until = time.monotonic() + 60
    while not seen.get_file_info(pafs.FileSelector("mavis/killed/done", allow_not_found=True)):
        assert time.monotonic() < until
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    assert 0 < made("killed") < 120
    assert remote(seen, "killed") == digest(whole)


def test_a_bad_network_is_retried(
    seen: pafs.S3FileSystem, port: int, whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each third request is dropped or answered with 503, and for a while all of them are."""
    count = 0

    def trouble(i: int, method: str) -> str | None:
        nonlocal count
        count += 1
        return "503" if 30 <= i < 40 or i % 6 == 1 else "drop" if i % 6 == 4 else None

    with bad_network(port, trouble) as proxy:
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{proxy}")
        look_anew()
        made("shaky")
    monkeypatch.undo()
    look_anew()
    assert count > 60
    assert remote(seen, "shaky") == digest(whole)


def test_a_store_that_is_gone_gets_one_clear_message(
    seen: pafs.S3FileSystem, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{free_ports(1)}")
    monkeypatch.setattr(objects, "TRIES", 2)
    monkeypatch.setattr(objects, "PAUSE", 0.1)
    objects.opened.cache_clear()
    assert main(["verify", "s3://mavis/first"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("error: s3://mavis/first: cannot ")
    assert "the same command again" in err
    monkeypatch.undo()
    objects.opened.cache_clear()


def test_credentials_are_nowhere(seen: pafs.S3FileSystem, fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not in what is written, not in what is printed, not where they are wrong."""
    process = fake("make", "generate", *FLAGS, "--out", "s3://mavis/quiet")
    said = "".join(process.communicate(timeout=100))
    for info in seen.get_file_info(pafs.FileSelector("mavis/quiet", recursive=True)):
        if info.is_file:
            data = seen.open_input_file(info.path).read()
            assert SECRET.encode() not in data
            assert KEY.encode() not in data
    wrong = "another-secret-that-is-wrong"
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", wrong)
    process = fake("make", "generate", *FLAGS, "--out", "s3://mavis/quiet")
    said += "".join(process.communicate(timeout=100))
    assert process.returncode == 2
    assert "cannot" in said
    for word in (SECRET, KEY, wrong):
        assert word not in said


@pytest.mark.parametrize(
    "address",
    [
        "s3://AKIA123:verysecret@bucket/x",
        "s3://bucket/x?access_key=AKIA123&secret_key=verysecret",
        "s3://",
        "ftp://user:verysecret@host/x",
    ],
)
def test_an_address_with_a_secret_is_refused_and_not_repeated(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", address]) == 2
    err = capsys.readouterr().err
    assert "s3://bucket/prefix" in err or "environment" in err
    assert "verysecret" not in err
    assert "AKIA123" not in err


def test_a_message_loses_the_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "topsecret")
    assert scrubbed("denied for topsecret\nhere") == "denied for [AWS_SECRET_ACCESS_KEY] here"
    assert str(bucket("s3://a/b/?region=x&scheme=http")) == "s3://a/b"
    assert bucket("s3://a/b/") == Bucket("s3://a/b")
    assert orjson.loads(orjson.dumps(str(bucket("s3://a/b")))) == "s3://a/b"
