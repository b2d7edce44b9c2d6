"""PNG bytes: read back by Pillow they are the pixels; hashes tell pictures apart by shape and content."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from engine.draw import encode_png, pixel_hash


@pytest.mark.parametrize("shape", [(1, 1), (7, 13), (448, 448), (448, 448, 3), (33, 17, 3)])
@pytest.mark.parametrize("kind", ["noise", "flat", "lines"])
def test_pillow_reads_back_the_same_pixels(shape: tuple[int, ...], kind: str) -> None:
    rng = np.random.default_rng(7)
    pixels = np.full(shape, 255, np.uint8)
    if kind == "noise":
        pixels = rng.integers(0, 256, shape, dtype=np.uint8)
    elif kind == "lines":
        pixels[::5] = 30
    with Image.open(BytesIO(encode_png(pixels))) as image:
        assert image.mode == ("L" if len(shape) == 2 else "RGB")
        assert np.array_equal(np.asarray(image), pixels)


def test_a_view_is_encoded_as_what_it_shows() -> None:
    pixels = np.arange(64, dtype=np.uint8).reshape(8, 8)[::2, ::-1]
    with Image.open(BytesIO(encode_png(pixels))) as image:
        assert np.array_equal(np.asarray(image), pixels)
    assert pixel_hash(pixels) == pixel_hash(pixels.copy())


def test_other_arrays_are_refused() -> None:
    for pixels in (np.zeros((4, 4)), np.zeros((4, 4, 4), np.uint8), np.zeros(4, np.uint8)):
        with pytest.raises(ValueError, match="uint8"):
            encode_png(pixels)


def test_hash_depends_on_shape_and_bytes() -> None:
    flat = np.zeros((4, 9), np.uint8)
    dotted = flat.copy()
    dotted[1, 1] = 1
    hashes = {
        pixel_hash(flat),
        pixel_hash(flat.reshape(9, 4)),
        pixel_hash(dotted),
        pixel_hash(np.zeros((4, 3, 3), np.uint8)),
    }
    assert len(hashes) == 4
    assert all(len(h) == 32 for h in hashes)
