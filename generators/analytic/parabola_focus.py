"""A parabola by its vertex, focus and directrix, opening up, down or to a side; the distance of a point of it."""

from engine import Curve, Fraction, Piece, Reject
from generators.graphs.again import again
from generators.graphs.further import away, further
from generators.graphs.plot import Plotted, plot, through
from generators.graphs.window import square_window
from generators.rules.conics import (
    focal_distance,
    parabola_axis,
    parabola_directrix,
    parabola_equation,
    parabola_focus,
)
from generators.rules.plane import DISTANCE

WEIGHT = 1.1

WIDEST = 17  # of the window, in distances from vertex to focus: the vertex's letter needs room before the directrix
FURTHER = 0.35  # share with a further point: what is asked is then mostly about it, and not about the parabola


@again
def sample(rng):
    p = rng.choice((Fraction(1, 2), 1, Fraction(3, 2), 2, 2, Fraction(5, 2), 3, 3, 4)) * rng.choice((1, -1))
    reach = min(12, int(8 * abs(p)))
    h, k = (0, 0) if rng.random() < 0.05 else (rng.randint(-reach, reach), rng.randint(-reach, reach))
    step = rng.choice((1, 2, 3)) if p.denominator == 1 else 2
    side = rng.choice((-1, 1)) * step
    level = rng.random() < 0.5
    spot = (p * side * side, 2 * p * side)
    at = (h + spot[0], k + spot[1]) if level else (h + spot[1], k + spot[0])
    focus = (h + p, k) if level else (h, k + p)
    reach = min(7, int(5 * abs(p)) + 1)
    around = (h - reach, h + reach, k - reach, k + reach)
    far = away(rng, [(h, k), at, focus], around) if rng.random() < FURTHER else None
    params = {
        "far": far,
        "to": rng.choice("VF"),
        "vertex": (h, k),
        "p": p,
        "step": side,
        "level": level,
        "grid": rng.random() < 0.4,
    }
    axes = window(params)
    if axes.x1 - axes.x0 > WIDEST * abs(p):
        raise Reject("no room for the vertex's letter")
    return params


def window(v):
    """Axes about the parabola up to its point, its directrix and the further point."""
    (h, k), p, t, level = v["vertex"], Fraction(v["p"]), v["step"], v["level"]
    along, wide = p * t * t, max(abs(2 * p * t), abs(4 * p)) * Fraction(5, 4)
    ends = [(h + along, k + w) if level else (h + w, k + along) for w in (-wide, wide)]
    on_axis = [(h + q, k) if level else (h, k + q) for q in (p, -p)]
    return square_window([*ends, *on_axis, v["far"] or on_axis[0]], v["grid"], 0.6)


def build(s, v):
    (h, k), p, t, level = v["vertex"], Fraction(v["p"]), v["step"], v["level"]
    along, across = p * t * t, 2 * p * t  # of the point, from the vertex
    x, y = (h + along, k + across) if level else (h + across, k + along)
    focus = (h + p, k) if level else (h, k + p)
    behind = (h - p, k) if level else (h, k - p)
    axes = window(v)
    s.axes(axes)
    low, high = (axes.y0 - k, axes.y1 - k) if level else (axes.x0 - h, axes.x1 - h)
    square = f"t**2/({4 * p})"
    piece = (
        Piece(f"{k} + t", low, high, f"{h} + {square}") if level else Piece(f"{k} + {square}", low, high, f"{h} + t")
    )
    name = s.curve(Curve("parabola", (piece,)))
    words = {"curve": "parabola"}
    V, vertex = plot(s, "V", h, k)
    F, place = plot(s, "F", *focus)
    P, spot = plot(s, "P", x, y, ask=False)
    one = s.point("_d1", behind)
    other = s.point("_d2", (behind[0], behind[1] + 1) if level else (behind[0] + 1, behind[1]))
    through(s, axes, one, other, role="aux")
    s.claim("conic_vertex", name, V, said=True, told=True)
    s.claim("focus_directrix", name, F, one, other, said=True, told=True)
    s.claim("parallel_to_axis", V, F, "x" if level else "y", said=True)
    s.claim("on_conic", P, name, said=True, told=True)
    s.segment(P, F, role="thin")
    equation, size = s.quantity("conic", name), s.quantity("focal_parameter", V, F, value=p)
    s.apply(parabola_equation(level), E=equation, V=vertex, p=size, **words)
    s.apply(parabola_focus(level), F=place, V=vertex, p=size, **words)
    s.apply(parabola_directrix(level), D=s.quantity("directrix", one, other, give=False), V=vertex, p=size, **words)
    s.apply(parabola_axis(level), A=s.quantity("symmetry_axis", V, F, give=False), V=vertex, **words)
    distance = s.length(P, F, give=False)
    s.apply(focal_distance(level), d=distance, P=spot, V=vertex, p=size, point=P, **words)
    s.apply(DISTANCE, d=distance, A=spot, B=place, one=P, other=F, line=P + F)
    wrong = {"keeps the signs": f"({-h}, {-k})", "swaps the coordinates": f"({k}, {h})"}
    wrong |= {"changes one sign": f"({h}, {-k})", "changes the other sign": f"({-h}, {k})"}
    s.conclude("vertex_of_parabola", vertex, (equation,), f"({h}, {k})", wrong, **words)
    wrong = {"takes the whole factor": f"{4 * p}", "halves the factor": f"{2 * p}", "changes the sign": f"{-p}"}
    s.conclude("parameter_of_parabola", size, (equation,), f"{p}", wrong, **words)
    s.say("", vertex=V, focus=F, point=P)
    if v["far"]:
        further(s, "R", v["far"], Plotted(F, place) if v["to"] == "F" else Plotted(V, vertex))
