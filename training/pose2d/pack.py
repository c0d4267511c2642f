"""Everything that training needs, small enough to travel to another machine. From training/:

    python3 -m pose2d.pack                     # training/runs/carry-people, carry-rest: after pose2d.clip_crops
    python3 -m pose2d.pack --unpack            # there: training/runs/people.u8, test.u8, clip-crops.npz, shared/

Pictures are WebP; after unpacking, SQUATCOACH_SHARED=training/runs/shared serves every training script.
"""

import argparse
import io
import shutil
import zipfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from PIL import Image

from pose2d import data
from pose2d.clip_crops import webp

LABELS = ("file", "tar", "source", "licence", "split", "group", "lm", "spread", "npeople")
TEST_PX = 320


def encode(images: np.ndarray, path: Path) -> None:
    """uint8 [N, S, S, 3] -> one file of WebP pictures."""
    pictures = [webp(np.asarray(image), 74) for image in images]
    np.savez(path, bytes=np.frombuffer(b"".join(pictures), np.uint8), size=np.array([len(p) for p in pictures]))


def _decode(stream: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(stream)).convert("RGB"))


def decode(path: Path, target: Path) -> None:
    packed = np.load(path)
    stream, ends = packed["bytes"].tobytes(), np.cumsum(packed["size"])
    with ProcessPoolExecutor() as workers:
        pictures = list(workers.map(_decode, [stream[end - size:end] for end, size in zip(ends, packed["size"])], chunksize=64))
    target.write_bytes(np.stack(pictures).tobytes())


def pack(shared: Path) -> None:
    runs = data.runs_folder()
    people, rest = runs / "carry-people", runs / "carry-rest"
    (people / "shared/data/people").mkdir(parents=True, exist_ok=True)
    (rest / "shared/data/motion").mkdir(parents=True, exist_ok=True)
    folder = shared / "data" / "people"
    labels = np.load(folder / "labels.npz")
    with zipfile.ZipFile(people / "shared/data/people/labels.npz", "w", zipfile.ZIP_DEFLATED) as archive:  # savez knows no array "file"
        for name in LABELS:
            with archive.open(name + ".npy", "w") as stream:
                np.lib.format.write_array(stream, labels[name])
    for name in ("masks.npz", "test.npz"):
        shutil.copy(folder / name, people / "shared/data/people" / name)
    crops, _ = data.load_people(shared)
    encode(crops.images, people / "people.npz")
    test = np.load(folder / "test.npz")
    encode(data.decode(test["file"], ["test.tar"], folder, runs / "test.u8", TEST_PX), rest / "test.npz")
    shutil.copy(runs / "clip-crops.npz", rest / "clip-crops.npz")
    for name in ("uiprmd_deepsquat_joints19_100hz.npz", "uiprmd_all10_joints19_25hz.npz"):
        shutil.copy(shared / "data/motion" / name, rest / "shared/data/motion" / name)
    for part in (people, rest):
        print(part.name, f"{sum(f.stat().st_size for f in part.rglob('*') if f.is_file()) / 1e6:.1f} MB")


def unpack() -> None:
    runs = data.runs_folder()
    for part in ("carry-people", "carry-rest"):
        if (runs / part).exists():
            shutil.copytree(runs / part / "shared", runs / "shared", dirs_exist_ok=True)
    if (runs / "carry-people").exists() and not (runs / "people.u8").exists():
        decode(runs / "carry-people/people.npz", runs / "people.u8")
    if (runs / "carry-rest").exists() and not (runs / "test.u8").exists():
        decode(runs / "carry-rest/test.npz", runs / "test.u8")
        shutil.copy(runs / "carry-rest/clip-crops.npz", runs / "clip-crops.npz")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared")
    parser.add_argument("--unpack", action="store_true")
    arguments = parser.parse_args()
    unpack() if arguments.unpack else pack(data.shared_folder(arguments.shared))
