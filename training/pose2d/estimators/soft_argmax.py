"""Soft-argmax: the expectation over a softmaxed heatmap, taught on coordinates (Luvizon et al. 2017; Sun et al., ECCV 2018)."""

import torch
import torch.nn as nn
import torch.nn.functional as F

from pose2d import keypoints as kp
from pose2d.estimators import base
from pose2d.layers import Pyramid, conv, mixed


class SoftArgmax(base.Estimator):
    """Heatmaps at S/4, read by a soft-argmax inside the graph. A heatmap cannot point outside the picture, so a regression from
    the coarsest features gives a second opinion, and a gate chooses between the two.

    sharpness multiplies the logits before they are read (the cross-entropy sees them as they are): where two places compete, such as
    left and right of somebody seen from behind, their mean is surely wrong; a sharper heatmap chooses.
    """

    def __init__(self, size_px: int = 160, stem: int = 24, widths=(32, 64, 128, 160), blocks=(1, 2, 2, 2), top: int = 64, head: int = 48,
                 sharpness: float = 2.5):
        super().__init__(size_px, head, widths[-1])
        self.sharpness, cells = sharpness, size_px // 4
        self.pyramid = Pyramid(stem, widths, blocks, top, head)
        self.heat = nn.Conv2d(head, kp.COUNT, 1)
        self.squeeze = conv(widths[-1], 32, kernel=1)
        self.regress = nn.Linear(32 * (size_px // 32) ** 2, kp.COUNT * 3)
        place = (torch.arange(cells).float() + 0.5) * 4
        self.register_buffer("cell_x", place.repeat(cells), persistent=False)
        self.register_buffer("cell_y", place.repeat_interleave(cells), persistent=False)

    def forward_all(self, image, autocast: bool = False):
        """Everything that the losses need. Convolutions may run in bfloat16, the reading-out never does."""
        with mixed(image, autocast):
            top, coarse = self.pyramid(image)
            heat, squeezed = self.heat(top), self.squeeze(coarse)
        with mixed(image, False):
            return self.read(heat.float(), top.float(), coarse.float(), squeezed.float())

    def expectation(self, share, votes):
        """Where the shares [N, 21, cells * cells] point, [N, 21, 2] px. The cells of a plain heatmap do not vote."""
        return torch.stack([(share * self.cell_x).sum(-1), (share * self.cell_y).sum(-1)], -1)

    def read(self, heat, top, coarse, squeezed, votes=None):
        logits = heat.flatten(2)  # [N, 21, cells * cells]
        share = (logits * self.sharpness).softmax(-1)
        seen = self.expectation(share, votes)
        guess = self.regress(squeezed.flatten(1)).view(-1, kp.COUNT, 3)
        guessed = (guess[..., :2] + 0.5) * self.size_px
        gate = torch.sigmoid(guess[..., 2:] - 2)  # starts with the heatmap
        points = seen + gate * (guessed - seen)
        local = torch.matmul(share, top.flatten(2).transpose(1, 2))  # [N, 21, head]: the features where it looks
        whole = self.sure_global(coarse.mean((2, 3)))
        sure = (local * self.sure_local).sum(-1) + whole[:, :kp.COUNT]
        return {"points": points, "guessed": guessed, "logits": logits, "votes": votes, "sure": sure, "presence": whole[:, kp.COUNT:]}

    def placement_loss(self, out, batch):
        points, weight, cells = batch["points"], batch["weight"], self.size_px // 4
        coordinate = base.mean_distance(out["points"], points, weight, self.size_px)
        guess = base.mean_distance(out["guessed"], points, weight, self.size_px)
        use = base.inside(points, weight, self.size_px)
        target = base.near_share(points / 4, cells, 1.5)
        heat = -(target * F.log_softmax(out["logits"], -1)).sum(-1)
        heat = (heat * use).sum() / use.sum().clamp_min(1)
        return 10 * coordinate + 2 * guess + 0.5 * heat, {"coordinate": coordinate.detach(), "guess": guess.detach(), "heat": heat.detach()}

    def readings(self, out) -> dict[str, torch.Tensor]:
        """The same heatmaps read in the three ways of the literature: [N, 21, 2] px each."""
        cells = self.size_px // 4
        maps = out["logits"].view(-1, kp.COUNT, cells, cells)
        return {"argmax": base.argmax(maps, self.size_px, False), "argmax + quarter": base.argmax(maps, self.size_px, True), "soft-argmax": out["points"]}
