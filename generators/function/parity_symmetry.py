"""Even, odd or neither: by the formula of f(-x), and values at opposite places read off a symmetric graph."""

from engine import Reject
from generators.graphs.again import again
from generators.graphs.plot import graph, plot
from generators.graphs.polynomial import poly, value
from generators.graphs.two_places import drawn_places, from_two_values
from generators.graphs.window import graph_window
from generators.rules import graphs

WEIGHT = 0.026
FEW_NUMBERS = 1


@again
def sample(rng):
    kind = rng.choice(("even", "odd", "neither"))
    top = rng.choice((3, 4)) if kind == "neither" else 4 if kind == "even" else rng.choice((3, 5))
    powers = {"even": (0, 2, 4), "odd": (1, 3, 5), "neither": (0, 1, 2, 3, 4)}[kind]
    c = [rng.randint(-9, 9) if k in powers else 0 for k in range(top + 1)]
    if rng.random() < 0.4 and kind != "odd":
        c = c[:3]
    even, odd = any(c[0::2]), any(c[1::2])
    places = [x for x in range(-3, 4) if x and abs(value(c, x)) <= 25]
    if (even and odd) != (kind == "neither") or not any(c[1:]) or len({abs(x) for x in places}) < 2 or c[-1] == 0:
        raise Reject("another symmetry, or too steep")
    a = rng.choice(places)
    b = rng.choice([x for x in places if abs(x) != abs(a)])
    two = drawn_places(rng, (-a, -b)) if kind != "neither" else None
    return {
        "two": two,
        "seen": kind != "neither" and rng.random() < 0.7,
        "kind": kind,
        "c": c,
        "a": a,
        "b": b,
        "grid": rng.random() < 0.6,
    }


def build(s, v):
    c, kind, a, b = v["c"], v["kind"], v["a"], v["b"]
    heights = [value(c, x) for x in (a, b, -a, -b)]
    reach = max(abs(a), abs(b)) + 1
    axes = graph_window((-reach, reach), [*heights, c[0], 3, -3], v["grid"])
    s.axes(axes)
    f = graph(s, axes, "f", poly(c))
    words = {"function": f}
    flipped = [-k if i % 2 else k for i, k in enumerate(c)]
    if v["seen"]:
        (A, one), (B, other) = plot(s, "A", a, value(c, a)), plot(s, "B", b, value(c, b))
        s.claim(f"{kind}_graph", f, said=True)
        for name in (A, B):
            s.claim("on_curve", name, f, said=True)
        rule = graphs.EVEN_VALUE if kind == "even" else graphs.ODD_VALUE
        opposite = s.quantity("value_at", f, str(-a), give=False)
        s.apply(rule, v=opposite, A=one, **words)
        mirrored = s.quantity("value_at", f, str(-b), give=False)
        s.apply(rule, v=mirrored, A=other, **words)
        known = {-a: opposite, -b: mirrored}
        from_two_values(s, f, v["two"], [known[x] for x in v["two"]["places"]])
        total = s.quantity("sum_of_values", f, str(-a), str(b), give=False)
        s.apply(graphs.ADD_TO, v=total, u=opposite, B=other, **words)
    else:
        formula = s.quantity("formula", f, value=poly(c))
        mirrored = s.quantity("parity_check", f, give=False)
        wrong = {
            "changes_all_signs": poly([-k for k in c]),
            "keeps_all_signs": poly(c),
            "changes_the_even_powers": poly([-k for k in flipped]),
        }
        s.conclude(
            "replacing_x",
            mirrored,
            (formula,),
            poly(flipped),
            {n: w for n, w in wrong.items() if w != poly(flipped)},
            **words,
        )
        names = ("even", "odd", "neither")
        word = next(name for name in names if name.startswith(kind))
        wrong = {f"takes it for {w}": w for w in names if w != word}
        s.judge("comparing_mirrored", s.quantity("parity", f, give=False), (formula, mirrored), word, wrong, **words)
    s.say("", f=f)
