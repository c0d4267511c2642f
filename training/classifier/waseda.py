"""
The Waseda squat set (Ogata et al. 2019), for whoever owns it: its reader, and the paper's protocol. From training/:

    python3 -m classifier.waseda FOLDER [epochs=40]

The set is a folder CLASS/VIDEO/*.json; a file is one squat, an object of frames, each a list whose last entry holds the 171 distances of the
19 joints (upper triangle, row by row), 300 frames or one more. It cannot be had here: everything below was tried on files of this form
made from our own reps, so the figures of the set itself are its owner's to find.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from classifier.features import PAIRS
from classifier.networks.resnet import ResNet
from common.config import from_arguments
from common.tiny import tiny_squat
from faults.kinematics import mid_hip

CLASSES = ("good", "bad_innner_thigh", "bad_back_round", "bad_back_warp", "bad_head", "bad_shallow", "bad_toe")
"""As the set spells them."""

FRAMES = 300


def read(path: Path) -> np.ndarray:
    """One file → distances [T, 171]. Raises ValueError where a frame holds something else."""
    frames = json.loads(path.read_text(encoding="utf-8"))
    rows = []
    for name, frame in (frames.items() if isinstance(frames, dict) else enumerate(frames)):
        row = frame[-1] if isinstance(frame[-1], list) else frame
        if len(row) != 171:
            raise ValueError(f"{path.name}, frame {name}: found {len(row)} distances, expected 171 (19 joints, upper triangle)")
        rows.append(row)
    return np.asarray(rows, dtype=np.float32)


def write(path: Path, distances: np.ndarray) -> None:
    """Writes [T, 171] in the set's form."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({str(n): [n, row] for n, row in enumerate(np.round(distances.astype(float), 9).tolist())}), encoding="utf-8")


def load(folder: Path) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Every file of FRAMES frames or more: distances [N, 300, 171], class [N], video [N]."""
    clips, labels, videos = [], [], []
    for label, name in enumerate(CLASSES):
        for path in sorted((folder / name).glob("*/*.json")):
            clip = read(path)
            if len(clip) >= FRAMES:
                clips.append(clip[:FRAMES])
                labels.append(label)
                videos.append(f"{name}/{path.parent.name}")
    if not clips:
        raise FileNotFoundError(f"{folder}: found no squat; expected CLASS/VIDEO/*.json with CLASS one of {', '.join(CLASSES)}")
    return np.stack(clips), np.asarray(labels), videos


def to_joints(distances: np.ndarray, given: np.ndarray | None = None) -> np.ndarray:
    """
    [T, 171] → [T, 19, 3] by classical multidimensional scaling (Torgerson 1952): exact up to a rotation, a shift and a reflection. The first
    frame is turned, and mirrored if that fits better, onto the `given` pose [19, 3] (a standing athlete with the right hand on the right
    where none is known); each further one onto the frame before. Distances of fewer than three dimensions give flat poses.
    """
    joints, before = np.zeros((len(distances), 19, 3)), standing_pose() if given is None else np.asarray(given, dtype=float)
    first, second = PAIRS.numpy()
    centring = np.eye(19) - 1 / 19
    for frame, row in enumerate(distances):
        squares = np.zeros((19, 19))
        squares[first, second] = squares[second, first] = row.astype(float) ** 2
        values, vectors = np.linalg.eigh(-0.5 * centring @ squares @ centring)
        before = joints[frame] = fit_onto(vectors[:, -3:] * np.sqrt(np.clip(values[-3:], 0, None)), before)
    return joints


def fit_onto(pose: np.ndarray, target: np.ndarray) -> np.ndarray:
    """The rotation or rotated mirror image of `pose` [19, 3] that lies nearest to `target`, at its centre (Kabsch 1976, reflection allowed)."""
    u, _, vt = np.linalg.svd((pose - pose.mean(0)).T @ (target - target.mean(0)))
    return (pose - pose.mean(0)) @ (u @ vt) + target.mean(0)


def standing_pose() -> np.ndarray:
    pose = tiny_squat()[:1]
    return (pose - mid_hip(pose)[:, None])[0].numpy().astype(float)


@dataclass(frozen=True)
class Protocol:
    epochs: int = 40
    batch: int = 32
    rate: float = 1e-3
    seeds: tuple = (1, 2, 3)


def straightest(d: np.ndarray) -> np.ndarray:
    """The canonical frame of each clip: both legs' hip–ankle distance over thigh plus shank is greatest. [N, T, 171] → [N]."""
    at = {(int(a), int(b)): pair for pair, (a, b) in enumerate(PAIRS.T)}
    reach = sum(d[..., at[ends]] / (d[..., at[upper]] + d[..., at[lower]]) for ends, upper, lower in (((0, 2), (1, 2), (0, 1)), ((3, 5), (3, 4), (4, 5))))
    return reach.argmax(1)


def run(d: np.ndarray, label: np.ndarray, train: np.ndarray, choose: np.ndarray, test: np.ndarray, seed: int, protocol: Protocol) -> tuple[float, float]:
    """The paper's network, the best epoch chosen on `choose`: accuracy and mean recall on `test`."""
    torch.manual_seed(seed)
    rows = np.arange(len(d))
    x = np.concatenate((d[rows, straightest(d)][:, None], d), 1).transpose(0, 2, 1)
    mean, spread = x[train].mean((0, 2))[:, None], x[train].std((0, 2))[:, None] + 1e-3
    x, y = torch.from_numpy((x - mean) / spread).float(), torch.from_numpy(label)
    body = ResNet(171)
    model = nn.Sequential(body, nn.Dropout(0.3), nn.Linear(body.size, len(CLASSES)))
    optimiser = torch.optim.AdamW(model.parameters(), lr=protocol.rate, weight_decay=0.01)

    def said(part: np.ndarray) -> np.ndarray:
        model.eval()
        with torch.no_grad():
            return torch.cat([model(x[piece]).argmax(1) for piece in torch.from_numpy(part).split(64)]).numpy()
    best, answer, order = -1.0, label[test], np.random.default_rng(seed)
    for _ in range(protocol.epochs):
        model.train()
        for piece in torch.from_numpy(order.permutation(train)).split(protocol.batch):
            if len(piece) < 2:
                continue
            optimiser.zero_grad()
            torch.nn.functional.cross_entropy(model(x[piece]), y[piece]).backward()
            optimiser.step()
        score = float((said(choose) == label[choose]).mean())
        if score > best:
            best, answer = score, said(test)
    recalls = [(answer[label[test] == k] == k).mean() for k in np.unique(label[test])]
    return float((answer == label[test]).mean()), float(np.mean(recalls))


def groups_apart(groups: list[str], seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Indices of eight, one and one tenths of the groups."""
    names = np.random.default_rng(seed).permutation(sorted(set(groups)))
    tenth = max(1, round(len(names) / 10))
    part = {name: 2 if n < tenth else 1 if n < 2 * tenth else 0 for n, name in enumerate(names)}
    which = np.asarray([part[group] for group in groups])
    return tuple(np.flatnonzero(which == k) for k in range(3))


def protocol(folder: Path, chosen: Protocol) -> dict[str, list[tuple[float, float]]]:
    """The paper's random split of the squats (80, 10, 10 %), which puts reps of one video on both sides, and beside it whole videos held out."""
    d, label, videos = load(folder)
    print(f"{len(d)} squats of {len(set(videos))} videos; " + ", ".join(f"{name} {int((label == k).sum())}" for k, name in enumerate(CLASSES)), flush=True)
    return {name: [run(d, label, *groups_apart(groups, seed), seed, chosen) for seed in chosen.seeds]
            for name, groups in (("random squats", [str(n) for n in range(len(d))]), ("whole videos", videos))}


if __name__ == "__main__":
    torch.set_num_threads(1)
    if len(sys.argv) < 2:
        sys.exit("found no folder, expected: python3 -m classifier.waseda FOLDER [epochs=40]")
    for split, results in protocol(Path(sys.argv[1]), from_arguments(Protocol, sys.argv[2:])).items():
        print(f"{split}: accuracy {np.mean([a for a, _ in results]):.3f} ± {np.std([a for a, _ in results]):.3f}, mean recall {np.mean([r for _, r in results]):.3f}")
