"""Several networks of the same kind as one: their answers are averaged (Hansen and Salamon, "Neural network ensembles", 1990)."""

import torch

from classifier.networks.fault_net import FaultNet


def joined(networks: list[FaultNet]) -> FaultNet:
    """
    The branches of all side by side under one head that gives the mean of their logits and strengths: heads are linear, so theirs fit into one.
    All see the view in the same place.
    """
    first = networks[0]
    if len(networks) == 1:
        return first
    whole = FaultNet([pair for network in networks for pair in zip(network.inputs, network.backbones)], first.dropout.p, first.view_first).to(first.head.weight.device)
    views = first.head.in_features - sum(backbone.size for backbone in first.backbones)
    with torch.no_grad():
        heads = [network.head.weight / len(networks) for network in networks]
        whole.head.weight.copy_(torch.cat([*(head[:, :-views] for head in heads), torch.stack([head[:, -views:] for head in heads]).sum(0)], 1))
        whole.head.bias.copy_(torch.stack([network.head.bias for network in networks]).mean(0))
    return whole.train(first.training)
