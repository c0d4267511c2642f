"""
Errors of lifted poses, and the angles that a coach reads off them. P, Q: [..., 19, 3] metres (P found, Q true).

MPJPE: mean joint distance. N-MPJPE: the same after the best scale, P-MPJPE after the best rotation, translation and scale (Procrustes);
both frame by frame.
"""

import torch

from common.skeleton import J, PARENTS, ROOT
from faults.kinematics import mid_hip, unit


def mpjpe(found: torch.Tensor, true: torch.Tensor) -> torch.Tensor:
    """[..., 19, 3] → [...], metres."""
    return (found - true).norm(dim=-1).mean(-1)


def n_mpjpe(found: torch.Tensor, true: torch.Tensor) -> torch.Tensor:
    """[..., 19, 3] root-relative → [...], metres, after scaling P."""
    scale = (found * true).sum((-1, -2)) / found.square().sum((-1, -2)).clamp_min(1e-9)
    return mpjpe(found * scale[..., None, None], true)


def p_mpjpe(found: torch.Tensor, true: torch.Tensor) -> torch.Tensor:
    """[N, 19, 3] → [N], metres, after Procrustes alignment."""
    a, b = found - found.mean(1, keepdim=True), true - true.mean(1, keepdim=True)
    u, s, vt = torch.linalg.svd(a.transpose(1, 2) @ b)
    sign = torch.ones_like(s)
    sign[:, 2] = torch.det(u @ vt).sign()
    rotation = u @ (sign[..., None] * vt)
    scale = (s * sign).sum(1) / a.square().sum((1, 2)).clamp_min(1e-9)
    return (scale[:, None, None] * (a @ rotation) - b).norm(dim=-1).mean(1)


def limbs(pose: torch.Tensor) -> torch.Tensor:
    """The vector to each joint from its parent, [..., 19, 3] → [..., 19, 3], metres."""
    with_root = torch.cat((pose, mid_hip(pose)[..., None, :]), -2)
    return pose - with_root[..., [len(PARENTS) if parent == ROOT else parent for parent in PARENTS], :]


def angle_between(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Radians between vectors [..., 3] → [...]; smooth also where they are parallel, and there at most 0.06° too large."""
    a, b = unit(a), unit(b)
    return 2 * torch.atan2(((a - b).square().sum(-1) + 1e-6).sqrt(), ((a + b).square().sum(-1) + 1e-6).sqrt())


def knee_flexion(pose: torch.Tensor) -> torch.Tensor:
    """Degrees, 0 = straight, right and left: [..., 19, 3] → [..., 2]."""
    def flexion(side: str) -> torch.Tensor:
        thigh = pose[..., J[f"{side}_knee"], :] - pose[..., J[f"{side}_hip"], :]
        shank = pose[..., J[f"{side}_ankle"], :] - pose[..., J[f"{side}_knee"], :]
        return torch.rad2deg(angle_between(thigh, shank))
    return torch.stack((flexion("right"), flexion("left")), -1)


def hip_flexion(pose: torch.Tensor) -> torch.Tensor:
    """Degrees between the thigh and the downward trunk line, 0 = straight, right and left: [..., 19, 3] → [..., 2]."""
    down = mid_hip(pose) - pose[..., J["neck"], :]
    thighs = [pose[..., J[f"{side}_knee"], :] - pose[..., J[f"{side}_hip"], :] for side in ("right", "left")]
    return torch.stack([torch.rad2deg(angle_between(down, thigh)) for thigh in thighs], -1)


def trunk_lean(pose: torch.Tensor) -> torch.Tensor:
    """Degrees between mid-hip→neck and the vertical: [..., 19, 3] → [...]."""
    trunk = pose[..., J["neck"], :] - mid_hip(pose)
    return torch.rad2deg(angle_between(trunk, torch.zeros_like(trunk) + trunk.new_tensor([0.0, 0.0, 1.0])))


def thigh_angle(pose: torch.Tensor) -> torch.Tensor:
    """Depth: degrees by which hip→knee points above the horizontal (0 = parallel, negative = hips higher), mean of both legs: [..., 19, 3] → [...]."""
    rises = [unit(pose[..., J[f"{side}_knee"], :] - pose[..., J[f"{side}_hip"], :])[..., 2] for side in ("right", "left")]
    return torch.rad2deg(torch.asin(torch.stack(rises).clamp(-0.9999, 0.9999))).mean(0)


def knee_distance(pose: torch.Tensor) -> torch.Tensor:
    """Metres between the knees: [..., 19, 3] → [...]."""
    return (pose[..., J["left_knee"], :] - pose[..., J["right_knee"], :]).norm(dim=-1)


def knee_ankle_ratio(pose: torch.Tensor) -> torch.Tensor:
    """Distance of the knees over distance of the ankles: [..., 19, 3] → [...]."""
    ankles = (pose[..., J["left_ankle"], :] - pose[..., J["right_ankle"], :]).norm(dim=-1)
    return knee_distance(pose) / ankles.clamp_min(0.05)


def facing(pose: torch.Tensor) -> torch.Tensor:
    """Radians about the vertical from +x in which the hips face: [..., 19, 3] → [...]."""
    across = pose[..., J["left_hip"], :] - pose[..., J["right_hip"], :]
    return torch.atan2(-across[..., 0], across[..., 1])


def turn_between(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Radians [...] between two directions given as radians, 0…π."""
    return torch.atan2(torch.sin(a - b), torch.cos(a - b)).abs()


def length_variation(pose: torch.Tensor) -> torch.Tensor:
    """Standard deviation of limb lengths over time, over their mean, mean of all limbs: [B, T, 19, 3] → [B]."""
    lengths = limbs(pose).norm(dim=-1)
    return (lengths.std(1) / lengths.mean(1).clamp_min(1e-3)).mean(1)
