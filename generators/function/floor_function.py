"""The floor function stretched, moved and slanted, mx + a⌊(x - h)/w⌋ + k: values, one-sided limits, jumps, range."""

from engine import Curve, Fraction, Piece, Reject
from generators.graphs.again import again
from generators.graphs.two_places import at_two_places, drawn_places
from generators.graphs.window import graph_window
from generators.rules import algebra, limits

WEIGHT = 0.1
FEW_NUMBERS = 1


@again
def sample(rng):
    w, a, k = rng.choice((1, 1, 2, 3, 4)), rng.choice((1, -1, 2, -2, 3, -3, 4, -4, 5)), rng.randint(-9, 9)
    h = rng.randrange(w) if w > 1 else rng.choice((0, 0, Fraction(1, 2)))
    m = rng.choice((0, 0, 1, -1, 2, -2, Fraction(-a, w), Fraction(-a, w)))
    low, high = -rng.randint(2, 4), rng.randint(2, 4)
    heights = [m * (h + n * w) + a * n + k for n in (low, high - 1)]
    if max(map(abs, heights)) > 16 or Fraction(m).denominator > 2:
        raise Reject("too high")
    step = rng.choice([n for n in range(low + 1, high) if n])
    parts = (
        (Fraction(w, 2), Fraction(w, 4), Fraction(3 * w, 4)) if m else (Fraction(w, 2), Fraction(w, 3), Fraction(w, 4))
    )
    inside = sorted({h + n * w + part for n in range(low, high) for part in parts} - {0})
    return {
        "w": w,
        "a": a,
        "h": h,
        "k": k,
        "m": m,
        "low": low,
        "high": high,
        "step": step,
        "place": rng.choice(inside),
        "ask_value": rng.random() < 0.3,
        "two": drawn_places(rng, inside),
        "grid": rng.random() < 0.6,
    }


def text(v):
    """The formula."""
    inner = f"x - ({v['h']})" if v["h"] else "x"
    inner = f"({inner})/{v['w']}" if v["w"] > 1 else inner
    return f"({v['m']})*x + ({v['a']})*floor({inner}) + ({v['k']})"


def build(s, v):
    w, a, h, k, m, low, high = v["w"], v["a"], v["h"], v["k"], v["m"], v["low"], v["high"]

    def value(n, x):
        return m * Fraction(x) + a * n + k

    edges = {n: Fraction(h) + n * w for n in range(low, high + 1)}
    heights = [value(n, x) for n in range(low, high) for x in (edges[n], edges[n + 1])]
    axes = graph_window((low * w, -(-edges[high] // 1)), heights, v["grid"])
    s.axes(axes)
    pieces = tuple(Piece(f"({m})*x + ({a * n + k})", float(edges[n]), float(edges[n + 1])) for n in range(low, high))
    f = s.curve(Curve("f", pieces))
    for n in range(low, high):
        if n > low:
            s.point(f"_c{n}", (float(edges[n]), float(value(n, edges[n]))), dot=True)
        if n < high - 1:
            s.ring(s.point(f"_o{n}", (float(edges[n + 1]), float(value(n, edges[n + 1])))))
    formula = s.quantity("formula", f, value=text(v))
    words = {"function": f}
    step = v["step"]
    at_step = edges[step]
    place = str(at_step)
    left, right = (s.quantity(f"limit_{side}", f, place, give=False) for side in ("left", "right"))
    at = s.quantity("value_at", f, place, give=False)
    for side, limit in (("left", left), ("right", right)):
        theorem = limits.limit_at_step(side, place, str(a))
        s.apply(theorem, L=limit, f=formula, side=side, place=place.replace("-", "−"), **words)
    s.apply(limits.JUMP, J=s.quantity("jump", f, place, give=False), L=left, R=right, **words)
    s.apply(algebra.value_at(place), v=at, f=formula, **words)
    word = "continuous from the right only"
    others = ("continuous", "continuous from the left only", "continuous from neither side")
    wrong = {f"takes it for {other}": other for other in others}
    s.judge("comparing_limits", s.quantity("continuity", f, place, give=False), (left, right, at), word, wrong, **words)
    x = Fraction(v["place"])
    n = (x - h) // w
    wrong = {
        "rounds_up": str(value(n + 1, x)),
        "forgets_to_round_down": str(m * x + a * (x - h) / w + k),
        "forgets_the_constant": str(value(n, x) - k),
        "forgets_the_slanted_part": str(a * n + k),
    }
    wrong = {name: number for name, number in wrong.items() if number != str(value(n, x))}
    s.step(
        limits.floor_value(str(x)),
        wrong=wrong,
        v=s.quantity("value_at", f, str(x), give=False, ask=v["ask_value"]),
        f=formula,
        **words,
    )
    at_two_places(s, f, formula, v["two"], limits.floor_value, "value_at")
    if m and m * w == -a:  # each step ends as high as the one before began: a sawtooth
        ends = sorted((value(0, h), value(0, h + w)))
        opened = ("False, True", "True, False")[:: 1 if m > 0 else -1]
        wrong = {
            "opens_or_closes_the_ends": f"Interval({ends[0]}, {ends[1]}, {opened[1]})",
            "includes_both_ends": f"Interval({ends[0]}, {ends[1]})",
            "leaves_out_both_ends": f"Interval({ends[0]}, {ends[1]}, True, True)",
        }
        values = f"Interval({ends[0]}, {ends[1]}, {opened[0]})"
        s.conclude("teeth_of_floor", s.quantity("teeth_range", f, give=False), (formula,), values, wrong, **words)
    s.say("sawtooth" if m and m * w == -a else "slanted" if m else "", f=f)
