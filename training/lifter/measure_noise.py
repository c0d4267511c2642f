"""
What our own 2D network does wrong, measured on rendered sequences whose truth is known, as training/lifter/noise_statistics.json. From training/:

    python3 -m lifter.measure_noise                                  # of the committed network; renders once into runs/noise, then about two minutes
    python3 -m lifter.measure_noise runs/keypoints/best.pt

A mannequin (pose2d.render) moves through real deep squats of training subjects, seen from all around, in crops such as the tracker cuts.
Errors are counted in body scales (torso plus leg, as lifter.normalise measures it). Photographs are harder than renderings: whoever
draws from these figures should draw wider too.
"""

import json
import math
import sys
from pathlib import Path

import numpy as np
import torch

from common.motion_bank import DEEP_SQUAT, RATE_HZ, MotionBank
from common.skeleton import J, K, KEYPOINT_MIRROR, KEYPOINTS
from faults.arms import squat_depth
from faults.variety import body_length
from lifter.synthesis import facing_azimuth
from pose2d import augment, backgrounds, body, data, keypoints, kept, render

STATISTICS = Path(__file__).with_name("noise_statistics.json")
COMMITTED = Path(__file__).parents[2] / "data" / "models" / "athlete-keypoints.onnx"
SUBJECTS = (1, 2, 3, 4, 5)
SEQUENCES, FRAMES, FRAME_RATE_HZ = 120, 40, 15.0
VIEWS, DEPTHS = 8, 3
"""View n is centred on azimuth n · 45° (0 = the athlete's face, positive shows the left side); depth bins divide squat_depth in three."""
LEGS = [K[f"{side}_{part}"] for side in ("left", "right") for part in ("knee", "ankle", "heel", "foot_index")]
UPPER = [K[f"{side}_{part}"] for side in ("left", "right") for part in ("shoulder", "elbow", "hip")]
FEWEST = 40
"""Frames that a bin needs to speak for itself; below, the keypoint's figures of all bins stand in."""


def render_sequences(path: Path, seed: int = 3) -> None:
    """Writes images uint8 [N, T, 256, 256, 3], points [N, T, 21, 2] px, the scale of each frame in px, azimuth [N] and depth [N, T]."""
    bank, rng = MotionBank.load(), np.random.default_rng(seed)
    squats = bank.where(SUBJECTS, DEEP_SQUAT).numpy()
    rows = {"images": [], "points": [], "scale": [], "azimuth": [], "depth": []}
    for number in range(SEQUENCES):
        sequence = int(rng.choice(squats))
        times = torch.linspace(0, float(bank.length[sequence]) - 1, FRAMES)[None]
        pose = bank.window(torch.tensor([sequence]), times)
        azimuth = (number % VIEWS) * 2 * math.pi / VIEWS + rng.uniform(-0.5, 0.5) * 2 * math.pi / VIEWS
        how, one_seed = str(rng.choice(["raised", *body.ARMS])), int(rng.integers(1 << 30))
        behind = backgrounds.drawn(rng, 128).repeat(4, 0).repeat(4, 1).astype(np.float32) / 255
        frames = [frame_of(pose[0, t].double().numpy(), how, behind, one_seed, azimuth + float(facing_azimuth(pose)[0])) for t in range(FRAMES)]
        for name, values in zip(("images", "points", "scale"), zip(*frames)):
            rows[name].append(np.stack(values))
        rows["azimuth"].append(azimuth)
        rows["depth"].append(squat_depth(pose)[0].numpy())
        print(f"rendered {number + 1} of {SEQUENCES}", end="\r", flush=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial.npz")
    np.savez(partial, **{name: np.stack(values) for name, values in rows.items()})
    partial.rename(path)


def frame_of(joints: np.ndarray, how: str, behind: np.ndarray, seed: int, azimuth: float):
    """One picture of a sequence. Everything that is drawn by chance is drawn from the same seed, so that look and camera stay."""
    rng = np.random.default_rng(seed)
    length = float(body_length(torch.from_numpy(joints)))
    if how != "raised":
        body.hold_arms(joints, how, rng)
    posture = body.Posture(np.concatenate([joints, body.add_feet(joints, rng)]), *body.torso_frame(joints), how)
    image, points, *_ = render.draw(posture, behind, rng, azimuth)
    # Scaled orthography fitted to the true points tells how many pixels a metre is in this picture.
    space = posture.keypoints - posture.keypoints.mean(0)
    matrix, *_ = np.linalg.lstsq(space, points - points.mean(0), rcond=None)
    return image, points, np.float32(np.linalg.svd(matrix, compute_uv=False).mean() * length)


def detect(network: torch.nn.Module, images: np.ndarray, true: np.ndarray, size_px: int, seed: int = 4) -> np.ndarray:
    """
    uint8 [N, T, 256, 256, 3] and the truth [N, T, 21, 2] that the ROI follows → keypoints [N, T, 21, 3] in pixels of the picture. Any
    module that gives (keypoints [N, 21, 3], presence) will do. A tracker's ROI is a little off: 3 % of its side, and 6 % in size.
    """
    generator, found = torch.Generator().manual_seed(seed), []
    with torch.no_grad():
        for pictures, points in zip(images, torch.from_numpy(true)):
            off = torch.randn(3, generator=generator)
            around = points.mean(1, keepdim=True)
            roi = (points - around) * torch.exp(0.06 * off[0]) + around + 0.03 * 150 * off[1:]
            crops = augment.plain(roi, size_px)
            batch = torch.from_numpy(pictures).permute(0, 3, 1, 2).float() / 255
            answer = network(crops.sample(batch))[0].clone()
            answer[..., :2] = crops.centre[:, None] + (answer[..., :2] - size_px / 2) @ crops.matrix.transpose(1, 2)
            found.append(answer)
    return torch.stack(found).numpy()


def spans(flags: np.ndarray) -> list[int]:
    """Lengths of the runs of True along the frames of [N, T]."""
    lengths = []
    for row in flags:
        edges = np.flatnonzero(np.diff(np.concatenate(([0], row.astype(int), [0]))))
        lengths += list(edges[1::2] - edges[::2])
    return lengths


def swapped(found: np.ndarray, true: np.ndarray, which: list[int]) -> np.ndarray:
    """Frames [N, T] in which these keypoints lie nearer to their mirror partners' truth than to their own, by a margin."""
    partner = [KEYPOINT_MIRROR[k] for k in which]
    own = np.linalg.norm(found[..., which, :] - true[..., which, :], axis=-1).mean(-1)
    other = np.linalg.norm(found[..., which, :] - true[..., partner, :], axis=-1).mean(-1)
    apart = np.linalg.norm(true[..., which, :] - true[..., partner, :], axis=-1).mean(-1)
    return (other < 0.6 * own) & (apart > 0.06)


def statistics(found: np.ndarray, true: np.ndarray, sure: np.ndarray, azimuth: np.ndarray, depth: np.ndarray) -> dict:
    """
    found, true [N, T, 21, 2] body scales, sure [N, T, 21], azimuth [N], depth [N, T] → the tables of the JSON, lists [view][depth][keypoint].
    offset: robust spread of a sequence's middle error; jitter: robust spread within a sequence; both per axis.
    """
    legs, whole = swapped(found, true, LEGS), swapped(found, true, UPPER)
    error = found - true
    error[legs | whole] = np.nan
    view = np.round(azimuth / (2 * math.pi / VIEWS)).astype(int) % VIEWS
    deep = np.minimum((depth * DEPTHS).astype(int), DEPTHS - 1)
    logit = np.log(np.clip(sure, 0.005, 0.995) / (1 - np.clip(sure, 0.005, 0.995)))
    names = ("bias", "offset", "jitter", "tail", "logit")

    def of(rows: np.ndarray) -> dict[str, np.ndarray] | None:
        chosen = np.where(rows[..., None, None], error, np.nan)
        with np.errstate(all="ignore"):
            centre = np.nanmedian(chosen, 1)  # [N, 21, 2]
            bias = np.nanmean(centre, 0)
            offset = 1.4826 * np.nanmedian(np.abs(centre - np.nanmedian(centre, 0)), 0).mean(-1)
            within = chosen - centre[:, None]
            jitter = 1.4826 * np.nanmedian(np.abs(within), (0, 1)).mean(-1)
            tail = np.nanmean(np.linalg.norm(within, axis=-1) > 5 * np.maximum(jitter, 0.004), (0, 1))
        return dict(zip(names, (bias, offset, np.maximum(jitter, 0.002), tail, np.nanmean(np.where(rows[..., None], logit, np.nan), (0, 1)))))

    overall = of(np.ones_like(legs))
    table = {name: [] for name in names}
    for v in range(VIEWS):
        bins = [of(rows) if (rows := (view == v)[:, None] & (deep == d)).sum() >= FEWEST else overall for d in range(DEPTHS)]
        for name in names:
            table[name].append([np.round(np.nan_to_num(b[name], nan=float(np.nanmean(overall[name]))), 4).tolist() for b in bins])
    size = np.linalg.norm(error, axis=-1)
    slope, spread, hold = [], [], []
    for k in range(len(KEYPOINTS)):
        good = np.isfinite(size[..., k])
        x, y = np.log(np.maximum(size[..., k][good], 1e-3)), logit[..., k][good]
        a, b = np.polyfit(x, y, 1)
        slope.append(round(float(a), 3))
        spread.append(round(float(np.std(y - a * x - b)), 3))
        e = error[:, :, k] - np.nanmean(error[:, :, k], 1, keepdims=True)
        pairs = np.isfinite(e[:, 1:, 0]) & np.isfinite(e[:, :-1, 0])
        hold.append(round(float((e[:, 1:] * e[:, :-1])[pairs].mean() / np.square(e[:, :-1])[pairs].mean()), 3))

    def share(flags: np.ndarray) -> dict:
        lengths = spans(flags)
        return {"shareByView": [round(float(flags[view == v].mean()), 4) for v in range(VIEWS)],
                "meanSpanSeconds": round(float(np.mean(lengths)) / FRAME_RATE_HZ, 3) if lengths else 0.0}
    return {
        "frames": int(legs.size), "sequences": int(len(legs)), "subjects": list(SUBJECTS), "frameRateHz": FRAME_RATE_HZ, "views": VIEWS,
        "depths": DEPTHS, "keypoints": list(KEYPOINTS), "meanErrorBodyScales": round(float(np.nanmean(size)), 4), "table": table,
        "confidenceSlope": slope, "confidenceSpread": spread, "holdOverOneFrame": hold, "swappedLegs": share(legs), "swappedWhole": share(whole),
        "missingShare": np.round((sure < 0.05).mean((0, 1)), 4).tolist(),
    }


def main(checkpoint: Path, target: Path = STATISTICS) -> None:
    path = data.runs_folder() / "noise" / f"sequences-{SEQUENCES}x{FRAMES}.npz"
    if not path.exists():
        render_sequences(path)
    with np.load(path) as table:
        images, true, scale, azimuth, depth = (table[name] for name in ("images", "points", "scale", "azimuth", "depth"))
    network, state = kept.from_onnx(checkpoint) if checkpoint.suffix == ".onnx" else kept.load(checkpoint)
    found = detect(network, images, true, state["config"]["size_px"])
    unit = scale[..., None, None]
    result = statistics(found[..., :2] / unit, true / unit, found[..., 2], azimuth, depth)
    target.write_text(json.dumps(result) + "\n", encoding="utf-8")
    print(f"{result['frames']} frames: mean error {result['meanErrorBodyScales']:.4f} body scales; legs swapped {np.mean(result['swappedLegs']['shareByView']):.1%}, "
          f"left and right {np.mean(result['swappedWhole']['shareByView']):.1%} → {target.name}")


if __name__ == "__main__":
    torch.set_num_threads(1)
    assert tuple(keypoints.NAMES) == KEYPOINTS and J["neck"] == body.NECK and RATE_HZ > FRAME_RATE_HZ
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else COMMITTED)
