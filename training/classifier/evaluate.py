"""
What a form classifier is worth on made faults: by view, by strength, together. The pieces are shared by the table, the card and the device run.
"""

import numpy as np
import torch

from classifier.calibrate import apply
from classifier.metrics import macro, per_fault
from classifier.pool import Pool
from classifier.view import NODES, STEP_DEGREES, view_weights
from common.skeleton import FAULTS
from faults.edits import FAULTY, Drawn

LIFTED, EXACT, OTHER = "all views, lifted", "exact joints", "joints of other sources"


def views_of(pool: Pool) -> dict[str, np.ndarray]:
    """Rows of each group: exact joints, joints of other sources, each true view (±22.5°), all lifted ones."""
    true, other = pool.true_azimuth.cpu().numpy(), pool.other.cpu().numpy()
    groups = {EXACT: np.isnan(true) & ~other, OTHER: other}
    groups |= {name: np.abs(true - STEP_DEGREES * k) <= STEP_DEGREES / 2 for k, name in enumerate(NODES)}
    return groups | {LIFTED: ~np.isnan(true)}


def counted(pool: Pool) -> np.ndarray:
    """[N, 6]: false where the fault is there but too weak to count, which is neither right nor wrong to name."""
    strength = pool.strength.cpu().numpy()
    return (strength <= 0) | (strength >= FAULTY)


def probabilities(logits: torch.Tensor, pool: Pool, calibrated: dict[str, torch.Tensor]) -> np.ndarray:
    views = view_weights(pool.azimuth).cpu()
    return torch.sigmoid(apply(logits, views, calibrated["slope"], calibrated["shift"])).numpy()


def by_view(probability: np.ndarray, pool: Pool, thresholds: np.ndarray) -> dict[str, dict]:
    """Group → fault → scores; weak faults left out, except for the calibration error, which is of all reps."""
    label, keep = Drawn(pool.strength).label.cpu().numpy(), counted(pool)
    table = {}
    for name, rows in views_of(pool).items():
        scores = per_fault(probability[rows], label[rows], thresholds, keep[rows])
        everything = per_fault(probability[rows], label[rows], thresholds)
        for fault in FAULTS:
            scores[fault]["calibrationError"] = everything[fault]["calibrationError"]
        table[name] = scores
    return table


def by_strength(probability: np.ndarray, pool: Pool, thresholds: np.ndarray) -> dict[str, dict[str, float]]:
    """Fault → share of the lifted reps in which it is named, by how strong it is; `none` is the false alarms."""
    strength, lifted = pool.strength.cpu().numpy(), views_of(pool)[LIFTED]
    steps = {"none": (-1, 0), "weak": (0, FAULTY), "slight": (FAULTY, 0.5), "clear": (0.5, 0.75), "gross": (0.75, 1.01)}
    table = {}
    for k, fault in enumerate(FAULTS):
        row = {}
        for name, (low, high) in steps.items():
            inside = lifted & ((strength[:, k] <= 0) if name == "none" else (strength[:, k] > low) & (strength[:, k] <= high))
            row[name] = round(float((probability[inside, k] >= thresholds[k]).mean()), 3)
        table[fault] = row
    return table


def summary(table: dict[str, dict]) -> dict[str, float]:
    """The numbers a network is compared by."""
    return {f"{column} {name}": macro(table[group], column) for name, group in (("exact", EXACT), ("other", OTHER), ("lifted", LIFTED))
            for column in ("auroc", "f1", "calibrationError")}
