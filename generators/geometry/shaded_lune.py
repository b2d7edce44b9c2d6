"""The lunes of Hippocrates over the legs of a right triangle have the area of the triangle."""

from math import gcd, isqrt

from engine import Edge, Reject
from generators.rules.arc import HIPPOCRATES, LUNES_AREA, semicircle_area
from generators.rules.area import (
    RIGHT_TRIANGLE_AREA,
    SEMICIRCLE_ARC,
    SEMICIRCLE_AREA_DIAMETER,
    TRIANGLE_AREA,
    segment_sum,
)
from generators.rules.right_triangle import PYTHAGORAS

WEIGHT = 0.3


def sample(rng):
    a, b = rng.randint(3, 40), rng.randint(3, 40)
    if a == b or max(a, b) > 2.4 * min(a, b):
        raise Reject("badly proportioned")
    square = a * a + b * b
    if isqrt(square) ** 2 != square and square // gcd(a, b) ** 2 > 200:
        raise Reject("the hypotenuse is no simple root")
    beyond = rng.randint(max(2, a // 3), 2 * a) if rng.random() < 0.85 else 0
    return {"a": a, "b": b, "beyond": beyond, "long": rng.random() < 0.5, "fill": rng.choice(("light", "hatch"))}


def build(s, p):
    a, b, e = p["a"], p["b"], p["beyond"]
    C, A, B = s.point("C", (0, 0)), s.point("A", (0, b)), s.point("B", (a, 0))
    triangle = s.polygon(A, B, C, noun="triangle")
    s.right_angle(A, C, B)
    M, N, K = s.point("_m", (a / 2, b / 2)), s.point("_n", (0, b / 2)), s.point("_k", (a / 2, 0))
    for centre, start, stop in ((M, A, C), (M, C, B), (N, A, C), (K, C, B)):
        s.arc(centre, start, stop)
    s.region("shaded", "the shaded region", (Edge(A, C, N), Edge(C, B, K), Edge(B, C, M, False), Edge(C, A, M, False)))
    s.fill("shaded", p["fill"])
    s.say("", triangle=A + B + C, legs=(A + C, B + C), AB=A + B)
    legs = s.length(B, C, a, give=not e, ask=False), s.length(A, C, b, ask=False)
    hypotenuse, inner, shaded = s.length(A, B, ask=False), s.area(triangle, give=p["long"], ask=False), s.area("shaded")
    s.apply(PYTHAGORAS, a=legs[0], b=legs[1], c=hypotenuse, triangle=A + B + C)
    s.apply(RIGHT_TRIANGLE_AREA, S=inner, a=legs[0], b=legs[1], figure=f"triangle {A}{B}{C}")
    if p["long"]:
        halves = [semicircle_area(s, *ends, give=False, ask=False) for ends in ((N, A, C), (K, C, B), (M, A, B))]
        for area, side, ends in zip(halves, (legs[1], legs[0], hypotenuse), (A + C, C + B, A + B), strict=True):
            s.apply(SEMICIRCLE_AREA_DIAMETER, S=area, d=side, figure=f"the semicircle on {ends}")
        s.apply(LUNES_AREA, S=shaded, T=inner, p=halves[0], q=halves[1], H=halves[2], figure=f"triangle {A}{B}{C}")
    else:
        s.apply(HIPPOCRATES, S=shaded, T=inner, figure=f"triangle {A}{B}{C}")
    for centre, start, stop, side in ((N, A, C, legs[1]), (K, C, B, legs[0])):
        arc = s.quantity(
            "arc_length",
            centre,
            start,
            stop,
            ask=False,
            symbol=f"outer arc {start}{stop}",
            noun=f"the outer arc {start}{stop}",
        )
        s.apply(SEMICIRCLE_ARC, L=arc, d=side, figure=f"the semicircle on {start}{stop}")
    if e:
        D = s.point("D", (a + e, 0))
        s.segment(B, D)
        s.segment(A, D)
        s.claim("between", B, C, D)
        rest, far = s.length(B, D, e), s.length(C, D)
        s.apply(segment_sum(1, 1), whole=far, p1=legs[0], p2=rest, line=C + D)
        outside = s.region("outside", f"triangle {A}{B}{D}", (Edge(A, B), Edge(B, D), Edge(D, A)))
        s.apply(
            TRIANGLE_AREA,
            S=s.area(outside, symbol=f"Area({A}{B}{D})", ask=False),
            b=rest,
            h=legs[1],
            figure=f"triangle {A}{B}{D}",
        )
        s.apply(PYTHAGORAS, a=far, b=legs[1], c=s.length(A, D), triangle=A + C + D)
        s.say("beyond", CB=C + B, D=D, B=B, AD=A + D)
