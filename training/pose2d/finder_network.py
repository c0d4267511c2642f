"""The finder: where in the whole frame are people? One box centre per cell of 8 px (after CenterNet, Zhou et al. 2019)."""

import torch
import torch.nn as nn
import torch.nn.functional as F

from pose2d.layers import Residual, conv, mixed, stage

STRIDE = 8


class FinderNetwork(nn.Module):
    """Letterboxed frame [N, 3, 256, 256] -> centre [N, 1, 32, 32], offset [N, 2, 32, 32], size [N, 2, 32, 32]."""

    def __init__(self, stem: int = 12, widths=(24, 40, 64, 80), blocks=(0, 1, 1, 2), top: int = 40):
        super().__init__()
        self.stem = conv(3, stem, stride=2)
        self.stages = nn.ModuleList(stage(i, o, b) for i, o, b in zip((stem, *widths[:3]), widths, blocks))
        self.lateral = nn.ModuleList(nn.Conv2d(w, top, 1) for w in widths[1:])
        self.fuse16, self.fuse8 = conv(top, top), Residual(top)
        self.centre, self.offset, self.size = nn.Conv2d(top, 1, 1), nn.Conv2d(top, 2, 1), nn.Conv2d(top, 2, 1)
        nn.init.constant_(self.centre.bias, -4.0)  # people are rare among cells
        nn.init.constant_(self.size.bias, -1.2)

    def forward_raw(self, image, autocast: bool = False):
        """Logits of centre and offset, logarithm of size."""
        with mixed(image, autocast):
            x = self.stages[0](self.stem(image))
            s8 = self.stages[1](x)
            s16 = self.stages[2](s8)
            s32 = self.stages[3](s16)
            y = self.fuse16(F.interpolate(self.lateral[2](s32), scale_factor=2.0) + self.lateral[1](s16))
            y = self.fuse8(F.interpolate(y, scale_factor=2.0) + self.lateral[0](s8))
        y = y.float()
        with mixed(image, False):
            return self.centre(y), self.offset(y), self.size(y)

    def forward(self, image):
        centre, offset, size = self.forward_raw(image)
        return torch.sigmoid(centre), torch.sigmoid(offset), torch.exp(size.clamp(-5, 0.5))
