"""
How well the bend of a back is read off pictures, rep by rep: drawn squats with made faults, before scenes, from several sides. From training/:

    python3 -m pose2d.back_reps runs/back-2/final.pt [--reps 120] [--seed 61]

A rep is one mannequin before one camera: pictures of it standing and around the bottom, as a phone may show them, the trunk cut out as a tracker
would. What is read is what the product reads (ImageBackBend): the arc through the five points at the bottom, as far as it goes beyond straight and
beyond standing. The truth is the same of the bend that was drawn.
"""

import argparse
import json
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from classifier.metrics import auroc
from classifier.synthesis import RepMaker
from common.motion_bank import MotionBank
from common.skeleton import FAULTS
from faults.edits import FAULTY
from pose2d import augment, back_patches, backgrounds, backs, body, mannequin, render
from pose2d.back_network import SIZE_PX
from pose2d.draws import Draws
from pose2d.kept import load

SIDE_PX, BOTTOM_FRAMES, STANDING_FRAMES = 480, 5, 4
SPAN, LEAST_CONFIDENCE = 0.8, 0.3
ROUND_LIMIT, ARCHED_LIMIT, GROSS = 30.0, -33.0, 0.7
"""Degrees from which on the product names a fault (FindingOptions), and the strength from which on one is called gross here."""

VIEWS = {"side": (80, 100), "near the side": (60, 80), "oblique": (40, 60)}
"""Degrees between where the athlete faces and the camera; half of them from behind as far as that goes."""


def bends(points: np.ndarray) -> np.ndarray:
    """
    Degrees by which the line of the back turns between hips and neck, positive where it is round: points of a patch [N, 5, 2] px -> [N]. A
    parabola is fitted to the five points along the line from the first to the last; the middle of the patch is the middle of the trunk.
    """
    chord = points[:, -1] - points[:, 0]
    length = np.linalg.norm(chord, axis=1, keepdims=True)
    along, across = chord / length, np.stack([-chord[:, 1], chord[:, 0]], 1) / length
    front = np.sign(((SIZE_PX / 2 - points.mean(1)) * across).sum(1))
    found = np.empty(len(points))
    for n in range(len(points)):
        x, y = (points[n] - points[n, 0]) @ along[n] / length[n, 0], (points[n] - points[n, 0]) @ across[n] / length[n, 0]
        found[n] = 2 * np.polyfit(x, y, 2)[0] * front[n]
    # y'' of a line that turns by a over its length is a; the five points see SPAN of the spine.
    return np.degrees(found) / SPAN


def beyond(bottom: float, standing: float) -> float:
    """What a bend at the bottom has beyond straight and beyond standing."""
    return float(bottom - np.clip(bottom, min(0.0, standing), max(0.0, standing)))


@dataclass
class Rep:
    """Pictures uint8 [F, S, S, 3] of one rep, the true keypoints [F, 21, 2] px, which show the bottom [F]; what was drawn of the bend beyond standing, degrees; azimuth in degrees."""

    pictures: np.ndarray
    points: np.ndarray
    low: np.ndarray
    bend: float
    azimuth: float


def drawn(pose: np.ndarray, bend: np.ndarray, azimuth: float, rng: np.random.Generator) -> Rep:
    """One rep, pose [T, 19, 3] and bend [T] radians, as one mannequin before one camera."""
    height = pose[:, [body.L_HIP, body.R_HIP], 2].mean(1) - pose[:, [body.L_ANKLE, body.R_ANKLE], 2].mean(1)
    bottom = int(height.argmin())
    low = np.clip(bottom + np.linspace(-0.04, 0.04, BOTTOM_FRAMES) * len(pose), 0, len(pose) - 1).round().astype(int)
    standing = np.argsort(-height)[:: max(1, len(pose) // 40)][:STANDING_FRAMES]
    look, skew, shoes = mannequin.draw_look(rng), rng.uniform(-1, 1), int(rng.integers(1 << 30))
    shape = backs.draw_shape(rng, look.width)
    scene = backgrounds.drawn(rng, SIDE_PX).astype(np.float32) / 255
    ahead = body.torso_frame(pose[standing[0]])[0]
    rotation = render.view(np.arctan2(ahead[1], ahead[0]) + math.radians(azimuth), math.radians(rng.triangular(-10, 3, 25)), math.radians(rng.normal(0, 2)))
    position = (pose.min((0, 1)) + pose.max((0, 1))) / 2 - rotation[2] * rng.uniform(2.2, 5)
    lamp = body.unit(np.array([*rng.normal(0, 1, 2), rng.uniform(0.2, 1.5)]))
    flat, _ = mannequin.Canvas(scene, 1.0, np.zeros(2), rotation, position, lamp).project(pose)
    least, most = flat.min((0, 1)), flat.max((0, 1))
    focal = 0.8 * SIDE_PX / (most - least).max()
    pictures, points = [], []
    for frame in [*standing, *low]:
        joints = pose[frame]
        posture = body.Posture(np.concatenate([joints, body.add_feet(joints, np.random.default_rng(shoes))]), *body.torso_frame(joints), "raised")
        canvas = mannequin.Canvas(scene.copy(), focal, SIDE_PX / 2 - focal * (least + most) / 2, rotation, position, lamp)
        mannequin.draw_legs(canvas, posture, look)
        backs.draw_trunk(canvas, look, backs.spine(posture, bend[frame], skew), shape)
        mannequin.draw_arms(canvas, posture, look)
        mannequin.draw_head(canvas, posture, look)
        pictures.append(np.clip(canvas.colour * 255 + rng.normal(0, 3, canvas.colour.shape), 0, 255).astype(np.uint8))
        points.append(canvas.project(posture.keypoints)[0])
    change = beyond(np.degrees(np.median(bend[low])), np.degrees(np.median(bend[standing])))
    return Rep(np.stack(pictures), np.stack(points).astype(np.float32), np.arange(len(pictures)) >= len(standing), change, azimuth)


@torch.no_grad()
def read(network, rep: Rep, draws: Draws) -> float:
    """The bend that the network reads, degrees; NaN where it does not see enough of the back."""
    crops = back_patches.crops(torch.from_numpy(rep.points), draws)
    patch = crops.sample(torch.from_numpy(rep.pictures).permute(0, 3, 1, 2).float() / 255)
    back = network(augment.picture(patch, draws)).numpy()
    found = bends(back[..., :2].astype(np.float64))
    sure = back[..., 2].mean(1) >= LEAST_CONFIDENCE
    if not (sure & rep.low).any():
        return float("nan")
    bottom = float(np.median(found[sure & rep.low]))
    if not (sure & ~rep.low).any():
        return bottom if bottom >= 0 else float("nan")  # who is not read standing may stand hollow
    return beyond(bottom, float(np.median(found[sure & ~rep.low])))


def share(named: np.ndarray) -> str:
    return f"{int(named.sum())} of {len(named)}"


def main(state: Path, reps: int, seed: int, subjects: tuple[int, ...], metrics: Path | None) -> dict:
    torch.set_num_threads(1)
    network, _ = load(state)
    rng, draws, results = np.random.default_rng(seed), Draws(seed), {}
    maker = RepMaker(MotionBank.load(), subjects, torch.Generator().manual_seed(seed))
    for name, (least, most) in VIEWS.items():
        truth, found, strengths = [], [], []
        while len(truth) < reps:
            made = maker(12)
            for n in range(min(12, reps - len(truth))):
                off = rng.uniform(least, most)
                azimuth = rng.choice([-1, 1]) * (off if rng.random() < 0.5 else 180 - off)
                rep = drawn(made.pose[n].numpy().astype(np.float64), maker.maker.bend[n].numpy().astype(np.float64), azimuth, rng)
                truth.append(rep.bend)
                found.append(read(network, rep, draws))
                strengths.append(made.strength[n].numpy())
        truth, found, strengths = np.array(truth), np.array(found), np.stack(strengths)
        seen = np.isfinite(found)
        slope, start = np.polyfit(truth[seen], found[seen], 1)
        rounded, warped = (strengths[:, FAULTS.index(fault)] for fault in ("round_back", "warped_back"))
        neither = (rounded <= 0) & (warped <= 0)
        results[name] = {
            "n": len(truth), "read": int(seen.sum()), "correlation": round(float(np.corrcoef(truth[seen], found[seen])[0, 1]), 3),
            "slope": round(float(slope), 3), "start": round(float(start), 1), "spread": round(float((found[seen] - slope * truth[seen] - start).std()), 1),
            "round_back": auroc((rounded >= FAULTY)[seen], found[seen]), "warped_back": auroc((warped >= FAULTY)[seen], -found[seen]),
            "neither": [round(float(v), 1) for v in np.percentile(found[seen & neither], [5, 50, 95])],
            "named": {
                "gross round backs": share(found[seen & (rounded > GROSS)] >= ROUND_LIMIT), "round backs": share(found[seen & (rounded >= FAULTY)] >= ROUND_LIMIT),
                "gross arched backs": share(found[seen & (warped > GROSS)] <= ARCHED_LIMIT), "arched backs": share(found[seen & (warped >= FAULTY)] <= ARCHED_LIMIT),
                "neither": share((found[seen & neither] >= ROUND_LIMIT) | (found[seen & neither] <= ARCHED_LIMIT)),
            },
        }
        print(name, json.dumps(results[name]), flush=True)
    if metrics is not None:
        metrics.write_text(json.dumps(results, indent=2))
    return results


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("state", type=Path)
    parser.add_argument("--reps", type=int, default=120)
    parser.add_argument("--seed", type=int, default=61)
    parser.add_argument("--metrics", type=Path, help="write the figures as JSON, for pose2d.export")
    parser.add_argument("--subjects", type=json.loads, default=[7, 8])
    arguments = parser.parse_args()
    main(arguments.state, arguments.reps, arguments.seed, tuple(arguments.subjects), arguments.metrics)
