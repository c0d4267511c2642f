import pytest
import torch

from common.tiny import tiny_squat
from faults.kinematics import mid_hip
from lifter.metrics import knee_flexion
from lifter.sessions import joined, measured, with_lengths


def test_sessions_lengths_are_taken_over_and_directions_stay():
    pose = tiny_squat()[None].float()
    pose = pose - mid_hip(pose)[..., None, :]
    wanted = joined(torch.stack([measured(pose), measured(pose) * torch.tensor([1.1, 0.9, 1, 1, 1, 1.2, 1])]))
    built = with_lengths(pose, wanted)
    torch.testing.assert_close(measured(built), wanted, atol=1e-4, rtol=0)
    assert wanted[:, :3].sum() == pytest.approx(1, abs=1e-5) and knee_flexion(built).sub(knee_flexion(pose)).abs().max() < 0.1
