"""The tracks that the product writes of the clips beside the teacher's: left and right, places, and the knees' curve. From training/:

    ../squatcoach analyze ../../shared/data/clips/*.mp4 ../../shared/data/clips/*.mov --keypoints runs/tracks/
    python3 -m pose2d.tracks runs/tracks

What training measures is every frame by itself in the teacher's own ROI; here tracking, the repair of sides and smoothing have had their say.
"""

import argparse
import json
from pathlib import Path

import numpy as np

from pose2d import clips, data, measure
from pose2d import keypoints as kp

SECONDS_APART = 0.03
"""A frame of the product and one of the teacher further apart than this are not the same moment."""
KNEE_DEGREES = 8.0
"""The goal for the knees' curve: 95 % of it within this of the teacher's."""
KNEES = (("left_hip", "left_knee", "left_ankle"), ("right_hip", "right_knee", "right_ankle"))


def read(path: Path) -> tuple[np.ndarray, np.ndarray]:
    """squatcoach.keypoints/1 → seconds [T], points [T, 21, 3] in px, NaN where the athlete was not seen."""
    track = json.loads(path.read_text(encoding="utf-8"))
    nothing = [[np.nan] * 3] * len(kp.NAMES)
    points = [[point or nothing[0] for point in frame["points"]] if frame.get("points") else nothing for frame in track["frames"]]
    return np.array([frame["timeSeconds"] for frame in track["frames"]]), np.array(points, np.float64)


def knee_angle(points: np.ndarray) -> np.ndarray:
    """Flexion in the image, mean of both legs: [T, 21, 2] → [T] degrees, 0 = straight."""
    angles = []
    for hip, knee, ankle in ([kp.NAMES.index(name) for name in leg] for leg in KNEES):
        thigh, shank = points[:, knee] - points[:, hip], points[:, ankle] - points[:, knee]
        across = thigh[:, 0] * shank[:, 1] - thigh[:, 1] * shank[:, 0]
        angles.append(np.degrees(np.abs(np.arctan2(across, (thigh * shank).sum(-1)))))
    return np.mean(angles, 0)


def paired(times: np.ndarray, other: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows of both that are the same moment: each of `times` with the nearest of `other`."""
    nearest = np.abs(times[:, None] - other[None]).argmin(1)
    rows = np.flatnonzero(np.abs(times - other[nearest]) < SECONDS_APART)
    return rows, nearest[rows]


def compare(found: np.ndarray, truth: np.ndarray) -> dict:
    """[T, 21, 3] each, of the same moments and both seen → the figures of one clip."""
    sides = measure.swapped(found, truth[..., :2])
    result = measure.summary(found, truth[..., :2], truth[..., 2] > 0.5)
    knees = np.abs(knee_angle(found[..., :2]) - knee_angle(truth[..., :2])) < KNEE_DEGREES
    return {"frames": len(found), "exchanged": float(sides.mean()), "pck@0.2": result["pck@0.2"], "pck@0.1": result["pck@0.1"], "knee": float(knees.mean())}


def together(results: dict[str, dict]) -> dict:
    """Figures over all frames of some clips."""
    frames = sum(result["frames"] for result in results.values())
    return {"frames": frames} | {part: sum(result[part] * result["frames"] for result in results.values()) / frames for part in ("exchanged", "pck@0.2", "pck@0.1", "knee")}


def show(title: str, result: dict) -> None:
    print(f"{title[:41]:42} {result['frames']:6d} {result['exchanged']:9.3f} {result['pck@0.2']:8.3f} {result['pck@0.1']:8.3f} {result['knee']:8.3f}")


def main(folder: Path, shared: Path) -> dict[str, dict]:
    results = {}
    squats = {clip["file"] for clip in json.loads((shared / "data" / "clips" / "truth.json").read_text(encoding="utf-8")) if clip["reps"] > 0}
    with np.load(shared / "data" / "clips" / "teacher_tracks.npz") as table:
        teacher_times = {str(name): table["time"][start:start + length] for name, start, length in zip(table["clip"], table["start"], table["length"])}
    print(f"{'clip':42} frames exchanged  PCK@0.2  PCK@0.1  knee within {KNEE_DEGREES:.0f}°")
    for name, teacher in clips.teacher(shared / "data" / "clips").items():
        path = folder / f"{Path(name).stem}.json"
        if not path.exists():
            print(f"{name[:41]:42} no track in {folder}")
            continue
        times, points = read(path)
        rows, theirs = paired(times, teacher_times[name])
        found, truth = points[rows], data.from_blazepose(teacher["points"][theirs])
        seen = ~(np.isnan(found).any((1, 2)) | np.isnan(truth).any((1, 2)))
        if seen.any():
            results[name] = compare(found[seen], truth[seen])
            show(name, results[name])
    if not results:
        raise SystemExit(f"tracks: found no track of the clips in {folder}; write them by squatcoach analyze --keypoints (pose2d/tracks.py says how).")
    show("all frames", together(results))
    of_squats = {name: result for name, result in results.items() if name in squats}
    if of_squats:
        show("clips of squats", together(of_squats))
    return results


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tracks", type=Path, help="folder of squatcoach.keypoints/1 files")
    parser.add_argument("--shared")
    arguments = parser.parse_args()
    main(arguments.tracks, data.shared_folder(arguments.shared))
