"""
What a coach would measure, alone or as a third input beside distances and coordinates: angles and ratios of every frame, computed inside the network from the coordinates
that it is given. Boosted trees on such numbers learn faster than any network that has to find out for itself what an angle is (README). Not shipped: docs/decisions/0014.
"""

import torch
from torch import nn

from classifier.features import DISTANCES, features_of
from classifier.networks.resnet import ResNet
from common.skeleton import J

AHEAD, LEFT, UP = range(3)
SHORTEST_METRES = 1e-3
MOST_SPREADS = 6.0
QUARTERS = (16, 32, 48)
"""Frame 0 stands; frames 1…63 are the rep."""


def length(line: torch.Tensor) -> torch.Tensor:
    return (line.square().sum(-1) + SHORTEST_METRES**2).sqrt()


def bend(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Radians between two lines, 0 where both point the same way."""
    return torch.acos(((a * b).sum(-1) / (length(a) * length(b))).clamp(-0.9999, 0.9999))


def tip(line: torch.Tensor, axis: int) -> torch.Tensor:
    """Radians by which a line is tipped towards an axis, out of the plane square to it."""
    return torch.asin((line[..., axis] / length(line)).clamp(-0.9999, 0.9999))


def coordinates_of(features: torch.Tensor) -> torch.Tensor:
    """features (N, 228, 64) → joints (N, 64, 19, 3) from the mid-hip: ahead, left, up of the standing athlete; 0 where unknown."""
    return features[:, DISTANCES:].unflatten(1, (19, 3)).permute(0, 3, 1, 2)


def measures(joints: torch.Tensor) -> torch.Tensor:
    """joints (N, 64, 19, 3) → (N, M, 64), the first of which says how far the hips have come down; 0 where a joint it needs is unknown throughout."""
    known = joints.abs().amax((1, 3)) > 1e-6  # (N, 19)
    rows, needed = [], []

    def at(name: str) -> torch.Tensor:
        return joints[:, :, J[name]]

    def add(value: torch.Tensor, *parts: str) -> None:
        rows.append(value)
        needed.append(known[:, [J[name] for part in parts for name in J if name == part or name.endswith(f"_{part}")]].all(1))
    ankles, knees = (tuple(at(f"{side}_{part}") for side in ("left", "right")) for part in ("ankle", "knee"))
    thighs = [at(f"{side}_knee") - at(f"{side}_hip") for side in ("left", "right")]
    shanks = [ankle - knee for ankle, knee in zip(ankles, knees)]
    trunk, shoulders = at("neck"), (at("left_shoulder") + at("right_shoulder")) / 2
    ears, eyes = ((at(f"left_{part}") + at(f"right_{part}")) / 2 for part in ("ear", "eye"))
    leg = sum(length(limb).mean(1, keepdim=True) for limb in (*thighs, *shanks)) / 2
    size = length(trunk)[:, :1]

    def both(values: list[torch.Tensor], *parts: str) -> None:
        """The mean of the two sides, and their difference."""
        add((values[0] + values[1]) / 2, *parts)
        add(values[0] - values[1], *parts)
    add((ankles[0] + ankles[1])[..., UP] / 2 / leg, "hip", "knee", "ankle")
    both([bend(thigh, shank) for thigh, shank in zip(thighs, shanks)], "hip", "knee", "ankle")
    both([bend(thigh, -trunk) for thigh in thighs], "hip", "knee", "neck")
    both([tip(thigh, UP) for thigh in thighs], "hip", "knee")
    both([-tip(shank, AHEAD) for shank in shanks], "knee", "ankle")
    # Outward of the line from hip to ankle, in the plane from the front: knees that fall inward are negative.
    for joint, part in ((thighs, "knee"), (shanks, "ankle")):
        both([sign * tip(limb, LEFT) for sign, limb in zip((1, -1), joint)], "hip", "knee", part)
    apart = {part: length(at(f"left_{part}") - at(f"right_{part}")) for part in ("knee", "ankle")}
    add((apart["knee"] / apart["ankle"].clamp_min(0.05)).clamp(0, 4), "knee", "ankle")
    add(apart["ankle"] / size, "ankle", "neck")
    add(apart["knee"] / size, "knee", "neck")
    add(tip(trunk, AHEAD), "neck", "hip")
    add(tip(trunk, LEFT), "neck", "hip")
    add(length(trunk) / size, "neck", "hip")
    head = at("head_top") - trunk
    for line, parts in ((head, ("head_top", "neck")), (at("nose") - trunk, ("nose", "neck")), (at("nose") - ears, ("nose", "ear")), (eyes - ears, ("eye", "ear")), (shoulders - trunk, ("shoulder", "neck"))):
        add(tip(line, AHEAD), *parts)
        add(tip(line, UP), *parts)
    add(bend(head, trunk), "head_top", "neck", "hip")
    add(bend(at("nose") - trunk, trunk), "nose", "neck", "hip")
    along = trunk / length(trunk)[..., None]
    beside = torch.stack((along[..., UP], torch.zeros_like(along[..., UP]), -along[..., AHEAD]), -1)  # square to the trunk, to its front
    for line, parts in ((shoulders - trunk, ("shoulder", "neck")), (at("nose") - trunk, ("nose", "neck")), (head, ("head_top", "neck")), (ears - trunk, ("ear", "neck"))):
        add((line * along).sum(-1) / size, *parts, "hip")
        add((line * beside).sum(-1) / size, *parts, "hip")
    for point, part in ((at("nose"), "nose"), (at("head_top"), "head_top"), (shoulders, "shoulder"), (ears, "ear")):
        add(length(point) / size, part, "hip", "neck")
    # Where the body is over its feet.
    add((shoulders - (ankles[0] + ankles[1]) / 2)[..., AHEAD] / size, "shoulder", "ankle")
    add(-(ankles[0] + ankles[1])[..., AHEAD] / 2 / size, "ankle", "hip")
    return torch.stack(rows, 1) * torch.stack(needed, 1)[..., None].to(joints.dtype)


class MeasureInput(nn.Module):
    """joints (N, 64, 19, 3) → (N, 2 M, 64): standardised measures of every frame, and their difference to the standing frame."""

    def __init__(self):
        super().__init__()
        count = measures(torch.zeros(1, 1, 19, 3)).shape[1]
        self.register_buffer("mean", torch.zeros(count, 1))
        self.register_buffer("spread", torch.ones(count, 1))

    @property
    def channels(self) -> int:
        return 2 * len(self.mean)

    @torch.no_grad()
    def measure(self, joints: torch.Tensor) -> None:
        """Takes mean and spread of each measure from some training reps (N, 64, 19, 3)."""
        values = measures(coordinates_of(features_of(joints)))
        self.mean.copy_(values.mean((0, 2))[:, None])
        self.spread.copy_(values.transpose(0, 1).flatten(1).std(1).clamp_min(0.01)[:, None])

    def of(self, features: torch.Tensor) -> torch.Tensor:
        """The same from features (N, 228, 64)."""
        x = ((measures(coordinates_of(features)) - self.mean) / self.spread).clamp(-MOST_SPREADS, MOST_SPREADS)
        return torch.cat((x, x - x[:, :, :1]), 1)

    def forward(self, joints: torch.Tensor) -> torch.Tensor:
        return self.of(features_of(joints))


class MeasureNet(nn.Module):
    """
    (N, C, 64) → (N, size): what a coach notes down of a rep (every measure standing, at the bottom, at three quarters, least and greatest), through two layers, and
    beside it a small ResNet along time.
    """

    NOTES = 64

    def __init__(self, channels: int, width: int = 32):
        super().__init__()
        self.curves = ResNet(channels, width)
        self.size = self.NOTES + self.curves.size
        self.notes = nn.Sequential(nn.Linear(7 * channels, 2 * self.NOTES, bias=False), nn.BatchNorm1d(2 * self.NOTES), nn.ReLU(), nn.Dropout(0.1),
                                   nn.Linear(2 * self.NOTES, self.NOTES), nn.ReLU())

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        rep = x[:, :, 1:]
        lowest = torch.softmax(8 * rep[:, :1], 2)
        noted = [x[:, :, 0], (rep * lowest).sum(2), *(x[:, :, k] for k in QUARTERS), rep.amin(2), rep.amax(2)]
        return torch.cat((self.notes(torch.cat(noted, 1)), self.curves(x)), 1)
