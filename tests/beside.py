"""open_clip, where it is installed or lies in the folder that OPEN_CLIP names (`make test-open-clip`)."""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any

import pytest

# torchvision's wheel is built for a torch with CUDA. Beside a CPU torch its operators do not load, and its import fails
# where it looks for their names; open_clip reads pictures by its transforms, which are Python and need none of them.
OPERATORS = ["nms", "qnms", "roi_align", "qroi_align", "ps_roi_align", "roi_pool", "ps_roi_pool", "deform_conv2d"]
BACKWARD = ["roi_align", "ps_roi_align", "roi_pool", "ps_roi_pool", "deform_conv2d"]


def open_clip(name: str = "open_clip") -> Any:
    """The module, or the test is skipped."""
    torch = pytest.importorskip("torch")
    if (folder := os.environ.get("OPEN_CLIP")) and folder not in sys.path:
        sys.path.append(folder)
        names = torch.library.Library("torchvision", "FRAGMENT")
        for operator in [*OPERATORS, *(f"_{name}_backward" for name in BACKWARD)]:
            if not hasattr(torch.ops.torchvision, operator):
                names.define(f"{operator}() -> Tensor")
        open_clip.names = names  # type: ignore[attr-defined]  # they go with the object
    pytest.importorskip("open_clip")
    return importlib.import_module(name)
