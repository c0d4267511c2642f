"""Trains the finder. From training/:  python3 -m pose2d.train_finder [--minutes 35] [--name value ...]

Frames are composed while training runs, whole batches at a time; a share of them are frames of the clips (--folds). Runs on a GPU
when there is one.
"""

import time
from dataclasses import asdict, dataclass

import numpy as np
import torch

from pose2d import batches, clip_crops, composites, corpus, data, finder_losses, finder_measure, mannequins
from pose2d.draws import Draws
from pose2d.finder_network import FinderNetwork
from pose2d.loop import Training, parse


KEPT = 300  # renderings that are never trained on


@dataclass
class Config:
    """Everything that one run depends on."""

    shared: str = ""
    run: str = "finder"
    minutes: float = 35.0
    steps: int = 0
    batch: int = 32
    rendered_share: float = 0.25
    recorded_share: float = 0.2  # of a batch, from the clips of these folds
    folds: str = ""
    init: str = ""  # a kept network to begin from
    validation_frames: int = 500
    peak_rate: float = 2e-3
    weight_decay: float = 0.02
    warm_up: float = 0.03
    average: float = 0.998
    bfloat16: bool = True
    threads: int = 1
    checkpoint_minutes: float = 3.0
    seed: int = 30


class Kitchen:
    """What frames are composed of: people with masks, how often each may fill a picture alone, scenes; and real frames."""

    def __init__(self, people, rows, alone, rendered, rendered_rows, rendered_share: float, scenes: np.ndarray, draws: Draws, folds: str = ""):
        parts = [(people, rows, np.full(len(rows), (1 - rendered_share) / len(rows)))]
        lonely = [np.isin(rows, alone).astype(np.float32)]
        if rendered is not None:
            parts.append((rendered, rendered_rows, np.full(len(rendered_rows), rendered_share / len(rendered_rows))))
            lonely.append(np.ones(len(rendered_rows), np.float32))
        self.people = batches.store(parts, draws.device)
        self.alone = torch.from_numpy(np.concatenate(lonely)).to(draws.device) * self.people.often
        self.scenes, self.draws, self.real = torch.from_numpy(scenes).to(draws.device), draws, None
        if folds:
            packed = np.load(data.runs_folder() / "clip-crops.npz")
            rows = np.arange(len(packed["whole_fold"])) if folds == "all" else np.flatnonzero(packed["whole_fold"] == int(folds))
            pictures = clip_crops.pictures(packed, "whole_")[rows].transpose(0, 3, 1, 2)
            self.real = [torch.from_numpy(np.ascontiguousarray(v)).to(draws.device) for v in (pictures, packed["whole_box"][rows], packed["whole_area"][rows])]

    def batch(self, count: int, recorded_share: float = 0.0) -> composites.Frames:
        real = round(count * recorded_share) if self.real else 0
        made = composites.compose(self.people, self.alone, self.scenes, count - real, self.draws)
        if real == 0:
            return made
        rows = self.draws.integers(len(self.real[0]), real)
        return composites.join([made, composites.recorded(*(part[rows] for part in self.real), self.scenes, self.draws)])


def listed(frames: composites.Frames) -> tuple[np.ndarray, list[np.ndarray]]:
    """Frames as uint8 [N, 256, 256, 3] and the boxes of each."""
    images = (frames.image * 255).round().byte().permute(0, 2, 3, 1).cpu().numpy()
    return images, [box[use].cpu().numpy() for box, use in zip(frames.boxes, frames.there)]


def held_out(people, split, rendered, count: int, seed: int, parts: tuple[str, ...], device="cpu") -> tuple[np.ndarray, list[np.ndarray]]:
    """Composed frames of people and scenes that training never saw."""
    rows = np.sort(np.concatenate([split[part] for part in parts]))
    draws = Draws(seed, device)
    kitchen = Kitchen(people, rows, rows, rendered, np.arange(KEPT), 0.15, corpus.scenes(people, rows, 2000 + len(rows)), draws)
    made = [listed(kitchen.batch(min(50, count - start))) for start in range(0, count, 50)]
    return np.concatenate([images for images, _ in made]), [box for _, boxes in made for box in boxes]


def main(config: Config) -> None:
    torch.set_num_threads(config.threads)
    people, split = data.load_people(data.shared_folder(config.shared))
    rendered = mannequins.load(data.runs_folder())
    training = Training(config, FinderNetwork())
    if config.init:
        training.begin_from(config.init)
    training.resume()
    frames, truth = held_out(people, split, rendered, config.validation_frames, config.seed + 1, ("val_a", "val_unseen"), training.device)
    shown = np.arange(KEPT, len(rendered)) if rendered else None
    scenes = corpus.scenes(people, split["alone"], 1000)
    kitchen = Kitchen(people, split["train"], split["alone"], rendered, shown, config.rendered_share, scenes, training.draws, config.folds)
    training.log(config=asdict(config), parameters=sum(p.numel() for p in training.network.parameters()), device=str(training.device))
    last_save = time.time()
    while training.progress < 1:
        start = time.time()
        made = kitchen.batch(config.batch, config.recorded_share)
        training.network.train()
        raw = training.network.forward_raw(made.image.contiguous(memory_format=torch.channels_last), config.bfloat16)
        loss, values = finder_losses.finder_loss(raw, finder_losses.targets(made.boxes, made.there))
        training.learn(loss)
        training.spent += time.time() - start
        if training.step % 100 == 0:
            training.log(**{k: round(v.item(), 4) for k, v in values.items()}, seconds=round(time.time() - start, 3))
        if time.time() - last_save > config.checkpoint_minutes * 60:
            training.log(validation=finder_measure.summary(finder_measure.predict(training.average, frames), truth))
            training.save()
            last_save = time.time()
    training.log(validation=finder_measure.summary(finder_measure.predict(training.average, frames), truth), done=True)
    training.keep("final.pt")


if __name__ == "__main__":
    main(parse(Config))
