"""The yardstick for speed: a labelled diagram as one would write it in an afternoon with pyplot.

One figure each, encoded as PNG in memory; no question, no caption, no check, no file. Prints CPU milliseconds
per diagram: python tests/benchmarks/naive_pyplot.py 200
"""

import io
import random
import sys
import time
from itertools import pairwise

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt


def draw(rng: random.Random) -> bytes:
    """A random pentagon with its letters and three lengths, as PNG."""
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
    out = io.BytesIO()
    fig.savefig(out, format="png")
    plt.close(fig)
    return out.getvalue()


def cpu_ms(count: int) -> float:
    """CPU milliseconds a diagram, after five to warm up."""
    rng = random.Random(0)
    for _ in range(5):
        draw(rng)
    start = time.process_time()
    for _ in range(count):
        draw(rng)
    return 1000 * (time.process_time() - start) / count


if __name__ == "__main__":
    print(f"{cpu_ms(int(sys.argv[1]) if len(sys.argv) > 1 else 200):.3f}")
