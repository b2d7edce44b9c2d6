"""Two graphs of straight pieces: compositions, sums, differences, products and quotients of values read off them."""

from itertools import pairwise

from engine import Axes, Curve, Fraction, Piece, Reject
from generators.graphs.again import again
from generators.graphs.plot import plot
from generators.graphs.turning import minus
from generators.graphs.two_places import MIXED, drawn_places, of_two_functions
from generators.rules import pairs as rules

WEIGHT = 0.036
FEW_NUMBERS = 1

NODES = tuple(range(-8, 9, 2))  # even heights too, so that the values halfway are whole numbers


def value(heights, x):
    """Of the broken line through the nodes, at a whole place."""
    i, odd = divmod(x - NODES[0], 2)
    return (heights[i] + heights[i + 1]) // 2 if odd else heights[i]


@again
def sample(rng):
    f, g = ([rng.randrange(-8, 9, 2) for _ in NODES] for _ in "fg")
    if any(abs(u - v) < 1 for u, v in zip(f, g, strict=True)) or max(len(set(f)), len(set(g))) < 4:
        raise Reject("the graphs meet at a node, or are flat")
    x = rng.randint(-8, 8)
    if not value(g, x):
        raise Reject("a quotient by zero")
    return {
        "f": f,
        "g": g,
        "x": x,
        "order": rng.choice(("fg", "gf")),
        "combined": rng.choice(tuple(rules.AT_ONE_PLACE)),
        "two": drawn_places(rng, range(-8, 9), MIXED),
    }


def build(s, v):
    x, axes = v["x"], Axes(-9.0, 9.0, -9.0, 9.0, 1.0, 1.0, equal=False, grid=True)
    s.axes(axes)
    at = {own: {place: value(v[own], place) for place in range(NODES[0], NODES[-1] + 1)} for own in "fg"}
    names = {}
    for look, own in enumerate("fg"):
        ends = list(zip(NODES, v[own], strict=True))
        pieces = tuple(
            Piece(f"{b} + ({Fraction(d - b, c - a)})*(x - ({a}))", a, c) for (a, b), (c, d) in pairwise(ends)
        )
        names[own] = s.curve(Curve(own, pieces, look, f"y = {s.letter(own)}(x)"))
    f, g = names["f"], names["g"]
    places = {("f", x): "A", ("g", x): "B"}
    for outer, inner in (("f", "g"), ("g", "f")):
        places.setdefault((outer, at[inner][x]), "C" if outer == "f" else "D")
    for own, place, letter in zip("fg", v["two"]["places"], "EG", strict=True):
        places.setdefault((own, place), letter)
    values, marked = {}, {"f": [], "g": []}
    for (own, place), letter in places.items():
        name, pair = plot(s, letter, place, at[own][place])
        marked[own].append(name)
        values[own, place] = s.quantity("value", names[own], str(place), give=False, ask=False)
        s.apply(rules.READ_VALUE, v=values[own, place], A=pair, point=name, function=names[own])
    for own, points in marked.items():
        s.claim("all_on_curve", names[own], *points, said=True)
    for outer, inner in (v["order"],):
        middle = at[inner][x]
        result, other = at[outer][middle], at[inner].get(at[outer][x])
        wrong = {
            "multiplies_the_two_values": str(at["f"][x] * at["g"][x]),
            "stops_at_the_inner_value": str(middle),
            "takes_the_outer_function_at_x": str(at[outer][x]),
            "composes_the_other_way_round": str(other),
        }
        goal = s.quantity("composite", names[outer], names[inner], str(x), give=False)
        words = {"function": names[outer], "inner": f"{names[inner]}({minus(x)})", "middle": minus(middle)}
        s.conclude("outer_at_inner", goal, (values[inner, x], values[outer, middle]), str(result), wrong, **words)
    kind = v["combined"]
    s.apply(rules.AT_ONE_PLACE[kind], s=s.quantity(kind, f, g, str(x), give=False), u=values["f", x], v=values["g", x])
    of_two_functions(s, f, g, v["two"], [values[own, x] for own, x in zip("fg", v["two"]["places"], strict=True)])
    s.say("", f=f, g=g)
