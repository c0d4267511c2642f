"""Convolutional Pose Machine: each stage sees the picture's features and the beliefs of the stage before (Wei et al., CVPR 2016)."""

import torch
import torch.nn as nn
import torch.nn.functional as F

from pose2d import keypoints as kp
from pose2d.estimators import base
from pose2d.layers import Residual, conv, mixed


class ConvolutionalPoseMachine(base.Estimator):
    """Beliefs at S/8, refined twice by dilated convolutions whose receptive field grows to the whole body; every stage is taught
    (intermediate supervision), the last is read by argmax with a quarter cell's shift."""

    def __init__(self, size_px: int = 160, stages: int = 2, width: int = 48):
        super().__init__(size_px, width, 128)
        self.early = nn.Sequential(conv(3, 24, stride=2), conv(24, 40, stride=2), Residual(40), conv(40, 96, stride=2), Residual(96))
        self.first = nn.Sequential(conv(96, 128, stride=2), Residual(128))
        self.features = conv(96, width)
        self.beliefs = nn.Sequential(conv(128 + 96, width, kernel=1), base.quiet(nn.Conv2d(width, kp.COUNT, 1)))
        self.refine = nn.ModuleList(nn.Sequential(conv(width + kp.COUNT, width), conv(width, width, dilation=2), conv(width, width, dilation=4),
                                                  conv(width, width, dilation=2), base.quiet(nn.Conv2d(width, kp.COUNT, 1))) for _ in range(stages))

    def forward_all(self, image, autocast: bool = False):
        with mixed(image, autocast):
            early = self.early(image)
            coarse = self.first(early)
            maps = [self.beliefs(torch.cat([F.interpolate(coarse, scale_factor=2.0), early], 1))]
            features = self.features(early)
            for part in self.refine:
                maps.append(part(torch.cat([features, maps[-1]], 1)))
        points = base.argmax(maps[-1].float(), self.size_px)
        return {"points": points, "maps": maps, **self.confidence(points, features, coarse)}

    def placement_loss(self, out, batch):
        losses = [base.map_loss(maps, batch["points"], batch["weight"], self.size_px, 1.0) for maps in out["maps"]]
        return sum(losses), {"first": losses[0].detach(), "last": losses[-1].detach()}
