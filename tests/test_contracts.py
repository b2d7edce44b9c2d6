"""What must not change unseen: who imports whom, the face that families see, the columns of a row, the job's fields."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path

import engine
from engine.job import Job
from engine.store.schema import SCHEMA

FACE = (
    "Axes Curve Edge Exact Field Fraction Piece Record Reject Shade Sketch Theorem between direction distance foot "
    "form meet polar records theorem third_point turn"
)
COLUMNS = (
    "id problem_id domain family split version hops image width height caption question goal question_type choices "
    "answer answer_expr answer_value solution steps given rejected objects scene style params signature pixel_hash "
    "seed index attempt language"
)
FIELDS = "domain n seed size versions multiple_choice families splits shard_size language on_failure text_scale"


def test_imports_run_one_way() -> None:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_face_is_frozen() -> None:
    assert " ".join(engine.__all__) == FACE
    assert all(hasattr(engine, name) for name in engine.__all__)


def test_the_columns_are_frozen() -> None:
    assert " ".join(SCHEMA.names) == COLUMNS


def test_the_jobs_fields_are_frozen() -> None:
    assert " ".join(field.name for field in dataclasses.fields(Job)) == FIELDS


def test_the_face_is_light() -> None:
    """A family module imports it, and so does --help: nothing that takes a tenth of a second to import."""
    heavy = "'matplotlib', 'numpy', 'sympy', 'shapely', 'pyarrow', 'PIL', 'jinja2', 'torch'"
    code = f"import sys, engine, engine.cli; print(*{{{heavy}}} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
