"""
Trains lifters on UI-PRMD seen by drawn cameras; several kinds at once see the same clips, so that they can be compared. From training/:

    python3 -m lifter.train minutes=60                                                 # subjects 1-5, chosen on 6, tested on 7-8
    python3 -m lifter.train minutes=60 out=runs/lifter-ship train=[1,2,3,4,5,6,7] choose=[8] test=[8]      # what is shipped
    python3 -m lifter.train kinds='["full","no relations","no time","unsupervised","unsupervised + relations"]' seed=2

Runs on CUDA where there is one. The learning rate follows the clock; a run that was stopped goes on where it was, with the same command.
At the end the errors on the testing subjects are written to OUT/results.json, which lifter.table reads.
"""

import copy
import json
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch

from common import checkpoint
from common.config import from_arguments
from common.device import best_device
from common.motion_bank import MotionBank
from common.restore import restore
from common.seeds import seed_everything
from lifter.evaluate import VIEWS, load_lifter, measure_all, trials
from lifter.losses import supervised
from lifter.model import Lifter, LifterConfig
from lifter.synthesis import Pairs, Synthesis
from lifter.unsupervised import unsupervised

KINDS = {  # name → what differs in the network, and whether the truth is shown
    "full": ({}, True),
    "no relations": ({"relations": False}, True),
    "no time": ({"time": False}, True),
    "unsupervised": ({"relations": False}, False),
    "unsupervised + relations": ({}, False),
}


@dataclass(frozen=True)
class TrainConfig:
    out: str = "runs/lifter"
    init: str = ""  # a kept lifter, or a committed .onnx, to begin from, instead of chance; for one kind
    device: str = ""  # cuda where there is one
    kinds: tuple = ("full",)
    seed: int = 1
    train: tuple = (1, 2, 3, 4, 5)
    choose: tuple = (6,)
    test: tuple = (7, 8)
    minutes: float = 60.0
    steps: int = 1_000_000  # stops earlier than the clock
    batch: int = 256
    drawn: int = 2048  # clips that are drawn at once
    frames: int = 128
    rate: float = 1.5e-3
    decay: float = 1e-2
    channels: int = 160
    looks: int = 8  # at the choosing subjects
    bfloat16: bool = True  # 1.4 times as fast on a processor that has it, more on CUDA


def file_name(kind: str) -> str:
    return kind.replace(" + ", "-").replace(" ", "-")


class Trainee:
    """One network of some kind with its optimiser, the running average of its weights, and the best average so far."""

    def __init__(self, kind: str, config: TrainConfig, small: dict, device: torch.device):
        changes, self.has_truth = KINDS[kind]
        self.kind, self.config, self.device = kind, config, device
        self.network = LifterConfig(**({"channels": config.channels} | small | changes))
        self.model = Lifter(self.network).to(device)
        self.average = copy.deepcopy(self.model).eval()
        self.optimiser = torch.optim.AdamW(self.model.parameters(), lr=config.rate, weight_decay=config.decay)
        self.best = float("inf")

    def lift(self, keypoints: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """As the network itself, its convolutions in bfloat16."""
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.config.bfloat16):
            raw, doubt = self.model.raw(keypoints)
        return self.model.answer(raw.float(), doubt.float())

    def step(self, pairs: Pairs, rate: float, keep: float, generator: torch.Generator) -> torch.Tensor:
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        self.model.train()
        loss = supervised(*self.lift(pairs.keypoints), pairs.joints) if self.has_truth else unsupervised(self.lift, pairs.keypoints, generator)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        # One clip in millions has a gradient that is no number (a leg of no length in 2D alone); the weights would never be one again.
        if torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0).isfinite():
            self.optimiser.step()
            self.follow(keep)
        return loss.detach()

    @torch.no_grad()
    def follow(self, keep: float) -> None:
        """Exponential moving average of weights and norm statistics."""
        mine, its = ([v for v in m.state_dict().values() if v.dtype.is_floating_point] for m in (self.average, self.model))
        torch._foreach_mul_(mine, keep)
        torch._foreach_add_(mine, its, alpha=1 - keep)

    def look(self, tried: dict[str, Pairs], step: int, data: str) -> str:
        """Measures the average on the choosing subjects and keeps it if it is the best so far."""
        views = measure_all(self.average, {view: tried[view] for view in VIEWS})
        score, knee = (sum(row[name] for row in views.values()) / len(views) for name in ("mpjpeMillimetres", "kneeFlexionErrorDegrees"))
        if score < self.best:
            self.best = score
            checkpoint.save(Path(self.config.out) / f"{file_name(self.kind)}.pt", self.average, self.config, data, kind=self.kind,
                            network=asdict(self.network), step=step, choose=views)
        return f"{self.kind} {score:.1f} mm, knee {knee:.1f}°"

    def state(self) -> dict:
        return {"model": self.model.state_dict(), "average": self.average.state_dict(), "optimiser": self.optimiser.state_dict(), "best": self.best}

    def resume(self, state: dict) -> None:
        self.model.load_state_dict(state["model"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.best = state["best"]


def begun_from(path: Path, trainee: Trainee, draw: Synthesis, frames: int) -> dict:
    """The weights of a kept lifter, or of a committed .onnx, whose norms get the statistics of drawn clips."""
    if path.suffix != ".onnx":
        return checkpoint.load(path)["weights"]
    clips = draw(256, frames).keypoints
    return restore(copy.deepcopy(trainee.model), path, lambda model: model(clips)).state_dict()


def train(config: TrainConfig, small: dict | None = None, bank: MotionBank | None = None) -> list[Path]:
    """Trains all kinds together; returns their checkpoints. `small` changes the network (tests), `bank` stands in for the real one."""
    seed_everything(config.seed)
    device, folder = best_device(config.device), Path(config.out)
    folder.mkdir(parents=True, exist_ok=True)
    data = checkpoint.data_hash(MotionBank.path()) if bank is None else "made"
    bank = (bank or MotionBank.load()).to(device)
    generator = torch.Generator(device=device).manual_seed(config.seed)
    draw = Synthesis(bank, config.train, generator)
    trainees = [Trainee(kind, config, small or {}, device) for kind in config.kinds]
    if config.init:
        weights = begun_from(Path(config.init), trainees[0], draw, config.frames)
        for part in (trainees[0].model, trainees[0].average):
            part.load_state_dict(weights)
    tried = trials(bank, config.choose)
    step, before, started, looked = 0, 0.0, time.monotonic(), -1
    memory = folder / "state.pt"
    if memory.exists():
        saved = torch.load(memory, map_location=device)
        step, before = saved["step"], saved["seconds"]
        for trainee, state in zip(trainees, saved["trainees"]):
            trainee.resume(state)
        generator.manual_seed(config.seed + 1000 + step)
    while True:
        seconds = before + time.monotonic() - started
        done = min(1.0, max(step / config.steps, seconds / (60 * config.minutes)))
        if int(done * config.looks) > looked or done >= 1:
            looked = int(done * config.looks)
            print(f"step {step} {done:.0%} {seconds:.0f} s: " + "; ".join(trainee.look(tried, step, data) for trainee in trainees), flush=True)
            partial = memory.with_suffix(".partial")
            torch.save({"step": step, "seconds": seconds, "trainees": [trainee.state() for trainee in trainees]}, partial)
            partial.replace(memory)
        if done >= 1:
            break
        clips = draw(config.drawn, config.frames)
        for first in range(0, config.drawn, config.batch):
            rate = config.rate * min(1.0, (step + 1) / 150) * max(0.005, 1 - done)
            for trainee in trainees:
                trainee.step(clips.part(slice(first, first + config.batch)), rate, min(0.998, step / (step + 20)), generator)
            step += 1
    memory.unlink()
    return [folder / f"{file_name(kind)}.pt" for kind in config.kinds]


def results(paths: list[Path], config: TrainConfig) -> list[dict]:
    """Kind, seed, steps and split of each checkpoint with its errors on the testing subjects."""
    device = best_device(config.device)
    tried, rows = trials(MotionBank.load().to(device), config.test), []
    for path in paths:
        saved = checkpoint.load(path)
        rows.append({"kind": saved["kind"], "seed": config.seed, "steps": saved["step"], "batch": config.batch, "minutes": config.minutes,
                     "train": list(config.train), "choose": list(config.choose), "test": list(config.test), "commit": saved["commit"],
                     "data": saved["data"], "trials": measure_all(load_lifter(path).to(device), tried)})
    return rows


if __name__ == "__main__":
    torch.set_num_threads(1)
    chosen = from_arguments(TrainConfig, sys.argv[1:])
    print(json.dumps(asdict(chosen)), flush=True)
    found = results(train(chosen), chosen)
    (Path(chosen.out) / "results.json").write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
