"""What a keypoint network learns from, on the training device: photographs, frames of the clips, renderings; and scenes without people."""

import numpy as np
import torch

from pose2d import backgrounds, batches, clip_crops, data, mannequins
from pose2d.data import People
from pose2d.draws import Draws

LICENSED = ("fedb", "ccp")
PASS = {"photographs": 0.6, "clips": 0.18, "renderings": 0.22}
"""Share of each set among the crops that are shown."""


def clips_of(folds: str) -> tuple[People, np.ndarray] | None:
    """Crops of the clips of one fold ("0", "1"), of all ("all") or of none (""): people and the sequence number of each."""
    if not folds:
        return None
    packed = np.load(data.runs_folder() / "clip-crops.npz")
    rows = np.arange(len(packed["fold"])) if folds == "all" else np.flatnonzero(packed["fold"] == int(folds))
    images = clip_crops.pictures(packed)[rows]
    return People(images, packed["points"][rows], packed["visible"][rows], packed["weight"][rows]), packed["sequence"][rows]


def scenes(people: People, rows: np.ndarray, seed: int) -> np.ndarray:
    """The pool of pictures without people, made once for each seed: uint8 [M, 3, 128, 128]."""
    path = data.runs_folder() / f"scenes-{seed}.npy"
    if not path.exists():
        made = backgrounds.pool(people, rows, np.random.default_rng(seed)).transpose(0, 3, 1, 2)
        partial = path.with_suffix(".partial.npy")
        np.save(partial, made)
        partial.rename(path)
    return np.load(path)


def feed(people: People, split: dict, config, draws: Draws) -> tuple[batches.Feed, dict[str, int]]:
    """The endless batches of one run, and how many crops each set has. config: shared, size_px, absent_share, folds, licensed, seed."""
    train, alone = split["train"], split["alone"]
    if config.licensed:
        train, alone = (rows[np.isin(people.source[rows], LICENSED)] for rows in (train, alone))
    parts, sizes = [], {}

    def add(name: str, part: People, rows: np.ndarray) -> None:
        often = batches.interest(part.points[rows]) if name != "renderings" else np.ones(len(rows))
        parts.append((part, rows, often / often.sum() * PASS[name]))
        sizes[name] = len(rows)
    add("photographs", people, train)
    framed = clips_of(config.folds)
    if framed is not None:
        add("clips", framed[0], np.arange(len(framed[0])))
    rendered = mannequins.load(data.runs_folder())
    if rendered is not None:
        add("renderings", rendered, np.arange(len(rendered)))
    pool = torch.from_numpy(scenes(people, alone, 1000 + config.licensed)).to(draws.device)
    return batches.Feed(batches.store(parts, draws.device), pool, config.size_px, draws, config.absent_share), sizes
