"""Whole frames for the finder, put together from crops: people of any size pasted over scenes, letterboxed to 256 x 256.

A person's box is the bounding box of all 21 keypoints, clamped to the picture and 10 % beyond it; boxes are
(x centre, y centre, width, height) in px of the letterboxed frame.
"""

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F

from pose2d import augment
from pose2d import keypoints as kp
from pose2d.data import People

SIZE_PX, PADDING = 256, 0.5
ASPECTS = (9 / 16, 9 / 16, 3 / 4, 1.0, 4 / 3, 16 / 9, 16 / 9)  # width / height of what phones and cameras record


@dataclass
class Ingredients:
    """What frames are made of: sets of people (with masks), rows of each whose picture shows nobody else, empty scenes."""

    sets: list[People]
    alone: list[np.ndarray]
    shares: list[float]
    scenes: np.ndarray


@dataclass
class Placed:
    """A person in the frame: points [21, 2] px, box (cx, cy, w, h) px and the share of the person that can be seen."""

    points: np.ndarray
    box: np.ndarray
    mask: torch.Tensor
    area: float


def picture_area(rng: np.random.Generator) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of the picture inside the letterboxed frame."""
    aspect = ASPECTS[rng.integers(len(ASPECTS))] * np.exp(rng.normal(0, 0.04))
    width, height = min(1.0, aspect) * SIZE_PX, min(1.0, 1 / aspect) * SIZE_PX
    left, top = round((SIZE_PX - width) / 2), round((SIZE_PX - height) / 2)
    return left, top, SIZE_PX - left, SIZE_PX - top


def clamped_box(points: np.ndarray, area) -> np.ndarray:
    """Box (cx, cy, w, h) of the points [21, 2], clamped to the picture and 10 % beyond it."""
    low, high = np.array(area[:2], float), np.array(area[2:], float)
    slack = 0.1 * (high - low)
    first, last = np.clip(points.min(0), low - slack, high + slack), np.clip(points.max(0), low - slack, high + slack)
    return np.concatenate([(first + last) / 2, last - first])


def sample_placement(points: np.ndarray, area, rng: np.random.Generator, smallest: float, largest: float):
    """Similarity crop -> frame that puts the person into the picture: matrix [2, 2] and shift [2]."""
    left, top, right, bottom = area
    width, height = right - left, bottom - top
    angle = np.deg2rad(rng.normal(0, 5) if rng.random() < 0.88 else rng.choice([-90, 90]) + rng.normal(0, 15))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]) @ np.diag([rng.choice([-1.0, 1.0]), 1.0])
    turned = points @ turn.T
    extent = np.ptp(turned, axis=0)
    # Athletes who film themselves fill the picture; small people are the exception.
    share = np.exp(rng.uniform(np.log(smallest), np.log(largest))) if rng.random() < 0.4 else rng.uniform(0.45 * largest, largest)
    scale = min(share * height / extent[1] if extent[1] > extent[0] else share * max(width, height) / extent[0], 1.15 * width / extent[0])
    w, h = extent * scale
    cut = rng.random() < 0.2
    loose = np.array([0.25 * w if cut else -0.02 * w, 0.3 * h if cut else -0.02 * h])
    low, high = np.array([left, top]) - loose + [w / 2, h / 2], np.array([right, bottom]) + loose - [w / 2, h / 2]
    centre = np.where(high > low, rng.uniform(np.minimum(low, high), np.maximum(low, high)), (np.array([left + right, top + bottom])) / 2)
    if rng.random() < 0.6 and high[0] > low[0]:
        centre[0] = np.clip(rng.normal((left + right) / 2, 0.12 * width), low[0], high[0])
    middle = (turned.min(0) + turned.max(0)) / 2
    return turn * scale, centre - middle * scale


def warp(crop: torch.Tensor, matrix: np.ndarray, shift: np.ndarray, window, padding: str) -> torch.Tensor:
    """crop [1, C, 256, 256] seen through the similarity, on the window (x0, y0, x1, y1) of the frame -> [C, h, w]."""
    x0, y0, x1, y1 = window
    back = np.linalg.inv(matrix)
    x, y = torch.arange(x0, x1) + 0.5 - float(shift[0]), torch.arange(y0, y1)[:, None] + 0.5 - float(shift[1])
    half = crop.shape[-1] / 2
    scale = np.sqrt(abs(np.linalg.det(matrix)))
    if scale < 0.6:  # avoid aliasing when the person gets small
        step = int(min(4, max(2, round(1 / scale))))
        crop = F.avg_pool2d(crop, step)
    grid = torch.stack([(back[0, 0] * x + back[0, 1] * y) / half - 1, (back[1, 0] * x + back[1, 1] * y) / half - 1], -1).float()
    return F.grid_sample(crop, grid[None], mode="bilinear", padding_mode=padding, align_corners=False)[0]


def _crop(people: People, row: int) -> torch.Tensor:
    """Picture and mask of a person as [1, 4, 256, 256]."""
    image = torch.from_numpy(np.array(people.images[row])).permute(2, 0, 1)[None].float() / 255
    mask = F.interpolate(torch.from_numpy(people.mask[row])[None, None].float() / 15, size=image.shape[2:], mode="bilinear", align_corners=False)
    return torch.cat([image, ((mask - 0.25) / 0.5).clamp(0, 1)], 1)


def paste(frame: torch.Tensor, crop: torch.Tensor, points: np.ndarray, matrix, shift, area) -> Placed | None:
    """Draws the person into the frame by the mask; None if the person falls outside of it."""
    corners = np.array([[0, 0], [256, 0], [0, 256], [256, 256]]) @ matrix.T + shift
    x0, y0 = np.maximum(np.floor(corners.min(0)).astype(int), area[:2])
    x1, y1 = np.minimum(np.ceil(corners.max(0)).astype(int), area[2:])
    if x1 - x0 < 4 or y1 - y0 < 4:
        return None
    seen = warp(crop, matrix, shift, (x0, y0, x1, y1), "zeros")
    mask = torch.zeros(SIZE_PX, SIZE_PX)
    mask[y0:y1, x0:x1] = seen[3]
    frame[:, y0:y1, x0:x1] += seen[3:] * (seen[:3] - frame[:, y0:y1, x0:x1])
    points = points @ matrix.T + shift
    return Placed(points, clamped_box(points, area), mask, float(mask.sum()))


def barbell(frame: torch.Tensor, person: Placed, rng: np.random.Generator) -> None:
    """A bar with plates across the shoulders: plates are round, dark or bright, and no people."""
    tall = max(person.box[2:])
    middle = person.points[kp.GROUPS["shoulders"]].mean(0) + rng.normal(0, 0.03, 2) * tall
    half, squeeze, radius = rng.uniform(0.03, 0.6) * tall, rng.uniform(0.15, 1), rng.uniform(0.06, 0.15) * tall
    axis = torch.arange(SIZE_PX) + 0.5
    bar = ((axis[:, None] - middle[1]).abs() < max(0.5, 0.008 * tall)) & ((axis[None] - middle[0]).abs() < half)
    grey, tint = rng.uniform(0.1, 0.8), np.clip(rng.uniform(0, 0.7) + rng.normal(0, 0.12, 3), 0, 1)
    frame[:, bar] = grey
    for end in (-1, 1):
        reach = ((axis[None] - middle[0] - end * half) / squeeze) ** 2 + (axis[:, None] - middle[1]) ** 2
        frame[:, reach < radius**2] = torch.from_numpy(tint).float()[:, None]
        frame[:, reach < (0.25 * radius) ** 2] = grey


def clutter(frame: torch.Tensor, people: list[Placed], rng: np.random.Generator) -> None:
    """Uprights, bars and boxes of a gym in front of everything."""
    for _ in range(rng.integers(1, 4)):
        colour = torch.from_numpy(np.clip(rng.uniform(0, 0.9) + rng.normal(0, 0.1, 3), 0, 1)).float().view(3, 1, 1)
        w, h = (rng.uniform(1, 9), rng.uniform(60, 256)) if rng.random() < 0.6 else (rng.uniform(20, 150), rng.uniform(1, 10))
        x, y = rng.integers(0, SIZE_PX, 2)
        window = (slice(int(max(0, y - h / 2)), int(y + h / 2) + 1), slice(int(max(0, x - w / 2)), int(x + w / 2) + 1))
        frame[(slice(None), *window)] = colour
        for person in people:
            person.mask[window] = 0


def compose(parts: Ingredients, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """One frame: image uint8 [256, 256, 3], boxes [P, 4], picture area [4]."""
    area = picture_area(rng)
    kind = rng.choice(len(parts.sets), p=parts.shares)
    placed: list[Placed] = []
    native = rng.random() < 0.45
    if native:  # a crop with its own surroundings fills the picture
        people, row = parts.sets[kind], rng.choice(parts.alone[kind])
        matrix, shift = sample_placement(people.points[row], area, rng, 0.35, 0.98)
        crop = _crop(people, row)
        seen = warp(crop, matrix, shift, (0, 0, SIZE_PX, SIZE_PX), "border")
        frame = seen[:3].clone()
        inside = np.zeros((SIZE_PX, SIZE_PX), np.float32)
        inside[area[1]:area[3], area[0]:area[2]] = 1
        mask = seen[3] * torch.from_numpy(inside)
        points = people.points[row] @ matrix.T + shift
        placed.append(Placed(points, clamped_box(points, area), mask, float(mask.sum())))
        more = rng.choice([0, 1, 2], p=[0.8, 0.15, 0.05])
    else:
        scene = torch.from_numpy(parts.scenes[rng.integers(len(parts.scenes))]).permute(2, 0, 1)[None].float() / 255
        low = int(rng.integers(0, scene.shape[2] // 3))
        scene = scene[:, :, low:, low // 2:scene.shape[3] - (low - low // 2)]
        frame = F.interpolate(scene, size=(SIZE_PX, SIZE_PX), mode="bilinear", align_corners=False)[0]
        if rng.random() < 0.5:
            frame = frame.flip(2)
        more = rng.choice([0, 1, 2, 3], p=[0.2, 0.55, 0.17, 0.08])
    for _ in range(more):
        kind = rng.choice(len(parts.sets), p=parts.shares)
        people = parts.sets[kind]
        row = rng.integers(len(people))
        matrix, shift = sample_placement(people.points[row], area, rng, 0.12, 0.5 if native else 0.95)
        found = paste(frame, _crop(people, row), people.points[row], matrix, shift, area)
        if found is not None:
            for other in placed:
                other.mask *= 1 - found.mask
            placed.append(found)
    if placed and rng.random() < 0.25:
        barbell(frame, placed[rng.integers(len(placed))], rng)
    if rng.random() < 0.3:
        clutter(frame, placed, rng)
    frame = augment.picture(frame[None], rng)[0]
    frame[:, :area[1]], frame[:, area[3]:] = PADDING, PADDING
    frame[:, :, :area[0]], frame[:, :, area[2]:] = PADDING, PADDING
    boxes = [p.box for p in placed if p.area > 12 and float(p.mask.sum()) > 0.4 * p.area and 0 <= p.box[0] < SIZE_PX and 0 <= p.box[1] < SIZE_PX]
    return (frame * 255).round().byte().permute(1, 2, 0).numpy(), np.array(boxes, np.float32).reshape(-1, 4), np.array(area, np.float32)
