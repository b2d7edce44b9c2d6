"""Composite figures: shapes attached along shared sides, sides replaced, circles: measures pass from shape to shape."""

from engine import Reject
from generators.shapes.circles import circle_of, state_circle
from generators.shapes.growth import SHAPES, Growth
from generators.shapes.layout import lay
from generators.shapes.outline import placed
from generators.shapes.part import Part
from generators.shapes.whole import mark_equal, state_figure, state_joint

WEIGHT = 15.0  # about 30 % of the mix: the others sum to about 35
COUNTS = {1: 12, 2: 30, 3: 27, 4: 15, 5: 7, 6: 4, 7: 3, 8: 2}  # shapes of a figure, by weight
GOALS = {"part": 66, "whole": 30, "angle": 2}  # what is asked: a measure of one part, or of the figure
TICKED = ("rhombus", "isosceles_triangle", "equilateral_triangle", "isosceles_trapezoid")  # nothing else shows these
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def sample(rng):
    count = rng.choices(list(COUNTS), list(COUNTS.values()))[0]
    growth = Growth(rng)
    for _ in range(count):
        growth.add()
    if (count == 1 or (count < 8 and rng.random() < 0.3)) and not growth.treat() and count == 1:
        raise Reject("no treatment fits")
    growth.check()
    simple = growth.simple()
    if simple and len(growth.parts) < 3 and rng.random() < 0.9:
        raise Reject("all measures follow from one length")
    numbers, whole = growth.goals(simple)
    goal = rng.choices(list(GOALS), list(GOALS.values()))[0]
    if goal == "part" or (goal == "whole" and not whole):
        if not numbers:
            raise Reject("no part has exact lengths")
        goal = rng.choice(numbers)
    elif goal == "whole":
        goal = rng.choice(whole)
    cut = any(part["mode"] == "in" for part in growth.parts)
    shade = rng.random() < (0.8 if cut else 0.5 if growth.circle else 0.12)
    return {
        "parts": growth.parts,
        "missing": growth.missing,
        "circle": growth.circle,
        "goal": goal,
        "simple": simple and len(growth.parts) < 3,
        "pick": rng.randrange(1000),
        "shade": rng.choice(("light", "light", "hatch")) if shade else "",
        "ticks": [i for i, part in enumerate(growth.parts) if part["shape"] in TICKED or rng.random() < 0.5],
    }


def build(s, p):
    parts, laid = _parts(s, p)
    for number, part in enumerate(parts):
        for i, side in enumerate(part.outline.sides):
            if i in part.missing or (i == 0 and part.host):
                continue
            if side.center is None:
                s.segment(part.names[side.a], part.names[side.b])
            else:
                s.arc(part.names[side.center], part.names[side.a], part.names[side.b])
        part.shape.state(part)
        for open_part, side in p["missing"]:
            if open_part == number:
                s.say("open", side=part.on(*part.outline.sides[side][:2]), figure=part.name)
        if p["circle"] and p["circle"][0] == number:
            _circle(s, p, part, laid[number])
    mark_equal(s, parts)
    if p["goal"] == "angle":
        state_joint(s, parts, p["pick"])
    else:
        state_figure(s, parts, p["goal"], p["shade"], closed=not (p["missing"] or p["circle"]))


def _parts(s, p):
    """The parts with their points named, and where they lie."""
    letters = iter(LETTERS)
    shared, missing = [set() for _ in p["parts"]], [set() for _ in p["parts"]]
    for number, side in p["missing"]:
        missing[number].add(side)
    for number, part in enumerate(p["parts"]):
        if part["on"]:
            host, side = part["on"]
            shared[host].add(side)
            shared[number].add(0)
            if part["mode"] != "on":
                missing[host].add(side)
                missing[number].add(0)
    parts, laid = [], []
    for number, part in enumerate(p["parts"]):
        shape, mode = SHAPES[part["shape"]], part["mode"]
        outline = shape.outline(part["size"])
        laid.append(lay(outline, part["on"], laid, mode == "in"))
        names, host = [], None
        if part["on"]:
            host = parts[part["on"][0]]
            side = host.outline.sides[part["on"][1]]
            names = [host.names[i] for i in ((side.a, side.b) if mode == "in" else (side.b, side.a))]
        points = laid[-1].points
        named = len(points) - outline.hidden
        for i in range(len(names), len(points)):
            names.append(s.point(next(letters) if i < named else f"_{number}", points[i]))
        sides = {"shared": shared[number], "missing": missing[number]}
        whole = p["goal"] in ("area", "perimeter")
        parts.append(
            Part(s, shape, part["size"], outline, names, host, mode, **sides, ticks=number in p["ticks"], whole=whole)
        )
    sealed = {frozenset(part.on(*part.outline.sides[i][:2])) for part in parts for i in part.missing}
    for part in parts:
        part.sealed = sealed
    if isinstance(p["goal"], int):
        goal = parts[p["goal"]]
        goal.ask(p["pick"] % 3 == 0)
        _orient(parts, goal, None, goal)
        if goal.shape.single and not p["simple"]:
            for part in parts:
                if part.host is goal or goal.host is part:
                    part.hide()
    return parts, laid


def _orient(parts, part, toward, goal):
    """Let each part lead from its other sides to the one towards the asked part: chains then run from part to part."""
    for other in parts:
        if other is not toward and (other.host is part or part.host is other):
            pair = frozenset((other if other.host is part else part).names[:2])
            part.outer.add(pair)
            if part is goal:
                part.sealed.add(pair)
            _orient(parts, other, part, goal)


def _circle(s, p, part, laid):
    """A circle in or about one part."""
    number, kind = p["circle"]
    name = p["parts"][number]["shape"]
    centre, radius = circle_of(kind, name, part.outline)
    letter = s.point("O", placed((centre,), *laid.points[:2])[0], dot=True)
    s.circle(letter, radius)
    region = state_circle(part, kind, name, letter, bool(p["shade"]))
    if p["shade"]:
        s.fill(region, p["shade"])
