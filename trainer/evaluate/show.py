"""What an evaluation looks like: a table in the terminal, a bar chart, and a page of sixteen diagrams with answers."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from engine.reward import correct, final_answer
from trainer.data.docs import look_answer, looked
from trainer.evaluate.rows import HeldOut


def table(scores: dict[str, Any]) -> str:
    """Scores as text: the encoder's, then one column an arm for each language stage, then exact answers by group."""
    written = StringIO()
    console = Console(file=written, width=100)
    if encoder := scores.get("encoder"):
        shown = Table("encoder", *encoder, title=None)
        for name in next(iter(encoder.values())):
            shown.add_row(name, *(_percent(arm.get(name)) for arm in encoder.values()))
        console.print(shown)
    for stage in ("align", "instruct", "prefer"):
        if arms := scores.get(stage):
            shown = Table(stage, *arms)
            for name in [n for n in next(iter(arms.values())) if n != "by"]:
                shown.add_row(name, *(_percent(arm.get(name)) for arm in arms.values()))
            for group in ("domain", "hops", "version", "question_type"):
                for name, cell in next(iter(arms.values())).get("by", {}).get(group, {}).items():
                    cells = (arm.get("by", {}).get(group, {}).get(name, {}).get("exact") for arm in arms.values())
                    shown.add_row(f"  {group} {name} ({cell['rows']})", *map(_percent, cells))
            console.print(shown)
    return written.getvalue()


def plot(scores: dict[str, Any], path: Path) -> None:
    """One bar a score and arm, as PNG."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    bars = [
        (f"{stage}\n{name}", {arm: values.get(name) for arm, values in arms.items()})
        for stage, arms in scores.items()
        if isinstance(arms, dict) and stage in ("encoder", "align", "instruct", "prefer")
        for name, value in next(iter(arms.values())).items()
        if isinstance(value, float) and not name.endswith(("_common", "_chance"))
    ]
    figure = Figure(figsize=(max(6.0, 0.9 * len(bars)), 4))
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    arms = sorted({arm for _, values in bars for arm in values}, key=lambda a: (a != "model", a))
    for k, arm in enumerate(arms):
        heights = [values.get(arm) or 0.0 for _, values in bars]
        axes.bar([i + 0.8 * k / len(arms) for i in range(len(bars))], heights, 0.8 / len(arms), label=arm, align="edge")
    axes.set_xticks([i + 0.4 for i in range(len(bars))], [name for name, _ in bars], fontsize=7, rotation=30)
    axes.set_ylim(0, 1)
    axes.legend()
    figure.tight_layout()
    figure.savefig(path, dpi=120)


def sheet(held: HeldOut, said: Sequence[str], seen: Sequence[str], path: Path, count: int = 16) -> None:
    """Sixteen held-out diagrams, each with the right answer and the model's, green where they agree; with `seen`, which
    family the model took it for, too."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    shown = [i for i, picture in enumerate(held.pictures) if picture is not None][:count]
    figure = Figure(figsize=(12, 3.7 * -(-len(shown) // 4)), layout="constrained")
    FigureCanvasAgg(figure)
    for place, i in enumerate(shown):
        row, picture = held.rows[i], np.asarray(held.pictures[i])
        axes = figure.add_subplot(-(-len(shown) // 4), 4, place + 1)
        axes.imshow(picture.squeeze(-1) if picture.shape[2] == 1 else picture, cmap="gray", vmin=0, vmax=255)
        axes.axis("off")
        axes.set_title("\n".join(textwrap.wrap(row["question"].replace("$", r"\$"), 52)[:4]), fontsize=6)
        lines = [("answer", row["answer"], final_answer(said[i]), correct(said[i], row))]
        if seen:
            family = looked(look_answer(row))["family"]
            lines.append(("shows", family, seen[i], seen[i] == family))
        for k, (what, wanted, given, good) in enumerate(lines):
            given = textwrap.shorten(given, 30, placeholder=" ...") or "nothing"
            text = f"{what}: {wanted}\nmodel: {given}".replace("$", r"\$")
            axes.text(0.5, -0.04 - 0.17 * k, text, color="green" if good else "firebrick", fontsize=7, ha="center",
                      va="top", transform=axes.transAxes)  # fmt: skip
    figure.savefig(path, dpi=110)


def _percent(value: Any) -> str:
    return "" if value is None or value != value else f"{100 * value:.1f}"
