"""A triangle given by coordinates with its centroid: centroid, a missing vertex, medians, distances."""

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.plot import plot
from generators.graphs.window import square_window
from generators.rules.lines import CENTROID, CENTROID_ON_MEDIAN
from generators.rules.plane import DISTANCE, MIDPOINT

WEIGHT = 1.93

REACH = 9


@again
def sample(rng):
    A, B, C = [(rng.randint(-REACH, REACH), rng.randint(-REACH, REACH)) for _ in range(3)]
    C = tuple(c - (a + b + c) % 3 for a, b, c in zip(A, B, C, strict=True)) if rng.random() < 0.8 else C
    cross = abs((B[0] - A[0]) * (C[1] - A[1]) - (B[1] - A[1]) * (C[0] - A[0]))
    longest = max((p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2 for p, q in ((A, B), (B, C), (A, C)))
    if cross < 20 or cross**2 < 0.16 * longest**2:
        raise Reject("small or flat")
    return {"corners": [A, B, C], "median": rng.random() < 0.5, "grid": rng.random() < 0.6}


def build(s, p):
    corners = p["corners"]
    s.axes(square_window(corners, p["grid"]))
    A, B, C = (plot(s, own, *corner) for own, corner in zip("ABC", corners, strict=True))
    region = s.polygon(A.name, B.name, C.name, noun="triangle")
    G = plot(s, "G", *(Fraction(sum(corner[i] for corner in corners), 3) for i in (0, 1)))
    figure = f"triangle {region}"
    s.claim("centroid", G.name, A.name, B.name, C.name, said=True, told=True)
    for one, other, last in ((A, B, C), (B, C, A), (C, A, B)):
        s.apply(CENTROID, G=G.place, A=one.place, B=other.place, C=last.place, figure=figure)
        gap = s.length(G.name, last.name, give=False)
        s.apply(DISTANCE, d=gap, A=G.place, B=last.place, one=G.name, other=last.name, line=G.name + last.name)
    if p["median"]:
        M = plot(s, "M", *(Fraction(corners[0][i] + corners[1][i], 2) for i in (0, 1)))
        s.segment(C.name, M.name, role="aux")
        s.midpoint(M.name, A.name, B.name, told=True)
        s.apply(MIDPOINT, M=M.place, A=A.place, B=B.place, line=A.name + B.name)
        s.apply(CENTROID_ON_MEDIAN, G=G.place, C=C.place, M=M.place, figure=figure)
        median = s.length(C.name, M.name, give=False)
        s.apply(DISTANCE, d=median, A=C.place, B=M.place, one=C.name, other=M.name, line=C.name + M.name)
        s.say("median", figure=region, g=G.name, m=M.name, side=A.name + B.name, c=C.name)
    else:
        s.say("", figure=region, g=G.name)
