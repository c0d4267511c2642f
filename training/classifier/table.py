"""
One table of all networks: same reps, same budget, leave subjects out, three seeds. From training/:

    python3 -m classifier.table pool=runs/classifier/pool.pt out=runs/classifier/table processes=1
    python3 -m classifier.table read=runs/classifier/table            # only print it
"""

import json
import multiprocessing
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch

from classifier.calibrate import apply, best_thresholds, fit
from classifier.evaluate import LIFTED, by_view, summary
from classifier.networks.catalogue import VARIANTS
from classifier.networks.trees import Trees
from classifier.pool import Pool
from classifier.train import TrainConfig, answer, device, fit_network
from classifier.view import view_weights
from common.card import table as markdown
from common.config import from_arguments
from common.skeleton import FAULTS
from faults.edits import Drawn

FOLDS = (((7, 8), (5, 6)), ((1, 2), (3, 4)), ((3, 4), (7, 8)), ((5, 6), (1, 2)))
"""Test subjects, and those that calibrate; the other four train."""


@dataclass(frozen=True)
class TableConfig:
    pool: str = "runs/classifier/pool.pt"
    out: str = "runs/classifier/table"  # .json is added
    read: str = ""
    seeds: tuple = (1, 2, 3)
    steps: int = 800
    minutes: float = 60.0  # for each network
    batch: int = 128
    rows: int = 1500  # of each subject, drawn from the pool
    crossed: bool = True  # every seed in every fold; otherwise each seed in a fold of its own
    only: str = ""  # part of a name
    processes: int = 1
    within: float = 600.0  # minutes for the whole table: what is not begun by then is left out


def run_one(name: str, seed: int, fold: int, config: TableConfig, pool: Pool) -> dict:
    """One network, one seed, one fold: scores on the test subjects."""
    (test, calibrating), started = FOLDS[fold], time.monotonic()
    train = tuple(s for s in range(1, 9) if s not in (*test, *calibrating))
    if VARIANTS[name].backbone == "trees":
        training = pool.of(train)
        trees = Trees(seed).fit(training.joints, view_weights(training.azimuth), Drawn(training.strength).label)

        def logits_of(part: Pool) -> torch.Tensor:
            return trees.logits(part.joints, view_weights(part.azimuth))
    else:
        model = fit_network(pool, TrainConfig(variant=name, seed=seed, train=train, steps=config.steps, minutes=config.minutes, batch=config.batch))

        def logits_of(part: Pool) -> torch.Tensor:
            return answer(model, part)[0]
    chosen, unseen = pool.of(calibrating), pool.of(test)
    logits, views, label = logits_of(chosen), view_weights(chosen.azimuth).cpu(), Drawn(chosen.strength).label.cpu()
    slope, shift = fit(logits, label, views)
    thresholds = best_thresholds(torch.sigmoid(apply(logits, views, slope, shift)), label)
    probability = torch.sigmoid(apply(logits_of(unseen), view_weights(unseen.azimuth).cpu(), slope, shift)).numpy()
    scores = by_view(probability, unseen, thresholds.numpy())
    return {"network": name, "seed": seed, "fold": fold, "test": test, "seconds": round(time.monotonic() - started, 1), **summary(scores),
            "lifted": {fault: scores[LIFTED][fault]["auroc"] for fault in FAULTS}}


def sampled(pool: Pool, rows: int) -> Pool:
    """The same `rows` of each subject for every network."""
    chance, parts = torch.Generator().manual_seed(1), []
    for subject in range(1, 9):
        mine = torch.nonzero(pool.subject == subject).flatten()
        parts.append(mine[torch.randperm(len(mine), generator=chance)[:rows]])
    return pool.rows(torch.cat(parts))


def _worker(tasks: list[tuple[str, int, int]], config: TableConfig, out: str, deadline: float) -> None:
    torch.set_num_threads(1)
    pool = sampled(Pool.load(Path(config.pool)), config.rows).to(device())
    with open(out, "w", encoding="utf-8") as stream:
        for task in tasks:
            if time.time() > deadline:
                return
            print(json.dumps(run_one(*task, config, pool)), file=stream, flush=True)


def measure(config: TableConfig) -> list[dict]:
    """All rows; written to config.out. Seeds and folds go first, so that a table cut short still has every network."""
    pairs = [(seed, fold) for seed in config.seeds for fold in range(len(FOLDS))] if config.crossed else list(zip(config.seeds, range(len(FOLDS))))
    tasks = [(name, seed, fold) for seed, fold in pairs for name in VARIANTS if config.only in name]
    deadline, context = time.time() + 60 * config.within, multiprocessing.get_context("spawn")
    parts = [str(Path(config.out).with_suffix(f".{n}.part")) for n in range(config.processes)]
    Path(config.out).parent.mkdir(parents=True, exist_ok=True)
    workers = [context.Process(target=_worker, args=(tasks[n::config.processes], config, part, deadline)) for n, part in enumerate(parts)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    rows = [json.loads(line) for part in parts if Path(part).exists() for line in Path(part).read_text(encoding="utf-8").splitlines()]
    Path(config.out).with_suffix(".json").write_text(json.dumps({"config": asdict(config), "rows": rows}) + "\n", encoding="utf-8")
    for part in parts:
        Path(part).unlink(missing_ok=True)
    return rows


def text(rows: list[dict]) -> str:
    """Markdown: mean over folds and seeds, ± the spread of the seeds' means."""
    columns = {"auroc exact": "AUROC, exact joints", "auroc lifted": "AUROC, lifted", "f1 lifted": "F1, lifted", "calibrationError lifted": "ECE, lifted"}
    table = {}
    for name in VARIANTS:
        mine = [row for row in rows if row["network"] == name]
        if not mine:
            continue
        seeds = sorted({row["seed"] for row in mine})
        cells = {}
        for key in columns:
            means = [np.mean([row[key] for row in mine if row["seed"] == seed]) for seed in seeds]
            cells[key] = f"{np.mean(means):.3f} ± {np.std(means):.3f}"
        for fault in FAULTS:
            cells[fault] = f"{np.mean([row['lifted'][fault] for row in mine]):.2f}"
        table[name] = cells | {"runs": len(mine)}
    return markdown(table, columns | {fault: fault for fault in FAULTS} | {"runs": "runs"}, "network")


if __name__ == "__main__":
    chosen = from_arguments(TableConfig, sys.argv[1:])
    if chosen.read:
        print(text(json.loads(Path(chosen.read).with_suffix(".json").read_text(encoding="utf-8"))["rows"]))
    else:
        print(text(measure(chosen)))
