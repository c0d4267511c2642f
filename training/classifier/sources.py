"""
What 3D joints of other sources look like: triangulated or depth-camera skeletons, whose idea of a joint is not ours and whose limbs do not
keep their length. Made from exact joints, so that a verdict does not hang on where somebody else puts a neck.

The spreads follow from what markerless stereo does (mid-shoulders for a neck, hips half as wide again, a trunk that seems up to 40 % shorter at
the bottom than in standing); squat7 was looked at when they were set, so it is no blind test of them.
"""

import torch

from common.skeleton import J
from faults.arms import squat_depth
from faults.kinematics import unit
from faults.variety import scale_limbs

FACE = [J[name] for name in ("left_eye", "right_eye", "left_ear", "right_ear")]
ARMS = [J[name] for name in ("right_wrist", "right_elbow", "left_elbow", "left_wrist")]
HIPS, SHOULDERS = [J["right_hip"], J["left_hip"]], [J["right_shoulder"], J["left_shoulder"]]
THIGHS, SHANKS = [J["right_knee"], J["left_knee"]], [J["right_ankle"], J["left_ankle"]]


class OtherSources:
    """Draws one source for each clip [B, T, 19, 3] (metres, z up) and answers its joints; what it does not know is NaN."""

    def __init__(self, generator: torch.Generator):
        self.generator = generator

    def _uniform(self, batch: int, low: float, high: float) -> torch.Tensor:
        return low + (high - low) * torch.rand(batch, generator=self.generator)

    def _normal(self, *shape: int) -> torch.Tensor:
        return torch.randn(*shape, generator=self.generator)

    def _some(self, batch: int, share: float) -> torch.Tensor:
        return (torch.rand(batch, generator=self.generator) < share).float()

    def __call__(self, pose: torch.Tensor) -> torch.Tensor:
        pose = self._limbs(pose)
        pose = self._stretched(self._neck(pose))
        return self._unknown(self._noisy(pose))

    def _limbs(self, pose: torch.Tensor) -> torch.Tensor:
        """Other widths and lengths, and in three fifths of the clips lengths that go with depth: the trunk up to 45 % shorter at the bottom."""
        batch, frames = pose.shape[:2]
        depth = squat_depth(pose)
        relative = depth / depth.amax(1, keepdim=True).clamp_min(0.2)
        factors = torch.ones(batch, frames, 19)
        steady = 1 - self._some(batch, 0.6)
        for joints, low, high, shrink, grow in (
                (HIPS, 0.85, 1.9, 0.2, 0.2), (SHOULDERS, 0.9, 1.7, 0.2, 0.2), ([J["neck"]], 0.9, 1.1, 0.45, 0.05), (THIGHS, 0.92, 1.15, 0.15, 0.1),
                (SHANKS, 0.88, 1.08, 0.1, 0.1)):
            length = self._uniform(batch, low, high)[:, None]
            change = (self._uniform(batch, -shrink, grow) * (1 - steady))[:, None] * relative
            factors[:, :, joints] = (length * (1 + change))[..., None]
        return scale_limbs(pose, factors)

    def _neck(self, pose: torch.Tensor) -> torch.Tensor:
        """The neck where it was, between the shoulders, or somewhere between the two."""
        way = torch.where(self._some(len(pose), 0.5) > 0, torch.ones(len(pose)), self._uniform(len(pose), -0.3, 1).clamp_min(0))
        moved = pose.clone()
        between = pose[..., SHOULDERS, :].mean(-2)
        moved[..., J["neck"], :] = torch.lerp(pose[..., J["neck"], :], between, way[:, None, None])
        return moved

    def _stretched(self, pose: torch.Tensor) -> torch.Tensor:
        """All of it longer or shorter along one direction, as badly calibrated cameras see it, and of another size."""
        batch = len(pose)
        direction = unit(self._normal(batch, 3))[:, None, None]
        along = (pose * direction).sum(-1, keepdim=True)
        pose = pose + direction * along * (torch.exp(0.08 * self._normal(batch))[:, None, None, None] - 1)
        return pose * torch.exp(0.08 * self._normal(batch, 1, 1, 1))

    def _noisy(self, pose: torch.Tensor) -> torch.Tensor:
        """Each joint up to a centimetre or two beside, throughout the clip, and trembling by up to 12 mm."""
        batch = len(pose)
        level = 0.012 * self._uniform(batch, 0, 1)[:, None, None, None]
        return pose + level * self._normal(*pose.shape) + 1.2 * level * self._normal(batch, 1, 19, 3)

    def _unknown(self, pose: torch.Tensor) -> torch.Tensor:
        for joints, chance in ((FACE, 0.35), ([J["head_top"]], 0.3), (ARMS, 0.15)):
            gone = self._some(len(pose), chance)[:, None, None, None] > 0
            pose[:, :, joints] = torch.where(gone, torch.full_like(pose[:, :, joints], float("nan")), pose[:, :, joints])
        return pose
