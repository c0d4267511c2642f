"""Tests of the 2D training on tiny made data: python3 -m pytest training/pose2d (seconds, no data on disk needed)."""

import numpy as np
import pytest
import torch

from common import onnx_check
from pose2d import augment, backgrounds, batches, body, calibrate, clip_crops, composites, data, export, finder_losses, finder_measure, ladder, loop, measure, render, sequences, train_video
from pose2d import keypoints as kp
from pose2d.draws import Draws
from pose2d.back_network import BackNetwork
from pose2d.estimators import ESTIMATORS
from pose2d.estimators.rpstn import TransferNetwork
from pose2d.estimators.soft_argmax import SoftArgmax
from pose2d.finder_network import FinderNetwork
from pose2d.train_keypoints import Config

torch.set_num_threads(1)


@pytest.fixture(scope="module")
def mannequins() -> data.People:
    """Eight renderings of the stored squat from all around."""
    rng = np.random.default_rng(0)
    made = [render.draw(body.squat_posture(), np.full((256, 256, 3), 0.5), rng, n * np.pi / 4, 1) for n in range(8)]
    images, points, visible, mask = (np.stack(part) for part in zip(*made))
    return data.People(images, points, visible, np.ones_like(visible), mask)


def tiny_network() -> SoftArgmax:
    return SoftArgmax(64, stem=8, widths=(8, 8, 16, 16), blocks=(0, 0, 1, 1), top=8, head=8)


def stored(mannequins: data.People) -> batches.Store:
    return batches.store([(mannequins, np.arange(8), np.ones(8))], "cpu")


def scenes(count: int, side: int = 64) -> torch.Tensor:
    rng = np.random.default_rng(2)
    return torch.from_numpy(np.stack([backgrounds.drawn(rng, side) for _ in range(count)]).transpose(0, 3, 1, 2).copy())


def test_from_blazepose_keeps_names():
    assert kp.FROM_BLAZEPOSE[kp.INDEX["left_shoulder"]] == 11 and kp.FROM_BLAZEPOSE[kp.INDEX["right_shoulder"]] == 12
    assert kp.FROM_BLAZEPOSE[kp.INDEX["right_foot_index"]] == 32 and kp.FROM_BLAZEPOSE[kp.INDEX["nose"]] == 0
    assert data.from_blazepose(np.arange(33)[:, None])[:, 0].tolist() == kp.FROM_BLAZEPOSE.tolist()


def test_from_blazepose_wrong_count_is_refused():
    with pytest.raises(ValueError, match="33"):
        data.from_blazepose(np.zeros((17, 3)))


def test_mirror_twice_is_identity():
    assert (kp.MIRROR[kp.MIRROR] == np.arange(kp.COUNT)).all()
    assert kp.NAMES[kp.MIRROR[kp.INDEX["left_heel"]]] == "right_heel"


def test_swap_sides_mirrored_crop_left_becomes_right():
    points = torch.rand(1, kp.COUNT, 2) * 100
    crops = augment.plain(points, 64)
    crops.matrix = crops.matrix @ torch.diag(torch.tensor([-1.0, 1.0]))
    placed, = augment.swap_sides(crops, crops.place(points))
    assert torch.allclose(placed[0, kp.INDEX["left_knee"]], crops.place(points)[0, kp.INDEX["right_knee"]])


def test_camera_moves_points_with_the_picture():
    """A bright spot lies where the point says, under scale, shift, rotation and mirror."""
    rng = np.random.default_rng(1)
    points = torch.from_numpy(rng.uniform(80, 176, (16, kp.COUNT, 2))).float()
    images = torch.zeros(16, 1, 256, 256)
    for n in range(16):
        x, y = points[n, 0].long().tolist()
        points[n, 0] = torch.tensor([x + 0.5, y + 0.5])
        images[n, 0, y - 2:y + 3, x - 2:x + 3] = 1
    crops = augment.camera(points, 128, Draws(1))
    crops.border[:] = torch.tensor([0.0, 0, 128, 128])
    seen, placed = crops.sample(images), crops.place(points)
    for n in range(16):
        if seen[n].sum() > 3 and (placed[n, 0] > 6).all() and (placed[n, 0] < 122).all():
            y, x = np.unravel_index(int((seen[n, 0] * 1.0).argmax()), (128, 128))
            weights = seen[n, 0] / seen[n, 0].sum()
            centre = torch.stack([(weights.sum(0) * (torch.arange(128) + 0.5)).sum(), (weights.sum(1) * (torch.arange(128) + 0.5)).sum()])
            assert (centre - placed[n, 0]).abs().max() < 1.0


def test_plain_roi_is_the_contract():
    points = torch.zeros(1, kp.COUNT, 2)
    points[0, 0], points[0, 1] = torch.tensor([10.0, 20]), torch.tensor([30.0, 120])
    points[0, 2:] = torch.tensor([20.0, 70])
    centre, side = augment.roi(points)
    assert centre[0].tolist() == [20, 70] and abs(side.item() - 130) < 1e-4


def test_rendering_left_knee_is_on_the_athletes_left(mannequins):
    """From the front (azimuth 0) the athlete's left is on the right of the picture, from behind on the left."""
    left, right = kp.INDEX["left_shoulder"], kp.INDEX["right_shoulder"]
    assert mannequins.points[0, left, 0] > mannequins.points[0, right, 0]
    assert mannequins.points[4, left, 0] < mannequins.points[4, right, 0]
    assert mannequins.points[0, kp.INDEX["nose"], 1] < mannequins.points[0, kp.INDEX["left_ankle"], 1]


def test_batch_has_the_shapes_that_losses_need(mannequins):
    batch = batches.Feed(stored(mannequins), scenes(3), 64, Draws(2), absent_share=0.3).batch(12)
    assert batch["image"].shape == (12, 3, 64, 64) and batch["points"].shape == (12, 21, 2)
    assert 0 <= float(batch["image"].min()) and float(batch["image"].max()) <= 1
    assert all(torch.isfinite(value).all() for value in batch.values())


def test_same_seed_same_batch(mannequins):
    first, second = (batches.Feed(stored(mannequins), scenes(3), 64, Draws(5)).batch(6) for _ in range(2))
    assert all(torch.equal(first[name], second[name]) for name in first)


def test_compression_leaves_smooth_pictures_alone():
    ramp = torch.linspace(0.2, 0.8, 64).expand(2, 3, 64, 64).contiguous()
    assert (augment._compress(ramp, Draws(1)) - ramp).abs().max() < 0.06


def test_occluders_cover_what_they_hide():
    points = torch.full((40, 21, 2), 32.0)
    before = torch.linspace(0.1, 0.9, 40)[:, None, None, None].repeat(1, 3, 64, 64)
    after, covered = augment.occlude(before, points, Draws(4), share=1.0)
    changed = (after != before).any(1)[:, 32, 32]
    assert covered.any() and not (covered[:, 0] & ~changed).any()


def test_keypoint_network_shapes_and_range():
    network = tiny_network().eval()
    points, presence = network(torch.rand(3, 3, 64, 64))
    assert points.shape == (3, 21, 3) and presence.shape == (3, 1)
    assert 0 <= float(points[..., 2].min()) and float(points[..., 2].max()) <= 1


@pytest.mark.parametrize("name", [name for name in ESTIMATORS])
def test_estimator_learns_a_small_batch(mannequins, name):
    """Every rung of the ladder lowers its own loss on four pictures and keeps the interface."""
    torch.manual_seed(0)
    network = ESTIMATORS[name](64)
    batch = batches.make(stored(mannequins), torch.arange(4), torch.zeros(4, dtype=torch.bool), scenes(2), 64, Draws(3))
    optimiser = torch.optim.AdamW(network.parameters(), 2e-3)
    values = []
    for _ in range(8):
        known = {"truth": batch["points"]} if name == "deeppose" else {}
        loss, parts = network.loss(network.forward_all(batch["image"], **known), batch)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        values.append(loss.item())
    assert values[-1] < 0.9 * values[0] and parts
    points, presence = network.eval()(batch["image"])
    assert points.shape == (4, 21, 3) and presence.shape == (4, 1) and torch.isfinite(points).all()


def test_turn_head_keeps_its_size_and_the_body():
    joints = body.SQUAT.copy()
    body.turn_head(joints, np.random.default_rng(3))
    head = [body.HEAD_TOP, body.NOSE, body.L_EYE, body.R_EYE, body.L_EAR, body.R_EAR]
    np.testing.assert_allclose(np.linalg.norm(joints[head] - joints[body.NECK], axis=1), np.linalg.norm(body.SQUAT[head] - body.SQUAT[body.NECK], axis=1))
    rest = np.setdiff1d(np.arange(19), head)
    np.testing.assert_array_equal(joints[rest], body.SQUAT[rest])
    assert np.abs(joints[head] - body.SQUAT[head]).max() > 0.02


def test_folds_keep_one_publisher_together():
    folds = clip_crops.fold_of(["02_a.mp4", "18_gymai_x.mp4", "19_gymai_y.mp4", "20_b.mp4"])
    assert folds["18_gymai_x.mp4"] == folds["19_gymai_y.mp4"] and set(folds.values()) == {0, 1}


def test_transfer_begins_as_the_still_network_and_learns():
    torch.manual_seed(0)
    network = TransferNetwork(tiny_network())
    frames = torch.rand(2, 3, 3, 64, 64)
    video = network.eval()(frames)
    assert torch.allclose(video[2]["points"], network.still.forward_all(frames[:, 2])["points"], atol=1e-4)
    sum(step["points"].sum() for step in network(frames)).backward()
    assert network.transfer.fuse[-1].weight.grad.abs().sum() > 0 and all(p.grad is None for p in network.still.parameters())


def test_hidden_joints_lie_under_the_box():
    points = torch.rand(6, 5, 21, 2) * 40 + 10
    before = torch.full((6, 5, 3, 64, 64), 0.5)
    after, hidden = sequences.hide(before, points, Draws(3), 1.0)
    assert not hidden[:, :2].any() and hidden[:, 2:].any() and torch.equal(after[:, :2], before[:, :2])
    for n, t, k in hidden.nonzero().tolist():
        x, y = points[n, t, k].long().tolist()
        assert (after[n, t, :, y, x] != 0.5).any()


def test_smoothing_holds_what_is_sure():
    points = np.zeros((1, 4, 21, 2))
    points[:, 3] = 10.0
    sure = np.ones((1, 4, 21))
    sure[:, 3] = 0.0
    assert train_video.smoothed(points, sure, 4)[0, 3].max() < 0.1


def test_calibration_of_a_known_curve():
    """Found as often as the square of what is said: the fitted line follows the square."""
    rng = np.random.default_rng(8)
    said = rng.random(20000)
    hit = rng.random(20000) < said**2
    fitted = calibrate.knots(said, hit)
    share = np.interp(said, *zip(*fitted))
    assert np.abs(share - said**2).mean() < 0.03 and calibrate.calibration_error(share, hit) < calibrate.calibration_error(said, hit) / 3
    assert all(b >= a for (_, a), (_, b) in zip(fitted, fitted[1:]))


def test_multiply_adds_of_one_convolution():
    class One(torch.nn.Module):
        size_px = 8

        def __init__(self):
            super().__init__()
            self.layer = torch.nn.Conv2d(3, 5, 3, padding=1)

        def forward(self, x):
            return self.layer(x)
    assert ladder.multiply_adds(One()) == pytest.approx(8 * 8 * 5 * 3 * 9 / 1e6)


def test_perfect_points_score_one():
    truth = np.random.default_rng(4).uniform(0, 100, (5, 21, 2))
    result = measure.summary(truth, truth, np.ones((5, 21), bool))
    assert result["pck@0.1"] == 1 and result["swapped"] == 0


def test_exchanged_sides_are_noticed():
    truth = body.squat_posture().keypoints[None][..., [1, 2]] * 100
    assert measure.swapped(truth[:, kp.MIRROR], truth).all() and not measure.swapped(truth, truth).any()


def boxes_and_places() -> tuple[torch.Tensor, torch.Tensor]:
    boxes = torch.tensor([[[100.0, 120, 60, 140], [201, 57, 20, 44]], [[1.0, 1, 1, 1], [1, 1, 1, 1]]])
    return boxes, torch.tensor([[True, True], [False, False]])


def test_finder_targets_decode_to_the_boxes():
    boxes, there = boxes_and_places()
    target = finder_losses.targets(boxes, there)
    found = finder_measure.decode(target["heat"], target["offset"], torch.exp(target["log_size"]))
    assert len(found[0]) == 2 and len(found[1]) == 0
    for box in boxes[0].numpy():
        assert max(finder_measure.overlap(box, other) for other in found[0]) > 0.99


def test_composed_frame_boxes_stay_near_the_picture(mannequins):
    frames = composites.compose(stored(mannequins), torch.ones(8), scenes(4, 128), 12, Draws(5))
    assert frames.image.shape == (12, 3, 256, 256) and frames.boxes.shape == (12, composites.PEOPLE, 4) and frames.there.any()
    for image, boxes, there, (left, top, right, bottom) in zip(frames.image, frames.boxes, frames.there, frames.area):
        assert (boxes[there, 0] + boxes[there, 2] / 2 <= right + 0.1 * (right - left) + 1e-3).all()
        assert (image[:, :int(top)] == composites.PADDING).all() and (image[:, :, :int(left)] == composites.PADDING).all()


def test_recorded_frame_box_follows_the_picture(monkeypatch):
    """A bright square stays inside its box when the frame is mirrored, moved and scaled, or lies small in a scene."""
    monkeypatch.setattr(augment, "picture", lambda images, draws: images)
    frames = torch.zeros(16, 3, 256, 256, dtype=torch.uint8)
    frames[:, :, 100:160, 80:120] = 255
    box = torch.tensor([[100.0, 130, 40, 60]]).repeat(16, 1)
    dark = torch.zeros(2, 3, 64, 64, dtype=torch.uint8)
    made = composites.recorded(frames, box, torch.tensor([[0.0, 0, 256, 256]]).repeat(16, 1), dark, Draws(6))
    assert made.boxes[:, 0, 3].min() < 60 * 0.65 and made.boxes[:, 0, 3].max() > 60
    for image, (cx, cy, w, h) in zip(made.image, made.boxes[:, 0]):
        bright = (image.mean(0) > 0.8).nonzero().float() + 0.5
        middle = bright.median(0).values
        assert abs(middle[1] - cx) < 4 and abs(middle[0] - cy) < 4


def test_finder_loss_is_lower_when_right():
    target = finder_losses.targets(*boxes_and_places())
    good = (torch.logit(target["heat"].clamp(1e-4, 1 - 1e-4)), torch.logit(target["offset"].clamp(1e-3, 1 - 1e-3)), target["log_size"])
    bad = tuple(torch.zeros_like(value) for value in good)
    assert finder_losses.finder_loss(good, target)[0] < 0.1 * finder_losses.finder_loss(bad, target)[0]


def test_finder_network_shapes():
    centre, offset, size = FinderNetwork().eval()(torch.rand(2, 3, 256, 256))
    assert centre.shape == (2, 1, 32, 32) and offset.shape == size.shape == (2, 2, 32, 32)


def test_schedule_warms_up_and_ends_at_zero():
    config = Config()
    assert loop.rate(config, 0) < loop.rate(config, 0.05) and loop.rate(config, 1) < 1e-9


def test_unknown_option_is_an_error():
    with pytest.raises(SystemExit):
        loop.parse(Config, ["--learning-rat", "1"])


@pytest.mark.skipif(not onnx_check.is_available(), reason="onnxruntime-web is not installed: npm ci --ignore-scripts in training/")
@pytest.mark.parametrize("network, size, outputs", [
    (tiny_network(), 64, ["keypoints", "presence"]), (FinderNetwork(), 256, ["centre", "offset", "size"]), (BackNetwork(), 96, ["back"])])
def test_export_round_trip(tmp_path, network, size, outputs):
    example = np.random.default_rng(6).random((2, 3, size, size), np.float32)
    expected = export.convert(network, example, tmp_path / "n.onnx", outputs)
    assert export.compare(tmp_path / "n.onnx", example, expected, size) < 1e-4
