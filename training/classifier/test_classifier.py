import numpy as np
import pytest
import torch

from classifier import augment, join, prmd, squat7
from classifier import evaluate as evaluation
from classifier import pool as pools
from classifier import ship as ships
from classifier import train as training
from classifier.calibrate import apply, best_thresholds, fit
from classifier.features import CHANNELS, DISTANCES, FRAMES, distances, features_of, rep_features
from classifier.metrics import calibration_error, per_fault
from classifier.model import FormNet
from classifier.networks.catalogue import VARIANTS, Variant, build
from classifier.networks.joined import joined
from classifier.networks.trees import Trees
from classifier.pool import Pool, PoolConfig
from classifier.sources import OtherSources
from classifier.synthesis import RepMaker
from classifier.view import azimuth_degrees, view_weights
from common.checkpoint import load
from common.skeleton import J
from common.tiny import tiny_bank, tiny_rep, tiny_squat
from faults.edits import Drawn
from faults.kinematics import mid_hip, rotate
from faults.variety import mirrored
from lifter.model import Lifter, LifterConfig


def shipped(channels: int = 8) -> FormNet:
    return FormNet(build(Variant(backbone="joined"), channels).eval()).eval()


def test_joined_networks_answer_the_mean():
    torch.manual_seed(3)
    networks = [build(Variant(backbone="joined"), 8).eval() for _ in range(3)]
    joints, view = torch.randn(2, FRAMES, 19, 3), view_weights(torch.tensor([10.0, float("nan")]))
    answers = [network(joints, view) for network in networks]
    for k, mean in enumerate(joined(networks)(joints, view)):
        torch.testing.assert_close(mean, sum(answer[k] for answer in answers) / 3, atol=1e-5, rtol=0)
    assert joined(networks[:1]) is networks[0]


def test_form_net_size_of_the_athlete_does_not_matter():
    pose, start, end = tiny_rep()
    model, view = shipped(), view_weights(torch.tensor([float("nan")]))
    x = rep_features(pose, start, end, 25.0, "none")
    torch.testing.assert_close(model(1.2 * x, view)[0], model(x, view)[0], atol=1e-5, rtol=0)
    assert x.shape == (1, CHANNELS, FRAMES)


def test_form_net_mirror_image_gets_the_same_answer():
    pose, start, end = tiny_rep()
    pose = pose + 0.05 * torch.rand(1, 1, 19, 3, generator=torch.Generator().manual_seed(4))
    model, view = shipped(), view_weights(torch.tensor([30.0]))
    here, there = (model(rep_features(p, start, end, 25.0, "none"), view) for p in (pose, mirrored(pose)))
    for mine, its in zip(here, there):
        torch.testing.assert_close(mine, its, atol=1e-5, rtol=0)


def test_learn_the_familiar_ninety_nine_of_hundred_are_within_one():
    model, generator = shipped(), torch.Generator().manual_seed(5)
    joints = tiny_squat(frames=64) + 0.03 * torch.randn(1200, 64, 19, 3, generator=generator) + 0.05 * torch.randn(1200, 1, 19, 3, generator=generator)
    drawn = features_of(joints)
    model.standard.measure(drawn[:, :DISTANCES])
    view = view_weights(torch.full((1200,), float("nan")))
    model.learn_the_familiar((drawn[:800], view[:800]), (drawn[800:], view[800:]))
    assert abs((model(drawn[800:], view[800:])[2] <= 1).float().mean().item() - 0.985) < 0.02


def test_view_first_the_same_joints_are_read_differently_from_elsewhere():
    pose, start, end = tiny_rep()
    x = rep_features(pose, start, end, 25.0, "none")
    front, none = view_weights(torch.tensor([0.0])), view_weights(torch.tensor([float("nan")]))
    model = shipped()
    assert not torch.allclose(model.embed(x, front), model.embed(x, none))
    late = FormNet(build(Variant(backbone="joined", view_first=False), 8).eval()).eval()
    assert torch.equal(late.embed(x, front), late.embed(x, none))


def test_strangeness_a_torn_body_is_strange():
    model = shipped()
    drawn = features_of(tiny_squat(frames=64) + 0.05 * torch.randn(600, 1, 19, 3, generator=torch.Generator().manual_seed(6)))
    model.standard.measure(drawn[:, :DISTANCES])
    view = view_weights(torch.full((600,), float("nan")))
    model.learn_the_familiar((drawn[:400], view[:400]), (drawn[400:], view[400:]))
    torn = tiny_squat(frames=64)[None].clone()
    torn[:, 20:, : J["left_wrist"] + 1, 0] += 3
    assert model(features_of(torn), view_weights(torch.tensor([float("nan")])))[2].item() > 1


@pytest.mark.parametrize("name", [name for name, variant in VARIANTS.items() if variant.backbone != "trees"])
def test_every_network_answers_six_logits_and_strengths_and_can_be_trained(name):
    model, joints = build(VARIANTS[name], 8), tiny_squat(frames=64)[None].repeat(4, 1, 1, 1)
    joints[0, :, J["left_ear"]] = float("nan")
    model.measure(joints)
    logits, strengths = model(joints, view_weights(torch.tensor([0.0, 60.0, 180.0, float("nan")])))
    (logits.square().mean() + strengths.square().mean()).backward()
    assert logits.shape == strengths.shape == (4, 6)
    assert all(parameter.grad is not None and parameter.grad.isfinite().all() for parameter in model.parameters())


def test_every_network_turned_and_moved_athlete_gets_the_same_answer():
    joints, view = tiny_squat(frames=64)[None], view_weights(torch.tensor([float("nan")]))
    turned = rotate(joints, torch.tensor([0.0, 0, 1]), torch.tensor(1.1)) + torch.tensor([1.0, -2, 0.5])
    for variant in VARIANTS.values():
        if variant.backbone != "trees":
            model = build(variant, 8).eval()
            torch.testing.assert_close(model(turned, view)[0], model(joints, view)[0], atol=1e-3, rtol=0)


def test_trees_learn_what_the_knees_show():
    deep, quarter = tiny_squat(120, 64), tiny_squat(60, 64)
    joints = torch.stack([deep, quarter] * 30) + 0.003 * torch.randn(60, 64, 19, 3, generator=torch.Generator().manual_seed(6))
    label, views = torch.tensor([0.0, 1] * 30)[:, None].repeat(1, 6), view_weights(torch.full((60,), float("nan")))
    logits = Trees(1).fit(joints, views, label).logits(joints, views)
    assert (logits[1::2, 4] > logits[::2, 4].max()).all()


def test_view_weights_between_two_views_and_without_a_camera():
    weights = view_weights(torch.tensor([0.0, 67.5, 180.0, float("nan")]))
    expected = torch.tensor([[1.0, 0, 0, 0, 0, 0], [0, 0.5, 0.5, 0, 0, 0], [0, 0, 0, 0, 1, 0], [0, 0, 0, 0, 0, 1]])
    torch.testing.assert_close(weights, expected)


def test_azimuth_degrees_camera_in_front_and_at_the_side():
    pose, start, end = tiny_rep()
    # Camera-yaw axes: y points away from the camera, so an athlete who faces it looks along -y.
    facing = rotate(pose, torch.tensor([0.0, 0, 1]), torch.tensor(-torch.pi / 2))
    torch.testing.assert_close(azimuth_degrees(facing, start, end), torch.tensor([0.0]), atol=0.5, rtol=0)
    torch.testing.assert_close(azimuth_degrees(pose, start, end), torch.tensor([90.0]), atol=0.5, rtol=0)


def test_warp_ends_near_the_ends_and_keeps_the_standing_frame():
    joints = torch.arange(64.0)[None, :, None, None].expand(200, 64, 19, 3).clone()
    warped = augment.warp(joints, torch.Generator().manual_seed(3))
    assert (warped[:, 0] == 0).all() and (warped[:, 1:].diff(dim=1) >= -1e-4).all()
    assert (warped[:, 1] <= 1 + 0.07 * 62).all() and (warped[:, -1] >= 63 - 0.07 * 62).all()


def test_tip_lets_limbs_as_long_as_they_are_and_tips_a_little():
    joints = tiny_squat(frames=64)[None].repeat(300, 1, 1, 1)
    tipped = augment.tip(joints, torch.Generator().manual_seed(3))
    torch.testing.assert_close(distances(tipped), distances(joints), atol=1e-4, rtol=0)
    assert torch.equal(tipped[:, 0], joints[:, 0])
    up = tipped[:, 1, J["neck"]] - mid_hip(tipped[:, 1:2])[:, 0]
    sideways = torch.rad2deg(torch.atan2(up[:, 1], up[:, 2]))
    assert 1 < sideways.std() < 2


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


def made_pool(rows: int = 64) -> Pool:
    generator = torch.Generator().manual_seed(7)
    strength = torch.rand(rows, 6, generator=generator) * (torch.rand(rows, 6, generator=generator) < 0.4)
    joints = torch.stack([tiny_squat(120 - 60 * s[4].item(), 64) for s in strength])
    camera = torch.where(torch.arange(rows) % 3 == 0, torch.tensor(float("nan")), 180 * torch.rand(rows, generator=generator))
    return Pool(joints.half(), strength, torch.arange(rows) % 8 + 1, torch.arange(rows), camera, camera, torch.isnan(camera) & (torch.arange(rows) % 2 == 0))


def test_pool_every_subject_exact_and_through_cameras(tmp_path, monkeypatch):
    monkeypatch.setattr(pools.MotionBank, "load", staticmethod(lambda: tiny_bank(8)))
    monkeypatch.setattr(pools, "open_lifter", lambda path: Lifter(LifterConfig(channels=8)).eval())
    pool = pools.prepare(PoolConfig(out=str(tmp_path / "pool.pt"), reps=4, cameras=2))
    assert len(pool) == 8 * 3 * pools.BATCH and sorted(set(pool.subject.tolist())) == list(range(1, 9))
    assert torch.isnan(pool.azimuth).sum() == len(pool) / 3 and not (pool.other & ~torch.isnan(pool.azimuth)).any()
    assert (Pool.load(tmp_path / "pool.pt").strength == pool.strength).all()


def test_train_and_ship_a_few_steps_write_calibrated_checkpoints(tmp_path, monkeypatch):
    made_pool().save(tmp_path / "pool.pt")
    monkeypatch.setattr(training.checkpoint, "data_hash", lambda *files: "made")
    config = training.TrainConfig(out=str(tmp_path / "one.pt"), pool=str(tmp_path / "pool.pt"), steps=3, batch=8, width=8)
    training.train(config)
    assert load(tmp_path / "one.pt")["slope"].shape == (6, 6)
    monkeypatch.setattr(ships, "seen_from", lambda logits, pool: [[0.9] * 6] * 6)
    monkeypatch.setattr(ships, "figures", lambda *parts: {"summary": {}})
    ships.ship(ships.ShipConfig(pool=str(tmp_path / "pool.pt"), out=str(tmp_path / "ship.pt"), steps=3, width=8))
    model, saved = ships.load_shipped(tmp_path / "ship.pt")
    assert not torch.equal(model.slope, torch.ones(6, 6)) and len(saved["thresholds"]) == 6
    ships.ship(ships.ShipConfig(pool=str(tmp_path / "pool.pt"), out=str(tmp_path / "ship-2.pt"), seed=2, steps=3, width=8))
    join.join([tmp_path / "ship.pt", tmp_path / "ship-2.pt"], tmp_path / "joined.pt")
    both, saved = ships.load_shipped(tmp_path / "joined.pt")
    assert saved["config"]["seeds"] == 2 and len(saved["folds"]) == 2 and sum(p.numel() for p in both.parameters()) > 1.9 * sum(p.numel() for p in model.parameters())
    ships.ship(ships.ShipConfig(pool=str(tmp_path / "pool.pt"), out=str(tmp_path / "other.pt"), seed=2, steps=2, width=8))
    with pytest.raises(ValueError, match="other.pt was trained by"):
        join.join([tmp_path / "ship.pt", tmp_path / "other.pt"], tmp_path / "never.pt")


def test_crossed_nobody_is_calibrated_on_their_own_reps():
    pool = made_pool(400)
    fold = pool.subject % 2
    logits = Drawn(pool.strength).label * torch.where(fold == 0, 1.0, -1.0)[:, None]
    probability, _ = ships.crossed(pool, logits, fold)
    # In each fold the other fold teaches the wrong way round: a leak would get it right.
    label = Drawn(pool.strength).label.numpy()
    assert probability[(fold == 0).numpy()][label[(fold == 0).numpy()] > 0].mean() <= probability[(fold == 0).numpy()][label[(fold == 0).numpy()] == 0].mean() + 0.02


def test_evaluate_weak_faults_are_not_counted():
    pool = made_pool(400)
    probability = Drawn(pool.strength).label.numpy() * 0.8 + 0.1
    table = evaluation.by_view(probability, pool, np.full(6, 0.5))
    row = table[evaluation.LIFTED]["shallow"]
    assert row["auroc"] == 1 and row["f1"] == 1 and row["n"] < int((~torch.isnan(pool.azimuth)).sum())
    assert evaluation.by_strength(probability, pool, np.full(6, 0.5))["shallow"]["gross"] == 1


def test_rep_maker_reps_lie_inside_their_clip():
    reps = RepMaker(tiny_bank(), (1, 2), torch.Generator().manual_seed(2))(16)
    assert (reps.start >= 0).all() and (reps.end > reps.start + 9).all() and (reps.end < reps.pose.shape[1]).all()
    assert reps.strength.shape == reps.label.shape == (16, 6) and set(reps.subject.tolist()) <= {1, 2}


def test_prmd_beside_own_reps_takes_the_athlete_out():
    x, subject = np.random.default_rng(1).normal(size=(40, 3)), np.repeat([1, 2], 20)
    shifted = x + np.where(subject == 1, 5.0, -3.0)[:, None]
    np.testing.assert_allclose(prmd.beside_own_reps(shifted, subject), prmd.beside_own_reps(x, subject), atol=1e-6)


def test_other_sources_change_lengths_and_forget_joints_but_keep_the_movement():
    pose = tiny_squat(frames=64)[None].repeat(64, 1, 1, 1)
    made = OtherSources(torch.Generator().manual_seed(8))(pose)
    known = ~torch.isnan(made[:, :, J["left_ear"], 0])
    assert 0.4 < known.float().mean() < 0.9 and (known.all(1) | (~known).all(1)).all()
    trunk = (made[..., J["neck"], :] - mid_hip(made)).norm(dim=-1)
    shrinks = trunk.amin(1) / trunk.amax(1)
    assert shrinks.amin() < 0.75 and shrinks.amax() > 0.9
    depth = mid_hip(made)[..., 2].amax(1) - mid_hip(made)[..., 2].amin(1)
    assert (depth > 0.1).all() and made[:, :, J["left_knee"]].isfinite().all()
    assert (pose == tiny_squat(frames=64)).all()
