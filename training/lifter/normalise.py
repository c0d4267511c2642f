"""
From pixels to what the lifter eats: root-relative, divided by one body scale for the whole track. C#: BodyScale, LifterInput.

A track is [T, 21, 3] (x, y, confidence), uniform in time, y down; what was not seen has confidence 0 and, after filling, a guessed x and y.
"""

import numpy as np
import torch

from common.skeleton import K

CONFIDENT = 0.3
PERCENTILE = 90.0
MEASURED_OVER_TRUE = 1.05
"""Perspective and noise make the upper percentile longer than the body by this, on synthetic tracks of all views."""
TORSOS_IN_A_BODY = 2.66
LEGS_IN_A_BODY = 1.60
"""How much longer than its torso, or its leg, a body (torso + leg) is, where the other was never seen. From UI-PRMD."""


def body_scale(track: np.ndarray) -> float:
    """
    The length of torso plus leg in pixels as it shows in standing: the 90th percentile over frames of |mid-shoulder − mid-hip| plus the
    longer of the two |hip − knee| + |knee − ankle|, over frames in which all of these are confident; where torso or legs never are, what
    is there times a fixed proportion. 0 where neither is.
    """
    def point(name: str) -> np.ndarray:
        return track[:, K[name], :2].astype(np.float64)

    def sure(*names: str) -> np.ndarray:
        return np.all([track[:, K[name], 2] >= CONFIDENT for name in names], axis=0)

    def length(a: np.ndarray, b: np.ndarray) -> np.ndarray:
        return np.hypot(*(a - b).T)

    shoulders, hips = ("left_shoulder", "right_shoulder"), ("left_hip", "right_hip")
    torso = length((point(shoulders[0]) + point(shoulders[1])) / 2, (point(hips[0]) + point(hips[1])) / 2)
    torso = np.where(sure(*shoulders, *hips), torso, np.nan)
    legs = []
    for side in ("left", "right"):
        names = [f"{side}_{part}" for part in ("hip", "knee", "ankle")]
        chain = length(point(names[0]), point(names[1])) + length(point(names[1]), point(names[2]))
        legs.append(np.where(sure(*names), chain, np.nan))
    leg = np.fmax(legs[0], legs[1])
    for candidate in (torso + leg, torso * TORSOS_IN_A_BODY, leg * LEGS_IN_A_BODY):
        values = candidate[np.isfinite(candidate)]
        if values.size:
            return float(np.percentile(values, PERCENTILE)) / MEASURED_OVER_TRUE
    return 0.0


def lifter_input(track: np.ndarray, scale: float) -> np.ndarray:
    """
    (x, y) minus the frame's mid-hip, over `scale`; confidence stays. A keypoint that was never seen is at the root (0, 0). Where only one
    hip was ever seen it is the root. float32 [T, 21, 3].
    """
    seen = track[:, :, 2].max(0) > 0
    hips = [index for index in (K["left_hip"], K["right_hip"]) if seen[index]]
    if not hips or scale <= 0:
        raise ValueError("no hip and no body scale: such a track cannot be lifted")
    root = track[:, hips, :2].astype(np.float64).mean(1, keepdims=True)
    points = np.where(seen[None, :, None], (track[:, :, :2] - root) / scale, 0.0)
    return np.concatenate((points, track[:, :, 2:]), 2).astype(np.float32)


def body_scales(tracks: torch.Tensor) -> torch.Tensor:
    """`body_scale` of each of [B, T, 21, 3], without the proportions: [B], 0 where torso and a leg were never seen at once."""
    def point(name: str) -> torch.Tensor:
        return tracks[:, :, K[name], :2]

    def sure(*names: str) -> torch.Tensor:
        return torch.stack([tracks[:, :, K[name], 2] for name in names]).amin(0) >= CONFIDENT
    torso = (point("left_shoulder") + point("right_shoulder") - point("left_hip") - point("right_hip")).norm(dim=-1) / 2
    known = sure("left_shoulder", "right_shoulder", "left_hip", "right_hip")
    legs = []
    for side in ("left", "right"):
        names = [f"{side}_{part}" for part in ("hip", "knee", "ankle")]
        length = (point(names[0]) - point(names[1])).norm(dim=-1) + (point(names[1]) - point(names[2])).norm(dim=-1)
        legs.append(torch.where(sure(*names), length, torch.zeros_like(length)))
    leg = torch.maximum(*legs)
    known = known & (leg > 0)
    # Linear interpolation between order statistics, as numpy's percentile does; what is unknown sorts behind everything.
    values = torch.where(known, torso + leg, torch.full_like(leg, torch.inf)).sort(1).values
    at = (known.sum(1) - 1).clamp_min(0) * (PERCENTILE / 100)
    low, high = (values.gather(1, index.long()[:, None])[:, 0] for index in (at.floor(), at.ceil()))
    found = low + (high - low) * (at - at.floor())
    return torch.where(known.any(1), found, torch.zeros_like(found)).nan_to_num(0.0) / MEASURED_OVER_TRUE
