"""A contact sheet: one page of diagrams picked at random from a folder, with family and id under each."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pyarrow.parquet as pq
from PIL import Image, ImageDraw, ImageFont

from engine.errors import UserError
from engine.job import nearest

CELL, GAP, TEXT = 240, 12, 34  # pixels: a picture's side, the space between, the height of its caption
POOL = 20  # candidates read for each diagram shown

Place = tuple[Path, int]  # file, row in it


def draw_sheet(folder: Path, count: int, seed: int = 0, family: str | None = None) -> bytes:
    """PNG of `count` diagrams, ten in a line; UserError if the folder or the family has none."""
    random = Random(f"sheet/{seed}")
    places = candidates(folder, count, random, family)
    chosen = sorted(random.sample(places, min(count, len(places))))
    cells = [
        cell
        for path in sorted({path for path, _ in chosen})
        for cell in pictures(path, {row for p, row in chosen if p == path})
    ]
    random.shuffle(cells)
    return page_of(cells)


def page_of(cells: list[tuple[bytes, str, str]], across: int = 10) -> bytes:
    """PNG page of pictures, each with its two lines of text."""
    across = min(across, len(cells))
    down = -(-len(cells) // across)
    page = Image.new("RGB", (across * (CELL + GAP) + GAP, down * (CELL + TEXT + GAP) + GAP), "#e8e8e8")
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(size=12)
    for i, (data, name, key) in enumerate(cells):
        x, y = GAP + i % across * (CELL + GAP), GAP + i // across * (CELL + TEXT + GAP)
        picture = Image.open(io.BytesIO(data)).convert("RGB")
        picture.thumbnail((CELL, CELL), Image.Resampling.LANCZOS)
        page.paste("white", (x, y, x + CELL, y + CELL))
        page.paste(picture, (x + (CELL - picture.width) // 2, y + (CELL - picture.height) // 2))
        draw.text((x, y + CELL + 2), name, fill="black", font=font)
        draw.text((x, y + CELL + 17), key, fill="#606060", font=font)
    out = io.BytesIO()
    page.save(out, "PNG")
    return out.getvalue()


def candidates(folder: Path, count: int, random: Random, family: str | None) -> list[Place]:
    """Rows with a picture, of the family if one is named, from as many files as give POOL for each diagram."""
    paths = sorted((folder / "data").glob("*.parquet"))
    random.shuffle(paths)
    found: list[Place] = []
    seen: set[str] = set()
    for path in paths:
        if len(found) >= POOL * count:
            break
        columns = pq.read_table(path, columns=["family", "version"], use_threads=False).to_pydict()
        seen.update(columns["family"])
        for i, (name, version) in enumerate(zip(columns["family"], columns["version"], strict=True)):
            if version != "text_only" and family in (None, name):
                found.append((path, i))
    if not found and seen and family:
        known = sorted(seen)
        raise UserError(f"{folder} has no '{family}'. {nearest(family, known)}It has: {', '.join(known)}.")
    if not found:
        raise UserError(f"{folder} has no diagrams in data/*.parquet. Give the folder that generate wrote.")
    return found


def pictures(path: Path, rows: set[int]) -> Iterator[tuple[bytes, str, str]]:
    """PNG bytes, family and id of some rows of a file; reads only the row groups that hold them."""
    with pq.ParquetFile(path) as file:
        start = 0
        for group in range(file.num_row_groups):
            size = file.metadata.row_group(group).num_rows
            wanted = sorted(row - start for row in rows if start <= row < start + size)
            if wanted:
                table = file.read_row_group(group, columns=["image", "family", "id"]).take(wanted)
                for row in table.to_pylist():
                    yield row["image"]["bytes"], row["family"], row["id"]
            start += size
