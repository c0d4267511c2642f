"""Scores of a multi-label classifier: probabilities P [N, 6] against labels L [N, 6] of 0 and 1."""

import numpy as np
from sklearn.metrics import f1_score, roc_auc_score

from common.skeleton import FAULTS


def per_fault(probability: np.ndarray, label: np.ndarray, threshold: float = 0.5) -> dict[str, dict[str, float]]:
    """Fault → positives, AUROC, F1 at `threshold`, and the expected calibration error over ten bins."""
    table = {}
    for k, fault in enumerate(FAULTS):
        p, y = probability[:, k], label[:, k] > 0.5
        table[fault] = {
            "n": int(len(y)), "positives": int(y.sum()), "auroc": round(float(roc_auc_score(y, p)), 3),
            "f1": round(float(f1_score(y, p > threshold, zero_division=0)), 3), "calibrationError": round(calibration_error(p, y), 3)}
    return table


def calibration_error(probability: np.ndarray, label: np.ndarray, bins: int = 10) -> float:
    """Mean over bins of |mean probability − share of positives|, weighted by how many fall in the bin."""
    which = np.minimum((probability * bins).astype(int), bins - 1)
    gaps = [abs(probability[which == b].mean() - label[which == b].mean()) * (which == b).mean() for b in range(bins) if (which == b).any()]
    return float(np.sum(gaps))
