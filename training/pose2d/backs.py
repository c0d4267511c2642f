"""
Mannequins whose backs bend: what the reading of the back learns from. From training/:

    python3 -m pose2d.backs [--count 10000]        # training/runs/backs/backs-*.npz

People's labels of the line of the back do not exist; here it is known, for the body is made: a hull of tapered capsules along a curve from the
mid-hip to the neck, thicker and thinner bodies, bellies, shirts that hang. Seen mostly from the side, where the line can be seen.
"""

import argparse
import math
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from pose2d import backgrounds, body, data, mannequin, render

SIDE_PX, SUPERSAMPLING, TRUNK_SHARE = 192, 2, 0.4
STEPS = 25
UPPER = [body.R_WRIST, body.R_ELBOW, body.R_SHOULDER, body.L_SHOULDER, body.L_ELBOW, body.L_WRIST, body.NECK, body.HEAD_TOP, body.NOSE, body.L_EYE, body.R_EYE,
         body.L_EAR, body.R_EAR]
ARMS, HEAD = UPPER[:6], UPPER[6:]


@dataclass(frozen=True)
class Spine:
    """curve [25, 3] from the mid-hip to the neck, front [25, 3] unit normals of it towards the belly, left [3]; metres."""

    curve: np.ndarray
    front: np.ndarray
    left: np.ndarray


@dataclass(frozen=True)
class Shape:
    """Half depths and half widths [25] of a trunk along its spine, metres; belly: where (0..1), how far in front, how thick; seat: whether it stands out."""

    depth: np.ndarray
    width: np.ndarray
    belly: tuple[float, float, float] | None
    seat: bool


def draw_shape(rng: np.random.Generator, width: float) -> Shape:
    share = np.linspace(0, 1, STEPS)
    depth = np.interp(share, [0, 0.2, 0.4, 0.7, 0.9, 1], [0.105, 0.1, 0.092, 0.105, 0.1, 0.075]) * width * rng.uniform(0.85, 1.15)
    depth = depth * (1 + rng.normal(0, 0.07) * np.cos(np.pi * share) + rng.normal(0, 0.06) * np.sin(np.pi * share))
    wide = np.interp(share, [0, 0.3, 0.7, 0.92, 1], [0.085, 0.07, 0.09, 0.095, 0.03]) * np.clip(width, 0.85, 1.2)
    belly = (rng.uniform(0.2, 0.6), rng.uniform(0, 0.07), rng.uniform(0.08, 0.12) * width) if rng.random() < 0.45 else None
    return Shape(depth, wide, belly, rng.random() < 0.4)


def spine(posture: body.Posture, bend: float, skew: float = 0.0) -> Spine:
    """
    The curve between mid-hip and neck that turns by `bend` radians in all (positive rounds the back), evenly, or with skew -1..1 more of it at the
    hips (-1) or at the neck.
    """
    hips = (posture.points[body.L_HIP] + posture.points[body.R_HIP]) / 2
    chord = posture.points[body.NECK] - hips
    share = np.linspace(0, 1, STEPS)
    turned = share - 0.8 * skew * share * (1 - share)
    angles = bend * (turned - turned.mean())
    middle = (angles[1:] + angles[:-1]) / 2
    flat = np.concatenate([[[0, 0]], np.cumsum(np.stack([np.sin(middle), np.cos(middle)], -1), 0)])  # ahead, along
    tilt = np.arctan2(flat[-1, 0], flat[-1, 1])
    flat = flat @ np.array([[np.cos(tilt), np.sin(tilt)], [-np.sin(tilt), np.cos(tilt)]]) * (np.linalg.norm(chord) / np.hypot(*flat[-1]))
    up = body.unit(chord)
    left = body.unit(posture.left - up * (posture.left @ up))
    ahead = np.cross(left, up)
    turns = (angles - tilt)[:, None]
    return Spine(hips + flat[:, :1] * ahead + flat[:, 1:] * up, np.cos(turns) * ahead - np.sin(turns) * up, left)


def bent(posture: body.Posture, bend: float, rng: np.random.Generator) -> body.Posture:
    """The posture with its back bent: the neck comes nearer the hips, shoulders and head tip forward, the arms keep their directions."""
    points = posture.points.copy()
    hips = (points[body.L_HIP] + points[body.R_HIP]) / 2
    chord = points[body.NECK] - hips
    up = body.unit(chord)
    left = body.unit(posture.left - up * (posture.left @ up))
    ahead = np.cross(left, up)

    def turned(v, angle):
        return v * np.cos(angle) + np.cross(left, v) * np.sin(angle) + np.outer(v @ left, left) * (1 - np.cos(angle))
    neck = hips + chord * np.sinc(bend / (2 * np.pi))
    from_neck = points - points[body.NECK]
    shoulders = from_neck[[body.L_SHOULDER, body.R_SHOULDER]]
    moved = (turned(shoulders, bend / 2) - shoulders).mean(0) + ahead * (rng.normal(0, 0.02) + 0.03 * bend * rng.random())
    points[ARMS] = neck + from_neck[ARMS] + moved
    points[HEAD] = neck + turned(from_neck[HEAD], bend / 2 * rng.uniform(0, 1))
    return body.Posture(points, posture.forward, posture.left, posture.up, posture.arms)


def draw_trunk(canvas: mannequin.Canvas, look: mannequin.Look, back: Spine, shape: Shape) -> np.ndarray:
    """The trunk along the spine; -> the line of the back [25, 3], world: on the skin or the shirt behind the spine."""
    curve, left = back.curve, back.left
    for side in (-1, 0, 1):
        thick = shape.depth * (1 if side == 0 else 0.86)
        for n in range(STEPS - 2):
            canvas.capsule(curve[n] + side * shape.width[n] * left, curve[n + 1] + side * shape.width[n + 1] * left, thick[n], thick[n + 1], look.shirt)
    if shape.belly is not None:
        where, out, thick = shape.belly
        at = int(where * (STEPS - 1))
        middle = curve[at] + back.front[at] * out
        canvas.capsule(middle - 0.05 * left, middle + 0.05 * left, thick, thick, look.shirt)
    if shape.seat:
        for side in (-1, 1):
            at = curve[0] + side * 0.07 * left - 0.03 * back.front[0]
            canvas.capsule(at, at + 0.01 * left, 0.1 * look.width, 0.1 * look.width, look.legs)
    return curve - back.front * shape.depth[:, None]


def textured(canvas: mannequin.Canvas, trunk: np.ndarray, pool, rng: np.random.Generator) -> None:
    """Prints a piece of a picture on the shirt (trunk [H, W] bool), as strong as drawn: shirts are not of one colour."""
    print_on = pool[rng.integers(len(pool))].astype(np.float32) / 255
    times = math.ceil(len(trunk) / len(print_on))
    repeat = int(rng.integers(1, times + 1))
    cloth = np.tile(print_on, (math.ceil(times / repeat),) * 2 + (1,)).repeat(repeat, 0).repeat(repeat, 1)[:len(trunk), :len(trunk)]
    canvas.colour[trunk] *= 1 + rng.uniform(0.2, 1) * (cloth[trunk] * 2 - 1)


def one(squats, others, pool, rng: np.random.Generator):
    """
    A random posture with a random back before a random scene, mostly from about the side; the trunk fills some 2/5 of the picture. -> image uint8
    [192, 192, 3], points [21, 2] px, line of the back [25, 2] px, seen [25] bool, bend and azimuth, radians.
    """
    posture = body.draw_posture(squats, others, rng)
    bend = np.deg2rad(rng.normal(0, 12) if rng.random() < 0.4 else rng.uniform(-65, 90))
    posture = bent(posture, bend, rng)
    back, look = spine(posture, bend, rng.uniform(-1, 1)), mannequin.draw_look(rng)
    azimuth = rng.choice([-1, 1]) * rng.normal(np.pi / 2, 0.4) if rng.random() < 0.9 else rng.uniform(-np.pi, np.pi)
    rotation = render.view(np.arctan2(posture.forward[1], posture.forward[0]) + azimuth, np.deg2rad(rng.triangular(-10, 3, 30)), np.deg2rad(rng.normal(0, 2)))
    size = SIDE_PX * SUPERSAMPLING
    behind = pool[rng.integers(len(pool))].repeat(size // len(pool[0]), 0).repeat(size // len(pool[0]), 1).astype(np.float32) / 255
    middle = (posture.points.min(0) + posture.points.max(0)) / 2
    lamp = body.unit(np.array([*rng.normal(0, 1, 2), rng.uniform(0.2, 1.5)]))
    canvas = mannequin.Canvas(behind, 1.0, np.zeros(2), rotation, middle - rotation[2] * rng.uniform(2.2, 7), lamp)
    flat, _ = canvas.project(posture.keypoints)
    hips, shoulders = flat[[11, 12]].mean(0), flat[[5, 6]].mean(0)
    trunk_px = max(np.linalg.norm(shoulders - hips), 0.35 * np.ptp(flat, axis=0).max() / 2)
    canvas.focal = TRUNK_SHARE * size / trunk_px
    canvas.origin = np.full(2, size / 2) - canvas.focal * (hips + shoulders) / 2
    canvas.ambient = rng.uniform(0.25, 0.75)
    mannequin.draw_legs(canvas, posture, look)
    line = draw_trunk(canvas, look, back, draw_shape(rng, look.width))
    trunk = canvas.depth.copy()
    mannequin.draw_arms(canvas, posture, look)
    mannequin.draw_head(canvas, posture, look)
    if rng.random() < 0.5:
        textured(canvas, (canvas.depth == trunk) & np.isfinite(trunk), pool, rng)
    if rng.random() < 0.5:
        mannequin.draw_load(canvas, posture, rng)
    places, depth = canvas.project(line)
    cell = np.clip(places.astype(int), 0, size - 1)
    seen = canvas.depth[cell[:, 1], cell[:, 0]] > depth - 0.12
    image = canvas.colour.reshape(SIDE_PX, SUPERSAMPLING, SIDE_PX, SUPERSAMPLING, 3).mean((1, 3))
    image = np.clip(image * 255 + rng.normal(0, rng.uniform(0, 5), image.shape), 0, 255).astype(np.uint8)
    points, _ = canvas.project(posture.keypoints)
    return image, (points / SUPERSAMPLING).astype(np.float32), (places / SUPERSAMPLING).astype(np.float32), seen, np.float32(bend), np.float32(azimuth)


NAMES = ("images", "points", "line", "seen", "bend", "azimuth")


def part(number: int, count: int, seed: int, shared: Path, folder: Path) -> str:
    """One file of the archive, unless it is there."""
    path = folder / f"backs-{seed}-{number:02d}.npz"
    if not path.exists():
        people, split = data.load_people(shared)
        squats, others = body.load_frames(shared)
        pool = backgrounds.pool(people, split["alone"], np.random.default_rng(seed), painted=300, sketches=500)
        rng = np.random.default_rng([seed, number])
        made = [one(squats, others, pool, rng) for _ in range(count)]
        unfinished = folder / f".partial-{seed}-{number}.npz"
        np.savez(unfinished, **{name: np.stack(values) for name, values in zip(NAMES, zip(*made))})
        unfinished.rename(path)
    return path.name


def load(folder: Path) -> dict[str, np.ndarray]:
    """All pictures of the archive with what is known of them, in the order of the files."""
    files = [np.load(path) for path in sorted(folder.glob("backs-*.npz"))]
    if not files:
        raise SystemExit(f"No pictures of backs in {folder}: run python3 -m pose2d.backs first.")
    return {name: np.concatenate([file[name] for file in files]) for name in NAMES}


def main(count: int, size: int, seed: int, shared: str | None, workers: int) -> None:
    folder = data.runs_folder() / "backs"
    folder.mkdir(exist_ok=True)
    make = partial(part, count=size, seed=seed, shared=data.shared_folder(shared), folder=folder)
    with ProcessPoolExecutor(workers) as pool:
        for name in pool.map(make, range((count + size - 1) // size)):
            print(name, flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10000)
    parser.add_argument("--part", type=int, default=500)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--shared")
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    main(arguments.count, arguments.part, arguments.seed, arguments.shared, arguments.workers)
