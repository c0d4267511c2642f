"""
UI-PRMD's own label: correct or incorrect deep squat, leave one subject out. From training/:

    python3 -m classifier.prmd [runs/classifier/prmd.json]

160 reps of 8 people, half of them incorrect on purpose, arms overhead. A linear model on 171 × 64 distances gets 69 %, a plain ResNet about
71 % (both measured before, not by this command): the athletes differ more from each other than their correct and incorrect reps do. So reps are described by what a coach would measure,
and, in the second table, by how they differ from the other reps of the same athlete, whose labels are not used. Regularisation is chosen
among the training subjects only (leave one of them out).
"""

import json
import sys
import warnings
from pathlib import Path

import numpy as np
import torch
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from classifier.features import rep_frames
from classifier.networks.trees import rep_metrics
from common.card import table
from common.motion_bank import DEEP_SQUAT, RATE_HZ, MotionBank
from common.skeleton import J
from faults.kinematics import heading, mid_hip, unit, up_like

SUBJECTS = tuple(range(1, 9))
STRENGTHS = (0.001, 0.003, 0.01, 0.03, 0.1)
"""Inverse regularisation of the logistic regression that is chosen among."""

LOWEST = slice(15, 30)
"""Columns of rep_metrics that are taken at the lowest frame."""


def reps(bank: MotionBank) -> tuple[torch.Tensor, np.ndarray, np.ndarray, np.ndarray]:
    """Every deep squat as 64 frames [N, 64, 19, 3], whether it is incorrect [N], its subject [N] and its seconds [N]."""
    indices = bank.where(SUBJECTS, DEEP_SQUAT)
    frames = []
    for index in indices.tolist():
        pose = bank.sequence(index)[None]
        frames.append(rep_frames(pose, torch.tensor([0]), torch.tensor([pose.shape[1] - 1]), RATE_HZ)[0])
    return torch.stack(frames), ~bank.correct[indices].numpy(), bank.subject[indices].numpy(), bank.length[indices].numpy() / RATE_HZ


def steadiness(joints: torch.Tensor) -> torch.Tensor:
    """Arms against the trunk, sway, twist and side bend over the rep, and how jerky it is: (N, 64, 19, 3) → (N, 22)."""
    root = mid_hip(joints)
    trunk, ahead = joints[:, :, J["neck"]] - root, heading(joints)
    size, up, left = trunk.norm(dim=-1).mean(1), unit(trunk), -torch.cross(ahead, up_like(ahead), dim=-1)
    series = []
    for side in ("left", "right"):
        upper = unit(joints[:, :, J[f"{side}_elbow"]] - joints[:, :, J[f"{side}_shoulder"]])
        lower = unit(joints[:, :, J[f"{side}_wrist"]] - joints[:, :, J[f"{side}_elbow"]])
        series += [(upper * up).sum(-1), (upper * lower).sum(-1)]
    shoulders = unit(joints[:, :, J["left_shoulder"]] - joints[:, :, J["right_shoulder"]])
    series += [((root - root[:, :1]) * left).sum(-1) / size[:, None], torch.atan2((shoulders * ahead).sum(-1), (shoulders * left).sum(-1)), (up * left).sum(-1)]
    columns = [value for one in series for value in (one.amin(1), one.amax(1), one.mean(1))]
    jerk = joints.diff(dim=1).diff(dim=1).norm(dim=-1).mean((1, 2)) / size
    return torch.stack((*columns, jerk), 1)


def descriptions(joints: torch.Tensor, seconds: np.ndarray) -> dict[str, np.ndarray]:
    """The sets of numbers a rep is described by."""
    metrics = rep_metrics(joints).numpy()
    return {"metrics": np.c_[metrics, seconds],
            "metrics at the bottom, steadiness": np.c_[metrics[:, LOWEST], steadiness(joints).numpy(), seconds]}


def beside_own_reps(x: np.ndarray, subject: np.ndarray) -> np.ndarray:
    """Each subject's reps minus their mean, over their spread: uses the subject's other reps, never their labels."""
    result = np.empty_like(x)
    for who in np.unique(subject):
        mine = subject == who
        result[mine] = (x[mine] - x[mine].mean(0)) / (x[mine].std(0) + 1e-6)
    return result


def logistic(strength: float):
    return make_pipeline(StandardScaler(), LogisticRegression(C=strength, max_iter=1000))


def chosen_strength(x: np.ndarray, wrong: np.ndarray, subject: np.ndarray) -> float:
    """The regularisation that is best when each of these (training) subjects is left out in turn."""
    def accuracy(strength: float) -> float:
        hits = [(logistic(strength).fit(x[subject != who], wrong[subject != who]).predict(x[subject == who]) == wrong[subject == who]).mean()
                for who in np.unique(subject)]
        return float(np.mean(hits))
    return max(STRENGTHS, key=accuracy)


def leave_one_out(x: np.ndarray, wrong: np.ndarray, subject: np.ndarray, model: str) -> np.ndarray:
    """Probability of being incorrect, each from a model that never saw the subject."""
    probability = np.zeros(len(wrong))
    for who in SUBJECTS:
        train, test = subject != who, subject == who
        if model == "logistic":
            fitted = logistic(chosen_strength(x[train], wrong[train], subject[train])).fit(x[train], wrong[train])
        else:
            fitted = ExtraTreesClassifier(200, min_samples_leaf=2, random_state=0).fit(x[train], wrong[train])
        probability[test] = fitted.predict_proba(x[test])[:, 1]
    return probability


def scores(probability: np.ndarray, wrong: np.ndarray, subject: np.ndarray) -> dict:
    right = (probability > 0.5) == wrong
    per_subject = [float(right[subject == who].mean()) for who in SUBJECTS]
    return {"n": len(wrong), "accuracy": round(float(right.mean()), 3), "worst": min(per_subject), "spread": round(float(np.std(per_subject)), 3),
            "auroc": round(float(roc_auc_score(wrong, probability)), 3), "missed": int((wrong & ~right).sum()), "falseAlarms": int((~wrong & ~right).sum())}


def measure(bank: MotionBank) -> dict[str, dict]:
    joints, wrong, subject, seconds = reps(bank)
    rows = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        for name, x in descriptions(joints, seconds).items():
            rows[f"{name}, logistic"] = scores(leave_one_out(x, wrong, subject, "logistic"), wrong, subject)
            rows[f"{name}, trees"] = scores(leave_one_out(x, wrong, subject, "trees"), wrong, subject)
            own = beside_own_reps(x, subject)
            rows[f"{name}, logistic, beside the athlete's own reps"] = scores(leave_one_out(own, wrong, subject, "logistic"), wrong, subject)
            rows[f"{name}, trees, beside the athlete's own reps"] = scores(leave_one_out(own, wrong, subject, "trees"), wrong, subject)
    return rows


def kept_or_measured(path: Path) -> dict[str, dict]:
    """What an earlier run wrote to `path`, else measured now, which takes minutes."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else measure(MotionBank.load())


if __name__ == "__main__":
    torch.set_num_threads(1)
    found = measure(MotionBank.load())
    columns = {"n": "reps", "accuracy": "accuracy", "spread": "± over subjects", "worst": "worst subject", "auroc": "AUROC", "missed": "missed", "falseAlarms": "false alarms"}
    print(table(found, columns, "described by, model"))
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
