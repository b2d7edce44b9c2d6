"""What belongs to a composite figure as a whole: its area and perimeter, and the angle that two parts make together."""

from collections import Counter

from engine import Edge, Reject
from generators.rules.angles import ANGLE_ADDITION, FULL_TURN
from generators.rules.area import area_difference, area_sum, outline_sum, perimeter_sum
from generators.rules.shapes import joint_angle, joint_turn
from generators.shapes.outline import interior_angles

MOST_AREAS = 4  # parts whose areas are added
MOST_TICKS = 3  # ticks on a side: more cannot be told apart


def state_figure(s, parts, goal, shade, closed):
    """The whole figure, or what is left of a part that something is cut from: its area and perimeter."""
    cuts = [part for part in parts if part.mode == "in"]
    members = [cuts[0].host, *cuts] if cuts else parts
    if not closed or len(members) < 2:
        if goal in ("area", "perimeter"):
            raise Reject("no outline to measure")
        return
    shaded = shade or (len(members) < len(parts) and "light")
    single = isinstance(goal, int) and parts[goal].shape.single  # one shared side tells its area, the whole nothing new
    added = len(members) <= MOST_AREAS and not single and all("area" in part.measured for part in members)
    if goal == "area" and not added:
        raise Reject("too many areas to add")
    if isinstance(goal, int) and not (added or shaded):
        return
    name = "the shaded region" if shaded else "the whole figure"
    loop, pieces = _loop(parts, members)
    whole = s.region("figure", name, loop)
    if shaded:
        s.fill(whole, shaded)
        s.say("shaded_rest" if cuts else "shaded", figure=members[0].name)
    words, short = {"figure": name}, "shaded" if shaded else "figure"
    if added and goal != "perimeter":
        total = s.quantity("area", whole, symbol=f"Area({short})", ask=goal == "area")
        areas = {f"p{i}": part.area() for i, part in enumerate(members[bool(cuts) :], 1)}
        if cuts:
            s.apply(area_difference(*[1] * len(cuts)), S=total, whole=members[0].area(), **areas, **words)
        else:
            s.apply(area_sum(*[1] * len(members)), whole=total, **areas, **words)
    if goal == "perimeter":
        counts = Counter(pieces)
        if None in counts or len(counts) > 7:
            raise Reject("the outline has too many different pieces")
        total = s.quantity("perimeter", whole, symbol=f"Perimeter({short})")
        terms = {f"p{i}": piece for i, piece in enumerate(counts, 1)}
        law = outline_sum if max(counts.values()) > 1 else perimeter_sum
        s.apply(law(*counts.values()), whole=total, **terms, **words)


def _loop(parts, members):
    """Boundary of the members together: its edges in order, and the length of each (None where it has none)."""
    gone = set()
    for part in members[1:]:
        if part.host in members:
            gone.add(frozenset(part.names[:2]))
    after = {}
    for part in members:
        for i, edge in enumerate(part.edges):
            if edge.center is None and frozenset((edge.a, edge.b)) in gone:
                continue
            if part.mode == "in":
                edge = Edge(edge.b, edge.a, edge.center, False)
            after[edge.a] = edge, part.lengths.get(i)
    chain = [next(iter(after.values()))]
    while chain[-1][0].b != chain[0][0].a:
        chain.append(after[chain[-1][0].b])
    return tuple(edge for edge, _ in chain), [piece for _, piece in chain]


def mark_equal(s, parts):
    """Ticks on the parts' equal sides: parts that share such a side have the same ticks."""
    groups = []
    for part in parts:
        group = {frozenset(pair): pair for pair in part.equal}
        joined = [other for other in groups if not other.keys().isdisjoint(group)]
        groups = [other for other in groups if other not in joined]
        for other in joined:
            group = other | group
        if group:
            groups.append(group)
    for group in groups[:MOST_TICKS]:
        s.equal_lengths(*group.values(), said=False)


def state_joint(s, parts, pick):
    """The angle that two parts make together at an end of the side they share; one of the two angles is no constant."""
    found = []
    for part in parts[1:]:
        if part.mode == "on":
            ends = [(i, part.host.names.index(part.names[i])) for i in (0, 1)]
            found += [(part, i, j) for i, j in ends if _addable(part.corner.get(i), part.host.corner.get(j))]
    if not found:
        raise Reject("no corner with known angles")
    part, i, j = found[pick % len(found)]
    vertex, shared = part.names[i], set(part.names[:2])
    ray, one = _ray(part, i, shared)
    other_ray, two = _ray(part.host, j, shared)
    crowded = sum(vertex in other.names for other in parts) > 2
    if abs(one + two - 180) < 8 or (one + two > 180 and crowded):
        raise Reject("no joint angle to mark")
    joint = s.angle(ray, vertex, other_ray, give=False)
    angles = [(owner.corner[at], owner) for owner, at in ((part, i), (part.host, j))]
    fixed = [(degrees, owner) for degrees, owner in angles if not isinstance(degrees, str)]
    names = [name for name, _ in angles if isinstance(name, str)]
    if fixed:
        degrees, owner = fixed[0]
        law = joint_angle if one + two < 180 else joint_turn
        s.apply(law(degrees), w=joint, a=names[0], figure=owner.name, vertex=vertex, degrees=str(degrees))
    elif one + two < 180:
        s.apply(ANGLE_ADDITION, w=joint, a=names[0], b=names[1], vertex=vertex)
    else:
        s.apply(FULL_TURN, a=joint, b=names[0], c=names[1], vertex=vertex)


def _addable(*angles):
    """Whether both angles are known and one of them at least is a quantity."""
    return None not in angles and any(isinstance(angle, str) for angle in angles)


def _ray(part, i, shared):
    """Letter at the end of the side at point i that is not the shared one, and the interior angle there in degrees."""
    corners = part.outline.corners
    at = corners.index(i)
    ends = (corners[at - 1], corners[(at + 1) % len(corners)])
    return next(part.names[k] for k in ends if part.names[k] not in shared), interior_angles(part.outline)[i]
