"""Short moving pictures for the video estimator: sequences of the clips, and still crops moved along a path, with occluders that come and go."""

import numpy as np
import torch

from pose2d import augment, corpus
from pose2d import keypoints as kp
from pose2d.batches import Store
from pose2d.clip_crops import LENGTH
from pose2d.draws import Draws


def recorded(folds: str):
    """Sequences of the clips of a fold: images uint8 [Q, 6, 3, 256, 256], points [Q, 6, 21, 2], visible, weight [Q, 6, 21]."""
    people, _ = corpus.clips_of(folds)
    count = len(people) // LENGTH
    images = torch.from_numpy(np.ascontiguousarray(people.images.transpose(0, 3, 1, 2))).view(count, LENGTH, 3, *people.images.shape[1:3])
    points, visible, weight = (torch.from_numpy(part).view(count, LENGTH, kp.COUNT, *part.shape[2:]) for part in (people.points, people.visible, people.weight))
    return images, points, visible, weight


def hide(frames: torch.Tensor, points: torch.Tensor, draws: Draws, share: float) -> tuple[torch.Tensor, torch.Tensor]:
    """A box over a knee, an ankle or another joint of some sequences, in all frames but the first two.

    frames [N, T, 3, S, S], points [N, T, 21, 2] -> frames, hidden [N, T, 21] bool.
    """
    n, steps, size = *frames.shape[:2], frames.shape[-1]
    low = torch.tensor([13, 14, 15, 16, 11, 12, 9, 10], device=frames.device)
    joint = low[draws.integers(len(low), n)]
    at = points[torch.arange(n, device=frames.device), 0, joint] + draws.normal(0, 0.03 * size, n, 2)
    side = draws.uniform(0.12, 0.3, n, 2) * size
    drift = draws.normal(0, 0.01 * size, n, 2)
    colour = draws.uniform(0, 1, n, 3)[:, :, None, None]
    axis = torch.arange(size, device=frames.device) + 0.5
    chosen, hidden, shown = draws.chance(share, n), [], []
    for t in range(steps):
        centre = at + drift * t
        box = ((axis[None, None, :] - centre[:, 0, None, None]).abs() < side[:, 0, None, None] / 2) & ((axis[None, :, None] - centre[:, 1, None, None]).abs() < side[:, 1, None, None] / 2)
        box = box & chosen[:, None, None] & (t >= 2)
        shown.append(torch.where(box[:, None], colour, frames[:, t]))
        cell = points[:, t].long().clamp(0, size - 1)
        hidden.append(box[torch.arange(n, device=frames.device)[:, None], cell[..., 1], cell[..., 0]])
    return torch.stack(shown, 1), torch.stack(hidden, 1)


def moved(people: Store, size_px: int, count: int, steps: int, draws: Draws):
    """Still crops seen along a smooth path: frames [N, T, 3, S, S], points [N, T, 21, 2], visible, weight [N, T, 21]."""
    rows = draws.weighted(people.often, count)
    images, points = people.images[rows].float() / 255, people.points[rows]
    start = augment.camera(points, size_px, draws)
    turn, grow, slide = draws.normal(0, 0.02, count), draws.normal(0, 0.012, count), draws.normal(0, 0.012, count, 2)
    frames, placed, visible, weight = [], [], [], []
    for t in range(steps):
        c, s, scale = torch.cos(turn * t), torch.sin(turn * t), torch.exp(grow * t)
        step = torch.stack([c, -s, s, c], -1).view(-1, 2, 2) * scale[:, None, None]
        crops = augment.Crops(start.centre + slide * t * size_px, start.matrix @ step, start.border, size_px)
        frames.append(crops.sample(images))
        here = augment.swap_sides(crops, crops.place(points), people.visible[rows], people.weight[rows])
        for values, value in zip((placed, visible, weight), here):
            values.append(value)
    return tuple(torch.stack(part, 1) for part in (frames, placed, visible, weight))


def cut(images: torch.Tensor, points: torch.Tensor, size_px: int) -> tuple[torch.Tensor, torch.Tensor]:
    """One ROI for a whole sequence, as the tracker holds it for a moment: uint8 [N, T, 3, H, W], [N, T, 21, 2] -> [N, T, 3, S, S], points."""
    n, steps = points.shape[:2]
    crops = augment.plain(points.flatten(1, 2), size_px)
    every = augment.Crops(*(part.repeat_interleave(steps, 0) for part in (crops.centre, crops.matrix, crops.border)), size_px)
    frames = every.sample(images.flatten(0, 1).float() / 255)
    return frames.view(n, steps, 3, size_px, size_px), every.place(points.flatten(0, 1)).view(n, steps, kp.COUNT, 2)
