"""
The form classifier as it ships: features and view in; calibrated probabilities, strengths and strangeness out.

Around a network of the catalogue that eats distances, alone or beside coordinates: the answer is the mean over the rep and its mirror image; the calibration by view
is inside; strangeness is the Mahalanobis distance of the embedding to the training reps, in the distance that 99 of 100 other drawn reps keep, or,
where that is more, how far the distances themselves lie from their usual values: an embedding saturates, and bodies that cannot be look usual to it.
"""

import torch
from torch import nn

from classifier.features import DISTANCES, mirrored_features
from classifier.networks.fault_net import DistanceInput, FaultNet

COMPONENTS = 24
"""Directions of the embedding that carry most of what the training reps differ in."""


class FormNet(nn.Module):
    """features (N, 228, 64), view weights (N, 6) → probabilities (N, 6), strengths (N, 6), strangeness (N, 1)."""

    def __init__(self, network: FaultNet):
        super().__init__()
        self.network = network
        # How usual a body is shows in its distances.
        self.standard = next(inputs.standard for inputs in network.inputs if isinstance(inputs, DistanceInput))
        size = sum(backbone.size for backbone in network.backbones)
        self.register_buffer("slope", torch.ones(6, 6))
        self.register_buffer("shift", torch.zeros(6, 6))
        self.register_buffer("centre", torch.zeros(size))
        self.register_buffer("whiten", torch.zeros(size, COMPONENTS))
        self.register_buffer("reach", torch.ones(1))

    @property
    def mode(self) -> str:
        return self.standard.mode

    def embed(self, features: torch.Tensor, view: torch.Tensor) -> torch.Tensor:
        eaten = (self.network.seen(inputs.of(features), view) for inputs in self.network.inputs)
        return torch.cat([backbone(x) for backbone, x in zip(self.network.backbones, eaten)], 1)

    def unusual(self, features: torch.Tensor) -> torch.Tensor:
        """How many standard deviations the distances lie from their means, root mean square over pairs and frames: (N, 228, 64) → (N, 1)."""
        return self.standard(features[:, :DISTANCES]).square().mean((1, 2)).sqrt().unsqueeze(1)

    def raw(self, features: torch.Tensor, view: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Uncalibrated logits and strengths (N, 6), and the embedding (N, E)."""
        both = torch.cat((features, mirrored_features(features)), 0)
        views = torch.cat((view, view), 0)
        embedding = self.embed(both, views)
        logits, strengths = self.network.answer(embedding, views)
        half = features.shape[0]
        return (logits[:half] + logits[half:]) / 2, (strengths[:half] + strengths[half:]) / 2, (embedding[:half] + embedding[half:]) / 2

    def forward(self, features: torch.Tensor, view: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        logits, strengths, embedding = self.raw(features, view)
        probabilities = torch.sigmoid((view @ self.slope) * logits + view @ self.shift)
        strange = ((embedding - self.centre) @ self.whiten).square().mean(1, keepdim=True).sqrt()
        strange = torch.maximum(strange, self.unusual(features) / self.reach)
        return probabilities, strengths.clamp(0, 1), strange

    @torch.no_grad()
    def learn_the_familiar(self, training: tuple[torch.Tensor, torch.Tensor], unseen: tuple[torch.Tensor, torch.Tensor]) -> None:
        """
        Features [N, 228, 64] and view weights [N, 6] of training reps and of other drawn ones: sets what strangeness is measured from and its
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
