"""
A ResNet of 1D convolutions along time over temporal distance matrices, after Ogata, Simo-Serra, Iizuka, Ishikawa (CVPR Workshops 2019).

We differ: every frame is also shown as its difference to the canonical standing pose; mean and maximum over time are both kept.
"""

import torch
from torch import nn


class Residual(nn.Module):
    """Two convolutions of width 3 and a shortcut; a stride of 2 halves the time."""

    def __init__(self, inputs: int, outputs: int, stride: int):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv1d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm1d(outputs), nn.ReLU(),
            nn.Conv1d(outputs, outputs, 3, 1, 1, bias=False), nn.BatchNorm1d(outputs))
        same = stride == 1 and inputs == outputs
        self.shortcut = nn.Identity() if same else nn.Sequential(nn.Conv1d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm1d(outputs))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.relu(self.layers(x) + self.shortcut(x))


class ResNet(nn.Module):
    """(N, C, F) → (N, 4 · width): stem, three residual blocks, mean and maximum over time."""

    def __init__(self, inputs: int, width: int = 64):
        super().__init__()
        self.size = 4 * width
        self.stem = nn.Sequential(nn.Conv1d(inputs, width, 5, 1, 2, bias=False), nn.BatchNorm1d(width), nn.ReLU())
        self.body = nn.Sequential(Residual(width, width, 1), Residual(width, width * 3 // 2, 2), Residual(width * 3 // 2, width * 2, 2))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.body(self.stem(x))  # (N, 2 · width, F / 4)
        return torch.cat((x.mean(2), x.amax(2)), 1)
