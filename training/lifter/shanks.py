"""
Shanks that keep their length. The bank's knee centres come from the marker on the outside of the knee, and that one glides: in a deep squat it
comes nearer to the marker on the shin by a fifth to a third, which keeps its distance from the ankle within 6 % (`python3 -m lifter.markers`). A
bone would have the knee at the shank's standing length; the direction is the markers'.
"""

import torch

from common.motion_bank import MotionBank
from common.skeleton import J
from faults.kinematics import mid_hip
from lifter.metrics import limbs

SIDES = ("left", "right")


def standing_frames(pose: torch.Tensor) -> torch.Tensor:
    """The tenth of the frames (one at least) in which the hips are highest above the ankles: [T, 19, 3] → indices."""
    height = mid_hip(pose)[:, 2] - pose[:, [J[f"{side}_ankle"] for side in SIDES], 2].mean(1)
    return height.topk(max(1, len(pose) // 10)).indices


def standing_shanks(bank: MotionBank, indices: torch.Tensor) -> torch.Tensor:
    """How long both shanks are where the athlete of each sequence of `indices` [B] stands, [B, 2] metres."""
    found = []
    for index in indices.tolist():
        pose = bank.sequence(index)
        shanks = limbs(pose[standing_frames(pose)])[:, [J[f"{side}_ankle"] for side in SIDES], :]
        found.append(shanks.norm(dim=-1).mean(0))
    return torch.stack(found)


def keep_shanks(pose: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
    """Poses [B, T, 19, 3] whose knees lie at `lengths` [B, 2] from the ankles, in the directions they had; all other joints stay."""
    kept = pose.clone()
    for side, metres in zip(SIDES, lengths.unbind(-1)):
        ankle = pose[..., J[f"{side}_ankle"], :]
        shank = pose[..., J[f"{side}_knee"], :] - ankle
        kept[..., J[f"{side}_knee"], :] = ankle + shank * (metres[:, None] / shank.norm(dim=-1).clamp_min(1e-4))[..., None]
    return kept
