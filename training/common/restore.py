"""
A committed .onnx back into the PyTorch network it came from, so that training can go on where checkpoints are gone.

The exporter folds batch norms into the convolutions before them. They are unfolded here: the network computes the same, and its norms hold the
statistics of the batches shown, so that training starts where it stood.
"""

from pathlib import Path
from typing import Callable

import numpy as np
import onnx
import onnx.numpy_helper
import torch
from torch import nn

CONVOLUTIONS, NORMS = (nn.Conv1d, nn.Conv2d), (nn.BatchNorm1d, nn.BatchNorm2d)


class NotThisNetwork(Exception):
    """The .onnx holds another network than the one to be filled."""


def restore(network: nn.Module, path: Path, show: Callable[[nn.Module], None]) -> nn.Module:
    """
    Fills `network` with the weights of the .onnx at `path`; `show(network)` runs it forward on a typical batch. Raises NotThisNetwork
    where layers do not fit, or where the file has more of them.
    """
    graph = onnx.load(str(path)).graph
    stored = {item.name: onnx.numpy_helper.to_array(item) for item in graph.initializer}
    named = dict(network.named_parameters()) | dict(network.named_buffers())
    with torch.no_grad():
        for name, value in stored.items():
            if name in named:
                fill(named[name], value, name)
    network.eval()
    layers = order_of_layers(network, show)
    folded = iter([n for n in graph.node if n.op_type == "Conv" and n.input[1] not in named])
    products = iter([n for n in graph.node if n.op_type == "MatMul" and n.input[1] in stored and n.input[1] not in named])
    names = {module: name for name, module in network.named_modules()}
    with torch.no_grad():
        for layer, norm in layers:
            if isinstance(layer, nn.Linear):
                if f"{names[layer]}.weight" not in stored:
                    fill(layer.weight, stored[following(products, names[layer]).input[1]].T, names[layer])
            elif norm is not None:
                node = following(folded, names[layer])
                fill(layer.weight, stored[node.input[1]], names[layer])
                plain(norm, stored[node.input[2]])
                if layer.bias is not None:
                    layer.bias.zero_()
            elif f"{names[layer]}.weight" not in stored:
                raise NotThisNetwork(f"{path.name} has no weights of {names[layer]}, a layer without a norm")
    if left := len([*folded, *products]):
        raise NotThisNetwork(f"{path.name} has {left} layers that the network lacks")
    settle(network, [norm for _, norm in layers if norm is not None], show)
    return network


def fill(target: torch.Tensor, value: np.ndarray, name: str) -> None:
    if tuple(target.shape) != value.shape:
        raise NotThisNetwork(f"{name}: found {value.shape}, expected {tuple(target.shape)}")
    target.copy_(torch.from_numpy(np.array(value)))


def following(nodes, name: str):
    try:
        return next(nodes)
    except StopIteration:
        raise NotThisNetwork(f"the file has fewer layers than the network: nothing left for {name}") from None


def order_of_layers(network: nn.Module, show: Callable[[nn.Module], None]) -> list[tuple[nn.Module, nn.Module | None]]:
    """Convolutions and linear layers as they run, each with the norm behind it, or None."""
    ran: list[list] = []

    def note(module, _, __):
        if isinstance(module, NORMS):
            ran[-1][1] = module
        else:
            ran.append([module, None])
    handles = [m.register_forward_hook(note) for m in network.modules() if isinstance(m, (*CONVOLUTIONS, *NORMS, nn.Linear))]
    with torch.no_grad():
        show(network)
    for handle in handles:
        handle.remove()
    return [tuple(pair) for pair in ran]


def plain(norm: nn.Module, shift: np.ndarray) -> None:
    """A norm that only adds `shift`."""
    norm.running_mean.zero_()
    norm.running_var.fill_(1 - norm.eps)
    norm.weight.fill_(1)
    norm.bias.copy_(torch.from_numpy(np.array(shift)))


def settle(network: nn.Module, norms: list[nn.Module], show: Callable[[nn.Module], None]) -> None:
    """Gives each norm the statistics of what it sees, and the scale and shift that undo them."""
    seen = {}

    def note(module, inputs, _):
        x = inputs[0].float().transpose(0, 1).flatten(1)
        seen[module] = (x.mean(1), x.var(1, unbiased=False))
    handles = [norm.register_forward_hook(note) for norm in norms]
    with torch.no_grad():
        show(network)
        for handle in handles:
            handle.remove()
        for norm in norms:
            mean, variance = seen[norm]
            norm.bias.add_(mean)
            norm.weight.copy_((variance + norm.eps).sqrt())
            norm.running_mean.copy_(mean)
            norm.running_var.copy_(variance)
