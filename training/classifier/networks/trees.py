"""Gradient-boosted trees on what a coach would measure: no network, the yardstick for the networks."""

import numpy as np
import torch
from sklearn.ensemble import HistGradientBoostingClassifier

from common.skeleton import J
from faults.kinematics import heading, mid_hip, unit

STANDING, PARTS = 0, (16, 32, 48)
"""Frame 0 stands; frames 1…63 are the rep: its quarters beside the lowest frame."""


def rep_metrics(joints: torch.Tensor) -> torch.Tensor:
    """
    joints (N, 64, 19, 3), z up → (N, M): fifteen angles and ratios in standing, at the quarters, at the lowest frame, and their least and
    greatest value. NaN where a joint is unknown.
    """
    def point(name: str) -> torch.Tensor:
        return joints[:, :, J[name]]
    root, neck, ahead = mid_hip(joints), point("neck"), heading(joints)
    trunk = neck - root

    def lean(line: torch.Tensor) -> torch.Tensor:
        return torch.rad2deg(torch.atan2((line * ahead).sum(-1), line[..., 2]))

    def apart(part: str) -> torch.Tensor:
        return (point(f"left_{part}") - point(f"right_{part}")).norm(dim=-1)

    def bend(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
        return torch.rad2deg(torch.acos((unit(a) * unit(b)).sum(-1).clamp(-1, 1)))
    size = trunk.norm(dim=-1).mean(1, keepdim=True)
    thigh = {side: point(f"{side}_knee") - point(f"{side}_hip") for side in ("left", "right")}
    shank = {side: point(f"{side}_ankle") - point(f"{side}_knee") for side in ("left", "right")}
    knees = [bend(thigh[side], shank[side]) for side in ("left", "right")]
    rise = [-thigh[side][..., 2] / thigh[side].norm(dim=-1) for side in ("left", "right")]
    forward = [-(shank[side] * ahead).sum(-1) / shank[side].norm(dim=-1) for side in ("left", "right")]
    shoulders = (point("left_shoulder") + point("right_shoulder")) / 2
    front = unit(ahead - unit(trunk) * (ahead * unit(trunk)).sum(-1, keepdim=True))
    head = point("head_top") - neck
    series = torch.stack((
        (knees[0] + knees[1]) / 2, knees[0] - knees[1], (rise[0] + rise[1]) / 2, (forward[0] + forward[1]) / 2, apart("knee") / apart("ankle").clamp_min(0.05),
        apart("ankle") / size, lean(trunk), lean(head), lean(point("nose") - neck), lean(head) - lean(trunk), trunk.norm(dim=-1) / size,
        ((shoulders - neck) * front).sum(-1) / size, (point("nose") - root).norm(dim=-1) / size, (point("head_top") - root).norm(dim=-1) / size,
        (shoulders - root).norm(dim=-1) / size), 1)  # (N, 15, 64)
    lowest = (root[..., 2] - (joints[:, :, J["left_ankle"], 2] + joints[:, :, J["right_ankle"], 2]) / 2)[:, 1:].argmin(1) + 1
    at_lowest = series.gather(2, lowest[:, None, None].expand(-1, series.shape[1], 1))[..., 0]
    parts = [series[..., STANDING], at_lowest, at_lowest - series[..., STANDING], *(series[..., k] for k in PARTS),
             series[..., 1:].amin(2), series[..., 1:].amax(2)]
    return torch.cat(parts, 1)


class Trees:
    """One booster a fault; `logits` as the networks' answers."""

    def __init__(self, seed: int):
        self.boosters = [HistGradientBoostingClassifier(max_iter=150, learning_rate=0.08, max_leaf_nodes=24, l2_regularization=1.0, random_state=seed)
                         for _ in range(6)]

    @staticmethod
    def features(joints: torch.Tensor, views: torch.Tensor) -> np.ndarray:
        parts = [rep_metrics(rows.float()) for rows in joints.cpu().split(1024)]
        return torch.cat((torch.cat(parts), views.cpu()), 1).numpy()

    def fit(self, joints: torch.Tensor, views: torch.Tensor, label: torch.Tensor) -> "Trees":
        x = self.features(joints, views)
        for fault, booster in enumerate(self.boosters):
            booster.fit(x, label[:, fault].cpu().numpy())
        return self

    def logits(self, joints: torch.Tensor, views: torch.Tensor) -> torch.Tensor:
        x = self.features(joints, views)
        return torch.from_numpy(np.stack([booster.decision_function(x) for booster in self.boosters], 1)).float()
