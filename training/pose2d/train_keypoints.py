"""Trains one estimator of the ladder. From training/:  python3 -m pose2d.train_keypoints --estimator soft-argmax [--name value ...]

The schedule ends after --steps or --minutes, whichever comes first. Interrupted, it resumes from its checkpoint with the schedule
where it stood. Runs on a GPU when there is one. The checkpoint kept as best.pt is the best on val_a, which reports nothing.
"""

import time
from dataclasses import asdict, dataclass

import torch

from pose2d import corpus, data, measure
from pose2d.estimators import ESTIMATORS
from pose2d.loop import Training, parse, rate


@dataclass
class Config:
    """Everything that one run depends on."""

    shared: str = ""
    run: str = "keypoints"
    estimator: str = "soft-argmax"
    minutes: float = 100.0
    steps: int = 0
    size_px: int = 160
    batch: int = 48
    absent_share: float = 0.1
    folds: str = ""  # clips that are trained on: "0", "1", "all" or none
    init: str = ""  # a kept network (best.pt, final.pt) to begin from
    licensed: int = 0  # 1: photographs of the licensed sources alone
    peak_rate: float = 2e-3
    weight_decay: float = 0.05
    warm_up: float = 0.02
    average: float = 0.9985  # of the weights, over about the last 650 steps
    bfloat16: bool = True
    threads: int = 1
    checkpoint_minutes: float = 3.0
    seed: int = 20


def validate(network, people, rows) -> dict:
    """PCK on the part of the validation set that chooses the checkpoint."""
    part = people.take(rows)
    result = measure.summary(measure.predict(network, part.images, part.points), part.points, part.visible > 0.5)
    return {name: round(value, 4) for name, value in result.items() if name != "groups"}


def main(config: Config) -> None:
    torch.set_num_threads(config.threads)
    people, split = data.load_people(data.shared_folder(config.shared))
    training = Training(config, ESTIMATORS[config.estimator](config.size_px))
    if config.init:
        training.begin_from(config.init)
    training.resume()
    feed, sizes = corpus.feed(people, split, config, training.draws)
    training.log(config=asdict(config), train=sizes, parameters=sum(p.numel() for p in training.network.parameters()), device=str(training.device))
    best, last_save, looked = 0.0, time.time(), 0
    while training.progress < 1:
        start = time.time()
        batch = feed.batch(config.batch)
        training.network.train()
        known = {"truth": batch["points"]} if config.estimator == "deeppose" else {}
        out = training.network.forward_all(batch["image"], config.bfloat16, **known)
        loss, values = training.network.loss(out, batch)
        training.learn(loss)
        if training.step % 100 == 0:
            training.log(rate=rate(config, training.progress), loss=round(loss.item(), 4), **{k: round(v.item(), 4) for k, v in values.items()},
                         seconds=round(time.time() - start, 3))
        training.spent += time.time() - start
        if time.time() - last_save > config.checkpoint_minutes * 60 or int(training.progress * 10) > looked:
            looked, start = int(training.progress * 10), time.time()
            result = validate(training.average, people, split["val_a"])
            training.log(val_a=result)
            if result["pck@0.1"] >= best:
                best = result["pck@0.1"]
                training.keep("best.pt", val_a=result)
            if time.time() - last_save > config.checkpoint_minutes * 60:
                training.save()
                last_save = time.time()
            training.spent += time.time() - start
    result = validate(training.average, people, split["val_a"])
    training.log(val_a=result, best=best, done=True)
    training.keep("final.pt", val_a=result)


if __name__ == "__main__":
    main(parse(Config))
