"""Checkpoints that say how they came to be: weights, config, commit and a hash of the data."""

import hashlib
import subprocess
from pathlib import Path

import torch

from common.config import to_dict
from common.paths import REPOSITORY


def data_hash(*files: Path) -> str:
    """SHA-256 over the contents of `files`, in the order given."""
    digest = hashlib.sha256()
    for file in files:
        with open(file, "rb") as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()


def commit() -> str:
    """The commit of the code, with `+` behind it when tracked files differ from it; `unknown` outside a repository."""
    def git(*arguments: str) -> str:
        return subprocess.run(["git", *arguments], cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout.strip()
    try:
        return git("rev-parse", "--short=12", "HEAD") + ("+" if git("status", "--porcelain", "-uno", "--", "training") else "")
    except (subprocess.CalledProcessError, FileNotFoundError):
        return "unknown"


def save(path: Path, model: torch.nn.Module, config, data: str, **extra) -> None:
    """Writes weights, config, commit, data hash and `extra` (metrics, split, …), whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    torch.save({"weights": model.state_dict(), "config": to_dict(config), "commit": commit(), "data": data, **extra}, partial)
    partial.replace(path)


def load(path: Path) -> dict:
    """Reads what `save` wrote, on the CPU."""
    return torch.load(path, map_location="cpu")
