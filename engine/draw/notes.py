"""Free text such as "Perimeter = 24 cm": rows in a strip at the top or bottom that the figure leaves free."""

from __future__ import annotations

from collections.abc import Sequence

from engine.draw.plan import FREE, Task, note_room
from engine.draw.room import Box, Room
from engine.draw.style import Style
from engine.errors import Reject
from engine.facts.figure import Label

LEADING = 1.45  # row distance over font size


def as_note(labels: Sequence[Label], index: int) -> list[Label]:
    """The note that says the same as a label, and a point's bare letter; nothing where there is no such note.

    A length or an angle is written out ("AC = 20 cm") where all points it names are printed.
    """
    label = labels[index]
    if label.note:
        return [label.note, *([Label("point", label.of, label.of[0])] if label.kind == "point" else [])]
    if label.kind not in ("length", "angle"):
        return []
    if not {other.of[0] for other in labels if other.kind == "point"}.issuperset(label.of):
        return []
    sign = "∠" if label.kind == "angle" else ""
    return [Label("note", label.of, f"{sign}{''.join(label.of)} = {label.text}")]


def free_edge(room: Room, w: int, h: int, style: Style) -> Box | None:
    """Box of a note at the top or bottom edge where it stands clear of the drawing, style.notes first."""
    margin, above, beside = round(style.size * 0.03), round(0.6 * style.font), 2 * style.font
    low = style.size - margin - h
    for y0 in (margin, low) if style.notes == "top" else (low, margin):
        for x0 in ((style.size - w) // 2, margin, style.size - margin - w):
            if not room.inked(x0 - beside, y0 - above, x0 + w + beside, y0 + h + above):
                return x0, y0, x0 + w, y0 + h
    return None


def note_rows(tasks: list[Task], style: Style) -> list[list[int]]:
    """Positions of the notes by row, as many to a row as fit the canvas; Reject where one is wider than it."""
    room = note_room(style)
    rows: list[list[int]] = []
    used = 0
    for i, task in enumerate(tasks):
        if task.label.kind not in FREE:
            continue
        if task.w > room:
            raise Reject("label note does not fit")
        if rows and used + 2 * style.font + task.w <= room:
            rows[-1].append(i)
            used += 2 * style.font + task.w
        else:
            rows.append([i])
            used = task.w
    return rows


def note_strip(rows: list[list[int]], style: Style, margin: int) -> tuple[int, int]:
    """Top and height in px of the strip that holds the rows."""
    height = round(LEADING * style.font * len(rows))
    return (margin if style.notes == "top" else style.size - margin - height), height


def place_notes(tasks: list[Task], rows: list[list[int]], top: int, style: Style) -> dict[int, Box]:
    """Boxes of the notes by position, each row centred, texts of a row on one base line."""
    boxes: dict[int, Box] = {}
    for k, row in enumerate(rows):
        width = sum(tasks[i].w for i in row) + 2 * style.font * (len(row) - 1)
        base = top + round(LEADING * style.font * k) + max(tasks[i].h for i in row)
        x = round((style.size - width) / 2)
        for i in row:
            boxes[i] = (x, base - tasks[i].h, x + tasks[i].w, base)
            x += tasks[i].w + 2 * style.font
    return boxes
