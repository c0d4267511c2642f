"""Both networks together, every picture for itself. From training/:  python3 -m pose2d.pair [--frames 6]

Finder's best boxes -> ROI -> keypoints -> ROI around them -> keypoints. On frames of the clips the candidate with the best presence x mean confidence stays; on people's own labels, beside the
teacher's detector and landmarks, the one that lies where the labelled person is, and whoever is not found counts as wrong in every joint.
"""

import argparse
from pathlib import Path

import numpy as np
import torch

from pose2d import clips, data, evaluate, finder_measure, ladder, measure
from pose2d import keypoints as kp
from pose2d.kept import load


SAME_PERSON = 0.3
"""Least overlap of the boxes around the labelled joints for somebody found to be the person labelled."""


@torch.no_grad()
def look(network, frame: np.ndarray, centre, side: float) -> tuple[np.ndarray, float]:
    """Keypoints [21, 3] in px of the frame and presence, from the ROI."""
    size = network.size_px
    crop = torch.from_numpy(clips.cut(frame, centre, side, size).copy()).permute(2, 0, 1)[None].float() / 255
    points, presence = network(crop)
    points = points[0].numpy()
    points[:, :2] = (points[:, :2] - size / 2) * (side / size) + np.asarray(centre)
    return points, float(presence)


def everybody(finder, network, frame: np.ndarray, candidates: int = 3, rounds: int = 3) -> list[tuple[np.ndarray, float]]:
    """Keypoints [21, 3] and presence of each candidate in one picture."""
    square, scale, shift = clips.letterbox(frame)
    people = []
    for cx, cy, w, h, _ in finder_measure.predict(finder, square[None], limit=0.15)[0][:candidates]:
        centre, side = (np.array([cx, cy]) - shift) / scale, 1.3 * max(w, h) / scale
        for _ in range(rounds):
            points, presence = look(network, frame, centre, side)
            centre, side = clips.side_of(points)
        people.append((points, presence))
    return people


def follow(finder, network, frame: np.ndarray) -> np.ndarray | None:
    """Keypoints [21, 3] of the athlete in one frame, or None where the finder saw nobody."""
    return max(everybody(finder, network, frame), key=lambda one: one[1] * one[0][:, 2].mean(), default=(None, 0))[0]


def box_of(points: np.ndarray) -> list[float]:
    """Centre and size of the box around points [K, 2]."""
    low, high = points.min(0), points.max(0)
    return [*(low + high) / 2, *(high - low)]


def over_everybody(found: np.ndarray, truth: np.ndarray, known: np.ndarray, limit: float, joints=kp.MAIN) -> float:
    """PCK over some joints of all people; found [N, 21, 2] is NaN for whom nobody found."""
    near = measure.distances(np.nan_to_num(found, nan=np.inf), truth) < limit
    return round(float(near[:, joints][known[:, joints]].mean()), 3)


def on_labels(finder, network, shared: Path) -> dict[str, dict]:
    """On people's own labels: how many are found, and PCK over all of them, of our two networks and of the teacher's two."""
    images, known, truth, teacher, teacher_found, sources = ladder.human_test(shared)
    ours = np.full_like(truth, np.nan)
    for n, image in enumerate(images):
        there = box_of(truth[n][known[n]])
        people = [points[:, :2] for points, _ in everybody(finder, network, np.asarray(image), candidates=5, rounds=2)]
        overlaps = [finder_measure.overlap(box_of(points[known[n]]), there) for points in people]
        if max(overlaps, default=0) > SAME_PERSON:
            ours[n] = people[int(np.argmax(overlaps))]
    theirs = np.where(teacher_found[:, None, None], teacher, np.nan)
    results = {}
    for source in np.unique(sources):
        rows = sources == source
        for who, found in (("ours", ours), ("the teacher", theirs)):
            results[f"{source}: {who}"] = {"people": int(rows.sum()), "found": int((~np.isnan(found[rows, 0, 0])).sum())} | {
                f"pck@{limit}": over_everybody(found[rows], truth[rows], known[rows], limit) for limit in (0.2, 0.1)} | {
                part: over_everybody(found[rows], truth[rows], known[rows], 0.1, kp.GROUPS[part]) for part in ("shoulders", "hips", "knees", "ankles")}
    return results


def main(shared: Path, keypoint_state: Path, finder_state: Path, count: int) -> None:
    torch.set_num_threads(1)
    evaluate.CLIP_FRAMES = count
    network, _ = load(keypoint_state)
    finder, _ = load(finder_state)
    right, every = 0, []
    for name, view, pictures, points in evaluate.clip_frames(shared):
        rows = [t for t in range(len(pictures)) if not np.isnan(points[t]).any()]
        hits, parts = 0, []
        for t in rows:
            found = follow(finder, network, pictures[t])
            if found is None:
                continue
            hit = finder_measure.overlap(box_of(found[:, :2]), box_of(points[t, :, :2])) >= 0.5
            hits += hit
            if hit:
                parts.append((found, points[t]))
        every += [len(rows)]
        right += hits
        share = float("nan")
        if parts:
            found, truth = (np.stack(part) for part in zip(*parts))
            share = measure.summary(found, truth[..., :2], truth[..., 2] > 0.5)["pck@0.2"]
        print(f"{name[:30]:32s} {view[:24]:26s} athlete found {hits:3d} of {len(rows):3d}  PCK@0.2 there {share:.2f}", flush=True)
    print(f"athlete found in {right} of {sum(every)} frames")
    for title, result in on_labels(finder, network, shared).items():
        print(f"people's labels, {title:24s} {result['found']:3d} of {result['people']:3d} found  PCK@0.2 / @0.1 over all of them {result['pck@0.2']:.3f} / {result['pck@0.1']:.3f}; "
              + ", ".join(f"{part} {result[part]:.3f}" for part in ("shoulders", "hips", "knees", "ankles")))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared")
    parser.add_argument("--keypoints", type=Path, default=data.runs_folder() / "keypoints" / "best.pt")
    parser.add_argument("--finder", type=Path, default=data.runs_folder() / "finder" / "final.pt")
    parser.add_argument("--frames", type=int, default=10, help="frames looked at per clip")
    arguments = parser.parse_args()
    main(data.shared_folder(arguments.shared), arguments.keypoints, arguments.finder, arguments.frames)
