"""Renders the archive of mannequins. From training/:  python3 -m pose2d.render [--count 5000]

Writes training/runs/mannequins/mannequins-*.npz, a few hundred pictures each, so that training can begin with the first.
"""

import argparse

import numpy as np
from PIL import Image

from pose2d import backgrounds, body, data, mannequin

SIDE_PX, SUPERSAMPLING = data.CROP_PX, 2


def view(azimuth: float, elevation: float, roll: float) -> np.ndarray:
    """Rotation world -> camera: rows are the camera's right, down and forward axes. Azimuth 0 looks the athlete in the face."""
    forward = -np.array([np.cos(elevation) * np.cos(azimuth), np.cos(elevation) * np.sin(azimuth), np.sin(elevation)])
    right = body.unit(np.cross(forward, [0, 0, 1.0]))
    down = np.cross(forward, right)
    return np.stack([np.cos(roll) * right + np.sin(roll) * down, np.cos(roll) * down - np.sin(roll) * right, forward])


def draw(posture: body.Posture, behind: np.ndarray, rng: np.random.Generator, azimuth: float, supersampling: int = SUPERSAMPLING):
    """A posture before a scene (float [S, S, 3] 0..1), seen from an azimuth relative to the world's x axis.

    -> image uint8 [side, side, 3] with side = S / supersampling, points [21, 2] px of it, visible [21], mask uint8 [64, 64] (15 = person).
    """
    size = len(behind)
    side = size // supersampling
    look = mannequin.draw_look(rng)
    rotation = view(azimuth, np.deg2rad(rng.triangular(-10, 3, 30)), np.deg2rad(rng.normal(0, 2)))
    middle = (posture.points.min(0) + posture.points.max(0)) / 2
    position = middle - rotation[2] * rng.uniform(2.2, 7)
    lamp = body.unit(np.array([*rng.normal(0, 1, 2), rng.uniform(0.2, 1.5)]))
    canvas = mannequin.Canvas(behind, 1.0, np.zeros(2), rotation, position, lamp)
    flat, _ = canvas.project(posture.keypoints)
    canvas.focal = rng.uniform(0.44, 0.58) * size / np.ptp(flat, axis=0).max()
    canvas.origin = np.full(2, size / 2) - canvas.focal * (flat.min(0) + flat.max(0)) / 2 + rng.normal(0, 0.012 * size, 2)
    canvas.ambient = rng.uniform(0.25, 0.75)
    if rng.random() < 0.6:
        feet = posture.points[19:23].mean(0) - [0, 0, 0.02]
        canvas.disc(feet, np.array([0, 0, 1.0]), rng.uniform(0.25, 0.5), np.full(3, rng.uniform(0.05, 0.5)))
        canvas.depth[:] = np.inf  # a shadow hides nothing
    mannequin.draw_body(canvas, posture, look)
    mask = Image.fromarray(np.isfinite(canvas.depth).astype(np.uint8) * 255).resize((64, 64), Image.BOX)
    points, depth = canvas.project(posture.keypoints)
    if rng.random() < 0.75:
        mannequin.draw_load(canvas, posture, rng)
    cell = np.clip(points.astype(int), 0, size - 1)
    hidden = canvas.depth[cell[:, 1], cell[:, 0]] < depth - 0.14
    image = canvas.colour.reshape(side, supersampling, side, supersampling, 3).mean((1, 3))
    image = np.clip(image * 255 + rng.normal(0, rng.uniform(0, 5), image.shape), 0, 255).astype(np.uint8)
    return image, (points / supersampling).astype(np.float32), np.where(hidden, 0.35, 0.98).astype(np.float32), np.rint(np.asarray(mask) / 17).astype(np.uint8)


def one(squats, others, pool, rng: np.random.Generator):
    """A random posture before a random scene of the pool (128 px), from anywhere around."""
    posture = body.draw_posture(squats, others, rng)
    behind = pool[rng.integers(len(pool))].repeat(4, 0).repeat(4, 1).astype(np.float32) / 255
    return draw(posture, behind, rng, rng.uniform(-np.pi, np.pi))


def main(count: int, part: int, seed: int, shared: str | None) -> None:
    folder = data.runs_folder() / "mannequins"
    folder.mkdir(exist_ok=True)
    where = data.shared_folder(shared)
    people, split = data.load_people(where)
    squats, others = body.load_frames(where)
    pool = backgrounds.pool(people, split["alone"], np.random.default_rng(seed), painted=500, sketches=800)
    for number in range((count + part - 1) // part):
        path = folder / f"mannequins-{seed}-{number:02d}.npz"
        if path.exists():
            continue
        rng = np.random.default_rng([seed, number])
        made = [one(squats, others, pool, rng) for _ in range(part)]
        partial = folder / f".partial-{seed}-{number}.npz"
        np.savez(partial, **{name: np.stack(values) for name, values in zip(("images", "points", "visible", "mask"), zip(*made))})
        partial.rename(path)
        print(path.name, flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--part", type=int, default=250)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--shared")
    arguments = parser.parse_args()
    main(arguments.count, arguments.part, arguments.seed, arguments.shared)
