"""How heatmaps and votes are read."""

import torch

from pose2d.estimators import ESTIMATORS, base, grmi


def test_argmax_of_a_bump_is_its_middle():
    points = torch.tensor([[[10.3, 20.7], [31.0, 5.2]]])
    found = base.argmax(base.gaussians(points / 4, 16, 1.0), 64)
    assert (found - points).abs().max() < 1.1  # a quarter of a cell of 4 px


def test_votes_meet_at_the_keypoint():
    """Disk and offsets made from the truth: all votes fall on the keypoint, to half a fine cell."""
    truth = torch.tensor([41.0, 23.0])
    axis = base.centres(16, "cpu") * 4
    dx, dy = (truth[0] - axis)[None, :].expand(16, 16), (truth[1] - axis)[:, None].expand(16, 16)
    heat = ((dx**2 + dy**2) < 12**2).float()[None, None]
    field = grmi.votes(heat, torch.stack([dx, dy])[None, None], 64)
    assert (base.argmax(field, 64, quarter=False)[0, 0] - truth).abs().max() <= 2 and field.max() > 0.5 * heat.sum() / 2


def test_voting_begins_as_the_soft_argmax_and_moves_with_its_votes():
    torch.manual_seed(0)
    network = ESTIMATORS["voting"](64).eval()
    plain = ESTIMATORS["soft-argmax"](64).eval()
    plain.load_state_dict(network.state_dict(), strict=False)
    picture = torch.rand(2, 3, 64, 64)
    torch.testing.assert_close(network(picture)[0], plain(picture)[0])
    with torch.no_grad():
        network.offset.bias[0] = 1.0  # the first keypoint lies further to the right from every cell
    moved = network.forward_all(picture)["points"][:, 0] - plain.forward_all(picture)["points"][:, 0]
    assert (moved[:, 0] > 1).all() and moved[:, 1].abs().max() < 1e-4


def test_votes_without_a_map_meet_at_the_keypoint_and_a_far_rival_does_not_pull():
    network = ESTIMATORS["g-rmi-deep"](64)
    truth, rival = torch.tensor([41.0, 23.0]), torch.tensor([9.0, 50.0])
    axis = base.centres(16, "cpu") * 4

    def disk(middle: torch.Tensor, height: float) -> tuple[torch.Tensor, torch.Tensor]:
        dx, dy = (middle[0] - axis)[None, :].expand(16, 16), (middle[1] - axis)[:, None].expand(16, 16)
        near = (dx**2 + dy**2) < 8**2
        return height * near, torch.stack([dx, dy]) * near
    (heat, offset), (weaker, others) = disk(truth, 0.9), disk(rival, 0.6)
    found = network.fuse((heat + weaker)[None, None], (offset + others)[None, None])
    assert (found[0, 0] - truth).abs().max() < 0.1
