"""A graph of straight pieces on a grid, read off: f(a), f(f(a)), sums and products of values, solutions of f(x) = c."""

from itertools import pairwise

from engine import Reject
from generators.graphs.again import again
from generators.graphs.marks import polyline
from generators.graphs.plot import plot
from generators.graphs.turning import minus
from generators.graphs.two_places import MIXED, drawn_places, from_two_values
from generators.graphs.window import graph_window
from generators.rules import graphs, integrals

WEIGHT = 1.0
FEW_NUMBERS = 0.6


@again
def sample(rng):
    count = rng.randint(4, 6)
    xs = sorted(rng.sample(range(-9, 10), count))
    ys = [rng.randint(-8, 8) for _ in xs]
    if any(a == b for a, b in pairwise(ys)) or any(abs(b - a) < 1 for a, b in pairwise(xs)):
        raise Reject("a level piece")
    inner = [(x, y) for x, y in zip(xs, ys, strict=True) if y in xs and y != x]
    if not inner:
        raise Reject("no value is a place")
    start = rng.randint(0, count - 3)
    return {
        "pair": rng.choice(("sum", "product", "difference", "rate", *("",) * 8)),
        "iterated": rng.random() < 0.2,
        "counted": rng.random() < 0.35,
        "level": rng.choice([y for y in range(min(ys) + 1, max(ys)) if y not in ys] or [max(ys) + 1]),
        "two": drawn_places(rng, xs, MIXED),
        "part": (start, rng.randint(start + 2, count - 1)),
        "nodes": list(zip(xs, ys, strict=True)),
        "first": rng.choice(inner)[0],
        "grid": rng.random() < 0.7,
    }


def crossings(nodes, level):
    """Where the polyline has the height, if only at whole places."""
    found = set()
    for (x0, y0), (x1, y1) in pairwise(nodes):
        if min(y0, y1) <= level <= max(y0, y1):
            top = (level - y0) * (x1 - x0)
            if top % (y1 - y0):
                return None
            found.add(x0 + top // (y1 - y0))
    return sorted(found)


def build(s, v):
    nodes = v["nodes"]
    heights = dict(nodes)
    axes = graph_window((min(nodes[0][0], 0) - 1, max(nodes[-1][0], 0) + 1), [y for _, y in nodes], v["grid"])
    s.axes(axes)
    f = polyline(s, "f", nodes)
    words = {"function": f}
    points = {}
    for letter, (x, y) in zip("ABCDEG", nodes, strict=False):
        points[x] = plot(s, letter, x, y)
    corners = [point.name for point in points.values()]
    s.claim("all_on_curve", f, *corners, said=True, told=True)
    a = v["first"]
    b = heights[a]
    value = s.quantity("value_at", f, str(a), give=False, ask=False)
    s.apply(graphs.READ, v=value, A=points[a].place, **words)
    twice = s.quantity("iterated", f, str(a), give=False, ask=v["iterated"])
    c = heights[b]
    wrong = {
        "stops_after_one_step": str(b),
        "squares_the_value": str(b * b),
        "changes_the_sign": str(-c),
        "doubles_the_value": str(2 * b),
    }
    said = {"inner": f"{f}({minus(a)})", "middle": minus(b)}
    s.conclude("outer_at_inner", twice, (value, points[b].place), str(c), wrong, **said, **words)
    read = []
    for x in v["two"]["places"]:
        read.append(s.quantity("value_at", f, str(x), give=False, ask=False))
        if x != a:
            s.apply(graphs.READ, v=read[-1], A=points[x].place, **words)
    from_two_values(s, f, v["two"], read)
    start, stop = v["part"]
    part = [points[x] for x, _ in nodes[start : stop + 1]]
    ends = {"P": part[0].place, "Q": part[-1].place, "p": part[0].name, "q": part[-1].name}
    integral = s.quantity("integral_between", f, part[0].name, part[-1].name, give=False)
    between = {f"A{i}": point.place for i, point in enumerate(part)}
    s.apply(integrals.trapezoids(stop - start), I=integral, **between, **words)
    mean = s.quantity("mean_on", f, part[0].name, part[-1].name, give=False)
    s.apply(integrals.MEAN_VALUE, M=mean, I=integral, **ends, **words)
    if v["counted"]:
        counted(s, f, v["level"], nodes, tuple(point.place for point in points.values()))
    others = [x for x, _ in nodes if x not in (a, b)]
    if v["pair"]:
        combined(s, f, v["pair"], (a, b, others), points)
    for level in dict.fromkeys((b, heights[others[0]])):
        found = crossings(nodes, level)
        if found and len(found) > 1:
            free = iter("HJKLMN")
            here = [points[x] if x in points else plot(s, next(free), x, level) for x in found]
            s.claim("meets_level", f, str(level), *(point.name for point in here), said=True)
            bound = {f"P{i}": point.place for i, point in enumerate(here)}
            s.apply(graphs.places(len(here)), Z=s.quantity("solutions", f, str(level), give=False), **bound, **words)
            break
    s.say("", f=f, points=", ".join(corners))


def counted(s, f, level, nodes, marks):
    """How often the graph has a height that none of its corners has."""
    count = sum(min(y, z) < level < max(y, z) for (_, y), (_, z) in pairwise(nodes))
    wrong = {
        "leaves_one_out": str(count - 1),
        "counts_one_more": str(count + 1),
        "counts_the_pieces": str(len(nodes) - 1),
    }
    wrong = {name: number for name, number in wrong.items() if number not in (str(count), "-1")}
    number = s.quantity("solution_count", f, str(level), give=False)
    s.conclude("counting_crossings", number, marks, str(count), wrong, function=f, level=minus(level))


def combined(s, f, pair, places, points):
    """A sum, product or difference of two values, or the average rate of change between their places."""
    a, b, others = places
    kind, rule, x = {
        "sum": ("sum_of_values", graphs.SUM, others[0]),
        "product": ("product_of_values", graphs.PRODUCT, others[-1]),
        "difference": ("difference_of_values", graphs.DIFFERENCE, b),
        "rate": ("mean_slope", graphs.MEAN_SLOPE, others[-1]),
    }[pair]
    low, high = sorted((a, x)) if pair == "rate" else (a, x)
    target = s.quantity(kind, f, str(low), str(high), give=False)
    s.apply(rule, **{rule.forms[0].output: target}, A=points[low].place, B=points[high].place, function=f)
