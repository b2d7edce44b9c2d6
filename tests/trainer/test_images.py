"""Decoding: the engine's own PNGs by inflating alone, any other by OpenCV, the same pixels either way."""

from __future__ import annotations

import io

import numpy as np
import pytest

pytest.importorskip("torch")

import cv2
from PIL import Image

from engine.draw.png import encode_png
from trainer.data.images import BrokenImageError, decode, stack, unfiltered


@pytest.mark.parametrize("shape", [(48, 48), (48, 48, 3), (20, 33), (20, 33, 3)])
def test_the_engines_pictures_are_inflated_and_equal_opencvs(shape: tuple[int, ...]) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, shape, np.uint8)
    data = encode_png(pixels)
    found = unfiltered(data)
    assert found is not None and np.array_equal(found, pixels)
    other = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    assert np.array_equal(found, other[..., ::-1] if other.ndim == 3 else other)


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "P", "1"])
def test_other_peoples_pictures_are_read_too(mode: str) -> None:
    picture = Image.fromarray(np.tile(np.arange(40, dtype=np.uint8) * 6, (40, 1))).convert(mode)
    written = io.BytesIO()
    picture.save(written, "PNG")  # PIL filters its rows
    assert decode(written.getvalue(), 40).shape[:2] == (40, 40)


def test_a_byte_changed_anywhere_is_noticed_or_changes_nothing() -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (24, 24), np.uint8)
    data = encode_png(pixels)
    for at in range(len(data)):
        broken = data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]
        found = unfiltered(broken)
        assert found is None or np.array_equal(found, pixels)
    for cut in (0, 20, 60, len(data) - 1):
        assert unfiltered(data[:cut]) is None
    with pytest.raises(BrokenImageError):
        decode(data[:60], 24)


def test_gray_pictures_stay_one_channel_until_one_has_colour() -> None:
    gray, colour = np.zeros((4, 4, 1), np.uint8), np.full((4, 4, 3), 7, np.uint8)
    assert stack([gray, gray]).shape == (2, 1, 4, 4)
    both = stack([gray, colour])
    assert both.shape == (2, 3, 4, 4) and both[1].eq(7).all() and both[0].eq(0).all()
