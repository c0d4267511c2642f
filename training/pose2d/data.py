"""Crops of people with their keypoint labels, decoded once into a memory map; where things lie on disk.

A crop is 256 x 256 px and shows the person in its middle (130 to 160 px long); labels are in crop pixels.
"""

import io
import os
import tarfile
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from pose2d import keypoints as kp

ROOT = Path(__file__).resolve().parents[2]
RUNS = ROOT / "training" / "runs"
CROP_PX = 256
MIXED_SOURCES = ("fedb", "stanford40", "ccp", "yoga5")  # in training too; the others are whole sources only in val


def shared_folder(given: str | None = None) -> Path:
    """The folder with the training data: --shared, else SQUATCOACH_SHARED, else ../shared beside the repository."""
    folder = Path(given or os.environ.get("SQUATCOACH_SHARED") or ROOT.parent / "shared")
    if not (folder / "data").is_dir():
        raise FileNotFoundError(f"No training data at {folder} (a folder with data/people is expected): pass --shared.")
    return folder


def runs_folder() -> Path:
    """Folder for everything that is not committed: decoded crops, checkpoints, renderings, contact sheets."""
    RUNS.mkdir(parents=True, exist_ok=True)
    (RUNS / ".gitignore").write_text("*\n")
    return RUNS


@dataclass(frozen=True)
class People:
    """N labelled crops.

    images uint8 [N, 256, 256, 3] RGB; points float32 [N, 21, 2] px; visible [N, 21] 0..1; weight [N, 21] 0..1, how far the
    label is to be trusted; mask uint8 [N, 64, 64], 15 = person, or None.
    """

    images: np.ndarray
    points: np.ndarray
    visible: np.ndarray
    weight: np.ndarray
    mask: np.ndarray | None = None
    source: np.ndarray | None = None

    def __len__(self) -> int:
        return len(self.points)

    def take(self, rows: np.ndarray) -> "People":
        """The chosen rows; images stay on disk when they are all of them in order."""
        return People(self.images[rows], self.points[rows], self.visible[rows], self.weight[rows],
                      None if self.mask is None else self.mask[rows], None if self.source is None else self.source[rows])


def decode(names, tars, folder: Path, target: Path, side: int = CROP_PX) -> np.ndarray:
    """Decodes the JPEG crops of the archives into one uint8 memory map [N, side, side, 3], written once."""
    shape = (len(names), side, side, 3)
    if target.exists() and target.stat().st_size == np.prod(shape):
        return np.memmap(target, np.uint8, "r", shape=shape)
    row_of = {name: row for row, name in enumerate(names)}
    partial = target.with_suffix(".partial")
    images = np.memmap(partial, np.uint8, "w+", shape=shape)
    for tar in sorted(set(tars)):
        with tarfile.open(folder / tar) as archive:
            for member in archive:
                if member.name in row_of:
                    picture = Image.open(io.BytesIO(archive.extractfile(member).read())).convert("RGB")
                    images[row_of[member.name]] = np.asarray(picture)
    images.flush()
    partial.rename(target)
    return np.memmap(target, np.uint8, "r", shape=shape)


def from_blazepose(landmarks: np.ndarray) -> np.ndarray:
    """[..., 33, C] BlazePose landmarks -> [..., 21, C] keypoints in our order."""
    if landmarks.shape[-2] != 33:
        raise ValueError(f"Expected 33 landmarks, found {landmarks.shape[-2]}.")
    return landmarks[..., kp.FROM_BLAZEPOSE, :]


def label_weight(spread: np.ndarray) -> np.ndarray:
    """How far a label is trusted: 1 where the teacher's passes agree, 1/2 where they differ by 3 % of the ROI side."""
    return (1 / (1 + (spread / 0.03) ** 2)).astype(np.float32)


def split_rows(labels) -> dict[str, np.ndarray]:
    """Rows of each part. train (alone: those of it with nobody else in the picture); val_a (chooses the checkpoint); val_b (reported, same sources); val_unseen (whole sources
    that training never saw). val_a and val_b are parted by group, so an exercise or a picture is only in one."""
    train = labels["split"] == "train"
    mixed = np.isin(labels["source"], MIXED_SOURCES)
    even = np.array([zlib.crc32(str(group).encode()) % 2 == 0 for group in labels["group"]])
    return {"train": np.flatnonzero(train), "alone": np.flatnonzero(train & (labels["npeople"] <= 1)), "val_a": np.flatnonzero(~train & mixed & even),
            "val_b": np.flatnonzero(~train & mixed & ~even), "val_unseen": np.flatnonzero(~train & ~mixed)}


def load_people(shared: Path) -> tuple[People, dict[str, np.ndarray]]:
    """All crops labelled by the teacher, and the rows of each split."""
    folder = shared / "data" / "people"
    labels = dict(np.load(folder / "labels.npz"))
    packed = np.load(folder / "masks.npz")["mask"]
    mask = np.empty((len(packed), 64, 64), np.uint8)
    mask[..., 0::2], mask[..., 1::2] = packed >> 4, packed & 15
    landmarks = from_blazepose(labels["lm"])
    images = decode(labels["file"], labels["tar"], folder, runs_folder() / "people.u8")
    people = People(images, landmarks[..., :2].astype(np.float32), landmarks[..., 3].astype(np.float32),
                    label_weight(labels["spread"][:, kp.FROM_BLAZEPOSE]), mask, labels["source"])
    return people, split_rows(labels)
