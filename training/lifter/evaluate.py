"""
How far the lifter is off, by view, on squats of people it never saw, seen by drawn cameras with the noise of training.

    python3 -m lifter.evaluate runs/lifter/best.pt
"""

import json
import math
import sys
from pathlib import Path

import torch

from common.checkpoint import load
from common.config import from_dict
from common.motion_bank import DEEP_SQUAT, RATE_HZ, MotionBank
from common.skeleton import J
from faults.kinematics import mid_hip
from faults.variety import Variety
from lifter.camera import draw_cameras
from lifter.metrics import knee_ankle_ratio, knee_flexion, mpjpe, p_mpjpe, trunk_lean
from lifter.model import Lifter, LifterConfig
from lifter.synthesis import LIFTER_RATE_HZ, Pairs, facing_azimuth, see

VIEWS = {"front": 0.0, "oblique": 45.0, "side": 90.0, "back": 160.0}
FRAMES = 120


def view_pairs(bank: MotionBank, subjects: tuple[int, ...], view: str, seed: int, noise: float = 1.0) -> Pairs:
    """Every deep squat of `subjects` once, seen within 15° of `view` from either side; 4 s around the bottom."""
    generator = torch.Generator().manual_seed(seed)
    indices = bank.where(subjects, DEEP_SQUAT)
    times = (bank.length[indices].float() / 2)[:, None] + (torch.arange(FRAMES) - FRAMES / 2)[None] * RATE_HZ / LIFTER_RATE_HZ
    pose = Variety(generator)(bank.window(indices, times))
    centre = mid_hip(pose).mean(1)
    side = torch.where(torch.rand(len(indices), generator=generator) < 0.5, 1.0, -1.0)
    jitter = 30 * torch.rand(len(indices), generator=generator) - 15
    azimuth = facing_azimuth(pose) + side * (VIEWS[view] + jitter) * math.pi / 180
    return see(pose, draw_cameras(centre, generator, azimuth), centre, generator, noise)


def lift(model: Lifter, keypoints: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    model.eval()
    with torch.no_grad():
        return model(keypoints)


def measure(model: Lifter, pairs: Pairs) -> dict[str, float]:
    """Errors over all frames (mm) and at the bottom frame (degrees; mean absolute, and mean signed = bias)."""
    found, sigma = lift(model, pairs.keypoints)
    true = pairs.joints
    clips = torch.arange(len(true))
    ankles = (true[:, :, J["left_ankle"], 2] + true[:, :, J["right_ankle"], 2]) / 2
    bottom = ankles.argmax(1)  # root-relative: the ankles are highest when the hips are lowest
    at_bottom, truth = found[clips, bottom], true[clips, bottom]
    knee, lean = knee_flexion(at_bottom) - knee_flexion(truth), trunk_lean(at_bottom) - trunk_lean(truth)
    ratio = knee_ankle_ratio(at_bottom) - knee_ankle_ratio(truth)
    distance = (found - true).norm(dim=-1)
    return {
        "clips": len(true),
        "mpjpeMillimetres": 1000 * mpjpe(found, true).mean().item(),
        "pMpjpeMillimetres": 1000 * p_mpjpe(found.flatten(0, 1), true.flatten(0, 1)).mean().item(),
        "kneeFlexionErrorDegrees": knee.abs().mean().item(),
        "kneeFlexionBiasDegrees": knee.mean().item(),
        "trunkLeanErrorDegrees": lean.abs().mean().item(),
        "trunkLeanBiasDegrees": lean.mean().item(),
        "kneeAnkleRatioError": ratio.abs().mean().item(),
        "errorOverSigma": (distance / sigma).mean().item(),
    }


def evaluate(model: Lifter, bank: MotionBank, subjects: tuple[int, ...], seed: int = 1000) -> dict[str, dict[str, float]]:
    """View → errors, rounded."""
    table = {view: measure(model, view_pairs(bank, subjects, view, seed + n)) for n, view in enumerate(VIEWS)}
    return {view: {name: round(value, 3) for name, value in row.items()} for view, row in table.items()}


def load_lifter(path: Path) -> Lifter:
    """The network of a checkpoint, ready to answer."""
    saved = load(path)
    model = Lifter(from_dict(LifterConfig, {"skip": False} | saved["network"]))
    model.load_state_dict(saved["weights"])
    return model.eval()


if __name__ == "__main__":
    torch.set_num_threads(1)
    checkpoint = Path(sys.argv[1])
    print(json.dumps(evaluate(load_lifter(checkpoint), MotionBank.load(), tuple(load(checkpoint)["config"]["test"])), indent=2))
