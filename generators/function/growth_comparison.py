"""A line, a parabola and an exponential curve: values, increases, rates of change, which is ahead and which wins."""

from engine import Reject
from generators.graphs.again import again
from generators.graphs.plot import graph, plot
from generators.graphs.window import graph_window
from generators.rules import growth as rules
from generators.rules.pairs import AT_ONE_PLACE, READ_VALUE, substitution

WEIGHT = 0.2
FEW_NUMBERS = 0.4

SHAPES = {  # from the slowest growth to the fastest: formula and value
    "line": ("{a}*x + {c}", lambda a, c, x: a * x + c),
    "square": ("{a}*x**2 + {c}", lambda a, c, x: a * x**2 + c),
    "cube": ("{a}*x**3 + {c}", lambda a, c, x: a * x**3 + c),
    "doubling": ("{a}*2**x + {c}", lambda a, c, x: a * 2**x + c),
    "tripling": ("{a}*3**x + {c}", lambda a, c, x: a * 3**x + c),
}
ORDER = tuple(SHAPES)
FACTORS = {
    "line": range(2, 20),
    "square": (1, 2, 3, 4, 5, 6),
    "cube": (1, 2),
    "doubling": (1, 2, 3, 4, 5),
    "tripling": (1, 2),
}


def at(formula, x):
    """The value at a whole place."""
    shape, a, c = formula
    return SHAPES[shape][1](a, c, x)


@again
def sample(rng):
    shapes = sorted(rng.sample(ORDER, 3), key=ORDER.index)
    formulas = [(shape, rng.choice(FACTORS[shape]), rng.randint(-15, 25)) for shape in shapes]
    a = rng.randint(0, 3)
    b = a + rng.randint(1, 3)
    heights = [at(formula, x) for formula in formulas for x in (0, a, b)]
    if max(heights) > 90 or min(heights) < -16 or len({at(formula, b) for formula in formulas}) < 3:
        raise Reject("too high, or a tie")
    judged = rng.choice(("largest", "fastest", *("",) * 5))  # the name of one of three functions: no four options
    order = rng.sample(range(3), 3)
    return {
        "formulas": [formulas[i] for i in order],
        "fastest": order.index(2),
        "a": a,
        "b": b,
        "judged": judged,
        "marked": () if judged == "fastest" else tuple(sorted(rng.sample(range(3), rng.randint(1, 3)))),
    }


def build(s, v):
    a, b, formulas = v["a"], v["b"], v["formulas"]
    axes = graph_window((-1, b + 1), [at(formula, x) for formula in formulas for x in (0, a, b)])
    s.axes(axes)
    names, values, first = [], [], []
    for i, (own, formula) in enumerate(zip("fgh", formulas, strict=True)):
        text = SHAPES[formula[0]][0].format(a=formula[1], c=formula[2])
        f = graph(s, axes, own, text, i, True)
        names.append(f)
        ends = [s.quantity("value", f, str(x), give=False, ask=False) for x in (a, b)]
        if i in v["marked"]:
            read_off(s, f, "ABCDEG"[2 * i : 2 * i + 2], [(x, at(formula, x)) for x in (a, b)], ends)
        else:
            first.append(s.quantity("formula", f, value=text))
            for x, value in zip((a, b), ends, strict=True):
                s.apply(substitution(str(x)), v=value, f=first[-1], function=f)
        values.append(ends[1])
        rate = s.quantity("average_rate", f, str(a), str(b), give=False, ask=False)
        s.apply(rules.rate(str(b - a)), r=rate, u=ends[0], v=ends[1])
    for i, j in ((0, 1), (1, 2), (0, 2)):
        if (i in v["marked"]) == (j in v["marked"]):
            continue
        ahead = s.quantity("gap", names[i], names[j], str(b), give=False)
        s.apply(AT_ONE_PLACE["difference_at"], s=ahead, u=values[i], v=values[j])
    order = sorted(range(3), key=lambda i: at(formulas[i], b))
    wrong = {"takes_the_second_greatest": names[order[1]], "takes_the_least": names[order[0]]}
    largest = s.quantity("largest_at", *names, str(b), give=False, ask=v["judged"] == "largest")
    s.judge("largest", largest, tuple(values), names[order[2]], wrong)
    winner = names[v["fastest"]]
    others = [name for name in names if name != winner]
    wrong = {"takes_a_slower_one": others[0], "takes_the_one_with_the_greater_factors": others[1]}
    fastest = s.quantity("fastest", *names, give=False, ask=v["judged"] == "fastest")
    if not v["marked"]:  # two points do not tell how a function goes on
        s.judge("fastest", fastest, tuple(first), winner, wrong)
    one, other, third = names
    s.say("", f=one, g=other, h=third)


def read_off(s, f, letters, places, values):
    """Mark two points of a graph whose formula is not known, and let their heights be the values there."""
    marked = [plot(s, letter, *place, ask=False) for letter, place in zip(letters, places, strict=True)]
    s.claim("all_on_curve", f, *(name for name, _ in marked), said=True)
    for (name, pair), value in zip(marked, values, strict=True):
        s.apply(READ_VALUE, v=value, A=pair, point=name, function=f)
