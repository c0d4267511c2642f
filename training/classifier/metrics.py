"""Scores of a multi-label classifier: probabilities P [N, 6] against labels L [N, 6] of 0 and 1."""

import numpy as np
from sklearn.metrics import f1_score, roc_auc_score

from common.skeleton import FAULTS


def per_fault(probability: np.ndarray, label: np.ndarray, threshold: float | np.ndarray = 0.5, keep: np.ndarray | None = None) -> dict[str, dict[str, float]]:
    """
    Fault → n, positives, AUROC, F1, recall and precision at `threshold` (one, or one a fault), and the expected calibration error over ten
    bins. `keep` [N, 6] leaves reps out fault by fault (faults too weak to count).
    """
    table, thresholds = {}, np.broadcast_to(threshold, (len(FAULTS),))
    for k, fault in enumerate(FAULTS):
        rows = slice(None) if keep is None else keep[:, k]
        p, y = probability[rows, k], label[rows, k] > 0.5
        found = p >= thresholds[k]
        hits = float((found & y).sum())
        table[fault] = {
            "n": int(len(y)), "positives": int(y.sum()), "auroc": auroc(y, p),
            "f1": round(float(f1_score(y, found, zero_division=0)), 3), "recall": round(hits / max(1, y.sum()), 3),
            "precision": round(hits / max(1, found.sum()), 3), "calibrationError": round(calibration_error(p, y), 3)}
    return table


def auroc(y: np.ndarray, score: np.ndarray) -> float:
    """Area under the ROC curve; NaN where only one class is there."""
    return round(float(roc_auc_score(y, score)), 3) if 0 < y.sum() < len(y) else float("nan")


def calibration_error(probability: np.ndarray, label: np.ndarray, bins: int = 10) -> float:
    """Mean over bins of |mean probability − share of positives|, weighted by how many fall in the bin."""
    which = np.minimum((probability * bins).astype(int), bins - 1)
    gaps = [abs(probability[which == b].mean() - label[which == b].mean()) * (which == b).mean() for b in range(bins) if (which == b).any()]
    return float(np.sum(gaps))


def macro(table: dict[str, dict[str, float]], column: str) -> float:
    """Mean of a column over the faults."""
    return round(float(np.nanmean([row[column] for row in table.values()])), 3)
