"""How keypoints are measured, on made pictures."""

import numpy as np
import pytest
import torch

from pose2d import keypoints as kp
from pose2d import measure, pair


class SeesWhatIsBrightAbove(torch.nn.Module):
    """Answers one place of the crop, the surer the brighter its upper half is."""

    def __init__(self):
        super().__init__()
        self.size_px, self.weight = 64, torch.nn.Parameter(torch.zeros(1))

    def forward(self, image):
        sure = image[:, :, :32].mean((1, 2, 3))[:, None].expand(-1, kp.COUNT)
        return torch.stack([torch.full_like(sure, 48.0), torch.full_like(sure, 8.0), sure], -1), None


@pytest.mark.parametrize("bright, place", [((slice(0, 50), slice(None)), (75, 12.5)), ((slice(50, 100), slice(None)), (25, 87.5)),
                                           ((slice(None), slice(0, 50)), (12.5, 25)), ((slice(None), slice(50, 100)), (87.5, 75))])
def test_at_any_angle_the_surest_quarter_turn_answers_in_the_picture_as_it_was(bright, place):
    image = np.zeros((1, 100, 100, 3), np.uint8)
    image[0][bright] = 255
    boxed = np.full((1, kp.COUNT, 2), 50, np.float32)
    boxed[0, :2] = [[50 - 50 / 1.3] * 2, [50 + 50 / 1.3] * 2]  # the ROI is the whole picture
    found = measure.predict_at_any_angle(SeesWhatIsBrightAbove(), image, boxed)
    assert found[0, 0, :2] == pytest.approx(place, abs=0.1) and found[0, 0, 2] > 0.9


def test_over_everybody_whoever_is_not_found_is_wrong_in_every_joint():
    truth = np.random.default_rng(1).uniform(0, 100, (4, kp.COUNT, 2)).astype(np.float32)
    found = truth.copy()
    found[0] = np.nan
    known = np.ones((4, kp.COUNT), bool)
    known[1] = False
    assert pair.over_everybody(found, truth, known, 0.1) == pytest.approx(2 / 3, abs=1e-3)
    assert pair.box_of(np.array([[0.0, 10], [4, 30]])) == [2, 20, 4, 20]
