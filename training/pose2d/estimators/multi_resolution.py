"""A bank of convolutions at three resolutions whose score maps say how likely each place is (Tompson et al., NIPS 2014)."""

import torch.nn as nn
import torch.nn.functional as F

from pose2d import keypoints as kp
from pose2d.estimators import base
from pose2d.layers import Residual, conv, mixed, stage


def bank(width: int, blocks: int) -> nn.Sequential:
    """[N, 3, S, S] -> [N, 64, S/8, S/8]."""
    return nn.Sequential(conv(3, 24, stride=2), stage(24, width, 1), stage(width, 64, blocks))


class MultiResolution(base.Estimator):
    """The same picture at full, half and quarter size through banks of their own, brought to one size and added: the coarse bank sees the whole body, the
    fine one the edge of the knee. Squared error to bumps, read by argmax with a quarter cell's shift."""

    def __init__(self, size_px: int = 160):
        super().__init__(size_px, 64, 64)
        self.banks = nn.ModuleList([bank(40, 2), bank(40, 3), bank(40, 3)])
        self.join = nn.Sequential(Residual(64), Residual(64), Residual(64), conv(64, 128, kernel=1))
        self.maps = base.quiet(nn.Conv2d(128, kp.COUNT, 1))

    def forward_all(self, image, autocast: bool = False):
        with mixed(image, autocast):
            fine = self.banks[0](image)
            for factor, part in ((2, self.banks[1]), (4, self.banks[2])):
                coarse = part(F.avg_pool2d(image, factor))
                fine = fine + F.interpolate(coarse, scale_factor=float(factor))
            maps = self.maps(self.join(fine))
        points = base.argmax(maps.float(), self.size_px)
        return {"points": points, "maps": maps, **self.confidence(points, fine, coarse)}

    def placement_loss(self, out, batch):
        heat = base.map_loss(out["maps"], batch["points"], batch["weight"], self.size_px, 1.0)
        return heat, {"heat": heat.detach()}
