"""A triangle and its image: which map of the plane takes one to the other?"""

from generators.graphs.again import again
from generators.graphs.images import clear, corners, draw_images

WEIGHT = 1.2

MAPS = {  # where it takes (x, y); the block is_mapping of the templates has the rules in print
    "a reflection in the x-axis": lambda x, y: (x, -y),
    "a reflection in the y-axis": lambda x, y: (-x, y),
    "a reflection in the line y = x": lambda x, y: (y, x),
    "a rotation of 180° about the origin": lambda x, y: (-x, -y),
    "a rotation of 90° counter-clockwise about the origin": lambda x, y: (-y, x),
    "a rotation of 90° clockwise about the origin": lambda x, y: (y, -x),
    "a dilation with the origin as centre": lambda x, y: (2 * x, 2 * y),
    "a translation": None,
}


@again
def sample(rng):
    kind = rng.choice(list(MAPS))
    old = corners(rng, 7 if "dilation" not in kind else 5)
    move = MAPS[kind]
    if move is None:
        dx, dy = rng.randint(-8, 8), rng.randint(-8, 8)
        new = [(x + dx, y + dy) for x, y in old]
    else:
        new = [move(x, y) for x, y in old]
    clear(old, new)
    others = [name for name, other in MAPS.items() if other and name != kind and [other(*p) for p in old] != new]
    wrong = rng.sample(others, 4)
    return {"old": old, "new": new, "kind": kind, "wrong": wrong, "grid": rng.random() < 0.6}


def build(s, p):
    images = draw_images(s, p["old"], p["new"], p["grid"])
    places = (*images.old_places, *images.new_places)
    wrong = {f"takes it for {name}": name for name in p["wrong"]}
    noun = f"triangle {images.triangle} to triangle {images.image}"
    mapping = s.quantity("mapping", *images.old, *images.new, give=False, noun=noun)
    words = {"triangle": images.triangle, "image": images.image}
    words |= {"corner": _at(images.old[0], p["old"][0]), "end": _at(images.new[0], p["new"][0])}
    s.judge("which_map", mapping, places, p["kind"], wrong, **words)
    s.say("", triangle=images.triangle, image=images.image)


def _at(letter, place):
    """A corner with its place in print: A(−2, 3)."""
    return f"{letter}({place[0]}, {place[1]})".replace("-", "−")
