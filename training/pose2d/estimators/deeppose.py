"""DeepPose: holistic regression of box-normalised coordinates, then a cascade that looks closer (Toshev and Szegedy, CVPR 2014)."""

import torch
import torch.nn as nn
import torch.nn.functional as F

from pose2d import keypoints as kp
from pose2d.estimators import base
from pose2d.layers import Encoder, Residual, conv, mixed

CLOSE_PX = 40  # side of the crops around the joints


class CloserLook(nn.Module):
    """A crop around a joint [M, 3, 40, 40] and which joint it is -> displacement in sides of the crop [M, 2]. One network for all
    joints, told apart by a learnt bias (the paper has one network each)."""

    def __init__(self):
        super().__init__()
        self.first = conv(3, 16, stride=2)
        self.second, self.third, self.block = conv(16, 32, stride=2), conv(32, 64, stride=2), Residual(64)
        self.joint = nn.Parameter(torch.randn(kp.COUNT, 32) * 0.1)
        self.out = nn.Linear(64 * 25, 2)

    def forward(self, crops):
        x = self.second(self.first(crops))
        x = x + self.joint.repeat(len(crops) // kp.COUNT, 1)[:, :, None, None]
        return self.out(self.block(self.third(x)).flatten(1))


class DeepPose(base.Estimator):
    """Stage 1 regresses all points from the whole; each further stage crops around every predicted point (side = reach x the pose's
    diameter) and regresses what is missing. In training its crops sit beside the truth as far as the stage before was off, measured
    as running mean and spread per joint (the paper's augmentation by displacement statistics)."""

    def __init__(self, size_px: int = 160, stages: int = 2, reach: float = 0.5):
        super().__init__(size_px, 32, 160)
        self.encoder = Encoder(24, (32, 64, 128, 160), (1, 1, 2, 2))
        self.squeeze = conv(160, 48, kernel=1)
        self.regress = nn.Linear(48 * (size_px // 32) ** 2, kp.COUNT * 2)
        self.closer = nn.ModuleList(CloserLook() for _ in range(stages))
        self.reach = reach
        self.register_buffer("missed_mean", torch.zeros(stages, kp.COUNT, 2))
        self.register_buffer("missed_spread", torch.full((stages, kp.COUNT, 2), 0.1))

    def crops(self, image, points, side):
        """[N, 3, S, S], points [N, 21, 2] px, side [N] px -> [N * 21, 3, 40, 40]."""
        axis = (torch.arange(CLOSE_PX, device=image.device) + 0.5) / CLOSE_PX - 0.5
        n = len(image)
        x = (points[..., 0, None] + side[:, None, None] * axis).repeat_interleave(CLOSE_PX, 1).view(n, kp.COUNT, CLOSE_PX, CLOSE_PX)
        y = (points[..., 1, None] + side[:, None, None] * axis)[..., None].expand(-1, -1, -1, CLOSE_PX)
        grid = torch.stack([x, y], -1) * (2 / self.size_px) - 1
        seen = F.grid_sample(image, grid.reshape(n, kp.COUNT * CLOSE_PX, CLOSE_PX, 2), padding_mode="border", align_corners=False)
        return seen.view(n, 3, kp.COUNT, CLOSE_PX, CLOSE_PX).transpose(1, 2).reshape(-1, 3, CLOSE_PX, CLOSE_PX)

    def side(self, points):
        """Side of the close crops: reach x the longer side of the pose's box, [N] px."""
        return (self.reach * (points.amax(1) - points.amin(1)).amax(1)).clamp(24, self.size_px)

    def forward_all(self, image, autocast: bool = False, truth=None):
        with mixed(image, autocast):
            s4, _, _, coarse = self.encoder(image)
            squeezed = self.squeeze(coarse)
        points = (self.regress(squeezed.float().flatten(1)).view(-1, kp.COUNT, 2) + 0.5) * self.size_px
        out = {"holistic": points, "steps": []}
        for number, closer in enumerate(self.closer):
            at = points.detach()
            side = self.side(at)
            if truth is not None:
                missed = (truth - at) / side[:, None, None]
                with torch.no_grad():
                    self.missed_mean[number].lerp_(missed.clamp(-1, 1).mean(0), 0.01)
                    self.missed_spread[number].lerp_(missed.clamp(-1, 1).std(0), 0.01)
                drawn = self.missed_mean[number] + self.missed_spread[number] * torch.randn_like(at)
                at = truth - drawn * side[:, None, None]
            with mixed(image, autocast):
                step = closer(self.crops(image, at, side))
            step = step.float().view(-1, kp.COUNT, 2) * side[:, None, None]
            out["steps"].append((at, step))
            points = at + step if truth is None else points.detach() + step.detach() * 0
        out["points"] = points
        return {**out, **self.confidence(points, s4, coarse)}


    def placement_loss(self, out, batch):
        points, weight = batch["points"], batch["weight"]
        holistic = base.mean_distance(out["holistic"], points, weight, self.size_px)
        closer = sum(base.mean_distance(at + step, points, weight, self.size_px) for at, step in out["steps"])
        return 10 * (holistic + closer), {"holistic": holistic.detach(), "closer": closer.detach()}
