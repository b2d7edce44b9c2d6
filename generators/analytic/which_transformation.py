"""A triangle and its image: which map of the plane takes one to the other?"""

from generators.graphs.again import again
from generators.graphs.images import clear, corners, draw_images

WEIGHT = 1.2

# names of the maps; the block is_mapping of the templates has their rules in print
IN_X, IN_Y, IN_DIAGONAL = (f"a reflection in the {mirror}" for mirror in ("x-axis", "y-axis", "line y = x"))
HALF, LEFT, RIGHT = (
    f"a rotation of {turn} about the origin" for turn in ("180°", "90° counter-clockwise", "90° clockwise")
)
TWICE, HALVED = (f"a dilation with centre at the origin and scale factor {k}" for k in ("2", "1/2"))
SHIFT = "a translation"
MAPS = {  # where it takes (x, y)
    IN_X: lambda x, y: (x, -y),
    IN_Y: lambda x, y: (-x, y),
    IN_DIAGONAL: lambda x, y: (y, x),
    HALF: lambda x, y: (-x, -y),
    LEFT: lambda x, y: (-y, x),
    RIGHT: lambda x, y: (y, -x),
    TWICE: lambda x, y: (2 * x, 2 * y),
}
CONFUSED = {  # what a pupil takes it for: never a dilation, which is seen at a glance from the sizes
    IN_X: (IN_Y, HALF, SHIFT, IN_DIAGONAL),
    IN_Y: (IN_X, HALF, SHIFT, IN_DIAGONAL),
    IN_DIAGONAL: (LEFT, RIGHT, HALF, IN_X, IN_Y),
    HALF: (IN_X, IN_Y, LEFT, RIGHT, SHIFT),
    LEFT: (RIGHT, HALF, IN_DIAGONAL, SHIFT),
    RIGHT: (LEFT, HALF, IN_DIAGONAL, SHIFT),
    TWICE: (HALVED, SHIFT, HALF, IN_DIAGONAL),
    HALVED: (TWICE, SHIFT, HALF, IN_DIAGONAL),
    SHIFT: (HALF, IN_X, IN_Y, IN_DIAGONAL, RIGHT),
}


@again
def sample(rng):
    kind = rng.choice((IN_X, IN_Y, IN_DIAGONAL, HALF, LEFT, RIGHT, rng.choice((TWICE, HALVED)), SHIFT))
    old = corners(rng, 5 if kind in (TWICE, HALVED) else 7)
    if kind == SHIFT:
        dx, dy = rng.randint(-8, 8), rng.randint(-8, 8)
        new = [(x + dx, y + dy) for x, y in old]
    else:
        new = [MAPS[TWICE if kind == HALVED else kind](x, y) for x, y in old]
    clear(old, new)
    if kind == HALVED:
        old, new = new, old
    wrong = [name for name in CONFUSED[kind] if not (name in MAPS and [MAPS[name](*p) for p in old] == new)]
    return {"old": old, "new": new, "kind": kind, "wrong": rng.sample(wrong, len(wrong)), "grid": rng.random() < 0.6}


def build(s, p):
    images = draw_images(s, p["old"], p["new"], p["grid"])
    places = (*images.old_places, *images.new_places)
    wrong = {f"takes it for {name}": name for name in p["wrong"]}
    noun = f"triangle {images.triangle} to triangle {images.image}"
    rule = "map"
    if p["kind"] == SHIFT:
        dx, dy = (b - a for a, b in zip(p["old"][0], p["new"][0], strict=True))
        rule = f"({_moved('x', dx)}, {_moved('y', dy)})"
        s.claim("moved", str(dx), str(dy), *images.old, *images.new)
    mapping = s.quantity("mapping", *images.old, *images.new, give=False, symbol=rule, noun=noun)
    words = {"triangle": images.triangle, "image": images.image}
    words |= {"corner": _at(images.old[0], p["old"][0]), "end": _at(images.new[0], p["new"][0])}
    s.judge("which_map", mapping, places, p["kind"], wrong, **words)
    s.say("", triangle=images.triangle, image=images.image)


def _moved(variable, by):
    """A coordinate after a translation, in print: x + 3."""
    return f"{variable} {'−' if by < 0 else '+'} {abs(by)}" if by else variable


def _at(letter, place):
    """A corner with its place in print: A(−2, 3)."""
    return f"{letter}({place[0]}, {place[1]})".replace("-", "−")
