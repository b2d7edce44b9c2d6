"""A smooth graph on a closed interval: local and global extrema, their places, where it rises and falls."""

from itertools import pairwise

from generators.graphs.again import again
from generators.graphs.marks import rounded
from generators.graphs.nodes import zigzag
from generators.graphs.plot import plot
from generators.graphs.window import graph_window
from generators.rules import graphs

WEIGHT = 1.02
FEW_NUMBERS = 1


@again
def sample(rng):
    return {"nodes": zigzag(rng, (4, 6), 2), "grid": rng.random() < 0.6}


def union(parts):
    """Open intervals as text."""
    texts = [f"Interval({a}, {b}, True, True)" for a, b in parts]
    return texts[0] if len(texts) == 1 else f"Union({', '.join(texts)})"


def build(s, v):
    nodes = v["nodes"]
    axes = graph_window((min(nodes[0][0], 0) - 1, max(nodes[-1][0], 0) + 1), [y for _, y in nodes], v["grid"])
    s.axes(axes)
    f = rounded(s, "f", nodes)
    words = {"function": f}
    points = [plot(s, letter, x, y) for letter, (x, y) in zip("ABCDEG", nodes, strict=False)]
    places = [point.place for point in points]
    ends, inner = (points[0], points[-1]), range(1, len(nodes) - 1)
    for point in ends:
        s.claim("end_in", point.name, f, said=True)
    tops = [i for i in inner if nodes[i][1] > nodes[i - 1][1]]
    dips = [i for i in inner if i not in tops]
    for i in inner:
        s.claim("local_top" if i in tops else "local_bottom", points[i].name, f, said=True)
    for kind, chosen in (("peak_places", tops), ("dip_places", dips)):
        if len(chosen) > 1:
            bound = {f"P{i}": places[j] for i, j in enumerate(chosen)}
            s.apply(graphs.places(len(chosen)), Z=s.quantity(kind, f, give=False), **bound, **words)
    for name, kind, sign, inside in (("greatest", "max", 1, tops), ("least", "min", -1, dips)):
        candidates = [0, *inside, len(nodes) - 1]
        best = max(candidates, key=lambda i: sign * nodes[i][1])
        x, y = nodes[best]
        used = tuple(places[i] for i in candidates)
        opposite = min(nodes, key=lambda node: sign * node[1])
        looked = max((nodes[i] for i in inside if i != best), key=lambda n: sign * n[1], default=opposite)
        wrong = {
            "mixes_up_highest_and_lowest": str(opposite[1]),
            "takes_another_extreme": str(looked[1]),
            "takes_the_first_coordinate": str(x),
        }
        s.conclude(f"{name}_of_heights", s.quantity(f"global_{kind}", f, give=False), used, str(y), wrong, **words)
        wrong = {
            "mixes_up_highest_and_lowest": str(opposite[0]),
            "takes_another_extreme": str(looked[0]),
            "takes_the_height": str(y),
        }
        s.conclude(f"{name}_of_heights", s.quantity(f"{kind}_place", f, give=False), used, str(x), wrong, **words)
    spans = [((x0, x1), y1 > y0) for (x0, y0), (x1, y1) in pairwise(nodes)]
    for kind, up in (("increasing", True), ("decreasing", False)):
        parts = [span for span, rises in spans if rises == up]
        others = [span for span, rises in spans if rises != up]
        wrong = {"takes_rising_for_falling": union(others)}
        if len(parts) > 1:
            wrong |= {"leaves_one_out": union(parts[1:]), "takes_only_the_first": union(parts[:1])}
        s.conclude("between_turns", s.quantity(kind, f, give=False), tuple(places), union(parts), wrong, **words)
    s.say("", f=f)
