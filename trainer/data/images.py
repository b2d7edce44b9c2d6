"""A PNG's bytes to uint8 pixels of the tower's size; normalised on the device (on the CPU that costs 7 decodes)."""

from __future__ import annotations

import cv2
import numpy as np
import torch

Stats = tuple[tuple[float, float, float], tuple[float, float, float]]  # mean and standard deviation of R, G, B
CLIP_STATS: Stats = ((0.48145466, 0.4578275, 0.40821073), (0.26862954, 0.26130258, 0.27577711))
# A diagram is a white page: with CLIP's statistics every pixel is near 2, all features are alike, and a small
# from-scratch encoder stayed at the loss of chance (4.85 at batch 128, gradient norm 0.0015 after 30 steps).
PAGE_STATS: Stats = ((0.95, 0.95, 0.95), (0.15, 0.15, 0.15))


class BrokenImageError(ValueError):
    """Bytes that are no picture."""


def decode(data: bytes, size: int) -> np.ndarray:
    """uint8 (size, size, C), C = 1 where the file is gray (a third of the bytes and of the decode) and 3 (RGB) else.

    Stored at the size of training, pixels equal those of the exported processor; else they are area-averaged, which
    keeps thin strokes. Raises BrokenImageError.
    """
    if not data:
        raise BrokenImageError("no bytes")
    image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED | cv2.IMREAD_IGNORE_ORIENTATION)
    if image is None or image.dtype != np.uint8:
        raise BrokenImageError(f"{len(data)} bytes that are no 8-bit picture")
    if image.ndim == 3:
        if image.shape[2] == 4:  # transparent: over white, as every viewer shows it
            alpha = image[:, :, 3:].astype(np.uint16)
            image = ((image[:, :, :3] * alpha + 255 * (255 - alpha)) // 255).astype(np.uint8)
        image = cv2.cvtColor(image, cv2.COLOR_BGR2RGB)
    if image.shape[:2] != (size, size):
        image = cv2.resize(image, (size, size), interpolation=cv2.INTER_AREA)
    return image if image.ndim == 3 else image[:, :, None]


def stack(images: list[np.ndarray]) -> torch.Tensor:
    """uint8 (B, C, size, size); gray pictures stay one channel where all of the batch are."""
    channels = max(image.shape[2] for image in images)
    same = [np.broadcast_to(image, (*image.shape[:2], channels)) for image in images]
    return torch.from_numpy(np.ascontiguousarray(np.stack(same).transpose(0, 3, 1, 2)))


def normalise(pixels: torch.Tensor, stats: Stats, blind: bool = False) -> torch.Tensor:
    """Normalised float32 (B, 3, H, W) from uint8 (B, 1 or 3, H, W); blind gives a white page instead."""
    mean, std = (torch.tensor(v, device=pixels.device).view(1, 3, 1, 1) for v in stats)
    if blind:
        pixels = torch.full_like(pixels, 255)
    return (pixels.float() / 255 - mean) / std
