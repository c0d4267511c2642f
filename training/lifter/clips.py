"""
How lifted joints look on real clips, whose 2D track is the teacher's. There is no 3D truth; printed beside each other are knee flexion at the
bottom and in standing as lifted, as the teacher's own 3D has it, and, from the side, as the image shows it. From training/:

    python3 -m lifter.clips runs/lifter/full.pt
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch

from common.paths import shared
from common.skeleton import J, K, KEYPOINTS
from lifter.evaluate import lift, load_lifter
from lifter.metrics import knee_flexion, trunk_lean
from lifter.noise import fill_gaps
from lifter.normalise import body_scale, lifter_input

BLAZEPOSE = (0, 2, 5, 7, 8, 11, 12, 13, 14, 15, 16, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32)
"""The 21 keypoints among the teacher's 33 landmarks."""
RATE_HZ = 30.0
SIDES = ("left side", "right side")
CORE = [J[f"{side}_{joint}"] for side in ("left", "right") for joint in ("hip", "knee", "ankle", "shoulder")] + [J["neck"]]


def uniform(times: np.ndarray, points: np.ndarray) -> np.ndarray:
    """[T, 21, 3] at the video's times → 30 Hz; frames without the athlete are gaps on straight lines."""
    at = np.arange(times[0], times[-1] + 1e-6, 1 / RATE_HZ)
    seen = np.isfinite(points[:, 0, 0])
    track = np.stack([np.stack([np.interp(at, times[seen], points[seen, k, c]) for c in range(3)], 1) for k in range(21)], 1)
    nearest = np.abs(at[:, None] - times[seen][None]).min(1)
    gone = np.repeat((nearest > 0.12)[:, None], 21, 1)
    return fill_gaps(torch.from_numpy(track.astype(np.float32))[None], torch.from_numpy(gone)[None])[0].numpy()


def flexion(points: np.ndarray) -> np.ndarray:
    """Knee flexion of the more bent leg in degrees: [T, 33, 2 or 3] → [T]."""
    both = []
    for hip, knee, ankle in ((23, 25, 27), (24, 26, 28)):
        thigh, shank = points[:, knee] - points[:, hip], points[:, ankle] - points[:, knee]
        cosine = (thigh * shank).sum(1) / np.maximum(np.linalg.norm(thigh, axis=1) * np.linalg.norm(shank, axis=1), 1e-6)
        both.append(np.degrees(np.arccos(np.clip(cosine, -1, 1))))
    return np.mean(both, 0)


def main(checkpoint: Path) -> None:
    model, folder = load_lifter(checkpoint), shared() / "data" / "clips"
    truth = {clip["file"]: clip for clip in json.loads((folder / "truth.json").read_text(encoding="utf-8"))}
    print(f"{'clip':32} view          bottom: lifted teacher image | standing: lifted teacher | lean  sigma cm (of the core, at the bottom)")
    beside: list[float] = []
    with np.load(folder / "teacher_tracks.npz", allow_pickle=False) as table:
        for name, start, length in zip(table["clip"], table["start"], table["length"]):
            clip = truth[str(name)]
            span = slice(start, start + length)
            times, landmarks, world = table["time"][span], table["landmarks"][span], table["world"][span].astype(np.float32)
            if not clip["reps"] or length < 20:
                continue
            track = uniform(times, landmarks[:, BLAZEPOSE])
            scale = body_scale(track)
            joints, sigma = lift(model, torch.from_numpy(lifter_input(track, scale))[None])
            knees, lean = knee_flexion(joints[0]).mean(1).numpy(), trunk_lean(joints[0]).numpy()

            def near(series: np.ndarray, at: list, series_times: np.ndarray) -> float:
                values = [np.nanmedian(series[np.abs(series_times - t) < 0.12]) for t in at if (np.abs(series_times - t) < 0.12).any()]
                return float(np.nanmean(values)) if values else float("nan")
            at = times[0] + np.arange(len(knees)) / RATE_HZ
            bottoms = [rep["bottom"] for rep in clip["rep_times"] if rep["bottom"] is not None]
            stands = [rep["start"] for rep in clip["rep_times"] if rep["start"] is not None]
            teacher, image = flexion(world), flexion(landmarks[..., :2])
            lifted, shown = near(knees, bottoms, at), near(image, bottoms, times)
            if clip["view"].startswith(SIDES):
                beside.append(abs(lifted - shown))
            print(f"{str(name)[:31]:32} {clip['view'][:14]:14} {lifted:6.0f} {near(teacher, bottoms, times):6.0f} "
                  f"{shown:6.0f}        | {near(knees, stands, at):6.0f} {near(teacher, stands, times):6.0f}         "
                  f"| {near(lean, bottoms, at):4.0f} {near(100 * sigma[0, :, CORE].mean(1).numpy(), bottoms, at):6.1f}")
    print(f"Seen from the side, where the image shows the knee as it is: lifted and image {np.mean(beside):.1f}° apart at the bottom (mean over {len(beside)} clips; "
          f"median {np.median(beside):.1f}°, largest {max(beside):.0f}°)")


if __name__ == "__main__":
    torch.set_num_threads(1)
    assert len(BLAZEPOSE) == len(KEYPOINTS) and K["left_hip"] == BLAZEPOSE.index(23)
    main(Path(sys.argv[1]))
