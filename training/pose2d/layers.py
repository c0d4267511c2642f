"""Plain 3x3 convolutions, residual blocks and a pyramid of features: what the networks of this folder are made of."""

import torch
import torch.nn as nn
import torch.nn.functional as F


def conv(inputs: int, outputs: int, stride: int = 1, kernel: int = 3, dilation: int = 1) -> nn.Sequential:
    padding = dilation * (kernel // 2)
    return nn.Sequential(nn.Conv2d(inputs, outputs, kernel, stride, padding, dilation, bias=False), nn.BatchNorm2d(outputs), nn.ReLU())


class Residual(nn.Module):
    """Two 3x3 convolutions around a shortcut (He et al., CVPR 2016)."""

    def __init__(self, width: int):
        super().__init__()
        self.first = conv(width, width)
        self.second = nn.Sequential(nn.Conv2d(width, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width))
        nn.init.zeros_(self.second[1].weight)

    def forward(self, x):
        return F.relu(x + self.second(self.first(x)))


def stage(inputs: int, outputs: int, blocks: int) -> nn.Sequential:
    return nn.Sequential(conv(inputs, outputs, stride=2), *[Residual(outputs) for _ in range(blocks)])


class Encoder(nn.Module):
    """Image [N, 3, S, S] -> features at S/4, S/8, S/16, S/32."""

    def __init__(self, stem: int = 24, widths=(32, 64, 128, 160), blocks=(1, 1, 2, 2), channels: int = 3):
        super().__init__()
        self.stem = conv(channels, stem, stride=2)
        self.stages = nn.ModuleList(stage(i, o, b) for i, o, b in zip((stem, *widths[:3]), widths, blocks))

    def forward(self, image):
        x, out = self.stem(image), []
        for part in self.stages:
            x = part(x)
            out.append(x)
        return out


class Pyramid(nn.Module):
    """Encoder and top-down fusion (Lin et al., CVPR 2017): image -> top features [N, head, S/4, S/4] and the coarsest [N, C, S/32, S/32]."""

    def __init__(self, stem: int = 24, widths=(32, 64, 128, 160), blocks=(1, 1, 2, 2), top: int = 64, head: int = 40):
        super().__init__()
        self.encoder = Encoder(stem, widths, blocks)
        self.lateral = nn.ModuleList([nn.Conv2d(widths[0], head, 1), *[nn.Conv2d(w, top, 1) for w in widths[1:]]])
        self.fuse16, self.fuse8, self.narrow, self.fuse4 = Residual(top), Residual(top), conv(top, head, kernel=1), Residual(head)
        self.width, self.coarse = head, widths[-1]

    def forward(self, image):
        s4, s8, s16, s32 = self.encoder(image)
        y = self.fuse16(F.interpolate(self.lateral[3](s32), scale_factor=2.0) + self.lateral[2](s16))
        y = self.fuse8(F.interpolate(y, scale_factor=2.0) + self.lateral[1](s8))
        return self.fuse4(F.interpolate(self.narrow(y), scale_factor=2.0) + self.lateral[0](s4)), s32


def mixed(image: torch.Tensor, enabled: bool):
    """Convolutions in bfloat16 on whatever device the image lies."""
    return torch.autocast(image.device.type, torch.bfloat16, enabled=enabled)
