"""
Draws reps, lifts them through several cameras and stores their joints, because that costs ten times as much as training on them. From training/:

    python3 -m classifier.pool lifter=runs/lifter/full.pt reps=3000 processes=2

Every rep is stored as exact joints (or, every second one, as 3D data of other sources looks) and once more for each camera.
"""

import multiprocessing
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Callable

import torch

from classifier.features import rep_frames
from classifier.synthesis import RATE_HZ, RepMaker, Reps
from classifier.view import azimuth_degrees
from common.config import from_arguments
from common.motion_bank import MotionBank
from lifter.evaluate import load_lifter
from lifter.synthesis import facing_azimuth

SUBJECTS = (1, 2, 3, 4, 5, 6, 7, 8)
BATCH = 48


@dataclass(frozen=True)
class PoolConfig:
    out: str = "runs/classifier/pool.pt"
    lifter: str = "runs/lifter/full.pt"  # a checkpoint, or a TorchScript file (.ts)
    seed: int = 1
    reps: int = 3000  # of each subject
    cameras: int = 2
    processes: int = 1


@dataclass(frozen=True)
class Pool:
    """
    N stored reps: `joints` [N, 64, 19, 3] (half, metres; frame 0 stands; NaN unknown), `strength` [N, 6], `subject` [N], `rep` [N] (the
    same number for the same rep seen otherwise), `azimuth` [N] as estimated from the lifted joints, degrees, and `true_azimuth` (both NaN
    without a camera), `other` [N] whether the joints look like those of another source.
    """

    joints: torch.Tensor
    strength: torch.Tensor
    subject: torch.Tensor
    rep: torch.Tensor
    azimuth: torch.Tensor
    true_azimuth: torch.Tensor
    other: torch.Tensor

    def __len__(self) -> int:
        return len(self.rep)

    def rows(self, keep: torch.Tensor) -> "Pool":
        return Pool(*(getattr(self, name)[keep] for name in self.__dataclass_fields__))

    def of(self, subjects: tuple[int, ...]) -> "Pool":
        return self.rows(torch.isin(self.subject, torch.tensor(subjects, device=self.subject.device)))

    def to(self, device: torch.device) -> "Pool":
        return Pool(*(getattr(self, name).to(device) for name in self.__dataclass_fields__))

    @staticmethod
    def joined(parts: list["Pool"]) -> "Pool":
        return Pool(*(torch.cat([getattr(part, name) for part in parts]) for name in Pool.__dataclass_fields__))

    def save(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        torch.save({name: getattr(self, name) for name in self.__dataclass_fields__}, path)

    @staticmethod
    def load(path: Path) -> "Pool":
        return Pool(**torch.load(path))

    @staticmethod
    def of_files(paths: str) -> "Pool":
        """The pools of several files (drawn with different seeds), comma-separated, as one."""
        return Pool.joined([Pool.load(Path(path)) for path in paths.split(",")])


def open_lifter(path: str) -> Callable:
    """keypoints → joints, sigma: from a checkpoint, or from a TorchScript file, which needs no code that still fits it."""
    return torch.jit.load(path).eval() if path.endswith(".ts") else load_lifter(Path(path))


def facing_camera(reps: Reps, maker: RepMaker) -> torch.Tensor:
    """Camera azimuths [B] in radians, evenly around the athlete."""
    return 2 * torch.pi * torch.rand(len(reps.pose), generator=maker.generator)


def off_forward(azimuth: torch.Tensor, pose: torch.Tensor) -> torch.Tensor:
    """The camera's angle off where the athlete faces, degrees 0…180."""
    turned = azimuth - facing_azimuth(pose)
    return torch.rad2deg(torch.atan2(turned.sin(), turned.cos())).abs()


def seen_all_ways(maker: RepMaker, reps: Reps, rep: torch.Tensor, cameras: int, lifter: Callable, spoiled: bool) -> Pool:
    """Reps with their numbers [B]: as exact joints, or `spoiled` as another source has them, and once more through each of some drawn cameras."""
    unknown = torch.full((len(rep),), float("nan"))

    def stored(seen: Reps, azimuth: torch.Tensor, true: torch.Tensor, other: bool = False) -> Pool:
        frames = rep_frames(seen.pose, seen.start, seen.end, RATE_HZ)
        return Pool(frames.half(), seen.strength, seen.subject, rep, azimuth, true, torch.full((len(rep),), other))
    parts = [stored(maker.spoiled(reps) if spoiled else reps, unknown, unknown, other=spoiled)]
    for _ in range(cameras):
        camera = facing_camera(reps, maker)
        seen = maker.lifted(reps, lifter, azimuth=camera)
        parts.append(stored(seen, azimuth_degrees(seen.pose, seen.start, seen.end), off_forward(camera, reps.pose)))
    return Pool.joined(parts)


def draw_pool(bank: MotionBank, subject: int, config: PoolConfig, lifter: Callable) -> Pool:
    """The reps of one subject."""
    maker = RepMaker(bank, (subject,), torch.Generator().manual_seed(1000 * config.seed + subject))
    numbers = [torch.arange(BATCH) + BATCH * number + 1_000_000 * subject for number in range(-(-config.reps // BATCH))]
    return Pool.joined([seen_all_ways(maker, maker(BATCH), rep, config.cameras, lifter, spoiled=number % 2 == 1) for number, rep in enumerate(numbers)])


def _worker(task: tuple[int, PoolConfig]) -> str:
    subject, config = task
    torch.set_num_threads(1)
    path = Path(config.out).with_suffix(f".{subject}.{config.seed}.part")
    draw_pool(MotionBank.load(), subject, config, open_lifter(config.lifter)).save(path)
    return str(path)


def prepare(config: PoolConfig) -> Pool:
    """Draws the reps of all subjects, in parallel if asked, and writes them to config.out."""
    pieces = max(1, config.processes // len(SUBJECTS))
    tasks = [(subject, replace(config, reps=-(-config.reps // pieces), seed=config.seed * 100 + piece)) for subject in SUBJECTS for piece in range(pieces)]
    if config.processes > 1:
        with multiprocessing.get_context("spawn").Pool(config.processes) as workers:
            paths = workers.map(_worker, tasks, chunksize=1)
    else:
        paths = [_worker(task) for task in tasks]
    pool = Pool.joined([Pool.load(Path(path)) for path in paths])
    for path in paths:
        Path(path).unlink()
    pool.save(Path(config.out))
    print(f"{len(pool)} rows of {config.reps} reps a subject: {config.out}", flush=True)
    return pool


if __name__ == "__main__":
    torch.set_num_threads(1)
    prepare(from_arguments(PoolConfig, sys.argv[1:]))
