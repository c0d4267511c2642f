"""G-RMI: a disk for each keypoint and the way from every place of it to the keypoint, fused by voting (Papandreou et al., CVPR 2017)."""

import torch
import torch.nn as nn
import torch.nn.functional as F

from pose2d import keypoints as kp
from pose2d.estimators import base
from pose2d.layers import Pyramid, mixed


def votes(heat, offset, size_px: int) -> torch.Tensor:
    """Hough voting: every cell casts its probability onto the place it points to, spread over four cells.

    heat [N, K, c, c] 0..1, offset [N, K, 2, c, c] px -> [N, K, 2c, 2c] activation, two cells of it to a cell of heat.
    """
    n, count, cells, _ = heat.shape
    fine = 2 * cells
    axis = base.centres(cells, heat.device) * (size_px / cells)
    x = ((axis[None, :] + offset[:, :, 0]) * (fine / size_px) - 0.5).clamp(0, fine - 1.001).flatten(2)
    y = ((axis[:, None] + offset[:, :, 1]) * (fine / size_px) - 0.5).clamp(0, fine - 1.001).flatten(2)
    left, top = x.floor(), y.floor()
    field = torch.zeros(n, count, fine * fine, device=heat.device)
    for dx in (0, 1):
        for dy in (0, 1):
            share = (1 - (x - left - dx).abs()) * (1 - (y - top - dy).abs())
            field = field.scatter_add(2, ((top + dy) * fine + left + dx).long(), share * heat.flatten(2))
    return field.view(n, count, fine, fine)


class DiskAndOffsets(base.Estimator):
    """Sigmoid disks of radius 0.08 of the side and offset fields at S/4, fused by Hough voting into maps at S/2."""

    decode = "heatmap-offsets"

    def __init__(self, size_px: int = 160, radius: float = 0.08):
        super().__init__(size_px, 40, 160)
        self.radius = radius * size_px
        self.pyramid = Pyramid()
        self.heat, self.offset = nn.Conv2d(40, kp.COUNT, 1), nn.Conv2d(40, 2 * kp.COUNT, 1)
        nn.init.constant_(self.heat.bias, -3.0)

    def forward_all(self, image, autocast: bool = False):
        with mixed(image, autocast):
            top, coarse = self.pyramid(image)
            heat, offset = self.heat(top), self.offset(top)
        cells = heat.shape[-1]
        heat, offset = heat.float(), offset.float().view(len(image), kp.COUNT, 2, cells, cells) * self.radius
        with torch.no_grad():
            field = F.avg_pool2d(votes(torch.sigmoid(heat), offset, self.size_px), 3, 1, 1)
            points = base.argmax(field, self.size_px)
        return {"points": points, "heat": heat, "offset": offset, **self.confidence(points, top, coarse)}

    def placement_loss(self, out, batch):
        cells = out["heat"].shape[-1]
        axis = base.centres(cells, out["heat"].device) * (self.size_px / cells)
        dx = batch["points"][..., 0, None, None] - axis[None, None, None, :]
        dy = batch["points"][..., 1, None, None] - axis[None, None, :, None]
        disk = (dx**2 + dy**2 < self.radius**2).float()
        use = base.inside(batch["points"], batch["weight"], self.size_px)
        heat = F.binary_cross_entropy_with_logits(out["heat"], disk, reduction="none").mean((2, 3))
        heat = (heat * use).sum() / use.sum().clamp_min(1)
        wanted = torch.stack([dx.expand_as(disk), dy.expand_as(disk)], 2)
        away = F.smooth_l1_loss(out["offset"] / self.radius, wanted / self.radius, reduction="none", beta=0.1).sum(2) * disk
        away = (away.sum((2, 3)) / disk.sum((2, 3)).clamp_min(1) * use).sum() / use.sum().clamp_min(1)
        return 20 * heat + 2 * away, {"heat": heat.detach(), "offset": away.detach()}
