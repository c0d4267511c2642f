import numpy as np
import torch

from common.skeleton import J
from common.tiny import tiny_bank
from lifter.markers import changes
from lifter.metrics import limbs
from lifter.shanks import keep_shanks, standing_shanks


def test_keep_shanks_that_shrank_go_back_to_standing_length_and_nothing_else_moves():
    bank = tiny_bank()
    indices = bank.where((1, 2))
    standing = standing_shanks(bank, indices)
    squat = torch.stack([bank.sequence(int(index)) for index in indices])
    knees = [J["left_knee"], J["right_knee"]]
    slid = squat.clone()
    slid[:, :, knees] = 0.85 * slid[:, :, knees] + 0.15 * slid[:, :, [J["left_ankle"], J["right_ankle"]]]
    kept = keep_shanks(slid, standing)
    torch.testing.assert_close(limbs(kept)[..., [J["left_ankle"], J["right_ankle"]], :].norm(dim=-1), standing[:, None].expand(-1, squat.shape[1], -1), atol=1e-5, rtol=0)
    torch.testing.assert_close(kept, squat, atol=2e-3, rtol=0)


def test_changes_of_a_marker_that_glides():
    names = ["LASI", "RASI", "LKNE", "LANK", "RKNE", "RANK"]
    squat = np.zeros((20, 6, 3))
    squat[:, :2, 2] = 1.0
    squat[:, [2, 4], 2] = 0.5
    squat[10, :2, 2] = 0.6
    squat[10, 2, 2] = 0.44  # the left knee's, at the bottom
    np.testing.assert_allclose(changes(squat, names, ("KNE", "ANK")), [[0.5, 0.5], [0.44, 0.5]])
