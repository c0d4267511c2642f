"""Frames of the squat videos, and regions of them cut the way the product cuts them."""

import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
from PIL import Image

from pose2d import augment


def frames(path: Path, every: int, size: tuple[int, int]) -> np.ndarray:
    """Every n-th frame of the video, upright, scaled to size (width, height): uint8 [T, height, width, 3]."""
    if shutil.which("ffmpeg") is None:
        raise FileNotFoundError("ffmpeg is needed to read the clips.")
    width, height = size
    command = ["ffmpeg", "-v", "error", "-threads", "1", "-i", str(path), "-vf", f"select=not(mod(n\\,{every})),scale={width}:{height}:flags=area",
               "-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    raw = subprocess.run(command, capture_output=True, check=True).stdout
    return np.frombuffer(raw, np.uint8).reshape(-1, height, width, 3)


def teacher(folder: Path) -> dict[str, dict]:
    """The teacher's track of each clip: points [T, 33, 3] (x, y px of the full frame, visibility; NaN when lost), size (w, h)."""
    tracks = np.load(folder / "teacher_tracks.npz")
    views = {entry["file"]: entry.get("view", "") for entry in json.loads((folder / "truth.json").read_text())} if (folder / "truth.json").exists() else {}
    return {str(name): {"points": tracks["landmarks"][start:start + length], "size": tuple(int(v) for v in size), "view": views.get(str(name), "")}
            for name, start, length, size in zip(tracks["clip"], tracks["start"], tracks["length"], tracks["size"])}


def cut(frame: np.ndarray, centre, side: float, size_px: int) -> np.ndarray:
    """The square around the centre as [size, size, 3] uint8: edges repeated, averaged when it shrinks."""
    x0, y0 = centre[0] - side / 2, centre[1] - side / 2
    pad = int(np.ceil(max(0, -x0, -y0, x0 + side - frame.shape[1], y0 + side - frame.shape[0]))) + 1
    padded = Image.fromarray(np.pad(frame, ((pad, pad), (pad, pad), (0, 0)), mode="edge"))
    box = (x0 + pad, y0 + pad, x0 + pad + side, y0 + pad + side)
    return np.asarray(padded.resize((size_px, size_px), Image.BILINEAR, box=box))


def letterbox(frame: np.ndarray, size_px: int = 256) -> tuple[np.ndarray, float, np.ndarray]:
    """The whole frame centred in a grey square: uint8 [size, size, 3], the scale and the shift from frame to square."""
    height, width = frame.shape[:2]
    scale = size_px / max(width, height)
    w, h = round(width * scale), round(height * scale)
    square = np.full((size_px, size_px, 3), 128, np.uint8)
    x, y = (size_px - w) // 2, (size_px - h) // 2
    square[y:y + h, x:x + w] = np.asarray(Image.fromarray(frame).resize((w, h), Image.BILINEAR))
    return square, scale, np.array([x, y], np.float32)


def side_of(points: np.ndarray) -> tuple[np.ndarray, float]:
    """Centre and side of the ROI of points [21, 2]."""
    low, high = points[:, :2].min(0), points[:, :2].max(0)
    return (low + high) / 2, float((high - low).max()) * augment.MARGIN
