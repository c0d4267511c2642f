"""What both trainings share: the command line, a schedule that follows the clock, averaging, checkpoints, the log."""

import argparse
import copy
import json
import math
import time
from dataclasses import asdict, fields

import numpy as np
import torch

from pose2d import data


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

    def save(self, name: str = "checkpoint.pt") -> None:
        partial = self.folder / "checkpoint.partial"
        torch.save({"config": asdict(self.config), "network": self.network.state_dict(), "average": self.average.state_dict(),
                    "optimiser": self.optimiser.state_dict(), "step": self.step, "spent": self.spent,
                    "torch_rng": torch.get_rng_state(), "rng": self.rng.bit_generator.state}, partial)
        partial.rename(self.folder / name)

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
