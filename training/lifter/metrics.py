"""
Errors of lifted poses. P, Q: [..., 19, 3] metres (P found, Q true).

MPJPE: mean joint distance. P-MPJPE: the same after the best rotation, translation and scale (Procrustes), frame by frame.
"""

import torch

from common.skeleton import J
from faults.kinematics import mid_hip, unit


def mpjpe(found: torch.Tensor, true: torch.Tensor) -> torch.Tensor:
    """[..., 19, 3] → [...], metres."""
    return (found - true).norm(dim=-1).mean(-1)


def p_mpjpe(found: torch.Tensor, true: torch.Tensor) -> torch.Tensor:
    """[N, 19, 3] → [N], metres, after Procrustes alignment."""
    a, b = found - found.mean(1, keepdim=True), true - true.mean(1, keepdim=True)
    u, s, vt = torch.linalg.svd(a.transpose(1, 2) @ b)
    sign = torch.ones_like(s)
    sign[:, 2] = torch.det(u @ vt).sign()
    rotation = u @ (sign[..., None] * vt)
    scale = (s * sign).sum(1) / a.square().sum((1, 2)).clamp_min(1e-9)
    return (scale[:, None, None] * (a @ rotation) - b).norm(dim=-1).mean(1)


def knee_flexion(pose: torch.Tensor) -> torch.Tensor:
    """Degrees, 0 = straight, right and left: [..., 19, 3] → [..., 2]."""
    def flexion(side: str) -> torch.Tensor:
        thigh = unit(pose[..., J[f"{side}_knee"], :] - pose[..., J[f"{side}_hip"], :])
        shank = unit(pose[..., J[f"{side}_ankle"], :] - pose[..., J[f"{side}_knee"], :])
        return torch.rad2deg(torch.acos((thigh * shank).sum(-1).clamp(-1, 1)))
    return torch.stack((flexion("right"), flexion("left")), -1)


def trunk_lean(pose: torch.Tensor) -> torch.Tensor:
    """Degrees between mid-hip→neck and the vertical: [..., 19, 3] → [...]."""
    trunk = unit(pose[..., J["neck"], :] - mid_hip(pose))
    return torch.rad2deg(torch.acos(trunk[..., 2].clamp(-1, 1)))


def knee_ankle_ratio(pose: torch.Tensor) -> torch.Tensor:
    """Distance of the knees over distance of the ankles: [..., 19, 3] → [...]."""
    knees = (pose[..., J["left_knee"], :] - pose[..., J["right_knee"], :]).norm(dim=-1)
    ankles = (pose[..., J["left_ankle"], :] - pose[..., J["right_ankle"], :]).norm(dim=-1)
    return knees / ankles.clamp_min(0.05)
