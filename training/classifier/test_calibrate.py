"""What a probability means, and from which one on a fault is named."""

import torch

from classifier import ship
from classifier.calibrate import apply, best_thresholds, fit
from classifier.metrics import calibration_error
from classifier.view import view_weights
from common.skeleton import FAULTS


def test_careful_only_joints_without_a_camera_count_less():
    held, lower = ship.careful(torch.ones(6, 6), torch.zeros(6, 6))
    assert (held[:5] == 1).all() and torch.allclose(held[5], torch.full((6,), ship.STRANGERS))
    assert (lower[:5] == 0).all() and lower[5, FAULTS.index("shallow")] == 0 and lower[5, FAULTS.index("round_back")] == -ship.MARGIN["round_back"]


def test_fit_overconfident_logits_are_cooled():
    generator = torch.Generator().manual_seed(1)
    truth = torch.randn(4000, 6, generator=generator)
    label = (torch.rand(4000, 6, generator=generator) < torch.sigmoid(truth)).float()
    views = view_weights(torch.full((4000,), 45.0))
    slope, shift = fit(3 * truth + 1, label, views)
    calibrated = apply(3 * truth + 1, views, slope, shift)
    assert (calibrated - truth).abs().mean() < 0.15


def test_fit_view_that_shows_nothing_falls_to_the_base_rate():
    generator = torch.Generator().manual_seed(2)
    truth = 2 * torch.randn(6000, 6, generator=generator)
    label = (torch.rand(6000, 6, generator=generator) < torch.sigmoid(truth - 1)).float()
    blind = torch.arange(6000) % 2 == 0
    logits = torch.where(blind[:, None], 2 * torch.randn(6000, 6, generator=generator), truth)
    views = view_weights(torch.where(blind, torch.tensor(90.0), torch.tensor(0.0)))
    slope, shift = fit(logits, label, views)
    probability = torch.sigmoid(apply(logits, views, slope, shift))[blind]
    assert (probability - label.mean(0)).abs().mean() < 0.06
    assert calibration_error(probability[:, 0].numpy(), label[blind][:, 0].numpy()) < 0.05


def test_best_thresholds_between_the_classes():
    label = torch.tensor([0.0, 1]).repeat(50)[:, None].repeat(1, 6)
    assert ((best_thresholds(0.2 + 0.25 * label, label) > 0.2) & (best_thresholds(0.2 + 0.25 * label, label) <= 0.45)).all()


def test_best_thresholds_wrong_more_often_than_right_is_not_named():
    probability = torch.linspace(0, 0.69, 100)[:, None].repeat(1, 6)
    label = (torch.arange(100) % 5 == 0).float()[:, None].repeat(1, 6)
    assert (best_thresholds(probability, label) > 0.68).all()
