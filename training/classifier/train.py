"""
Trains one network of the catalogue on a pool of stored reps (classifier.pool). From training/:

    python3 -m classifier.train pool=runs/classifier/pool.pt variant="ResNet, limbs as they are"

The budget is fixed and the weights are a running mean, so that nothing has to be chosen on the way; the choosing subjects only calibrate.
"""

import copy
import json
import math
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch

from classifier.augment import mirror, shake, tip, warp
from classifier.calibrate import apply, best_thresholds, fit
from classifier.networks.catalogue import VARIANTS, Variant, build
from classifier.networks.fault_net import FaultNet
from classifier.pool import Pool
from classifier.sources import OtherSources
from classifier.view import view_weights
from common import checkpoint
from common.config import from_arguments
from common.motion_bank import MotionBank
from common.skeleton import FAULTS, JOINT_MIRROR
from common.seeds import seed_everything
from faults.edits import Drawn


@dataclass(frozen=True)
class TrainConfig:
    out: str = "runs/classifier/best.pt"
    pool: str = "runs/classifier/pool.pt"
    variant: str = "ResNet, limbs as they are"
    seed: int = 1
    train: tuple = (1, 2, 3, 4, 5)
    choose: tuple = (6,)
    test: tuple = (7, 8)
    steps: int = 1500
    minutes: float = 60.0
    batch: int = 128
    rate: float = 2e-3
    decay: float = 0.02
    width: int = 64
    smoothing: float = 0.01  # labels of a graded fault are never quite sure
    strength_weight: float = 0.5
    recorded: str = ""  # reps with UI-PRMD's own label (classifier.recorded), shown among the made ones
    recorded_share: float = 0.1  # of each batch
    elsewhere: float = 0.0  # share of the exact joints that are shown as another source has them, drawn anew each time
    bfloat16: bool = True


def device() -> torch.device:
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


class Rows:
    """Draws augmented batches of a pool that lies on the device as a whole."""

    def __init__(self, pool: Pool, config: TrainConfig, variant: Variant):
        self.config, self.variant, self.made = config, variant, len(pool)
        self.pool = Pool.joined([pool, Pool.of_files(config.recorded).to(pool.joints.device).of(config.train)]) if config.recorded else pool
        pool = self.pool
        self.generator = torch.Generator(device=pool.joints.device).manual_seed(config.seed)
        self.views, self.label = view_weights(pool.azimuth), Drawn(pool.strength).label
        self.exact = torch.isnan(pool.true_azimuth) & ~pool.other
        self.sources = OtherSources(torch.Generator().manual_seed(config.seed + 1))

    def batch(self) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        """joints, view weights, label, strength."""
        rows = self.drawn()
        joints = mirror(self.elsewhere(self.pool.joints[rows].float(), self.exact[rows]), self.generator)
        joints = warp(joints, self.generator) if self.variant.warp else joints
        return shake(tip(joints, self.generator), self.generator), self.views[rows], self.label[rows], self.pool.strength[rows]

    def drawn(self) -> torch.Tensor:
        """Rows of one batch: made reps, then recorded ones where there are some."""
        def some(low: int, high: int, count: int) -> torch.Tensor:
            return torch.randint(low, high, (count,), generator=self.generator, device=self.pool.joints.device)
        recorded = round(self.config.recorded_share * self.config.batch) if len(self.pool) > self.made else 0
        return torch.cat((some(0, self.made, self.config.batch - recorded), some(self.made, max(len(self.pool), self.made + 1), recorded)))

    def elsewhere(self, joints: torch.Tensor, exact: torch.Tensor) -> torch.Tensor:
        """A share of the exact joints as yet another source would have them, drawn anew each time."""
        if not self.config.elsewhere:
            return joints
        chosen = exact & (torch.rand(len(exact), generator=self.generator, device=exact.device) < self.config.elsewhere)
        if chosen.any():
            joints = joints.clone()
            joints[chosen] = self.sources(joints[chosen].cpu()).to(joints.device)
        return joints


BETWEEN = torch.tensor([fault in ("inward_knees", "shallow", "frontal_knees") for fault in FAULTS])
"""The faults that exact joints show (faults/places.py): where their strength is not known, the rep is between good and a fault."""


def loss_of(logits: torch.Tensor, found: torch.Tensor, label: torch.Tensor, strength: torch.Tensor, config: TrainConfig) -> torch.Tensor:
    """
    Logits, strengths that were found, labels and strengths [B, 6]; a strength that is not known (NaN) is not asked for. But an incorrect rep in which no fault is sure and
    some are in between is incorrect because of one of those: one at least must be seen.
    """
    known, F = ~strength.isnan(), torch.nn.functional
    target = label * (1 - 2 * config.smoothing) + config.smoothing
    said = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    said = said + config.strength_weight * F.smooth_l1_loss(found, strength.nan_to_num(), beta=0.2, reduction="none")
    unsure = ~known & BETWEEN.to(logits.device)
    asked = unsure.any(1) & (label.sum(1) == 0)
    none = (F.logsigmoid(-logits) * unsure).sum(1)[asked]  # log probability that none of those is there
    unseen = -torch.log(-torch.expm1(none.clamp(max=-1e-4)))
    return ((said * known).sum() + unseen.sum()) / known.numel()


def optimise(model: FaultNet, rows: Rows, config: TrainConfig) -> FaultNet:
    """Trains `model` and returns the running mean of its weights."""
    average = copy.deepcopy(model)
    optimiser = torch.optim.AdamW(model.parameters(), lr=config.rate, weight_decay=config.decay)
    started, done, step = time.monotonic(), 0.0, 0
    model.train()
    while done < 1:
        for group in optimiser.param_groups:
            group["lr"] = config.rate * min(1.0, step / 60 + 0.02) * max(0.005, 0.5 + 0.5 * math.cos(math.pi * done))
        joints, view, label, strength = rows.batch()
        # bfloat16 halves the time where the processor has it, and changes nothing in the result that two seeds would not.
        with torch.autocast(joints.device.type, torch.bfloat16, enabled=config.bfloat16):
            logits, found = (out.float() for out in model(joints, view))
        loss = loss_of(logits, found, label, strength, config)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        follow(average, model, min(0.995, step / (step + 10)))
        step += 1
        done = max(step / config.steps, (time.monotonic() - started) / (60 * config.minutes))
    return average.eval()


@torch.no_grad()
def follow(average: torch.nn.Module, model: torch.nn.Module, keep: float) -> None:
    """Exponential moving average of weights and norm statistics."""
    for mine, its in zip(average.state_dict().values(), model.state_dict().values()):
        if mine.dtype.is_floating_point:
            mine.mul_(keep).add_(its, alpha=1 - keep)
        else:
            mine.copy_(its)


@torch.no_grad()
def answer(model: FaultNet, pool: Pool) -> tuple[torch.Tensor, torch.Tensor]:
    """Logits and strengths [N, 6] of a pool, each the mean of the rep and its mirror image, on the CPU."""
    model.eval()
    views, parts = view_weights(pool.azimuth), []
    for rows in torch.arange(len(pool), device=pool.joints.device).split(512):
        joints = pool.joints[rows].float()
        both = [model(j, views[rows]) for j in (joints, mirrored(joints))]
        parts.append([(a + b) / 2 for a, b in zip(*both)])
    return tuple(torch.cat([part[k] for part in parts]).cpu() for k in range(2))


def mirrored(joints: torch.Tensor) -> torch.Tensor:
    return joints[:, :, list(JOINT_MIRROR)] * torch.tensor([1.0, -1.0, 1.0], device=joints.device)


def fit_network(pool: Pool, config: TrainConfig) -> FaultNet:
    """A trained network of config.variant on the training subjects of `pool`, which lies on the device."""
    seed_everything(config.seed)
    variant = VARIANTS[config.variant]
    training = pool.of(config.train)
    model = build(variant, config.width).to(pool.joints.device)
    model.measure(training.joints[torch.randint(0, len(training), (1024,))].float())
    return optimise(model, Rows(training, config, variant), config)


def calibration(model: FaultNet, pool: Pool) -> dict[str, torch.Tensor]:
    """Slope and shift by view, and thresholds, from a pool the network was not trained on; reps with a fault too weak to count are left in."""
    logits, _ = answer(model, pool)
    views, label = view_weights(pool.azimuth).cpu(), Drawn(pool.strength).label.cpu()
    slope, shift = fit(logits, label, views)
    probability = torch.sigmoid(apply(logits, views, slope, shift))
    return {"slope": slope, "shift": shift, "thresholds": best_thresholds(probability, label)}


def train(config: TrainConfig) -> FaultNet:
    pool = Pool.load(Path(config.pool)).to(device())
    model = fit_network(pool, config)
    calibrated = calibration(model, pool.of(config.choose)) if config.choose else {}
    data = checkpoint.data_hash(MotionBank.path())
    checkpoint.save(Path(config.out), model.cpu(), config, data, variant=asdict(VARIANTS[config.variant]), **calibrated)
    return model


if __name__ == "__main__":
    torch.set_num_threads(1)
    chosen = from_arguments(TrainConfig, sys.argv[1:])
    print(json.dumps(asdict(chosen)), flush=True)
    train(chosen)
