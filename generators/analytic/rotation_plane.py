"""A triangle and its image under a quarter or half turn about the origin."""

from generators.graphs.again import again
from generators.graphs.images import clear, corners, draw_images, measured, tie
from generators.rules.transforms import HALF_TURN, QUARTER_LEFT, QUARTER_RIGHT

WEIGHT = 0.6

TURNS = {
    "left": (QUARTER_LEFT, "90° counter-clockwise", lambda x, y: (-y, x)),
    "right": (QUARTER_RIGHT, "90° clockwise", lambda x, y: (y, -x)),
    "half": (HALF_TURN, "180°", lambda x, y: (-x, -y)),
}


@again
def sample(rng):
    old, turn = corners(rng, 8), rng.choice(list(TURNS))
    clear(old, [TURNS[turn][2](x, y) for x, y in old])
    return {"old": old, "turn": turn, "grid": rng.random() < 0.6}


def build(s, p):
    theorem, angle, turned = TURNS[p["turn"]]
    images = draw_images(s, p["old"], [turned(x, y) for x, y in p["old"]], p["grid"])
    tie(s, images, theorem, angle=angle)
    measured(s, images)
    s.claim("turned", angle, p["turn"], *images.old, *images.new, said=True)
    s.say("", triangle=images.triangle, image=images.image)
