"""Two pieces that meet smoothly, in a corner or with a jump: one-sided slopes, continuity, differentiability."""

from engine import Reject
from generators.graphs.again import again
from generators.graphs.pieces import marked_lines, say_pieces, two_pieces
from generators.graphs.polynomial import derived, poly, value
from generators.rules import limits

WEIGHT = 0.6
FEW_NUMBERS = 0.5


@again
def sample(rng):
    c, kind = rng.choice([x for x in range(-6, 7) if x]), rng.choice(("smooth", "corner", "jump", "jump"))
    left = [rng.randint(-20, 20), rng.randint(-7, 7), rng.choice((0, 0, 0, 1, -1, 2, -2))]
    bend = rng.choice([b for b in (0, 0, 0, 1, -1, 2, -2) if b != left[2] or (b == 0 and kind != "smooth")])
    slope = value(derived(left), c) + (0 if kind == "smooth" else rng.choice((-4, -3, -2, 2, 3, 4)))
    height = value(left, c) + (rng.choice((-5, -4, -3, 3, 4, 5)) if kind == "jump" else 0)
    right = [int(height - slope * c + bend * c * c), int(slope - 2 * bend * c), bend]
    left, right = (p if p[2] else p[:2] for p in (left, right))
    seen = [value(p, c + d) for p, d in ((left, -2), (left, -1), (left, 0), (right, 0), (right, 1), (right, 2))]
    if max(map(abs, seen)) > 18 or not any(left[1:]) or not any(right[1:]) or max(map(abs, (*left, *right))) > 30:
        raise Reject("too high or level")
    return {
        "c": c,
        "left": left,
        "right": right,
        "kind": kind,
        "marked": marked_lines(rng, (left, right), c, 0.95),
        "judged": rng.random() < 0.5,  # of three words, so that no four options can be offered
        "ask_sides": rng.random() < 0.25,
        "belongs": rng.choice(("left", "right")),
        "grid": rng.random() < 0.6,
    }


def build(s, v):
    made = two_pieces(s, (v["left"], v["right"]), v["c"], v["belongs"], v["grid"], v["marked"], v["ask_sides"])
    f, words, place = made.f, made.words, str(v["c"])
    slopes = []
    for i, (side, p) in enumerate((("left", v["left"]), ("right", v["right"]))):
        slope = s.quantity(f"slope_{side}", f, place, give=False, ask=v["ask_sides"])
        name = made.names[i]
        derivative = s.quantity("derivative_of", f, str(i), symbol=f"{name}′(x)", noun=name, give=False, ask=False)
        wrong = {"keeps_the_exponents": poly([0, *derived(p)]), "forgets_the_factors": poly(p[1:])}
        right = poly(derived(p))
        s.step(
            limits.DIFFERENTIATE,
            wrong={n: w for n, w in wrong.items() if w != right},
            D=derivative,
            g=made.formulas[i],
            **words,
        )
        s.apply(limits.slope_at(place), m=slope, D=derivative, **words)
        slopes.append(slope)
    words_of = ("differentiable", "only continuous", "discontinuous")
    word = words_of[("smooth", "corner", "jump").index(v["kind"])]
    wrong = {f"takes it for {w}": w for w in words_of if w != word}
    smooth = s.quantity("smoothness", f, place, give=False, ask=v["judged"])
    s.judge("comparing_slopes", smooth, (*made.sides, *slopes), word, wrong, **words)
    say_pieces(s, f, v["marked"])
