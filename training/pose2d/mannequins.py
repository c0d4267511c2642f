"""The archive of rendered mannequins: read by both trainings while it is still being filled."""

from pathlib import Path

import numpy as np

from pose2d.data import People

PATTERN = "mannequins-*.npz"


def load(runs: Path) -> People | None:
    """All finished archives in the folder as one set, or None while there are none."""
    parts = [np.load(path) for path in sorted((runs / "mannequins").glob(PATTERN))]
    if not parts:
        return None
    join = lambda name: np.concatenate([part[name] for part in parts])
    points = join("points")
    return People(join("images"), points, join("visible"), np.ones(points.shape[:2], np.float32), join("mask"), None)
