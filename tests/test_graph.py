"""Figures on coordinate axes: labels and tick numbers off each other and off every stroke, curves where they belong."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from graph_figures import MAKERS, made
from shapely import box

from engine.draw import Drawing, draw, sample_style
from engine.errors import Reject
from engine.facts.figure import Figure


def sample(i: int) -> tuple[Figure, Drawing]:
    """The i-th random drawing; Reject passes through."""
    figure, labels, rng, size = made(i)
    return figure, draw(figure, labels, sample_style(rng, size))


def test_random_graphs_are_legible() -> None:
    rejects = Counter[str]()
    for i in range(6 * len(MAKERS)):
        try:
            _, drawing = sample(i)
        except Reject as reject:
            rejects[reject.reason] += 1
            continue
        labels = [box(*o["bbox"]) for o in drawing.objects if o["kind"] == "label"]
        assert not any(one.intersects(other) for one, other in combinations(labels, 2)), i
    assert rejects.total() <= 0.08 * 6 * len(MAKERS), rejects
