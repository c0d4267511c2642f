"""
Trains the lifter on UI-PRMD seen by drawn cameras. From training/:

    nice -n 19 python3 -m lifter.train                               # subjects 1-5, chosen on 6, tested on 7-8: the figures of the card
    nice -n 19 python3 -m lifter.train ship.json                     # subjects 1-7, chosen on 8: the network that is shipped
"""

import copy
import json
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch

from common import checkpoint
from common.config import from_arguments
from common.motion_bank import MotionBank
from common.seeds import seed_everything
from lifter.evaluate import evaluate
from lifter.model import Lifter, LifterConfig
from lifter.synthesis import Pairs, Synthesis
from common.skeleton import OUTWARD, PARENTS, ROOT


@dataclass(frozen=True)
class TrainConfig:
    out: str = "runs/lifter"
    seed: int = 1
    train: tuple = (1, 2, 3, 4, 5)
    choose: tuple = (6,)
    test: tuple = (7, 8)
    steps: int = 3000
    minutes: float = 60.0  # stops early, with the learning rate wound down to the clock
    batch: int = 64
    frames: int = 81
    rate: float = 2e-3
    decay: float = 1e-3
    velocity: float = 1.0  # weight of the error of frame-to-frame movement
    bones: float = 0.3  # weight of limb lengths that are wrong or change within a clip
    channels: int = 192
    every: int = 300  # steps between two looks at the choosing subjects
    bfloat16: bool = True  # 1.4 times as fast where the processor has it
    resume: str = ""  # a checkpoint to go on from, with a fresh schedule


@torch.no_grad()
def resume(model: Lifter, path: Path, draw: Synthesis, config: TrainConfig) -> None:
    """Takes over a checkpoint's weights; one that lacks the direct way gets it, the head fitted anew by ridge regression."""
    weights = checkpoint.load(path)["weights"]
    missing = model.head.in_channels - weights["head.weight"].shape[1]
    weights["head.weight"] = torch.nn.functional.pad(weights["head.weight"], (0, 0, 0, missing))
    model.load_state_dict(weights, strict=missing == 0)
    if missing:
        fit_head(model, draw, config)


@torch.no_grad()
def fit_head(model: Lifter, draw: Synthesis, config: TrainConfig, batches: int = 60) -> None:
    """Solves the head's linear regression of the joints exactly, features as they are."""
    model.eval()
    size = model.head.in_channels + 1
    squares, products = torch.zeros(size, size, dtype=torch.float64), torch.zeros(size, 57, dtype=torch.float64)
    for _ in range(batches):
        pairs = draw(config.batch, config.frames)
        x = model.features(pairs.keypoints.flatten(2).transpose(1, 2)).transpose(1, 2).reshape(-1, size - 1)
        x = torch.cat((x, torch.ones(len(x), 1)), 1).double()
        squares += x.T @ x
        products += x.T @ pairs.joints.reshape(-1, 57).double()
    ridge = 1e-4 * squares.diagonal().mean() * torch.eye(size, dtype=torch.float64)
    solved = torch.linalg.solve(squares + ridge, products).float()
    model.head.weight[:57, :, 0] = solved[:-1].T
    model.head.bias[:57] = solved[-1]


def limb_lengths(joints: torch.Tensor) -> torch.Tensor:
    """Length of the limb that ends in each joint: (B, T, 19, 3) -> (B, T, 19), metres."""
    parents = torch.stack([torch.zeros_like(joints[:, :, 0]) if PARENTS[j] == ROOT else joints[:, :, PARENTS[j]] for j in sorted(OUTWARD)], 2)
    return (joints - parents).norm(dim=-1)


def loss_of(model: Lifter, pairs: Pairs, config: TrainConfig) -> torch.Tensor:
    with torch.autocast("cpu", torch.bfloat16, enabled=config.bfloat16):
        joints, sigma = (answer.float() for answer in model(pairs.keypoints))
    distance = (joints - pairs.joints).norm(dim=-1)
    # Laplace likelihood: sigma learns the expected distance; detached, so that it cannot talk the joints out of learning.
    likelihood = (distance.detach() / sigma + sigma.log()).mean()
    step, true_step = joints.diff(dim=1), pairs.joints.diff(dim=1)
    lengths, true_lengths = limb_lengths(joints), limb_lengths(pairs.joints)
    bones = (lengths - true_lengths).abs().mean() + lengths.std(1).mean()
    return distance.mean() + 0.02 * likelihood + config.velocity * (step - true_step).norm(dim=-1).mean() + config.bones * bones


def train(config: TrainConfig, model_config: LifterConfig) -> Lifter:
    seed_everything(config.seed)
    generator = torch.Generator().manual_seed(config.seed)
    bank, data = MotionBank.load(), checkpoint.data_hash(MotionBank.path())
    draw = Synthesis(bank, config.train, generator)
    model = Lifter(model_config)
    if config.resume:
        resume(model, Path(config.resume), draw, config)
    average = copy.deepcopy(model)
    optimiser = torch.optim.AdamW(model.parameters(), lr=config.rate, weight_decay=config.decay)
    best, started, folder = float("inf"), time.monotonic(), Path(config.out)
    for step in range(config.steps + 1):
        done = max(step / config.steps, (time.monotonic() - started) / (60 * config.minutes))
        if step % config.every == 0 or done >= 1:
            views = evaluate(average, bank, config.choose)
            score = sum(row["mpjpeMillimetres"] for row in views.values()) / len(views)
            knees = sum(row["kneeFlexionErrorDegrees"] for row in views.values()) / len(views)
            print(f"step {step} {done:.0%} {time.monotonic() - started:.0f} s: mpjpe {score:.1f} mm, knee {knees:.1f}°", flush=True)
            if score < best:
                best = score
                checkpoint.save(folder / "best.pt", average, config, data, network=asdict(model_config), step=step, choose=views)
            if done >= 1:
                break
        rate = config.rate * min(1.0, step / 100 + 0.01) * max(0.01, 1 - done)
        for group in optimiser.param_groups:
            group["lr"] = rate
        model.train()
        loss = loss_of(model, draw(config.batch, config.frames), config)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        follow(average, model, min(0.995, step / (step + 20)))
    return average


@torch.no_grad()
def follow(average: Lifter, model: Lifter, keep: float) -> None:
    """Exponential moving average of weights and norm statistics."""
    for mine, its in zip(average.state_dict().values(), model.state_dict().values()):
        if mine.dtype.is_floating_point:
            mine.mul_(keep).add_(its, alpha=1 - keep)
        else:
            mine.copy_(its)


if __name__ == "__main__":
    torch.set_num_threads(1)
    chosen = from_arguments(TrainConfig, sys.argv[1:])
    print(json.dumps(asdict(chosen)), flush=True)
    train(chosen, LifterConfig(channels=chosen.channels))
