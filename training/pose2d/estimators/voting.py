"""
Soft-argmax over votes: every cell of the heatmap says how likely it is to belong to a keypoint and where the keypoint lies from there, and
the answer is the expectation of where all cells point. Joins the differentiable reading of Luvizon et al. 2017 with the offsets of
Papandreou et al., CVPR 2017: a cell that wins need not be the right one, as long as it points the right way, and no scattering is needed.
"""

import torch
import torch.nn as nn
import torch.nn.functional as F

from pose2d import keypoints as kp
from pose2d.estimators import base
from pose2d.estimators.soft_argmax import SoftArgmax
from pose2d.layers import mixed


class Voting(SoftArgmax):
    """As SoftArgmax, each cell moved by its own vote (at first by nothing, so that training may begin from a soft-argmax network)."""

    readings = None  # votes cannot be read as a heatmap
    RADIUS = 0.08
    """Share of the ROI side around a keypoint within which cells are taught to vote."""

    def __init__(self, size_px: int = 160, **shape):
        super().__init__(size_px, **shape)
        self.offset = nn.Conv2d(self.heat.in_channels, 2 * kp.COUNT, 1)
        nn.init.zeros_(self.offset.weight)
        nn.init.zeros_(self.offset.bias)

    def forward_all(self, image, autocast: bool = False):
        with mixed(image, autocast):
            top, coarse = self.pyramid(image)
            heat, squeezed, offset = self.heat(top), self.squeeze(coarse), self.offset(top)
        with mixed(image, False):
            votes = offset.float().view(-1, kp.COUNT, 2, heat.shape[-1] ** 2) * (self.RADIUS * self.size_px)
            return self.read(heat.float(), top.float(), coarse.float(), squeezed.float(), votes)

    def expectation(self, share, votes):
        x, y = self.cell_x + votes[:, :, 0], self.cell_y + votes[:, :, 1]
        return torch.stack([(share * x).sum(-1), (share * y).sum(-1)], -1)

    def placement_loss(self, out, batch):
        loss, parts = super().placement_loss(out, batch)
        reach = self.RADIUS * self.size_px
        dx, dy = batch["points"][..., :1] - self.cell_x, batch["points"][..., 1:] - self.cell_y  # [N, 21, cells]
        disk = (dx**2 + dy**2 < reach**2).float()
        use = base.inside(batch["points"], batch["weight"], self.size_px)
        wanted = torch.stack([dx, dy], 2) / reach
        away = F.smooth_l1_loss(out["votes"] / reach, wanted, reduction="none", beta=0.1).sum(2) * disk
        away = (away.sum(2) / disk.sum(2).clamp_min(1) * use).sum() / use.sum().clamp_min(1)
        return loss + away, {**parts, "offset": away.detach()}
