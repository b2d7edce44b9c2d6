"""A contact sheet: one page of diagrams picked at random from a folder, with family and id under each."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw, ImageFont

from engine.check.pixels import decode
from engine.errors import UserError
from engine.job import nearest
from engine.show.folder import DataFile, data_files, opened
from engine.store.storage import Folder

CELL, GAP, TEXT = 240, 12, 34  # pixels: a picture's side, the space between, the height of its caption
POOL = 20  # candidates read for each diagram shown

Place = tuple[int, int]  # number of the file, row in it


def draw_sheet(folder: Folder | Path | str, count: int, seed: int = 0, family: str | None = None) -> bytes:
    """PNG of `count` diagrams, ten in a line; UserError if the folder or the family has none."""
    random = Random(f"sheet/{seed}")
    files = sorted(data_files(folder), key=lambda file: file.name)
    places = candidates(files, count, random, family)
    chosen = sorted(random.sample(places, min(count, len(places))))
    cells = [
        cell
        for number in sorted({number for number, _ in chosen})
        for cell in pictures(files[number], {row for n, row in chosen if n == number})
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
        try:
            picture = Image.fromarray(decode(data)).convert("RGB")
        except ValueError as error:
            raise UserError(f"{key}: {error}. `python -m engine verify` says what else is wrong.") from None
        picture.thumbnail((CELL, CELL), Image.Resampling.LANCZOS)
        page.paste("white", (x, y, x + CELL, y + CELL))
        page.paste(picture, (x + (CELL - picture.width) // 2, y + (CELL - picture.height) // 2))
        draw.text((x, y + CELL + 2), name, fill="black", font=font)
        draw.text((x, y + CELL + 17), key, fill="#606060", font=font)
    out = io.BytesIO()
    page.save(out, "PNG")
    return out.getvalue()


def candidates(files: list[DataFile], count: int, random: Random, family: str | None) -> list[Place]:
    """Rows with a picture, of the family if one is named, from as many files as give POOL for each diagram."""
    numbers = list(range(len(files)))
    random.shuffle(numbers)
    found: list[Place] = []
    seen: set[str] = set()
    for number in numbers:
        if len(found) >= POOL * count:
            break
        with opened(files[number]) as file:
            columns = file.read(columns=["family", "version"], use_threads=False).to_pydict()
        seen.update(columns["family"])
        for i, (name, version) in enumerate(zip(columns["family"], columns["version"], strict=True)):
            if version != "text_only" and family in (None, name):
                found.append((number, i))
    if not found and seen and family:
        known = sorted(seen)
        raise UserError(f"{files[0].place} has no '{family}'. {nearest(family, known)}It has: {', '.join(known)}.")
    if not found:
        raise UserError(f"{files[0].place} has no diagrams in data/*.parquet. Give the folder that generate wrote.")
    return found


def pictures(source: DataFile, rows: set[int]) -> Iterator[tuple[bytes, str, str]]:
    """PNG bytes, family and id of some rows of a file; reads only the row groups that hold them."""
    with opened(source) as file:
        start = 0
        for group in range(file.num_row_groups):
            size = file.metadata.row_group(group).num_rows
            wanted = sorted(row - start for row in rows if start <= row < start + size)
            if wanted:
                table = file.read_row_group(group, columns=["image", "family", "id"]).take(wanted)
                for row in table.to_pylist():
                    yield row["image"]["bytes"], row["family"], row["id"]
            start += size
