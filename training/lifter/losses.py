"""What the lifter is trained for: joints, their movement, limb directions and lengths, the angles a coach measures, and honest doubt."""

import torch

from common.skeleton import J, JOINTS
from lifter.metrics import angle_between, facing, hip_flexion, knee_distance, knee_flexion, limbs, trunk_lean, turn_between

LESS = ("eye", "ear", "wrist", "elbow", "nose", "head_top")
MORE = ("knee", "ankle", "hip", "neck")
JOINT_WEIGHTS = [0.7 if any(part in name for part in LESS) else 1.4 if any(part in name for part in MORE) else 1.0 for name in JOINTS]
"""Legs and trunk count twice as much as arms and face."""
HEAD = [J["head_top"], J["nose"]]
"""The limbs from the neck that tell where the head points; in millimetres a nod is next to nothing."""


def depth_weights(true: torch.Tensor) -> torch.Tensor:
    """[B, T] of mean 1: the bottom, where everything is measured, counts three times as much as standing."""
    ankles = true[:, :, [J["left_ankle"], J["right_ankle"]], 2].mean(-1)
    weights = 1 + 2 * ((ankles + 0.72) / 0.4).clamp(0, 1)
    return weights / weights.mean()


def supervised(joints: torch.Tensor, sigma: torch.Tensor, true: torch.Tensor) -> torch.Tensor:
    """joints and their truth [B, T, 19, 3], sigma [B, T, 19], metres → one number."""
    weights = depth_weights(true)
    distance = ((joints - true).square().sum(-1) + 1e-8).sqrt()
    place = (distance * true.new_tensor(JOINT_WEIGHTS) * weights[..., None]).mean()
    movement = ((joints.diff(dim=1) - true.diff(dim=1)).square().sum(-1) + 1e-8).sqrt().mean()
    found_limbs, true_limbs = limbs(joints), limbs(true)
    off = angle_between(found_limbs, true_limbs) * weights[..., None]
    direction = off.mean() + 0.5 * off[..., HEAD].mean()
    lengths = (found_limbs.norm(dim=-1) - true_limbs.norm(dim=-1)).abs().mean()
    degrees = (knee_flexion(joints) - knee_flexion(true)).abs().mean(-1) + 0.5 * (hip_flexion(joints) - hip_flexion(true)).abs().mean(-1)
    degrees = degrees + (trunk_lean(joints) - trunk_lean(true)).abs()
    angles = (degrees * weights).mean() * (torch.pi / 180)
    knees = ((knee_distance(joints) - knee_distance(true)).abs() * weights).mean()
    turned = turn_between(facing(joints), facing(true)).mean()
    # Laplace likelihood of the distance: sigma learns what is to be expected; detached, so that it cannot talk the joints out of learning.
    doubt = (distance.detach() / sigma + sigma.log()).mean()
    return place + movement + 0.1 * direction + 0.3 * lengths + 0.12 * angles + 0.2 * knees + 0.05 * turned + 0.02 * doubt
