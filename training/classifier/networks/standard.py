"""What every network does first: bring a rep to one body size, one heading, one scale per channel."""

import torch
from torch import nn

from classifier.features import DISTANCES, PAIRS, distances, standing_coordinates
from common.skeleton import J

BODY_METRES = 1.32
"""Neck–hips plus thigh plus shank of the body that every rep is scaled to, so that tall and short athletes look alike."""


def pair(a: str, b: str) -> int:
    """Index of the distance between two joints among the 171."""
    low, high = sorted((J[a], J[b]))
    return int(torch.nonzero((PAIRS[0] == low) & (PAIRS[1] == high)))


TRUNK = [pair("neck", "right_hip"), pair("neck", "left_hip")]
LEGS = [pair(f"{side}_{upper}", f"{side}_{lower}") for side in ("right", "left") for upper, lower in (("hip", "knee"), ("knee", "ankle"))]


def size_scale(d: torch.Tensor) -> torch.Tensor:
    """What brings each body to BODY_METRES: distances (N, 171, 64) → (N)."""
    return BODY_METRES / (d[:, TRUNK].mean((1, 2)) + 2 * d[:, LEGS].mean((1, 2))).clamp_min(0.05)


class StandardDistances(nn.Module):
    """
    distances (N, 171, 64) → (N, C, F): standardised, 0 where unknown. With `canonical` every frame is shown twice, as it is and as its
    difference to the canonical standing pose (C = 342, F = 64); without, the standing frame is left out (C = 171, F = 63).
    """

    def __init__(self, mode: str, canonical: bool):
        super().__init__()
        self.mode, self.canonical = mode, canonical
        self.register_buffer("mean", torch.zeros(171, 1))
        self.register_buffer("spread", torch.ones(171, 1))

    @property
    def channels(self) -> int:
        return 342 if self.canonical else 171

    def sized(self, d: torch.Tensor) -> torch.Tensor:
        """Scales each rep so that the mean of trunk + thigh + shank over its frames is BODY_METRES. Unit limbs (mode full) stay."""
        return d if self.mode == "full" else d * size_scale(d)[:, None, None]

    @torch.no_grad()
    def measure(self, d: torch.Tensor) -> None:
        """Takes mean and spread of each channel from (N, 171, 64), unknown pairs left out."""
        d = self.sized(d)
        known = (d > 1e-6).float()
        count = known.sum((0, 2)).clamp_min(1)
        mean = (d * known).sum((0, 2)) / count
        variance = ((d - mean[:, None]).square() * known).sum((0, 2)) / count
        self.mean.copy_(mean[:, None])
        self.spread.copy_(variance.sqrt().clamp_min(0.01)[:, None])

    def forward(self, d: torch.Tensor) -> torch.Tensor:
        d = self.sized(d)
        known = (d > 1e-6).to(d.dtype)
        x = (d - self.mean) / self.spread * known
        if not self.canonical:
            return x[:, :, 1:]
        return torch.cat((x, (x - x[:, :, :1]) * known), 1)


class StandardCoordinates(nn.Module):
    """
    features (N, 228, 64) → coordinates (N, C, 64) of a body of one size, in units of UNIT_METRES. With `canonical` every frame is shown twice, as it is and as its difference to the canonical standing
    pose (C = 114); without, once (C = 57).
    """

    UNIT_METRES = 0.3

    def __init__(self, canonical: bool):
        super().__init__()
        self.canonical = canonical

    def forward(self, features: torch.Tensor) -> torch.Tensor:
        x = features[:, DISTANCES:] * (size_scale(features[:, :DISTANCES]) / self.UNIT_METRES)[:, None, None]
        return torch.cat((x, x - x[:, :, :1]), 1) if self.canonical else x


class StandardJoints(nn.Module):
    """joints (N, 64, 19, 3) → (N, 3, 64, 19): from the mid-hip, facing +x in the standing frame, one body size, 0 where unknown."""

    def forward(self, pose: torch.Tensor) -> torch.Tensor:
        x = standing_coordinates(pose) * size_scale(distances(pose))[:, None, None]
        return x.unflatten(1, (19, 3)).permute(0, 2, 3, 1)
