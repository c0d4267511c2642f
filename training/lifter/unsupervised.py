"""
Learning to lift from 2D alone: lift, turn about the vertical, project, lift again, turn back.

After Chen et al., "Unsupervised 3D pose estimation with geometric self-supervision", CVPR 2019, without their discriminator: what keeps
the depth alive here is the lifter's rigid, symmetric limbs (lifter.model), and what settles its sign is that knees bend forwards and
noses point ahead. No truth of any pose is used.
"""

import math

import torch

from common.skeleton import J, JOINTS, K, KEYPOINTS
from faults.kinematics import LEFT_LEG, RIGHT_LEG, bend_direction, heading, mid_hip, rotate, up_like
from faults.variety import BODY_LENGTH_METRES
from lifter.feet import heels_and_toes

COMMON = [name for name in KEYPOINTS if name in JOINTS]
SEEN, JOINED = [K[name] for name in COMMON], [J[name] for name in COMMON]
FEET = [K[name] for name in ("left_heel", "right_heel", "left_foot_index", "right_foot_index")]


def projected(points: torch.Tensor) -> torch.Tensor:
    """Metres in camera-yaw axes [..., 3] → body scales as a level, distant camera sees them [..., 2], y down."""
    return torch.stack((points[..., 0], -points[..., 2]), -1) / BODY_LENGTH_METRES


def turned(pose: torch.Tensor, angle: torch.Tensor) -> torch.Tensor:
    """[B, T, 19, 3] about the vertical by `angle` [B] radians."""
    return rotate(pose, up_like(pose), angle[:, None, None].expand(pose.shape[:-1]))


def keypoints_of(pose: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """[B, T, 19, 3] → a clean lifter input [B, T, 21, 3]."""
    points = pose.new_zeros(*pose.shape[:2], 21, 2)
    points[:, :, SEEN] = projected(pose[:, :, JOINED])
    points[:, :, FEET] = projected(heels_and_toes(pose, generator))
    return torch.cat((points, torch.full_like(points[..., :1], 0.9)), -1)


def impossible(pose: torch.Tensor) -> torch.Tensor:
    """How far knees bend backwards and the nose lies behind the neck, [B, T, 19, 3] → metres, one number."""
    ahead = heading(pose)
    knees = sum(torch.relu(-(bend_direction(pose, chain) * ahead).sum(-1)).mean() for chain in (LEFT_LEG, RIGHT_LEG))
    nose = ((pose[..., J["nose"], :] - pose[..., J["neck"], :]) * ahead).sum(-1)
    return knees + torch.relu(0.03 - nose).mean()


def unsupervised(lift, keypoints: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """`lift` maps [B, T, 21, 3] to (joints, sigma); → one number, about body scales."""
    joints, sigma = lift(keypoints)
    trust = keypoints[:, :, SEEN, 2]
    error = (projected(joints[:, :, JOINED]) - keypoints[:, :, SEEN, :2]).norm(dim=-1)
    reprojection = (trust * error).mean()
    angle = 2 * math.pi * torch.rand(len(joints), generator=generator, device=joints.device)
    other = turned(joints, angle)
    again, _ = lift(keypoints_of(other, generator))
    cycle = (again - other).norm(dim=-1).mean() / BODY_LENGTH_METRES
    back = (trust * (projected(turned(again, -angle)[:, :, JOINED]) - keypoints[:, :, SEEN, :2]).norm(dim=-1)).mean()
    movement = joints.diff(dim=1).diff(dim=1).norm(dim=-1).mean()
    # All that is known about a joint's doubt is how badly it fits the picture.
    doubt = (error.detach() * BODY_LENGTH_METRES / sigma[:, :, JOINED] + sigma[:, :, JOINED].log()).mean()
    upright = torch.relu(mid_hip(joints)[..., 2] - joints[..., J["neck"], 2]).mean()
    return reprojection + 0.5 * back + 0.5 * cycle + 0.3 * movement + impossible(joints) + upright + 0.02 * doubt
