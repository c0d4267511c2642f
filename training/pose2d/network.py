"""The two networks, in plain 3x3 convolutions: cheap to train on a CPU, cheap to run in the browser."""

import torch
import torch.nn as nn
import torch.nn.functional as F

from pose2d import keypoints as kp


def conv(inputs: int, outputs: int, stride: int = 1, kernel: int = 3) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False), nn.BatchNorm2d(outputs), nn.ReLU())


class Residual(nn.Module):
    """Two 3x3 convolutions around a shortcut (He et al., CVPR 2016)."""

    def __init__(self, width: int):
        super().__init__()
        self.first = conv(width, width)
        self.second = nn.Sequential(nn.Conv2d(width, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width))
        nn.init.zeros_(self.second[1].weight)

    def forward(self, x):
        return F.relu(x + self.second(self.first(x)))


def stage(inputs: int, outputs: int, blocks: int) -> nn.Sequential:
    return nn.Sequential(conv(inputs, outputs, stride=2), *[Residual(outputs) for _ in range(blocks)])


class KeypointNetwork(nn.Module):
    """ROI [N, 3, S, S] -> keypoints [N, 21, 3] (x, y in input px, confidence), presence [N, 1].

    Heatmaps at S/4, read by a soft-argmax (Sun et al., ECCV 2018) inside the graph. A heatmap cannot point outside the
    picture, so a regression from the coarsest features gives a second opinion, and a gate chooses between the two.

    sharpness multiplies the logits before they are read (the cross-entropy sees them as they are): where two places compete, such as
    left and right of somebody seen from behind, their mean is surely wrong; a sharper heatmap chooses.
    """

    def __init__(self, size_px: int = 160, stem: int = 24, widths=(32, 64, 128, 160), blocks=(1, 2, 2, 2), top: int = 64, head: int = 48,
                 sharpness: float = 2.5):
        super().__init__()
        self.size_px, cells, self.sharpness = size_px, size_px // 4, sharpness
        self.stem = conv(3, stem, stride=2)
        inputs = (stem, *widths[:3])
        self.stages = nn.ModuleList(stage(i, o, b) for i, o, b in zip(inputs, widths, blocks))
        self.lateral = nn.ModuleList([nn.Conv2d(widths[0], head, 1), nn.Conv2d(widths[1], top, 1), nn.Conv2d(widths[2], top, 1), nn.Conv2d(widths[3], top, 1)])
        self.fuse10, self.fuse20, self.narrow, self.fuse40 = Residual(top), Residual(top), conv(top, head, kernel=1), Residual(head)
        self.heat = nn.Conv2d(head, kp.COUNT, 1)
        self.squeeze = conv(widths[3], 32, kernel=1)
        self.regress = nn.Linear(32 * (size_px // 32) ** 2, kp.COUNT * 3)
        self.sure_local = nn.Parameter(torch.randn(kp.COUNT, head) * 0.05)
        self.sure_global = nn.Linear(widths[3], kp.COUNT + 1)
        centres = (torch.arange(cells).float() + 0.5) * 4
        self.register_buffer("cell_x", centres.repeat(cells), persistent=False)
        self.register_buffer("cell_y", centres.repeat_interleave(cells), persistent=False)

    def features(self, image):
        s1 = self.stages[0](self.stem(image))
        s2 = self.stages[1](s1)
        s3 = self.stages[2](s2)
        s4 = self.stages[3](s3)
        y = self.fuse10(F.interpolate(self.lateral[3](s4), scale_factor=2.0) + self.lateral[2](s3))
        y = self.fuse20(F.interpolate(y, scale_factor=2.0) + self.lateral[1](s2))
        y = self.fuse40(F.interpolate(self.narrow(y), scale_factor=2.0) + self.lateral[0](s1))
        return y, self.heat(y), s4, self.squeeze(s4)

    def forward_all(self, image, autocast: bool = False):
        """Everything that the losses need. Convolutions may run in bfloat16, the reading-out never does."""
        with torch.autocast("cpu", torch.bfloat16, enabled=autocast):
            top, heat, coarse, squeezed = self.features(image)
        logits = heat.float().flatten(2)  # [N, 21, cells * cells]
        share = (logits * self.sharpness).softmax(-1)
        seen = torch.stack([(share * self.cell_x).sum(-1), (share * self.cell_y).sum(-1)], -1)  # [N, 21, 2]
        guess = self.regress(squeezed.float().flatten(1)).view(-1, kp.COUNT, 3)
        guessed = (guess[..., :2] + 0.5) * self.size_px
        gate = torch.sigmoid(guess[..., 2:] - 2)  # starts with the heatmap
        points = seen + gate * (guessed - seen)
        local = torch.matmul(share, top.float().flatten(2).transpose(1, 2))  # [N, 21, head]: the features where it looks
        whole = self.sure_global(coarse.float().mean((2, 3)))
        sure = (local * self.sure_local).sum(-1) + whole[:, :kp.COUNT]
        return {"points": points, "guessed": guessed, "logits": logits, "sure": sure, "presence": whole[:, kp.COUNT:]}

    def forward(self, image):
        out = self.forward_all(image)
        return torch.cat([out["points"], torch.sigmoid(out["sure"]).unsqueeze(-1)], -1), torch.sigmoid(out["presence"])
