"""
squat7 through the product: reps found, judged and joined with the measured angles as `classify` does it. Evaluation only, as squat7.py says. From training/:

    python3 -m classifier.squat7_product recordings runs/squat7.jsonl
    ../squatcoach classify runs/squat7.jsonl --scores runs/squat7.csv
    python3 -m classifier.squat7_product scores runs/squat7.csv
"""

import csv
import json
import sys
from pathlib import Path

import numpy as np

from classifier import squat7
from classifier.metrics import auroc
from classifier.synthesis import RATE_HZ
from common.skeleton import FAULTS, JOINTS


def write_recordings(path: Path) -> int:
    """Every labelled recording as a line of squatcoach.poses/1, in the order of squat7.load; returns how many."""
    recordings = squat7.load()
    with path.open("w", encoding="utf-8") as file:
        for reps, _, _ in recordings:
            frames = [[[round(value, 4) for value in joint] if joint[0] == joint[0] else None for joint in frame] for frame in reps.pose[0].tolist()]
            file.write(json.dumps({"schema": "squatcoach.poses/1", "frameRateHz": RATE_HZ, "unit": "metre", "up": "+z", "joints": JOINTS, "frames": frames}) + "\n")
    return len(recordings)


def of_recordings(path: Path, count: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """
    Of a table of scores, by recording: reps found [N], assessable ones [N], the greatest probability that the network gives a fault [N, 6] (0 without a rep), and whether
    the report names it in any rep [N, 6].
    """
    found, assessable = np.zeros(count, int), np.zeros(count, int)
    network, named = np.zeros((count, len(FAULTS))), np.zeros((count, len(FAULTS)), bool)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            at = int(row["recording"].rsplit(":", 1)[1]) - 1
            found[at] += 1
            assessable[at] += row["verdict"] != "not_assessable"
            network[at] = np.maximum(network[at], [float(row[f"network_{fault}"] or 0) for fault in FAULTS])
            named[at] |= [row[f"fault_{fault}"] != "" for fault in FAULTS]
    return found, assessable, network, named


def scores(path: Path) -> dict:
    """What the product makes of squat7, one rep a recording: reps, faults named by class, and AUROC of the two classes that are faults of ours."""
    classes = np.array([label for _, label, _ in squat7.load()])
    found, assessable, network, named = of_recordings(path, len(classes))
    right = np.isin(classes, squat7.CORRECT)
    result: dict = {"recordings": len(classes), "withOneRep": int((found == 1).sum()), "withoutRep": int((found == 0).sum()), "assessable": int((assessable > 0).sum())}
    for label, fault in squat7.LABELS.items():
        k, mine = FAULTS.index(fault), classes == label
        result[fault] = {"aurocAgainstAll": auroc(mine, network[:, k]), "aurocAgainstCorrect": auroc(mine[right | mine], network[right | mine, k])}
    result["named"] = {str(label): {"n": int((classes == label).sum())} | {
        fault: round(float(named[classes == label, k].mean()), 3) for k, fault in enumerate(FAULTS)} | {
        "any": round(float(named[classes == label].any(1).mean()), 3)} for label in np.unique(classes)}
    return result


if __name__ == "__main__":
    if sys.argv[1] == "recordings":
        print(f"{write_recordings(Path(sys.argv[2]))} recordings → {sys.argv[2]}")
    else:
        print(json.dumps(scores(Path(sys.argv[2])), indent=1))
