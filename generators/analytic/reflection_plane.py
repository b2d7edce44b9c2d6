"""A triangle and its reflection in an axis, in the line y = x, or in a vertical or level line."""

from engine import Reject
from generators.graphs.again import again
from generators.graphs.images import clear, corners, draw_images, measured, tie
from generators.rules.transforms import IN_DIAGONAL, IN_X, IN_Y, in_level, in_vertical

WEIGHT = 1.2

MIRRORS = ("x", "y", "diagonal", "vertical", "vertical", "level", "level")


def mirrored(mirror, k, place):
    x, y = place
    return {"x": (x, -y), "y": (-x, y), "diagonal": (y, x), "vertical": (2 * k - x, y), "level": (x, 2 * k - y)}[mirror]


@again
def sample(rng):
    mirror, k = rng.choice(MIRRORS), rng.choice((-3, -2, -1, 1, 2, 3))
    old = corners(rng, 7, mirror in ("diagonal", "vertical", "level"))
    new = [mirrored(mirror, k, place) for place in old]
    clear(old, new)
    if max(abs(c) for place in new for c in place) > 9:
        raise Reject("the image lies too far off")
    return {"mirror": mirror, "k": k, "old": old, "grid": rng.random() < 0.6}


def build(s, p):
    mirror, k = p["mirror"], p["k"]
    images = draw_images(s, p["old"], [mirrored(mirror, k, place) for place in p["old"]], p["grid"])
    sign = "−" if k < 0 else ""
    axis = {"vertical": f"x = {sign}{abs(k)}", "level": f"y = {sign}{abs(k)}", "diagonal": "y = x"}.get(mirror, "")
    name = f"the line {axis}" if axis else f"the {mirror}-axis"
    theorems = {"x": IN_X, "y": IN_Y, "diagonal": IN_DIAGONAL}
    theorem = theorems[mirror] if mirror in theorems else (in_vertical if mirror == "vertical" else in_level)(k)
    tie(s, images, theorem, mirror=name)
    measured(s, images)
    s.claim("reflected", name, mirror, str(k), *images.old, *images.new, said=True)
    s.say("", triangle=images.triangle, image=images.image)
