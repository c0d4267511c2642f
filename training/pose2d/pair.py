"""Both networks together on frames of the clips, every frame for itself. From training/:  python3 -m pose2d.pair

Finder's best boxes -> ROI -> keypoints -> ROI around them -> keypoints; the candidate with the best presence x mean confidence stays.
"""

import argparse
from pathlib import Path

import numpy as np
import torch

from pose2d import clips, data, evaluate, finder_measure, measure
from pose2d.kept import load


@torch.no_grad()
def look(network, frame: np.ndarray, centre, side: float) -> tuple[np.ndarray, float]:
    """Keypoints [21, 3] in px of the frame and presence, from the ROI."""
    size = network.size_px
    crop = torch.from_numpy(clips.cut(frame, centre, side, size).copy()).permute(2, 0, 1)[None].float() / 255
    points, presence = network(crop)
    points = points[0].numpy()
    points[:, :2] = (points[:, :2] - size / 2) * (side / size) + np.asarray(centre)
    return points, float(presence)


def follow(finder, network, frame: np.ndarray, candidates: int = 3, rounds: int = 3) -> np.ndarray | None:
    """Keypoints [21, 3] of the athlete in one frame, or None where the finder saw nobody."""
    square, scale, shift = clips.letterbox(frame)
    best, score = None, -1.0
    for cx, cy, w, h, _ in finder_measure.predict(finder, square[None], limit=0.15)[0][:candidates]:
        centre, side = (np.array([cx, cy]) - shift) / scale, 1.3 * max(w, h) / scale
        for _ in range(rounds):
            points, presence = look(network, frame, centre, side)
            centre, side = clips.side_of(points)
        if presence * points[:, 2].mean() > score:
            best, score = points, presence * points[:, 2].mean()
    return best


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
            low, high = found[:, :2].min(0), found[:, :2].max(0)
            first, last = points[t, :, :2].min(0), points[t, :, :2].max(0)
            hit = finder_measure.overlap([*(low + high) / 2, *(high - low)], [*(first + last) / 2, *(last - first)]) >= 0.5
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


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared")
    parser.add_argument("--keypoints", type=Path, default=data.runs_folder() / "keypoints" / "best.pt")
    parser.add_argument("--finder", type=Path, default=data.runs_folder() / "finder" / "final.pt")
    parser.add_argument("--frames", type=int, default=10, help="frames looked at per clip")
    arguments = parser.parse_args()
    main(data.shared_folder(arguments.shared), arguments.keypoints, arguments.finder, arguments.frames)
