"""Endless augmented batches for the keypoint network: real crops, renderings, and crops without a person."""

import numpy as np
import torch

from pose2d import augment
from pose2d import keypoints as kp
from pose2d.data import People


def wrong_crop(points: torch.Tensor, size_px: int, rng: np.random.Generator) -> augment.Crops:
    """Crops that miss the person: far beside, far too near or far too wide."""
    crops = augment.camera(points, size_px, rng)
    for n in range(len(points)):
        kind = rng.random()
        if kind < 0.5:
            angle = rng.uniform(0, 2 * np.pi)
            step = torch.tensor([np.cos(angle), np.sin(angle)], dtype=torch.float32) * rng.uniform(0.65, 0.9)
            crops.centre[n] += crops.matrix[n] @ (step * size_px)
        else:
            crops.matrix[n] *= rng.uniform(2.4, 3.5) if kind < 0.75 else rng.uniform(0.2, 0.36)
    return crops


def make(people: People, rows: np.ndarray, absent: np.ndarray, pool: np.ndarray, size_px: int, rng: np.random.Generator) -> dict:
    """One batch. rows: which people; absent [N] bool: show a crop that holds no person in the right place.

    -> image [N, 3, S, S] 0..1, points [N, 21, 2] px, weight, visible [N, 21], present [N, 1].
    """
    order = np.argsort(rows)
    rows, absent = rows[order], absent[order]
    images = torch.from_numpy(people.images[rows]).permute(0, 3, 1, 2).float() / 255
    points = torch.from_numpy(people.points[rows])
    visible, weight = torch.from_numpy(people.visible[rows]), torch.from_numpy(people.weight[rows])
    if people.mask is not None:
        moved = np.flatnonzero(rng.random(len(rows)) < 0.3)
        if len(moved):
            images[moved] = augment.new_background(images[moved], torch.from_numpy(people.mask[rows[moved]]), pool, rng)
    crops = augment.camera(points, size_px, rng)
    if absent.any():
        missed = wrong_crop(points[absent], size_px, rng)
        crops.centre[absent], crops.matrix[absent], crops.border[absent] = missed.centre, missed.matrix, missed.border
        empty = np.flatnonzero(absent & (rng.random(len(rows)) < 0.5))
        if len(empty):
            shown = torch.from_numpy(pool[rng.integers(0, len(pool), len(empty))]).permute(0, 3, 1, 2).float() / 255
            images[empty] = torch.nn.functional.interpolate(shown, size=images.shape[2:], mode="bilinear", align_corners=False)
    image = crops.sample(images)
    placed, visible, weight = augment.swap_sides(crops, crops.place(points), visible, weight)
    covered = augment.occlude(image, placed, rng)
    image = augment.picture(image, rng)
    low, high = crops.border[:, None, :2], crops.border[:, None, 2:]
    inside = ((placed > low) & (placed < high)).all(-1)
    seen = visible * inside * torch.where(covered, 0.35, 1.0)
    trust = weight * torch.where(inside, 1.0, 0.3)
    present = torch.from_numpy(~absent).float().unsqueeze(1)
    return {"image": image.contiguous(memory_format=torch.channels_last), "points": placed, "weight": trust, "visible": seen, "present": present}


def interest(points: np.ndarray) -> np.ndarray:
    """How often a crop is shown per pass [N]: seldom seen views and postures more often. Points [N, 21, 2].

    Three quarters of the photographs face the camera and a third simply stand; lifters are filmed from behind and deep.
    """
    shoulders = points[:, kp.INDEX["left_shoulder"], 0] - points[:, kp.INDEX["right_shoulder"], 0]
    facing = shoulders / kp.torso_length(points).clip(1)
    hip, knee = points[:, kp.GROUPS["hips"], 1].mean(1), points[:, kp.GROUPS["knees"], 1].mean(1)
    deep = knee - hip < 0.6 * kp.torso_length(points)
    return np.where(facing < -0.12, 2.0, np.where(facing < 0.12, 1.5, 0.8)) * np.where(deep, 1.5, 1.0)


class Feed:
    """Draws batches without end: every row about `often` times per pass, a fixed share of missed crops."""

    def __init__(self, people: People, pool: np.ndarray, size_px: int, rng: np.random.Generator, absent_share: float = 0.1,
                 often: np.ndarray | None = None):
        self.people, self.pool, self.size_px, self.rng, self.absent_share = people, pool, size_px, rng, absent_share
        self.queue, self.often = np.empty(0, int), np.ones(len(people)) if often is None else often

    def rows(self, count: int) -> np.ndarray:
        while len(self.queue) < count:
            times = np.floor(self.often + self.rng.random(len(self.people))).astype(int)
            self.queue = np.concatenate([self.queue, self.rng.permutation(np.repeat(np.arange(len(self.people)), times))])
        taken, self.queue = self.queue[:count], self.queue[count:]
        return taken

    def batch(self, count: int) -> dict:
        rows = self.rows(count)
        return make(self.people, rows, self.rng.random(count) < self.absent_share, self.pool, self.size_px, self.rng)


def join(parts: list[dict]) -> dict:
    """Batches of several feeds as one."""
    joined = {name: torch.cat([part[name] for part in parts]) for name in parts[0]}
    joined["image"] = joined["image"].contiguous(memory_format=torch.channels_last)
    return joined
