"""How much of a bent back lies in the distance from the hips to the neck."""

import torch

from classifier.trunks import at_bottom_over_standing, from_the_side, shortening
from common.skeleton import J
from common.tiny import tiny_bank, tiny_squat
from faults.kinematics import mid_hip


def test_at_bottom_over_standing_a_neck_that_comes_nearer_by_a_tenth_is_found():
    straight = tiny_squat(frames=64)[None]
    bent = straight.clone()
    bent[:, 30:34, J["neck"]] = torch.lerp(mid_hip(straight), straight[:, :, J["neck"]], 0.9)[:, 30:34]
    ratio = at_bottom_over_standing(torch.cat((straight, bent)))
    torch.testing.assert_close(ratio, torch.tensor([1.0, 0.9]), atol=1e-3, rtol=0)


def test_shortening_one_wrong_frame_at_the_bottom_does_not_count():
    height = torch.cat((torch.linspace(1, 0.5, 20), torch.linspace(0.5, 1, 20)))[None]
    trunk = 0.5 + 0.05 * height
    trunk[0, 20] = 3.0
    torch.testing.assert_close(shortening(trunk, height), torch.tensor([0.525 / 0.55]), atol=0.01, rtol=0)


def test_from_the_side_a_lifter_that_knows_nothing_shows_nothing_and_projections_a_little():
    def straight(keypoints):
        return tiny_squat(frames=keypoints.shape[1]).expand(len(keypoints), -1, -1, -1) * (1 + 0.01 * torch.rand(len(keypoints), 1, 1, 1)), None
    found = from_the_side(tiny_bank(), straight, subjects=(1,), batches=2)
    assert found["joints"]["n"] == 96 and found["joints"]["correlation"] == 1
    assert abs(found["lifted from them"]["correlation"]) < 0.3
    assert found["true keypoints"]["spread"] < found["keypoints with errors"]["spread"]
