import numpy as np
import pytest
import torch

from classifier import squat7
from classifier import train as training
from classifier.calibrate import fit_platt
from classifier.features import FRAMES, MIRRORED_PAIRS, canonical_frame, distances, knee_angle, normalise, resample, temporal_distance_matrix
from classifier.metrics import calibration_error, per_fault
from classifier.model import ClassifierConfig, FormNet
from classifier.synthesis import RepMaker
from common.checkpoint import load
from common.skeleton import J, PARENTS, ROOT
from common.tiny import FRAMES as TINY_FRAMES
from common.tiny import tiny_bank, tiny_squat
from faults.kinematics import rotate
from faults.variety import mirrored
from lifter.model import Lifter, LifterConfig


def squat() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    return tiny_squat()[None], torch.tensor([0]), torch.tensor([TINY_FRAMES - 1])


def test_distances_upper_triangle_row_by_row():
    pose = torch.rand(1, 19, 3)
    d = distances(pose)[:, 0]
    assert d.shape == (171,)
    torch.testing.assert_close(d[0], (pose[0, 0] - pose[0, 1]).norm())
    torch.testing.assert_close(d[18], (pose[0, 1] - pose[0, 2]).norm())
    torch.testing.assert_close(d[-1], (pose[0, 17] - pose[0, 18]).norm())


def test_temporal_distance_matrix_turned_and_moved_is_the_same():
    pose, start, end = squat()
    turned = rotate(pose, torch.tensor([0.0, 0, 1]), torch.tensor(1.1)) + torch.tensor([1.0, -2, 0.5])
    torch.testing.assert_close(temporal_distance_matrix(turned, start, end, 25.0, "none"), temporal_distance_matrix(pose, start, end, 25.0, "none"), atol=1e-5, rtol=0)


def test_mirrored_pairs_are_the_features_of_the_mirrored_athlete():
    pose, start, end = squat()
    pose = pose + 0.1 * torch.rand(1, 1, 19, 3, generator=torch.Generator().manual_seed(3))
    here, there = (temporal_distance_matrix(p, start, end, 25.0, "none") for p in (pose, mirrored(pose)))
    torch.testing.assert_close(here[:, MIRRORED_PAIRS], there, atol=1e-5, rtol=0)


def test_resample_keeps_the_ends():
    series = torch.rand(1, 3, 50)
    found = resample(series, torch.tensor([4]), torch.tensor([41]), 63)
    torch.testing.assert_close(found[..., 0], series[..., 4])
    torch.testing.assert_close(found[..., -1], series[..., 41])


def test_canonical_frame_straightest_before_the_rep():
    pose, _, end = squat()
    standing_at_2 = torch.cat((pose[:, 5:7], pose[:, :1], pose[:, 3:]), 1)
    assert canonical_frame(standing_at_2, torch.tensor([3]), end - 1, 25.0).item() == 2


def test_canonical_frame_never_over_150_takes_the_straightest_of_the_rep():
    pose, start, _ = squat()
    bent = pose[:, 12:30]
    assert canonical_frame(bent, start, torch.tensor([17]), 25.0).item() == int(knee_angle(bent).argmax())


@pytest.mark.parametrize("mode", ["head", "full"])
def test_normalise_twice_is_once_and_limbs_are_units(mode):
    once = normalise(tiny_squat(), mode)
    torch.testing.assert_close(normalise(once, mode), once, atol=1e-5, rtol=0)
    joint = J["nose"] if mode == "head" else J["right_ankle"]
    assert PARENTS[joint] != ROOT
    torch.testing.assert_close((once[:, joint] - once[:, PARENTS[joint]]).norm(dim=-1), torch.ones(TINY_FRAMES))


def test_unknown_joint_its_pairs_are_zero():
    pose, start, end = squat()
    pose = pose.clone()
    pose[:, :, J["left_ear"]] = float("nan")
    features = temporal_distance_matrix(pose, start, end, 25.0, "none")
    assert ((features == 0).all(2).sum() == 18) and features.isfinite().all()


def test_form_net_size_of_the_athlete_does_not_matter():
    pose, start, end = squat()
    model = FormNet(ClassifierConfig(channels=8)).eval()
    x = temporal_distance_matrix(pose, start, end, 25.0, "none")
    torch.testing.assert_close(model(1.2 * x), model(x), atol=1e-5, rtol=0)
    assert x.shape == (1, 171, FRAMES)


def test_fit_platt_overconfident_logits_are_cooled():
    generator = torch.Generator().manual_seed(1)
    truth = torch.randn(4000, 6, generator=generator)
    label = (torch.rand(4000, 6, generator=generator) < torch.sigmoid(truth)).float()
    slope, shift = fit_platt(3 * truth + 1, label)
    torch.testing.assert_close(slope, torch.full((6,), 1 / 3), atol=0.05, rtol=0)
    torch.testing.assert_close(shift, torch.full((6,), -1 / 3), atol=0.12, rtol=0)


def test_metrics_perfect_scores():
    label = np.tile([0.0, 1.0], 30)[:, None].repeat(6, 1)
    assert all(row["auroc"] == 1 and row["f1"] == 1 for row in per_fault(label * 0.8 + 0.1, label).values())
    assert calibration_error(label[:, 0], label[:, 0]) == 0


def test_squat7_to_joints_down_becomes_up_and_what_it_lacks_is_unknown():
    names = ["Nose", "MouthL", "MouthR", *list(squat7.NAMES)[1:], "LHeel", "RHeel", "LFootIndex", "RFootIndex"]
    frames = np.zeros((2, 19, 3), np.float32)
    frames[:, names.index("LAnkle"), 1] = 100
    pose = squat7.to_joints(frames, names)
    np.testing.assert_allclose(pose[:, J["left_ankle"], 2], -1.3)
    assert np.isnan(pose[:, J["left_eye"]]).all() and np.isfinite(pose[:, J["neck"]]).all()


def test_train_a_few_steps_write_a_calibrated_checkpoint(tmp_path, monkeypatch):
    monkeypatch.setattr(training.MotionBank, "load", staticmethod(tiny_bank))
    monkeypatch.setattr(training.checkpoint, "data_hash", lambda *files: "made")
    monkeypatch.setattr(training, "load_lifter", lambda path: Lifter(LifterConfig(channels=8, dilations=(1,))).eval())
    config = training.TrainConfig(out=str(tmp_path), train=(1, 2), choose=(3,), test=(4,), steps=3, batch=8, every=3, channels=8)
    training.train(config)
    saved = load(tmp_path / "best.pt")
    assert saved["weights"]["slope"].shape == (6,) and not torch.equal(saved["weights"]["slope"], torch.ones(6))


def test_rep_maker_reps_lie_inside_their_clip():
    reps = RepMaker(tiny_bank(), (1, 2), torch.Generator().manual_seed(2))(16)
    assert (reps.start >= 0).all() and (reps.end > reps.start + 9).all() and (reps.end < reps.pose.shape[1]).all()
