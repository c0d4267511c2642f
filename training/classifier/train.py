"""
Trains the form classifier on reps with made faults, half of them exact and half seen through a camera and the lifter. From training/:

    nice -n 19 python3 -m classifier.train lifter=runs/lifter/best.pt                 # draws reps as it goes
    nice -n 19 python3 -m classifier.train pool=runs/classifier/reps.pt fresh=0       # on reps drawn before by classifier.prepare
"""

import json
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch

from classifier.calibrate import fit_platt
from classifier.features import MIRRORED_PAIRS, temporal_distance_matrix
from classifier.metrics import per_fault
from classifier.model import ClassifierConfig, FormNet
from classifier.synthesis import RATE_HZ, RepMaker, Reps
from common import checkpoint
from common.config import from_arguments
from common.motion_bank import MotionBank
from common.seeds import seed_everything
from lifter.evaluate import load_lifter


@dataclass(frozen=True)
class TrainConfig:
    out: str = "runs/classifier"
    lifter: str = "runs/lifter/best.pt"
    seed: int = 1
    train: tuple = (1, 2, 3, 4, 5)
    choose: tuple = (6,)
    test: tuple = (7, 8)
    mode: str = "none"
    steps: int = 1500
    minutes: float = 60.0
    batch: int = 64
    rate: float = 2e-3
    decay: float = 0.02
    channels: int = 64
    every: int = 150
    smoothing: float = 0.02  # labels of a graded fault are never quite sure
    pool: str = ""  # reps drawn before, by classifier.prepare
    fresh: float = 0.2  # share of the steps that draw new reps; the others mix old ones, which costs a fifth


def features(reps: Reps, mode: str) -> torch.Tensor:
    return temporal_distance_matrix(reps.pose, reps.start, reps.end, RATE_HZ, mode)


def draw_set(maker: RepMaker, lifter, batches: int, mode: str, lifted: bool, batch: int = 64) -> tuple[torch.Tensor, torch.Tensor]:
    """`batches` × `batch` reps as features [N, 171, 64] and labels [N, 6]."""
    xs, ys = [], []
    for _ in range(batches):
        reps = maker(batch)
        reps = maker.lifted(reps, lifter) if lifted else reps
        xs.append(features(reps, mode))
        ys.append(reps.label)
    return torch.cat(xs), torch.cat(ys)


def answer(model: FormNet, x: torch.Tensor, raw: bool = False) -> torch.Tensor:
    """Probabilities, or uncalibrated logits, [N, 6]."""
    model.eval()
    with torch.no_grad():
        return torch.cat([model.logits(part) if raw else model(part) for part in x.split(256)])


def mean_auroc(table: dict) -> float:
    return sum(row["auroc"] for row in table.values()) / len(table)


class Reservoir:
    """Batches of features drawn so far, to be mixed anew: drawing and lifting a rep costs far more than a training step on it."""

    def __init__(self, generator: torch.Generator, batches: list[tuple[torch.Tensor, torch.Tensor]]):
        self.generator, self.batches = generator, batches

    def add(self, x: torch.Tensor, label: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        self.batches.append((x.half(), label))
        return x, label

    def mix(self) -> tuple[torch.Tensor, torch.Tensor]:
        """A batch put together from four old ones; half of it in a mirror, all of it shaken a little."""
        xs, labels = [], []
        for at in torch.randint(0, len(self.batches), (4,), generator=self.generator).tolist():
            x, label = self.batches[at]
            rows = torch.randperm(len(x), generator=self.generator)[: len(x) // 4]
            xs.append(x[rows].float())
            labels.append(label[rows])
        x, label = torch.cat(xs), torch.cat(labels)
        flip = (torch.rand(len(x), generator=self.generator) < 0.5)[:, None, None]
        x = torch.where(flip, x[:, MIRRORED_PAIRS], x)
        shake = 0.03 * torch.rand(len(x), 1, 1, generator=self.generator) * torch.randn(x.shape[:2], generator=self.generator)[..., None]
        return torch.where(x > 0, (x * (1 + shake)).clamp_min(1e-3), x), label


def reps_of(config: TrainConfig, bank: MotionBank, lifter, generator: torch.Generator) -> tuple[Reservoir, tuple[torch.Tensor, torch.Tensor]]:
    """The reps to begin with (none, unless a pool was drawn before) and the choosing set."""
    if config.pool:
        pool = torch.load(config.pool)
        if (pool["train"], pool["choose"], pool["mode"]) != (config.train, config.choose, config.mode):
            raise ValueError(f"{config.pool} was drawn for {pool['train']}, {pool['choose']}, {pool['mode']!r}; "
                             f"expected {config.train}, {config.choose}, {config.mode!r}")
        return Reservoir(generator, pool["batches"]), (pool["chosen"][0].float(), pool["chosen"][1])
    chooser = RepMaker(bank, config.choose, torch.Generator().manual_seed(config.seed + 500))
    return Reservoir(generator, []), draw_set(chooser, lifter, 12, config.mode, lifted=True)


def train(config: TrainConfig) -> FormNet:
    seed_everything(config.seed)
    torch.manual_seed(config.seed)
    generator = torch.Generator().manual_seed(config.seed)
    bank, lifter = MotionBank.load(), load_lifter(Path(config.lifter))
    data = checkpoint.data_hash(MotionBank.path())
    maker = RepMaker(bank, config.train, generator)
    old, (chosen_x, chosen_y) = reps_of(config, bank, lifter, generator)
    model_config = ClassifierConfig(channels=config.channels, mode=config.mode)
    model = FormNet(model_config)
    if old.batches:
        model.measure(torch.cat([x.float() for x, _ in old.batches[:16]]))
    else:
        model.measure(torch.cat([draw_set(maker, lifter, 4, config.mode, lifted)[0] for lifted in (False, True)]))
    optimiser = torch.optim.AdamW(model.parameters(), lr=config.rate, weight_decay=config.decay)
    best, started, folder = 0.0, time.monotonic(), Path(config.out)
    for step in range(config.steps + 1):
        done = max(step / config.steps, (time.monotonic() - started) / (60 * config.minutes))
        if (step % config.every == 0 and step > 0) or done >= 1:
            table = per_fault(answer(model, chosen_x).numpy(), chosen_y.numpy())
            print(f"step {step} {done:.0%} {time.monotonic() - started:.0f} s: mean AUROC {mean_auroc(table):.3f} "
                  + " ".join(f"{fault} {row['auroc']:.2f}" for fault, row in table.items()), flush=True)
            if mean_auroc(table) > best:
                best = mean_auroc(table)
                slope, shift = fit_platt(answer(model, chosen_x, raw=True), chosen_y)
                model.slope.copy_(slope)
                model.shift.copy_(shift)
                checkpoint.save(folder / "best.pt", model, config, data, network=asdict(model_config), step=step, choose=table)
                model.slope.fill_(1)
                model.shift.fill_(0)
            if done >= 1:
                break
        for group in optimiser.param_groups:
            group["lr"] = config.rate * min(1.0, step / 50 + 0.02) * max(0.01, 1 - done)
        if len(old.batches) < 16 or torch.rand(1, generator=generator) < config.fresh:
            reps = maker(config.batch)
            reps = maker.lifted(reps, lifter) if len(old.batches) % 3 else maker.spoiled(reps)
            x, label = old.add(features(reps, config.mode), reps.label)
        else:
            x, label = old.mix()
        label = label * (1 - 2 * config.smoothing) + config.smoothing
        model.train()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(model.logits(x), label)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
    return model


if __name__ == "__main__":
    torch.set_num_threads(1)
    chosen = from_arguments(TrainConfig, sys.argv[1:])
    print(json.dumps(asdict(chosen)), flush=True)
    train(chosen)
