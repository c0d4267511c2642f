"""What both trainings share: the command line, a schedule that follows the clock, averaging, checkpoints, the log."""

import argparse
import copy
import json
import math
import time
from dataclasses import asdict, fields

import torch

from pose2d import data
from pose2d.draws import Draws


def parse(kind, arguments=None):
    """The command line as a config; an unknown name is an error."""
    parser = argparse.ArgumentParser(description="Trains one network; every value of its config can be given.")
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
    slow, fast = list(average.state_dict().values()), list(network.state_dict().values())
    moving = [n for n, value in enumerate(slow) if value.dtype.is_floating_point]
    torch._foreach_mul_([slow[n] for n in moving], decay)
    torch._foreach_add_([slow[n] for n in moving], [fast[n] for n in moving], alpha=1 - decay)


def kept_weights(path: str, shared: str, device) -> dict:
    """The weights of a kept network, or of a committed .onnx."""
    if not path.endswith(".onnx"):
        return torch.load(path, map_location=device)["average"]
    from pose2d.kept import from_onnx  # reads photographs: not for whoever begins from a checkpoint
    return {name: value.to(device) for name, value in from_onnx(path, shared)[0].state_dict().items()}


class Training:
    """State of a run: networks, optimiser, clock, chance; and how it is kept on disk.

    The schedule ends when the steps or the minutes of the config are spent, whichever comes first (0: no limit of that kind).
    """

    def __init__(self, config, network):
        torch.manual_seed(config.seed)
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        torch.backends.cudnn.benchmark = True
        self.config, self.network = config, network.to(self.device, memory_format=torch.channels_last)
        self.average = copy.deepcopy(self.network)
        plain = [p for p in network.parameters() if p.dim() < 2]
        matrices = [p for p in network.parameters() if p.dim() >= 2]
        self.optimiser = torch.optim.AdamW([{"params": matrices, "weight_decay": config.weight_decay}, {"params": plain, "weight_decay": 0.0}], lr=1e-4)
        self.draws = Draws(config.seed, self.device)
        self.step, self.spent, self.last_look = 0, 0.0, 0.0
        self.folder = data.runs_folder() / config.run
        self.folder.mkdir(exist_ok=True)

    @property
    def progress(self) -> float:
        by_clock = self.spent / (self.config.minutes * 60) if self.config.minutes else 0.0
        return max(by_clock, self.step / self.config.steps if self.config.steps else 0.0)

    def log(self, **values) -> None:
        line = json.dumps({"time": time.strftime("%H:%M:%S"), "step": self.step, "progress": round(self.progress, 4), **values})
        with open(self.folder / "log.jsonl", "a") as file:
            file.write(line + "\n")
        print(line, flush=True)

    def save(self, name: str = "checkpoint.pt") -> None:
        partial = self.folder / "checkpoint.partial"
        torch.save({"config": asdict(self.config), "network": self.network.state_dict(), "average": self.average.state_dict(),
                    "optimiser": self.optimiser.state_dict(), "step": self.step, "spent": self.spent,
                    "chance": self.draws.generator.get_state()}, partial)
        partial.rename(self.folder / name)

    def keep(self, name: str, **extra) -> None:
        """Writes the averaged network alone, half as precise on disk as in memory: what evaluation and export read."""
        half = {key: value.half() if value.dtype == torch.float32 and value.dim() > 1 else value for key, value in self.average.state_dict().items()}
        partial = self.folder / (name + ".partial")
        torch.save({"config": asdict(self.config), "average": {key: value.cpu() for key, value in half.items()}, "step": self.step, **extra}, partial)
        partial.rename(self.folder / name)

    def begin_from(self, path: str) -> None:
        """
        Takes over the weights of a kept network (best.pt, final.pt) or of a committed one (.onnx); of a network of another kind those of the layers that both have.
        Raises ValueError where that is less than half of the network.
        """
        kept = kept_weights(path, self.config.shared, self.device)
        mine = self.network.state_dict()
        fits = {name: value.to(mine[name].dtype) for name, value in kept.items() if name in mine and mine[name].shape == value.shape}
        if sum(mine[name].numel() for name in fits) < 0.5 * sum(value.numel() for value in mine.values()):
            raise ValueError(f"found {len(fits)} layers of {path} that fit, expected those of more than half of the network")
        for network in (self.network, self.average):
            network.load_state_dict(fits, strict=False)
        self.log(begun_from=path, layers=len(fits), of=len(mine))

    def resume(self) -> None:
        path = self.folder / "checkpoint.pt"
        if not path.exists():
            return
        state = torch.load(path, map_location=self.device)
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.spent = state["step"], state["spent"]
        self.draws.generator.set_state(state["chance"].cpu())
        self.log(resumed=True)

    def learn(self, loss) -> None:
        """One step of the optimiser and of the average; a gradient that is not a number stops the run (looked at every 100 steps)."""
        for group in self.optimiser.param_groups:
            group["lr"] = rate(self.config, self.progress)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(self.network.parameters(), 5.0)
        if self.step % 100 == 0 and not torch.isfinite(norm):
            raise FloatingPointError(f"The gradient is {norm.item()} at step {self.step}: resume from the last checkpoint with a lower --peak-rate.")
        self.optimiser.step()
        self.step += 1
        follow(self.average, self.network, min(self.config.average, (1 + self.step) / (10 + self.step)))
