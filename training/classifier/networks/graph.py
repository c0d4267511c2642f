"""A graph convolution over the skeleton and time, after Yan, Xiong, Lin, "Spatial temporal graph convolutional networks", AAAI 2018."""

import torch
from torch import nn

from common.skeleton import J, PARENTS, ROOT


def neighbours() -> torch.Tensor:
    """[3, 19, 19], rows normalised: each joint itself, its parent's side, its children's side. The mid-hip joins hips and neck."""
    near = torch.zeros(3, 19, 19)
    near[0] = torch.eye(19)
    core = [joint for joint in range(19) if PARENTS[joint] == ROOT]
    for joint, parent in enumerate(PARENTS):
        for other in ([parent] if parent != ROOT else [c for c in core if c != joint]):
            near[1, joint, other] = 1
            near[2, other, joint] = 1
    assert near[1, J["right_knee"], J["right_hip"]] == 1
    return near / near.sum(2, keepdim=True).clamp_min(1)


class GraphLayer(nn.Module):
    """(N, C, F, 19) → (N, C', F', 19): mixes neighbours, then a convolution along time."""

    def __init__(self, inputs: int, outputs: int, stride: int):
        super().__init__()
        self.register_buffer("near", neighbours())
        self.weight = nn.Parameter(torch.ones(3, 19, 19))
        self.mix = nn.Conv2d(inputs, 3 * outputs, 1)
        self.time = nn.Sequential(
            nn.BatchNorm2d(outputs), nn.ReLU(), nn.Conv2d(outputs, outputs, (7, 1), (stride, 1), (3, 0)), nn.BatchNorm2d(outputs))
        same = inputs == outputs and stride == 1
        self.shortcut = nn.Identity() if same else nn.Sequential(nn.Conv2d(inputs, outputs, 1, (stride, 1)), nn.BatchNorm2d(outputs))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        parts = self.mix(x).chunk(3, 1)
        joined = sum(part @ (self.near[k] * self.weight[k]).T for k, part in enumerate(parts))
        return torch.relu(self.time(joined) + self.shortcut(x))


class SkeletonGraph(nn.Module):
    """joints (N, 3, 64, 19) → (N, 2 · width of the last layer); every frame also as its difference to the standing frame."""

    def __init__(self, width: int = 32):
        super().__init__()
        self.size = 4 * width
        self.layers = nn.Sequential(GraphLayer(6, width, 1), GraphLayer(width, width, 2), GraphLayer(width, 2 * width, 2))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.layers(torch.cat((x, x - x[:, :, :1]), 1)).mean(3)  # (N, 2 · width, 16)
        return torch.cat((x.mean(2), x.amax(2)), 1)
