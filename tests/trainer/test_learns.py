"""What `make train` must show on held-out rows, each stage beside an arm that cannot see; read from the run's scores.

The margins are about half of what was measured (docs/training.md, "What the preset tiny learned"); a share of 128 rows
has a standard error of 4.4 points at most. Skipped where no run is there.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

RUN = Path(os.environ.get("RUN", "runs/demo")) / "evaluate" / "scores.json"
pytestmark = pytest.mark.skipif(not RUN.is_file(), reason=f"no {RUN}: make train makes it")


@pytest.fixture
def scores() -> dict[str, Any]:
    return json.loads(RUN.read_text())


def test_a_trained_tower_finds_captions_that_an_untrained_one_does_not(scores: dict[str, Any]) -> None:
    assert scores["encoder"]["model"]["all_r5"] >= scores["encoder"]["random"]["all_r5"] + 0.15


def test_captions_name_the_shapes_that_are_drawn(scores: dict[str, Any]) -> None:
    assert scores["align"]["model"]["shapes_f1"] >= scores["align"]["blind"]["shapes_f1"] + 0.15


@pytest.mark.parametrize("control", ["blind", "commonest"])
def test_the_instructed_model_sees_which_family_and_how_many(scores: dict[str, Any], control: str) -> None:
    model, other = scores["instruct"]["model"], scores["instruct"][control]
    assert model["sees_family"] >= other["sees_family"] + 0.25
    assert model["sees"] >= other["sees"] + 0.05


def test_the_preferring_model_still_sees_and_prefers_right_solutions(scores: dict[str, Any]) -> None:
    model, blind = scores["prefer"]["model"], scores["prefer"]["blind*"]
    assert model["sees_family"] >= blind["sees_family"] + 0.25
    assert model["preferred"] >= 0.6
