"""Chance on a device: one seeded torch generator, and the few distributions that the augmentations need."""

import torch


class Draws:
    """Random tensors on one device; the same seed on the same kind of device gives the same numbers."""

    def __init__(self, seed: int, device: str | torch.device = "cpu"):
        self.device = torch.device(device)
        self.generator = torch.Generator(self.device).manual_seed(seed)

    def uniform(self, low: float, high: float, *shape: int) -> torch.Tensor:
        return low + (high - low) * torch.rand(shape, generator=self.generator, device=self.device)

    def normal(self, mean: float, deviation: float, *shape: int) -> torch.Tensor:
        return mean + deviation * torch.randn(shape, generator=self.generator, device=self.device)

    def chance(self, share: float, *shape: int) -> torch.Tensor:
        """bool, true for about `share` of the places."""
        return torch.rand(shape, generator=self.generator, device=self.device) < share

    def integers(self, count: int, *shape: int) -> torch.Tensor:
        """int64 below count."""
        return torch.randint(0, count, shape, generator=self.generator, device=self.device)

    def order(self, count: int) -> torch.Tensor:
        return torch.randperm(count, generator=self.generator, device=self.device)

    def weighted(self, weights: torch.Tensor, count: int) -> torch.Tensor:
        """Rows drawn with replacement, each as often as its weight says."""
        return torch.multinomial(weights, count, True, generator=self.generator)
