"""UI-PRMD (Vakanski et al., Data 2018, 3(1), 2; public domain): ten movements of eight people as 19 joints at 25 Hz."""

from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import torch

from common.paths import shared

FILE = Path("data") / "motion" / "uiprmd_all10_joints19_25hz.npz"
RATE_HZ = 25.0
DEEP_SQUAT = 1


@dataclass(frozen=True)
class MotionBank:
    """N sequences in one array. World axes: x forward, y to the athlete's left, z up, metres."""

    poses: torch.Tensor  # [all frames, 19, 3]
    start: torch.Tensor  # [N]
    length: torch.Tensor  # [N]
    movement: torch.Tensor  # [N], 1…10
    subject: torch.Tensor  # [N], 1…8
    correct: torch.Tensor  # [N], bool

    @staticmethod
    def path() -> Path:
        return shared() / FILE

    @staticmethod
    def load() -> "MotionBank":
        """Reads the file. Raises FileNotFoundError where the shared data is not at hand."""
        with np.load(MotionBank.path(), allow_pickle=False) as table:
            poses = table["poses_i16"].astype(np.float32) * float(table["scale"])
            columns = [torch.from_numpy(table[name].astype(np.int64)) for name in ("start", "length", "movement", "subject")]
            return MotionBank(torch.from_numpy(poses), *columns, torch.from_numpy(table["correct"] == 1))

    def to(self, device: torch.device) -> "MotionBank":
        """The same bank on another device."""
        return MotionBank(*(getattr(self, field.name).to(device) for field in fields(self)))

    def where(self, subjects: tuple[int, ...], movement: int | None = None, correct: bool | None = None) -> torch.Tensor:
        """Indices of the sequences of these subjects, and of one movement or label if asked."""
        keep = torch.isin(self.subject, torch.tensor(subjects, device=self.subject.device))
        if movement is not None:
            keep &= self.movement == movement
        if correct is not None:
            keep &= self.correct == correct
        return torch.nonzero(keep).flatten()

    def sequence(self, index: int) -> torch.Tensor:
        """One sequence, [T, 19, 3]."""
        first = int(self.start[index])
        return self.poses[first: first + int(self.length[index])]

    def window(self, indices: torch.Tensor, times: torch.Tensor) -> torch.Tensor:
        """
        Poses of sequences `indices` [B] at `times` [B, T], counted in frames of the bank, by linear interpolation, [B, T, 19, 3].
        Outside a sequence its first or last pose stands still.
        """
        last = (self.length[indices] - 1)[:, None].float()
        times = torch.minimum(times.clamp_min(0), last)
        before = torch.minimum(times.floor(), (last - 1).clamp_min(0))
        share = (times - before)[..., None, None]
        at = self.start[indices][:, None] + before.long()
        return self.poses[at] * (1 - share) + self.poses[at + 1] * share
