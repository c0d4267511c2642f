"""
What a round or an over-arched back does to the distance from the mid-hip to the neck, all that 19 joints show of a spine. From training/:

    python3 -m classifier.trunks runs/classifier/pool.pt
"""

import sys

import torch

from classifier.pool import Pool
from common.card import table
from common.skeleton import FAULTS, J
from faults.kinematics import mid_hip

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


if __name__ == "__main__":
    print(table(rows(Pool.of_files(sys.argv[1])), {"n": "reps", "mean": "trunk at the bottom over standing", "spread": "±"}, "joints, back"))
