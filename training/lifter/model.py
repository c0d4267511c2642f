"""
The lifter: keypoints of a clip → joints, by a temporal network that turns rigid limbs.

Dilated residual 1D convolutions over time after Pavllo, Feichtenhofer, Grangier, Auli, "3D human pose estimation in video with temporal
convolutions and semi-supervised training", CVPR 2019. Before them joint-relation attention after RPSTN (Dang et al., "Relation-based
associative joint location for human pose estimation in videos", IEEE TIP 2022): each keypoint's features are re-weighted by a softmax
over all keypoints, so that a hidden one is inferred from the others. We differ: same length in and out with replicated edges, so that
any T ≥ 1 is answered; the answer is a body yaw and a direction for each limb, put together by forward kinematics from the mid-hip with
limb lengths pooled over the clip; an uncertainty for every joint; output along gravity rather than along the camera.
"""

import math
from dataclasses import dataclass

import torch
from torch import nn

from common.skeleton import J, JOINT_MIRROR, JOINTS, OUTWARD, PARENTS, ROOT
from faults.variety import BODY_LENGTH_METRES


@dataclass(frozen=True)
class LifterConfig:
    channels: int = 160
    features: int = 16  # of each keypoint
    dilations: tuple = (1, 2, 4, 8, 16, 32)
    relations: bool = True
    time: bool = True  # False: every frame by itself


UNIT = {  # direction and length in metres of the limb that ends in a joint, standing with hanging arms: x forward, y to the left, z up
    "hip": (0, 1, 0, 0.095), "knee": (0, 0, -1, 0.41), "ankle": (0, 0, -1, 0.40), "neck": (0, 0, 1, 0.51), "shoulder": (0, 1, -0.2, 0.165),
    "elbow": (0, 0.1, -1, 0.28), "wrist": (0.2, 0.1, -1, 0.25), "head_top": (0.1, 0, 1, 0.26), "nose": (0.6, 0, 0.8, 0.16),
    "eye": (-0.3, 0.7, 0.6, 0.05), "ear": (-0.9, 0.4, 0, 0.10),
}
SIDED = torch.tensor([[*UNIT[name.split("_", 1)[-1] if name[:4] in ("left", "righ") else name]] for name in JOINTS])
SIDED[[name.startswith("right") for name in JOINTS], 1] *= -1
ELASTIC = [J["neck"], J["left_shoulder"], J["right_shoulder"]]
"""A bent spine brings the neck nearer to the hips, and shoulders glide: these three may give a few per cent from frame to frame."""


def chain() -> torch.Tensor:
    """[19, 19]: 1 where limb (column) lies on the way from the mid-hip to joint (row)."""
    ways = torch.eye(19)
    for joint in OUTWARD:
        if PARENTS[joint] != ROOT:
            ways[joint] += ways[PARENTS[joint]]
    return ways


def extended(x: torch.Tensor, by: int) -> torch.Tensor:
    """(B, C, T) with `by` copies of the first and last frame on either side. Slices rather than padding modes: every ONNX Runtime has them."""
    return torch.cat([x[:, :, :1]] * by + [x] + [x[:, :, -1:]] * by, dim=2) if by else x


class Temporal(nn.Module):
    """A dilated convolution over time of width 3 that keeps the length; width 1 without time."""

    def __init__(self, inputs: int, outputs: int, dilation: int, time: bool):
        super().__init__()
        self.edge = dilation if time else 0
        self.convolution = nn.Conv1d(inputs, outputs, 3 if time else 1, dilation=dilation)

    def forward(self, x: torch.Tensor) -> torch.Tensor:  # (B, C, T) -> (B, C', T)
        return self.convolution(extended(x, self.edge))


class Relations(nn.Module):
    """Joint-relation attention: features of 21 keypoints, re-weighted by a 21 × 21 softmax of their likeness, frame by frame."""

    def __init__(self, features: int):
        super().__init__()
        self.ask, self.offer, self.value = (nn.Linear(features, features) for _ in range(3))
        self.scale = features**-0.5

    def forward(self, x: torch.Tensor) -> torch.Tensor:  # (B, T, 21, F) -> (B, T, 21, F)
        weights = (self.ask(x) @ self.offer(x).transpose(2, 3) * self.scale).softmax(-1)
        return x + weights @ self.value(x)


class Keypoints(nn.Module):
    """Features of each keypoint from its x, y, confidence now and two frames before and after: (B, 63, T) -> (B, 21·F, T)."""

    def __init__(self, config: LifterConfig):
        super().__init__()
        self.reach = 2 if config.time else 0
        inputs = 3 * (2 * self.reach + 1)
        self.weight = nn.Parameter(torch.randn(21, inputs, config.features) / math.sqrt(inputs))
        self.bias = nn.Parameter(0.5 * torch.randn(21, 1, config.features))
        self.relations = Relations(config.features) if config.relations else None

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        batch, frames = x.shape[0], x.shape[2]
        wide = extended(x, self.reach)
        near = torch.stack([wide[:, :, n: n + frames] for n in range(2 * self.reach + 1)], 1)  # (B, N, 63, T)
        near = near.reshape(batch, -1, 21, 3, frames).permute(0, 2, 4, 1, 3).flatten(3)  # (B, 21, T, 3N)
        features = torch.relu(near @ self.weight + self.bias).permute(0, 2, 1, 3)  # (B, T, 21, F)
        if self.relations is not None:
            features = self.relations(features)
        return features.flatten(2).transpose(1, 2)


class Block(nn.Module):
    """conv 3 (dilated) → norm → ReLU → conv 1 → norm → ReLU, added to the input."""

    def __init__(self, channels: int, dilation: int, time: bool):
        super().__init__()
        self.layers = nn.Sequential(
            Temporal(channels, channels, dilation, time), nn.BatchNorm1d(channels, momentum=0.05), nn.ReLU(),
            nn.Conv1d(channels, channels, 1), nn.BatchNorm1d(channels, momentum=0.05), nn.ReLU())

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + self.layers(x)


class Kinematics(nn.Module):
    """
    Raw answers → joints by forward kinematics: yaw 2, limb directions 57 in body axes, limb lengths 19, their weight in the pooling 1,
    stretch of the elastic limbs 3, of which the hips are opposite and left and right limbs equally long.
    """

    SIZES = (2, 57, 19, 1, 3)

    def __init__(self, pooled: bool):
        super().__init__()
        self.pooled = pooled
        self.register_buffer("chain", chain(), persistent=False)
        self.register_buffer("direction", nn.functional.normalize(SIDED[:, :3], dim=1), persistent=False)
        self.register_buffer("length", SIDED[:, 3].clone(), persistent=False)
        elastic = torch.zeros(3, 19)
        elastic[range(3), ELASTIC] = 0.15
        self.register_buffer("elastic", elastic, persistent=False)
        mirror = torch.zeros(19, 19)
        mirror[range(19), JOINT_MIRROR] = 0.5
        self.register_buffer("symmetric", mirror + 0.5 * torch.eye(19), persistent=False)
        body = torch.zeros(19)
        body[[J["neck"]]] = 1.0
        body[[J[f"{side}_{part}"] for side in ("left", "right") for part in ("knee", "ankle")]] = 0.5
        self.register_buffer("body", body, persistent=False)

    def lengths(self, raw: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
        """(B, T, 19), (B, T, 1) -> (B, 1 or T, 19) metres; trunk, thigh and shank add up to the standard body."""
        if self.pooled:
            weight = 0.02 + torch.sigmoid(weight)
            raw = (raw * weight).sum(1, keepdim=True) / weight.sum(1, keepdim=True)
        lengths = self.length * torch.exp(0.4 * torch.tanh(raw @ self.symmetric))
        return lengths * (BODY_LENGTH_METRES / (lengths * self.body).sum(-1, keepdim=True))

    def forward(self, raw: torch.Tensor) -> torch.Tensor:  # (B, T, 82) -> (B, T, 19, 3)
        yaw, turn, lengths, weight, stretch = raw.split(self.SIZES, -1)
        direction = self.direction + turn.reshape(*turn.shape[:2], 19, 3)
        hip = direction[:, :, J["left_hip"]: J["left_hip"] + 1] - direction[:, :, J["right_hip"]: J["right_hip"] + 1]
        direction = torch.cat((direction[:, :, : J["right_hip"]], -hip, hip, direction[:, :, J["left_hip"] + 1:]), 2)
        direction = direction / (direction.square().sum(-1, keepdim=True) + 1e-6).sqrt()
        length = self.lengths(lengths, weight) * torch.exp(torch.tanh(stretch) @ self.elastic)
        limbs = direction * length.unsqueeze(-1)
        yaw = yaw / (yaw.square().sum(-1, keepdim=True) + 1e-6).sqrt()
        c, s = yaw[..., :1], yaw[..., 1:]
        x, y = limbs[..., 0], limbs[..., 1]
        turned = torch.stack((c * x - s * y, s * x + c * y, limbs[..., 2]), -1)
        return self.chain @ turned


class Lifter(nn.Module):
    """keypoints (B, T, 21, 3) → joints (B, T, 19, 3) metres, mid-hip at 0, and sigma (B, T, 19) metres, the expected distance."""

    def __init__(self, config: LifterConfig = LifterConfig()):
        super().__init__()
        self.config = config
        channels, time = config.channels, config.time
        self.keypoints = Keypoints(config)
        self.expand = nn.Sequential(nn.Conv1d(21 * config.features, channels, 1), nn.BatchNorm1d(channels, momentum=0.05), nn.ReLU())
        self.blocks = nn.Sequential(*(Block(channels, dilation, time) for dilation in config.dilations))
        # What the image shows directly (how far the knees are apart, from the front) reaches the answer without detour.
        self.head = nn.Conv1d(channels + 63, sum(Kinematics.SIZES), 1)
        nn.init.normal_(self.head.weight, std=0.02)
        self.doubt = nn.Sequential(nn.Conv1d(channels + 63, 64, 1), nn.ReLU(), nn.Conv1d(64, 19, 1))
        self.kinematics = Kinematics(pooled=time)

    def receptive_field(self) -> int:
        """Frames on which the directions of one frame depend; limb lengths are pooled over the whole run besides."""
        return 1 + 2 * (2 + sum(self.config.dilations)) if self.config.time else 1

    def raw(self, keypoints: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """(B, T, 21, 3) -> what the kinematics eat (B, T, 82), and log sigma over 5 cm (B, T, 19)."""
        x = keypoints.flatten(2).transpose(1, 2)  # (B, 63, T)
        deep = torch.cat((self.blocks(self.expand(self.keypoints(x))), x), 1)
        return self.head(deep).transpose(1, 2), self.doubt(deep).transpose(1, 2)

    def answer(self, raw: torch.Tensor, doubt: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """What `raw` gave -> joints and sigma, in full precision."""
        return self.kinematics(raw), 0.003 + 0.05 * torch.exp(4 * torch.tanh(doubt / 4))

    def forward(self, keypoints: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        return self.answer(*self.raw(keypoints))
