"""The yardstick for speed: a diagram as one would write it in an afternoon with pyplot.

One figure each, encoded as PNG in memory; no question, no caption, no check, no file. Prints CPU milliseconds
per diagram: python tests/benchmarks/naive_pyplot.py geometry 200 (or analytic, or function, which draw a graph)
"""

import io
import random
import sys
import time
from itertools import pairwise

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np


def geometry(rng: random.Random) -> plt.Figure:
    """A random pentagon with its letters and three lengths."""
    fig, ax = plt.subplots(figsize=(4.48, 4.48), dpi=100)
    corners = [(rng.random(), rng.random()) for _ in range(5)]
    xs, ys = zip(*corners, corners[0], strict=True)
    ax.plot(xs, ys, "k-")
    for name, (x, y) in zip("ABCDE", corners, strict=True):
        ax.text(x, y, name, fontsize=14)
    for (x, y), (u, v) in pairwise(corners[:4]):
        ax.text((x + u) / 2, (y + v) / 2, str(rng.randint(3, 12)))
    ax.set_aspect("equal")
    ax.axis("off")
    return fig


def function(rng: random.Random) -> plt.Figure:
    """A sine wave on a grid."""
    fig, ax = plt.subplots(figsize=(4.48, 4.48), dpi=100)
    x = np.linspace(-3, 3, 400)
    ax.plot(x, rng.randint(1, 4) * np.sin(rng.randint(1, 3) * x) + rng.randint(-2, 2))
    ax.grid(True)
    ax.set_xlabel("x")
    ax.set_ylabel("y")
    return fig


FIGURES = {"geometry": geometry, "analytic": function, "function": function}


def draw(kind: str, rng: random.Random) -> None:
    """One figure, encoded and dropped."""
    fig = FIGURES[kind](rng)
    fig.savefig(io.BytesIO(), format="png")
    plt.close(fig)


def cpu_ms(kind: str, count: int) -> float:
    """CPU milliseconds a diagram, after five to warm up."""
    rng = random.Random(0)
    for _ in range(5):
        draw(kind, rng)
    start = time.process_time()
    for _ in range(count):
        draw(kind, rng)
    return 1000 * (time.process_time() - start) / count


if __name__ == "__main__":
    print(f"{cpu_ms(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200):.3f}")
