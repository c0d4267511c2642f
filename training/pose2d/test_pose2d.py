"""Tests of the 2D training on tiny made data: python3 -m pytest training/pose2d (seconds, no data on disk needed)."""

import numpy as np
import pytest
import torch

from common import onnx_check
from pose2d import augment, backgrounds, batches, body, composites, data, export, finder_losses, finder_measure, losses, loop, measure, render
from pose2d import keypoints as kp
from pose2d.finder_network import FinderNetwork
from pose2d.network import KeypointNetwork
from pose2d.train_keypoints import Config

torch.set_num_threads(1)


@pytest.fixture(scope="module")
def mannequins() -> data.People:
    """Eight renderings of the stored squat from all around."""
    rng = np.random.default_rng(0)
    made = [render.draw(body.squat_posture(), np.full((256, 256, 3), 0.5), rng, n * np.pi / 4, 1) for n in range(8)]
    images, points, visible, mask = (np.stack(part) for part in zip(*made))
    return data.People(images, points, visible, np.ones_like(visible), mask)


def tiny_network() -> KeypointNetwork:
    return KeypointNetwork(64, stem=8, widths=(8, 8, 16, 16), blocks=(0, 0, 1, 1), top=8, head=8)


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
    crops = augment.camera(points, 128, rng)
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
    rng = np.random.default_rng(2)
    pool = np.stack([backgrounds.drawn(rng, 64) for _ in range(3)])
    batch = batches.Feed(mannequins, pool, 64, rng, absent_share=0.3).batch(12)
    assert batch["image"].shape == (12, 3, 64, 64) and batch["points"].shape == (12, 21, 2)
    assert 0 <= float(batch["image"].min()) and float(batch["image"].max()) <= 1
    assert all(torch.isfinite(value).all() for value in batch.values())


def test_keypoint_network_shapes_and_range():
    network = tiny_network().eval()
    points, presence = network(torch.rand(3, 3, 64, 64))
    assert points.shape == (3, 21, 3) and presence.shape == (3, 1)
    assert 0 <= float(points[..., 2].min()) and float(points[..., 2].max()) <= 1


def test_training_steps_lower_the_loss(mannequins):
    torch.manual_seed(0)
    network, rng = tiny_network(), np.random.default_rng(3)
    batch = batches.make(mannequins, np.arange(8), np.zeros(8, bool), np.zeros((1, 64, 64, 3), np.uint8), 64, rng)
    optimiser = torch.optim.AdamW(network.parameters(), 3e-3)
    values = []
    for _ in range(12):
        loss, _ = losses.keypoint_loss(network.forward_all(batch["image"]), batch, 64)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        values.append(loss.item())
    assert values[-1] < 0.9 * values[0]


def test_perfect_points_score_one():
    truth = np.random.default_rng(4).uniform(0, 100, (5, 21, 2))
    result = measure.summary(truth, truth, np.ones((5, 21), bool))
    assert result["pck@0.1"] == 1 and result["swapped"] == 0


def test_exchanged_sides_are_noticed():
    truth = body.squat_posture().keypoints[None][..., [1, 2]] * 100
    assert measure.swapped(truth[:, kp.MIRROR], truth).all() and not measure.swapped(truth, truth).any()


def test_finder_targets_decode_to_the_boxes():
    boxes = np.array([[100, 120, 60, 140], [201, 57, 20, 44]], np.float32)
    target = finder_losses.targets([boxes, np.empty((0, 4), np.float32)])
    found = finder_measure.decode(target["heat"], target["offset"], torch.exp(target["log_size"]))
    assert len(found[0]) == 2 and len(found[1]) == 0
    for box in boxes:
        assert max(finder_measure.overlap(box, other) for other in found[0]) > 0.99


def test_composed_frame_boxes_stay_near_the_picture(mannequins):
    rng = np.random.default_rng(5)
    scenes = np.stack([backgrounds.drawn(rng, 128) for _ in range(4)])
    parts = composites.Ingredients([mannequins], [np.arange(8)], [1.0], scenes)
    for _ in range(12):
        frame, boxes, (left, top, right, bottom) = composites.compose(parts, rng)
        assert frame.shape == (256, 256, 3) and boxes.shape[1] == 4
        assert (boxes[:, 0] + boxes[:, 2] / 2 <= right + 0.1 * (right - left) + 1e-3).all()
        assert (frame[:int(top)] == 128).all() and (frame[:, :int(left)] == 128).all()


def test_finder_loss_is_lower_when_right():
    boxes = [np.array([[100, 120, 60, 140]], np.float32)]
    target = finder_losses.targets(boxes)
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
@pytest.mark.parametrize("network, size, outputs", [(tiny_network(), 64, ["keypoints", "presence"]), (FinderNetwork(), 256, ["centre", "offset", "size"])])
def test_export_round_trip(tmp_path, network, size, outputs):
    example = np.random.default_rng(6).random((2, 3, size, size), np.float32)
    expected = export.convert(network, example, tmp_path / "n.onnx", outputs)
    assert export.compare(tmp_path / "n.onnx", example, expected, size) < 1e-4
