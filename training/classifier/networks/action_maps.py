"""
Raw coordinates as an image of joints × time with three channels, 2D convolutions to action heat maps, after the pose recognition branch of
Luvizon, Picard, Tabia, "2D/3D pose estimation and action recognition using multitask deep learning", CVPR 2018. We differ: one block, no
re-injection, and the maps are pooled by maximum plus minimum as there, beside the mean.
"""

import torch
from torch import nn


class ActionMaps(nn.Module):
    """joints (N, 3, 64, 19) → (N, 3 · maps)."""

    def __init__(self, width: int = 32, maps: int = 64):
        super().__init__()
        self.size = 3 * maps

        def layer(a: int, b: int, kernel: tuple[int, int]) -> nn.Sequential:
            return nn.Sequential(nn.Conv2d(a, b, kernel, 1, (kernel[0] // 2, kernel[1] // 2), bias=False), nn.BatchNorm2d(b), nn.ReLU())
        self.three = nn.ModuleList(layer(3, width, kernel) for kernel in ((3, 1), (3, 3), (3, 5)))
        self.mix = nn.Sequential(layer(3 * width, 2 * width, (3, 3)), nn.MaxPool2d((2, 2)), layer(2 * width, 2 * width, (3, 3)))
        self.heat = nn.Sequential(nn.MaxPool2d((2, 1)), nn.Conv2d(2 * width, maps, 3, 1, 1))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.heat(self.mix(torch.cat([layer(x) for layer in self.three], 1)))  # (N, maps, 16, 9)
        return torch.cat((x.amax((2, 3)), x.amin((2, 3)), x.mean((2, 3))), 1)
