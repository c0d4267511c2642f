"""
Joins runs of classifier.ship that differ in their seed alone: answers are averaged, fold by fold too, and calibrated anew. From training/:

    python3 -m classifier.join runs=runs/classifier/ship.pt,runs/classifier/ship-2.pt out=runs/classifier/joined.pt
"""

import sys
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch

from classifier.model import FormNet
from classifier.networks.joined import joined
from classifier.pool import Pool
from classifier.ship import ShipConfig, finish, load_shipped, networks_of
from common.config import from_arguments, from_dict


@dataclass(frozen=True)
class JoinConfig:
    runs: str = "runs/classifier/ship.pt,runs/classifier/ship-2.pt"  # comma-separated
    out: str = "runs/classifier/joined.pt"


def join(paths: list[Path], out: Path) -> FormNet:
    """Raises ValueError where the runs differ in more than seed, place and time."""
    saved = [load_shipped(path)[1] for path in paths]
    configs = [from_dict(ShipConfig, one["config"]) for one in saved]
    alike = [replace(config, seed=0, out="", minutes=0.0, processes=1) for config in configs]
    for path, one in zip(paths, alike):
        if one != alike[0]:
            raise ValueError(f"{path} was trained by {asdict(one)}, expected what {paths[0]} was trained by: {asdict(alike[0])}")
    config = replace(configs[0], out=str(out), seeds=sum(config.seeds for config in configs))
    networks = [joined(list(some)) for some in zip(*(networks_of(path) for path in paths))]
    return finish(config, Pool.of_files(config.pool), networks)


if __name__ == "__main__":
    torch.set_num_threads(1)
    chosen = from_arguments(JoinConfig, sys.argv[1:])
    join([Path(run) for run in chosen.runs.split(",")], Path(chosen.out))
