"""Short sequences of crops and whole frames from the squat videos, labelled by the teacher's track. From training/:

    python3 -m pose2d.clip_crops         # runs/clip-crops.npz: needs ffmpeg, a few minutes

Videos are parted in two folds; whoever trains on one may only be measured on the other. Nothing of this is committed.
"""

import argparse
import io

import numpy as np
from PIL import Image

from pose2d import clips, data, keypoints as kp
from pose2d.composites import clamped_box

SEQUENCES, LENGTH, STEP_SECONDS = 12, 6, 0.1
WHOLE = 20  # frames a clip shown whole, letterboxed, to the finder
TEACHER_SLACK = 0.04  # a keypoint further than this from its own smooth path, in ROI sides, counts half
TOGETHER = ("18_gymai", "19_gymai")  # of one publisher, so perhaps of the same people


def fold_of(names: list[str]) -> dict[str, int]:
    """0 or 1 for each clip, by its place in the sorted list; clips of one publisher stay together."""
    folds = {name: n % 2 for n, name in enumerate(sorted(names))}
    for name in folds:
        if name.startswith(TOGETHER):
            folds[name] = 1
    return folds


def trust(points: np.ndarray, times: np.ndarray) -> np.ndarray:
    """How far the teacher's points [T, 21, 2] are trusted, [T, 21]: less where they leave the median path of 7 frames."""
    padded = np.pad(points, ((3, 3), (0, 0), (0, 0)), mode="edge")
    path = np.median(np.stack([padded[k:k + len(points)] for k in range(7)]), 0)
    side = np.ptp(points, axis=1).max(-1)[:, None].clip(1)
    off = np.linalg.norm(points - path, axis=-1) / side
    return (1 / (1 + (off / TEACHER_SLACK) ** 2)).astype(np.float32)


def starts(valid: np.ndarray, stride: int) -> np.ndarray:
    """First frames of up to SEQUENCES sequences spread over the clip in which the teacher saw every frame."""
    reach = (LENGTH - 1) * stride
    possible = [t for t in range(len(valid) - reach) if valid[t:t + reach + 1:stride].all()]
    if not possible:
        return np.empty(0, int)
    return np.unique(np.array(possible)[np.linspace(0, len(possible) - 1, SEQUENCES).round().astype(int)])


def webp(picture: np.ndarray, quality: int = 78) -> bytes:
    stream = io.BytesIO()
    Image.fromarray(picture).save(stream, "WEBP", quality=quality)
    return stream.getvalue()


def main(shared) -> None:
    folder = shared / "data" / "clips"
    tracks = clips.teacher(folder)
    raw = np.load(folder / "teacher_tracks.npz")
    folds = fold_of(list(tracks))
    rows: dict[str, list] = {name: [] for name in ("picture", "clip", "sequence", "fold", "points", "visible", "weight")}
    whole: dict[str, list] = {name: [] for name in ("picture", "clip", "fold", "box", "area")}
    for clip, (name, track) in enumerate(sorted(tracks.items())):
        index = list(raw["clip"]).index(name)
        times = raw["time"][raw["start"][index]:raw["start"][index] + raw["length"][index]]
        landmarks = data.from_blazepose(track["points"])
        seen = ~np.isnan(landmarks[..., 0]).any(1)
        fps = (len(times) - 1) / max(float(times[-1] - times[0]), 1e-3)
        stride = max(1, round(STEP_SECONDS * fps))
        scale = min(1.0, 900 / max(track["size"]))
        size = tuple(max(2, round(v * scale)) for v in track["size"])
        pictures = clips.frames(folder / name, 1, size)
        count = min(len(pictures), len(landmarks))
        landmarks, seen = landmarks[:count].copy(), seen[:count]
        landmarks[..., :2] *= scale
        weight = np.zeros((count, kp.COUNT), np.float32)
        weight[seen] = trust(landmarks[seen][..., :2], times)
        for number, first in enumerate(starts(seen, stride)):
            frames = first + stride * np.arange(LENGTH)
            points = landmarks[frames]
            low, high = points[..., :2].min((0, 1)), points[..., :2].max((0, 1))
            centre, side = (low + high) / 2, max(1.7 * float((high - low).max()), 32.0)
            for t, p in zip(frames, points):
                rows["picture"].append(webp(clips.cut(pictures[t], centre, side, data.CROP_PX)))
                placed = (p[:, :2] - centre) * (data.CROP_PX / side) + data.CROP_PX / 2
                rows["points"].append(placed.astype(np.float32))
                rows["visible"].append(p[:, 2].astype(np.float32))
                rows["weight"].append(weight[t])
                rows["clip"].append(clip), rows["sequence"].append(100 * clip + number), rows["fold"].append(folds[name])
        for t in np.linspace(0, count - 1, WHOLE).round().astype(int):
            if not seen[t]:
                continue
            square, zoom, shift = clips.letterbox(pictures[t])
            height, width = pictures[t].shape[:2]
            area = np.array([*shift, *(shift + np.array([width, height]) * zoom)], np.float32)
            whole["picture"].append(webp(square))
            whole["box"].append(clamped_box(landmarks[t, :, :2] * zoom + shift, area).astype(np.float32))
            whole["area"].append(area), whole["clip"].append(clip), whole["fold"].append(folds[name])
        print(f"{name[:36]:38s} fold {folds[name]}  sequences {number + 1 if seen.any() else 0:3d}  fps {fps:.1f}", flush=True)
    packed = {}
    for prefix, table in (("", rows), ("whole_", whole)):
        packed[prefix + "bytes"] = np.frombuffer(b"".join(table["picture"]), np.uint8)
        packed[prefix + "size"] = np.array([len(p) for p in table["picture"]])
        packed |= {prefix + key: np.array(values) for key, values in table.items() if key != "picture"}
    np.savez(data.runs_folder() / "clip-crops.npz", names=np.array(sorted(tracks)), **packed)
    print(f"{len(rows['fold'])} crops, {len(whole['fold'])} frames, {(packed['bytes'].size + packed['whole_bytes'].size) / 1e6:.1f} MB")


def pictures(packed, prefix: str = "") -> np.ndarray:
    """The packed pictures, decoded: uint8 [N, 256, 256, 3]."""
    ends = np.cumsum(packed[prefix + "size"])
    stream = packed[prefix + "bytes"].tobytes()
    return np.stack([np.asarray(Image.open(io.BytesIO(stream[end - size:end])).convert("RGB")) for end, size in zip(ends, packed[prefix + "size"])])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared")
    main(data.shared_folder(parser.parse_args().shared))
