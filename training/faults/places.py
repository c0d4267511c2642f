"""Where recorded squats are on the scale of the made faults (edits.BOTTOM), as far as 19 joints show it to a centimetre: depth, knees inward, knees forward."""

import torch

from common.skeleton import FAULTS, J
from faults.edits import BOTTOM, DEEPER, FAULTY, FRONTAL, INWARD, SHALLOW
from faults.kinematics import heading, mid_hip, up_like
from faults.posture import at_bottom, hip_over_knee, knee_forward


def strength_of(fault: int, value: torch.Tensor) -> torch.Tensor:
    """The inverse of edits.place: 0 within the range of good squats, NaN between its end and a fault, FAULTY…1 from there on. [B] → [B]."""
    (_, good), least, most = BOTTOM[fault]
    way = (value - least) / (most - least)
    strength = torch.where(way >= 0, FAULTY + (1 - FAULTY) * way.clamp(0, 1), torch.full_like(value, float("nan")))
    return torch.where((value - good) / (most - good) <= 0, torch.zeros_like(value), strength)


def strengths_seen(pose: torch.Tensor) -> torch.Tensor:
    """Clips of one squat each [B, T, 19, 3], standard size, z up → strengths [B, 6]; NaN where nothing is known: spine and head always."""
    low = at_bottom(pose)
    across = -torch.cross(heading(low), up_like(mid_hip(low)), dim=-1)
    ankles, knees = (((low[..., J[f"left_{part}"], :] - low[..., J[f"right_{part}"], :]) * across).sum(-1)[:, 0] for part in ("ankle", "knee"))
    over_knee = hip_over_knee(low)[:, 0]
    # Who goes below the knees cannot but bring them forward.
    forward = knee_forward(low)[:, 0] - DEEPER * (-over_knee).clamp_min(0)
    found = torch.full((len(pose), len(FAULTS)), float("nan"))
    for fault, value in ((SHALLOW, over_knee), (INWARD, knees / ankles.clamp_min(0.05)), (FRONTAL, forward)):
        found[:, fault] = strength_of(fault, value)
    return found
