"""What the network sees of a rep: distances, coordinates, the canonical frame, resampling."""

import pytest
import torch

from classifier.features import DISTANCES, canonical_frame, distances, features_of, knee_angle, mirrored_features, normalise, rep_features, resample, standing_axes
from common.skeleton import J, PARENTS, ROOT
from common.tiny import FRAMES, tiny_rep, tiny_squat
from faults.kinematics import rotate
from faults.variety import mirrored


def test_distances_upper_triangle_row_by_row():
    pose = torch.rand(1, 19, 3)
    d = distances(pose)[:, 0]
    assert d.shape == (171,)
    torch.testing.assert_close(d[0], (pose[0, 0] - pose[0, 1]).norm())
    torch.testing.assert_close(d[18], (pose[0, 1] - pose[0, 2]).norm())
    torch.testing.assert_close(d[-1], (pose[0, 17] - pose[0, 18]).norm())


def test_features_turned_and_moved_are_the_same():
    pose, start, end = tiny_rep()
    turned = rotate(pose, torch.tensor([0.0, 0, 1]), torch.tensor(1.1)) + torch.tensor([1.0, -2, 0.5])
    torch.testing.assert_close(rep_features(turned, start, end, 25.0, "none"), rep_features(pose, start, end, 25.0, "none"), atol=1e-5, rtol=0)


def test_features_of_a_tilted_camera_are_the_same_but_a_tipped_rep_is_not():
    pose, start, end = tiny_rep()
    tipped = rotate(pose, torch.tensor([0.0, 1, 0]), torch.tensor(0.3))
    here, there = (rep_features(p, start, end, 25.0, "none") for p in (pose, tipped))
    torch.testing.assert_close(here, there, atol=1e-5, rtol=0)
    frames = torch.cat((pose[:, :1], tipped[:, 1:]), 1)
    bowed = features_of(frames)
    torch.testing.assert_close(bowed[:, :DISTANCES], features_of(pose)[:, :DISTANCES], atol=1e-5, rtol=0)
    assert bowed[0, DISTANCES + 3 * J["nose"], 1] > features_of(pose)[0, DISTANCES + 3 * J["nose"], 1] + 0.1


def test_standing_axes_of_unknown_ankles_or_one_point_point_up():
    standing = tiny_squat()[:1].clone()
    standing[:, [J["left_ankle"], J["right_ankle"]]] = float("nan")
    up = torch.tensor([[0.0, 0, 1]])
    torch.testing.assert_close(standing_axes(standing)[:, 2], up)
    torch.testing.assert_close(standing_axes(torch.zeros(1, 19, 3))[:, 2], up)


def test_mirrored_features_are_those_of_the_mirrored_athlete():
    pose, start, end = tiny_rep()
    pose = pose + 0.1 * torch.rand(1, 1, 19, 3, generator=torch.Generator().manual_seed(3))
    here, there = (rep_features(p, start, end, 25.0, "none") for p in (pose, mirrored(pose)))
    torch.testing.assert_close(mirrored_features(here), there, atol=1e-5, rtol=0)


def test_resample_keeps_the_ends():
    series = torch.rand(1, 3, 50)
    found = resample(series, torch.tensor([4]), torch.tensor([41]), 63)
    torch.testing.assert_close(found[..., 0], series[..., 4])
    torch.testing.assert_close(found[..., -1], series[..., 41])


def test_canonical_frame_straightest_before_the_rep():
    pose, _, end = tiny_rep()
    standing_at_2 = torch.cat((pose[:, 5:7], pose[:, :1], pose[:, 3:]), 1)
    assert canonical_frame(standing_at_2, torch.tensor([3]), end - 1, 25.0).item() == 2


def test_canonical_frame_never_over_150_takes_the_straightest_of_the_rep():
    pose, start, _ = tiny_rep()
    bent = pose[:, 12:30]
    assert canonical_frame(bent, start, torch.tensor([17]), 25.0).item() == int(knee_angle(bent).argmax())


@pytest.mark.parametrize("mode", ["head", "full"])
def test_normalise_twice_is_once_and_limbs_are_units(mode):
    once = normalise(tiny_squat(), mode)
    torch.testing.assert_close(normalise(once, mode), once, atol=1e-5, rtol=0)
    joint = J["nose"] if mode == "head" else J["right_ankle"]
    assert PARENTS[joint] != ROOT
    torch.testing.assert_close((once[:, joint] - once[:, PARENTS[joint]]).norm(dim=-1), torch.ones(FRAMES))


def test_unknown_joint_its_pairs_are_zero():
    pose, start, end = tiny_rep()
    pose = pose.clone()
    pose[:, :, J["left_ear"]] = float("nan")
    features = rep_features(pose, start, end, 25.0, "none")
    assert ((features[:, :DISTANCES] == 0).all(2).sum() == 18) and features.isfinite().all()
    assert (features[:, DISTANCES + 3 * J["left_ear"] : DISTANCES + 3 * J["left_ear"] + 3] == 0).all()
