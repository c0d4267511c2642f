import math

import numpy as np
import pytest
import torch

from common.checkpoint import load
from common.skeleton import J, K, KEYPOINT_MIRROR
from common.tiny import tiny_bank, tiny_squat
from faults.kinematics import mid_hip
from lifter import train as training
from lifter.camera import camera_yaw, draw_cameras
from lifter.feet import heels_and_toes
from lifter.metrics import knee_flexion, mpjpe, p_mpjpe
from lifter.model import Lifter, LifterConfig
from lifter.noise import Noise, fill_gaps
from lifter.normalise import MEASURED_OVER_TRUE, body_scale, lifter_input
from lifter.synthesis import Synthesis, facing_azimuth, see

SMALL = LifterConfig(channels=8, dilations=(1, 2))


@pytest.mark.parametrize("frames", [1, 2, 30])
def test_forward_any_length_same_length_and_mid_hip_at_zero(frames):
    joints, sigma = Lifter(SMALL).eval()(torch.rand(2, frames, 21, 3))
    assert joints.shape == (2, frames, 19, 3) and sigma.shape == (2, frames, 19)
    assert mid_hip(joints).abs().max() < 1e-6 and (sigma > 0).all()


def test_receptive_field_is_what_the_gradient_reaches():
    model, x = Lifter(SMALL).eval(), torch.rand(1, 41, 21, 3, requires_grad=True)
    model(x)[0][0, 20].sum().backward()
    reached = torch.nonzero(x.grad.abs().sum((0, 2, 3)) > 0).flatten()
    assert reached.max() - reached.min() + 1 == model.receptive_field()


def test_resume_checkpoint_without_the_direct_way_gets_it(tmp_path):
    old, new = Lifter(LifterConfig(channels=8, dilations=(1,), skip=False)), Lifter(LifterConfig(channels=8, dilations=(1,)))
    torch.save({"weights": old.state_dict()}, tmp_path / "old.pt")
    draw = Synthesis(tiny_bank(), (1, 2), torch.Generator().manual_seed(8))
    training.resume(new, tmp_path / "old.pt", draw, training.TrainConfig(batch=8, frames=16))
    pairs = draw(16, 16)
    with torch.no_grad():
        fitted, untrained = (mpjpe(model.eval()(pairs.keypoints)[0], pairs.joints).mean() for model in (new, old))
    assert fitted < untrained and fitted < 0.35


def test_camera_yaw_heights_and_distances_stay():
    pose = tiny_squat()[None].repeat(5, 1, 1, 1)
    centre = mid_hip(pose).mean(1)
    turned = camera_yaw(pose, draw_cameras(centre, torch.Generator().manual_seed(1)), centre)
    torch.testing.assert_close(turned[..., 2], pose[..., 2])
    torch.testing.assert_close((turned[..., 0, :] - turned[..., 9, :]).norm(dim=-1), (pose[..., 0, :] - pose[..., 9, :]).norm(dim=-1))


def test_see_from_the_front_athletes_left_is_at_the_images_right():
    pose = tiny_squat()[None]
    centre, generator = mid_hip(pose).mean(1), torch.Generator().manual_seed(2)
    pairs = see(pose, draw_cameras(centre, generator, facing_azimuth(pose)), centre, generator, noise=0)
    assert (pairs.keypoints[..., K["left_shoulder"], 0] > pairs.keypoints[..., K["right_shoulder"], 0]).all()
    assert (pairs.joints[..., J["left_hip"], 0] > pairs.joints[..., J["right_hip"], 0]).all()
    assert (pairs.joints[..., J["nose"], 1] < 0).all()  # y points away from the camera, and the nose towards it


def test_see_standing_body_is_about_one_scale_long():
    pose = tiny_squat(5.0)[None]
    centre, generator = mid_hip(pose).mean(1), torch.Generator().manual_seed(3)
    pairs = see(pose, draw_cameras(centre, generator), centre, generator, noise=0)
    assert 0.85 < body_scale(pairs.keypoints[0].numpy()) * MEASURED_OVER_TRUE < 1.25


def test_heels_and_toes_heel_behind_toe_ahead_and_near_the_floor():
    left_heel, right_heel, left_toe, right_toe = heels_and_toes(tiny_squat()[None], torch.Generator().manual_seed(4)).unbind(2)
    assert (left_toe[..., 0] > left_heel[..., 0] + 0.1).all() and (right_toe[..., 0] > right_heel[..., 0] + 0.1).all()
    assert left_heel[..., 2].abs().max() < 0.15


def test_fill_gaps_straight_line_and_no_confidence():
    track = torch.arange(10.0)[None, :, None, None].repeat(1, 1, 21, 3)
    gone = torch.zeros(1, 10, 21, dtype=torch.bool)
    gone[0, 3:6, 0] = True
    gone[0, :2, 1] = True
    gone[0, :, 2] = True
    filled = fill_gaps(track, gone)
    torch.testing.assert_close(filled[0, 3:6, 0, 0], torch.tensor([3.0, 4, 5]))
    assert (filled[0, 3:6, 0, 2] == 0).all() and (filled[0, :2, 1, 0] == 2).all() and (filled[0, :, 2] == 0).all()


def test_noise_strength_zero_keeps_the_points():
    points = torch.rand(4, 30, 21, 2)
    spoiled = Noise(torch.Generator().manual_seed(5), 0.0)(points, torch.zeros(4, 30))
    torch.testing.assert_close(spoiled[..., :2], points)
    assert spoiled[..., 2].min() > 0.5


def test_noise_full_strength_stays_finite_and_confident_between_0_and_1():
    spoiled = Noise(torch.Generator().manual_seed(6))(torch.rand(32, 40, 21, 2), torch.zeros(32, 40))
    assert spoiled.isfinite().all() and spoiled[..., 2].min() >= 0 and spoiled[..., 2].max() <= 1
    assert len(KEYPOINT_MIRROR) == 21


def test_lifter_input_never_seen_is_the_root():
    track = np.random.default_rng(1).uniform(100, 200, (5, 21, 3)).astype(np.float32)
    track[..., 2], track[:, K["nose"], 2] = 0.9, 0
    found = lifter_input(track, 100.0)
    assert (found[:, K["nose"]] == 0).all()
    np.testing.assert_allclose(found[:, [K["left_hip"], K["right_hip"]], :2].mean(1), 0, atol=1e-6)


def test_p_mpjpe_rotated_moved_and_scaled_is_zero():
    pose = tiny_squat()[:5]
    turn = torch.tensor([[0.0, -1, 0], [1, 0, 0], [0, 0, 1]])
    found = 1.7 * pose @ turn + 0.3
    assert p_mpjpe(found, pose).max() < 1e-4 < mpjpe(found, pose).min()


def test_knee_flexion_of_the_mannequin():
    assert abs(knee_flexion(tiny_squat(90.0, 41)[20]).mean().item() - 90) < 0.1


def test_synthesis_batch_has_the_promised_shapes():
    pairs = Synthesis(tiny_bank(), (1, 2), torch.Generator().manual_seed(7))(6, 20)
    assert pairs.keypoints.shape == (6, 20, 21, 3) and pairs.joints.shape == (6, 20, 19, 3)
    assert pairs.keypoints.isfinite().all() and mid_hip(pairs.joints).abs().max() < 1e-5


def test_train_two_steps_write_a_checkpoint_that_says_where_it_comes_from(tmp_path, monkeypatch):
    monkeypatch.setattr(training.MotionBank, "load", staticmethod(tiny_bank))
    monkeypatch.setattr(training.checkpoint, "data_hash", lambda *files: "made")
    config = training.TrainConfig(out=str(tmp_path), train=(1, 2), choose=(3,), test=(4,), steps=2, batch=4, frames=16, every=1)
    training.train(config, SMALL)
    saved = load(tmp_path / "best.pt")
    assert saved["data"] == "made" and saved["config"]["train"] == (1, 2) and math.isfinite(saved["choose"]["side"]["mpjpeMillimetres"])
