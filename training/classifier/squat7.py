"""
squat7: 1,034 recordings of one squat each, MediaPipe joints triangulated from two cameras. No licence is stated: nothing that ships is
trained, chosen or calibrated on it. From training/:

    python3 -m classifier.squat7 runs/classifier/ship.pt          # zero-shot: the shipped network on people and days it never saw
    python3 -m classifier.squat7 research                         # trained on squat7 itself: whole days held out beside a random split
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch

from torch import nn

from classifier.features import knee_angle, rep_frames, rep_features
from classifier.metrics import auroc
from classifier.networks.fault_net import DistanceInput
from classifier.networks.resnet import ResNet
from classifier.ship import LEAST_AUROC, load_shipped
from classifier.synthesis import RATE_HZ, Reps
from classifier.view import view_weights
from common.paths import shared
from common.skeleton import FAULTS, J

FILE = Path("data") / "motion" / "squat7_stereo_joints19_30hz.npz"
UNIT_METRES = 0.013
LABELS = {"no depth": "shallow", "knees caving": "inward_knees"}
"""The two of its classes that are faults of ours."""
NAMES = {
    "Nose": "nose", "LShoulder": "left_shoulder", "RShoulder": "right_shoulder", "LElbow": "left_elbow", "RElbow": "right_elbow",
    "LWrist": "left_wrist", "RWrist": "right_wrist", "LHip": "left_hip", "RHip": "right_hip", "LKnee": "left_knee", "RKnee": "right_knee",
    "LAnkle": "left_ankle", "RAnkle": "right_ankle",
}


def to_joints(frames: np.ndarray, names: list[str]) -> np.ndarray:
    """[T, 19 of theirs, 3], y down, → [T, 19 of ours, 3] metres, z up; eyes, ears and head top NaN, the neck between the shoulders."""
    pose = np.full((len(frames), 19, 3), np.nan, np.float32)
    for theirs, ours in NAMES.items():
        x, y, z = frames[:, names.index(theirs)].T
        pose[:, J[ours]] = UNIT_METRES * np.stack((x, z, -y), 1)
    pose[:, J["neck"]] = (pose[:, J["left_shoulder"]] + pose[:, J["right_shoulder"]]) / 2
    return pose


def rep_bounds(pose: torch.Tensor) -> tuple[int, int]:
    """First and last frame of the one squat: where the knees leave, and reach again, the last fifth of their range."""
    angle = knee_angle(pose).unfold(0, 5, 1).median(-1).values
    bottom = int(angle.argmin())
    straight = angle.amin() + 0.85 * (angle.quantile(0.95) - angle.amin())
    before, after = torch.nonzero(angle[:bottom] > straight), torch.nonzero(angle[bottom:] > straight)
    start = int(before[-1]) if len(before) else 0
    end = bottom + int(after[0]) if len(after) else len(angle) - 1
    return start + 2, min(max(end, start + 10) + 2, len(pose) - 1)


def load() -> list[tuple[Reps, str, int]]:
    """Every labelled recording as one rep, with its class and its day. Raises FileNotFoundError where the shared data is not at hand."""
    found = []
    with np.load(shared() / FILE, allow_pickle=False) as table:
        names, classes = [str(name) for name in table["joint_names"]], [str(name) for name in table["label_names"]]
        poses, scale = table["poses_i16"], float(table["scale"])
        for start, length, label, day in zip(table["start"], table["length"], table["label"], table["day"]):
            raw = poses[start: start + length]
            if label < 0 or (raw == -32768).any() or length < 40:
                continue
            pose = torch.from_numpy(to_joints(raw.astype(np.float32) * scale, names))
            first, last = rep_bounds(pose)
            reps = Reps(pose[None], torch.tensor([first]), torch.tensor([last]), torch.zeros(1, len(FAULTS)), torch.tensor([int(day)]))
            found.append((reps, classes[label], int(day)))
    return found


CORRECT = ("olympic squat", "powerlifting squat")


def zero_shot(path: Path) -> dict:
    """AUROC of shallow and inward knees against all other classes and against the two correct styles; false alarms on those; mean probabilities."""
    model, saved = load_shipped(path)
    # As the product: named from 0.5 on, or the threshold where it is higher, and never where the view does not show it.
    shown = np.asarray(saved["seenFrom"])[:, -1] >= LEAST_AUROC
    thresholds, recordings = np.where(shown, np.maximum(0.5, saved["thresholds"]), np.inf), load()
    with torch.no_grad():
        p = np.concatenate([model(rep_features(reps.pose, reps.start, reps.end, RATE_HZ, model.mode),
                                  view_weights(torch.full((1,), float("nan"))))[0].numpy() for reps, _, _ in recordings])
    classes = np.array([label for _, label, _ in recordings])
    right = np.isin(classes, CORRECT)
    table: dict = {"n": len(p), "days": len({day for _, _, day in recordings}), "correct": int(right.sum())}
    for label, fault in LABELS.items():
        k, mine = FAULTS.index(fault), classes == label
        table[fault] = {
            "positives": int(mine.sum()), "aurocAgainstAll": auroc(mine, p[:, k]), "aurocAgainstCorrect": auroc(mine[right | mine], p[right | mine, k]),
            "named": round(float((p[mine, k] >= thresholds[k]).mean()), 3), "falseAlarmsOnCorrect": round(float((p[right, k] >= thresholds[k]).mean()), 3)}
    table["falseAlarms"] = {style: {"n": int((classes == style).sum())} | {
        fault: round(float((p[classes == style, k] >= thresholds[k]).mean()), 3) for k, fault in enumerate(FAULTS)} | {
        "any": round(float((p[classes == style] >= thresholds).any(1).mean()), 3)} for style in CORRECT}
    table["meanProbability"] = {str(c): dict(zip(FAULTS, np.round(p[classes == c].mean(0), 2).tolist())) for c in np.unique(classes)}
    return table


def research(seeds: tuple[int, ...] = (1, 2, 3), folds: int = 4, steps: int = 250) -> dict:
    """Seven classes, a plain ResNet trained on squat7: accuracy and macro recall with whole days held out, and on a random split of the same sizes."""
    recordings = load()
    joints = torch.cat([rep_frames(reps.pose, reps.start, reps.end, RATE_HZ) for reps, _, _ in recordings])
    names = sorted({label for _, label, _ in recordings})
    label = torch.tensor([names.index(name) for _, name, _ in recordings])
    day = np.array([day for _, _, day in recordings])
    result: dict = {"n": len(label), "days": len(set(day.tolist())), "classes": names}
    for split in ("whole days", "random recordings"):
        scores = []
        for seed in seeds:
            chance = np.random.default_rng(seed)
            units = day if split == "whole days" else np.arange(len(day))
            place = {unit: n % folds for n, unit in enumerate(chance.permutation(np.unique(units)).tolist())}
            fold, said = np.array([place[unit] for unit in units.tolist()]), np.zeros(len(day), int)
            for k in range(folds):
                said[fold == k] = fit_plain(joints, label, torch.from_numpy(fold != k), seed, steps)[torch.from_numpy(fold == k)].numpy()
            true = label.numpy()
            scores.append((float((said == true).mean()), float(np.mean([(said[true == c] == c).mean() for c in range(len(names))]))))
        result[split] = {"accuracy": f"{np.mean([a for a, _ in scores]):.3f} ± {np.std([a for a, _ in scores]):.3f}",
                         "macroRecall": f"{np.mean([r for _, r in scores]):.3f} ± {np.std([r for _, r in scores]):.3f}"}
    return result


def fit_plain(joints: torch.Tensor, label: torch.Tensor, train: torch.Tensor, seed: int, steps: int) -> torch.Tensor:
    """Trains on the chosen rows for a fixed budget and answers a class for every row, [N]."""
    torch.manual_seed(seed)
    inputs = DistanceInput()
    inputs.standard.measure(inputs.distances(joints[train]))
    with torch.no_grad():
        x = inputs(joints)
    body = ResNet(x.shape[1], 32)
    model = nn.Sequential(body, nn.Dropout(0.3), nn.Linear(body.size, int(label.max()) + 1))
    optimiser = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.02)
    rows = torch.nonzero(train).flatten()
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = 2e-3 * (1 - step / steps)
        pick = rows[torch.randint(0, len(rows), (64,))]
        optimiser.zero_grad()
        torch.nn.functional.cross_entropy(model(x[pick]), label[pick]).backward()
        optimiser.step()
    model.eval()
    with torch.no_grad():
        return model(x).argmax(1)


if __name__ == "__main__":
    torch.set_num_threads(1)
    print(json.dumps(research() if sys.argv[1] == "research" else zero_shot(Path(sys.argv[1])), indent=1))
