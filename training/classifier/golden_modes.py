"""
Writes the golden arrays with which C# is held to the features of every normalisation mode, whatever the network that ships was trained on.

    python3 -m classifier.golden_modes
"""

import torch

from classifier.features import MODES, rep_features
from common.golden import write_golden
from common.paths import golden
from common.skeleton import J
from common.tiny import tiny_squat

RATE_HZ = 30
FRAMES = 70
NOISE_METRES = 0.01


def reps() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Three noisy squats of other depth, the second without its left eye; joints [3, T, 19, 3] and the first and last frame of each rep."""
    generator = torch.Generator().manual_seed(5)
    squats = torch.stack([tiny_squat(degrees, FRAMES) for degrees in (60.0, 95.0, 125.0)])
    squats = squats + NOISE_METRES * torch.randn(squats.shape, generator=generator)
    squats[1, :, J["left_eye"]] = float("nan")
    return squats, torch.tensor([4, 9, 0]), torch.tensor([66, 61, 69])


def main() -> None:
    joints, start, end = reps()
    features = {mode: rep_features(joints, start, end, RATE_HZ, mode) for mode in MODES}
    write_golden(
        golden("FormClassifier.Tests"), "rep-features",
        "Reps as joints [N,T,19,3] at 30 Hz with first and last frame, and their features [N,228,64] in each normalisation mode. NaN is unknown.",
        joints=joints, start=start, end=end, **features)


if __name__ == "__main__":
    main()
