"""What every network does first: bring a rep to one body size, one heading, one scale per channel."""

import torch
from torch import nn

from classifier.features import PAIRS, distances, normalise
from common.skeleton import J
from faults.kinematics import mid_hip

BODY_METRES = 1.32
"""Neck–hips plus thigh plus shank of the body that every rep is scaled to, so that tall and short athletes look alike."""


def pair(a: str, b: str) -> int:
    """Index of the distance between two joints among the 171."""
    low, high = sorted((J[a], J[b]))
    return int(torch.nonzero((PAIRS[0] == low) & (PAIRS[1] == high)))


TRUNK = [pair("neck", "right_hip"), pair("neck", "left_hip")]
LEGS = [pair(f"{side}_{upper}", f"{side}_{lower}") for side in ("right", "left") for upper, lower in (("hip", "knee"), ("knee", "ankle"))]


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
        if self.mode == "full":
            return d
        size = d[:, TRUNK].mean((1, 2)) + 2 * d[:, LEGS].mean((1, 2))
        return d * (BODY_METRES / size.clamp_min(0.05))[:, None, None]

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


class StandardJoints(nn.Module):
    """joints (N, 64, 19, 3) → (N, 3, 64, 19): from the mid-hip, facing +x in the standing frame, one body size, 0 where unknown."""

    def forward(self, pose: torch.Tensor) -> torch.Tensor:
        root = mid_hip(pose)
        across = pose[:, 0, J["left_hip"], :2] - pose[:, 0, J["right_hip"], :2]
        sine, cosine = (across / across.norm(dim=-1, keepdim=True).clamp_min(1e-6)).unbind(-1)
        x, y, z = (pose - root[:, :, None]).unbind(-1)
        sine, cosine = sine[:, None, None], cosine[:, None, None]
        turned = torch.stack((x * cosine - y * sine, x * sine + y * cosine, z), 1)
        d = distances(pose)
        size = d[:, TRUNK].mean((1, 2)) + 2 * d[:, LEGS].mean((1, 2))
        return torch.nan_to_num(turned * (BODY_METRES / size.clamp_min(0.05))[:, None, None, None])


class FromJoints(nn.Module):
    """Distances of the joints, limb lengths normalised as `mode` says: (N, 64, 19, 3) → (N, 171, 64)."""

    def __init__(self, mode: str):
        super().__init__()
        self.mode = mode

    def forward(self, pose: torch.Tensor) -> torch.Tensor:
        return distances(normalise(pose, self.mode))
