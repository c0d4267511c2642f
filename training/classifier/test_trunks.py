"""How much of a bent back lies in the distance from the hips to the neck."""

import torch

from classifier.trunks import at_bottom_over_standing
from common.skeleton import J
from common.tiny import tiny_squat
from faults.kinematics import mid_hip


def test_at_bottom_over_standing_a_neck_that_comes_nearer_by_a_tenth_is_found():
    straight = tiny_squat(frames=64)[None]
    bent = straight.clone()
    bent[:, 30:34, J["neck"]] = torch.lerp(mid_hip(straight), straight[:, :, J["neck"]], 0.9)[:, 30:34]
    ratio = at_bottom_over_standing(torch.cat((straight, bent)))
    torch.testing.assert_close(ratio, torch.tensor([1.0, 0.9]), atol=1e-3, rtol=0)
