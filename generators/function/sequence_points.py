"""A sequence drawn as points: difference or ratio, first term, a term further on, a partial sum."""

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.plot import plot
from generators.graphs.window import graph_window
from generators.rules import growth as rules

WEIGHT = 0.03

SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@again
def sample(rng):
    arithmetic = rng.random() < 0.6
    if arithmetic:
        d = rng.choice((1, 2, 3, 4, 5, -1, -2, -3, -4, Fraction(1, 2), Fraction(3, 2), Fraction(-1, 2)))
        first = rng.randint(-12, 14)
        terms = [first + d * i for i in range(6)]
    else:
        d = rng.choice((2, 3, Fraction(1, 2), -2, Fraction(-1, 2), Fraction(3, 2)))
        first = rng.choice((1, 2, 3, 4, 5, 6, 8, 12, 16, 20, 24, 32, 48, 64, -1, -2, -3, -4))
        terms = [first * d**i for i in range(5)]
    i = rng.randint(2, 4)
    j = i + 1 if not arithmetic else rng.randint(i + 1, len(terms))
    shown = [terms[i - 1], terms[j - 1]]
    if max(terms) - min(terms) > 90 or any(Fraction(t).denominator > 1 for t in shown):
        raise Reject("too high or off the grid")
    return {
        "arithmetic": arithmetic,
        "step": d,
        "terms": terms,
        "at": (i, j),
        "n": rng.randint(5, 20) if arithmetic else rng.randint(5, 7),
    }


def build(s, v):
    terms, (i, j), n = v["terms"], v["at"], v["n"]
    s.axes(graph_window((0, len(terms) + 1), terms))
    for k, height in enumerate(terms, start=1):
        if k not in (i, j):
            s.point(f"_{k}", (k, height), dot=True)
    (P, first), (Q, second) = plot(s, "P", i, terms[i - 1]), plot(s, "Q", j, terms[j - 1])
    s.claim("sequence_is", "a", "arithmetic" if v["arithmetic"] else "geometric", said=True, told=True)
    low = str(n).translate(SUBSCRIPTS)
    words = {"p": P, "q": Q}
    start, term, total = (
        s.quantity("term", "a", "1", symbol="a₁", noun="the first term"),
        s.quantity("term", "a", str(n), give=False, symbol=f"a{low}"),
        s.quantity("partial_sum", "a", str(n), give=False, symbol=f"S{low}"),
    )
    if v["arithmetic"]:
        step = s.quantity("common_difference", "a")
        s.apply(rules.ARITHMETIC_DIFFERENCE, d=step, P=first, Q=second, **words)
        s.apply(rules.ARITHMETIC_START, a=start, P=first, d=step, **words)
        by_term, by_sum = rules.arithmetic(n)
        s.apply(by_term, t=term, a=start, d=step)
        s.apply(by_sum, s=total, a=start, t=term)
    else:
        step = s.quantity("common_ratio", "a")
        s.apply(rules.GEOMETRIC_RATIO, r=step, P=first, Q=second, **words)
        s.apply(rules.geometric_start(i), a=start, P=first, r=step, **words)
        by_term, by_sum = rules.geometric(n)
        s.apply(by_term, t=term, a=start, r=step)
        s.apply(by_sum, s=total, a=start, r=step)
    s.say("arithmetic" if v["arithmetic"] else "geometric", p=P, q=Q)
