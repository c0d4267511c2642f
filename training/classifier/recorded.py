"""
Reps as they were recorded, with UI-PRMD's own label: correct, or incorrect without a word on what was wrong, so that depth and knees are read off the exact joints
(faults/places.py) and the rest is not known. Shown among the made faults in training, and the only real people with a licence whom the network can be measured on. From training/:

    python3 -m classifier.recorded draw [lifter=runs/lifter/full.pt out=runs/classifier/recorded.pt]
    python3 -m classifier.recorded measure runs/classifier/ship.pt runs/classifier/recorded.pt      # each subject by the network that never saw it
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

import numpy as np
import torch

from classifier.features import features_of
from classifier.metrics import auroc
from classifier.model import FormNet
from classifier.pool import SUBJECTS, Pool, open_lifter, seen_all_ways
from classifier.ship import LEAST_AUROC, load_shipped, networks_of, splits
from classifier.synthesis import RepMaker
from classifier.view import view_weights
from common.config import from_arguments
from common.motion_bank import DEEP_SQUAT, MotionBank
from common.skeleton import FAULTS


@dataclass(frozen=True)
class RecordedConfig:
    out: str = "runs/classifier/recorded.pt"
    lifter: str = "runs/lifter/full.pt"
    seed: int = 1
    copies: int = 12  # of every recording: other tempi and bounds, every second one other limbs and arms
    cameras: int = 2  # for each copy


def draw(bank: MotionBank, config: RecordedConfig, lifter: Callable) -> Pool:
    """Every recorded deep squat: exact joints (or as another source has them), and once more for each camera. A rep with a strength of NaN is incorrect."""
    parts = []
    for subject in sorted({int(s) for s in bank.subject} & set(SUBJECTS)):
        maker = RepMaker(bank, (subject,), torch.Generator().manual_seed(2000 * config.seed + subject))
        indices = bank.where((subject,), DEEP_SQUAT)
        for copy in range(config.copies):
            # Turned by one each time, so that every recording is among the varied ones in half of the copies.
            turned = indices.roll(copy)
            parts.append(seen_all_ways(maker, maker.recorded(turned), turned + 100_000 * copy, config.cameras, lifter, spoiled=copy % 3 == 2))
    return Pool.joined(parts)


def held_out_probabilities(path: Path, pool: Pool) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities [N, 6], each of a network that never saw the subject, and what counts as named [N, 6] by the rules of the product."""
    model, saved = load_shipped(path)
    probability = torch.zeros(len(pool), len(FAULTS))
    for test, network in zip(splits(saved["config"]["folds"]), networks_of(path)):
        fold = FormNet(network).eval()
        fold.slope.copy_(model.slope)
        fold.shift.copy_(model.shift)
        rows = torch.isin(pool.subject, torch.tensor(test))
        with torch.no_grad():
            probability[rows] = torch.cat([fold(features_of(part.joints.float()), view_weights(part.azimuth))[0] for part in
                                           (pool.rows(some) for some in torch.nonzero(rows).flatten().split(256))])
    shown = torch.tensor(saved["seenFrom"]) >= LEAST_AUROC  # [6 faults, 6 views]
    seen = shown[:, view_weights(pool.azimuth).argmax(1)].T.numpy()
    named = (probability.numpy() >= np.maximum(0.5, saved["thresholds"])) & seen
    return probability.numpy(), named


def measure(path: Path, pool: Pool) -> dict[str, dict]:
    """Exact joints as recorded, and all that went through a camera: in how many correct and incorrect reps something is named."""
    probability, named = held_out_probabilities(path, pool)
    wrong, lifted, other = pool.strength.isnan().any(1).numpy(), ~torch.isnan(pool.true_azimuth).numpy(), pool.other.numpy()
    some = 1 - (1 - probability).prod(1)
    table = {}
    for name, rows in (("exact joints", ~lifted & ~other), ("joints of other sources", other), ("lifted", lifted)):
        any_named = named[rows].any(1)
        table[name] = {
            "correct": int((~wrong[rows]).sum()), "incorrect": int(wrong[rows].sum()), "auroc": auroc(wrong[rows], some[rows]),
            "rightlyJudged": round(float((any_named == wrong[rows]).mean()), 3),
            "namedInIncorrect": round(float(any_named[wrong[rows]].mean()), 3), "namedInCorrect": round(float(any_named[~wrong[rows]].mean()), 3),
            "worstSubject": round(min(float((any_named == wrong[rows])[pool.subject.numpy()[rows] == s].mean()) for s in SUBJECTS), 3),
            "byFault": {fault: [round(float(named[rows & wrong][:, k].mean()), 3), round(float(named[rows & ~wrong][:, k].mean()), 3)] for k, fault in enumerate(FAULTS)}}
    return table


if __name__ == "__main__":
    torch.set_num_threads(1)
    if sys.argv[1] == "measure":
        print(json.dumps(measure(Path(sys.argv[2]), Pool.of_files(sys.argv[3])), indent=1))
    else:
        chosen = from_arguments(RecordedConfig, sys.argv[2:])
        drawn = draw(MotionBank.load(), chosen, open_lifter(chosen.lifter))
        drawn.save(Path(chosen.out))
        print(f"{len(drawn)} rows: {chosen.out}")
