"""Correct squats that look unusual and must stay good: long thighs, short trunks, wide or narrow stances.

How much an athlete leans follows from these in edits.py, by balance.
"""

import torch

from common.skeleton import J, JOINT_MIRROR
from faults.arms import squat_depth
from faults.kinematics import place_pelvis, reach_kept, unit, up_like
from faults.variety import scale_limbs

SHARE = 0.3
"""Of the reps that get one or more of these."""


class Unusual:
    """Draws one unusual athlete or style for some of the clips [B, T, 19, 3]; the others stay as they are."""

    def __init__(self, generator: torch.Generator, share: float = SHARE):
        self.generator, self.share = generator, share

    def _uniform(self, batch: int, low: float, high: float) -> torch.Tensor:
        return low + (high - low) * torch.rand(batch, generator=self.generator, device=self.generator.device)

    def _some(self, batch: int, part: float) -> torch.Tensor:
        return (self._uniform(batch, 0, 1) < part).float()

    def __call__(self, pose: torch.Tensor) -> torch.Tensor:
        chosen = self._some(len(pose), self.share)
        return self._stance(self._thighs(pose, chosen), chosen)

    def _thighs(self, pose: torch.Tensor, chosen: torch.Tensor) -> torch.Tensor:
        """Thighs up to 15 % longer and the trunk as much shorter, or the other way round: the hips go as far as the longer thigh is."""
        longer = chosen * self._some(len(pose), 0.5) * self._uniform(len(pose), -0.1, 0.15)
        factors = torch.ones(len(pose), 19, device=pose.device)
        factors[:, [J["right_knee"], J["left_knee"]]] += longer[:, None]
        factors[:, J["neck"]] -= longer / 2
        factors = (factors + factors[:, list(JOINT_MIRROR)]) / 2
        return scale_limbs(pose, factors[:, None].expand(pose.shape[:-1]))

    def _stance(self, pose: torch.Tensor, chosen: torch.Tensor) -> torch.Tensor:
        """Feet up to 18 cm further out each, or 5 cm further in; wide feet turn out and take the knees with them."""
        across = pose[..., J["left_hip"], :] - pose[..., J["right_hip"], :]
        flat = unit(across - up_like(across) * across[..., 2:])
        wider = chosen * self._some(len(pose), 0.5) * self._uniform(len(pose), -0.05, 0.18)
        step = wider[:, None, None] * flat
        out = -torch.deg2rad(wider.clamp_min(0) / 0.18 * 18)[:, None] * squat_depth(pose)
        higher = reach_kept(pose, (-step, step))[..., None] * up_like(step)
        return place_pelvis(pose, higher, (out, out), (-step, step))
