"""
Where the line of the back runs: a small network that looks at the trunk alone, turned upright and enlarged, so that a curve of a few degrees is
pixels wide.

The patch is a square of 1.6 trunk lengths (mid-hip→mid-shoulder) around the middle of the trunk, hips below, mirrored where need be so that the
athlete faces right and the back is on the left. On five levels of it the network says
at which column the back's outline lies, as a distribution whose mean is the answer, and how sure it is.
"""

import torch
import torch.nn as nn
import torch.nn.functional as F

from pose2d.layers import Residual, conv

SIZE_PX, SIDE_OVER_TRUNK = 96, 1.6
CELLS = SIZE_PX // 2
ROWS = (36, 30, 24, 18, 12)
"""Rows of the map, two pixels high, from the hips up: 0.08, 0.28, 0.48, 0.68 and 0.88 of the way to the shoulders."""

LEVELS_PX = tuple(2 * row + 1.0 for row in ROWS)
POINTS = len(ROWS)


class BackNetwork(nn.Module):
    """Patch [N, 3, 96, 96] 0..1 -> back [N, 5, 3]: x, y in px of the patch from the hips up, and the confidence that the line is visible and found there."""

    def __init__(self, widths=(16, 32, 64)):
        super().__init__()
        first, second, third = widths
        self.fine = nn.Sequential(conv(3, first, stride=2), Residual(first))
        self.middle = nn.Sequential(conv(first, second, stride=2), Residual(second))
        self.coarse = nn.Sequential(conv(second, third, stride=2), Residual(third), Residual(third))
        self.narrow, self.join = nn.Conv2d(third, second, 1), Residual(second)
        self.narrower, self.look = nn.Conv2d(second, first, 1), Residual(first)
        self.out = nn.Conv2d(first, 2 * POINTS, (3, 1))
        self.register_buffer("columns", torch.arange(CELLS) * 2 + 1.0, persistent=False)
        self.register_buffer("levels", torch.tensor(LEVELS_PX), persistent=False)

    def logits(self, patch) -> tuple[torch.Tensor, torch.Tensor]:
        """Of each column to hold the line, and of the line to be seen there: [N, 5, 48] both."""
        fine = self.fine(patch)
        middle = self.middle(fine)
        y = self.join(F.interpolate(self.narrow(self.coarse(middle)), scale_factor=2.0) + middle)
        y = self.look(F.interpolate(self.narrower(y), scale_factor=2.0) + fine)
        maps = self.out(y).float()  # of 46 rows: each saw its neighbours
        place, seen = (torch.stack([maps[:, first + level, row - 1] for level, row in enumerate(ROWS)], 1) for first in (0, POINTS))
        return place, seen

    def read(self, place, seen) -> tuple[torch.Tensor, torch.Tensor]:
        """Columns [N, 5] px and logits [N, 5] of being seen."""
        share = torch.softmax(place, -1)
        return (share * self.columns).sum(-1), (share * seen).sum(-1)

    def forward(self, patch):
        x, seen = self.read(*self.logits(patch))
        return torch.stack([x, self.levels.expand_as(x), torch.sigmoid(seen)], -1)


def loss(network: BackNetwork, place, seen, x, visible, known, trunk_px: float = SIZE_PX / SIDE_OVER_TRUNK) -> tuple[torch.Tensor, dict]:
    """
    Place and confidence: logits [N, 5, 48], true columns x [N, 5] px, visible and known [N, 5] 0..1 (known: the line crosses the level within the
    patch). The confidence means "visible, and found to within 0.04 trunk lengths", which is 4 % of a bend of 90°.
    """
    cells = (x / 2 - 0.5)
    target = torch.exp(-(torch.arange(CELLS, device=x.device) - cells[..., None]) ** 2 / (2 * 0.8**2))
    target = target / target.sum(-1, keepdim=True).clamp_min(1e-6)
    weight = known * (0.25 + 0.75 * visible)
    found, sure = network.read(place, seen)
    spread = -(target * F.log_softmax(place, -1)).sum(-1)
    away = F.smooth_l1_loss(found / 2, x / 2, reduction="none", beta=0.5)
    with torch.no_grad():
        close = torch.sigmoid((0.04 - (found - x).abs() / trunk_px) / 0.01)
    placement = (weight * (spread + away)).sum() / weight.sum().clamp_min(1)
    confidence = F.binary_cross_entropy_with_logits(sure, visible * close * known)
    return placement + confidence, {"place": ((weight * away).sum() / weight.sum().clamp_min(1)).detach(), "sure": confidence.detach()}
