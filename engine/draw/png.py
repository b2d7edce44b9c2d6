"""PNG writer and pixel hash: gray or RGB, 8 bit, unfiltered rows, deflated by zlib-ng."""

from __future__ import annotations

from functools import lru_cache
from struct import pack

import numpy as np
from xxhash import xxh3_128
from zlib_ng import zlib_ng

SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Measured on a 448 px drawing, 2 cores: gray by run length alone 0.10 ms and 8 kB (level 1: 0.10 ms, 12 kB;
# level 6: 0.56 ms, 8.6 kB). RGB on tinted paper has no runs of equal bytes, so it takes level 1: 0.21 ms, 24 kB.
# Filter "up" is larger than none for line art, and costs a subtraction.
GRAY = (1, zlib_ng.Z_RLE)
RGB = (1, zlib_ng.Z_DEFAULT_STRATEGY)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + kind + data + pack(">I", zlib_ng.crc32(data, zlib_ng.crc32(kind)))


@lru_cache(maxsize=4)
def _rows(height: int, width: int) -> np.ndarray:
    """Reused rows, each headed by filter type 0 ("none"): fresh ones cost their page faults, 0.05 ms."""
    return np.zeros((height, width), np.uint8)


def encode_png(pixels: np.ndarray) -> bytes:
    """PNG bytes of uint8 pixels, H x W (gray) or H x W x 3 (RGB); ValueError for any other array."""
    if pixels.dtype != np.uint8 or pixels.ndim not in (2, 3) or (pixels.ndim == 3 and pixels.shape[2] != 3):
        raise ValueError(f"pixels are {pixels.dtype} {pixels.shape}; a PNG takes uint8 H x W or H x W x 3")
    height, width = pixels.shape[:2]
    gray = pixels.ndim == 2
    rows = _rows(height, 1 + width * (1 if gray else 3))
    rows[:, 1:] = pixels.reshape(height, -1)
    level, strategy = GRAY if gray else RGB
    deflate = zlib_ng.compressobj(level, zlib_ng.DEFLATED, 15, 8, strategy)
    data = deflate.compress(rows) + deflate.flush()
    header = pack(">IIBBBBB", width, height, 8, 0 if gray else 2, 0, 0, 0)
    return SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def pixel_hash(pixels: np.ndarray) -> str:
    """128-bit xxh3 of shape and bytes as 32 hex digits; equal for equal pictures however they are compressed."""
    state = xxh3_128("x".join(map(str, pixels.shape)).encode() + b":")
    state.update(np.ascontiguousarray(pixels).data)
    return state.hexdigest()
