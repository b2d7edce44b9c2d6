"""Nobody is harmed by a shard, a template, an expression or a checkpoint of somebody else."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from conftest import TESTS
from fuzz_expr import TOKENS, use
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.ask.phrases import Phrases
from engine.check.verify import check_row
from engine.cli import main
from engine.errors import FamilyError
from engine.facts.function import ARRAYS, FLOATS, _code
from engine.facts.grammar import FUNCTIONS, ExprError
from engine.facts.rng import Key
from engine.job import Job
from engine.store import foreign, manifest, schema
from engine.store.run import run
from engine.store.storage import file_hash
from engine.store.verify import Found, report, verify_folder

ROOT = TESTS.parent

# ---- expressions


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.lists(st.sampled_from(TOKENS), max_size=60).map("".join), st.text(max_size=300)))
def test_any_text_is_a_value_or_an_error_in_time(source: str) -> None:
    """tests/benchmarks/fuzz_expr_scale.py tries a million that are led by coverage."""
    use(source)


@pytest.mark.parametrize(
    "source",
    [
        "(((9**64)**64)**64)**64",
        "9**9**9**9",
        "(1+sqrt(2)+sqrt(3)+sqrt(5)+sqrt(7)+sqrt(11)+sqrt(13)+sqrt(17)+sqrt(19))**64",
        "(((x - x + 9)**12 + 1)**12 + 1)**12",
        "expand((((x+1)**12*(x+2)**12)**12*(x+3))**12)",
        "diff(" * 20 + "x**x/(x + sin(x))" + ", x)" * 20,
        "Subs(" * 30 + "x*x + x" + ", x, x*x + x)" * 30,
        "solveset(963761198400*x**4 + 7*x**3 + 5*x**2 + x + 963761198400, x)",
        "*".join(["(9**64/7**64)"] * 140),
        "not " * 400 + "a",
        "-" * 1500 + "1",
        "a" + "[0]" * 300,
        "(" * 600 + "1" + ")" * 600,
        "\ud800",
        "1" * 5000,
    ],
)
def test_what_grows_without_end_is_refused_at_once(source: str) -> None:
    began = time.process_time()
    use(source)
    assert time.process_time() - began < 0.5


def test_sympy_never_sees_what_our_grammar_does_not_read(tmp_path: Path) -> None:
    """sympy evaluates text as Python: verify --deep of this row would run it."""
    from rows import mixed_rows

    trap = tmp_path / "trap"
    code = f"__import__('pathlib').Path('{trap}').touch()"
    row = mixed_rows("geometry", 20)[0]
    for column in ("answer_expr", "steps", "given"):
        spoiled = dict(row)
        if column == "answer_expr":
            spoiled[column] = code
        else:
            first = row[column][0]
            spoiled[column] = [first | {"expr": code, "value": code if column == "steps" else first["value"]}]
        assert check_row(spoiled, deep=True)
        assert not trap.exists()


# ---- templates

ESCAPES = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ x.__class__ }}",
    "{{ x|attr('__class__') }}",
    "{{ '{0.__class__.__mro__}'.format(x) }}",
    "{{ ('{0.__class__}' ~ '').format_map({'0': x}) }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ self.__init__.__globals__ }}",
    "{{ lipsum.__globals__['os'].system('id') }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ get_flashed_messages.__globals__ }}",
    "{{ [].append.__self__.__class__ }}",
    "{{ x['__class__'] }}",
    "{{ (x|map('attr', '__class__')|list)[0].__name__ }}",
    "{% include '/etc/passwd' %}",
    "{% import '/etc/passwd' as p %}",
    "{% extends '/etc/passwd' %}",
    "{{ range(1000000000)|list }}",
    "{{ 'a' * 10000000000 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ undefined_word }}",
    "{{ undefined_word.more }}",
]


@pytest.mark.parametrize("line", ESCAPES)
def test_a_template_stays_in_its_sandbox(line: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.j2"
    path.write_text(f"{{% block question %}}\n{line}\n{{% endblock %}}\n")
    try:
        text = Phrases((path,)).render("question", 0, {"x": "side"})
    except FamilyError:
        return
    assert not re.search(r"class|root:|uid=|module|built-in|<function", text), text


# ---- shards of somebody else

JOB = Job("geometry", 120, shard_size=120, splits={"train": 1.0, "validation": 0.0, "test": 0.0})


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("hostile") / "whole"
    run(JOB, out, 1, _maker="fake_maker:make")
    return out


@pytest.fixture
def mine(whole: Path, tmp_path: Path) -> Path:
    subprocess.run(["cp", "-r", whole, tmp_path / "mine"], check=True)
    return tmp_path / "mine"


def checked(out: Path, checker: str = "fake_maker:check_row", limit: float = 60) -> Found:
    return verify_folder(out, 1, limit=limit, _checker=checker)


def signed(out: Path) -> None:
    """The marker says what the file now is: whoever made the shard made the marker too."""
    (path,) = (out / "data").iterdir()
    marker = out / "done" / "00000.json"
    old = manifest.read_marker(marker.read_bytes(), "marker").files[0]
    text = marker.read_text().replace(old.xxh3, file_hash(path))
    marker.write_text(text.replace(f'"bytes": {old.bytes}', f'"bytes": {path.stat().st_size}'))


def replaced(out: Path, change: Callable[[dict[str, Any]], None], at: int = 117) -> None:
    """Spoil one row, write the file anew and sign it."""
    (path,) = (out / "data").iterdir()
    rows = pq.read_table(path).to_pylist()
    change(rows[at])
    with pq.ParquetWriter(path, schema.SCHEMA, **schema.WRITING) as writer:
        for first in range(0, len(rows), 100):
            writer.write_table(schema.table(rows[first : first + 100]))
    signed(out)


COLUMNS: dict[str, tuple[Callable[[pa.Table], pa.Table], str]] = {
    "a column is missing": (lambda t: t.drop_columns("goal"), "column 'goal' is missing"),
    "a column is a text": (
        lambda t: t.set_column(6, "hops", pc_text(t)),
        "column 'hops' is string, not int32",
    ),
    "a column more": (lambda t: t.append_column("extra", t["id"]), "column 'extra' is none of a row's"),
    "a column twice": (lambda t: t.append_column("id", t["id"]), "column 'id' is there twice"),
    "another order": (lambda t: t.select(t.column_names[::-1]), "another order"),
}


def pc_text(table: pa.Table) -> pa.Array:
    return pa.array(["two"] * table.num_rows)


@pytest.mark.parametrize("case", COLUMNS)
def test_wrong_columns_and_types_are_named(mine: Path, case: str) -> None:
    change, message = COLUMNS[case]
    (path,) = (mine / "data").iterdir()
    pq.write_table(change(pq.read_table(path)), path)
    signed(mine)
    text = report(checked(mine), mine)
    assert "data/train-00000.parquet: file unreadable" in text
    assert message in text


def _set(column: str, value: Any) -> Callable[[dict[str, Any]], None]:
    return lambda row: row.__setitem__(column, value)


def _box(*numbers: float) -> Callable[[dict[str, Any]], None]:
    return lambda row: row["objects"][2].__setitem__("bbox", list(numbers))


CELLS: dict[str, tuple[Callable[[dict[str, Any]], None], str]] = {
    "a text of 3 MB": (_set("caption", "x" * 3_000_000), "row 117, column 'caption': 3,000,000 bytes"),
    "a negative box": (_box(-9, 3, 8, 9), "row 117, column 'objects': box 2 is [-9.0, 3.0, 8.0, 9.0]"),
    "a box turned round": (_box(8, 3, 2, 9), "turned round"),
    "a box outside": (_box(8, 3, 1e9, 9), "outside of 448 x 448"),
    "a box of no numbers": (_box(float("nan"), 3, 8, 9), "four finite numbers"),
    "a box of three": (_box(1, 2, 3), "four finite numbers"),
    "no objects": (_set("objects", None), "row 117 cannot be checked"),
    "no index": (_set("index", None), "address: index None"),
    "an index of another shard": (_set("index", 10**18), "is not of this shard"),
}


@pytest.mark.parametrize("case", CELLS)
def test_wrong_cells_are_named(mine: Path, case: str) -> None:
    change, message = CELLS[case]
    replaced(mine, change)
    assert message in report(checked(mine), mine)


def bomb(side: int) -> bytes:
    """A PNG of a few kilobytes that unpacks to side * side bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    pack = zlib.compressobj(9)
    body = b"".join(pack.compress(bytes(side + 1)) for _ in range(min(side, 4000))) + pack.flush()
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def test_a_png_bomb_is_not_unpacked(mine: Path) -> None:
    data = bomb(60_000)
    assert len(data) < 500_000
    replaced(mine, lambda row: row["image"].__setitem__("bytes", data))
    found = checked(mine, "engine.check.verify:check_row")  # the fake rows have faults of their own as well
    assert found.rows == 120
    row = dict(pq.read_table(mine / "data").to_pylist()[117])
    (fault,) = check_row(row)
    assert "too large" in fault or "bomb" in fault


def test_bad_utf8_is_named(mine: Path) -> None:
    (path,) = (mine / "data").iterdir()
    table = pq.read_table(path)
    bad = pa.array([b"fine"] * 117 + [b"\xff\xfe"] + [b"fine"] * (table.num_rows - 118), pa.binary())
    text = pa.StringArray.from_buffers(len(bad), *bad.buffers()[1:])
    at = table.column_names.index("question")
    pq.write_table(table.set_column(at, "question", text), path, row_group_size=100)
    signed(mine)
    assert "row 117, column 'question': 'utf-8' codec" in report(checked(mine), mine)


MEMORY = """
import resource, sys
from pathlib import Path
import pyarrow as pa
from engine.store import foreign
if sys.argv[2] == "lie":  # as if the footer said little: what it states is not looked at
    foreign.refuse_sizes = lambda group, first: None
    foreign.MAX_MEMORY = 700 << 20
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    with foreign.bounded_memory():
        list(foreign.read_rows(Path(sys.argv[1])))
except (pa.ArrowException, MemoryError, OSError) as error:
    print(repr(error)[:300])
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def test_a_gigabyte_in_one_cell_is_refused_in_little_memory(whole: Path, tmp_path: Path) -> None:
    """Some 30 kB on disk. Where the file's footer lies about the size, the bound of the process stops it."""
    (path,) = (whole / "data").iterdir()
    table = pq.read_table(path).slice(0, 1)
    ends = pa.array([0, 1 << 30], pa.int32()).buffers()[1]
    huge = pa.StringArray.from_buffers(1, ends, pa.py_buffer(bytes(1 << 30)))
    large, at = tmp_path / "large.parquet", table.column_names.index("caption")
    cheap = {"compression": "zstd", "use_dictionary": False, "write_statistics": False}
    pq.write_table(table.set_column(at, "caption", huge), large, **cheap)  # type: ignore[arg-type]
    assert large.stat().st_size < 2_000_000
    for how, message in (("read", "rows 0 to 0, column 'caption': 1,073,7"), ("lie", "Error")):
        command = [sys.executable, "-c", MEMORY, str(large), how]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        said, grown = done.stdout.splitlines()
        assert message in said
        assert int(grown) < (100 if how == "read" else 700)  # MB


READERS = (["gallery"], ["stats"], ["sheet", "--count", "200"], ["export", "--to", "jsonl"])


@pytest.mark.parametrize("command", READERS, ids=lambda command: command[0])
def test_every_reader_refuses_what_is_too_large(
    mine: Path, tmp_path: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Not verify alone reads shards of strangers: 65 MB in a cell are refused before they are unpacked."""
    (path,) = (mine / "data").iterdir()
    table = pq.read_table(path)
    at = table.column_names.index("caption")
    huge = pa.array(["x" * (65 << 20)] + ["fine"] * (table.num_rows - 1))
    pq.write_table(table.set_column(at, "caption", huge), path, compression="zstd", use_dictionary=False)
    signed(mine)
    out = [] if command == ["stats"] else ["--out", str(tmp_path / "out")]
    assert main([command[0], str(mine), *command[1:], *out]) == 2
    assert "train-00000.parquet cannot be read: rows 0 to 119, column 'caption': 68," in capsys.readouterr().err


def test_a_sheet_unpacks_no_bomb(mine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(mine, lambda row: row["image"].__setitem__("bytes", bomb(60_000)))
    assert main(["sheet", str(mine), "--count", "200", "--out", str(tmp_path / "page.png")]) == 2
    assert "geometry/0/00000117: " in (err := capsys.readouterr().err)
    assert "too large" in err or "bomb" in err


def test_nulls_that_take_no_bytes_are_counted(whole: Path, tmp_path: Path) -> None:
    (path,) = (whole / "data").iterdir()
    table = pq.read_table(path).slice(0, 1)
    many = pa.ListArray.from_arrays(pa.array([0, 3_000_000], pa.int32()), pa.nulls(3_000_000, pa.string()))
    large, at = tmp_path / "nulls.parquet", table.column_names.index("choices")
    pq.write_table(table.set_column(at, "choices", many), large, compression="zstd")
    with pytest.raises(pa.ArrowInvalid, match=r"column 'choices.list.element': 3,000,000 values"):
        list(foreign.read_rows(large))


def test_a_row_whose_checks_hang_is_a_fault_of_its_own(mine: Path) -> None:
    found = checked(mine, "fake_maker:check_hangs", limit=0.3)
    text = report(found, mine)
    assert f"{Key(0, 'geometry', 7)}: row: its checks take too long" in text
    assert (found.rows, found.faults) == (120, 1)


def test_a_check_that_raises_does_not_stop_verify(mine: Path) -> None:
    text = report(checked(mine, "fake_maker:check_raises"), mine)
    assert "row 7 cannot be checked: RecursionError" in text


def test_a_marker_of_somebody_else(mine: Path) -> None:
    marker = mine / "done" / "00000.json"
    good = marker.read_text()
    for bad in (
        "[]",
        "null",
        good.replace("train-00000.parquet", "../../../etc/passwd"),
        good.replace('"quarantined": []', '"quarantined": [{"key": "../x"}]'),
        good.replace('"bytes": ', '"bytes": "x", "more": '),
    ):
        marker.write_text(bad)
        assert checked(mine).damaged == {0}


# ---- no pickle, no code from data


FORBIDDEN = {
    r"\bpickle\b|\bdill\b|\bmarshal\b|\bshelve\b|cloudpickle|joblib": "reads objects that run code",
    r"allow_pickle\s*=\s*True": "reads objects that run code",
    r"torch\.load\((?![^)]*weights_only\s*=\s*True)": "reads objects that run code",
    r"torch\.save\(": "writes what only an unsafe reader reads",
    r"trust_remote_code\s*=\s*True": "runs a model's own code",
    r"(?<![\w.])(?:eval|exec|compile)\(": "runs text",
    r"yaml\.load\(|\bos\.system\(|shell\s*=\s*True": "runs text",
}


def test_a_curve_is_compiled_from_operators_numbers_and_known_functions_only() -> None:
    """engine/facts/function.py is the one place that compiles text; it writes it from a tree that the grammar read."""
    for source in (
        "sin(x)**2/(x - 1) + abs(y)",
        "log(x, 2) + pi*t",
        "-x**(1/3)",
        "__import__ + x",
        "x.__class__",
        "x()",
    ):
        try:
            code, _ = _code(source)
        except ExprError:
            continue
        (inner,) = (const for const in code.co_consts if hasattr(const, "co_names"))
        assert set(inner.co_names) <= set(FUNCTIONS), source
        assert not any("_" in name.strip("_0123456789") for name in inner.co_varnames)
    assert FLOATS["__builtins__"] == ARRAYS["__builtins__"] == {}


def test_nothing_in_the_tree_unpickles_or_runs_text() -> None:
    """Workers and cluster nodes, which are ours, are sent tasks over multiprocessing's and Ray's own pipes."""
    found = []
    for path in sorted(p for part in ("engine", "generators", "trainer") for p in (ROOT / part).rglob("*.py")):
        for number, line in enumerate(path.read_text().splitlines(), start=1):
            code = line.split("#")[0]
            found += [
                f"{path.name}:{number}: {why}: {line.strip()}"
                for rule, why in FORBIDDEN.items()
                if re.search(rule, code) and not (path.name == "function.py" and why == "runs text")
            ]
    assert not found


@pytest.mark.parametrize(
    "line",
    [
        "torch.load(path)",
        "import pickle",
        "torch.load(p, weights_only=False)",
        "eval(text)",
        "np.load(f, allow_pickle=True)",
    ],
)
def test_the_rules_find_what_they_forbid(line: str) -> None:
    assert any(re.search(rule, line) for rule in FORBIDDEN)
    assert not any(re.search(rule, "torch.load(path, weights_only=True); model.eval()") for rule in FORBIDDEN)
