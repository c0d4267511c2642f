"""What the lifter is trained for: joints, their movement, limb directions and lengths, the angles a coach measures, the distances that the classifier eats, and honest doubt."""

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


UPPER = ("shoulder", "neck", "head_top", "nose", "ear")
FIRST, SECOND = (row.tolist() for row in torch.triu_indices(len(JOINTS), len(JOINTS), 1))
SPAN_WEIGHTS = [3.0 if any(part in JOINTS[b if "hip" in JOINTS[a] else a] for part in UPPER) and any("hip" in JOINTS[j] for j in (a, b)) else 1.0
                for a, b in zip(FIRST, SECOND)]
"""From the hips to shoulders, neck and head three times: how these change over a rep is all that 19 joints show of a spine."""


def spans_over_time(pose: torch.Tensor) -> torch.Tensor:
    """Distances of all pairs of joints, each less its mean over the clip: [B, T, 19, 3] → [B, T, 171]. What lies beside throughout cancels."""
    spans = ((pose[:, :, FIRST] - pose[:, :, SECOND]).square().sum(-1) + 1e-8).sqrt()
    return spans - spans.mean(1, keepdim=True)


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
    # What the form classifier eats; without this the trunk of a round back comes out as long as any other's, because that is the safe guess.
    changes = (spans_over_time(joints) - spans_over_time(true)).abs() * true.new_tensor(SPAN_WEIGHTS) * weights[..., None]
    # Laplace likelihood of the distance: sigma learns what is to be expected; detached, so that it cannot talk the joints out of learning.
    doubt = (distance.detach() / sigma + sigma.log()).mean()
    return place + movement + 0.1 * direction + 0.3 * lengths + 0.12 * angles + 0.2 * knees + 0.05 * turned + 1.6 * changes.mean() + 0.02 * doubt
