"""Trains the keypoint network. From training/:  python3 -m pose2d.train_keypoints [--name value ...]

The schedule follows the clock, not a number of steps: it ends when the time is up, however fast the machine was.
Interrupted, it resumes from its checkpoint with the schedule where it stood.
"""

import argparse
import copy
import json
import math
import time
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import numpy as np
import torch

from pose2d import backgrounds, batches, data, losses, mannequins, measure
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


def parse(kind, arguments=None):
    """The command line as a config; an unknown name is an error."""
    parser = argparse.ArgumentParser(description=__doc__)
    for field in fields(kind):
        turn = (lambda text: text.lower() in ("1", "true", "yes")) if field.type is bool else field.type
        parser.add_argument("--" + field.name.replace("_", "-"), dest=field.name, type=turn, default=field.default)
    return kind(**vars(parser.parse_args(arguments)))


def rate(config, progress: float) -> float:
    """Learning rate: a short warm-up, then half a cosine down to zero at the end of the time."""
    if progress < config.warm_up:
        return config.peak_rate * (0.05 + 0.95 * progress / config.warm_up)
    return config.peak_rate * 0.5 * (1 + math.cos(math.pi * min(1, (progress - config.warm_up) / (1 - config.warm_up))))


@torch.no_grad()
def follow(average, network, decay: float) -> None:
    """Moves the averaged network a little towards the trained one (weights and batch statistics)."""
    for slow, fast in zip(average.state_dict().values(), network.state_dict().values()):
        if slow.dtype.is_floating_point:
            slow.lerp_(fast, 1 - decay)
        else:
            slow.copy_(fast)


class Training:
    """State of a run: networks, optimiser, clock, chance; and how it is kept on disk."""

    def __init__(self, config, network):
        torch.manual_seed(config.seed)
        self.config, self.network = config, network.to(memory_format=torch.channels_last)
        self.average = copy.deepcopy(self.network)
        plain = [p for p in network.parameters() if p.dim() < 2]
        matrices = [p for p in network.parameters() if p.dim() >= 2]
        self.optimiser = torch.optim.AdamW([{"params": matrices, "weight_decay": config.weight_decay}, {"params": plain, "weight_decay": 0.0}], lr=1e-4)
        self.rng = np.random.default_rng(config.seed)
        self.step, self.spent = 0, 0.0
        self.folder = data.runs_folder() / config.run
        self.folder.mkdir(exist_ok=True)

    @property
    def progress(self) -> float:
        return self.spent / (self.config.minutes * 60)

    def log(self, **values) -> None:
        line = json.dumps({"time": time.strftime("%H:%M:%S"), "step": self.step, "progress": round(self.progress, 4), **values})
        with open(self.folder / "log.jsonl", "a") as file:
            file.write(line + "\n")
        print(line, flush=True)

    def save(self) -> None:
        partial = self.folder / "checkpoint.partial"
        torch.save({"config": asdict(self.config), "network": self.network.state_dict(), "average": self.average.state_dict(),
                    "optimiser": self.optimiser.state_dict(), "step": self.step, "spent": self.spent,
                    "torch_rng": torch.get_rng_state(), "rng": self.rng.bit_generator.state}, partial)
        partial.rename(self.folder / "checkpoint.pt")

    def resume(self) -> None:
        path = self.folder / "checkpoint.pt"
        if not path.exists():
            return
        state = torch.load(path, map_location="cpu")
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.spent = state["step"], state["spent"]
        torch.set_rng_state(state["torch_rng"])
        self.rng.bit_generator.state = state["rng"]
        self.log(resumed=True)

    def learn(self, loss) -> None:
        """One step of the optimiser and of the average; a loss that is not a number stops the run."""
        if not torch.isfinite(loss):
            raise FloatingPointError(f"The loss is {loss.item()} at step {self.step}: resume from the last checkpoint with a lower --peak-rate.")
        for group in self.optimiser.param_groups:
            group["lr"] = rate(self.config, self.progress)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 5.0)
        self.optimiser.step()
        self.step += 1
        follow(self.average, self.network, min(self.config.average, (1 + self.step) / (10 + self.step)))


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
    real = batches.Feed(train, pool, config.size_px, rng, config.absent_share)
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
    training.save()
    torch.save({"config": asdict(config), "average": training.average.state_dict(), "step": training.step}, training.folder / "final.pt")


if __name__ == "__main__":
    main(parse(Config))
