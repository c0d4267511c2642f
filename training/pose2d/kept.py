"""Networks that a training kept on disk (best.pt, final.pt)."""

from pathlib import Path

import torch

from pose2d.estimators import ESTIMATORS
from pose2d.finder_network import FinderNetwork


def load(path: Path | str):
    """The averaged network of a kept run, ready to look at pictures, and its state (config, step)."""
    state = torch.load(path, map_location="cpu")
    kind = state["config"].get("estimator")
    network = ESTIMATORS[kind](state["config"]["size_px"]) if kind else FinderNetwork()
    network.load_state_dict({name: value.float() if value.dtype == torch.float16 else value for name, value in state["average"].items()})
    return network.eval(), state
