"""Exports: each format is read by its own tool where that installs, resumed exactly, kept inside its folder."""

from __future__ import annotations

import base64
import gc
import io
import json
import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import datasets
import pandas
import pyarrow.parquet as pq
import pytest
import webdataset
import yaml
from beside import open_clip
from PIL import Image

from engine.cli import main
from engine.errors import UserError
from engine.export import run as running
from engine.export.form import name_of
from engine.export.run import FORMATS, export
from engine.export.sink import STATE, opened

Run = Callable[..., subprocess.CompletedProcess[str]]
JOB = {
    "domain": "all",
    "n": 72,
    "shard_size": 12,
    "size": 224,
    "versions": "text_lite=3,vision_only=1,text_only=1",
    "splits": {"train": 0.7, "validation": 0.1, "test": 0.2},
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seventy-two problems of all domains in six shards, a fifth of them without a picture."""
    out = tmp_path_factory.mktemp("export") / "rows"
    job = out.with_suffix(".json")
    job.write_text(json.dumps(JOB))
    command = [sys.executable, "-m", "engine", "generate", "--job", job, "--out", out, "--workers", "1", "--quiet"]
    subprocess.run(command, check=True)
    return out


@pytest.fixture(scope="module")
def rows(folder: Path) -> list[dict[str, Any]]:
    """Its rows, in the order of the problems."""
    found = [row for path in (folder / "data").iterdir() for row in pq.read_table(path).to_pylist()]
    return sorted(found, key=lambda row: row["id"])


@pytest.fixture(scope="module")
def exported(folder: Path) -> Callable[[str], Path]:
    """The folder in a format, written once."""

    def get(to: str) -> Path:
        out = folder.with_name(f"as-{to}")
        if not out.exists():
            done = export(folder, to, out)
            assert sum(done.written.values()) + done.left_out == JOB["n"]
        return out

    return get


def of(rows: list[dict[str, Any]], split: str = "train", picture: bool = False) -> dict[str, dict[str, Any]]:
    """Rows of a split by id."""
    return {row["id"]: row for row in rows if row["split"] == split and (row["image"] or not picture)}


def files(out: Path) -> dict[str, bytes]:
    """Every file below a folder but the note of what is done."""
    return {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file() and p.name != STATE}


def same_picture(picture: Image.Image, row: dict[str, Any]) -> bool:
    return picture.convert("RGB").tobytes() == Image.open(io.BytesIO(row["image"]["bytes"])).convert("RGB").tobytes()


def test_jsonl_is_read_by_datasets(exported: Callable[[str], Path], rows: list[dict[str, Any]], tmp_path: Path) -> None:
    out = exported("jsonl")
    read = datasets.load_dataset("json", data_files=str(out / "train.jsonl"), split="train", cache_dir=str(tmp_path))
    expected = of(rows)
    assert {row["id"] for row in read} == set(expected)
    for row in read:
        source = expected[row["id"]]
        for name in ("question", "choices", "answer_expr", "solution", "scene", "signature"):
            assert row[name] == source[name], name
        assert [step["expr"] for step in row["steps"]] == [step["expr"] for step in source["steps"]]
        if source["image"]:
            assert (out / row["image"]).read_bytes() == source["image"]["bytes"]
        else:
            assert row["image"] is None


def test_llava_conversations_follow_its_documentation(
    exported: Callable[[str], Path], rows: list[dict[str, Any]]
) -> None:
    out = exported("llava")
    for split in ("train", "validation", "test"):
        items, expected = json.loads((out / f"{split}.json").read_text()), of(rows, split)
        assert [item["id"] for item in items] == list(expected)
        for item in items:
            row = expected[item["id"]]
            human, gpt = item["conversations"]
            assert (human["from"], gpt["from"]) == ("human", "gpt")
            assert gpt["value"] == row["solution"]
            assert ("image" in item) == ("<image>" in human["value"]) == bool(row["image"])
            assert row["question"] in human["value"]
            options = row["question_type"] == "multi-choice" and row["version"] != "vision_only"
            assert ("\nB. " in human["value"]) == options
            if row["image"]:
                assert (out / "images" / item["image"]).read_bytes() == row["image"]["bytes"]
        captions = json.loads((out / f"{split}_captions.json").read_text())
        assert [item["conversations"][1]["value"] for item in captions] == [
            row["caption"] for row in of(rows, split, picture=True).values()
        ]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # webdataset leaves its files open
def test_webdataset_shards_are_read_by_webdataset(exported: Callable[[str], Path], rows: list[dict[str, Any]]) -> None:
    out = exported("webdataset")
    expected = {name_of(row): row for row in of(rows, picture=True).values()}
    sizes = json.loads((out / "sizes.json").read_text())
    read = list(webdataset.WebDataset(str(out / "train-000000.tar"), shardshuffle=False).decode("pil"))
    gc.collect()
    assert sizes["train-000000.tar"] == len(read) == len(expected)
    for sample in read:
        row = expected[sample["__key__"]]
        assert sample["txt"] == row["caption"]
        assert sample["json"]["solution"] == row["solution"]
        assert same_picture(sample["png"], row)


def test_tar_shards_hold_a_set_number_and_are_closed(
    folder: Path, rows: list[dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engine.export import webdataset as form

    monkeypatch.setattr(form, "PER_TAR", 5)
    export(folder, "webdataset", tmp_path / "out")
    sizes = json.loads((tmp_path / "out" / "sizes.json").read_text())
    assert sorted(sizes) == sorted(path.name for path in (tmp_path / "out").glob("*.tar"))
    for name, size in sizes.items():
        listed = subprocess.run(["tar", "tf", tmp_path / "out" / name], check=True, capture_output=True, text=True)
        assert len(listed.stdout.split()) == 3 * size, listed.stderr
    assert sum(sizes.values()) == sum(1 for row in rows if row["image"])


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_open_clip_reads_the_shards(exported: Callable[[str], Path], rows: list[dict[str, Any]]) -> None:
    data = open_clip("open_clip_train.data")
    out = exported("webdataset")
    total, shards = data.get_dataset_size(str(out / "train-{000000..000000}.tar"))
    expected = of(rows, picture=True)
    assert (total, shards) == (len(expected), 1)
    args = type("Args", (), {})()
    args.train_data, args.val_data, args.dataset_resampled, args.train_num_samples = None, str(out), False, None
    args.val_data, args.val_num_samples, args.batch_size, args.workers = str(out / "train-000000.tar"), total, 8, 0
    args.world_size, args.seed, args.train_data_upsampling_factors = 1, 0, None
    loader = data.get_wds_dataset(args, lambda image: image.size, False, tokenizer=lambda text: [text]).dataloader
    seen = [text for _, texts in loader for text in texts]
    assert sorted(seen) == sorted(row["caption"] for row in expected.values())


def test_vlmevalkit_files_are_read_as_it_reads_them(
    exported: Callable[[str], Path], rows: list[dict[str, Any]]
) -> None:
    out = exported("vlmevalkit")
    found = {}
    for kind in ("mcq", "vqa"):
        table = pandas.read_csv(out / f"mavis_train_{kind}.tsv", sep="\t")  # vlmeval/smp/file.py, load_tsv
        assert table["index"].tolist() == list(range(len(table)))
        for line in table.to_dict("records"):
            found[line["id"]] = line
            assert len(line["image"]) > 64  # shorter ones are taken for the index of another line
            assert ("A" in line) == (kind == "mcq")
    expected = of(rows, picture=True)
    assert set(found) == set(expected)
    for name, line in found.items():
        row = expected[name]
        assert base64.b64decode(line["image"]) == row["image"]["bytes"]
        assert (line["question"], str(line["answer"])) == (row["question"], row["answer"])
        if row["choices"]:
            assert [str(line[letter]) for letter in "ABCD"] == row["choices"]
            assert line["answer"] in "ABCD"


def test_vlmevalkit_itself_builds_its_prompts(
    exported: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LMUData", str(tmp_path))
    built = pytest.importorskip("vlmeval.dataset").build_dataset
    for path in exported("vlmevalkit").glob("*.tsv"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    for kind, name in (("mcq", "CustomMCQDataset"), ("vqa", "CustomVQADataset")):
        with pytest.warns(UserWarning, match="Will assume"):
            dataset = built(f"mavis_train_{kind}")
        assert type(dataset).__name__ == name
        message = dataset.build_prompt(0)
        assert [part["type"] for part in message] == ["image", "text"]
        assert Image.open(message[0]["value"]).size[0] == JOB["size"]
        assert dataset[0]["question"] in message[1]["value"]


class Loader(yaml.SafeLoader):
    """YAML with lmms-eval's tag !function kept as text."""


Loader.add_constructor("!function", lambda loader, node: node.value)


def test_the_lmms_eval_task_folder_follows_its_documentation(
    exported: Callable[[str], Path], rows: list[dict[str, Any]], tmp_path: Path
) -> None:
    out = exported("lmms-eval")
    task = yaml.load((out / "mavis_test.yaml").read_text(), Loader)
    assert (task["task"], task["test_split"], task["output_type"]) == ("mavis_test", "test", "generate_until")
    paths = {
        split: [str(out / name) for name in names] for split, names in task["dataset_kwargs"]["data_files"].items()
    }
    read = datasets.load_dataset(task["dataset_path"], data_files=paths, cache_dir=str(tmp_path))[task["test_split"]]
    functions = runpy.run_path(str(out / "utils.py"))
    named = {key: functions[value.removeprefix("utils.")] for key, value in task.items() if str(value)[:6] == "utils."}
    assert set(named) == {"doc_to_visual", "doc_to_text", "doc_to_target", "process_results"}
    expected = of(rows, "test")
    assert {doc["id"] for doc in read} == set(expected)
    for doc in read:
        row = expected[doc["id"]]
        assert row["question"] in named["doc_to_text"](doc, {})
        assert len(named["doc_to_visual"](doc)) == bool(row["image"])
        scores = named["process_results"](doc, [row["solution"]])
        assert set(scores.values()) == {1.0}
        assert set(scores) <= {metric["metric"] for metric in task["metric_list"]}
        assert set(named["process_results"](doc, [row["rejected"]["solution"]]).values()) == {0.0}


def test_lmms_eval_itself_loads_the_task(exported: Callable[[str], Path]) -> None:
    tasks = pytest.importorskip("lmms_eval.tasks")
    manager = tasks.TaskManager(include_path=str(exported("lmms-eval")), include_defaults=False)
    (task,) = tasks.get_task_dict(["mavis_test"], manager).values()
    docs = task.test_docs()
    assert len(docs) > 3
    assert task.doc_to_text(docs[0]) == docs[0]["prompt"]
    assert task.process_results(docs[0], ["nothing"])["accuracy"] == 0.0


@pytest.mark.parametrize("to", ["trl-dpo", "trl-rl"])
def test_trl_columns_are_read_by_datasets(
    to: str, exported: Callable[[str], Path], rows: list[dict[str, Any]], tmp_path: Path
) -> None:
    read = datasets.load_dataset(
        "parquet", data_files=str(exported(to) / "data" / "train-*.parquet"), split="train", cache_dir=str(tmp_path)
    )
    expected = of(rows)
    assert {row["id"] for row in read} == set(expected)
    for row in read:
        source = expected[row["id"]]
        (turn,) = row["prompt"]
        assert turn["role"] == "user"
        assert source["question"] in turn["content"]
        assert len(row["images"]) == bool(source["image"])
        assert not row["images"] or same_picture(row["images"][0], source)
        if to == "trl-dpo":
            assert row["chosen"] == [{"role": "assistant", "content": source["solution"]}]
            assert row["rejected"] == [{"role": "assistant", "content": source["rejected"]["solution"]}]
        else:
            assert (row["answer"], row["answer_expr"]) == (source["answer"], source["answer_expr"])
            assert [step["value"] for step in row["steps"]] == [step["value"] for step in source["steps"]]


def test_trl_puts_the_picture_into_the_messages(exported: Callable[[str], Path], tmp_path: Path) -> None:
    prepare = pytest.importorskip("trl.data_utils").prepare_multimodal_messages
    files = str(exported("trl-dpo") / "data" / "train-*.parquet")
    for row in datasets.load_dataset("parquet", data_files=files, split="train", cache_dir=str(tmp_path)):
        (turn,) = prepare(row["prompt"], images=row["images"])
        assert [part["type"] for part in turn["content"]] == ["image"] * len(row["images"]) + ["text"]
        prepare(row["prompt"] + row["chosen"], images=row["images"])


@pytest.mark.parametrize("to", FORMATS)
def test_a_stopped_export_goes_on_and_ends_in_the_same_bytes(
    to: str, folder: Path, exported: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "EVERY", 0.0)
    real, calls = running.convert, []

    def stopping(part: Any, form: Any, sink: Any) -> None:
        calls.append(part.name)
        if len(calls) == 5:
            real(part, form, sink)  # written, but never noted
            raise KeyboardInterrupt
        real(part, form, sink)

    monkeypatch.setattr(running, "convert", stopping)
    with pytest.raises(KeyboardInterrupt):
        export(folder, to, tmp_path / "out")
    for path in (tmp_path / "out").glob("*.*"):
        if path.suffix in (".jsonl", ".tar", ".tsv"):
            with path.open("ab") as file:
                file.write(b"half a rec")  # what a kill can leave
    done = export(folder, to, tmp_path / "out")
    assert done.found > 0
    assert calls.count(calls[4]) == 2
    assert len(calls) == len(set(calls)) + 1
    assert files(tmp_path / "out") == files(exported(to))
    again = export(folder, to, tmp_path / "out")
    assert (again.made, again.found) == (0, JOB["n"])
    assert files(tmp_path / "out") == files(exported(to))


def test_a_folder_that_grew_is_exported_on(tmp_path: Path, engine: Run) -> None:
    flags = (
        "--domain",
        "geometry",
        "--shard-size",
        4,
        "--size",
        224,
        "--workers",
        1,
        "--quiet",
        "--out",
        tmp_path / "a",
    )
    assert engine("generate", "--n", 8, *flags).returncode == 0
    export(tmp_path / "a", "llava", tmp_path / "b")
    assert engine("generate", "--n", 14, *flags).returncode == 0
    done = export(tmp_path / "a", "llava", tmp_path / "b")
    assert (done.found, done.made) == (8, 6)
    items = [item for path in (tmp_path / "b").glob("t*.json") for item in json.loads(path.read_text())]
    assert len({item["id"] for item in items if "/caption" not in item["id"]}) == 14
    assert engine("generate", "--n", 16, *flags).returncode == 0  # the last shard is made anew
    with pytest.raises(UserError, match="was changed after"):
        export(tmp_path / "a", "llava", tmp_path / "b")


def test_speed_is_measured_on_a_folder_of_links(folder: Path, tmp_path: Path) -> None:
    benchmark = runpy.run_path(str(Path(__file__).parent / "benchmarks" / "export_speed.py"))
    rows = benchmark["enlarged"](folder, tmp_path / "large", 150)
    done = export(tmp_path / "large", "trl-rl", tmp_path / "out")
    assert rows == sum(done.written.values()) == 156


def test_one_split_only(folder: Path, rows: list[dict[str, Any]], tmp_path: Path) -> None:
    assert export(folder, "jsonl", tmp_path / "out", "test").written == {"test": len(of(rows, "test"))}
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"test.jsonl", "images", STATE}


def test_names_in_the_data_never_leave_the_folder(folder: Path, rows: list[dict[str, Any]], tmp_path: Path) -> None:
    for name in ("../../etc/passwd", "/etc/passwd", "a/../../b", "..", ".", "\0", "C:\\x", "é" * 400, "x" * 400):
        written = name_of({"id": name})
        assert set(written) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")
        assert 0 < len(written) <= 90
    row = next(row for row in rows if row["image"])
    for to, form in FORMATS.items():
        with opened(tmp_path / to, {}) as sink:
            sink.begin("train-00000", "train")
            form.add(row | {"id": "../../../escaped"}, sink)
            sink.end("", 1, 1)
            sink.note()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(FORMATS)
    with opened(tmp_path / "link", {}) as sink:
        (tmp_path / "link" / "images").symlink_to(tmp_path)
        for bad in ("images/a/b.png", "../b.png", "images/../../b.png", "/b.png"):
            with pytest.raises(ValueError, match="outside"):
                sink.image(bad, b"")
    assert not list(tmp_path.rglob("b.png"))


def test_counts_are_checked_against_the_markers(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    subprocess.run(["cp", "-r", folder, copy], check=True)
    marker = copy / "done" / "00001.json"
    content = json.loads(marker.read_text())
    content["files"][0]["rows"] += 1
    marker.write_text(json.dumps(content))
    with pytest.raises(UserError, match="its marker says"):
        export(copy, "jsonl", tmp_path / "out")
    content["files"][0]["name"] = "../../secret.parquet"
    marker.write_text(json.dumps(content))
    with pytest.raises(UserError, match=r"foreign file|missing"):
        export(copy, "jsonl", tmp_path / "out")
    marker.unlink()
    with pytest.raises(UserError, match="1 of 6 shards are missing"):
        export(copy, "jsonl", tmp_path / "out")


def test_mistakes_are_one_clear_line(
    folder: Path, exported: Callable[[str], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.tex").write_text("")
    for arguments, message in (
        ((folder, "--to", "lava"), "Did you mean 'llava'?"),
        ((tmp_path / "full", "--to", "llava"), "no manifest.json"),
        ((folder, "--to", "llava", "--out", tmp_path / "full"), "holds other things (thesis.tex)"),
        ((folder, "--to", "llava", "--out", exported("jsonl")), "format is 'jsonl' there, 'llava' here"),
        ((folder, "--to", "llava", "--out", folder), "is where the rows lie"),
    ):
        assert main(["export", *map(str, arguments)]) == 2
        assert message in capsys.readouterr().err
    assert main(["export", str(folder), "--to", "llava", "--out", str(tmp_path / "out")]) == 0
    assert "72 records" in capsys.readouterr().out
