"""
Trains the form classifier that ships, and what the card says of it. From training/:

    python3 -m classifier.ship pool=runs/classifier/pool.pt out=runs/classifier/ship.pt folds=2

`folds` networks are each trained without some subjects and answer for those: the card's figures, and the calibration of the shipped network,
which is then trained on all subjects with the same budget. No figure is of people that the network had seen.
"""

import json
import multiprocessing
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch

from classifier.calibrate import apply, best_thresholds, fit
from classifier.evaluate import OTHER, by_strength, by_view, summary, views_of
from classifier.features import features_of
from classifier.metrics import auroc
from classifier.model import FormNet
from classifier.networks.catalogue import VARIANTS, Variant, build
from classifier.networks.fault_net import FaultNet
from classifier.networks.joined import joined
from classifier.pool import SUBJECTS, Pool
from classifier.train import TrainConfig, answer, device, fit_network
from classifier.view import NODES, VIEWS, view_weights
from common import checkpoint
from common.config import from_arguments
from common.motion_bank import MotionBank
from common.skeleton import FAULTS
from faults.edits import FAULTY, Drawn

LEAST_AUROC = 0.86
"""
A view in which a fault is told from good reps less well than this does not show it: the report says so instead of naming it. Raised from 0.7 to 0.85 after a look at
real clips: a warped back, 0.74 to 0.84 by view and wrong more often than right on made faults (precision 0.46), was named in 10 reps of four good or doubtful
sets, and in none of the mannequin's warped backs. To 0.86 when two seeds joined brought it to 0.852 from the side, as wrong there as before (precision 0.47).
"""

STRANGERS = 0.65
"""
How much of its evidence counts for joints that come without a camera: they may be of any source, and sources that were never drawn are further off
than the drawn ones. Chosen after a look at squat7's correct squats, of which each fault was to be named in at most 15 %.
"""


MARGIN = {fault: 0.8 for fault in ("round_back", "warped_back", "upward_head", "frontal_knees")}
"""
Log odds by which joints without a camera need more evidence of the faults that no set of real people has ever confirmed (depth and caving knees were: squat7).
Chosen as STRANGERS was.
"""


@dataclass(frozen=True)
class ShipConfig:
    pool: str = "runs/classifier/pool.pt"  # one file or several, comma-separated
    out: str = "runs/classifier/ship.pt"
    variant: str = "ResNet + ResNet on coordinates"
    seed: int = 1
    seeds: int = 1  # networks joined by classifier.join
    folds: int = 2
    steps: int = 1500
    minutes: float = 60.0  # for each network
    width: int = 64
    processes: int = 1  # networks trained side by side
    recorded: str = ""  # this and the next as in TrainConfig
    elsewhere: float = 0.0


def splits(folds: int) -> list[tuple[int, ...]]:
    """The subjects tested in each fold: every folds-th."""
    return [tuple(SUBJECTS[k::folds]) for k in range(folds)]


def part_of(config: ShipConfig, subjects: tuple[int, ...]) -> Path:
    """Where a network that is trained side by side with others is kept until all are: a run that was stopped goes on with the next."""
    return Path(config.out).with_suffix("." + "".join(map(str, subjects)) + ".part")


def _fit(task: tuple[ShipConfig, tuple[int, ...]]) -> dict:
    """In a process of its own: the weights of a network trained on these subjects."""
    torch.set_num_threads(1)
    config, subjects = task
    path = part_of(config, subjects)
    if path.exists():
        kept = torch.load(path)
        if kept["config"] == asdict(config):
            return kept["weights"]
    weights = fit_network(Pool.of_files(config.pool).to(device()), training(config, subjects)).cpu().state_dict()
    torch.save({"config": asdict(config), "weights": weights}, path)
    print(f"trained on subjects {subjects}", flush=True)
    return weights


def fit_all(pool: Pool, config: ShipConfig, subjects: list[tuple[int, ...]]) -> list[FaultNet]:
    """One network for each set of training subjects, side by side where the config says so."""
    if config.processes == 1:
        return [fit_network(pool, training(config, some)) for some in subjects]
    with multiprocessing.get_context("spawn").Pool(config.processes) as workers:
        states = workers.map(_fit, [(config, some) for some in subjects], chunksize=1)
    networks = [build(VARIANTS[config.variant], config.width).to(pool.joints.device) for _ in states]
    for network, state in zip(networks, states):
        network.load_state_dict(state)
    return networks


def held_out(pool: Pool, config: ShipConfig, networks: list[FaultNet]) -> tuple[Pool, torch.Tensor, torch.Tensor]:
    """Every rep with the logits of a network that never saw its subject, and the fold of each, all on the CPU. `networks`: one a fold."""
    parts, logits, folds = [], [], []
    for k, (test, network) in enumerate(zip(splits(config.folds), networks)):
        part = pool.of(test)
        parts.append(part.to(torch.device("cpu")))
        logits.append(answer(network, part)[0])
        folds.append(torch.full((len(part),), k))
        print(f"fold {k + 1} of {config.folds}: tested on {test}", flush=True)
    return Pool.joined(parts), torch.cat(logits), torch.cat(folds)


def training(config: ShipConfig, subjects: tuple[int, ...]) -> TrainConfig:
    return TrainConfig(variant=config.variant, seed=config.seed, train=subjects, steps=config.steps, minutes=config.minutes, width=config.width,
                       recorded=config.recorded, elsewhere=config.elsewhere)


def crossed(pool: Pool, logits: torch.Tensor, fold: torch.Tensor) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities, each calibrated on the other folds' reps only, and the thresholds found there, [N, 6] each."""
    views, label = view_weights(pool.azimuth), Drawn(pool.strength).label
    probability, threshold = torch.zeros_like(logits), torch.zeros_like(logits)
    for k in fold.unique():
        mine, others = fold == k, fold != k
        slope, shift = fit(logits[others], label[others], views[others])
        slope, shift = careful(slope, shift)
        seen = torch.sigmoid(apply(logits[others], views[others], slope, shift))
        probability[mine] = torch.sigmoid(apply(logits[mine], views[mine], slope, shift))
        threshold[mine] = best_thresholds(seen, label[others])
    return probability.numpy(), threshold.numpy()


def careful(slope: torch.Tensor, shift: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Slopes and shifts [6 views, 6 faults] with those of joints without a camera held back by STRANGERS and MARGIN."""
    held, lower, none = slope.clone(), shift.clone(), VIEWS.index("no camera")
    held[none] *= STRANGERS
    lower[none] -= torch.tensor([MARGIN.get(fault, 0.0) for fault in FAULTS])
    return held, lower


def seen_from(logits: torch.Tensor, pool: Pool) -> list[list[float]]:
    """
    AUROC of each fault by true view and without a camera, [6 faults][6 views], weak faults left out: what a view can show. Joints that come
    without a camera may be of any source.
    """
    groups, strength = views_of(pool), pool.strength.numpy()
    rows = [groups[name] for name in (*NODES, OTHER)]
    counted = (strength <= 0) | (strength >= FAULTY)
    return [[auroc(strength[keep & counted[:, k], k] >= FAULTY, logits[keep & counted[:, k], k].numpy()) for keep in rows] for k in range(6)]


def figures(pool: Pool, probability: np.ndarray, threshold: np.ndarray) -> dict:
    """What the card says: by view, by strength, together; thresholds are each fold's own."""
    # Scores at a threshold that differs by fold: shift probabilities so that one threshold fits all.
    shifted = np.clip(probability - threshold + 0.5, 0, 1)
    half = np.full(6, 0.5)
    scored, plain = by_view(shifted, pool, half), by_view(probability, pool, half)
    for view, row in scored.items():
        for fault in FAULTS:
            row[fault]["calibrationError"] = plain[view][fault]["calibrationError"]
            row[fault]["auroc"] = plain[view][fault]["auroc"]
    label = Drawn(pool.strength).label.numpy()
    confusion = {}
    only = label.sum(1) <= 1
    for k, fault in enumerate((*FAULTS, "none")):
        rows = only & ((label[:, k] > 0) if k < 6 else (label.sum(1) == 0) & (pool.strength.numpy().max(1) <= 0)) & ~torch.isnan(pool.azimuth).numpy()
        confusion[fault] = {"n": int(rows.sum())} | {name: round(float((probability[rows, j] >= threshold[rows, j]).mean()), 3) for j, name in enumerate(FAULTS)}
    return {"byView": scored, "byStrength": by_strength(shifted, pool, half), "summary": summary(scored), "namedWhereOneFaultIs": confusion}


def ship(config: ShipConfig) -> FormNet:
    whole = Pool.of_files(config.pool)
    networks = fit_all(whole.to(device()), config, [*(tuple(s for s in SUBJECTS if s not in test) for test in splits(config.folds)), SUBJECTS])
    return finish(config, whole, networks)


def finish(config: ShipConfig, whole: Pool, networks: list[FaultNet]) -> FormNet:
    """Figures and calibration from the networks of the folds, and the checkpoint of the last network, which has seen all subjects."""
    pool = whole.to(device())
    networks = [network.to(device()) for network in networks]
    tested, logits, fold = held_out(pool, config, networks[:-1])
    probability, threshold = crossed(tested, logits, fold)
    found = figures(tested, probability, threshold)
    print(json.dumps(found["summary"]), flush=True)
    model = FormNet(networks[-1].cpu()).eval()
    views, label = view_weights(tested.azimuth), Drawn(tested.strength).label
    slope, shift = fit(logits, label, views)
    slope, shift = careful(slope, shift)
    model.slope.copy_(slope)
    model.shift.copy_(shift)
    thresholds = best_thresholds(torch.sigmoid(apply(logits, views, slope, shift)), label)
    know(model, whole, config.seed)
    checkpoint.save(
        Path(config.out), model, config, checkpoint.data_hash(MotionBank.path()), network=asdict(VARIANTS[config.variant]),
        thresholds=thresholds.tolist(), seenFrom=seen_from(logits, tested), figures=found, views=VIEWS,
        folds=[network.cpu().state_dict() for network in networks[:-1]])
    for part in Path(config.out).parent.glob(f"{Path(config.out).stem}.*.part"):
        part.unlink()
    return model


def know(model: FormNet, pool: Pool, seed: int) -> None:
    """Shows the network 6,000 reps of the pool, a quarter of them to find the unit of strangeness."""
    rows = torch.randperm(len(pool), generator=torch.Generator().manual_seed(seed))[:6000]
    with torch.no_grad():
        seen = torch.cat([features_of(pool.joints[part].float(), model.mode) for part in rows.split(256)])
    views, quarter = view_weights(pool.azimuth[rows]), len(rows) // 4
    model.learn_the_familiar((seen[quarter:], views[quarter:]), (seen[:quarter], views[:quarter]))


def unfilled(saved: dict) -> FaultNet:
    """A network of the kind that a checkpoint holds."""
    return joined([build(Variant(**saved["network"]), saved["config"]["width"]) for _ in range(saved["config"].get("seeds", 1))])


def load_shipped(path: Path) -> tuple[FormNet, dict]:
    """The network of a checkpoint, ready to answer, and everything that was stored beside it."""
    saved = checkpoint.load(path)
    model = FormNet(unfilled(saved))
    model.load_state_dict(saved["weights"])
    return model.eval(), saved


def networks_of(path: Path) -> list[FaultNet]:
    """The networks of the folds, and last the one that ships."""
    model, saved = load_shipped(path)
    folds = [unfilled(saved) for _ in saved["folds"]]
    for network, weights in zip(folds, saved["folds"]):
        network.load_state_dict(weights)
    return [network.eval() for network in (*folds, model.network)]


if __name__ == "__main__":
    torch.set_num_threads(1)
    chosen = from_arguments(ShipConfig, sys.argv[1:])
    print(json.dumps(asdict(chosen)), flush=True)
    ship(chosen)
