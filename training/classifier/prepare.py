"""
Draws reps, lifts most of them and stores their features, because that costs ten times as much as training on them. From training/:

    python3 -m classifier.prepare lifter=runs/lifter/best.pt batches=60
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import torch

from classifier.synthesis import RepMaker
from classifier.train import draw_set, features
from common.config import from_arguments
from common.motion_bank import MotionBank
from lifter.evaluate import load_lifter


@dataclass(frozen=True)
class PrepareConfig:
    out: str = "runs/classifier/reps.pt"
    lifter: str = "runs/lifter/best.pt"
    seed: int = 1
    train: tuple = (1, 2, 3, 4, 5)
    choose: tuple = (6,)
    mode: str = "none"
    batches: int = 60  # of 64 reps; every third stays exact 3D


def prepare(config: PrepareConfig) -> None:
    bank, lifter = MotionBank.load(), load_lifter(Path(config.lifter))
    maker = RepMaker(bank, config.train, torch.Generator().manual_seed(config.seed))
    batches = []
    for number in range(config.batches):
        reps = maker(64)
        reps = maker.lifted(reps, lifter) if number % 3 else maker.spoiled(reps)
        batches.append((features(reps, config.mode).half(), reps.label))
    chooser = RepMaker(bank, config.choose, torch.Generator().manual_seed(config.seed + 500))
    x, label = draw_set(chooser, lifter, 10, config.mode, lifted=True)
    Path(config.out).parent.mkdir(parents=True, exist_ok=True)
    torch.save({"train": config.train, "choose": config.choose, "mode": config.mode, "batches": batches, "chosen": (x.half(), label)}, config.out)
    print(f"{config.batches * 64} reps for training, {len(x)} for choosing: {config.out}")


if __name__ == "__main__":
    torch.set_num_threads(1)
    prepare(from_arguments(PrepareConfig, sys.argv[1:]))
