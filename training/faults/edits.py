"""
The six faults, made from correct squats. Feet stay planted, limbs stay rigid; what one joint does, the others follow.

Every edit takes a pose [B, T, 19, 3] (world axes, athlete facing about +x), a strength [B] (0 leaves the clip as it is, FAULTY = 0.3 is just
a fault, 1 a gross one, less than 0.3 is there but no fault yet) and a profile [B, T] in 0…1 that says when in the rep it shows. Everything
runs on the device of the pose; draws come from a generator of that device.
"""

import math
from dataclasses import dataclass

import torch

from common.skeleton import FAULTS, J
from faults.arms import squat_depth
from faults.kinematics import HEAD, LEFT_ARM, RIGHT_ARM, UPPER, heading, mid_hip, place_pelvis, rotate, turn_part, unit, up_like

INWARD, ROUND, WARPED, HEAD_UP, SHALLOW, FRONTAL = range(len(FAULTS))
FAULTY = 0.3
"""From this strength on a fault counts."""

GOOD_DEPTH_METRES = (-0.16, 0.115)
SHALLOW_DEPTH_METRES = (0.15, 0.36)
"""
Hip joint over knee joint at the bottom. 0.12 m is a thigh 17° short of parallel: that deep end 19 of 20 correct squats of UI-PRMD
(95th percentile 21°). A shallow one is seen to stay above (0.15 m: 22°); between the two nobody could say.
"""

LEAST_AND_MOST = {
    INWARD: (14.0, 44.0),  # degrees that each knee turns about its hip–ankle line
    ROUND: (22.0, 75.0),  # degrees of flexion between pelvis and neck beyond the athlete's own; 13–26° are usual (McKean 2010)
    WARPED: (16.0, 52.0),  # degrees of extension
    HEAD_UP: (20.0, 60.0),  # degrees at the neck
    FRONTAL: (0.045, 0.15),  # metres the pelvis, and with it the knees, go forward
}
"""What strength FAULTY and strength 1 mean."""

SPINE = ((0.25, 0.4), (0.5, 0.35), (0.75, 0.25))
"""
Where the line mid-hip→neck bends and what share of the bend is there: lumbar spine, its upper end, thorax. So spread, 45° shorten the line
by about 5 %, as the markers of UI-PRMD do: 0.11 % a degree between pelvis and thorax over 160 squats, −18…65°.
"""


def amount(strength: torch.Tensor, fault: int) -> torch.Tensor:
    """[B] → [B] in the unit of LEAST_AND_MOST; straight lines through strength 0, FAULTY and 1."""
    least, most = LEAST_AND_MOST[fault]
    return torch.where(strength < FAULTY, strength / FAULTY * least, least + (strength - FAULTY) / (1 - FAULTY) * (most - least))


def sideways(pose: torch.Tensor) -> torch.Tensor:
    """The axis to the athlete's left about which a positive turn leans forward, [..., 3]."""
    ahead = heading(pose)
    return torch.cross(up_like(ahead), ahead, dim=-1)


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
    batch, shares = len(pose), torch.linspace(-0.45, 0.9, 28, device=pose.device)
    clips, tries = torch.arange(batch, device=pose.device), len(shares)
    bottom, top = mid_hip(pose)[..., 2].argmin(1), mid_hip(pose)[..., 2].argmax(1)
    lowest, standing = pose[clips, bottom], pose[clips, top]
    share = shares.repeat(batch)
    tried = _raise(lowest.repeat_interleave(tries, 0)[:, None], standing.repeat_interleave(tries, 0), share, share)
    best = (hip_over_knee(tried).view(batch, tries) - wanted[:, None]).abs().argmin(1)
    return _raise(pose, standing, shares[best], shares[best] * upright)


def inward_knees(pose: torch.Tensor, strength: torch.Tensor, profile: torch.Tensor, lopsided: torch.Tensor) -> torch.Tensor:
    """Turns the knees inwards about the hip–ankle lines; `lopsided` [B] in −1…1 takes up to all from the right or left knee."""
    swing = torch.deg2rad(amount(strength, INWARD))[:, None] * profile
    right, left = 1 - lopsided.clamp_min(0), 1 - (-lopsided).clamp_min(0)
    return place_pelvis(pose, torch.zeros_like(mid_hip(pose)), (swing * right[:, None], swing * left[:, None]))


def frontal_knees(pose: torch.Tensor, strength: torch.Tensor, profile: torch.Tensor, heels_metres: torch.Tensor) -> torch.Tensor:
    """
    Pelvis forward, so that the knees pass the toes; the trunk straightens by up to 26° (in the Waseda videos of this fault it is 18° more
    upright in the median, and the heels rise in a quarter), the heels rise by up to `heels_metres` [B].
    """
    shown = strength[:, None] * profile
    rise = shown[..., None] * (0.5 * heading(pose) + up_like(mid_hip(pose))) * heels_metres[:, None, None]
    forward = (amount(strength, FRONTAL)[:, None] * profile)[..., None]
    # The hips rise a little, else the legs would have to fold further than they can.
    moved = place_pelvis(pose, forward * (heading(pose) + 0.35 * up_like(mid_hip(pose))), steps=(rise, rise))
    return turn_part(moved, UPPER, mid_hip(moved), sideways(moved), -math.radians(26) * shown)


def bend_spine(pose: torch.Tensor, bend: torch.Tensor, compensate: torch.Tensor) -> torch.Tensor:
    """
    Bends the trunk between mid-hip and neck by `bend` [B, T] radians in all (positive rounds it), spread as SPINE says, and turns the
    whole trunk back about the hips by `compensate` [B] of that: 0.5 keeps the line hips–neck where it leans.
    """
    axis, root = sideways(pose), mid_hip(pose)
    line, pivot, before, turned = pose[..., J["neck"], :] - root, root, 0.0, 0.0
    # The pivots move with the parts below them: walk up the line, turning what is left of it at each.
    bent = pose
    for where, share in SPINE:
        pivot = pivot + (where - before) * rotate(line, axis, turned * bend)
        bent = turn_part(bent, UPPER, pivot, axis, share * bend)
        before, turned = where, turned + share
    return turn_part(bent, UPPER, root, axis, -compensate[:, None] * bend)


def turn_head(pose: torch.Tensor, angle: torch.Tensor) -> torch.Tensor:
    """Turns the head about the neck by `angle` [B, T] radians, positive looks down."""
    return turn_part(pose, HEAD, pose[..., J["neck"], :], sideways(pose), angle)


def shift_shoulders(pose: torch.Tensor, forward_metres: torch.Tensor) -> torch.Tensor:
    """Moves shoulders and arms along the front of the trunk: forward where the back rounds, back where it arches. [B, T]."""
    upward, ahead = unit(pose[..., J["neck"], :] - mid_hip(pose)), heading(pose)
    front = unit(ahead - upward * (ahead * upward).sum(-1, keepdim=True))
    shifted = pose.clone()
    part = [*RIGHT_ARM, *LEFT_ARM]
    shifted[..., part, :] += (forward_metres[..., None] * front)[..., None, :]
    return shifted


@dataclass(frozen=True)
class Drawn:
    """Which faults B clips have: `strength` [B, 6], 0 where there is none; `label` [B, 6] is 1 from FAULTY on."""

    strength: torch.Tensor

    @property
    def label(self) -> torch.Tensor:
        return (self.strength >= FAULTY).float()


def draw_faults(batch: int, generator: torch.Generator) -> Drawn:
    """
    A quarter of the clips without a fault, four tenths with one, a quarter with two, the rest with three; never a round and a warped back
    together. A seventh of the faults is too weak to count.
    """
    device = generator.device

    def chance(*shape: int) -> torch.Tensor:
        return torch.rand(*shape, generator=generator, device=device)
    order = chance(batch, len(FAULTS)).argsort(1)
    count = torch.tensor([0] * 5 + [1] * 8 + [2] * 5 + [3] * 2, device=device)[(chance(batch) * 20).long().clamp(max=19)]
    present = (order < count[:, None]).float()
    present[:, WARPED] *= 1 - present[:, ROUND]
    weak = chance(batch, len(FAULTS)) < 1 / 7
    strength = torch.where(weak, 0.08 + 0.2 * chance(batch, len(FAULTS)), FAULTY + (1 - FAULTY) * chance(batch, len(FAULTS)))
    return Drawn(present * strength)


class FaultMaker:
    """Applies drawn faults to batches of correct squats [B, T, 19, 3] that start or end standing."""

    def __init__(self, generator: torch.Generator):
        self.generator = generator

    def _uniform(self, batch: int, low: float, high: float) -> torch.Tensor:
        return low + (high - low) * torch.rand(batch, generator=self.generator, device=self.generator.device)

    def _normal(self, batch: int, scale: float) -> torch.Tensor:
        return scale * torch.randn(batch, generator=self.generator, device=self.generator.device)

    def _profile(self, pose: torch.Tensor, standing_share: float, ascent_only: float = 0.0) -> torch.Tensor:
        """When a fault shows: with depth, to some share (drawn up to `standing_share`) all the time, in some reps only in the ascent. [B, T]."""
        batch = len(pose)
        depth = squat_depth(pose)
        relative = depth / depth.amax(1, keepdim=True).clamp_min(0.2)
        power, floor = self._uniform(batch, 0.6, 1.8)[:, None], self._uniform(batch, 0, standing_share)[:, None]
        late = (self._uniform(batch, 0, 1) < ascent_only)[:, None]
        rising = torch.where(late, self._ascending(pose), torch.ones_like(depth))
        floor = torch.where(late, torch.zeros_like(floor), floor)
        return (floor + (1 - floor) * relative ** power) * rising

    def _ascending(self, pose: torch.Tensor) -> torch.Tensor:
        """0 before the bottom, 1 after it, [B, T]."""
        frames = pose.shape[1]
        bottom = mid_hip(pose)[..., 2].argmin(1)[:, None]
        return torch.sigmoid((torch.arange(frames, device=pose.device)[None] - bottom).float() / max(1.0, frames / 40))

    def _rising(self, pose: torch.Tensor) -> torch.Tensor:
        """1 on the way up, 0.2 … 1 on the way down: half of the caving knees cave when the athlete pushes. [B, T]."""
        batch = len(pose)
        only = ((self._uniform(batch, 0, 1) < 0.5) * self._uniform(batch, 0.3, 0.8))[:, None]
        return 1 - only * (1 - self._ascending(pose))

    def body(self, pose: torch.Tensor, drawn: Drawn) -> torch.Tensor:
        """Everything but the shoulders, which are placed with the arms."""
        batch, s = len(pose), drawn.strength
        pose = to_depth(pose, self._depth(batch, s[:, SHALLOW]), self._uniform(batch, 0, 1))
        depth = squat_depth(pose)
        relative = depth / depth.amax(1, keepdim=True).clamp_min(0.2)
        pose = frontal_knees(pose, s[:, FRONTAL], relative ** self._uniform(batch, 0.7, 1.5)[:, None], self._heels(batch))
        pose = inward_knees(pose, s[:, INWARD], relative ** self._uniform(batch, 0.7, 1.8)[:, None] * self._rising(pose), self._lopsided(batch))
        return self._head(self._back(pose, s), s[:, HEAD_UP])

    def _depth(self, batch: int, strength: torch.Tensor) -> torch.Tensor:
        """Hip over knee at the bottom, metres [B]: a strength under FAULTY ends between good and shallow."""
        (low, high), (least, most) = GOOD_DEPTH_METRES, SHALLOW_DEPTH_METRES
        good = self._uniform(batch, low, high)
        weak = high + strength / FAULTY * (least - high)
        faulty = least + (strength - FAULTY) / (1 - FAULTY) * (most - least)
        return torch.where(strength <= 0, good, torch.where(strength < FAULTY, weak, faulty))

    def _heels(self, batch: int) -> torch.Tensor:
        """How far the heels rise with knees gone forward, metres: in half of the reps not at all."""
        return (self._uniform(batch, -0.07, 0.07)).clamp_min(0)

    def _lopsided(self, batch: int) -> torch.Tensor:
        """Which knee caves: in a third of the reps about both alike, else one more than the other, at the ends one alone."""
        return (self._uniform(batch, -1.5, 1.5).abs() - 0.5).clamp(0, 1) * torch.sign(self._uniform(batch, -1, 1))

    def _back(self, pose: torch.Tensor, s: torch.Tensor) -> torch.Tensor:
        """Round and warped backs, and the few degrees either way that every back bends."""
        batch = len(pose)
        rounded = torch.deg2rad(amount(s[:, ROUND], ROUND))[:, None] * self._profile(pose, 0.4)
        warped = torch.deg2rad(amount(s[:, WARPED], WARPED))[:, None] * self._profile(pose, 0.5)
        own = torch.deg2rad(self._normal(batch, 5))[:, None] * squat_depth(pose)
        pose = bend_spine(pose, rounded - warped + own, self._uniform(batch, 0.25, 0.6))
        # With a bent back the eyes look where they looked, more or less.
        pose = turn_head(pose, -rounded * self._uniform(batch, 0, 0.6)[:, None] + warped * self._uniform(batch, 0.2, 0.8)[:, None])
        # In the Waseda videos of an arched back the trunk leans 17° farther forward in the median, the hips go back.
        lean = math.radians(24) * s[:, [WARPED]] * squat_depth(pose) * self._uniform(batch, 0, 1)[:, None]
        pose = turn_part(pose, UPPER, mid_hip(pose), sideways(pose), lean)
        return place_pelvis(pose, -0.04 * (s[:, [WARPED]] * squat_depth(pose))[..., None] * heading(pose))

    def _head(self, pose: torch.Tensor, strength: torch.Tensor) -> torch.Tensor:
        """The head up: with depth, in some reps all the time, in a quarter only in the ascent."""
        return turn_head(pose, -torch.deg2rad(amount(strength, HEAD_UP))[:, None] * self._profile(pose, 0.8, ascent_only=0.25))

    def shoulders(self, pose: torch.Tensor, drawn: Drawn) -> torch.Tensor:
        """Shoulders forward with a round back, back with a warped one."""
        batch, s = len(pose), drawn.strength
        shift = 0.07 * s[:, [ROUND]] * self._uniform(batch, 0.3, 1)[:, None] - 0.04 * s[:, [WARPED]] * self._uniform(batch, 0.3, 1)[:, None]
        return shift_shoulders(pose, shift * self._profile(pose, 0.6))
