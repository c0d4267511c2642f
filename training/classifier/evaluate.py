"""
What the form classifier is worth. From training/:

    python3 -m classifier.evaluate runs/classifier/best.pt runs/lifter/best.pt
"""

import json
import math
import sys
from pathlib import Path

import numpy as np
import torch
from sklearn.metrics import roc_auc_score

from classifier import squat7
from classifier.features import temporal_distance_matrix
from classifier.metrics import per_fault
from classifier.model import ClassifierConfig, FormNet
from classifier.synthesis import RATE_HZ, RepMaker, Reps
from common.checkpoint import load
from common.config import from_dict
from common.motion_bank import DEEP_SQUAT, MotionBank
from common.skeleton import FAULTS
from lifter.evaluate import VIEWS, load_lifter
from lifter.synthesis import facing_azimuth

BATCHES = 8


def load_classifier(path: Path) -> FormNet:
    saved = load(path)
    model = FormNet(from_dict(ClassifierConfig, saved["network"]))
    model.load_state_dict(saved["weights"])
    return model.eval()


def answer(model: FormNet, reps: Reps) -> np.ndarray:
    """Probabilities [B, 6]."""
    with torch.no_grad():
        return model(temporal_distance_matrix(reps.pose, reps.start, reps.end, RATE_HZ, model.config.mode)).numpy()


def made_faults(model: FormNet, lifter, bank: MotionBank, subjects: tuple[int, ...], seed: int = 77) -> dict:
    """Per fault: on exact joints, and on joints through cameras of each view and the lifter. The same reps throughout."""
    rows: dict[str, list] = {"exact joints": []} | {view: [] for view in VIEWS}
    labels = []
    generator = torch.Generator().manual_seed(seed)
    maker = RepMaker(bank, subjects, generator)
    for _ in range(BATCHES):
        reps = maker(64)
        labels.append(reps.label.numpy())
        rows["exact joints"].append(answer(model, reps))
        for view, degrees in VIEWS.items():
            side = torch.where(torch.rand(64, generator=generator) < 0.5, 1.0, -1.0)
            jitter = 30 * torch.rand(64, generator=generator) - 15
            azimuth = facing_azimuth(reps.pose) + side * (degrees + jitter) * math.pi / 180
            rows[view].append(answer(model, maker.lifted(reps, lifter, azimuth=azimuth)))
    label = np.concatenate(labels)
    table = {name: per_fault(np.concatenate(parts), label) for name, parts in rows.items()}
    table["all views"] = per_fault(np.concatenate([p for view in VIEWS for p in rows[view]]), np.concatenate([label] * len(VIEWS)))
    return table


def correct_or_not(model: FormNet, bank: MotionBank, subjects: tuple[int, ...]) -> dict:
    """UI-PRMD's own label: does the highest fault probability tell its incorrect deep squats (arms overhead) from the correct ones?"""
    scores, wrong = [], []
    for index in bank.where(subjects, DEEP_SQUAT).tolist():
        pose = bank.sequence(index)[None]
        last = torch.tensor([pose.shape[1] - 1])
        reps = Reps(pose, torch.zeros(1, dtype=torch.long), last, torch.zeros(1, 6))
        with torch.no_grad():
            features = temporal_distance_matrix(reps.pose, reps.start, reps.end, 25.0, model.config.mode)
            scores.append(float(model(features).max()))
        wrong.append(not bool(bank.correct[index]))
    flagged = np.array(scores) > 0.5
    wrong = np.array(wrong)
    return {"n": len(scores), "auroc": round(float(roc_auc_score(wrong, scores)), 3),
            "flaggedCorrect": round(float(flagged[~wrong].mean()), 3), "flaggedIncorrect": round(float(flagged[wrong].mean()), 3)}


def zero_shot_squat7(model: FormNet) -> dict:
    """AUROC of shallow against all other classes, and of inward knees; and the mean probabilities of each of its classes."""
    recordings = squat7.load()
    p = np.concatenate([answer(model, reps) for reps, _, _ in recordings])
    classes = np.array([label for _, label, _ in recordings])
    table: dict = {"n": len(p), "days": len({day for _, _, day in recordings})}
    for label, fault in squat7.LABELS.items():
        k, right = FAULTS.index(fault), np.char.endswith(classes, " squat")
        table[fault] = {
            "positives": int((classes == label).sum()),
            "aurocAgainstAll": round(float(roc_auc_score(classes == label, p[:, k])), 3),
            "aurocAgainstCorrect": round(float(roc_auc_score((classes == label)[right | (classes == label)], p[right | (classes == label), k])), 3)}
    table["meanProbability"] = {str(c): dict(zip(FAULTS, np.round(p[classes == c].mean(0), 2).tolist())) for c in np.unique(classes)}
    return table


def evaluate(classifier: Path, lifter: Path) -> dict:
    model, bank = load_classifier(classifier), MotionBank.load()
    subjects = tuple(load(classifier)["config"]["test"])
    metrics = {"testSubjects": subjects, "madeFaults": made_faults(model, load_lifter(lifter), bank, subjects),
               "uiprmdCorrectOrNot": correct_or_not(model, bank, subjects)}
    if (squat7.shared() / squat7.FILE).exists():
        metrics["squat7ZeroShot"] = zero_shot_squat7(model)
    return metrics


if __name__ == "__main__":
    torch.set_num_threads(1)
    print(json.dumps(evaluate(Path(sys.argv[1]), Path(sys.argv[2])), indent=1))
