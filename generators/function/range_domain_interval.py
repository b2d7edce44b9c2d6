"""A graph drawn from one end to the other, open or closed: its domain and its range from the marked points."""

from generators.graphs.again import again
from generators.graphs.marks import ringed, rounded
from generators.graphs.nodes import zigzag
from generators.graphs.plot import plot
from generators.graphs.window import graph_window
from generators.rules import graphs

WEIGHT = 0.024
FEW_NUMBERS = 1


@again
def sample(rng):
    return {
        "nodes": zigzag(rng, (3, 5), 1),
        "open": (rng.random() < 0.5, rng.random() < 0.5),
        "grid": rng.random() < 0.6,
    }


def build(s, v):
    nodes = v["nodes"]
    axes = graph_window((min(nodes[0][0], 0) - 1, max(nodes[-1][0], 0) + 1), [y for _, y in nodes], v["grid"])
    s.axes(axes)
    f = rounded(s, "f", nodes)
    words = {"function": f}
    last = len(nodes) - 1
    left_out = {0: v["open"][0], last: v["open"][1]}
    marked = {}
    low = min(range(last + 1), key=lambda i: nodes[i][1])
    high = max(range(last + 1), key=lambda i: nodes[i][1])
    for letter, i in zip("ABLH", dict.fromkeys((0, last, low, high)), strict=False):
        is_open = left_out.get(i, False)
        marked[i] = (ringed if is_open else plot)(s, letter, *nodes[i])
        if i in left_out:
            s.claim("end_out" if is_open else "end_in", marked[i].name, f, said=True)
        else:
            s.claim("on_curve", marked[i].name, f)
    for i, end, inner in ((low, "not_below", "lowest"), (high, "not_above", "highest")):
        s.claim(end if i in left_out else inner, marked[i].name, f, said=True)
    domain, values = s.quantity("domain", f, give=False), s.quantity("range", f, give=False)
    s.apply(graphs.ends("domain", *v["open"]), D=domain, A=marked[0].place, B=marked[last].place, **words)
    edges = (left_out.get(low, False), left_out.get(high, False))
    s.apply(graphs.ends("range", *edges), D=values, A=marked[low].place, B=marked[high].place, **words)
    s.say("", f=f)
