"""Stacked hourglass: down to the whole body and up again, twice, each time taught (Newell et al., ECCV 2016)."""

import torch.nn as nn
import torch.nn.functional as F

from pose2d import keypoints as kp
from pose2d.estimators import base
from pose2d.layers import Residual, conv, mixed


class Bottleneck(nn.Module):
    """1x1, 3x3 at half the width, 1x1, around a shortcut."""

    def __init__(self, width: int):
        super().__init__()
        half = width // 2
        self.body = nn.Sequential(conv(width, half, kernel=1), conv(half, half), nn.Conv2d(half, width, 1, bias=False), nn.BatchNorm2d(width))
        nn.init.zeros_(self.body[-1].weight)

    def forward(self, x):
        return F.relu(x + self.body(x))


class Hourglass(nn.Module):
    """[N, C, c, c] -> the same, seen at c, c/2, c/4 and c/8."""

    def __init__(self, width: int, depth: int):
        super().__init__()
        self.beside, self.down, self.up = Bottleneck(width), Residual(width), Bottleneck(width)
        self.below = Hourglass(width, depth - 1) if depth > 1 else Residual(width)

    def forward(self, x):
        low = self.up(self.below(self.down(F.max_pool2d(x, 2))))
        return self.beside(x) + F.interpolate(low, scale_factor=2.0)


class StackedHourglass(base.Estimator):
    """Two hourglasses at S/4; the second sees the features and the maps of the first. Squared error to bumps for both, read by argmax
    with a quarter cell's shift."""

    def __init__(self, size_px: int = 160, width: int = 64, stacks: int = 2, depth: int = 3):
        super().__init__(size_px, width, width)
        self.stem = nn.Sequential(conv(3, 24, stride=2), conv(24, width, stride=2), Bottleneck(width))
        self.glasses = nn.ModuleList(nn.Sequential(Hourglass(width, depth), conv(width, width, kernel=1)) for _ in range(stacks))
        self.maps = nn.ModuleList(base.quiet(nn.Conv2d(width, kp.COUNT, 1)) for _ in range(stacks))
        self.back = nn.ModuleList(nn.Conv2d(kp.COUNT, width, 1) for _ in range(stacks - 1))
        self.again = nn.ModuleList(nn.Conv2d(width, width, 1) for _ in range(stacks - 1))

    def forward_all(self, image, autocast: bool = False):
        with mixed(image, autocast):
            x, maps = self.stem(image), []
            for number, glass in enumerate(self.glasses):
                features = glass(x)
                maps.append(self.maps[number](features))
                if number < len(self.back):
                    x = x + self.again[number](features) + self.back[number](maps[-1])
        points = base.argmax(maps[-1].float(), self.size_px)
        return {"points": points, "maps": maps, **self.confidence(points, features, features)}

    def placement_loss(self, out, batch):
        losses = [base.map_loss(maps, batch["points"], batch["weight"], self.size_px, 1.5) for maps in out["maps"]]
        return sum(losses), {"first": losses[0].detach(), "last": losses[-1].detach()}
