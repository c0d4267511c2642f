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

    def __init__(self, size_px: int = 160, radius: float = 0.08, blocks=(1, 1, 2, 2), head: int = 40):
        super().__init__(size_px, head, 160)
        self.radius = radius * size_px
        self.pyramid = Pyramid(blocks=blocks, head=head)
        self.heat, self.offset = nn.Conv2d(head, kp.COUNT, 1), nn.Conv2d(head, 2 * kp.COUNT, 1)
        nn.init.constant_(self.heat.bias, -3.0)

    def forward_all(self, image, autocast: bool = False):
        with mixed(image, autocast):
            top, coarse = self.pyramid(image)
            heat, offset = self.heat(top), self.offset(top)
        cells = heat.shape[-1]
        heat, offset = heat.float(), offset.float().view(-1, kp.COUNT, 2, cells, cells) * self.radius
        with torch.no_grad():
            points = self.fuse(torch.sigmoid(heat), offset)
        return {"points": points, "heat": heat, "offset": offset, **self.confidence(points, top, coarse)}

    def fuse(self, heat, offset):
        """Where most votes fall, [N, 21, 2] px: the highest cell of the map that all votes are cast onto."""
        return base.argmax(F.avg_pool2d(votes(heat, offset, self.size_px), 3, 1, 1), self.size_px)

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


class DiskAndOffsetsDeep(DiskAndOffsets):
    """
    On the trunk of soft-argmax and voting, so that training may begin from one of them; its votes are fused without a map, which costs less and places no worse (readings): the mean of the
    votes near where the best cell points, each the heavier the nearer and the surer.
    """

    NEAR = 0.0375
    """Share of the ROI side within which votes count: the standard deviation of their weight."""

    def __init__(self, size_px: int = 160):
        super().__init__(size_px, blocks=(1, 2, 2, 2), head=48)
        place = base.centres(size_px // 4, torch.device("cpu")) * 4
        self.register_buffer("cell_x", place.repeat(len(place)), persistent=False)
        self.register_buffer("cell_y", place.repeat_interleave(len(place)), persistent=False)

    def fuse(self, heat, offset):
        x, y = self.cell_x + offset[:, :, 0].flatten(2), self.cell_y + offset[:, :, 1].flatten(2)  # [N, 21, cells * cells]
        best = F.avg_pool2d(heat, 3, 1, 1).flatten(2).argmax(-1, keepdim=True)
        away = (x - x.gather(2, best)) ** 2 + (y - y.gather(2, best)) ** 2
        weight = heat.flatten(2) * torch.exp(-away / (2 * (self.NEAR * self.size_px) ** 2))
        weight = weight / weight.sum(-1, keepdim=True)
        return torch.stack([(weight * x).sum(-1), (weight * y).sum(-1)], -1)

    def readings(self, out) -> dict[str, torch.Tensor]:
        """The same votes fused in both ways: [N, 21, 2] px each."""
        heat = torch.sigmoid(out["heat"])
        return {"votes on a map": super().fuse(heat, out["offset"]), "votes near the best cell": self.fuse(heat, out["offset"])}
