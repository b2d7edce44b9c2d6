"""A triangle and its image under a dilation with the origin as centre: factor, corners, sides, areas."""

from engine import Fraction
from generators.graphs.again import again
from generators.graphs.images import clear, corners, draw_images, measured, tie
from generators.rules.transforms import SCALE_X, SCALED, SCALED_AREA, SCALED_LENGTH

WEIGHT = 1.2

FACTORS = (2, 2, 3, Fraction(1, 2), Fraction(1, 3), Fraction(3, 2))


@again
def sample(rng):
    k = rng.choice(FACTORS)
    p, q = Fraction(k).as_integer_ratio()
    old = [(x * q, y * q) for x, y in corners(rng, 14 // max(p, q))]
    new = [(int(x * k), int(y * k)) for x, y in old]
    clear(old, new)
    return {"old": old, "new": new, "grid": rng.random() < 0.6}


def build(s, p):
    images = draw_images(s, p["old"], p["new"], p["grid"])
    k = s.quantity("scale", images.old[0], images.new[0])
    for a, b, point, image in zip(images.old_places, images.new_places, images.old, images.new, strict=True):
        s.apply(SCALE_X, k=k, A=a, B=b, point=point, image=image)
    tie(s, images, SCALED, k=k)
    measured(s, images, congruent=False)
    for i, j in ((0, 1), (1, 2)):
        side, image = images.old[i] + images.old[j], images.new[i] + images.new[j]
        one, other = s.length(images.old[i], images.old[j]), s.length(images.new[i], images.new[j])
        s.apply(SCALED_LENGTH, c=one, d=other, k=k, side=side, image=image)
    areas = {"S": s.area(images.triangle), "T": s.area(images.image)}
    s.apply(SCALED_AREA, **areas, k=k, triangle=images.triangle, image=images.image)
    s.claim("dilated", *images.old, *images.new, said=True)
    s.say("", triangle=images.triangle, image=images.image)
