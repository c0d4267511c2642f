"""Platt scaling (Platt 1999): one slope and shift a fault, fitted on reps that neither training nor the test has seen."""

import torch


def fit_platt(logits: torch.Tensor, label: torch.Tensor, steps: int = 60) -> tuple[torch.Tensor, torch.Tensor]:
    """logits, label [N, 6] → slope, shift [6] that minimise the binary cross-entropy; a weak prior keeps the slope near 1."""
    log_slope, shift = torch.zeros(logits.shape[1], requires_grad=True), torch.zeros(logits.shape[1], requires_grad=True)
    optimiser = torch.optim.LBFGS([log_slope, shift], max_iter=steps, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimiser.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits * log_slope.exp() + shift, label)
        loss = loss + 1e-3 * (log_slope.square().sum() + shift.square().sum())
        loss.backward()
        return loss
    optimiser.step(closure)
    return log_slope.detach().exp(), shift.detach()
