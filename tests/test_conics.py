"""Centres, vertices, axes and foci of conics are found in the drawn points, and a claim about another point fails."""

import pytest

from engine.check.conics import CONIC_PREDICATES
from engine.check.properties import PREDICATES
from generators.graphs.conic import pieces

SIDES = ((True, "left"), (False, "lower"))  # how the axis with the foci runs, and which of its points comes first


def scene(curve: str, level: bool, a: int, b: int, h: int = 3, k: int = -2) -> dict:
    """A conic about (h, k) with semi-axes a, b, ends V W and R S of its axes and foci F G, and a parabola."""
    c = (a * a - b * b if curve == "ellipse" else a * a + b * b) ** 0.5
    places = {"M": (0, 0), "V": (-a, 0), "W": (a, 0), "F": (-c, 0), "G": (c, 0), "R": (0, -b), "S": (0, b)}
    points = {name: [h + (u if level else v), k + (v if level else u)] for name, (u, v) in places.items()}
    drawn = [[p.x, p.y, p.start, p.stop] for p in pieces(curve, h, k, a, b, level, 9.0)]
    branch = ["t", "(t - 1)**2/8 + 4", -6, 9] if level else ["(t - 1)**2/8 + 4", "t", -6, 9]
    points["T"] = [1, 4] if level else [4, 1]
    return {"points": points, "curves": {curve: drawn, "parabola": [branch]}}


@pytest.mark.parametrize("level", [True, False])
@pytest.mark.parametrize("curve", ["ellipse", "hyperbola"])
def test_only_the_centre_is_the_centre(curve: str, level: bool) -> None:
    drawn, centre = scene(curve, level, 5, 3), CONIC_PREDICATES["conic_centre"]
    assert centre(drawn, curve, "M")
    assert not any(centre(drawn, curve, p) for p in "VWFGRS")
    drawn["points"]["M"][0] += 1e-4
    assert not centre(drawn, curve, "M")
    assert not centre(drawn, "parabola", "T")


@pytest.mark.parametrize("level", [True, False])
def test_only_the_vertex_of_a_parabola_is_its_vertex(level: bool) -> None:
    drawn, vertex = scene("ellipse", level, 5, 3), CONIC_PREDICATES["conic_vertex"]
    assert vertex(drawn, "parabola", "T")
    for place in ([1, 4.001], [1.001, 4], [3, 4.5]):  # off the curve on the axis, beside the axis, on the curve
        drawn["points"]["T"] = place if level else place[::-1]
        assert not vertex(drawn, "parabola", "T")
    assert not vertex(drawn, "ellipse", "V")


@pytest.mark.parametrize(("level", "first"), SIDES)
def test_ends_of_the_axes_and_foci_are_told_apart_and_so_are_their_sides(level: bool, first: str) -> None:
    other = "lower" if level else "left"
    drawn, ends = scene("ellipse", level, 5, 3), CONIC_PREDICATES["axis_ends"]
    assert ends(drawn, "ellipse", "V", "W", "major axis", first)
    assert ends(drawn, "ellipse", "R", "S", "minor axis", other)
    assert not ends(drawn, "ellipse", "V", "W", "minor axis", first)
    assert not ends(drawn, "ellipse", "R", "S", "major axis", other)
    assert not ends(drawn, "ellipse", "W", "V", "major axis", first)
    assert not ends(drawn, "ellipse", "V", "W", "major axis", other)
    assert not ends(drawn, "ellipse", "F", "G", "major axis", first)
    for curve in ("ellipse", "hyperbola"):
        drawn, foci = scene(curve, level, 5, 3), CONIC_PREDICATES["foci"]
        assert foci(drawn, curve, "F", "G", first)
        assert not foci(drawn, curve, "G", "F", first)
        assert not foci(drawn, curve, "V", "W", first)
    drawn, vertices = scene("hyperbola", level, 5, 3), CONIC_PREDICATES["vertices"]
    assert vertices(drawn, "hyperbola", "V", "W", first)
    assert not vertices(drawn, "hyperbola", "W", "V", first)
    assert not vertices(drawn, "hyperbola", "F", "G", first)


def test_a_tangent_is_named_from_either_end_but_touches_at_one_point_only() -> None:
    drawn = {"points": {"C": [0, 0], "T": [3, 4], "P": [7, 1]}, "circles": {"C": {"center": "C", "radius": 5}}}
    touches = PREDICATES["touching_line"]
    assert touches(drawn, "C", "P", "T", "T")
    assert touches(drawn, "C", "T", "P", "T")
    assert not touches(drawn, "C", "T", "P", "P")
    drawn["points"]["P"] = [8, 1]
    assert not touches(drawn, "C", "P", "T", "T")
