"""A triangle and its translation: the vector from one pair of corners, other corners by the vector."""

from generators.graphs.again import again
from generators.graphs.images import clear, corners, draw_images, measured, tie
from generators.rules.transforms import SHIFT, SHIFTED

WEIGHT = 2.0


@again
def sample(rng):
    old = corners(rng, 6)
    v = (rng.randint(-9, 9), rng.randint(-9, 9))
    clear(old, [(x + v[0], y + v[1]) for x, y in old])
    return {"old": old, "v": v, "grid": rng.random() < 0.6}


def build(s, p):
    (dx, dy), old = p["v"], p["old"]
    images = draw_images(s, old, [(x + dx, y + dy) for x, y in old], p["grid"])
    v = s.quantity("shift", images.old[0], images.new[0])
    for a, b, point, image in zip(images.old_places, images.new_places, images.old, images.new, strict=True):
        s.apply(SHIFT, v=v, A=a, B=b, point=point, image=image)
    tie(s, images, SHIFTED, v=v)
    measured(s, images)
    s.claim("translated", *images.old, *images.new, said=True)
    s.say("", triangle=images.triangle, image=images.image)
