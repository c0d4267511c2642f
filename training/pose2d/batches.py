"""Endless augmented batches for the keypoint networks: real crops, frames, renderings, and crops without a person."""

from dataclasses import dataclass

import numpy as np
import torch

from pose2d import augment
from pose2d import keypoints as kp
from pose2d.data import People
from pose2d.draws import Draws


@dataclass
class Store:
    """Crops on the training device: images uint8 [N, 3, 256, 256], points [N, 21, 2] px, visible, weight [N, 21], mask uint8 [N, 64, 64],
    masked [N] bool: the mask is known; often [N]: how often a row is drawn."""

    images: torch.Tensor
    points: torch.Tensor
    visible: torch.Tensor
    weight: torch.Tensor
    mask: torch.Tensor
    masked: torch.Tensor
    often: torch.Tensor

    def __len__(self) -> int:
        return len(self.points)


def store(parts: list[tuple[People, np.ndarray, np.ndarray]], device) -> Store:
    """Puts rows of several sets, each with how often its rows are drawn, onto the device; pictures travel a few hundred at a time."""
    total, side = sum(len(rows) for _, rows, _ in parts), parts[0][0].images.shape[1]
    images, at = torch.empty(total, 3, side, side, dtype=torch.uint8, device=device), 0
    for people, rows, _ in parts:
        for start in range(0, len(rows), 256):
            some = torch.from_numpy(people.images[rows[start:start + 256]]).permute(0, 3, 1, 2)
            images[at:at + len(some)] = some.to(device)
            at += len(some)

    def join(values):
        return torch.cat([torch.from_numpy(np.ascontiguousarray(v)) for v in values]).to(device)
    return Store(images, *(join([getattr(people, name)[rows] for people, rows, _ in parts]) for name in ("points", "visible", "weight")),
                 join([np.zeros((len(rows), 64, 64), np.uint8) if people.mask is None else people.mask[rows] for people, rows, _ in parts]),
                 join([np.full(len(rows), people.mask is not None) for people, rows, _ in parts]), join([often.astype(np.float32) for _, _, often in parts]))


def _missed(points: torch.Tensor, size_px: int, draws: Draws) -> augment.Crops:
    """Crops that miss the person: far beside, far too near or far too wide."""
    n = len(points)
    crops = augment.camera(points, size_px, draws)
    kind, angle = draws.uniform(0, 1, n), draws.uniform(0, 2 * np.pi, n)
    step = torch.stack([torch.cos(angle), torch.sin(angle)], -1) * (draws.uniform(0.65, 0.9, n) * size_px)[:, None]
    beside = (crops.matrix @ step[..., None])[..., 0]
    zoom = torch.where(kind < 0.75, draws.uniform(2.4, 3.5, n), draws.uniform(0.2, 0.36, n))
    far = (kind < 0.5)[:, None]
    return augment.Crops(crops.centre + torch.where(far, beside, torch.zeros_like(beside)),
                         crops.matrix * torch.where(far, torch.ones_like(far.float()), zoom[:, None])[..., None], crops.border, size_px)


def make(people: Store, rows: torch.Tensor, absent: torch.Tensor, pool: torch.Tensor, size_px: int, draws: Draws) -> dict:
    """One batch. rows: which people; absent [N] bool: show a crop that holds no person in the right place; pool uint8 [M, 3, h, w].

    -> image [N, 3, S, S] 0..1, points [N, 21, 2] px, weight, visible [N, 21], present [N, 1].
    """
    n = len(rows)
    images, points = people.images[rows].float() / 255, people.points[rows]
    visible, weight = people.visible[rows], people.weight[rows]
    moved = (people.masked[rows] & draws.chance(0.35, n)).nonzero()[:, 0]
    if len(moved):
        images[moved] = augment.new_background(images[moved], people.mask[rows[moved]], pool, draws)
    empty = (absent & draws.chance(0.5, n)).nonzero()[:, 0]
    if len(empty):
        shown = pool[draws.integers(len(pool), len(empty))].float() / 255
        images[empty] = torch.nn.functional.interpolate(shown, size=images.shape[2:], mode="bilinear", align_corners=False)
    hit, missed = augment.camera(points, size_px, draws), _missed(points, size_px, draws)
    crops = augment.Crops(torch.where(absent[:, None], missed.centre, hit.centre), torch.where(absent[:, None, None], missed.matrix, hit.matrix),
                          torch.where(absent[:, None], missed.border, hit.border), size_px)
    image = crops.sample(images)
    placed, visible, weight = augment.swap_sides(crops, crops.place(points), visible, weight)
    image, covered = augment.occlude(image, placed, draws)
    image = augment.picture(image, draws)
    low, high = crops.border[:, None, :2], crops.border[:, None, 2:]
    inside = ((placed > low) & (placed < high)).all(-1)
    seen = visible * inside * torch.where(covered, 0.35, 1.0)
    trust = weight * torch.where(inside, 1.0, 0.3)
    return {"image": image.contiguous(memory_format=torch.channels_last), "points": placed, "weight": trust, "visible": seen,
            "present": (~absent).float().unsqueeze(1)}


def interest(points: np.ndarray) -> np.ndarray:
    """How often a crop is shown [N]: seldom seen views and postures more often. Points [N, 21, 2].

    Three quarters of the photographs face the camera and a third simply stand; lifters are filmed from behind and deep.
    """
    shoulders = points[:, kp.INDEX["left_shoulder"], 0] - points[:, kp.INDEX["right_shoulder"], 0]
    facing = shoulders / kp.torso_length(points).clip(1)
    hip, knee = points[:, kp.GROUPS["hips"], 1].mean(1), points[:, kp.GROUPS["knees"], 1].mean(1)
    deep = knee - hip < 0.6 * kp.torso_length(points)
    return np.where(facing < -0.12, 2.0, np.where(facing < 0.12, 1.5, 0.8)) * np.where(deep, 1.5, 1.0)


class Feed:
    """Draws batches without end: every row as often as its set and its interest say, a fixed share of missed crops."""

    def __init__(self, people: Store, pool: torch.Tensor, size_px: int, draws: Draws, absent_share: float = 0.1):
        self.people, self.pool, self.size_px, self.draws, self.absent_share = people, pool, size_px, draws, absent_share

    def batch(self, count: int) -> dict:
        rows = self.draws.weighted(self.people.often, count)
        return make(self.people, rows, self.draws.chance(self.absent_share, count), self.pool, self.size_px, self.draws)
