"""
The form classifier as it ships: distances and view in; calibrated probabilities, strengths and strangeness out.

Around a network of the catalogue that eats distances only: the answer is the mean over the rep and its mirror image; the calibration by view
is inside; strangeness is the Mahalanobis distance of the embedding to the training reps, in the distance that 99 of 100 other drawn reps keep, or,
where that is more, how far the distances themselves lie from their usual values: an embedding saturates, and bodies that cannot be look usual to it.
"""

import torch
from torch import nn

from classifier.features import MIRRORED_PAIRS
from classifier.networks.fault_net import FaultNet
from classifier.networks.standard import StandardDistances

COMPONENTS = 24
"""Directions of the embedding that carry most of what the training reps differ in."""


class FormNet(nn.Module):
    """distances (N, 171, 64), view weights (N, 6) → probabilities (N, 6), strengths (N, 6), strangeness (N, 1)."""

    def __init__(self, network: FaultNet):
        super().__init__()
        (inputs,), (self.backbone,) = network.inputs, network.backbones
        self.standard: StandardDistances = inputs.standard
        self.network = network
        size = self.backbone.size
        self.register_buffer("mirrored", MIRRORED_PAIRS)
        self.register_buffer("slope", torch.ones(6, 6))
        self.register_buffer("shift", torch.zeros(6, 6))
        self.register_buffer("centre", torch.zeros(size))
        self.register_buffer("whiten", torch.zeros(size, COMPONENTS))
        self.register_buffer("reach", torch.ones(1))

    @property
    def mode(self) -> str:
        return self.standard.mode

    def embed(self, distances: torch.Tensor, view: torch.Tensor) -> torch.Tensor:
        return self.backbone(self.network.seen(self.standard(distances), view))

    def unusual(self, distances: torch.Tensor) -> torch.Tensor:
        """How many standard deviations the distances lie from their means, root mean square over pairs and frames: (N, 171, 64) → (N, 1)."""
        return self.standard(distances).square().mean((1, 2)).sqrt().unsqueeze(1)

    def raw(self, distances: torch.Tensor, view: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Uncalibrated logits and strengths (N, 6), and the embedding (N, E)."""
        both = torch.cat((distances, distances[:, self.mirrored]), 0)
        views = torch.cat((view, view), 0)
        embedding = self.embed(both, views)
        logits, strengths = self.network.answer(embedding, views)
        half = distances.shape[0]
        return (logits[:half] + logits[half:]) / 2, (strengths[:half] + strengths[half:]) / 2, (embedding[:half] + embedding[half:]) / 2

    def forward(self, distances: torch.Tensor, view: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        logits, strengths, embedding = self.raw(distances, view)
        probabilities = torch.sigmoid((view @ self.slope) * logits + view @ self.shift)
        strange = ((embedding - self.centre) @ self.whiten).square().mean(1, keepdim=True).sqrt()
        strange = torch.maximum(strange, self.unusual(distances) / self.reach)
        return probabilities, strengths.clamp(0, 1), strange

    @torch.no_grad()
    def learn_the_familiar(self, training: tuple[torch.Tensor, torch.Tensor], unseen: tuple[torch.Tensor, torch.Tensor]) -> None:
        """
        Distances [N, 171, 64] and view weights [N, 6] of training reps and of other drawn ones: sets what strangeness is measured from and its
        two units.
        """
        embedded, others = (torch.cat([self.embed(*rows) for rows in zip(*(values.split(256) for values in part))]) for part in (training, unseen))
        self.centre.copy_(embedded.mean(0))
        values, vectors = torch.linalg.eigh(torch.cov(embedded.T))
        chosen = values.argsort(descending=True)[:COMPONENTS]
        self.whiten.copy_(vectors[:, chosen] / values[chosen].clamp_min(1e-6).sqrt())
        distance = ((others - self.centre) @ self.whiten).square().mean(1).sqrt()
        self.whiten.div_(distance.quantile(0.99))
        self.reach.copy_(torch.cat([self.unusual(rows) for rows in unseen[0].split(256)]).quantile(0.99))
