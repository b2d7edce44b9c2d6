"""A staircase a⌊x/w⌋ + k: values between the steps, one-sided limits, the jump, continuity at a step."""

from fractions import Fraction

from engine import Curve, Piece, Reject
from generators.graphs.again import again
from generators.graphs.window import graph_window
from generators.rules import algebra, limits

WEIGHT = 0.2


@again
def sample(rng):
    w, a, k = rng.choice((1, 1, 2, 3)), rng.choice((1, 1, -1, 2, -2, 3, -3)), rng.randint(-6, 6)
    low, high = -rng.randint(2, 4), rng.randint(2, 4)
    if max(abs(a * n + k) for n in (low, high - 1)) > 14:
        raise Reject("too high")
    step = rng.choice([n for n in range(low + 1, high) if n])
    inside = [n * w + part for n in range(low, high) for part in (Fraction(w, 2), Fraction(w, 3), Fraction(w, 4))]
    return {
        "w": w,
        "a": a,
        "k": k,
        "low": low,
        "high": high,
        "step": step,
        "place": rng.choice(inside),
        "other": rng.choice(inside),
        "grid": rng.random() < 0.6,
    }


def build(s, v):
    w, a, k, low, high = v["w"], v["a"], v["k"], v["low"], v["high"]
    axes = graph_window((low * w, high * w), [a * n + k for n in range(low, high)], v["grid"])
    s.axes(axes)
    heights = {n: a * n + k for n in range(low, high)}
    f = s.curve(Curve("f", tuple(Piece(str(y), n * w, (n + 1) * w) for n, y in heights.items())))
    for n, y in heights.items():
        if n > low:
            s.point(f"_c{n}", (n * w, y), dot=True)
        if n < high - 1:
            s.ring(s.point(f"_o{n}", ((n + 1) * w, y)))
    formula = s.quantity("formula", f, value=f"({a})*floor({f'x/{w}' if w > 1 else 'x'}) + ({k})")
    words = {"function": f}
    step = v["step"]
    place = str(step * w)
    left, right = (s.quantity(f"limit_{side}", f, place, give=False) for side in ("left", "right"))
    at = s.quantity("value_at", f, place, give=False)
    wrong = {
        "takes_the_value_at_the_step": str(a * step + k),
        "forgets_the_constant": str(a * (step - 1)),
        "forgets_to_round_down": str(a * step - a * 2 + k),
    }
    s.conclude("steps_of_floor", left, (formula,), str(a * (step - 1) + k), wrong, **words)
    wrong = {
        "takes_the_step_before": str(a * (step - 1) + k),
        "forgets_the_constant": str(a * step),
        "takes_the_step_after": str(a * (step + 1) + k),
    }
    s.conclude("steps_of_floor", right, (formula,), str(a * step + k), wrong, **words)
    s.apply(limits.JUMP, J=s.quantity("jump", f, place, give=False), L=left, R=right, **words)
    rule = algebra.value_at(place)
    s.apply(rule, v=at, f=formula, **words)
    word = "continuous from the right only"
    others = ("continuous", "continuous from the left only", "continuous from neither side")
    wrong = {f"takes it for {w}": w for w in others}
    s.judge("comparing_limits", s.quantity("continuity", f, place, give=False), (left, right, at), word, wrong, **words)
    for where in dict.fromkeys((v["place"], v["other"])):
        x = Fraction(where)
        n = x // w
        wrong = {
            "rounds_up": str(a * (n + 1) + k),
            "forgets_to_round_down": str(a * x / w + k),
            "forgets_the_constant": str(a * n),
            "cuts_off_the_fraction": str(a * (n if x >= 0 else n + 1) + k + (a if x >= 0 else 0)),
        }
        s.step(
            limits.floor_value(str(x)), wrong=wrong, v=s.quantity("value_at", f, str(x), give=False), f=formula, **words
        )
    s.say("", f=f)
