import math

import numpy as np
import pytest
import torch

from common.checkpoint import load
from common.skeleton import J, K, KEYPOINT_MIRROR
from common.tiny import tiny_bank, tiny_squat
from faults.kinematics import mid_hip, unit
from lifter import train as training
from lifter.camera import camera_yaw, draw_cameras
from lifter.evaluate import measure_all, over_draws, trials, view_pairs, without_a_leg
from lifter.feet import heels_and_toes
from lifter.losses import spans_over_time, supervised
from lifter.measure_noise import statistics
from lifter.metrics import facing, hip_flexion, knee_flexion, length_variation, limbs, mpjpe, n_mpjpe, p_mpjpe, thigh_angle, trunk_lean
from lifter.model import Lifter, LifterConfig
from lifter.noise import Noise, fill_gaps
from lifter.normalise import MEASURED_OVER_TRUE, body_scale, body_scales, lifter_input
from lifter.synthesis import Pairs, Synthesis, facing_azimuth, made_rigid, see
from lifter.table import tables
from lifter.unsupervised import turned, unsupervised

SMALL = LifterConfig(channels=8, dilations=(1, 2))


@pytest.mark.parametrize("frames", [1, 2, 30])
def test_forward_any_length_same_length_and_mid_hip_at_zero(frames):
    joints, sigma = Lifter(SMALL).eval()(torch.rand(2, frames, 21, 3))
    assert joints.shape == (2, frames, 19, 3) and sigma.shape == (2, frames, 19)
    assert mid_hip(joints).abs().max() < 1e-6 and (sigma > 0).all()


def test_receptive_field_is_what_the_gradient_of_a_direction_reaches():
    model, x = Lifter(SMALL).eval(), torch.rand(1, 41, 21, 3, requires_grad=True)
    thigh = limbs(model(x)[0][0, 20])[J["left_knee"]]
    (thigh / thigh.norm())[0].backward()
    reached = torch.nonzero(x.grad.abs().sum((0, 2, 3)) > 1e-9).flatten()
    assert reached.max() - reached.min() + 1 == model.receptive_field()


def test_forward_without_time_every_frame_by_itself():
    model, x = Lifter(LifterConfig(channels=8, dilations=(1, 2), time=False)).eval(), torch.rand(1, 9, 21, 3)
    assert model.receptive_field() == 1
    torch.testing.assert_close(model(x)[0][:, 4:5], model(x[:, 4:5])[0])


def test_forward_limbs_keep_their_length_and_left_equals_right():
    torch.manual_seed(0)
    joints, _ = Lifter(SMALL).eval()(torch.rand(3, 30, 21, 3))
    lengths = limbs(joints).norm(dim=-1)
    rigid = [J[name] for name in ("left_knee", "right_ankle", "left_elbow", "nose", "left_hip")]
    assert (lengths.std(1) / lengths.mean(1))[:, rigid].max() < 1e-3
    torch.testing.assert_close(lengths[..., J["left_knee"]], lengths[..., J["right_knee"]], atol=1e-4, rtol=0)
    assert length_variation(joints).max() < 0.03  # three of nineteen may give up to 15 %


def test_relations_a_hidden_keypoint_is_told_by_the_others():
    with_relations, without = Lifter(SMALL).eval().keypoints, Lifter(LifterConfig(channels=8, dilations=(1,), relations=False)).eval().keypoints
    x = torch.rand(1, 63, 5)
    other = x.clone()
    other[:, :3] += 1  # the nose
    features = SMALL.features
    elbow = slice(K["left_elbow"] * features, (K["left_elbow"] + 1) * features)
    assert (with_relations(x) - with_relations(other))[:, elbow].abs().max() > 1e-4
    assert (without(x) - without(other))[:, elbow].abs().max() == 0


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
    spoiled = Noise(torch.Generator().manual_seed(5), 0.0)(points, torch.zeros(4), torch.zeros(4, 30))
    torch.testing.assert_close(spoiled[..., :2], points)
    assert (spoiled[..., 2] == 1).all()


def test_noise_full_strength_stays_finite_and_confident_between_0_and_1():
    spoiled = Noise(torch.Generator().manual_seed(6))(torch.rand(32, 40, 21, 2), torch.linspace(-3, 3, 32), torch.rand(32, 40))
    assert spoiled.isfinite().all() and spoiled[..., 2].min() >= 0 and spoiled[..., 2].max() <= 1
    assert len(KEYPOINT_MIRROR) == 21


def test_noise_larger_errors_are_less_confident():
    points = torch.zeros(256, 40, 21, 2)
    spoiled = Noise(torch.Generator().manual_seed(11))(points, torch.zeros(256), torch.full((256, 40), 0.5))
    size, sure = spoiled[..., :2].norm(dim=-1).flatten(), spoiled[..., 2].flatten()
    assert size[sure > 0.8].median() < 0.7 * size[(sure > 0.1) & (sure < 0.4)].median()


@pytest.mark.parametrize("seen", ["all", "no legs in half", "standing last"])
def test_body_scales_equal_the_rule_for_one_track(seen):
    tracks = torch.rand(3, 23, 21, 3)
    tracks[..., 2] = tracks[..., 2] * 0.6 + 0.25
    if seen == "no legs in half":
        tracks[:, :11, K["left_knee"], 2] = tracks[:, :11, K["right_ankle"], 2] = 0
    if seen == "standing last":
        tracks[:, -3:, K["nose"]:, :2] *= 2
    expected = [body_scale(track.numpy()) for track in tracks]
    torch.testing.assert_close(body_scales(tracks), torch.tensor(expected), atol=1e-4, rtol=1e-4)


def test_made_rigid_lengths_constant_directions_kept():
    pose = tiny_squat()[None].repeat(2, 1, 1, 1) * (1 + 0.1 * torch.rand(2, 40, 1, 1))
    rigid = made_rigid(pose)
    legs = [J["left_knee"], J["right_ankle"], J["left_elbow"]]
    lengths = limbs(rigid).norm(dim=-1)[..., legs]
    assert (lengths.std(1) / lengths.mean(1)).max() < 1e-3
    torch.testing.assert_close(knee_flexion(rigid), knee_flexion(pose), atol=0.2, rtol=0)


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


def test_n_mpjpe_scaled_is_zero():
    pose = tiny_squat()[:5] - mid_hip(tiny_squat()[:5])[:, None]
    assert n_mpjpe(1.4 * pose, pose).max() < 1e-5 < mpjpe(1.4 * pose, pose).min()


def test_angles_of_the_mannequin():
    bottom = tiny_squat(90.0, 41)[20]
    torch.testing.assert_close(knee_flexion(bottom), torch.full((2,), 90.0), atol=0.1, rtol=0)
    assert abs(trunk_lean(bottom).item() - 0.28 * 90) < 0.1
    # Shank 0.36 · 90° forward, so the thigh is 57.6° off the vertical, a little more as the knees are wider apart than the hips.
    assert abs(thigh_angle(bottom).item() + (90 - 57.6)) < 2
    assert abs(hip_flexion(bottom)[0].item() - (57.6 + 25.2)) < 2
    assert abs(facing(bottom).item()) < 1e-5


def test_synthesis_batch_has_the_promised_shapes():
    pairs = Synthesis(tiny_bank(), (1, 2), torch.Generator().manual_seed(7))(6, 20)
    assert pairs.keypoints.shape == (6, 20, 21, 3) and pairs.joints.shape == (6, 20, 19, 3)
    assert pairs.keypoints.isfinite().all() and mid_hip(pairs.joints).abs().max() < 1e-5


def test_view_pairs_of_every_truth_but_the_markers_keep_the_length_of_shanks():
    bank = tiny_bank(8)
    bank.poses[:20, J["left_knee"], 2] -= 0.03  # a marker that slides
    legs = [J["left_ankle"], J["right_ankle"]]
    varies = [limbs(view_pairs(bank, (1,), "front", seed=1, truth=truth).joints)[..., legs, :].norm(dim=-1).std(1).max().item() for truth in ("markers", "shanks", "rigid")]
    assert max(varies[1:]) < 1e-3 < varies[0]
    with pytest.raises(ValueError, match="expected one of markers, shanks, rigid"):
        view_pairs(bank, (1,), "front", seed=1, truth="bones")


def test_without_a_leg_only_that_leg_is_gone_at_the_bottom():
    pairs = view_pairs(tiny_bank(), (1, 2), "side", seed=1, noise=0)
    hidden = without_a_leg(pairs)
    gone = hidden.keypoints[..., 2] == 0
    assert gone[0, :, K["left_knee"]].sum() >= 25 and not gone[0, :, K["right_knee"]].any() and not gone[1, :, K["left_knee"]].any()


def test_supervised_truth_costs_less_than_anything_near():
    true = view_pairs(tiny_bank(), (1, 2), "side", seed=1, noise=0).joints
    sigma = torch.full(true.shape[:3], 0.05)
    assert supervised(true, sigma, true) < supervised(true + 0.01 * torch.randn(true.shape), sigma, true)


def test_spans_over_time_a_longer_trunk_costs_nothing_one_that_shortens_does():
    true = tiny_squat()[None]
    longer, bent = true.clone(), true.clone()
    hips = true[:, :, [J["left_hip"], J["right_hip"]]].mean(2)
    along = unit(true[:, :, J["neck"]] - hips)
    longer[:, :, J["neck"]] += 0.03 * along
    bent[:, 15:25, J["neck"]] -= 0.03 * along[:, 15:25]
    of_true, of_longer, of_bent = (spans_over_time(pose) for pose in (true, longer, bent))
    pair = next(n for n, (a, b) in enumerate(zip(*torch.triu_indices(19, 19, 1).tolist())) if {a, b} == {J["neck"], J["left_hip"]})
    assert (of_longer - of_true)[..., pair].abs().max() < 1e-4 < 0.01 < (of_bent - of_true)[..., pair].abs().max()


def test_unsupervised_the_right_depth_costs_less_than_none():
    pairs = view_pairs(tiny_bank(), (1, 2, 3, 4), "oblique", seed=1, noise=0)
    sigma, generator = torch.full(pairs.joints.shape[:3], 0.05), torch.Generator()

    def cost(joints: torch.Tensor) -> torch.Tensor:
        # A lifter that answers this, and the second time the same turned as it was asked to.
        generator.manual_seed(9)
        angle = 2 * math.pi * torch.rand(len(joints), generator=torch.Generator().manual_seed(9))
        answers = iter([joints, turned(joints, angle)])
        return unsupervised(lambda _: (next(answers), sigma), pairs.keypoints, generator)
    backwards = pairs.joints * torch.tensor([1.0, -1.0, 1.0])
    assert cost(pairs.joints) < cost(backwards)


def test_train_two_steps_write_a_checkpoint_that_says_where_it_comes_from_and_a_table(tmp_path):
    config = training.TrainConfig(
        out=str(tmp_path), train=(1, 2), choose=(3,), test=(4,), steps=2, batch=4, drawn=4, frames=16, channels=8, kinds=tuple(training.KINDS))
    paths = training.train(config, {"dilations": (1, 2)}, tiny_bank())
    saved = load(paths[0])
    assert saved["data"] == "made" and saved["config"]["train"] == (1, 2) and math.isfinite(saved["choose"]["side"]["mpjpeMillimetres"])
    assert not (tmp_path / "state.pt").exists()
    tried = trials(tiny_bank(), (4,))
    rows = [{"kind": load(path)["kind"], "seed": seed, "steps": 2, "batch": 4, "train": [1, 2], "choose": [3], "test": [4],
             "trials": measure_all(training.load_lifter(path), tried)} for path in paths for seed in (1, 2)]
    text = tables(rows)
    assert all(f"| {kind} |" in text for kind in training.KINDS) and "hidden leg" in text and " ± " in text


def test_train_stopped_goes_on_where_it_was(tmp_path):
    config = training.TrainConfig(out=str(tmp_path), train=(1, 2), choose=(3,), test=(4,), steps=4, batch=4, drawn=4, frames=16, channels=8, looks=1000)
    real, counted = training.Trainee.step, []

    def stops(self, *arguments):
        counted.append(1)
        if len(counted) == 3:
            raise KeyboardInterrupt
        return real(self, *arguments)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(training.Trainee, "step", stops)
        with pytest.raises(KeyboardInterrupt):
            training.train(config, {"dilations": (1,)}, tiny_bank())
    assert torch.load(tmp_path / "state.pt")["step"] == 2
    path = training.train(config, {"dilations": (1,)}, tiny_bank())[0]
    assert load(path)["config"]["steps"] == 4 and not (tmp_path / "state.pt").exists()


def test_step_a_gradient_that_is_no_number_changes_no_weight():
    config = training.TrainConfig(channels=8)
    trainee = training.Trainee("full", config, {"dilations": (1,)}, torch.device("cpu"))
    before = [weight.clone() for weight in trainee.model.parameters()]
    pairs, generator = Pairs(torch.rand(2, 8, 21, 3), torch.rand(2, 8, 19, 3)), torch.Generator().manual_seed(1)
    trainee.step(Pairs(pairs.keypoints, pairs.joints * math.nan), 1e-3, 0.5, generator)
    assert all(torch.equal(weight, old) for weight, old in zip(trainee.model.parameters(), before))
    trainee.step(pairs, 1e-3, 0.5, generator)
    assert not all(torch.equal(weight, old) for weight, old in zip(trainee.model.parameters(), before))


def test_noise_statistics_find_the_bias_jitter_and_swaps_that_were_put_in():
    rng = np.random.default_rng(1)
    true = rng.uniform(0, 1, (16, 40, 1, 2)) * 0.01 + rng.uniform(0, 1, (1, 1, 21, 2))
    found = true + rng.normal(0, 0.01, true.shape) + np.array([0.03, -0.02])
    found[:2, 10:20] = (true + 0.0)[:2, 10:20][..., list(KEYPOINT_MIRROR), :]
    made = statistics(found, true, rng.uniform(0.2, 0.9, true.shape[:3]), np.linspace(0, 6, 16), np.full((16, 40), 0.5))
    bias, jitter = np.array(made["table"]["bias"]), np.array(made["table"]["jitter"])
    assert np.abs(bias - [0.03, -0.02]).max() < 0.01 and 0.007 < np.median(jitter) < 0.013
    assert made["swappedLegs"]["meanSpanSeconds"] == pytest.approx(10 / 15, abs=0.01)
    assert abs(np.mean(made["holdOverOneFrame"])) < 0.1


def test_over_draws_mean_and_spread():
    assert over_draws([{"side": {"knee": 3.0}}, {"side": {"knee": 5.0}}]) == {"side": {"knee": [4.0, 1.414]}}
