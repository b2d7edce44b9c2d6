"""Injective, bounded, surjective, range: words and intervals for functions of many shapes, from their formulas."""

from engine import Curve, Fraction, Piece
from generators.graphs.plot import source
from generators.graphs.window import graph_window

WEIGHT = 0.03

UP, DOWN, BOTH, NONE = "bounded below only", "bounded above only", "bounded", "unbounded on both sides"
MISTAKES = {  # of those who have the right range before their eyes
    UP: {"mixes_up_above_and_below": DOWN, "takes_one_bound_for_both": BOTH},
    DOWN: {"mixes_up_above_and_below": UP, "takes_one_bound_for_both": BOTH},
    BOTH: {"sees_the_lower_end_only": UP, "sees_the_upper_end_only": DOWN},
    NONE: {"takes_infinity_for_a_bound": BOTH},
}
SHAPES = {  # body of x - h; its least and greatest value, whether they are taken; whether it is injective
    "square": ("{x}**2", 0, None, True, False),
    "corner": ("abs{x}", 0, None, True, False),
    "fourth": ("{x}**4", 0, None, True, False),
    "cube": ("{x}**3", None, None, False, True),
    "exponential": ("2**{x}", 0, None, False, True),
    "sine": ("sin{x}", -1, 1, True, False),
    "cosine": ("cos{x}", -1, 1, True, False),
    "bump": ("(1/({x}**2 + 1))", 0, 1, None, False),
    "line": ("{x}", None, None, False, True),
}


BASIC = {  # what is stretched and shifted, and its range: in words, for the numbers of a solution are those given
    "square": ("a square", "from zero upwards"),
    "corner": ("an absolute value", "from zero upwards"),
    "fourth": ("a fourth power", "from zero upwards"),
    "cube": ("a cube", "all real numbers"),
    "exponential": ("an exponential", "all positive numbers"),
    "sine": ("a sine", "from minus one to one"),
    "cosine": ("a cosine", "from minus one to one"),
    "bump": ("the reciprocal of a square plus one", "positive, at most one"),
    "line": ("a linear term", "all real numbers"),
}


def sample(rng):
    return {
        "shape": rng.choice(tuple(SHAPES)),
        "a": rng.choice((1, 2, 3, 4, 5, -1, -2, -3, -4, -5, Fraction(1, 2), Fraction(-1, 2))),
        "h": rng.randint(-5, 5),
        "k": rng.randint(-7, 7),
    }


def interval(low, high, ends):
    """Text of an interval, None for no bound."""
    bottom, top = ("-oo" if low is None else source(low)), ("oo" if high is None else source(high))
    return f"Interval({bottom}, {top}, {not ends[0] or low is None}, {not ends[1] or high is None})"


def build(s, v):
    a, h, k = v["a"], v["h"], v["k"]
    body, low, high, taken, injective = SHAPES[v["shape"]]
    text = f"({a})*{body.format(x=f'(x - ({h}))')} + ({k})"
    axes = graph_window((min(h, 0) - 4, max(h, 0) + 4), (k + 4 * a if low is None or high is None else k + a, k - a, k))
    s.axes(axes)
    f = s.curve(Curve("f", (Piece(text, axes.x0, axes.x1),)))
    formula = s.quantity("formula", f, value=text)
    ends = [None if bound is None else k + a * bound for bound in (low, high)]
    belongs = (False, True) if taken is None else (taken, taken)
    if a < 0:
        ends, belongs = ends[::-1], belongs[::-1]
    values = s.quantity("value_range", f)
    wrong = {
        "forgets_the_shift": interval(*(None if e is None else e - k for e in ends), belongs),
        "turns_it_over": interval(*(None if e is None else 2 * k - e for e in ends[::-1]), belongs[::-1]),
        "opens_or_closes_the_ends": interval(*ends, [not b for b in belongs]),
        "takes_the_horizontal_shift": interval(*(None if e is None else e - k + h for e in ends), belongs),
    }
    right = interval(*ends, belongs)
    basic, reach = BASIC[v["shape"]]
    wrong = {name: other for name, other in wrong.items() if other != right}
    s.conclude("range_of_shape", values, (formula,), right, wrong, basic=basic, reach=reach)
    words = {(True, True): BOTH, (True, False): UP, (False, True): DOWN, (False, False): NONE}
    word = words[tuple(e is not None for e in ends)]
    s.judge("bounds", s.quantity("boundedness", f, give=False, ask=h % 2 == 0), (values,), word, MISTAKES[word])
    word, other = ("injective", "many-to-one")[:: 1 if injective else -1]
    s.judge(
        "horizontal_line",
        s.quantity("injectivity", f, give=False, ask=h % 3 == 1),
        (formula,),
        word,
        {"mixes_up_the_words": other},
    )
    word, other = ("surjective", "not surjective")[:: 1 if ends == [None, None] else -1]
    onto = s.quantity("onto", f, "R", noun=f"{f} as a function to the real numbers", give=False, ask=h % 3 == 0)
    s.judge("onto", onto, (values,), word, {"mixes_up_the_words": other})
    s.say("", f=f)
