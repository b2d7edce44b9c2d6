"""Lines and rays through one point: vertical angles, straight angles, right angles and angle bisectors."""

from engine import polar
from generators.rules.angles import (
    ANGLE_ADDITION,
    BISECTED,
    LINEAR_PAIR,
    RIGHT_ANGLE_SPLIT,
    STRAIGHT_ANGLE,
    TRIANGLE_SUM,
    VERTICAL,
    apex,
    asked_if,
    plain,
    unlike,
)

UNITS = ("",)

WEIGHT = 0.6


def sample(rng):
    part = rng.choices(("rays", "perpendicular", "bisector", "triangle"), (6, 1, 2, 4))[0]
    a, c = rng.randint(22, 125), rng.randint(20, 100)
    b = rng.randint(20, max(20, 160 - a))
    if part == "rays":
        plain(a, b, 180 - a - b, c, 180 - a - c, low=20, high=155)
    elif part == "perpendicular":
        a = rng.randint(22, 68)
        plain(a, c, 180 - a - c, low=20, high=150)
    elif part == "bisector":
        a = 2 * rng.randint(20, 60)
        plain(a, c, 180 - a - c, a // 2 + c, low=20, high=150)
    else:
        plain(a, b, 180 - a - b, low=24, high=120)
        unlike(a, b, 180 - a - b)
    groups = {"rays": 5, "perpendicular": 3, "bisector": 4, "triangle": 3}[part]
    return {"part": part, "a": a, "b": b, "c": c, "asked": rng.randrange(groups)}


def build(s, p):
    if p["part"] == "triangle":
        _triangle(s, p)
        return
    # AB and CD cross at O; the ray OE lies above AB, the ray OF between OA and OD
    part, g, a = p["part"], p["asked"], p["a"]
    e = {"rays": a + p["b"], "perpendicular": 90, "bisector": a / 2}[part]
    ends = {"A": 0, "B": 180, "C": a, "D": a + 180, "E": e, "F": -p["c"]}
    O = s.point("O", (0, 0))
    A, B, C, D, E, F = (
        s.point(letter, polar((0, 0), 5 if letter in "ABCD" else 4.2, at)) for letter, at in ends.items()
    )
    for one, other in ((A, B), (C, D)):
        s.segment(one, O)
        s.segment(O, other)
        s.claim("between", O, one, other)
    s.segment(O, E)
    s.segment(O, F)
    aoc, bod, cob, aod = (
        s.angle(x, O, y, a if i == 0 else None, **asked_if(0, g))
        for i, (x, y) in enumerate(((A, C), (B, D), (C, B), (A, D)))
    )
    s.apply(VERTICAL, a=aoc, b=bod, vertex=O)
    s.apply(VERTICAL, a=cob, b=aod, vertex=O)
    s.apply(LINEAR_PAIR, a=aoc, b=cob, vertex=O)
    s.apply(LINEAR_PAIR, a=bod, b=aod, vertex=O)
    aof, fod, bof = (
        s.angle(A, O, F, p["c"], **asked_if(1, g)),
        s.angle(F, O, D, **asked_if(2, g)),
        s.angle(B, O, F, **asked_if(1, g)),
    )
    s.apply(ANGLE_ADDITION, w=aod, a=aof, b=fod, vertex=O)
    s.apply(ANGLE_ADDITION, w=bof, a=bod, b=fod, vertex=O)
    s.apply(LINEAR_PAIR, a=aof, b=bof, vertex=O)
    s.apply(STRAIGHT_ANGLE, a=aof, b=fod, c=bod, vertex=O)
    if part == "perpendicular":
        s.right_angle(A, O, E)
        s.apply(RIGHT_ANGLE_SPLIT, a=aoc, b=s.angle(C, O, E, **asked_if(0, g)), vertex=O)
    elif part == "bisector":
        s.equal_angles((A, O, E), (E, O, C), said=False)
        s.claim("bisects", A, O, C, E, said=True)
        aoe, coe = s.angle(A, O, E, **asked_if(0, g)), s.angle(C, O, E, **asked_if(0, g))
        s.apply(BISECTED, w=aoc, a=aoe, b=coe, bisector=O + E)
        eof = s.angle(E, O, F, **asked_if(3, g))
        s.apply(ANGLE_ADDITION, w=eof, a=aoe, b=aof, vertex=O)
    else:
        coe, eob = s.angle(C, O, E, p["b"], **asked_if(3, g)), s.angle(E, O, B, **asked_if(4, g))
        s.apply(STRAIGHT_ANGLE, a=aoc, b=coe, c=eob, vertex=O)
        s.apply(ANGLE_ADDITION, w=cob, a=coe, b=eob, vertex=O)
        aoe = s.angle(A, O, E, **asked_if(4, g))
        s.apply(ANGLE_ADDITION, w=aoe, a=aoc, b=coe, vertex=O)
        s.apply(LINEAR_PAIR, a=aoe, b=eob, vertex=O)
    s.say(part, A=A, B=B, C=C, D=D, E=E, F=F, O=O)


def _triangle(s, p):
    """Three lines DE, FG, HJ that cross in pairs at A, B, C."""
    b, c = (0, 0), (10, 0)
    a = apex(b, c, p["a"], p["b"])
    A, B, C = (s.point(n, xy) for n, xy in zip("ABC", (a, b, c), strict=True))
    inner = []
    ends = {}
    for one, other, names in ((B, C, "DE"), (C, A, "FG"), (A, B, "HJ")):
        (x, y), (u, v) = s.xy(one), s.xy(other)
        size = ((u - x) ** 2 + (v - y) ** 2) ** 0.5
        dx, dy = 3.4 * (u - x) / size, 3.4 * (v - y) / size
        before, after = s.point(names[0], (x - dx, y - dy)), s.point(names[1], (u + dx, v + dy))
        for start, end in ((before, one), (one, other), (other, after)):
            s.segment(start, end)
        s.claim("between", one, before, other)
        s.claim("between", other, one, after)
        ends[one, other], ends[other, one] = after, before
    for i, (left, vertex, right) in enumerate(((C, A, B), (A, B, C), (B, C, A))):
        here = asked_if(i, p["asked"])
        inside = s.angle(left, vertex, right, (180 - p["a"] - p["b"], p["a"], p["b"])[i], **here)
        opposite = s.angle(ends[left, vertex], vertex, ends[right, vertex], **here)
        beside = s.angle(left, vertex, ends[right, vertex], **here)
        s.apply(VERTICAL, a=inside, b=opposite, vertex=vertex)
        s.apply(LINEAR_PAIR, a=inside, b=beside, vertex=vertex)
        s.apply(LINEAR_PAIR, a=opposite, b=beside, vertex=vertex)
        inner.append(inside)
    s.apply(TRIANGLE_SUM, a=inner[0], b=inner[1], c=inner[2], triangle=A + B + C)
    s.say(
        "triangle",
        triangle=A + B + C,
        one=ends[C, B] + ends[B, C],
        two=ends[A, C] + ends[C, A],
        three=ends[B, A] + ends[A, B],
        on_one=f"{ends[C, B]}, {B}, {C} and {ends[B, C]}",
        on_two=f"{ends[A, C]}, {C}, {A} and {ends[C, A]}",
        on_three=f"{ends[B, A]}, {A}, {B} and {ends[A, B]}",
        A=A,
        B=B,
        C=C,
    )
