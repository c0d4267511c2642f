"""An AlexNet in one dimension (Krizhevsky, Sutskever, Hinton 2012, its 2D convolutions along time instead), the paper's plainer backbone."""

import torch
from torch import nn


class AlexNet(nn.Module):
    """(N, C, F) → (N, 256): five convolutions with three poolings, then one wide layer."""

    def __init__(self, inputs: int, width: int = 64):
        super().__init__()
        self.size = 4 * width

        def layer(a: int, b: int, kernel: int) -> list[nn.Module]:
            return [nn.Conv1d(a, b, kernel, 1, kernel // 2), nn.ReLU()]
        self.convolutions = nn.Sequential(
            *layer(inputs, width, 7), nn.MaxPool1d(3, 2, 1), *layer(width, 2 * width, 5), nn.MaxPool1d(3, 2, 1),
            *layer(2 * width, 2 * width, 3), *layer(2 * width, 2 * width, 3), *layer(2 * width, width, 3), nn.MaxPool1d(3, 2, 1),
            nn.AdaptiveAvgPool1d(8))
        self.dense = nn.Sequential(nn.Flatten(), nn.Dropout(0.5), nn.Linear(8 * width, self.size), nn.ReLU())

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.dense(self.convolutions(x))
