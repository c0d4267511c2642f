"""
What a round or an over-arched back does to the distance from the mid-hip to the neck, all that 19 joints show of a spine. From training/:

    python3 -m classifier.trunks runs/classifier/pool.pt                              # before and after the lifter
    python3 -m classifier.trunks side [../data/models/lifter.onnx]                    # what is left of it in the picture, seen from exactly the side
"""

import math
import sys
from pathlib import Path
from typing import Callable

import torch

from classifier.pool import Pool
from classifier.synthesis import RepMaker
from common.card import table
from common.motion_bank import MotionBank
from common.skeleton import FAULTS, J, K
from faults.kinematics import mid_hip
from lifter.camera import draw_cameras
from lifter.evaluate import load_lifter
from lifter.synthesis import facing_azimuth, see

GROSS = 0.7
"""Strength from which on a fault is called gross here."""


def at_bottom_over_standing(joints: torch.Tensor) -> torch.Tensor:
    """Hips–neck at the lowest frame over the same in the standing frame 0: [N, 64, 19, 3] → [N]."""
    hips, ankles = mid_hip(joints), (joints[:, :, J["left_ankle"]] + joints[:, :, J["right_ankle"]]) / 2
    lowest = (hips - ankles).norm(dim=-1)[:, 1:].argmin(1) + 1
    trunk = (joints[:, :, J["neck"]] - hips).norm(dim=-1)
    return trunk[torch.arange(len(joints)), lowest] / trunk[:, 0]


def rows(pool: Pool) -> dict[str, dict]:
    """Mean, standard deviation and n: exact joints and lifted ones, no fault against gross backs."""
    ratio, strength, found = at_bottom_over_standing(pool.joints.float()), pool.strength, {}
    lifted = ~torch.isnan(pool.true_azimuth)
    backs = {fault: strength[:, FAULTS.index(fault)] > GROSS for fault in ("round_back", "warped_back")}
    for name, part in (("exact", ~lifted & ~pool.other), ("lifted", lifted)):
        for fault, chosen in {"no fault": strength.amax(1) <= 0, **backs}.items():
            some = ratio[part & chosen]
            found[f"{name}, {fault}"] = {"n": len(some), "mean": round(some.mean().item(), 3), "spread": round(some.std().item(), 3)}
    return found


def shortening(trunk: torch.Tensor, hip_height: torch.Tensor) -> torch.Tensor:
    """Length of the trunk where the hips are lowest over where they are highest, medians of five frames: both [B, T] → [B]."""
    clips, last = torch.arange(len(trunk)), trunk.shape[1] - 1
    low, high = (torch.stack([trunk[clips, (at + k).clamp(0, last)] for k in range(-2, 3)]).median(0).values
                 for at in (hip_height.argmin(1), hip_height.argmax(1)))
    return low / high


def from_the_side(bank: MotionBank, lifter: Callable, subjects: tuple[int, ...] = (7, 8), batches: int = 6) -> dict[str, dict]:
    """
    Mean, spread, and correlation with the joints' own, of how much trunks shorten: in true projections from exactly the side (drawn distances and elevations), with the 2D network's errors, and
    lifted from either. n = 48 reps a batch and subject.
    """
    ways: dict[str, list] = {name: [] for name in ("joints", "true keypoints", "lifted from them", "keypoints with errors", "lifted from these")}
    shoulders, hips = ([K[f"left_{part}"], K[f"right_{part}"]] for part in ("shoulder", "hip"))
    for subject in subjects:
        maker = RepMaker(bank, (subject,), torch.Generator().manual_seed(subject))
        for _ in range(batches):
            pose = maker(48).pose
            height, centre = mid_hip(pose)[..., 2], mid_hip(pose).mean(1)
            side = facing_azimuth(pose) + math.pi / 2 * (2 * torch.randint(0, 2, (len(pose),), generator=maker.generator) - 1)
            ways["joints"].append(shortening((pose[..., J["neck"], :] - mid_hip(pose)).norm(dim=-1), height))
            for noise, drawn, lifted in ((0.0, "true keypoints", "lifted from them"), (1.0, "keypoints with errors", "lifted from these")):
                points = see(pose, draw_cameras(centre, maker.generator, side), centre, maker.generator, noise).keypoints
                ways[drawn].append(shortening((points[:, :, shoulders, :2].mean(2) - points[:, :, hips, :2].mean(2)).norm(dim=-1), height))
                with torch.no_grad():
                    joints, _ = lifter(points)
                ways[lifted].append(shortening((joints[..., J["neck"], :] - mid_hip(joints)).norm(dim=-1), height))
    ratios = {name: torch.cat(parts) for name, parts in ways.items()}
    return {name: {"n": len(ratio), "mean": round(ratio.mean().item(), 3), "spread": round(ratio.std().item(), 3),
                   "correlation": round(torch.corrcoef(torch.stack((ratios["joints"], ratio)))[0, 1].item(), 2)} for name, ratio in ratios.items()}


if __name__ == "__main__":
    torch.set_num_threads(1)
    columns = {"n": "reps", "mean": "trunk at the bottom over standing", "spread": "±"}
    if sys.argv[1] == "side":
        found = from_the_side(MotionBank.load(), load_lifter(Path(sys.argv[2] if len(sys.argv) > 2 else "../data/models/lifter.onnx")))
        print(table(found, columns | {"correlation": "correlation with the joints"}, "seen from exactly the side"))
    else:
        print(table(rows(Pool.of_files(sys.argv[1])), columns, "joints, back"))
