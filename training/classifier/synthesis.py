"""Reps with known faults, as the classifier meets them: exact 3D joints, or joints that went through a camera, noise and the lifter."""

from dataclasses import dataclass
from typing import Callable

import torch

from classifier.sources import OtherSources
from common.motion_bank import DEEP_SQUAT, MotionBank
from common.skeleton import FAULTS
from faults.edits import Drawn, FaultMaker, draw_faults
from faults.kinematics import mid_hip
from faults.places import strengths_seen
from faults.unusual import Unusual
from faults.variety import Variety, to_standard_size
from lifter.camera import draw_cameras
from lifter.synthesis import see

RATE_HZ = 30.0


@dataclass(frozen=True)
class Reps:
    """
    B reps in clips of T frames at 30 Hz: `pose` [B, T, 19, 3], first and last frame of the rep [B], `strength` [B, 6] of each fault (NaN: not known),
    `label` [B, 6], `subject` [B] who squatted.
    """

    pose: torch.Tensor
    start: torch.Tensor
    end: torch.Tensor
    strength: torch.Tensor
    subject: torch.Tensor

    @property
    def label(self) -> torch.Tensor:
        return Drawn(self.strength).label

    def with_pose(self, pose: torch.Tensor) -> "Reps":
        return Reps(pose, self.start, self.end, self.strength, self.subject)


class RepMaker:
    """Draws reps of some subjects of the bank, in other proportions, arms and tempi, with faults made by kinematic edits."""

    def __init__(self, bank: MotionBank, subjects: tuple[int, ...], generator: torch.Generator):
        self.bank, self.generator = bank, generator
        self.squats = bank.where(subjects, DEEP_SQUAT, correct=True)
        self.variety, self.unusual, self.maker = Variety(generator, 0.6, raised=0.0), Unusual(generator), FaultMaker(generator)
        self.sources = OtherSources(generator)

    def _uniform(self, batch: int, low: float, high: float) -> torch.Tensor:
        return low + (high - low) * torch.rand(batch, generator=self.generator)

    def __call__(self, batch: int, drawn: Drawn | None = None) -> Reps:
        """True joints in world axes. The clip has 64, 96 or 144 frames; the rep takes 55 … 90 % of them, its found bounds are off by some."""
        indices = self.squats[torch.randint(0, len(self.squats), (batch,), generator=self.generator)]
        pose, start, end = self._played(indices)
        drawn = drawn or draw_faults(batch, self.generator)
        pose = self.maker.body(self.unusual(self.variety.body(pose)), drawn)
        pose = self.maker.shoulders(self.variety.arms(pose), drawn)
        return Reps(to_standard_size(pose), *self._found(start, end, pose.shape[1]), drawn.strength, self.bank.subject[indices])

    def recorded(self, indices: torch.Tensor) -> Reps:
        """
        These recordings without made faults, every second one by an athlete of other limbs and arms. Strengths are 0 for a correct rep; for an incorrect one they are
        what depth and knees show, NaN where that is neither good nor a fault, and for spine and head.
        """
        pose, start, end = self._played(indices)
        varied = self.variety.arms(self.variety.body(pose))
        pose = torch.where((torch.arange(len(indices)) % 2 == 0)[:, None, None, None], pose, varied)
        pose = to_standard_size(pose)
        strength = torch.where(self.bank.correct[indices][:, None], torch.zeros(len(indices), len(FAULTS)), strengths_seen(pose))
        return Reps(pose, *self._found(start, end, pose.shape[1]), strength, self.bank.subject[indices])

    def _played(self, indices: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Recordings as clips of one length, at some tempo, [B, T, 19, 3], with the frames [B] where each begins and ends."""
        frames, batch = (64, 96, 144)[int(torch.randint(0, 3, (1,), generator=self.generator))], len(indices)
        length = self.bank.length[indices].float()
        taken, early = self._uniform(batch, 0.55, 0.9), self._uniform(batch, 0.3, 0.9)
        start = (1 - taken) * early * frames
        end = start + taken * frames
        at = torch.arange(frames)[None].expand(batch, -1)
        share = (at - start[:, None]) / (end - start)[:, None]
        # Tempo: the first half of the rep may be slower or faster than the second.
        bend = self._uniform(batch, 0.7, 1.4)[:, None]
        share = torch.where((share > 0) & (share < 1), share.clamp(1e-6, 1) ** bend, share)
        return self.bank.window(indices, share * (length - 1)[:, None]), start, end

    def _found(self, start: torch.Tensor, end: torch.Tensor, frames: int) -> tuple[torch.Tensor, torch.Tensor]:
        """First and last frame as whoever cuts the reps finds them: off by some."""
        jitter, batch = 0.06 * (end - start), len(start)
        first = (start + jitter * torch.randn(batch, generator=self.generator)).round().clamp(0, frames - 12)
        last = (end + jitter * torch.randn(batch, generator=self.generator)).round().clamp(max=frames - 1)
        return first.long(), torch.maximum(last, first + 10).long()

    def lifted(self, reps: Reps, lifter: Callable, noise: float = 1.0, azimuth: torch.Tensor | None = None) -> Reps:
        """The same reps as the lifter sees them through a drawn camera, in camera-yaw axes."""
        centre = mid_hip(reps.pose).mean(1)
        pairs = see(reps.pose, draw_cameras(centre, self.generator, azimuth), centre, self.generator, noise)
        with torch.no_grad():
            joints, _ = lifter(pairs.keypoints)
        return reps.with_pose(joints)

    def spoiled(self, reps: Reps) -> Reps:
        """The same reps as 3D joints of another source show them."""
        return reps.with_pose(self.sources(reps.pose))
