"""Other athletes: the same movement with other proportions, stance, depth, lean, head and arms. Batches [B, T, 19, 3]."""

import math

import torch

from common.skeleton import J, JOINT_MIRROR, OUTWARD, PARENTS, ROOT
from faults.arms import draw_holds, hold_arms, squat_depth
from faults.kinematics import HEAD, UP, UPPER, heading, mid_hip, place_pelvis, reach_kept, turn_part, unit, up_like

BODY_LENGTH_METRES = 1.32
"""Neck–mid-hip plus thigh plus shank of the body that every athlete is scaled to: one camera cannot see how tall somebody is."""


def mirrored(pose: torch.Tensor) -> torch.Tensor:
    """The pose in a mirror: y is negated, left and right joints change places."""
    return pose[..., list(JOINT_MIRROR), :] * pose.new_tensor([1.0, -1.0, 1.0])


def scale_limbs(pose: torch.Tensor, scales: torch.Tensor) -> torch.Tensor:
    """Multiplies the limb that ends in joint j by scales[..., j], walking out from the mid-hip; directions are kept."""
    root = mid_hip(pose)
    scaled = torch.empty_like(pose)
    for joint in OUTWARD:
        parent = PARENTS[joint]
        old = root if parent == ROOT else pose[..., parent, :]
        new = root if parent == ROOT else scaled[..., parent, :]
        scaled[..., joint, :] = new + (pose[..., joint, :] - old) * scales[..., joint, None]
    return scaled


def body_length(pose: torch.Tensor) -> torch.Tensor:
    """Neck–mid-hip plus the mean thigh plus the mean shank, [..., 19, 3] → [...], metres."""
    def limb(a: str, b: str) -> torch.Tensor:
        return (pose[..., J[a], :] - pose[..., J[b], :]).norm(dim=-1)
    legs = sum(limb(f"{s}_hip", f"{s}_knee") + limb(f"{s}_knee", f"{s}_ankle") for s in ("left", "right")) / 2
    return (pose[..., J["neck"], :] - mid_hip(pose)).norm(dim=-1) + legs


def to_standard_size(pose: torch.Tensor) -> torch.Tensor:
    """Scales each clip so that its mean body length is BODY_LENGTH_METRES."""
    return pose * (BODY_LENGTH_METRES / body_length(pose).mean(-1))[:, None, None, None]


class Variety:
    """
    Draws one athlete a clip. `strength` 1 is the spread of ordinary athletes; 0 changes nothing but the arms and the size.
    `raised` is the share of clips that squat less deep than recorded, `lowered` the share that squats deeper. Works where the
    generator lives.
    """

    def __init__(self, generator: torch.Generator, strength: float = 1.0, raised: float = 0.35, lowered: float = 0.0):
        self.generator, self.strength, self.raised, self.lowered = generator, strength, raised, lowered

    def _normal(self, batch: int, scale: float, *shape: int) -> torch.Tensor:
        return self.strength * scale * torch.randn(batch, *shape, generator=self.generator, device=self.generator.device)

    def _uniform(self, batch: int, *shape: int) -> torch.Tensor:
        return torch.rand(batch, *shape, generator=self.generator, device=self.generator.device)

    def proportions(self, pose: torch.Tensor) -> torch.Tensor:
        """Other limb lengths: each pair of limbs, the trunk and the head by their own factor."""
        batch = pose.shape[0]
        spread = pose.new_full((19,), 0.06)
        spread[[J["left_hip"], J["right_hip"]]] = 0.10
        spread[HEAD] = 0.08
        factors = 1 + self._normal(batch, 1.0, 19).clamp(-2.5, 2.5) * spread
        factors = (factors + factors[:, list(JOINT_MIRROR)]) / 2
        factors[:, HEAD] = factors[:, [J["head_top"]]]
        return scale_limbs(pose, factors[:, None, :].expand(pose.shape[:-1]))

    def legs(self, pose: torch.Tensor) -> torch.Tensor:
        """Stance, depth, hips back or forward, knees a little in or out; ankles stay planted."""
        batch = pose.shape[0]
        depth = squat_depth(pose)
        across = unit((pose[..., J["left_hip"], :] - pose[..., J["right_hip"], :]) * pose.new_tensor([1.0, 1.0, 0.0]))
        wider = (0.01 + self._normal(batch, 0.04, 1, 1)) * across
        kind, share = self._uniform(batch, 1), self._uniform(batch, 1)
        raised = (kind < self.raised) * (0.7 * self.strength * share) - (kind > 1 - self.lowered) * (0.35 * self.strength * share)
        standing = mid_hip(pose)[..., 2].amax(1, keepdim=True)
        shift = heading(pose) * (self._normal(batch, 0.04, 1) * depth)[..., None] + across * (self._normal(batch, 0.012, 1) * depth)[..., None]
        up = UP.to(pose)
        shift = shift + up * (raised * (standing - mid_hip(pose)[..., 2]) * (depth > 0))[..., None]
        shift = shift + up * reach_kept(pose, (-wider, wider))[..., None]
        swing = math.radians(7) * self._normal(batch, 1.0, 1)
        sides = [(swing + math.radians(4) * self._normal(batch, 1.0, 1)) * depth for _ in range(2)]
        return place_pelvis(pose, shift, (sides[0], sides[1]), (-wider, wider))

    def trunk_and_head(self, pose: torch.Tensor) -> torch.Tensor:
        """More or less lean, a little twist and side bend; the head turned and nodding."""
        batch = pose.shape[0]
        depth = squat_depth(pose)
        ahead = heading(pose)
        left = torch.cross(up_like(ahead), ahead, dim=-1)

        def angle(standing: float, at_depth: float) -> torch.Tensor:
            return (self._normal(batch, standing, 1) + self._normal(batch, at_depth, 1) * depth) * math.pi / 180

        root = mid_hip(pose)
        for axis, (standing, at_depth) in ((left, (4, 10)), (ahead, (2, 3)), (up_like(ahead), (5, 4))):
            pose = turn_part(pose, UPPER, root, axis, angle(standing, at_depth))
        neck = pose[..., J["neck"], :]
        for axis, (standing, at_depth) in ((left, (12, 20)), (ahead, (5, 3)), (up_like(ahead), (14, 6))):
            pose = turn_part(pose, HEAD, neck, axis, angle(standing, at_depth))
        return pose

    def arms(self, pose: torch.Tensor, keep: float = 0.15) -> torch.Tensor:
        """Arms in ordinary holds; `keep` of the clips stay as recorded."""
        return hold_arms(pose, draw_holds(pose.shape[0], self.generator, keep), self.generator)

    def flipped(self, pose: torch.Tensor) -> torch.Tensor:
        """Half of the clips mirrored."""
        flip = (self._uniform(pose.shape[0]) < 0.5)[:, None, None, None]
        return torch.where(flip, mirrored(pose), pose)

    def body(self, pose: torch.Tensor) -> torch.Tensor:
        """Everything but the arms and the size."""
        return self.trunk_and_head(self.legs(self.proportions(self.flipped(pose))))

    def __call__(self, pose: torch.Tensor) -> torch.Tensor:
        """All of the above, every clip at the standard size."""
        return to_standard_size(self.arms(self.body(pose)))
