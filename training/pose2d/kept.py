"""Networks that a training kept on disk (best.pt, final.pt), and the committed one where checkpoints are gone."""

from pathlib import Path

import onnx
import torch

from common.restore import restore
from pose2d import augment, back_network, back_patches, data
from pose2d.estimators import ESTIMATORS
from pose2d.finder_losses import SIZE_PX
from pose2d.finder_network import FinderNetwork


def load(path: Path | str, shared: str = ""):
    """The averaged network of a kept run, or a committed .onnx, ready to look at pictures, and its state (config, step)."""
    if str(path).endswith(".onnx"):
        return from_onnx(path, shared)
    state = torch.load(path, map_location="cpu")
    kind = state["config"].get("estimator")
    network = ESTIMATORS[kind](state["config"]["size_px"]) if kind else back_network.BackNetwork() if "narrower.weight" in state["average"] else FinderNetwork()
    network.load_state_dict({name: value.float() if value.dtype == torch.float16 else value for name, value in state["average"].items()})
    return network.eval(), state


def from_onnx(path: Path | str, shared: str = ""):
    """
    The keypoint network, the finder or the network of the back of a committed .onnx, as `load` answers it; its norms hold the statistics of photographs, so that
    training can go on. Raises NotThisNetwork where the file holds something else.
    """
    names = {item.name for item in onnx.load(str(path), load_external_data=False).graph.initializer}
    people, split = data.load_people(data.shared_folder(shared))
    some = people.take(split["train"][:: max(1, len(split["train"]) // 256)])
    points, cut = torch.from_numpy(some.points), augment.plain
    if "narrower.weight" in names:
        network, config, side, cut = back_network.BackNetwork(), {}, back_network.SIZE_PX, lambda around, _: back_patches.crops(around)
    elif "centre.weight" in names:
        network, config, side = FinderNetwork(), {"folds": ""}, SIZE_PX
    else:
        kind = "soft-argmax" if "offset.weight" not in names else "voting" if "regress.weight" in names else "g-rmi-deep"
        network = ESTIMATORS[kind]()
        config, side = {"estimator": kind, "size_px": network.size_px, "folds": "all"}, network.size_px
    pictures = cut(points, side).sample(torch.from_numpy(some.images).permute(0, 3, 1, 2).float() / 255)
    restore(network, Path(path), lambda n: n(pictures))
    return network.eval(), {"config": config, "step": 0}
