"""Diagrams as source: SVG, TikZ and GeoGebra files are rendered and laid over the picture, Asymptote says the same."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from functools import lru_cache
from itertools import combinations
from math import hypot
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import geogebra_files
import numpy as np
import orjson
import pytest
from PIL import Image, ImageFilter

import engine
from engine import records
from engine.cli import main
from engine.errors import UserError
from engine.registry import domains
from engine.show.diagram import diagram_of
from engine.show.geogebra import geogebra
from engine.show.shapes import Path as Line
from engine.show.shapes import Round, Text
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


def alike(one: np.ndarray, other: np.ndarray) -> tuple[float, float]:
    """Share of each picture's ink that lies within 2 px of the other's."""
    return (one & near(other)).sum() / max(1, one.sum()), (other & near(one)).sum() / max(1, other.sum())


def laid_over(drawn: list[Image.Image], rows: list[dict[str, Any]]) -> None:
    """Each rendered source against its record's picture. Fonts and hatches differ, and are left out."""
    shares = []
    for row, mine in zip(rows, drawn, strict=True):
        picture = Image.open(io.BytesIO(row["image"]["bytes"]))
        assert mine.size == picture.size
        one, other = ink(picture, row), ink(mine, row)
        if one.sum() < 100:  # a fill covers it all
            continue
        shares.append(alike(one, other))
        assert min(shares[-1]) > 0.93, (row["id"], row["family"], shares[-1])
    there, back = np.array(shares).T
    assert len(shares) > 0.8 * len(rows)
    assert min(np.median(there), np.median(back)) > 0.998
    assert np.mean(np.minimum(there, back) > 0.98) > 0.9


@pytest.mark.parametrize("domain", domains())
def test_svg_rendered_is_the_picture(domain: str) -> None:
    try:
        import cairosvg
    except OSError as error:
        pytest.skip(f"no cairo library: {error}")
    sources = (svg(diagram_of(row)).encode() for row in rows(domain))
    laid_over([Image.open(io.BytesIO(cairosvg.svg2png(bytestring=source))) for source in sources], rows(domain))


# a page for each picture, as large as it is
DOCUMENT = r"""\documentclass{article}
\usepackage{tikz}
\usepackage{fix-cm}
\pdfhorigin=0pt
\pdfvorigin=0pt
\newsavebox{\canvas}
\begin{document}
%s\end{document}
"""
PAGE = r"""\begin{lrbox}{\canvas}%%
%s\end{lrbox}
\pdfpagewidth=\wd\canvas
\pdfpageheight=\dimexpr\ht\canvas+\dp\canvas\relax
\shipout\hbox{\usebox{\canvas}}
"""


@pytest.mark.skipif(not (shutil.which("pdflatex") and shutil.which("pdftoppm")), reason="needs LaTeX and poppler")
@pytest.mark.parametrize("domain", domains())
def test_tikz_rendered_is_the_picture(domain: str, tmp_path: Path) -> None:
    some = rows(domain)[:24]
    (tmp_path / "all.tex").write_text(DOCUMENT % "".join(PAGE % tikz(diagram_of(row)) for row in some))
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "all.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-1500:]
    assert "Missing character" not in (tmp_path / "all.log").read_text(errors="replace")
    # TeX's points are 72.27 to the inch
    subprocess.run(["pdftoppm", "-r", "72.27", "-png", "all.pdf", "page"], cwd=tmp_path, check=True)
    pages = [Image.open(path) for path in sorted(tmp_path.glob("page-*.png"))]
    cut = [page.crop((0, 0, row["width"], row["height"])) for page, row in zip(pages, some, strict=True)]
    laid_over(cut, some)  # pages are rounded up to whole pixels


def corners(row: dict[str, Any]) -> tuple[str, str]:
    """Of the picture, lower left and upper right, as GeoGebra's plane has them."""
    scene, w, h = orjson.loads(row["scene"]), row["width"], row["height"]
    a, b, _, d, e, f = scene["matrix"]
    scale = hypot(a, b)
    low, high = ((-e / a, (h - f) / d), ((w - e) / a, -f / d)) if "axes" in scene else ((0, 0), (w / scale, h / scale))
    return "({:.9f}, {:.9f})".format(*low), "({:.9f}, {:.9f})".format(*high)


def bare(row: dict[str, Any]) -> dict[str, Any]:
    """The row without axes, grid and texts, which GeoGebra draws in its own way."""
    scene, style = orjson.loads(row["scene"]), orjson.loads(row["style"]) | {"grid": False}
    scene["strokes"] = [stroke for stroke in scene["strokes"] if stroke["kind"] != "axis"]
    if "axes" in scene:
        scene["axes"]["grid"] = False
    objects = [thing for thing in row["objects"] if thing["kind"] not in ("label", "text")]
    return row | {"scene": orjson.dumps(scene).decode(), "style": orjson.dumps(style).decode(), "objects": objects}


def xml_of(file: bytes) -> str:
    with ZipFile(io.BytesIO(file)) as archive:
        assert archive.namelist() == ["geogebra.xml"]
        return archive.read("geogebra.xml").decode()


@pytest.mark.slow
@pytest.mark.skipif(not geogebra_files.installed(), reason="needs Debian's packages geogebra and xvfb")
def test_geogebra_draws_the_picture(tmp_path: Path) -> None:
    cairosvg = pytest.importorskip("cairosvg")
    files, expected = {}, {}
    for domain in domains():
        for row in records(domain, 5, seed=22, versions="text_lite"):
            path, mine = tmp_path / f"{row['id'].replace('/', '-')}.ggb", bare(row)
            off = xml_of(geogebra(mine))
            for shown in ('axes="{}"', 'grid="{}"', '" show="{}" label=""'):
                off = off.replace(shown.format("true"), shown.format("false"))
            with ZipFile(path, "w") as archive:
                archive.writestr("geogebra.xml", off)
            files[path], expected[path] = corners(row), mine
    shares = []
    for path, (picture, values) in geogebra_files.drawn(files, tmp_path).items():
        row = expected[path]
        assert all(defined for defined, _ in values.values()), (row["id"], values)
        svg_drawn = Image.open(io.BytesIO(cairosvg.svg2png(bytestring=svg(diagram_of(row)).encode())))
        one = np.asarray(svg_drawn.convert("L")) < 150
        other = np.asarray(picture.convert("L").crop((0, 0, *svg_drawn.size))) < 150
        shares.append(min(alike(one, other)))
    assert np.median(shares) > 0.98
    assert np.mean(np.array(shares) > 0.93) > 0.8, shares


@pytest.mark.parametrize("domain", domains())
def test_geogebra_files_hold_the_points_where_they_are(domain: str) -> None:
    for row in rows(domain):
        root, scene = ElementTree.fromstring(xml_of(geogebra(row))), orjson.loads(row["scene"])
        assert root.tag == "geogebra"
        labels = [element.get("label") for element in root.iter("element")]
        assert len(labels) == len(set(labels))
        made = [output.get("a0") for output in root.iter("output")] + [e.get("label") for e in root.iter("expression")]
        assert set(made) <= set(labels)
        at = {
            element.get("label"): (float(coords.get("x", "")), float(coords.get("y", "")))
            for element in root.iter("element")
            for coords in element.iter("coords")
        }
        points = {n: at[n] for n in scene["points"] if n in at}
        for (n, p), (m, q) in combinations(points.items(), 2):  # turned or mirrored, but of the right size
            (x, y), (u, v) = scene["points"][n], scene["points"][m]
            here, there = hypot(p[0] - q[0], p[1] - q[1]), hypot(x - u, y - v)
            assert here == pytest.approx(there, abs=0.02 * there + 0.02), (row["id"], n, m)


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
        body = tex.partition("\n\\path[use as bounding box")[2].splitlines()[1:-1]
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
    assert latex("50% of a_bc & {c}") == "50\\% of a\\_bc \\& \\{c\\}"
    assert latex("m_w = x^2_") == "m$_{w}$ = x$^{2}$\\_"
    assert latex("∠ABC = 5√2°\nnext") == "$\\angle$ABC = 5$\\surd$2$^\\circ$ \\\\ next"


def test_show_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for form, ending in (("svg", "svg"), ("tikz", "tex"), ("asymptote", "asy"), ("geogebra", "ggb")):
        assert main(["show", "geometry/0/3", "--as", form]) == 0
        (path,) = (tmp_path / "outputs" / "show").glob(f"*.{ending}")
        assert str(path.relative_to(tmp_path)) in capsys.readouterr().out
        assert path.stat().st_size > 500
    with pytest.raises(UserError, match="has no picture"):
        diagram_of(next(records("geometry", 1, versions="text_only")))
