"""
How far the lifter is off, by view, on squats of people it never saw, seen by drawn cameras with drawn 2D errors.

    python3 -m lifter.evaluate runs/lifter/full.pt [1.0]            # strength of the 2D errors
    python3 -m lifter.evaluate runs/lifter/full.pt 1.0 rigid        # against athletes whose limbs keep their length, as bones do and markers do not
    python3 -m lifter.evaluate runs/lifter/full.pt 1.0 shanks       # against knees that keep their standing distance from the ankle (lifter/shanks.py)
    python3 -m lifter.evaluate runs/lifter/full.pt 1.0 shanks 4     # through four draws of cameras and errors: mean and spread of each
    python3 -m lifter.evaluate ../data/models/lifter.onnx 1.0 rigid # the committed network, where checkpoints are gone
"""

import json
import math
import sys
from pathlib import Path

import torch

from common.checkpoint import load
from common.config import from_dict
from common.motion_bank import DEEP_SQUAT, RATE_HZ, MotionBank
from common.restore import restore
from common.skeleton import J
from faults.kinematics import mid_hip
from faults.variety import Variety
from lifter import metrics
from lifter.camera import draw_cameras
from lifter.model import Lifter, LifterConfig
from lifter.noise import LEGS, fill_gaps
from lifter.shanks import keep_shanks, standing_shanks
from lifter.synthesis import LIFTER_RATE_HZ, Pairs, facing_azimuth, made_rigid, see

VIEWS = {"front": 0.0, "oblique": 45.0, "side": 90.0, "back": 160.0}
TRUTHS = ("markers", "shanks", "rigid")
FRAMES, HIDDEN_FRAMES = 120, 30


def view_pairs(bank: MotionBank, subjects: tuple[int, ...], view: str, seed: int, noise: float = 1.0, roll_degrees: float | None = None,
               truth: str = "markers") -> Pairs:
    """
    Every deep squat of `subjects` once, as another athlete does it, seen within 15° of `view` from either side; 4 s around the bottom.
    `truth` is one of TRUTHS: limbs that vary in length as the markers have them, the same with knees at the shanks' standing length, or all
    limbs rigid. `roll_degrees` tilts the camera by up to so much.
    """
    if truth not in TRUTHS:
        raise ValueError(f"truth is {truth!r}; expected one of {', '.join(TRUTHS)}")
    generator = torch.Generator(device=bank.poses.device).manual_seed(seed)
    place = generator.device
    indices = bank.where(subjects, DEEP_SQUAT)
    frames = torch.arange(FRAMES, device=place) - FRAMES / 2
    times = (bank.length[indices].float() / 2)[:, None] + frames[None] * RATE_HZ / LIFTER_RATE_HZ
    pose = bank.window(indices, times)
    if truth == "rigid":
        pose = made_rigid(pose)
    elif truth == "shanks":
        pose = keep_shanks(pose, standing_shanks(bank, indices))
    pose = Variety(generator)(pose)
    centre = mid_hip(pose).mean(1)

    def uniform() -> torch.Tensor:
        return torch.rand(len(indices), generator=generator, device=place)
    side = torch.where(uniform() < 0.5, 1.0, -1.0)
    azimuth = facing_azimuth(pose) + side * (VIEWS[view] + 30 * uniform() - 15) * math.pi / 180
    roll = None if roll_degrees is None else roll_degrees * torch.where(uniform() < 0.5, -1.0, 1.0) * (0.5 + 0.5 * uniform())
    return see(pose, draw_cameras(centre, generator, azimuth, roll), centre, generator, noise)


def bottoms(true: torch.Tensor) -> torch.Tensor:
    """The deepest frame of each clip, [B]: root-relative, the ankles are highest when the hips are lowest."""
    return (true[:, :, J["left_ankle"], 2] + true[:, :, J["right_ankle"], 2]).argmax(1)


def without_a_leg(pairs: Pairs) -> Pairs:
    """One leg (left in every other clip) is out of sight for a second around the bottom."""
    at = torch.arange(pairs.keypoints.shape[1], device=pairs.keypoints.device)
    during = (at[None] - bottoms(pairs.joints)[:, None]).abs() <= HIDDEN_FRAMES // 2
    gone = torch.zeros(pairs.keypoints.shape[:3], dtype=torch.bool, device=at.device)
    for first in range(2):
        gone[first::2, :, LEGS[4 * first: 4 * first + 4]] = during[first::2, :, None]
    return Pairs(fill_gaps(pairs.keypoints, gone), pairs.joints)


def trials(bank: MotionBank, subjects: tuple[int, ...], seed: int = 1000, noise: float = 1.0, truth: str = "markers") -> dict[str, Pairs]:
    """What every lifter is measured on: the four views; from oblique also a hidden leg, a tilted phone and perfect keypoints."""
    found = {view: view_pairs(bank, subjects, view, seed + n, noise, truth=truth) for n, view in enumerate(VIEWS)}
    found["hidden leg"] = without_a_leg(view_pairs(bank, subjects, "oblique", seed + 10, noise, truth=truth))
    found["tilted 5-10°"] = view_pairs(bank, subjects, "oblique", seed + 11, noise, 10.0, truth)
    found["exact 2D"] = view_pairs(bank, subjects, "oblique", seed + 12, 0.0, truth=truth)
    return found


def lift(model: Lifter, keypoints: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    model.eval()
    with torch.no_grad():
        return model(keypoints)


def rank_correlation(a: torch.Tensor, b: torch.Tensor) -> float:
    """Spearman's, over all values."""
    ranks = torch.stack([values.flatten().argsort().argsort().float() for values in (a, b)])
    return torch.corrcoef(ranks)[0, 1].item()


def measure(model: Lifter, pairs: Pairs) -> dict[str, float]:
    """Errors over all frames (mm) and at the bottom frame (degrees; mean absolute, and mean signed = bias)."""
    found, sigma = lift(model, pairs.keypoints)
    true = pairs.joints
    clips, bottom = torch.arange(len(true), device=true.device), bottoms(true)
    at_bottom, truth = found[clips, bottom], true[clips, bottom]

    def off(angle) -> torch.Tensor:
        return angle(at_bottom) - angle(truth)
    knee, lean, thigh = off(metrics.knee_flexion), off(metrics.trunk_lean), off(metrics.thigh_angle)
    distance = (found - true).norm(dim=-1)
    return {
        "clips": len(true),
        "mpjpeMillimetres": 1000 * metrics.mpjpe(found, true).mean().item(),
        "pMpjpeMillimetres": 1000 * metrics.p_mpjpe(found.flatten(0, 1), true.flatten(0, 1)).mean().item(),
        "nMpjpeMillimetres": 1000 * metrics.n_mpjpe(found, true).mean().item(),
        "velocityErrorMillimetres": 1000 * metrics.mpjpe(found.diff(dim=1), true.diff(dim=1)).mean().item(),
        "lengthVariationPercent": 100 * metrics.length_variation(found).mean().item(),
        "kneeFlexionErrorDegrees": knee.abs().mean().item(),
        "kneeFlexionBiasDegrees": knee.mean().item(),
        "hipFlexionErrorDegrees": off(metrics.hip_flexion).abs().mean().item(),
        "trunkLeanErrorDegrees": lean.abs().mean().item(),
        "trunkLeanBiasDegrees": lean.mean().item(),
        "thighAngleErrorDegrees": thigh.abs().mean().item(),
        "thighAngleBiasDegrees": thigh.mean().item(),
        "kneeSeparationErrorMillimetres": 1000 * off(metrics.knee_distance).abs().mean().item(),
        "kneeAnkleRatioError": off(metrics.knee_ankle_ratio).abs().mean().item(),
        "facingErrorDegrees": torch.rad2deg(metrics.turn_between(metrics.facing(at_bottom), metrics.facing(truth))).mean().item(),
        "errorOverSigma": (distance / sigma).mean().item(),
        "errorSigmaRankCorrelation": rank_correlation(distance, sigma),
    }


def measure_all(model: Lifter, tried: dict[str, Pairs]) -> dict[str, dict[str, float]]:
    """Trial → errors, rounded."""
    return {name: {metric: round(value, 3) for metric, value in measure(model, pairs).items()} for name, pairs in tried.items()}


def load_lifter(path: Path) -> Lifter:
    """The network of a checkpoint, or of a committed .onnx (of the usual size, with the norms that drawn clips give), ready to answer."""
    if path.suffix == ".onnx":
        clips = view_pairs(MotionBank.load(), (1, 2, 3, 4, 5), "oblique", 1).keypoints
        return restore(Lifter(LifterConfig()), path, lambda model: model(clips)).eval()
    saved = load(path)
    model = Lifter(from_dict(LifterConfig, saved["network"]))
    model.load_state_dict(saved["weights"])
    return model.eval()


def unseen_subjects(path: Path) -> tuple[int, ...]:
    """The subjects whom a lifter has not seen: of a checkpoint by its config, of a committed .onnx by its sidecar."""
    return tuple(json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["trainedOn"]["testedOn"] if path.suffix == ".onnx" else load(path)["config"]["test"])


def over_draws(measured: list[dict[str, dict[str, float]]]) -> dict[str, dict[str, list[float]]]:
    """The same trials through several draws of cameras and errors → trial → metric → mean and standard deviation over the draws."""
    def spread(trial: str, metric: str) -> list[float]:
        values = torch.tensor([one[trial][metric] for one in measured], dtype=torch.float64)
        return [round(values.mean().item(), 3), round(values.std().item(), 3)]
    return {trial: {metric: spread(trial, metric) for metric in errors} for trial, errors in measured[0].items()}


def main(checkpoint: Path, noise: float = 1.0, truth: str = "markers", draws: int = 1) -> None:
    bank, model, people = MotionBank.load(), load_lifter(checkpoint), unseen_subjects(checkpoint)
    measured = [measure_all(model, trials(bank, people, 1000 * (1 + draw), noise, truth)) for draw in range(draws)]
    print(json.dumps(measured[0] if draws == 1 else over_draws(measured), indent=2, ensure_ascii=False))


if __name__ == "__main__":
    torch.set_num_threads(1)
    main(Path(sys.argv[1]), *(kind(word) for kind, word in zip((float, str, int), sys.argv[2:])))
