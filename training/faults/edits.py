"""
The six faults, made from correct squats [B, T, 19, 3] (world axes, athlete facing about +x). Feet stay planted, limbs stay rigid; what one
joint does, the others follow.

A fault is a place: depth, knees, head and back end at the bottom where its strength says (0 somewhere in the range of good squats, FAULTY =
0.3 just a fault, 1 a gross one, between 0 and 0.3 not quite good and no fault yet), whoever the recorded athlete was. Everything runs on the
device of the pose; draws come from a generator of that device.
"""

from dataclasses import dataclass

import torch

from common.skeleton import FAULTS, J
from faults.arms import squat_depth
from faults.kinematics import HEAD, LEFT_ARM, RIGHT_ARM, UPPER, heading, mid_hip, place_pelvis, rotate, turn_part, unit, up_like
from faults.posture import at_bottom, balanced_lean, head_to, knees_to, lean, lean_to, sideways, squat_to

INWARD, ROUND, WARPED, HEAD_UP, SHALLOW, FRONTAL = range(len(FAULTS))
FAULTY = 0.3
"""From this strength on a fault counts."""

BOTTOM = {
    SHALLOW: ((-0.16, 0.115), 0.15, 0.36),  # metres of the hip joint over the knee joint
    FRONTAL: ((0.43, 0.62), 0.70, 0.92),  # shank lengths of the knees before the ankles
    INWARD: ((1.55, 0.93), 0.75, 0.20),  # knees' distance over ankles'
    HEAD_UP: ((-35.0, 13.0), 22.0, 60.0),  # degrees that the head is tipped up, against standing
    ROUND: ((-14.0, 14.0), 24.0, 75.0),  # degrees of flexion between pelvis and neck, beyond what the recorded athlete has
    WARPED: ((-14.0, 14.0), 18.0, 52.0),  # degrees of extension there
}
"""
Where a rep ends at the bottom: the range of good ones, then what strength FAULTY and strength 1 mean. Between the range's end and FAULTY
nobody could say. Depth: 0.12 m is a thigh 17° short of parallel, and 95 of 100 correct squats of UI-PRMD are not more than 21° short. Knees
forward: those squats have 0.49…0.62. Knees apart: theirs 0.95…1.5. Back: 13° (women) and 26° (men) of lumbar flexion are usual (McKean 2010).
"""

DEEPER = 0.8
"""Shank lengths that the knees of a good squat may be further forward for each metre that the hips go below them: 0.13 in the deepest."""

SPINE = ((0.25, 0.4), (0.5, 0.35), (0.75, 0.25))
"""
Where the line mid-hip→neck bends and what share of the bend is there: lumbar spine, its upper end, thorax. So spread, 45° shorten the line
by about 5 %, as the markers of UI-PRMD do: 0.11 % a degree between pelvis and thorax over 160 squats, −18…65°.
"""


def place(fault: int, strength: torch.Tensor, chance: torch.Tensor) -> torch.Tensor:
    """
    Where reps of `strength` [B] end, in the unit of BOTTOM: within the good range as `chance` [B] in 0…1 says without the fault; then on
    straight lines from the range's faulty end through FAULTY to 1.
    """
    (low, high), least, most = BOTTOM[fault]
    weak = high + strength / FAULTY * (least - high)
    faulty = least + (strength - FAULTY) / (1 - FAULTY) * (most - least)
    return torch.where(strength <= 0, low + (high - low) * chance, torch.where(strength < FAULTY, weak, faulty))


def bend_spine(pose: torch.Tensor, bend: torch.Tensor) -> torch.Tensor:
    """
    Bends the trunk between mid-hip and neck by `bend` [B, T] radians in all (positive rounds it), spread as SPINE says; the line hips–neck
    leans as before.
    """
    axis, root = sideways(pose), mid_hip(pose)
    line, pivot, before, turned = pose[..., J["neck"], :] - root, root, 0.0, 0.0
    # The pivots move with the parts below them: walk up the line, turning what is left above each.
    bent = pose
    for where, share in SPINE:
        pivot = pivot + (where - before) * rotate(line, axis, turned * bend)
        bent = turn_part(bent, UPPER, pivot, axis, share * bend)
        before, turned = where, turned + share
    back = lean(pose, root, pose[..., J["neck"], :]) - lean(bent, root, bent[..., J["neck"], :])
    return turn_part(bent, UPPER, root, axis, back)


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
    """Applies drawn faults to batches of correct squats [B, T, 19, 3] that start or end standing: `body`, then the arms, then `shoulders`."""

    def __init__(self, generator: torch.Generator):
        self.generator = generator
        # The bend of each back of the last reps, [B, T] radians: the shoulders need it, which are placed with the arms in between, and whoever draws backs.
        self.bend = torch.zeros(0, 0)

    def _uniform(self, batch: int, low: float, high: float) -> torch.Tensor:
        return low + (high - low) * torch.rand(batch, generator=self.generator, device=self.generator.device)

    def _normal(self, batch: int, scale: float) -> torch.Tensor:
        return scale * torch.randn(batch, generator=self.generator, device=self.generator.device)

    def body(self, pose: torch.Tensor, drawn: Drawn) -> torch.Tensor:
        """Everything but the shoulders."""
        s, depth = drawn.strength, squat_depth(pose)
        relative = (depth / depth.amax(1, keepdim=True).clamp_min(0.2)).clamp_max(1)
        pose = self._legs(pose, s, relative)
        pose = self._back(pose, s, relative)
        return self._head(pose, s, relative)

    def _shown(self, relative: torch.Tensor, standing_share: float = 0.0, low: float = 0.6, high: float = 1.8) -> torch.Tensor:
        """When something shows: with depth, sooner or later, and to some share (drawn up to `standing_share`) all the time. [B, T]."""
        batch = len(relative)
        power, floor = self._uniform(batch, low, high)[:, None], self._uniform(batch, 0, standing_share)[:, None]
        return floor + (1 - floor) * relative**power

    def _ascending(self, relative: torch.Tensor) -> torch.Tensor:
        """0 before the bottom, 1 after it, [B, T]."""
        frames = relative.shape[1]
        bottom = relative.argmax(1)[:, None]
        return torch.sigmoid((torch.arange(frames, device=relative.device)[None] - bottom).float() / max(1.0, frames / 40))

    def _legs(self, pose: torch.Tensor, s: torch.Tensor, relative: torch.Tensor) -> torch.Tensor:
        """Depth, knees before the ankles, knees apart, heels."""
        batch = len(pose)
        over_knee = place(SHALLOW, s[:, SHALLOW], self._uniform(batch, 0, 1))
        # Who stays high has the knees less far forward.
        higher = torch.where(s[:, FRONTAL] > 0, torch.zeros(batch, device=pose.device), (over_knee - 0.1).clamp_min(0))
        # Who goes below the knees cannot but bring them forward; good ones by up to so much more, faults are counted from there.
        deeper = DEEPER * (-over_knee).clamp_min(0) * torch.where(s[:, FRONTAL] > 0, torch.ones_like(over_knee), self._uniform(batch, 0, 1))
        forward = place(FRONTAL, s[:, FRONTAL], self._uniform(batch, 0, 1)) * (1 - 1.2 * higher) + deeper
        forward = forward.clamp_max(0.94)
        pose = self._rise(pose, s[:, FRONTAL], relative)
        shown = self._shown(relative, low=0.8, high=1.3)
        pose = squat_to(pose, over_knee, forward, shown)
        pose = knees_to(pose, place(INWARD, s[:, INWARD], self._uniform(batch, 0, 1)), self._caving(relative, s[:, INWARD]), self._lopsided(batch))
        # Turning the knees has lowered or raised them a little.
        return squat_to(pose, over_knee, forward, shown)

    def _rise(self, pose: torch.Tensor, strength: torch.Tensor, relative: torch.Tensor) -> torch.Tensor:
        """Heels up to 7 cm off the floor in half of the reps with the knees gone forward."""
        metres = strength * self._uniform(len(pose), -0.07, 0.07).clamp_min(0)
        step = (metres[:, None] * relative)[..., None] * (0.5 * heading(pose) + up_like(mid_hip(pose)))
        return place_pelvis(pose, torch.zeros_like(step), steps=(step, step))

    def _caving(self, relative: torch.Tensor, strength: torch.Tensor) -> torch.Tensor:
        """With depth; half of the caving knees cave when the athlete pushes: on the way down only 0.2 … 0.7 of it. [B, T]."""
        batch = len(relative)
        only = ((strength > 0) & (self._uniform(batch, 0, 1) < 0.5)) * self._uniform(batch, 0.3, 0.8)
        return self._shown(relative) * (1 - only[:, None] * (1 - self._ascending(relative)))

    def _lopsided(self, batch: int) -> torch.Tensor:
        """Which knee it is: in a third of the reps both alike, else one more than the other, at the ends one alone. −1…1."""
        return (self._uniform(batch, -1.5, 1.5).abs() - 0.5).clamp(0, 1) * torch.sign(self._uniform(batch, -1, 1))

    def _back(self, pose: torch.Tensor, s: torch.Tensor, relative: torch.Tensor) -> torch.Tensor:
        """The bend of the back, and the lean that keeps the athlete's balance, give or take."""
        batch = len(pose)
        rounded = place(ROUND, s[:, ROUND], torch.full((batch,), 0.5, device=pose.device))[:, None] * self._shown(relative, 0.4)
        warped = place(WARPED, s[:, WARPED], torch.full((batch,), 0.5, device=pose.device))[:, None] * self._shown(relative, 0.5)
        own = self._normal(batch, 6).clamp(-14, 14)[:, None] * relative
        self.bend = torch.deg2rad(rounded - warped + own)
        pose = bend_spine(pose, self.bend)
        # A bar in front or on the back, arms overhead or in front move the balance: 6° either way; a tired or arched back bows more.
        more = self._normal(batch, 6) + (10 * s[:, ROUND] + 12 * s[:, WARPED]) * self._uniform(batch, 0, 1)
        return lean_to(pose, (balanced_lean(at_bottom(pose))[:, 0] + torch.deg2rad(more)).clamp(0.07, 1.05), self._shown(relative, low=0.8, high=1.3))

    def _head(self, pose: torch.Tensor, s: torch.Tensor, relative: torch.Tensor) -> torch.Tensor:
        """Where the athlete looks; a round back takes the head along, with an arched one it is rather up. Up all the time, or only in the ascent."""
        batch, strength = len(pose), s[:, HEAD_UP]
        usual = place(HEAD_UP, torch.zeros_like(strength), self._uniform(batch, 0, 1))
        usual = usual - 40 * s[:, ROUND] * self._uniform(batch, 0, 1) + 15 * s[:, WARPED] * self._uniform(batch, 0, 1)
        usual = usual.clamp_max(BOTTOM[HEAD_UP][0][1])
        pose = head_to(pose, torch.deg2rad(usual), self._shown(relative, low=0.8, high=1.3))
        late = ((self._uniform(batch, 0, 1) < 0.25)[:, None]).to(relative)
        more = (place(HEAD_UP, strength, self._uniform(batch, 0, 1)) - usual) * (strength > 0)
        shown = self._shown(relative, 0.6) * (1 - late) + relative**0.6 * self._ascending(relative) * late
        return turn_part(pose, HEAD, pose[..., J["neck"], :], sideways(pose), -torch.deg2rad(more)[:, None] * shown)

    def shoulders(self, pose: torch.Tensor, drawn: Drawn) -> torch.Tensor:
        """With a round back the shoulders tip and come forward, up to 7 cm, with a warped one they go back, up to 4 cm. After the arms."""
        batch, s, depth = len(pose), drawn.strength, squat_depth(pose)
        # The upper end of the bend leans half of it beyond the line hips→neck, and takes shoulders and arms along.
        tipped = turn_part(pose, [*RIGHT_ARM, *LEFT_ARM], pose[..., J["neck"], :], sideways(pose), 0.5 * self.bend)
        shift = 0.07 * s[:, ROUND] * self._uniform(batch, 0.3, 1) - 0.04 * s[:, WARPED] * self._uniform(batch, 0.3, 1)
        return shift_shoulders(tipped, shift[:, None] * self._shown(depth / depth.amax(1, keepdim=True).clamp_min(0.2), 0.6))
