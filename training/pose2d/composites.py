"""Whole frames for the finder, put together from crops: people of any size pasted over scenes, letterboxed to 256 x 256.

A person's box is the bounding box of all 21 keypoints, clamped to the picture and 10 % beyond it; boxes are
(x centre, y centre, width, height) in px of the letterboxed frame. Whole batches at a time, on one device.
"""

import math
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F

from pose2d import augment
from pose2d.batches import Store
from pose2d.draws import Draws

SIZE_PX, PADDING = 256, 0.5
ASPECTS = (9 / 16, 9 / 16, 3 / 4, 1.0, 4 / 3, 16 / 9, 16 / 9)  # width / height of what phones and cameras record
PEOPLE = 4  # places for people in a frame


@dataclass
class Frames:
    """image [N, 3, 256, 256] 0..1, boxes [N, P, 4] px, there [N, P] bool: the box counts; area [N, 4]: left, top, right, bottom of the picture."""

    image: torch.Tensor
    boxes: torch.Tensor
    there: torch.Tensor
    area: torch.Tensor


def clamped_box(points: np.ndarray, area) -> np.ndarray:
    """Box (cx, cy, w, h) of the points [21, 2], clamped to the picture and 10 % beyond it."""
    low, high = np.array(area[:2], float), np.array(area[2:], float)
    slack = 0.1 * (high - low)
    first, last = np.clip(points.min(0), low - slack, high + slack), np.clip(points.max(0), low - slack, high + slack)
    return np.concatenate([(first + last) / 2, last - first])


def picture_areas(count: int, draws: Draws) -> torch.Tensor:
    """Left, top, right, bottom of the picture inside the letterboxed frame, whole px: [N, 4]."""
    aspect = torch.tensor(ASPECTS, device=draws.device)[draws.integers(len(ASPECTS), count)] * draws.normal(0, 0.04, count).exp()
    width, height = aspect.clamp(max=1) * SIZE_PX, (1 / aspect).clamp(max=1) * SIZE_PX
    left, top = ((SIZE_PX - width) / 2).round(), ((SIZE_PX - height) / 2).round()
    return torch.stack([left, top, SIZE_PX - left, SIZE_PX - top], 1)


def placements(points: torch.Tensor, area: torch.Tensor, smallest: float, largest: torch.Tensor, draws: Draws):
    """Similarity crop -> frame that puts each person into the picture: matrix [M, 2, 2] and shift [M, 2]; points [M, 21, 2]."""
    n = len(points)
    low_edge, high_edge = area[:, :2], area[:, 2:]
    extent_of_picture = high_edge - low_edge
    lying = draws.chance(0.12, n)
    angle = torch.deg2rad(torch.where(lying, 90 * (1 - 2 * draws.chance(0.5, n).float()) + draws.normal(0, 15, n), draws.normal(0, 5, n)))
    c, s, flip = torch.cos(angle), torch.sin(angle), 1 - 2 * draws.chance(0.5, n).float()
    turn = torch.stack([c * flip, -s, s * flip, c], -1).view(-1, 2, 2)
    turned = points @ turn.transpose(1, 2)
    extent = turned.amax(1) - turned.amin(1)
    # Athletes who film themselves fill the picture; small people are the exception.
    small = (draws.uniform(0, 1, n) * (largest / smallest).log()).exp() * smallest
    share = torch.where(draws.chance(0.4, n), small, largest * draws.uniform(0.45, 1, n))
    tall = extent[:, 1] > extent[:, 0]
    scale = torch.where(tall, share * extent_of_picture[:, 1] / extent[:, 1], share * extent_of_picture.amax(1) / extent[:, 0])
    scale = torch.minimum(scale, 1.15 * extent_of_picture[:, 0] / extent[:, 0])
    size = extent * scale[:, None]
    loose = torch.where(draws.chance(0.2, n)[:, None], torch.tensor([0.25, 0.3], device=draws.device), torch.tensor([-0.02, -0.02], device=draws.device)) * size
    low, high = low_edge - loose + size / 2, high_edge + loose - size / 2
    middle = (low_edge + high_edge) / 2
    centre = torch.where(high > low, low + (high - low) * draws.uniform(0, 1, n, 2), middle)
    near = middle[:, 0] + draws.normal(0, 0.12, n) * extent_of_picture[:, 0]
    near = torch.where(high[:, 0] > low[:, 0], torch.minimum(torch.maximum(near, low[:, 0]), high[:, 0]), middle[:, 0])
    centre = torch.stack([torch.where(draws.chance(0.6, n), near, centre[:, 0]), centre[:, 1]], 1)
    inner = (turned.amin(1) + turned.amax(1)) / 2
    return turn * scale[:, None, None], centre - inner * scale[:, None]


def warp(images: torch.Tensor, matrix: torch.Tensor, shift: torch.Tensor, padding: str) -> torch.Tensor:
    """[M, C, H, W] seen through the similarity -> [M, C, 256, 256]. Small people are averaged first, against aliasing."""
    scale = torch.linalg.vector_norm(matrix[:, :, 1], dim=1)
    soft = F.interpolate(F.avg_pool2d(images, 4), size=images.shape[2:], mode="bilinear", align_corners=False)
    images = torch.where((scale < 0.45)[:, None, None, None], soft, images)
    a, b, c, d = matrix[:, 0, 0], matrix[:, 0, 1], matrix[:, 1, 0], matrix[:, 1, 1]
    back = torch.stack([d, -b, -c, a], -1).view(-1, 2, 2) / (a * d - b * c)[:, None, None]
    axis = torch.arange(SIZE_PX, device=images.device) + 0.5
    x, y = axis[None, None, :] - shift[:, 0, None, None], axis[None, :, None] - shift[:, 1, None, None]
    half = images.shape[-1] / 2
    def row(k):
        return (back[:, k, 0, None, None] * x + back[:, k, 1, None, None] * y) / half - 1
    return F.grid_sample(images, torch.stack([row(0), row(1)], -1), mode="bilinear", padding_mode=padding, align_corners=False)


def boxes_of(points: torch.Tensor, area: torch.Tensor) -> torch.Tensor:
    """clamped_box for a batch: points [M, 21, 2], area [M, 4] -> [M, 4]."""
    slack = 0.1 * (area[:, 2:] - area[:, :2])
    low, high = area[:, :2] - slack, area[:, 2:] + slack
    first = torch.minimum(torch.maximum(points.amin(1), low), high)
    last = torch.minimum(torch.maximum(points.amax(1), low), high)
    return torch.cat([(first + last) / 2, last - first], 1)


def crops_of(people: Store, rows: torch.Tensor) -> torch.Tensor:
    """Pictures and masks as [M, 4, 256, 256]; a crop whose mask is not known shows as a whole."""
    mask = F.interpolate(people.mask[rows].unsqueeze(1).float() / 15, size=people.images.shape[2:], mode="bilinear", align_corners=False)
    return torch.cat([people.images[rows].float() / 255, ((mask - 0.25) / 0.5).clamp(0, 1)], 1)


def within(area: torch.Tensor) -> torch.Tensor:
    """Which px lie in the areas (left, top, right, bottom) [N, 4]: bool [N, 256, 256]."""
    cells = torch.arange(SIZE_PX, device=area.device)
    return ((cells >= area[:, :1]) & (cells < area[:, 2:3]))[:, None, :] & ((cells >= area[:, 1:2]) & (cells < area[:, 3:4]))[:, :, None]


def compose(people: Store, alone: torch.Tensor, pool: torch.Tensor, count: int, draws: Draws) -> Frames:
    """Frames of people (those with masks) before scenes; in nearly half of them a crop with its own surroundings fills the picture.

    alone [N] float: how often a crop may be shown with its surroundings (0 where others stand in it); pool uint8 [M, 3, h, w].
    """
    device, area = draws.device, picture_areas(count, draws)
    native = draws.chance(0.45, count)
    inside = within(area)
    scene = pool[draws.integers(len(pool), count)].float() / 255
    frame = F.interpolate(scene, size=(SIZE_PX, SIZE_PX), mode="bilinear", align_corners=False)
    frame = torch.where(draws.chance(0.5, count)[:, None, None, None], frame.flip(3), frame)
    number = torch.where(native, 1 + (draws.uniform(0, 1, count) * 1.25).long(), torch.bucketize(draws.uniform(0, 1, count), torch.tensor([0.2, 0.75, 0.92], device=device)))
    boxes, there, masks = [], [], []
    for place in range(PEOPLE):
        first_native = native & (place == 0)
        rows = torch.where(first_native, draws.weighted(alone, count), draws.weighted(people.often * people.masked, count))
        largest = torch.where(native & (place > 0), 0.5, 0.96)
        matrix, shift = placements(people.points[rows], area, 0.12, largest, draws)
        crop = crops_of(people, rows)
        seen = warp(crop, matrix, shift, "zeros")
        around = warp(crop[:, :3], matrix, shift, "border")
        shown = ((place < number) & ~first_native)[:, None, None, None] * seen[:, 3:] * inside[:, None]
        frame = torch.where(first_native[:, None, None, None], around, frame + shown * (seen[:, :3] - frame))
        mask = torch.where(first_native[:, None, None, None], seen[:, 3:] * inside[:, None], shown)
        masks = [m * (1 - shown) for m in masks] + [mask]
        placed = people.points[rows] @ matrix.transpose(1, 2) + shift[:, None]
        boxes.append(boxes_of(placed, area))
        there.append((place < number, mask.sum((1, 2, 3)), people.masked[rows]))
    image = augment_frame(frame, torch.stack(boxes, 1), draws)
    image = torch.where(inside[:, None], image, torch.full_like(image[:1, :1, :1, :1], PADDING))
    box = torch.stack(boxes, 1)
    wanted = []
    for place, (here, first_area, masked) in enumerate(there):
        left = masks[place].sum((1, 2, 3))
        middle = box[:, place, :2]
        visible = torch.where(masked, (first_area > 12) & (left > 0.4 * first_area), torch.ones_like(masked))
        wanted.append(here & visible & (middle >= 0).all(1) & (middle < SIZE_PX).all(1))
    return Frames(image, box, torch.stack(wanted, 1), area)


def augment_frame(frame: torch.Tensor, box: torch.Tensor, draws: Draws) -> torch.Tensor:
    """Bars with plates across the shoulders of some, uprights and boxes of a gym before everything, then what cameras do."""
    n = len(frame)
    shoulders = box[:, :1, :2] - torch.tensor([0.0, 0.28], device=frame.device) * box[:, :1, 2:]
    at = shoulders.expand(-1, 21, -1)
    for make, share in ((augment.barbells, 0.25), (augment.boxes, 0.2), (augment.boxes, 0.2)):
        shape = make(at, SIZE_PX, draws) & draws.chance(share, n)[:, None, None]
        colour = (draws.uniform(0, 0.9, n, 1) + draws.normal(0, 0.12, n, 3)).clamp(0, 1)[:, :, None, None]
        frame = torch.where(shape[:, None], colour, frame)
    return augment.picture(frame, draws)


def recorded(frames: torch.Tensor, boxes: torch.Tensor, area: torch.Tensor, pool: torch.Tensor, draws: Draws) -> Frames:
    """
    Real frames (uint8 [N, 3, 256, 256], letterboxed; one box each [N, 4]) mirrored, moved in scale about the middle and in other light. A third of them lie
    small and anywhere within a scene of the pool (uint8 [M, 3, h, w]): athletes far away, with the racks and plates they stand among.
    """
    n = len(frames)
    flip, far = draws.chance(0.5, n), draws.chance(0.33, n)
    scale = torch.where(far, draws.uniform(math.log(0.4), math.log(0.8), n), draws.uniform(math.log(0.7), math.log(1.25), n)).exp()
    turn = torch.zeros(n, 2, 2, device=draws.device)
    turn[:, 0, 0], turn[:, 1, 1] = torch.where(flip, -scale, scale), scale
    middle = SIZE_PX / 2
    shift = middle - turn @ torch.full((n, 2, 1), middle, device=draws.device)
    room = (1 - scale)[:, None] * (area[:, 2:] - area[:, :2]) / 2  # a small picture stays within the large one
    shift = shift[..., 0] + torch.where(far[:, None], draws.uniform(-1, 1, n, 2) * room, draws.normal(0, 10, n, 2))
    corners = torch.stack([area[:, :2], area[:, 2:]], 1) @ turn.transpose(1, 2) + shift[:, None]
    moved = torch.cat([corners.amin(1).clamp(0, SIZE_PX).round(), corners.amax(1).clamp(0, SIZE_PX).round()], 1)
    behind = F.interpolate(pool[draws.integers(len(pool), n)].float() / 255, size=(SIZE_PX, SIZE_PX), mode="bilinear", align_corners=False)
    image = torch.where(within(moved)[:, None], warp(frames.float() / 255, turn, shift, "border"), behind)
    shown = torch.where(far[:, None], area.round(), moved)
    image = torch.where(within(shown)[:, None], augment.picture(image, draws), torch.full_like(image, PADDING))
    ends = torch.stack([boxes[:, :2] - boxes[:, 2:] / 2, boxes[:, :2] + boxes[:, 2:] / 2], 1) @ turn.transpose(1, 2) + shift[:, None]
    box = boxes_of(ends, moved)[:, None].repeat(1, PEOPLE, 1)
    there = torch.zeros(n, PEOPLE, dtype=torch.bool, device=draws.device)
    there[:, 0] = (box[:, 0, :2] >= 0).all(1) & (box[:, 0, :2] < SIZE_PX).all(1) & (box[:, 0, 2:] > 8).all(1)
    return Frames(image, box, there, shown)


def join(parts: list[Frames]) -> Frames:
    return Frames(*(torch.cat([getattr(part, name) for part in parts]) for name in ("image", "boxes", "there", "area")))
