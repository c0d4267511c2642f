"""
Trains the network of the back. From training/:

    python3 -m pose2d.backs                          # the pictures it learns from: 10 minutes on two cores
    python3 -m pose2d.train_back

Interrupted, it resumes from its checkpoint. The last twentieth of the pictures tells how it goes; nothing is chosen on them.
"""

import time
from dataclasses import asdict, dataclass

import torch

from pose2d import augment, back_network, back_patches, backs, data
from pose2d.back_network import SIDE_OVER_TRUNK, SIZE_PX, BackNetwork
from pose2d.draws import Draws
from pose2d.loop import Training, parse, rate


@dataclass
class Config:
    """Everything that one run depends on."""

    run: str = "back"
    init: str = ""  # a kept network (final.pt) or the committed .onnx to begin from
    shared: str = ""
    minutes: float = 0.0
    steps: int = 12000
    batch: int = 64
    peak_rate: float = 3e-3
    weight_decay: float = 0.02
    warm_up: float = 0.02
    average: float = 0.998
    bfloat16: bool = True
    threads: int = 1
    checkpoint_minutes: float = 3.0
    seed: int = 51


@dataclass
class Backs:
    """Pictures uint8 [N, 3, 192, 192], points [N, 21, 2] px, line of the back [N, 25, 2] px, seen [N, 25] bool."""

    images: torch.Tensor
    points: torch.Tensor
    line: torch.Tensor
    seen: torch.Tensor

    def take(self, rows) -> "Backs":
        return Backs(self.images[rows], self.points[rows], self.line[rows], self.seen[rows])


def pictures(archive: dict) -> Backs:
    return Backs(torch.from_numpy(archive["images"]).permute(0, 3, 1, 2), *(torch.from_numpy(archive[name]) for name in ("points", "line", "seen")))


def batch(some: Backs, draws: Draws | None) -> dict:
    """patch [N, 3, 96, 96], x, visible, known [N, 5]; with draws as a phone may show it."""
    crops = back_patches.crops(some.points, draws)
    patch, placed = crops.sample(some.images.float() / 255), crops.place(some.points)
    x, visible, known = back_patches.crossings(crops.place(some.line), some.seen)
    if draws is not None:
        at = torch.cat([placed, torch.stack([x, torch.tensor(back_network.LEVELS_PX).expand_as(x)], -1)], 1)
        patch, covered = augment.occlude(patch, at, draws, 0.25)
        visible = visible * ~covered[:, -back_network.POINTS:]
        patch = augment.picture(patch, draws)
    return {"patch": patch.contiguous(memory_format=torch.channels_last), "x": x, "visible": visible, "known": known}


@torch.no_grad()
def look(network: BackNetwork, some: Backs) -> dict:
    """Median error of each level in trunk lengths on the plain patches, and the share of the visible ones that were found to within 0.04."""
    made = batch(some, None)
    found = torch.cat([network(part) for part in made["patch"].split(128)])
    error = (found[..., 0] - made["x"]).abs() * (SIDE_OVER_TRUNK / SIZE_PX)
    use = made["known"] * made["visible"] > 0.5
    return {"median": [round(error[:, level][use[:, level]].median().item(), 4) for level in range(error.shape[1])],
            "within 0.04": round((error[use] < 0.04).float().mean().item(), 3), "n": int(use.sum())}


def main(config: Config) -> None:
    torch.set_num_threads(config.threads)
    training = Training(config, BackNetwork())
    if config.init:
        training.begin_from(config.init)
    training.resume()
    everything = pictures(backs.load(data.runs_folder() / "backs"))
    count = len(everything.points)
    learnt = count - max(1, count // 20)
    held = everything.take(torch.arange(learnt, count))
    training.log(config=asdict(config), pictures=learnt, parameters=sum(p.numel() for p in training.network.parameters()))
    last_save, looked = time.time(), 0
    while training.progress < 1:
        start = time.time()
        made = batch(everything.take(training.draws.integers(learnt, config.batch)), training.draws)
        training.network.train()
        with torch.autocast("cpu" if training.device.type == "cpu" else "cuda", torch.bfloat16, enabled=config.bfloat16):
            place, seen = training.network.logits(made["patch"].to(training.device))
        loss, values = back_network.loss(training.network, place.float(), seen.float(), *(made[name].to(training.device) for name in ("x", "visible", "known")))
        training.learn(loss)
        if training.step % 200 == 0:
            training.log(rate=rate(config, training.progress), loss=round(loss.item(), 4), **{k: round(v.item(), 4) for k, v in values.items()},
                         seconds=round(time.time() - start, 3))
        training.spent += time.time() - start
        if int(training.progress * 10) > looked:
            looked = int(training.progress * 10)
            training.log(held_out=look(training.average.eval(), held))
        if time.time() - last_save > config.checkpoint_minutes * 60:
            training.save()
            last_save = time.time()
    training.save()
    training.keep("final.pt", held_out=look(training.average.eval(), held))


if __name__ == "__main__":
    main(parse(Config))
