"""
squat7: 1,034 recordings of one squat each, MediaPipe joints triangulated from two cameras. No licence is stated: it is read for evaluation
only, nothing is trained, chosen or calibrated on it.
"""

from pathlib import Path

import numpy as np
import torch

from classifier.features import knee_angle
from classifier.synthesis import Reps
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
            reps = Reps(pose[None], torch.tensor([first]), torch.tensor([last]), torch.zeros(1, len(FAULTS)))
            found.append((reps, classes[label], int(day)))
    return found


