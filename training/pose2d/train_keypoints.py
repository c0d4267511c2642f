"""Trains the keypoint network. From training/:  python3 -m pose2d.train_keypoints [--name value ...]

The schedule follows the clock, not a number of steps: it ends when the time is up, however fast the machine was.
Interrupted, it resumes from its checkpoint with the schedule where it stood.
"""

import time
from dataclasses import asdict, dataclass

import numpy as np
import torch

from pose2d import backgrounds, batches, data, losses, mannequins, measure
from pose2d.loop import Training, parse, rate
from pose2d.network import KeypointNetwork


@dataclass
class Config:
    """Everything that one run depends on."""

    shared: str = ""
    run: str = "keypoints"
    minutes: float = 100.0
    size_px: int = 160
    batch: int = 48
    rendered_share: float = 0.22
    absent_share: float = 0.1
    peak_rate: float = 2e-3
    weight_decay: float = 0.02
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
    training = Training(config, KeypointNetwork(config.size_px))
    training.resume()
    rng = training.rng
    pool = backgrounds.pool(people, split["alone"], np.random.default_rng(config.seed))
    train = people.take(split["train"])
    real = batches.Feed(train, pool, config.size_px, rng, config.absent_share, batches.interest(train.points))
    training.log(config=asdict(config), train=len(train), parameters=sum(p.numel() for p in training.network.parameters()))
    rendered, best, running, last_save, last_scan = None, 0.0, {}, time.time(), 0.0
    while training.progress < 1:
        start = time.time()
        if start - last_scan > 120:  # renderings may still be arriving
            found = mannequins.load(data.runs_folder())
            if found is not None and (rendered is None or len(found) != len(rendered.people)):
                rendered = batches.Feed(found, pool, config.size_px, rng, 0.05)
                training.log(rendered=len(found))
            last_scan = start
        drawn = round(config.batch * config.rendered_share) if rendered else 0
        parts = [real.batch(config.batch - drawn)] + ([rendered.batch(drawn)] if drawn else [])
        batch = batches.join(parts)
        training.network.train()
        out = training.network.forward_all(batch["image"], config.bfloat16)
        loss, values = losses.keypoint_loss(out, batch, config.size_px)
        training.learn(loss)
        for name, value in values.items():
            running[name] = running.get(name, value) * 0.99 + value * 0.01
        training.spent += time.time() - start
        if training.step % 100 == 0:
            training.log(rate=rate(config, training.progress), **{k: round(v, 4) for k, v in running.items()}, seconds=round(time.time() - start, 3))
        if time.time() - last_save > config.checkpoint_minutes * 60:
            start = time.time()
            result = validate(training.average, people, split["val_a"])
            training.log(val_a=result)
            training.save()
            if result["pck@0.1"] > best:
                best = result["pck@0.1"]
                torch.save({"config": asdict(config), "average": training.average.state_dict(), "step": training.step, "val_a": result}, training.folder / "best.pt")
            last_save = time.time()
            training.spent += last_save - start
    training.log(val_a=validate(training.average, people, split["val_a"]), done=True)
    training.save("final.pt")


if __name__ == "__main__":
    main(parse(Config))
