"""Turns stored crops into what a phone in a gym may show: batched on tensors, in the order camera, scene, picture.

Points are continuous pixels; the crop given to the network is S x S around the ROI (1.3 x the keypoint box).
"""

import math
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F

from pose2d import keypoints as kp

MARGIN = 1.3  # side of the ROI / longer side of the keypoint box


@dataclass
class Crops:
    """Geometry of a batch: source = centre + matrix @ (output - S / 2); only output inside border [N, 4] (left, top, right,
    bottom) shows the picture, beyond it the edge is repeated."""

    centre: torch.Tensor
    matrix: torch.Tensor
    border: torch.Tensor
    size_px: int

    def sample(self, images: torch.Tensor) -> torch.Tensor:
        """images [N, 3, H, W] -> [N, 3, S, S], bilinear."""
        axis = torch.arange(self.size_px) + 0.5
        x = torch.minimum(torch.maximum(axis, self.border[:, :1] + 0.5), self.border[:, 2:3] - 0.5)  # [N, S]
        y = torch.minimum(torch.maximum(axis, self.border[:, 1:2] + 0.5), self.border[:, 3:4] - 0.5)
        half = self.size_px / 2
        m = self.matrix
        x, y = (x - half)[:, None, :], (y - half)[:, :, None]
        source_x = self.centre[:, 0, None, None] + m[:, 0, 0, None, None] * x + m[:, 0, 1, None, None] * y
        source_y = self.centre[:, 1, None, None] + m[:, 1, 0, None, None] * x + m[:, 1, 1, None, None] * y
        grid = torch.stack([source_x * (2 / images.shape[3]) - 1, source_y * (2 / images.shape[2]) - 1], -1)
        return F.grid_sample(images, grid, mode="bilinear", padding_mode="border", align_corners=False)

    def place(self, points: torch.Tensor) -> torch.Tensor:
        """Points of the source [N, K, 2] -> points of the output."""
        return (points - self.centre[:, None]) @ torch.inverse(self.matrix).transpose(1, 2) + self.size_px / 2


def roi(points: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Centre [N, 2] and side [N] of the ROI: the square of 1.3 x the longer side of the keypoint box."""
    low, high = points.min(1).values, points.max(1).values
    return (low + high) / 2, (high - low).max(1).values * MARGIN


def plain(points: torch.Tensor, size_px: int) -> Crops:
    """The crop without any change: what the product cuts out."""
    centre, side = roi(points)
    matrix = (side / size_px)[:, None, None] * torch.eye(2)
    return Crops(centre, matrix, torch.tensor([0.0, 0, size_px, size_px]).repeat(len(points), 1), size_px)


def _cut(points: torch.Tensor, rng: np.random.Generator) -> tuple[torch.Tensor, torch.Tensor, np.ndarray]:
    """Where the picture ends: border [N, 4] in source px, the points as the tracker would box them, and which rows are cut."""
    border = torch.tensor([-1e4, -1e4, 1e4, 1e4]).repeat(len(points), 1)
    boxed, cut = points.clone(), rng.random(len(points)) < 0.25
    for n in np.flatnonzero(cut):
        p = points[n].numpy()
        height, part = np.ptp(p[:, 1]), rng.random()
        if part < 0.6:  # feet, shins or more are below the picture
            upper, lower = (p[13:15, 1].mean(), p[15:, 1].max()) if rng.random() < 0.8 else (p[11:13, 1].mean(), p[13:15, 1].mean())
            border[n, 3] = upper + (lower - upper) * rng.random()
        elif part < 0.8:  # the head is above it
            border[n, 1] = p[:5, 1].min() + (p[5:7, 1].mean() - p[:5, 1].min()) * rng.random()
        else:
            side, reach = rng.integers(2) * 2, rng.uniform(0.05, 0.4)
            low, width = p[:, 0].min(), np.ptp(p[:, 0])
            border[n, side] = low + width * (reach if side == 0 else 1 - reach)
        if rng.random() < 0.7:  # the box knows only the picture and a little beyond
            slack = rng.uniform(0, 0.2) * height
            low, high = border[n, :2] - slack, border[n, 2:] + slack
            boxed[n] = torch.minimum(torch.maximum(points[n], low), high)
    return border, boxed, cut


def camera(points: torch.Tensor, size_px: int, rng: np.random.Generator) -> Crops:
    """Random scale, shift, rotation, mirror and cut-offs around the ROI."""
    count = len(points)
    border, boxed, cut = _cut(points, rng)
    centre, side = roi(boxed)
    wide = rng.random(count) < 0.35
    scale = np.exp(np.where(wide, rng.uniform(math.log(0.65), math.log(1.5), count), rng.normal(0, 0.1, count)))
    shift = np.where(wide[:, None], rng.uniform(-0.12, 0.12, (count, 2)), rng.normal(0, 0.03, (count, 2)))
    angle = np.deg2rad(np.where(rng.random(count) < 0.2, rng.uniform(-40, 40, count), rng.normal(0, 9, count)))
    angle[cut] *= 0.2
    flip = np.where(rng.random(count) < 0.5, -1.0, 1.0)
    side = side * torch.from_numpy(scale).float()
    centre = centre + torch.from_numpy(shift).float() * side[:, None]
    c, s = np.cos(angle), np.sin(angle)
    turn = np.stack([np.stack([c * flip, -s], -1), np.stack([s * flip, c], -1)], -2)
    matrix = torch.from_numpy(turn).float() * (side / size_px)[:, None, None]
    out = (border.view(-1, 2, 2) - centre[:, None]) * (size_px / side)[:, None, None] + size_px / 2  # as if upright
    flipped = torch.from_numpy(flip < 0)
    left = torch.where(flipped, size_px - out[:, 1, 0], out[:, 0, 0])
    right = torch.where(flipped, size_px - out[:, 0, 0], out[:, 1, 0])
    left, top = left.clamp(0, size_px - 8), out[:, 0, 1].clamp(0, size_px - 8)
    right, bottom = torch.maximum(right.clamp(max=size_px), left + 8), torch.maximum(out[:, 1, 1].clamp(max=size_px), top + 8)
    return Crops(centre, matrix, torch.stack([left, top, right, bottom], 1), size_px)


def swap_sides(crops: Crops, points: torch.Tensor, *others: torch.Tensor):
    """After a mirrored crop the athlete's left is where the right was: swaps the keypoints of mirrored rows."""
    mirrored = torch.linalg.det(crops.matrix) < 0
    order = torch.from_numpy(kp.MIRROR)
    return tuple(torch.where(mirrored.view(-1, *[1] * (t.dim() - 1)), t[:, order], t) for t in (points, *others))


def new_background(images: torch.Tensor, mask: torch.Tensor, pool: np.ndarray, rng: np.random.Generator) -> torch.Tensor:
    """Pastes the people [N, 3, H, W] with their masks [N, 64, 64] (0..15) over pictures of the pool."""
    rows = rng.integers(0, len(pool), len(images))
    behind = torch.from_numpy(pool[rows]).permute(0, 3, 1, 2).float() / 255
    if rng.random() < 0.5:
        behind = behind.flip(3)
    behind = F.interpolate(behind, size=images.shape[2:], mode="bilinear", align_corners=False)
    share = F.interpolate(mask.unsqueeze(1).float() / 15, size=images.shape[2:], mode="bilinear", align_corners=False)
    share = ((share - 0.25) / 0.5).clamp(0, 1)
    return behind + share * (images - behind)


def occlude(images: torch.Tensor, points: torch.Tensor, rng: np.random.Generator, share: float = 0.35) -> torch.Tensor:
    """Draws boxes, patches of other pictures, uprights and barbells in place; returns which points they cover [N, 21] bool."""
    size = images.shape[-1]
    covered = torch.zeros(points.shape[:2], dtype=torch.bool)
    axis = torch.arange(size) + 0.5
    for n in np.flatnonzero(rng.random(len(images)) < share):
        colour = torch.from_numpy(np.clip(rng.uniform(0, 1) + rng.normal(0, 0.12, 3), 0, 1)).float().view(3, 1, 1)
        kind = rng.random()
        if kind < 0.35:  # a barbell: a bar with discs through the shoulders or the hands
            at = points[n, [5, 6] if rng.random() < 0.7 else [9, 10]].mean(0).numpy() + rng.normal(0, 0.03 * size, 2)
            slope, thick, reach = rng.normal(0, 0.12), rng.uniform(0.005, 0.016) * size, rng.uniform(0.05, 0.6) * size
            line = (axis[:, None] - (at[1] + slope * (axis[None] - at[0]))).abs() < thick
            line = line & ((axis[None] - at[0]).abs() < reach)
            radius = rng.uniform(0.04, 0.17) * size
            for end in (-1, 1):
                x = at[0] + end * reach
                squeeze = rng.uniform(0.15, 1)
                line = line | (((axis[None] - x) / squeeze) ** 2 + (axis[:, None] - at[1] - slope * (x - at[0])) ** 2 < radius**2)
            images[n] = torch.where(line, colour, images[n])
            shape = line
        else:
            w, h = (rng.uniform(0.02, 0.07), rng.uniform(0.4, 1.5)) if kind < 0.55 else rng.uniform(0.06, 0.38, 2)
            cx, cy = rng.uniform(0, size, 2) if kind < 0.55 else points[n, rng.integers(kp.COUNT)].numpy() + rng.normal(0, 0.06 * size, 2)
            x0, x1 = (int(np.clip(v, 0, size)) for v in (cx - w * size / 2, cx + w * size / 2))
            y0, y1 = (int(np.clip(v, 0, size)) for v in (cy - h * size / 2, cy + h * size / 2))
            if x1 <= x0 or y1 <= y0:
                continue
            other = images[(n + 1) % len(images), :, y0:y1, x0:x1].flip(2) if rng.random() < 0.5 else colour
            images[n, :, y0:y1, x0:x1] = other
            shape = torch.zeros(size, size, dtype=torch.bool)
            shape[y0:y1, x0:x1] = True
        cell = points[n].long().clamp(0, size - 1)
        covered[n] = shape[cell[:, 1], cell[:, 0]]
    return covered


def _blur(images: torch.Tensor, rng: np.random.Generator) -> torch.Tensor:
    """Focus blur (small Gaussian) or motion blur (a line)."""
    if rng.random() < 0.5:
        sigma = rng.uniform(0.5, 1.6)
        line = torch.exp(-(torch.arange(-3, 4).float() ** 2) / (2 * sigma**2))
        kernel = torch.outer(line, line)
    else:
        length, angle = rng.uniform(2, 9), rng.uniform(0, math.pi)
        steps = np.linspace(-length / 2, length / 2, 19)
        kernel = torch.zeros(9, 9)
        kernel.index_put_((torch.from_numpy(np.rint(4 + steps * math.sin(angle)).astype(int)),
                           torch.from_numpy(np.rint(4 + steps * math.cos(angle)).astype(int))), torch.tensor(1.0), accumulate=True)
    kernel = (kernel / kernel.sum()).repeat(3, 1, 1, 1)
    pad = kernel.shape[-1] // 2
    return F.conv2d(F.pad(images, [pad] * 4, mode="replicate"), kernel, groups=3)


def _low_resolution(images: torch.Tensor, rng: np.random.Generator) -> torch.Tensor:
    size = images.shape[-1]
    small = F.interpolate(images, size=int(size / rng.uniform(1.3, 3.2)), mode="area")
    if rng.random() < 0.5:  # blocks, as strong video compression leaves them
        cells = F.interpolate(small, size=max(2, small.shape[-1] // 8), mode="area")
        blocks = F.interpolate(cells, size=small.shape[-1], mode="nearest")
        small = small + rng.uniform(0, 0.35) * (blocks - small) + torch.randn_like(small) * rng.uniform(0, 0.03)
    return F.interpolate(small, size=size, mode="bilinear", align_corners=False)


def picture(images: torch.Tensor, rng: np.random.Generator) -> torch.Tensor:
    """Blur, low resolution and compression on parts of the batch; brightness, contrast, colour, grey, low light, noise on all."""
    count = len(images)
    order = rng.permutation(count)
    parts = max(1, count // 8)
    for rows, change in ((order[:parts], _blur), (order[parts:2 * parts], _low_resolution), (order[2 * parts:3 * parts], _low_resolution)):
        images[rows] = change(images[rows], rng)
    dark = rng.random(count) < 0.12
    contrast = rng.normal(1, 0.18, (count, 1)) * np.where(dark, rng.uniform(0.15, 0.5, count), 1)[:, None]
    gain = torch.from_numpy(contrast * rng.normal(1, 0.07, (count, 3))).float().view(-1, 3, 1, 1)
    lift = torch.from_numpy(rng.normal(0, 0.08, (count, 1)) * ~dark[:, None] + rng.normal(0, 0.02, (count, 3))).float().view(-1, 3, 1, 1)
    middle = images.mean((1, 2, 3), keepdim=True) * torch.from_numpy(~dark).float().view(-1, 1, 1, 1)
    images = (images - middle) * gain + middle + lift
    grey = torch.from_numpy(rng.random(count) < 0.1)
    if grey.any():
        images[grey] = images[grey].mean(1, keepdim=True).expand(-1, 3, -1, -1)
    noisy = torch.from_numpy((rng.random(count) < 0.4) | dark)
    if noisy.any():
        images[noisy] += torch.randn_like(images[noisy]) * torch.from_numpy(rng.uniform(0, 0.05, int(noisy.sum()))).float().view(-1, 1, 1, 1)
    return images.clamp(0, 1)
