"""
The lifter: a fully convolutional temporal network.

After Pavllo, Feichtenhofer, Grangier, Auli, "3D human pose estimation in video with temporal convolutions and semi-supervised training",
CVPR 2019 (dilated residual 1D convolutions). We differ: same length in and out with replicated edges, so that any T ≥ 1 is answered;
a direct way from the keypoints to the answer; an uncertainty for every joint; output along gravity rather than along the camera.
"""

from dataclasses import dataclass

import torch
from torch import nn

from common.skeleton import J


@dataclass(frozen=True)
class LifterConfig:
    channels: int = 192
    dilations: tuple = (1, 2, 4, 8, 16)
    dropout: float = 0.05
    skip: bool = True


class Replicated(nn.Module):
    """A convolution over time of width 3 whose edges are replicated, so that the length stays."""

    def __init__(self, inputs: int, outputs: int, dilation: int):
        super().__init__()
        self.convolution = nn.Conv1d(inputs, outputs, 3, dilation=dilation)
        self.dilation = dilation

    def forward(self, x: torch.Tensor) -> torch.Tensor:  # (B, C, T) -> (B, C', T)
        # Slices and concatenation rather than padding mode "replicate": every ONNX Runtime has them.
        first, last = x[:, :, :1], x[:, :, -1:]
        return self.convolution(torch.cat([first] * self.dilation + [x] + [last] * self.dilation, dim=2))


class Smoothed(nn.Module):
    """Each channel through its own filter of five frames, at first the binomial one; edges are replicated."""

    def __init__(self, channels: int):
        super().__init__()
        self.convolution = nn.Conv1d(channels, channels, 5, groups=channels, bias=False)
        nn.init.zeros_(self.convolution.weight)
        self.convolution.weight.data += torch.tensor([1.0, 4, 6, 4, 1]) / 16

    def forward(self, x: torch.Tensor) -> torch.Tensor:  # (B, C, T) -> (B, C, T)
        first, last = x[:, :, :1], x[:, :, -1:]
        return self.convolution(torch.cat([first, first, x, last, last], dim=2))


class Block(nn.Module):
    """conv 3 (dilated) → norm → ReLU → conv 1 → norm → ReLU, added to the input."""

    def __init__(self, channels: int, dilation: int, dropout: float):
        super().__init__()
        self.layers = nn.Sequential(
            Replicated(channels, channels, dilation), nn.BatchNorm1d(channels, momentum=0.05), nn.ReLU(), nn.Dropout(dropout),
            nn.Conv1d(channels, channels, 1), nn.BatchNorm1d(channels, momentum=0.05), nn.ReLU(), nn.Dropout(dropout))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + self.layers(x)


class Lifter(nn.Module):
    """keypoints (B, T, 21, 3) → joints (B, T, 19, 3) metres, mid-hip at 0, and sigma (B, T, 19) metres."""

    def __init__(self, config: LifterConfig = LifterConfig()):
        super().__init__()
        self.config = config
        self.expand = nn.Sequential(Replicated(63, config.channels, 1), nn.BatchNorm1d(config.channels, momentum=0.05), nn.ReLU())
        self.blocks = nn.Sequential(*(Block(config.channels, dilation, config.dropout) for dilation in config.dilations))
        # What the image shows directly (how far the knees are apart, from the front) reaches the answer without detour.
        self.direct = Smoothed(63) if config.skip else None
        self.head = nn.Conv1d(config.channels + (63 if config.skip else 0), 19 * 4, 1)

    def receptive_field(self) -> int:
        """Frames that one answer depends on."""
        return 1 + 2 * (1 + sum(self.config.dilations))

    def features(self, x: torch.Tensor) -> torch.Tensor:
        """(B, 63, T) -> (B, C + 63, T): what the head sees."""
        deep = self.blocks(self.expand(x))
        return deep if self.direct is None else torch.cat((deep, self.direct(x)), 1)

    def forward(self, keypoints: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        x = keypoints.flatten(2).transpose(1, 2)  # (B, 63, T)
        x = self.head(self.features(x)).transpose(1, 2)  # (B, T, 76)
        joints = x[:, :, :57].reshape(x.shape[0], x.shape[1], 19, 3)
        root = (joints[:, :, J["right_hip"]: J["right_hip"] + 1] + joints[:, :, J["left_hip"]: J["left_hip"] + 1]) / 2
        sigma = 0.003 + nn.functional.softplus(x[:, :, 57:] - 3)
        return joints - root, sigma
