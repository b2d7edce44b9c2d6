"""Diagrams as source: SVG is rendered and laid over the picture, TikZ and Asymptote say the same shapes."""

from __future__ import annotations

import io
import re
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image, ImageFilter

import engine
from engine import records
from engine.cli import main
from engine.errors import UserError
from engine.registry import domains
from engine.show.diagram import Path as Line
from engine.show.diagram import Round, Text, diagram_of
from engine.show.vector import asymptote, latex, svg, tikz

COUNT = 60


@lru_cache(maxsize=4)
def rows(domain: str) -> list[dict[str, Any]]:
    return list(records(domain, COUNT, seed=21))


def ink(picture: Image.Image, row: dict[str, Any]) -> np.ndarray:
    """Dark pixels off the texts, whose fonts differ, and off the fills, which may be hatched in the picture."""
    dark = np.asarray(picture.convert("L")) < 150
    for thing in row["objects"]:
        if thing["kind"] in ("label", "text", "fill"):
            x0, y0, x1, y1 = (round(edge) for edge in thing["bbox"])
            wide = 0 if thing["kind"] == "fill" else 0.1 * (x1 - x0) + 6
            dark[max(0, y0 - 5) : y1 + 6, max(0, round(x0 - wide)) : round(x1 + wide)] = False
    return dark


def near(dark: np.ndarray) -> np.ndarray:
    """All pixels within 2 px."""
    return np.asarray(Image.fromarray(dark.astype(np.uint8) * 255).filter(ImageFilter.MaxFilter(5))) > 0


@pytest.mark.parametrize("domain", domains())
def test_svg_rendered_is_the_picture(domain: str) -> None:
    try:
        import cairosvg
    except OSError as error:
        pytest.skip(f"no cairo library: {error}")
    shares = []
    for row in rows(domain):
        picture = Image.open(io.BytesIO(row["image"]["bytes"]))
        drawn = Image.open(io.BytesIO(cairosvg.svg2png(bytestring=svg(diagram_of(row)).encode())))
        assert drawn.size == picture.size
        one, other = ink(picture, row), ink(drawn, row)
        if one.sum() < 100:  # a fill covers it all
            continue
        shares.append(((one & near(other)).sum() / one.sum(), (other & near(one)).sum() / max(1, other.sum())))
        assert min(shares[-1]) > 0.85, (row["id"], row["family"], shares[-1])
    there, back = np.array(shares).T
    assert len(shares) > 0.8 * COUNT
    assert np.median(there) > 0.97  # arrowheads and ticks of axes are not in the row
    assert np.median(back) > 0.98
    assert np.mean(np.minimum(there, back) > 0.95) > 0.8


@pytest.mark.parametrize("domain", domains())
def test_svg_is_xml_and_says_every_label(domain: str) -> None:
    for row in rows(domain):
        root = ElementTree.fromstring(svg(diagram_of(row)))
        said = {element.text for element in root.iter("{http://www.w3.org/2000/svg}text")}
        assert {thing["text"] for thing in row["objects"] if thing["kind"] == "label"} <= said


@pytest.mark.parametrize("domain", domains())
def test_tikz_and_asymptote_say_the_same_shapes(domain: str) -> None:
    for row in rows(domain):
        diagram = diagram_of(row)
        tex, asy = tikz(diagram), asymptote(diagram)
        assert tex.count("\\begin{tikzpicture}") == tex.count("\\end{tikzpicture}") == 1
        bare = re.sub(r"\\[{}]", "", tex)
        assert bare.count("{") == bare.count("}")
        assert tex.isascii()
        body = tex.partition("\n\\fill[paper]")[2].splitlines()[1:-1]
        assert all(line.startswith(("\\draw[", "\\fill[", "\\node[")) and line.endswith(";") for line in body)
        kinds = [
            "\\node" if isinstance(s, Text) else "\\fill" if isinstance(s, Line) and s.fill else "\\draw"
            for s in diagram.shapes
        ]
        assert [line[:5] for line in body] == kinds
        for shape, line in zip(diagram.shapes, body, strict=True):
            numbers = [(float(x), float(y)) for x, y in re.findall(r"\((-?[\d.]+),(-?[\d.]+)\)", line)]
            if isinstance(shape, Line):
                loops = [point for loop in (shape.points, *shape.holes) for point in loop]
                assert np.allclose(numbers, loops, atol=0.01)
            elif isinstance(shape, Round):
                assert f"radius={shape.radius:.2f}".rstrip("0").rstrip(".") in line
        assert asy.count("{") == asy.count("}")
        assert len(asy.splitlines()) == len(diagram.shapes) + 2
        assert all(line.endswith(";") for line in asy.splitlines())


def test_what_is_special_to_latex_is_written_out() -> None:
    printed = "".join(path.read_text("utf-8") for path in (Path(engine.__file__).parent / "facts").glob("*.py"))
    assert latex(printed).isascii()  # every sign that a label can have
    assert latex("50% of a_b & {c}") == "50\\% of a\\_b \\& \\{c\\}"
    assert latex("∠ABC = 5√2°\nnext") == "$\\angle$ABC = 5$\\surd$2$^\\circ$ \\\\ next"


def test_show_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for form, ending in (("svg", "svg"), ("tikz", "tex"), ("asymptote", "asy")):
        assert main(["show", "geometry/0/3", "--as", form]) == 0
        (path,) = (tmp_path / "outputs" / "show").glob(f"*.{ending}")
        assert str(path.relative_to(tmp_path)) in capsys.readouterr().out
        assert len(path.read_text()) > 500
    with pytest.raises(UserError, match="has no picture"):
        diagram_of(next(records("geometry", 1, versions="text_only")))
