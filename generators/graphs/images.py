"""A triangle and its image under a map of the plane: drawn, and tied corner to corner."""

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from engine import Reject, Sketch, Theorem
from generators.graphs.plot import Number, plot
from generators.graphs.window import square_window
from generators.rules.plane import DISTANCE, NAMED_MIDPOINT
from generators.rules.transforms import AREA_BY_COORDINATES, SAME_AREA, SAME_LENGTH

Place = tuple[Number, Number]


class Images(NamedTuple):
    """Printed letters and coordinate pairs of the three corners and of their images, and the two triangles' names."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    old_places: tuple[str, ...]
    new_places: tuple[str, ...]
    triangle: str
    image: str


def corners(rng: Random, reach: int = 7, centre: bool = False) -> list[Place]:
    """Three points with whole coordinates that make a triangle to be seen; around the origin, or in one quarter."""
    span = range(-reach, reach + 1) if centre else range(1, reach + 1)
    signs = (1, 1) if centre else (rng.choice((1, -1)), rng.choice((1, -1)))
    points = [(signs[0] * rng.choice(span), signs[1] * rng.choice(span)) for _ in range(3)]
    (ax, ay), (bx, by), (cx, cy) = points
    twice = abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay))
    widest = max(abs(ax - bx), abs(bx - cx), abs(ax - cx), abs(ay - by), abs(by - cy), abs(ay - cy))
    if twice < 5 or twice < 0.5 * widest**1.5:
        raise Reject("a flat triangle")
    return points


def clear(old: list[Place], new: list[Place]) -> None:
    """Reject a triangle and an image that touch or lie over each other, or nearly so."""
    from shapely import Polygon

    if Polygon(old).distance(Polygon(new)) < 0.6:
        raise Reject("the image lies over the triangle")


def draw_images(s: Sketch, old: list[Place], new: list[Place], grid: bool) -> Images:
    """Both triangles on axes, their corners dotted."""
    s.axes(square_window([*old, *new], grid))
    before = [plot(s, letter, *place) for letter, place in zip("ABC", old, strict=True)]
    after = [plot(s, letter, *place) for letter, place in zip("DEF", new, strict=True)]
    names, images = tuple(p.name for p in before), tuple(p.name for p in after)
    triangle, image = s.polygon(*names, noun="triangle"), s.polygon(*images, noun="triangle")
    return Images(names, images, tuple(p.place for p in before), tuple(p.place for p in after), triangle, image)


def tie(s: Sketch, images: Images, theorem: Theorem | Callable[[int], Theorem], **words: str) -> None:
    """Each corner and its image under the map."""
    for a, b, old, new in zip(images.old_places, images.new_places, images.old, images.new, strict=True):
        s.apply(theorem, A=a, B=b, point=old, image=new, **words)


def measured(s: Sketch, images: Images, congruent: bool = True) -> None:
    """Sides, a midpoint and the areas of both triangles; in a congruent map they are equal."""
    (A, B, C), (D, E, F) = images.old, images.new
    a, b, c = images.old_places
    d, e, f = images.new_places
    sides = ((A, B, a, b, D, E, d, e), (B, C, b, c, E, F, e, f))
    for p, q, first, second, r, t, third, fourth in sides:
        one, other = s.length(p, q), s.length(r, t)
        s.apply(DISTANCE, d=one, A=first, B=second, one=p, other=q, line=p + q)
        s.apply(DISTANCE, d=other, A=third, B=fourth, one=r, other=t, line=r + t)
        if congruent:
            s.apply(SAME_LENGTH, c=one, d=other, side=p + q, image=r + t)
    letter = s.letter("M")
    middle = s.quantity("midpoint", D, E, symbol=letter)
    s.apply(NAMED_MIDPOINT, M=middle, A=d, B=e, middle=letter, line=D + E)
    for triangle, image, places in (
        (images.triangle, images.image, images.old_places),
        (images.image, images.triangle, images.new_places),
    ):
        words = {"triangle": triangle, "image": image}
        s.apply(AREA_BY_COORDINATES, S=s.area(triangle), **dict(zip("ABC", places, strict=True)), **words)
    if congruent:
        words = {"triangle": images.triangle, "image": images.image}
        s.apply(SAME_AREA, S=s.area(images.triangle), T=s.area(images.image), **words)
