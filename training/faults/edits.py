"""
The six faults, made from correct squats. Feet stay planted, limbs stay rigid; what one joint does, the others follow.

Every edit takes a pose [B, T, 19, 3] (world axes, athlete facing about +x), a strength [B] (0 leaves the clip as it is, 0.3 is just a
fault, 1 a gross one) and a profile [B, T] in 0…1 that says when in the rep it shows.
"""

import math
from dataclasses import dataclass

import torch

from common.skeleton import FAULTS, J
from faults.arms import squat_depth
from faults.kinematics import HEAD, LEFT_ARM, RIGHT_ARM, UP, UPPER, heading, mid_hip, place_pelvis, turn_part, unit

INWARD, ROUND, WARPED, HEAD_UP, SHALLOW, FRONTAL = range(len(FAULTS))
GOOD_DEPTH_METRES = (-0.12, 0.06)
SHALLOW_DEPTH_METRES = (0.11, 0.40)
"""Hip over knee at the bottom: a good squat reaches about parallel or lower, a shallow one stays clearly above it."""


def sideways(pose: torch.Tensor) -> torch.Tensor:
    """The axis to the athlete's left about which a positive turn leans forward, [..., 3]."""
    ahead = heading(pose)
    return torch.cross(UP.expand_as(ahead), ahead, dim=-1)


def hip_over_knee(pose: torch.Tensor) -> torch.Tensor:
    """Mid-hip height minus mid-knee height, [..., 19, 3] → [...], metres."""
    return mid_hip(pose)[..., 2] - (pose[..., J["left_knee"], 2] + pose[..., J["right_knee"], 2]) / 2


def _raise(pose: torch.Tensor, standing: torch.Tensor, share: torch.Tensor, lean_share: torch.Tensor) -> torch.Tensor:
    """Takes back `share` [B] of how far the pelvis has gone from the standing pose [B, 19, 3], and `lean_share` [B] of its lean."""
    back = share[:, None, None] * (mid_hip(standing)[:, None] - mid_hip(pose))
    raised = place_pelvis(pose, back)
    trunk, upright = unit(pose[..., J["neck"], :] - mid_hip(pose)), unit(standing[:, J["neck"]] - mid_hip(standing))[:, None]
    ahead = heading(pose)
    lean = torch.atan2((trunk * ahead).sum(-1), trunk[..., 2]) - torch.atan2((upright * ahead).sum(-1), upright[..., 2])
    return turn_part(raised, UPPER, mid_hip(raised), sideways(pose), -lean_share[:, None] * lean)


def to_depth(pose: torch.Tensor, wanted: torch.Tensor, upright: torch.Tensor) -> torch.Tensor:
    """
    Raises or lowers each rep so that its hips end about `wanted` [B] metres over the knees at the bottom. `upright` [B] in 0…1 says how
    much of the lean goes with the depth: some athletes bow in a quarter squat.
    """
    clips = torch.arange(len(pose))
    bottom, top = mid_hip(pose)[..., 2].argmin(1), mid_hip(pose)[..., 2].argmax(1)
    lowest, standing = pose[clips, bottom][:, None], pose[clips, top]
    shares = torch.linspace(-0.4, 0.9, 27)
    reached = torch.stack([hip_over_knee(_raise(lowest, standing, s.expand(len(pose)), s.expand(len(pose))))[:, 0] for s in shares], 1)
    best = (reached - wanted[:, None]).abs().argmin(1)
    return _raise(pose, standing, shares[best], shares[best] * upright)


def inward_knees(pose: torch.Tensor, strength: torch.Tensor, profile: torch.Tensor, lopsided: torch.Tensor) -> torch.Tensor:
    """Turns the knees inwards about the hip–ankle lines, up to 42°; `lopsided` [B] in −1…1 takes some from the right or left knee."""
    swing = math.radians(42) * strength[:, None] * profile
    right, left = 1 - 0.6 * lopsided.clamp_min(0), 1 - 0.6 * (-lopsided).clamp_min(0)
    return place_pelvis(pose, torch.zeros_like(mid_hip(pose)), (swing * right[:, None], swing * left[:, None]))


def frontal_knees(pose: torch.Tensor, strength: torch.Tensor, profile: torch.Tensor, heels_metres: torch.Tensor) -> torch.Tensor:
    """
    Pelvis up to 13 cm forward, so that the knees pass the toes; the trunk straightens by up to 26° (in the Waseda videos of this fault
    it is 18° more upright in the median, and the heels rise in a quarter), the heels rise by up to `heels_metres` [B].
    """
    amount = strength[:, None] * profile
    rise = amount[..., None] * (0.5 * heading(pose) + UP) * heels_metres[:, None, None]
    # The hips rise a little, else the legs would have to fold further than they can.
    moved = place_pelvis(pose, amount[..., None] * (0.13 * heading(pose) + 0.05 * UP), steps=(rise, rise))
    return turn_part(moved, UPPER, mid_hip(moved), sideways(moved), -math.radians(26) * amount)


def bend_spine(pose: torch.Tensor, where: float, bend: torch.Tensor, compensate: float) -> torch.Tensor:
    """
    Bends the trunk at `where` of mid-hip→neck by `bend` [B, T] radians (positive rounds it), and turns the whole trunk back about the
    hips by `compensate` of that, so that the lean alone does not give it away.
    """
    axis, root = sideways(pose), mid_hip(pose)
    pivot = root + where * (pose[..., J["neck"], :] - root)
    bent = turn_part(pose, UPPER, pivot, axis, bend)
    return turn_part(bent, UPPER, root, axis, -compensate * bend)


def turn_head(pose: torch.Tensor, angle: torch.Tensor) -> torch.Tensor:
    """Turns the head about the neck by `angle` [B, T] radians, positive looks down."""
    return turn_part(pose, HEAD, pose[..., J["neck"], :], sideways(pose), angle)


def shift_shoulders(pose: torch.Tensor, forward_metres: torch.Tensor) -> torch.Tensor:
    """Moves shoulders and arms along the front of the trunk: forward where the back rounds, back where it arches. [B, T]."""
    up, ahead = unit(pose[..., J["neck"], :] - mid_hip(pose)), heading(pose)
    front = unit(ahead - up * (ahead * up).sum(-1, keepdim=True))
    shifted = pose.clone()
    part = [*RIGHT_ARM, *LEFT_ARM]
    shifted[..., part, :] += (forward_metres[..., None] * front)[..., None, :]
    return shifted


@dataclass(frozen=True)
class Drawn:
    """Which faults B clips have: `strength` [B, 6], 0 where there is none; `label` [B, 6] is 1 where there is one."""

    strength: torch.Tensor

    @property
    def label(self) -> torch.Tensor:
        return (self.strength > 0).float()


def draw_faults(batch: int, generator: torch.Generator) -> Drawn:
    """A third of the clips without a fault, a half with one, the rest with two; never a round and a warped back together."""
    order = torch.rand(batch, len(FAULTS), generator=generator).argsort(1)
    count = torch.tensor([0, 0, 1, 1, 1, 2])[torch.randint(0, 6, (batch,), generator=generator)]
    present = (order < count[:, None]).float()
    present[:, WARPED] *= 1 - present[:, ROUND]
    strength = 0.3 + 0.7 * torch.rand(batch, len(FAULTS), generator=generator)
    return Drawn(present * strength)


class FaultMaker:
    """Applies drawn faults to batches of correct squats [B, T, 19, 3] that start or end standing."""

    def __init__(self, generator: torch.Generator):
        self.generator = generator

    def _uniform(self, batch: int, low: float, high: float) -> torch.Tensor:
        return low + (high - low) * torch.rand(batch, generator=self.generator)

    def _profile(self, pose: torch.Tensor, standing_share: float) -> torch.Tensor:
        """When a fault shows: with depth, and to some share (drawn up to `standing_share`) all the time. [B, T]."""
        batch = len(pose)
        power, floor = self._uniform(batch, 0.7, 1.8)[:, None], self._uniform(batch, 0, standing_share)[:, None]
        return floor + (1 - floor) * squat_depth(pose) ** power

    def _rising(self, pose: torch.Tensor) -> torch.Tensor:
        """1 on the way up, 0.35 … 1 on the way down: a third of the caving knees cave when the athlete pushes. [B, T]."""
        batch, frames = pose.shape[:2]
        bottom = mid_hip(pose)[..., 2].argmin(1)[:, None]
        late = torch.sigmoid((torch.arange(frames)[None] - bottom).float() / 3)
        only = (self._uniform(batch, 0, 1) < 0.33)[:, None] * 0.65
        return 1 - only * (1 - late)

    def body(self, pose: torch.Tensor, drawn: Drawn) -> torch.Tensor:
        """Everything but the shoulders, which are placed with the arms."""
        batch, s = len(pose), drawn.strength
        good = self._uniform(batch, *GOOD_DEPTH_METRES)
        shallow = SHALLOW_DEPTH_METRES[0] + (SHALLOW_DEPTH_METRES[1] - SHALLOW_DEPTH_METRES[0]) * (s[:, SHALLOW] - 0.3) / 0.7
        pose = to_depth(pose, torch.where(s[:, SHALLOW] > 0, shallow, good), self._uniform(batch, 0, 1))
        depth = squat_depth(pose)
        relative = depth / depth.amax(1, keepdim=True).clamp_min(0.2)
        pose = frontal_knees(pose, s[:, FRONTAL], relative, self._uniform(batch, 0.0, 0.07))
        pose = inward_knees(pose, s[:, INWARD], relative ** self._uniform(batch, 0.7, 1.8)[:, None] * self._rising(pose), self._uniform(batch, -1, 1))
        rounded = math.radians(45) * s[:, [ROUND]] * self._profile(pose, 0.5)
        pose = bend_spine(pose, 0.5, rounded, 0.3)
        pose = turn_head(pose, -rounded * self._uniform(batch, 0, 0.7)[:, None])
        warped = math.radians(32) * s[:, [WARPED]] * self._profile(pose, 0.6)
        pose = bend_spine(pose, 0.35, -warped, 0.5)
        # In the Waseda videos of this fault the trunk leans 17° farther forward in the median.
        lean = math.radians(28) * s[:, [WARPED]] * depth * self._uniform(batch, 0.2, 1)[:, None]
        pose = turn_part(pose, UPPER, mid_hip(pose), sideways(pose), lean)
        pose = place_pelvis(pose, -0.05 * (s[:, [WARPED]] * depth)[..., None] * heading(pose))
        up = (s[:, [HEAD_UP]] > 0) * (math.radians(5) + math.radians(45) * s[:, [HEAD_UP]])
        return turn_head(pose, -up * self._profile(pose, 1.0))

    def shoulders(self, pose: torch.Tensor, drawn: Drawn) -> torch.Tensor:
        """Shoulders forward with a round back, back with a warped one."""
        shift = 0.06 * drawn.strength[:, [ROUND]] - 0.035 * drawn.strength[:, [WARPED]]
        return shift_shoulders(pose, shift * self._profile(pose, 0.6))
