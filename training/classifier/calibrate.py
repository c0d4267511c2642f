"""
Platt scaling by view (Platt 1999), fitted on reps that neither training nor the test has seen. Where a view does not show a fault the slope
goes to 0 there, and with it the probability to the base rate: "cannot be seen" is said by the number itself.
"""

import torch

from classifier.view import VIEWS

HELD = 0.01
"""How strongly a view's slope and shift are held to those of all views together; a view with few reps stays near them."""


def fit(logits: torch.Tensor, label: torch.Tensor, views: torch.Tensor, steps: int = 100) -> tuple[torch.Tensor, torch.Tensor]:
    """
    logits, label [N, 6], view weights [N, 6] → slope, shift [6 views, 6 faults] that minimise the binary cross-entropy of
    sigmoid(Σ_v w_v (slope_v · logit + shift_v)).
    """
    faults = logits.shape[1]
    common = torch.zeros(2, faults, requires_grad=True)
    own = torch.zeros(2, len(VIEWS), faults, requires_grad=True)
    optimiser = torch.optim.LBFGS([common, own], max_iter=steps, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimiser.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(apply(logits, views, *parameters(common, own)), label)
        loss = loss + 1e-3 * common.square().mean() + HELD * own.square().mean()
        loss.backward()
        return loss
    optimiser.step(closure)
    slope, shift = parameters(common, own)
    return slope.detach(), shift.detach()


def parameters(common: torch.Tensor, own: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """A slope is never negative; with own = −1 it is 0."""
    return common[0].exp()[None] * (1 + own[0]).clamp_min(0), common[1][None] + own[1]


def apply(logits: torch.Tensor, views: torch.Tensor, slope: torch.Tensor, shift: torch.Tensor) -> torch.Tensor:
    """Calibrated logits [N, 6]."""
    return (views @ slope) * logits + views @ shift


def best_thresholds(probability: torch.Tensor, label: torch.Tensor, precision: float = 0.5) -> torch.Tensor:
    """
    The threshold of each fault that gives the best F1 here among those that name it rightly at least every second time (`precision`), [N, 6] →
    [6], within 0.15…0.7; the greatest where none does.
    """
    grid = torch.linspace(0.15, 0.7, 56)
    found = (probability[None] >= grid[:, None, None]).float()  # [56, N, 6]
    hits, named = (found * label[None]).sum(1), found.sum(1)
    f1 = 2 * hits / (named + label.sum(0)[None]).clamp_min(1)
    allowed = (hits >= precision * named) & (named > 0)
    best = torch.where(allowed, f1, torch.full_like(f1, -1))
    return torch.where(allowed.any(0), grid[best.argmax(0)], grid[-1])
