"""A record's diagram as a GeoGebra file: a zip with geogebra.xml, as geogebra.github.io/docs/reference/en/XML says.

Points that have letters are free, and what joins them hangs on them; functions are functions; lengths are the record's.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from math import hypot
from typing import Any
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import orjson

from engine.show.diagram import fills, marks, strokes
from engine.show.plane import runs
from engine.show.shapes import FULL, XY, Ink, Path, Round, Shape, Text, ink, on_circle, pairs
from engine.show.texts import texts

LETTER = re.compile(r"[A-Z]\d*$")
ON_AXES = ("tick_x", "tick_y", "origin", "axis")  # labels that GeoGebra's own axes have
FONT = 12  # px, of labels; a text says how much larger it is


@dataclass(slots=True)
class Sheet:
    """The construction as it grows.

    Attributes:
        zero, scale: px of the origin, px a unit along x and y; y points up.
        points: labels of the free points by place, px to a tenth.
        lines: XML.
    """

    zero: XY
    scale: XY
    points: dict[XY, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=count)

    def at(self, place: XY) -> XY:
        """A place of the canvas in units."""
        return (place[0] - self.zero[0]) / self.scale[0], (self.zero[1] - place[1]) / self.scale[1]

    def named(self, place: XY) -> str:
        """A point as a command takes it: by its letter if it has one."""
        return self.points.get(tenth(place)) or "({}, {})".format(*map(plain, self.at(place)))

    def command(self, name: str, inputs: list[str], kind: str, look: str, label: str = "") -> None:
        """A command and the element that it makes."""
        label = label or f"o_{{{next(self.numbers)}}}"
        given = " ".join(f"a{i}={quoteattr(text)}" for i, text in enumerate(inputs))
        self.lines.append(
            f'<command name="{name}"><input {given}/><output a0="{label}"/></command>\n'
            f'<element type="{kind}" label="{label}"><show object="true" label="false"/>{look}</element>'
        )


def geogebra(row: Mapping[str, Any]) -> bytes:
    """The file; needs a row with a picture. GeoGebra draws axes, grid and their numbers itself."""
    scene, style = orjson.loads(row["scene"]), orjson.loads(row["style"])
    a, b, _, d, e, f = scene["matrix"]
    axes = scene.get("axes")
    sheet = Sheet((e, f), (a, -d)) if axes else Sheet((0.0, float(row["height"])), (hypot(a, b), hypot(a, b)))
    letters(sheet, row, style)
    others = {**scene, "strokes": [s for s in scene["strokes"] if s["kind"] not in ("axis", "curve")]}
    for shape in fills(row, scene, style):
        draw(sheet, shape, ink(style["paper"]))
    for stroke in scene["strokes"]:
        if stroke["kind"] == "curve":
            curves(sheet, scene, stroke, style)
    said = {**row, "objects": [o for o in row["objects"] if o["name"] not in ON_AXES]}
    for shape in (*strokes(others, style), *marks(row, others, style), *texts(said, style)):
        draw(sheet, shape, ink(style["paper"]))
    return zipped(page(sheet, row, style, axes))


def letters(sheet: Sheet, row: Mapping[str, Any], style: Mapping[str, Any]) -> None:
    """A free point for each that has a letter; its dot is drawn where the picture has one, its letter as a text."""
    for thing in row["objects"]:
        if thing["kind"] == "point" and LETTER.match(thing["name"]):
            place = pairs(thing["points"])[0]
            x, y = map(plain, sheet.at(place))
            sheet.points[tenth(place)] = thing["name"]
            sheet.lines.append(
                f'<element type="point" label="{thing["name"]}"><show object="true" label="false"/>'
                f'{colour(ink(style["ink"]))}<coords x="{x}" y="{y}" z="1.0"/><pointSize val="1"/></element>'
            )


def curves(sheet: Sheet, scene: Mapping[str, Any], stroke: Mapping[str, Any], style: Mapping[str, Any]) -> None:
    """What shows of a curve: functions and parametric curves by their expressions, each over the part that shows."""
    look, name = stroke["look"], stroke["names"][0]
    dash = style["curve_dashes"][look] if stroke["dashed"] else None
    pen = line(ink(style["curve_inks"][look]), float(stroke["width"]), tuple(dash or ()))
    for i, (piece, run) in enumerate(runs(scene, name)):
        x, y = (source.replace("**", "^").replace("log(", "ln(") for source in piece[:2])
        own = name if i == 0 and re.fullmatch("[a-z]", name) and name not in "exyi" else ""
        if "," in x + y:  # a logarithm of two arguments
            draw(sheet, Path(run, ink(style["curve_inks"][look]), float(stroke["width"]), tuple(dash or ())), (0, 0, 0))
        elif piece[0] == "x":
            ends = [plain(sheet.at(run[k])[0]) for k in (0, -1)]
            sheet.command("Function", [y, *ends], "function", pen, own)
        else:
            ends = [plain(float(end)) for end in piece[2:4]]
            sheet.command("CurveCartesian", [x, y, "t", *ends], "curvecartesian", pen)


def draw(sheet: Sheet, shape: Shape, paper: Ink) -> None:
    """One shape; holes of a fill are laid over it in the paper's colour."""
    if isinstance(shape, Text):
        text(sheet, shape)
    elif isinstance(shape, Path) and shape.fill:
        for loop, shade in ((shape.points, shape.ink), *((hole, paper) for hole in shape.holes)):
            sheet.command("Polygon", [listed(sheet, loop)], "polygon", line(shade, 0.0, (), 1.0))
    elif isinstance(shape, Path):
        name, kind = ("Segment", "segment") if len(shape.points) == 2 else ("PolyLine", "polyline")
        inputs = list(map(sheet.named, shape.points)) if kind == "segment" else [listed(sheet, shape.points)]
        sheet.command(name, inputs, kind, line(shape.ink, shape.width, shape.dash))
    else:
        rounded(sheet, shape)


def rounded(sheet: Sheet, shape: Round) -> None:
    """A dot or an open circle as a point, a circle, or an arc, which GeoGebra draws anticlockwise."""
    pen = line(shape.ink, shape.width, shape.dash)
    if shape.fill or shape.width >= 2 * shape.radius:
        x, y = map(plain, sheet.at(shape.center))
        mark = f'<pointSize val="{max(1, round(shape.radius * (1 if shape.fill else 2)))}"/>'
        mark += f'<pointStyle val="{2 if shape.fill else 0}"/>'
        sheet.lines.append(
            f'<element type="point" label="P_{{{next(sheet.numbers)}}}"><show object="true" label="false"/>'
            f'{colour(shape.ink)}<coords x="{x}" y="{y}" z="1.0"/>{mark}</element>'
        )
    elif sheet.scale[0] != sheet.scale[1]:  # a circle of the canvas is none of the plane
        turn = [on_circle(shape.center, shape.radius, shape.start + shape.sweep * k / 48) for k in range(49)]
        sheet.command("PolyLine", [listed(sheet, tuple(turn))], "polyline", pen)
    elif abs(shape.sweep) >= FULL:
        radius = plain(shape.radius / sheet.scale[0])
        sheet.command("Circle", [sheet.named(shape.center), radius], "conic", pen)
    else:
        ends = [on_circle(shape.center, shape.radius, shape.start + part) for part in (0.0, shape.sweep)]
        ends = ends[::-1] if shape.sweep > 0 else ends
        sheet.command("CircleArc", list(map(sheet.named, (shape.center, *ends))), "conicpart", pen)


def text(sheet: Sheet, shape: Text) -> None:
    """Each line with its baseline at the foot of its box."""
    x0, y0, x1, y1 = shape.box
    rows = shape.text.split("\n")
    high = (y1 - y0) / len(rows)
    size = shape.size or min(1.35 * high, (x1 - x0) / (0.53 * max(map(len, rows))) if len(rows[0]) > 2 else 99.0)
    style = f'<font serif="{str(not shape.sans).lower()}" sizeM="{size / FONT:.2f}" size="{round(size) - FONT}" '
    style += f'style="{2 if shape.italic else 0}"/>'
    for i, said in enumerate(rows):
        x, y = map(plain, sheet.at((x0, y0 + (i + 1) * high)))
        label, exp = f"t_{{{next(sheet.numbers)}}}", quoteattr('"' + said.replace('"', "”") + '"', {'"': "&quot;"})
        sheet.lines.append(
            f'<expression label="{label}" exp={exp}/>\n<element type="text" label="{label}">'
            f'<show object="true" label="false"/>{colour(shape.ink)}{style}'
            f'<startPoint x="{x}" y="{y}" z="1.0"/></element>'
        )


def tenth(place: XY) -> XY:
    """A key for a place, px."""
    return round(place[0], 1) + 0.0, round(place[1], 1) + 0.0


def plain(number: float) -> str:
    """A number without an exponent, which GeoGebra would read as Euler's."""
    return f"{number:.9f}".rstrip("0").rstrip(".") if round(number, 9) else "0"


def listed(sheet: Sheet, points: tuple[XY, ...]) -> str:
    """{(0, 1), ...}: a list, so that no side gets a name of its own."""
    return "{" + ", ".join(map(sheet.named, points)) + "}"


def colour(shade: Ink, alpha: float = 0.0) -> str:
    """Colour and opacity of an element."""
    return '<objColor r="{}" g="{}" b="{}" alpha="{}"/>'.format(*shade, alpha)


def line(shade: Ink, width: float, dash: tuple[float, ...], alpha: float = 0.0) -> str:
    """Look of a stroke; a thickness of GeoGebra is half a pixel, types are solid, short dashes and dots."""
    kind = 0 if not dash else 20 if dash[0] < 4 else 10
    return f'{colour(shade, alpha)}<lineStyle thickness="{round(2 * width)}" type="{kind}"/>'


def page(sheet: Sheet, row: Mapping[str, Any], style: Mapping[str, Any], axes: Any) -> str:
    """geogebra.xml, at a scale of one to the pixel."""
    paper, title = '<bgColor r="{}" g="{}" b="{}"/>'.format(*style["paper"]), quoteattr(row["id"])
    (x, y), (across, up), on = sheet.zero, sheet.scale, str(bool(axes)).lower()
    grid = str(bool(axes and (axes["grid"] or style["grid"]))).lower()
    steps = axes["steps"] if axes else (1, 1)
    shown = "".join(
        f'<axis id="{i}" show="{on}" label="" unitLabel="" tickStyle="1" showNumbers="true" tickDistance="{step}"/>'
        for i, step in enumerate(steps)
    )
    return "\n".join(
        (
            '<?xml version="1.0" encoding="utf-8"?>\n<geogebra format="4.0">',
            f'<gui><font size="{FONT}"/></gui>\n<euclidianView>',
            f'<size width="{row["width"]}" height="{row["height"]}"/>',
            f'<coordSystem xZero="{x}" yZero="{y}" scale="{across}" yscale="{up}"/>',
            f'<evSettings axes="{on}" grid="{grid}" pointCapturing="0"/>{paper}{shown}',
            f'<grid distX="{steps[0]}" distY="{steps[1]}"/>' if axes else "",
            f'</euclidianView>\n<kernel/>\n<construction title={title} author="" date="">',
            *sheet.lines,
            "</construction>\n</geogebra>\n",
        )
    )


def zipped(xml: str) -> bytes:
    """The archive, with no time in it."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr(ZipInfo("geogebra.xml", (1980, 1, 1, 0, 0, 0)), xml, ZIP_DEFLATED)
    return out.getvalue()
