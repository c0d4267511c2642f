"""Trains the finder. From training/:  python3 -m pose2d.train_finder [--minutes 35] [--name value ...]

Frames are composed while training runs; each is kept in a reservoir and seen again mirrored and in other light.
"""

import time
from dataclasses import asdict, dataclass

import numpy as np
import torch

from pose2d import augment, backgrounds, composites, data, finder_losses, finder_measure, mannequins
from pose2d.finder_network import FinderNetwork
from pose2d.loop import Training, parse


@dataclass
class Config:
    """Everything that one run depends on."""

    shared: str = ""
    run: str = "finder"
    minutes: float = 35.0
    batch: int = 32
    fresh: int = 6  # new frames a step; the others come from the reservoir
    reservoir: int = 6000
    rendered_share: float = 0.25
    validation_frames: int = 500
    peak_rate: float = 2e-3
    weight_decay: float = 0.02
    warm_up: float = 0.03
    average: float = 0.998
    bfloat16: bool = True
    threads: int = 1
    checkpoint_minutes: float = 3.0
    seed: int = 30


class Reservoir:
    """The last frames that were composed, with their boxes."""

    def __init__(self, size: int):
        self.frames = np.empty((size, composites.SIZE_PX, composites.SIZE_PX, 3), np.uint8)
        self.boxes: list[np.ndarray] = [np.empty((0, 4), np.float32)] * size
        self.areas = np.zeros((size, 4), np.float32)
        self.filled, self.next = 0, 0

    def add(self, frame, boxes, area) -> int:
        at = self.next
        self.frames[at], self.boxes[at], self.areas[at] = frame, boxes, area
        self.next, self.filled = (at + 1) % len(self.frames), min(self.filled + 1, len(self.frames))
        return at

    def batch(self, rows: np.ndarray, rng: np.random.Generator):
        """image [N, 3, 256, 256] with the letterbox bars put back to their grey, boxes per frame; half of them mirrored."""
        image = torch.from_numpy(self.frames[rows]).permute(0, 3, 1, 2).float() / 255
        boxes = [self.boxes[row].copy() for row in rows]
        areas = self.areas[rows].copy()
        bar = image.new_full((), composites.PADDING)
        axis = torch.arange(composites.SIZE_PX)
        shown = torch.from_numpy(areas)[..., None]
        inside = ((axis >= shown[:, 0]) & (axis < shown[:, 2]))[:, None, None, :] & ((axis >= shown[:, 1]) & (axis < shown[:, 3]))[:, None, :, None]
        light = torch.from_numpy(rng.normal(1, 0.12, (len(rows), 3))).float().view(-1, 3, 1, 1)
        image = torch.where(inside, (image * light + torch.from_numpy(rng.normal(0, 0.05, (len(rows), 1, 1, 1))).float()).clamp(0, 1), bar)
        for n in np.flatnonzero(rng.random(len(rows)) < 0.5):
            image[n] = image[n].flip(2)
            boxes[n][:, 0] = composites.SIZE_PX - boxes[n][:, 0]
        return image.contiguous(memory_format=torch.channels_last), boxes


def ingredients(people, rows, alone, rendered, rendered_share, pool) -> composites.Ingredients:
    """The crops of some rows, together with the renderings when there are any."""
    sets, lonely = [people.take(rows)], [np.flatnonzero(np.isin(rows, alone))]
    if rendered is None:
        return composites.Ingredients(sets, lonely, [1.0], pool)
    return composites.Ingredients(sets + [rendered], lonely + [np.arange(len(rendered))], [1 - rendered_share, rendered_share], pool)


def main(config: Config) -> None:
    torch.set_num_threads(config.threads)
    people, split = data.load_people(data.shared_folder(config.shared))
    rendered = mannequins.load(data.runs_folder())
    training = Training(config, FinderNetwork())
    training.resume()
    rng = training.rng
    held_out = np.sort(np.concatenate([split["val_a"], split["val_unseen"]]))
    apart = np.random.default_rng(config.seed + 1)
    scenes = backgrounds.pool(people, held_out, apart, painted=200, sketches=60)
    parts = ingredients(people, held_out, held_out, rendered.take(np.arange(300)) if rendered else None, 0.15, scenes)
    validation = [composites.compose(parts, apart) for _ in range(config.validation_frames)]
    frames, truth = np.stack([v[0] for v in validation]), [v[1] for v in validation]
    scenes = backgrounds.pool(people, split["alone"], apart, painted=2500, sketches=1200)
    parts = ingredients(people, split["train"], split["alone"], rendered.take(np.arange(300, len(rendered))) if rendered else None, config.rendered_share, scenes)
    reservoir = Reservoir(config.reservoir)
    training.log(config=asdict(config), parameters=sum(p.numel() for p in training.network.parameters()))
    running, last_save = {}, time.time()
    while training.progress < 1:
        start = time.time()
        new = [reservoir.add(*composites.compose(parts, rng)) for _ in range(config.fresh)]
        rows = np.concatenate([new, rng.integers(0, reservoir.filled, config.batch - len(new))])
        image, boxes = reservoir.batch(rows, rng)
        training.network.train()
        raw = training.network.forward_raw(image, config.bfloat16)
        loss, values = finder_losses.finder_loss(raw, finder_losses.targets(boxes))
        training.learn(loss)
        training.spent += time.time() - start
        for name, value in values.items():
            running[name] = running.get(name, value) * 0.99 + value * 0.01
        if training.step % 100 == 0:
            training.log(**{k: round(v, 4) for k, v in running.items()}, seconds=round(time.time() - start, 3))
        if time.time() - last_save > config.checkpoint_minutes * 60:
            training.log(validation=finder_measure.summary(finder_measure.predict(training.average, frames), truth))
            training.save()
            last_save = time.time()
    training.log(validation=finder_measure.summary(finder_measure.predict(training.average, frames), truth), done=True)
    training.save("final.pt")


if __name__ == "__main__":
    main(parse(Config))
