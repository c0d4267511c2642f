"""A made movement of a few frames, so that tests need no shared data."""

import math

import torch

from common.motion_bank import DEEP_SQUAT, MotionBank
from common.skeleton import J

FRAMES = 40


def tiny_squat(deepest_degrees: float = 115.0, frames: int = FRAMES) -> torch.Tensor:
    """A mannequin facing +x that squats once, feet planted, arms hanging: [frames, 19, 3] metres."""
    poses = torch.zeros(frames, 19, 3)
    for frame in range(frames):
        flexion = math.radians(4 + (deepest_degrees - 4) * math.sin(math.pi * frame / (frames - 1)))
        shank_lean, lean = 0.36 * flexion, 0.28 * flexion
        knee = (0.42 * math.sin(shank_lean), 0.07 + 0.42 * math.cos(shank_lean))
        thigh = shank_lean - flexion
        hip = (knee[0] + 0.4 * math.sin(thigh), knee[1] + 0.4 * math.cos(thigh))

        def up_trunk(length: float, ahead: float = 0.0) -> tuple[float, float]:
            return (hip[0] + length * math.sin(lean) + ahead * math.cos(lean), hip[1] + length * math.cos(lean) - ahead * math.sin(lean))

        for side, sign in (("left", 1.0), ("right", -1.0)):
            shoulder = up_trunk(0.47)
            for name, (x, z), y in (
                    ("ankle", (0.0, 0.07), 0.2), ("knee", knee, 0.2), ("hip", hip, 0.09), ("shoulder", shoulder, 0.17),
                    ("elbow", (shoulder[0], shoulder[1] - 0.28), 0.19), ("wrist", (shoulder[0] + 0.03, shoulder[1] - 0.53), 0.2),
                    ("eye", up_trunk(0.66, 0.1), 0.03), ("ear", up_trunk(0.64, 0.01), 0.07)):
                poses[frame, J[f"{side}_{name}"]] = torch.tensor([x, sign * y, z])
        for name, (x, z) in (("neck", up_trunk(0.5)), ("head_top", up_trunk(0.77)), ("nose", up_trunk(0.62, 0.11))):
            poses[frame, J[name]] = torch.tensor([x, 0.0, z])
    return poses


def tiny_bank(sequences: int = 4) -> MotionBank:
    """A few mannequin squats of subjects 1, 2, 3, … of different depth."""
    poses = torch.cat([tiny_squat(105.0 + 5 * n) for n in range(sequences)])
    start = torch.arange(sequences) * FRAMES
    return MotionBank(
        poses, start, torch.full((sequences,), FRAMES), torch.full((sequences,), DEEP_SQUAT), torch.arange(sequences) + 1,
        torch.ones(sequences, dtype=torch.bool))


def tiny_rep() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """One made squat as a batch [1, T, 19, 3], and the first and last frame of its rep, [1] each."""
    return tiny_squat()[None], torch.tensor([0]), torch.tensor([FRAMES - 1])
