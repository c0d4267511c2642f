"""What a confidence means. From training/:  python3 -m pose2d.calibrate [--state runs/keypoints/best.pt] [--out runs/calibration.json]

Fits a rising line from the network's confidence to the share of keypoints that lie within 0.1 torso lengths of the teacher's (isotonic
regression, on val a and the clips of the fold that was not trained on), and says how far off it is on val b and the unseen sources.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from sklearn.isotonic import IsotonicRegression

from pose2d import data, ladder, measure
from pose2d.kept import load

KNOTS = 9
NEAR = 0.1  # torso lengths


def judged(network, images, points, visible) -> tuple[np.ndarray, np.ndarray]:
    """Confidence and whether the keypoint was found, of every keypoint, flat. What the teacher calls hidden counts as not found."""
    found = measure.predict(network, images, points)
    hit = (measure.distances(found, points) < NEAR) & (visible > 0.5)
    return found[..., 2].ravel(), hit.ravel()


def knots(raw: np.ndarray, hit: np.ndarray) -> list[list[float]]:
    """[[confidence, share], ...], rising in both, from 0 to 1 in the first."""
    fitted = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(raw, hit)
    at = np.unique(np.round(np.concatenate([[0.0], np.quantile(raw, np.linspace(0.02, 0.98, KNOTS - 2)), [1.0]]), 4))
    # Means over a small neighbourhood: the steps of the isotonic fit become a line.
    share = [float(fitted.predict(np.clip(a + np.linspace(-0.03, 0.03, 13), 0, 1)).mean()) for a in at]
    return [[float(a), round(s, 4)] for a, s in zip(at, np.maximum.accumulate(share))]


def calibration_error(share: np.ndarray, hit: np.ndarray, bins: int = 10) -> float:
    """Mean |said − true| over ten bins of equal width, weighted by how many fall into each."""
    place = np.minimum((share * bins).astype(int), bins - 1)
    return float(sum(abs(share[place == b].mean() - hit[place == b].mean()) * (place == b).mean() for b in range(bins) if (place == b).any()))


def main(state_path: Path, shared: Path, out: Path) -> None:
    network, state = load(state_path)
    people, split = data.load_people(shared)

    def of(part: str):
        chosen = people.take(split[part])
        return judged(network, chosen.images, chosen.points, chosen.visible)
    parts = [of("val_a")]
    held_out = {"0": 1, "1": 0, "": 0}.get(state["config"].get("folds", ""))
    if held_out is not None:
        clips, _ = ladder.clips_of(held_out)
        parts.append(judged(network, clips.images, clips.points, clips.visible))
    fitted = knots(*(np.concatenate(column) for column in zip(*parts)))
    result = {"confidenceCalibration": {"knots": fitted}}
    for name in ("val_b", "val_unseen"):
        raw, hit = of(name)
        share = np.interp(raw, *zip(*fitted))
        result[name] = {"n": len(raw), "errorBefore": round(calibration_error(raw, hit), 4), "errorAfter": round(calibration_error(share, hit), 4)}
    out.write_text(json.dumps(result, indent=1))
    print(json.dumps(result))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--state", type=Path, default=data.RUNS / "keypoints" / "best.pt")
    parser.add_argument("--shared")
    parser.add_argument("--out", type=Path, default=data.RUNS / "calibration.json")
    arguments = parser.parse_args()
    main(arguments.state, data.shared_folder(arguments.shared), arguments.out)
