"""
A ResNet of 1D convolutions along time over temporal distance matrices, after Ogata et al. 2019.

We differ: every frame is also shown as its difference to the canonical standing pose; six independent faults (sigmoid) instead of seven
classes, because a rep can show several; every rep is brought to one body size first; the probabilities are calibrated (Platt) inside the graph.
"""

from dataclasses import dataclass

import torch
from torch import nn

from classifier.features import PAIRS
from common.skeleton import J

BODY_METRES = 1.32
"""Neck–hips plus thigh plus shank of the body that every rep is scaled to, so that tall and short athletes look alike."""


def pair(a: str, b: str) -> int:
    """Index of the distance between two joints among the 171."""
    low, high = sorted((J[a], J[b]))
    return int(torch.nonzero((PAIRS[0] == low) & (PAIRS[1] == high)))


TRUNK = [pair("neck", "right_hip"), pair("neck", "left_hip")]
LEGS = [pair(f"{side}_{upper}", f"{side}_{lower}") for side in ("right", "left") for upper, lower in (("hip", "knee"), ("knee", "ankle"))]


@dataclass(frozen=True)
class ClassifierConfig:
    channels: int = 64
    dropout: float = 0.3
    mode: str = "none"


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


class FormNet(nn.Module):
    """distances (N, 171, 64) → probabilities (N, 6). `mean` and `spread` (171) are the training set's, set by `measure`."""

    def __init__(self, config: ClassifierConfig = ClassifierConfig()):
        super().__init__()
        self.config = config
        width = config.channels
        self.register_buffer("mean", torch.zeros(171, 1))
        self.register_buffer("spread", torch.ones(171, 1))
        self.register_buffer("slope", torch.ones(6))
        self.register_buffer("shift", torch.zeros(6))
        self.stem = nn.Sequential(nn.Conv1d(342, width, 5, 1, 2, bias=False), nn.BatchNorm1d(width), nn.ReLU())
        self.body = nn.Sequential(Residual(width, width, 1), Residual(width, width * 3 // 2, 2), Residual(width * 3 // 2, width * 2, 2))
        self.head = nn.Sequential(nn.Dropout(config.dropout), nn.Linear(width * 4, 6))

    def to_standard_size(self, distances: torch.Tensor) -> torch.Tensor:
        """Scales each rep so that the mean of trunk + thigh + shank over its frames is BODY_METRES. Unit limbs (mode full) stay."""
        if self.config.mode == "full":
            return distances
        size = distances[:, TRUNK].mean((1, 2)) + 2 * distances[:, LEGS].mean((1, 2))
        return distances * (BODY_METRES / size.clamp_min(0.05))[:, None, None]

    @torch.no_grad()
    def measure(self, distances: torch.Tensor) -> None:
        """Takes mean and spread of each channel from (N, 171, 64), unknown pairs left out."""
        distances = self.to_standard_size(distances)
        known = (distances > 1e-6).float()
        count = known.sum((0, 2)).clamp_min(1)
        mean = (distances * known).sum((0, 2)) / count
        variance = ((distances - mean[:, None]).square() * known).sum((0, 2)) / count
        self.mean.copy_(mean[:, None])
        self.spread.copy_(variance.sqrt().clamp_min(0.01)[:, None])

    def logits(self, distances: torch.Tensor) -> torch.Tensor:
        distances = self.to_standard_size(distances)
        known = (distances > 1e-6).to(distances.dtype)
        x = (distances - self.mean) / self.spread * known
        x = torch.cat((x, (x - x[:, :, :1]) * known), 1)  # (N, 342, 64)
        x = self.body(self.stem(x))  # (N, C, 16)
        return self.head(torch.cat((x.mean(2), x.amax(2)), 1))

    def forward(self, distances: torch.Tensor) -> torch.Tensor:
        return torch.sigmoid(self.logits(distances) * self.slope + self.shift)
