"""The archive of rendered mannequins: read by both trainings while it is still being filled."""

from pathlib import Path

import numpy as np

from pose2d.data import CROP_PX, People

PATTERN = "mannequins-*.npz"


def _gather(files: list[Path], target: Path) -> np.ndarray:
    """The pictures of all archives in one memory map uint8 [N, 256, 256, 3], written once."""
    counts = [len(np.load(path)["points"]) for path in files]
    shape = (sum(counts), CROP_PX, CROP_PX, 3)
    if not target.exists() or target.stat().st_size != np.prod(shape):
        partial = target.with_suffix(".partial")
        with open(partial, "wb") as stream:
            for path in files:
                stream.write(np.load(path)["images"].tobytes())
        partial.rename(target)
    return np.memmap(target, np.uint8, "r", shape=shape)


def load(runs: Path) -> People | None:
    """All finished archives in the folder as one set, or None while there are none."""
    files = sorted((runs / "mannequins").glob(PATTERN))
    if not files:
        return None
    points, visible, mask = (np.concatenate([np.load(path)[name] for path in files]) for name in ("points", "visible", "mask"))
    return People(_gather(files, runs / "mannequins.u8"), points, visible, np.ones(points.shape[:2], np.float32), mask, None)
