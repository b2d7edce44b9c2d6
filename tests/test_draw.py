"""Drawings: the same in every process, to scale, filling the canvas, with objects that match; typeset questions."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path
from random import Random

import numpy as np
import pytest
from test_labels import MAKERS, sample, triangle

from engine.draw import Style, draw, encode_png, pixel_hash, sample_style, typeset
from engine.draw.glyphs import _italic_letters
from engine.draw.raster import Canvas, rgb_pixels
from engine.errors import Reject

QUESTION = "In the figure, ∠ABC = 47° and AD = 5√3 cm. Find the length of BC, in centimetres."


def hashes() -> list[str]:
    found = []
    for i in range(25):
        try:
            drawing = sample(i)[2]
        except Reject as reject:
            found.append(reject.reason)
            continue
        full = typeset(drawing, QUESTION, ["5 cm", "5√3 cm", "10 cm", "12π cm"], drawing.style)
        found += [pixel_hash(drawing.pixels), pixel_hash(full.pixels), sha256(encode_png(full.pixels)).hexdigest()]
    return found


def test_a_second_process_draws_the_same_pixels() -> None:
    root = Path(__file__).parents[1]
    env = {"PYTHONPATH": str(root), "PYTHONHASHSEED": "12345", "PATH": ""}
    other = subprocess.run([sys.executable, __file__], env=env, cwd=root, capture_output=True, text=True, check=True)
    assert json.loads(other.stdout) == hashes()


def test_drawing_again_changes_nothing() -> None:
    # the canvas and the glyphs are reused: nothing may leak from one drawing into the next
    before = hashes()
    assert before == hashes()


def test_style_is_plain_data_and_varied() -> None:
    styles = [sample_style(Random(i), 448) for i in range(400)]
    assert all(json.loads(json.dumps(asdict(style))) for style in styles)
    assert 0.5 < sum(style.gray for style in styles) / 400 < 0.7
    assert 0.4 < sum(style.rotation % 90 == 0 for style in styles) / 400 < 0.6
    assert {style.family for style in styles} == {"stix", "roman", "serif", "sans"}
    for style in styles:
        red, green, blue = style.ink
        assert 0.30 * red + 0.59 * green + 0.11 * blue < 90, "strokes must be dark enough to read"


def test_text_scale_changes_the_text_and_nothing_else() -> None:
    for i in range(50):
        usual, large = asdict(sample_style(Random(i), 224)), asdict(sample_style(Random(i), 224, 2.0))
        text = {name: (usual.pop(name), large.pop(name)) for name in ("font", "smallest", "text")}
        assert usual == large
        assert all(abs(2 * text[name][0] - text[name][1]) <= 1.5 for name in ("font", "text"))
        assert text["smallest"][1] > text["smallest"][0]


def test_gray_styles_give_one_channel_and_colours_three() -> None:
    figure, labels = triangle(Random(1))
    for seed in range(12):
        drawing = draw(figure, labels, sample_style(Random(seed), 336))
        assert drawing.pixels.dtype == np.uint8
        assert drawing.pixels.shape == ((336, 336) if drawing.style.gray else (336, 336, 3))


@pytest.mark.parametrize("size", [1, 2, 7, 448])
def test_rgb_pixels_are_the_canvas_without_alpha(size: int) -> None:
    canvas = Canvas(size, size)
    canvas.bytes[:] = np.random.default_rng(3).integers(0, 256, canvas.bytes.shape, np.uint8)
    assert np.array_equal(rgb_pixels(canvas), canvas.bytes[:, :, :3])


def test_figures_fill_the_canvas() -> None:
    shares = []
    for i in range(60):
        try:
            drawing = sample(i)[2]
        except Reject:
            continue
        bounds = np.array([o["bbox"] for o in drawing.objects])
        low, high = bounds[:, :2].min(axis=0), bounds[:, 2:].max(axis=0)
        shares.append(float((high - low).max()) / drawing.pixels.shape[0])
    assert min(shares) > 0.8


@pytest.mark.parametrize("maker", MAKERS)
def test_objects_name_everything(maker: object) -> None:
    figure, labels = maker(Random(2))  # type: ignore[operator]
    drawing = draw(figure, labels, sample_style(Random(5), 448))
    kinds = [o["kind"] for o in drawing.objects]
    named = [name for name in figure.points if not name.startswith("_")]
    assert kinds.count("point") == len(named)
    assert sum(k in ("segment", "circle", "arc") for k in kinds) == len(figure.strokes)
    assert sum(k in ("right_angle", "angle_mark", "tick", "chevron") for k in kinds) == len(figure.marks)
    assert kinds.count("fill") == len(figure.fills)
    assert kinds.count("label") == len(labels)
    a, b, c, d, e, f = drawing.matrix
    assert a * a + b * b == pytest.approx(c * c + d * d)
    assert a * c + b * d == pytest.approx(0, abs=1e-6)
    for entry in drawing.objects:
        assert set(entry) == {"kind", "name", "text", "bbox", "points"}
        assert "_" not in entry["name"]
        if entry["kind"] == "point":
            x, y = figure.points[entry["name"]]
            assert entry["points"][0] == pytest.approx([a * x + c * y + e, b * x + d * y + f], abs=0.06)
    json.dumps(drawing.objects)
    json.dumps(drawing.strokes)


@pytest.mark.parametrize("side", ["above", "below", "left", "right"])
@pytest.mark.parametrize("choices", [[], ["5 cm", "5√3 cm", "10 cm", "12π cm"]])
def test_typeset_keeps_the_diagram_and_sets_the_text_beside_it(side: str, choices: list[str]) -> None:
    figure, labels = triangle(Random(4))
    for seed in range(6):
        style: Style = replace(sample_style(Random(seed), 448), side=side)
        plain = draw(figure, labels, style)
        full = typeset(plain, QUESTION, choices, plain.style)
        height, width = full.pixels.shape[:2]
        text = [o for o in full.objects if o["kind"] == "text"]
        assert len(text) == 1
        assert QUESTION in text[0]["text"]
        x0, y0, x1, y1 = text[0]["bbox"]
        assert 2 <= x0 < x1 <= width - 2
        assert 2 <= y0 < y1 <= height - 2
        dx, dy = full.matrix[4] - plain.matrix[4], full.matrix[5] - plain.matrix[5]
        for before, after in zip(plain.objects, full.objects, strict=False):
            assert after["bbox"] == pytest.approx(
                [v + s for v, s in zip(before["bbox"], (dx, dy, dx, dy), strict=True)]
            )
            bx0, by0, bx1, by1 = after["bbox"]
            assert bx1 < x0 or x1 < bx0 or by1 < y0 or y1 < by0, "the text stands clear of the diagram"
        window = full.pixels[round(dy) : round(dy) + 448, round(dx) : round(dx) + 448]
        assert np.array_equal(window, plain.pixels)


@pytest.mark.parametrize(
    ("text", "italic"),
    [
        ("A", "A"),
        ("A circle with a radius", ""),
        ("Point A lies on AB.", "AAB"),
        ("A lies on a line", "A"),
        ("A. 5 m", ""),
        ("∠ABC = 2x + 1", "ABCx"),
        ("5√3 cm", ""),
        ("7 m", ""),
    ],
)
def test_only_letters_of_mathematics_are_italic(text: str, italic: str) -> None:
    assert "".join(text[i] for i in sorted(_italic_letters(text))) == italic


if __name__ == "__main__":
    print(json.dumps(hashes()))
