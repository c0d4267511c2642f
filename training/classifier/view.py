"""From where the camera sees a rep, and the weights by which calibration and assessability are taken from the views. C#: ViewWeights."""

import torch

from common.skeleton import J
from faults.kinematics import unit, up_like

NODES = ("front", "oblique", "side", "back oblique", "back")
"""Views 0, 45, 90, 135 and 180° off the athlete's forward line; what lies between takes from both neighbours."""
VIEWS = (*NODES, "no camera")
STEP_DEGREES = 45.0


def azimuth_degrees(pose: torch.Tensor, start: torch.Tensor, end: torch.Tensor) -> torch.Tensor:
    """
    [B, T, 19, 3] in camera-yaw axes and the rep's frames [B] → [B] degrees 0…180 off the forward line: the circular mean of where hips and
    shoulders together face. C#: ViewEstimator.
    """
    across = (pose[..., J["left_hip"], :] - pose[..., J["right_hip"], :]) + (pose[..., J["left_shoulder"], :] - pose[..., J["right_shoulder"], :])
    flat = unit(across * torch.tensor([1.0, 1.0, 0.0]).to(across))
    forward = torch.cross(flat, up_like(flat), dim=-1)
    at = torch.arange(pose.shape[1], device=pose.device)[None]
    inside = ((at >= start[:, None]) & (at <= end[:, None])).to(pose)
    towards, leftward = -(forward[..., 1] * inside).sum(1), -(forward[..., 0] * inside).sum(1)
    return torch.rad2deg(torch.atan2(leftward, towards)).abs()


def view_weights(azimuth: torch.Tensor) -> torch.Tensor:
    """[B] degrees 0…180, NaN for joints without a camera → [B, 6] weights of VIEWS that add up to 1."""
    known = torch.isfinite(azimuth)
    place = (torch.nan_to_num(azimuth).clamp(0, 180) / STEP_DEGREES)[:, None]
    nodes = torch.arange(len(NODES), device=azimuth.device)[None]
    weights = (1 - (place - nodes).abs()).clamp_min(0) * known[:, None]
    return torch.cat((weights, (~known).to(weights)[:, None]), 1)
