import pytest
import torch

from classifier import recorded, train
from classifier.features import features_of
from classifier.networks.measures import MeasureInput, MeasureNet, coordinates_of, measures
from classifier.synthesis import RepMaker
from common.skeleton import FAULTS, J
from common.tiny import tiny_bank, tiny_squat
from faults import edits
from faults.kinematics import rotate
from faults.places import strength_of, strengths_seen
from faults.variety import to_standard_size
from lifter.metrics import knee_flexion
from lifter.model import Lifter, LifterConfig


def measured(joints: torch.Tensor) -> torch.Tensor:
    return measures(coordinates_of(features_of(joints)))


def half_wrong():
    bank = tiny_bank(8)
    bank.correct[1::2] = False
    return bank


def test_measures_say_how_far_the_knees_bend_and_the_hips_come_down():
    joints = tiny_squat(100, 64)[None]
    found = measured(joints)[0]
    torch.testing.assert_close(torch.rad2deg(found[1]), knee_flexion(joints)[0].mean(-1), atol=0.5, rtol=0)
    # Standing at either end, lowest in the middle.
    assert 28 <= int(found[0].argmax()) <= 35 and found[0, 0] < found[0, 32] - 0.3


def test_measures_do_not_hang_on_size_or_heading_and_change_sign_in_a_mirror():
    joints = tiny_squat(100, 64)[None] + 0.02 * torch.randn(1, 1, 19, 3, generator=torch.Generator().manual_seed(1))
    there = measured(1.2 * rotate(joints, torch.tensor([0.0, 0, 1]), torch.tensor(0.8)))
    torch.testing.assert_close(there, measured(joints), atol=2e-3, rtol=0)
    mirrored = measured(train.mirrored(joints))
    same, opposite = torch.isclose(mirrored, measured(joints), atol=1e-3).all(2)[0], torch.isclose(mirrored, -measured(joints), atol=1e-3).all(2)[0]
    assert (same | opposite).all() and 5 <= int((opposite & ~same).sum()) <= 10


def test_measures_of_unknown_joints_are_nothing():
    joints = tiny_squat(100, 64)[None].clone()
    joints[:, :, J["nose"]] = float("nan")
    found, whole = measured(joints)[0], measured(tiny_squat(100, 64)[None])[0]
    assert found.isfinite().all() and torch.equal(found[:9], whole[:9])
    assert 0 < int((found.abs().amax(1) == 0).sum() - (whole.abs().amax(1) == 0).sum()) < 12


def test_measure_net_notes_the_bottom_wherever_it_is():
    inputs = MeasureInput()
    inputs.measure(tiny_squat(100, 64)[None])
    net = MeasureNet(inputs.channels, 8).eval()
    x = inputs(tiny_squat(100, 64)[None])
    assert net(x).shape == (1, net.size) and net(x).isfinite().all()


def test_recorded_reps_that_were_incorrect_have_unknown_strengths_of_spine_and_head():
    bank = half_wrong()
    reps = RepMaker(bank, (1, 2, 3, 4), torch.Generator().manual_seed(2)).recorded(torch.tensor([0, 1, 2, 3]))
    assert reps.strength[[1, 3]][:, [FAULTS.index(fault) for fault in ("round_back", "warped_back", "upward_head")]].isnan().all()
    assert (reps.strength[[0, 2]] == 0).all() and reps.pose.isfinite().all()


def test_strengths_seen_a_quarter_squat_is_shallow_and_a_deep_one_is_not():
    quarter, deep = (strengths_seen(to_standard_size(tiny_squat(degrees, 64)[None]))[0, FAULTS.index("shallow")] for degrees in (60, 125))
    assert quarter >= 0.3 and deep == 0


@pytest.mark.parametrize("fault", [edits.SHALLOW, edits.INWARD, edits.FRONTAL])
def test_strength_of_undoes_place(fault):
    strength = torch.tensor([0.0, 0.3, 0.65, 1.0])
    torch.testing.assert_close(strength_of(fault, edits.place(fault, strength, torch.full((4,), 0.5))), strength, atol=1e-5, rtol=0)
    assert strength_of(fault, edits.place(fault, torch.tensor([0.15]), torch.zeros(1))).isnan().all()


def test_recorded_draw_has_every_recording_in_every_copy_and_through_the_cameras():
    pool = recorded.draw(half_wrong(), recorded.RecordedConfig(copies=3, cameras=1), Lifter(LifterConfig(channels=8)).eval())
    assert len(pool) == 8 * 3 * 2 and pool.joints.shape[1:] == (64, 19, 3)
    assert int(pool.strength.isnan().any(1).sum()) == len(pool) / 2 and int(pool.other.sum()) == 8
    assert int(torch.isnan(pool.azimuth).sum()) == len(pool) / 2


def loss(strength: list[float], *logits: float) -> float:
    known = torch.tensor([strength])
    return train.loss_of(torch.tensor([logits], dtype=torch.float32), torch.zeros(1, 6), (known >= 0.3).float(), known, train.TrainConfig()).item()


def test_loss_of_an_incorrect_rep_asks_for_one_of_the_faults_in_between():
    nothing = float("nan")
    unsure = [nothing, nothing, nothing, nothing, nothing, 0.0]  # knees inward and depth are in between, knees are not too far forward
    none, one, many = loss(unsure, *[-4.0] * 6), loss(unsure, -4, -4, -4, -4, 4, -4), loss(unsure, 4, -4, -4, -4, 4, -4)
    assert none > 20 * one and one - many < 0.01
    # A head that is tipped up, or an arched back, does not explain it; knees forward are known not to be there.
    assert abs(loss(unsure, -4, -4, 4, 4, -4, -4) - none) < 1e-3 and loss(unsure, -4, -4, -4, -4, -4, 4) > none


def test_loss_of_an_incorrect_rep_with_a_sure_fault_asks_for_nothing_else():
    nothing = float("nan")
    deep_enough = [nothing, nothing, nothing, nothing, 0.8, 0.0]
    assert abs(loss(deep_enough, -4, 3, 3, 3, 4, -4) - loss(deep_enough, 4, -3, -3, -3, 4, -4)) < 1e-5


def test_loss_of_known_reps_is_the_mean_over_their_faults():
    generator = torch.Generator().manual_seed(3)
    logits, strength = torch.randn(4, 6, generator=generator), torch.rand(4, 6, generator=generator)
    label, config = (strength >= 0.3).float(), train.TrainConfig(smoothing=0, strength_weight=0)
    expected = torch.nn.functional.binary_cross_entropy_with_logits(logits, label)
    torch.testing.assert_close(train.loss_of(logits, logits, label, strength, config), expected)


def test_rows_a_tenth_of_a_batch_is_recorded(tmp_path, monkeypatch):
    pool = recorded.draw(half_wrong(), recorded.RecordedConfig(copies=1, cameras=1), Lifter(LifterConfig(channels=8)).eval())
    pool.save(tmp_path / "recorded.pt")
    made = pool.rows(~pool.strength.isnan().any(1))
    config = train.TrainConfig(recorded=str(tmp_path / "recorded.pt"), batch=40, train=(1, 2, 3, 4))
    rows = train.Rows(made, config, train.VARIANTS[config.variant])
    drawn = rows.drawn()
    assert len(drawn) == 40 and int((drawn >= len(made)).sum()) == 4 and set(rows.pool.subject[len(made):].tolist()) == {1, 2, 3, 4}
    *_, strength = rows.batch()
    assert strength.shape == (40, 6)
