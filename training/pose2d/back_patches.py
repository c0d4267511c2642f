"""The trunk, cut out of a picture upright, enlarged, and mirrored where need be so that the athlete faces right: what the network of the back looks at, in training and on videos."""

import torch

from pose2d import augment
from pose2d import keypoints as kp
from pose2d.back_network import LEVELS_PX, SIDE_OVER_TRUNK, SIZE_PX
from pose2d.draws import Draws

LEAST_TRUNK_OVER_BOX = 0.15
"""A trunk that is foreshortened more (towards or away from the camera) is cut out as if it were so long: the patch stays a trunk's size."""


def trunk(points: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Middle [N, 2], direction hips→shoulders [N, 2] and length [N] of the trunk of keypoints [N, 21, 2]."""
    hips, shoulders = points[:, kp.GROUPS["hips"]].mean(1), points[:, kp.GROUPS["shoulders"]].mean(1)
    line = shoulders - hips
    length = line.norm(dim=-1)
    box = (points.amax(1) - points.amin(1)).amax(1)
    return (hips + shoulders) / 2, line / length.clamp_min(1e-3)[:, None], torch.maximum(length, LEAST_TRUNK_OVER_BOX * box)


def facing(points: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """1 where keypoints [N, 21, 2] look along `right` [N, 2] of their patch, -1 where against it: toes before heels, nose before ears, knees before hips."""
    def middle(*names: str) -> torch.Tensor:
        return points[:, [kp.INDEX[name] for name in names]].mean(1)
    ahead = 2 * (middle("left_foot_index", "right_foot_index") - middle("left_heel", "right_heel"))
    ahead = ahead + middle("nose") - middle("left_ear", "right_ear") + points[:, kp.GROUPS["knees"]].mean(1) - points[:, kp.GROUPS["hips"]].mean(1)
    return torch.where((ahead * right).sum(-1) < 0, -1.0, 1.0)


def crops(points: torch.Tensor, draws: Draws | None = None) -> augment.Crops:
    """The patches of keypoints [N, 21, 2]; with draws as a tracker misses the trunk (5 % off, 8 % too long or short, turned by 4°)."""
    middle, up, length = trunk(points)
    n = len(points)
    if draws is not None:
        middle = middle + draws.normal(0, 0.05, n, 2) * length[:, None]
        length = length * draws.normal(0, 0.08, n).exp()
        turn = torch.deg2rad(draws.normal(0, 4, n))
        c, s = torch.cos(turn), torch.sin(turn)
        up = torch.stack([c * up[:, 0] - s * up[:, 1], s * up[:, 0] + c * up[:, 1]], -1)
    # Columns of the matrix: where the patch's right and down point in the picture.
    right = torch.stack([-up[:, 1], up[:, 0]], -1)
    right = right * facing(points, right)[:, None]
    matrix = torch.stack([right, -up], -1) * (SIDE_OVER_TRUNK * length / SIZE_PX)[:, None, None]
    border = torch.tensor([0.0, 0, SIZE_PX, SIZE_PX]).repeat(n, 1)
    return augment.Crops(middle, matrix, border, SIZE_PX)


def crossings(line: torch.Tensor, seen: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """
    Where a line [N, 25, 2] px of the patch, from the hips up, crosses the five levels: columns [N, 5], whether it is seen there [N, 5] 0..1, and
    whether it crosses within the patch [N, 5] 0..1. The first crossing counts.
    """
    levels = torch.tensor(LEVELS_PX)
    y = line[..., 1]
    below, above = y[:, :-1, None], y[:, 1:, None]
    crosses = (below >= levels) & (above < levels)  # [N, 24, 5]
    at = crosses.float().argmax(1)  # [N, 5]
    rows = torch.arange(len(line))[:, None]
    start, end = line[rows, at], line[rows, at + 1]
    share = ((start[..., 1] - levels) / (start[..., 1] - end[..., 1]).clamp_min(1e-4)).clamp(0, 1)
    x = start[..., 0] + share * (end[..., 0] - start[..., 0])
    known = crosses.any(1) & (x > 1) & (x < SIZE_PX - 1)
    visible = (seen[rows, at] & seen[rows, at + 1]).float()
    return torch.where(known, x, torch.full_like(x, SIZE_PX / 2)), visible, known.float()
