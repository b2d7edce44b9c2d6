"""Semicircles along one diameter: small ones are cut from the large one or added on the other side."""

from engine import Edge, Reject
from generators.rules.arc import semicircle_area, semicircles_balance
from generators.rules.area import SEMICIRCLE_ARC, SEMICIRCLE_AREA_DIAMETER, perimeter_sum, segment_sum


def sample(rng):
    least = rng.randint(2, 11)
    parts = rng.sample(range(least, 3 * least + 2), rng.choice((2, 3, 3, 3, 3, 3)))
    below = [rng.random() < 0.4 for _ in parts]
    if min(parts) * 6 < sum(parts) or all(below):
        raise Reject("badly proportioned")
    known = [
        rng.choice(("length", "length", "arc", "area")) for _ in parts
    ]  # what of each small semicircle may be given
    return {"parts": parts, "known": known, "below": below, "fill": rng.choice(("light", "hatch"))}


def build(s, p):
    parts, below = p["parts"], p["below"]
    ends = [s.point("ABCD"[i], (sum(parts[:i]), 0)) for i in range(len(parts) + 1)]
    first, last, total = ends[0], ends[-1], sum(parts)
    middle = s.point("_m", (total / 2, 0))
    s.arc(middle, last, first)
    whole, lengths, areas, arcs, around = (
        s.length(first, last, give=False, ask=False),
        [],
        [],
        [],
        [Edge(last, first, middle)],
    )
    for i, (a, b, size, under, known) in enumerate(zip(ends[:-1], ends[1:], parts, below, p["known"], strict=True)):
        centre = s.point(f"_m{i}", ((s.xy(a)[0] + s.xy(b)[0]) / 2, 0))
        s.segment(a, b, role="aux")
        start, stop = (a, b) if under else (b, a)
        s.arc(centre, start, stop)
        around.append(Edge(a, b, centre, under))
        length, area = (
            s.length(a, b, size, give=known == "length", ask=False),
            semicircle_area(s, centre, start, stop, a + b, give=known == "area", ask=False),
        )
        arc = _arc(s, centre, start, stop, a + b, give=known == "arc")
        _semicircle(s, area, arc, length, a + b)
        for found, new in ((lengths, length), (areas, area), (arcs, arc)):
            found.append(new)
        if i > 0:
            s.claim("between", a, first, last)
    large = semicircle_area(s, middle, last, first, first + last, give=False, ask=False)
    outer = _arc(s, middle, last, first, first + last, give=False)
    _semicircle(s, large, outer, whole, first + last)
    s.region("shaded", "the shaded region", tuple(around))
    s.fill("shaded", p["fill"])
    names = {f"p{i}": name for i, name in enumerate(lengths, 1)}
    s.apply(segment_sum(*(1 for _ in parts)), whole=whole, **names, line=first + last)
    balance = semicircles_balance(*(1 if under else -1 for under in below))
    s.apply(
        balance,
        S=s.area("shaded"),
        whole=large,
        **{f"p{i}": name for i, name in enumerate(areas, 1)},
        figure="the shaded region",
    )
    boundary = {f"p{i}": name for i, name in enumerate([outer, *arcs], 1)}
    s.apply(perimeter_sum(*(1 for _ in boundary)), whole=s.perimeter("shaded"), **boundary, figure="the shaded region")
    cut = [a + b for a, b, under in zip(ends, ends[1:], below, strict=False) if not under]
    added = [a + b for a, b, under in zip(ends, ends[1:], below, strict=False) if under]
    inner = " and ".join(filter(None, (", ".join(ends[1:-2]), ends[-2])))
    s.say(
        "mixed" if added else "cut",
        line=first + last,
        inner=inner,
        cut=_semicircles(cut),
        added=_semicircles(added),
        many_cut=len(cut) > 1,
        many_added=len(added) > 1,
    )


def _arc(s, centre, start, stop, letters, give):
    """Length of an arc, which is called by the letters of its diameter, whichever way round it runs."""
    noun = f"arc {letters}"
    return s.quantity("arc_length", centre, start, stop, symbol=noun, noun=noun, give=give, ask=False)


def _semicircle(s, area, arc, diameter, letters):
    s.apply(SEMICIRCLE_AREA_DIAMETER, S=area, d=diameter, figure=f"the semicircle on {letters}")
    s.apply(SEMICIRCLE_ARC, L=arc, d=diameter, figure=f"the semicircle on {letters}")


def _semicircles(diameters):
    """the semicircle on AB; the semicircles on AB, BC and CD."""
    *others, last = diameters or [""]
    return f"the semicircles on {', '.join(others)} and {last}" if others else f"the semicircle on {last}"
