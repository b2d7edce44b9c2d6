"""The picture against its record: size, and ink where each label should be."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import numpy as np
import xxhash
from PIL import Image

CONTRAST = 60  # gray levels between a label's darkest pixel and its paper


def decode(data: bytes) -> np.ndarray:
    """Pixels of a PNG, uint8, (height, width) or (height, width, 3); ValueError if it is broken or huge."""
    try:
        with Image.open(BytesIO(data)) as picture:
            if picture.width * picture.height > 4096 * 4096:
                raise ValueError(f"a picture of {picture.width} x {picture.height} pixels is too large")
            return np.asarray(picture)
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError(f"no readable picture: {error}") from None


def image_faults(pixels: np.ndarray, row: Mapping[str, Any]) -> list[str]:
    """What is wrong with the picture: another size or hash than stated, or a label without ink."""
    if pixels.shape[:2] != (row["height"], row["width"]):
        return [f"the picture is {pixels.shape[1]} x {pixels.shape[0]}, the row says {row['width']} x {row['height']}"]
    faults = []
    digest = xxhash.xxh3_128("x".join(map(str, pixels.shape)).encode() + b":")
    digest.update(np.ascontiguousarray(pixels).data)
    if digest.hexdigest() != row["pixel_hash"]:
        faults.append(f"the pixels hash to {digest.hexdigest()}, the row says {row['pixel_hash']}")
    for item in row["objects"]:
        if item["kind"] in ("label", "text"):
            x0, y0, x1, y1 = map(round, item["bbox"])
            box = pixels[max(y0, 0) : y1, max(x0, 0) : x1]
            # the ufuncs themselves: box.max() and box.min() take a third longer for so few pixels
            if box.size == 0 or int(np.maximum.reduce(box, None)) - int(np.minimum.reduce(box, None)) < CONTRAST:
                faults.append(f"no ink where the label '{item['text']}' is")
    return faults
