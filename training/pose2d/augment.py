"""Turns stored crops into what a phone in a gym may show: whole batches on one device, in the order camera, scene, picture.

Points are continuous pixels; the crop given to the network is S x S around the ROI (1.3 x the keypoint box).
"""

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F

from pose2d import keypoints as kp
from pose2d.draws import Draws

MARGIN = 1.3  # side of the ROI / longer side of the keypoint box
FAR = 1e4
QUARTERS = (((1.0, 0.0), (0.0, 1.0)), ((0.0, -1.0), (1.0, 0.0)), ((-1.0, 0.0), (0.0, -1.0)), ((0.0, 1.0), (-1.0, 0.0)))  # rotations by 0, 90, 180 and 270°


@dataclass
class Crops:
    """Geometry of a batch: source = centre + matrix @ (output - S / 2); only output inside border [N, 4] (left, top, right,
    bottom) shows the picture, beyond it the edge is repeated."""

    centre: torch.Tensor
    matrix: torch.Tensor
    border: torch.Tensor
    size_px: int

    def sample(self, images: torch.Tensor) -> torch.Tensor:
        """images [N, 3, H, W] -> [N, 3, S, S], bilinear."""
        axis = torch.arange(self.size_px, device=images.device) + 0.5
        x = torch.minimum(torch.maximum(axis, self.border[:, :1] + 0.5), self.border[:, 2:3] - 0.5)  # [N, S]
        y = torch.minimum(torch.maximum(axis, self.border[:, 1:2] + 0.5), self.border[:, 3:4] - 0.5)
        half = self.size_px / 2
        m = self.matrix
        x, y = (x - half)[:, None, :], (y - half)[:, :, None]
        source_x = self.centre[:, 0, None, None] + m[:, 0, 0, None, None] * x + m[:, 0, 1, None, None] * y
        source_y = self.centre[:, 1, None, None] + m[:, 1, 0, None, None] * x + m[:, 1, 1, None, None] * y
        grid = torch.stack([source_x * (2 / images.shape[3]) - 1, source_y * (2 / images.shape[2]) - 1], -1)
        return F.grid_sample(images, grid, mode="bilinear", padding_mode="border", align_corners=False)

    def place(self, points: torch.Tensor) -> torch.Tensor:
        """Points of the source [N, K, 2] -> points of the output."""
        a, b, c, d = self.matrix[:, 0, 0], self.matrix[:, 0, 1], self.matrix[:, 1, 0], self.matrix[:, 1, 1]
        inverse = torch.stack([d, -b, -c, a], -1).view(-1, 2, 2) / (a * d - b * c)[:, None, None]
        return (points - self.centre[:, None]) @ inverse.transpose(1, 2) + self.size_px / 2


def roi(points: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Centre [N, 2] and side [N] of the ROI: the square of 1.3 x the longer side of the keypoint box."""
    low, high = points.min(1).values, points.max(1).values
    return (low + high) / 2, (high - low).max(1).values * MARGIN


def plain(points: torch.Tensor, size_px: int, quarter_turns: int = 0) -> Crops:
    """The crop without any change: what the product cuts out; or turned, so that people who lie or stand on their heads are upright in one of the four."""
    centre, side = roi(points)
    matrix = (side / size_px)[:, None, None] * torch.tensor(QUARTERS[quarter_turns % 4], device=points.device)
    border = torch.tensor([0.0, 0, size_px, size_px], device=points.device).repeat(len(points), 1)
    return Crops(centre, matrix, border, size_px)


def _cut(points: torch.Tensor, draws: Draws) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Where the picture ends: border [N, 4] in source px, the points as the tracker would box them, and which rows are cut."""
    n = len(points)
    cut, kind = draws.chance(0.25, n), draws.uniform(0, 1, n)
    x, y = points[..., 0], points[..., 1]
    height, low_x, width = y.amax(1) - y.amin(1), x.amin(1), x.amax(1) - x.amin(1)
    shin = draws.chance(0.8, n)  # feet or shins below the picture; else the thighs too
    upper = torch.where(shin, y[:, 13:15].mean(1), y[:, 11:13].mean(1))
    lower = torch.where(shin, y[:, 15:].amax(1), y[:, 13:15].mean(1))
    bottom = upper + (lower - upper) * draws.uniform(0, 1, n)
    crown = y[:, :5].amin(1)
    top = crown + (y[:, 5:7].mean(1) - crown) * draws.uniform(0, 1, n)
    reach, on_left = draws.uniform(0.05, 0.4, n), draws.chance(0.5, n)
    side = low_x + width * torch.where(on_left, reach, 1 - reach)
    below, above = cut & (kind < 0.6), cut & (kind >= 0.6) & (kind < 0.8)
    beside = cut & (kind >= 0.8)
    far = torch.full_like(side, FAR)
    border = torch.stack([torch.where(beside & on_left, side, -far), torch.where(above, top, -far),
                          torch.where(beside & ~on_left, side, far), torch.where(below, bottom, far)], 1)
    # The box mostly knows only the picture and a little beyond.
    slack = (draws.uniform(0, 0.2, n) * height)[:, None, None]
    slack = slack + (FAR * draws.chance(0.3, n).float())[:, None, None]
    boxed = torch.minimum(torch.maximum(points, border[:, None, :2] - slack), border[:, None, 2:] + slack)
    return border, boxed, cut


def camera(points: torch.Tensor, size_px: int, draws: Draws) -> Crops:
    """Random scale, shift, rotation, mirror and cut-offs around the ROI."""
    n = len(points)
    border, boxed, cut = _cut(points, draws)
    centre, side = roi(boxed)
    wide = draws.chance(0.35, n)
    scale = torch.where(wide, draws.uniform(math.log(0.65), math.log(1.5), n), draws.normal(0, 0.1, n)).exp()
    shift = torch.where(wide[:, None], draws.uniform(-0.12, 0.12, n, 2), draws.normal(0, 0.03, n, 2))
    angle = torch.deg2rad(torch.where(draws.chance(0.2, n), draws.uniform(-40, 40, n), draws.normal(0, 9, n)))
    angle = torch.where(cut, angle * 0.2, angle)
    flip = 1 - 2 * draws.chance(0.5, n).float()
    side = side * scale
    centre = centre + shift * side[:, None]
    c, s = torch.cos(angle), torch.sin(angle)
    matrix = torch.stack([c * flip, -s, s * flip, c], -1).view(-1, 2, 2) * (side / size_px)[:, None, None]
    out = (border.view(-1, 2, 2) - centre[:, None]) * (size_px / side)[:, None, None] + size_px / 2  # as if upright
    mirrored = flip < 0
    left = torch.where(mirrored, size_px - out[:, 1, 0], out[:, 0, 0]).clamp(0, size_px - 8)
    right = torch.where(mirrored, size_px - out[:, 0, 0], out[:, 1, 0]).clamp(max=size_px)
    top, bottom = out[:, 0, 1].clamp(0, size_px - 8), out[:, 1, 1].clamp(max=size_px)
    return Crops(centre, matrix, torch.stack([left, top, torch.maximum(right, left + 8), torch.maximum(bottom, top + 8)], 1), size_px)


def swap_sides(crops: Crops, points: torch.Tensor, *others: torch.Tensor):
    """After a mirrored crop the athlete's left is where the right was: swaps the keypoints of mirrored rows."""
    m = crops.matrix
    mirrored = m[:, 0, 0] * m[:, 1, 1] - m[:, 0, 1] * m[:, 1, 0] < 0
    order = torch.as_tensor(kp.MIRROR, device=points.device)
    return tuple(torch.where(mirrored.view(-1, *[1] * (t.dim() - 1)), t[:, order], t) for t in (points, *others))


def new_background(images: torch.Tensor, mask: torch.Tensor, pool: torch.Tensor, draws: Draws) -> torch.Tensor:
    """Pastes the people [N, 3, H, W] with their masks [N, 64, 64] (0..15) over pictures of the pool, uint8 [M, 3, h, w]."""
    behind = pool[draws.integers(len(pool), len(images))].float() / 255
    behind = torch.where(draws.chance(0.5, len(images))[:, None, None, None], behind.flip(3), behind)
    behind = F.interpolate(behind, size=images.shape[2:], mode="bilinear", align_corners=False)
    share = F.interpolate(mask.unsqueeze(1).float() / 15, size=images.shape[2:], mode="bilinear", align_corners=False)
    share = ((share - 0.25) / 0.5).clamp(0, 1)
    return behind + share * (images - behind)


def _column(values: torch.Tensor) -> torch.Tensor:
    return values[:, None, None]


def barbells(points: torch.Tensor, size: int, draws: Draws) -> torch.Tensor:
    """Where a bar with plates lies, through the shoulders or the hands: bool [N, S, S]."""
    n = len(points)
    axis = torch.arange(size, device=points.device) + 0.5
    x, y = axis[None, None, :], axis[None, :, None]
    at = torch.where(draws.chance(0.7, n)[:, None], points[:, 5:7].mean(1), points[:, 9:11].mean(1)) + draws.normal(0, 0.03 * size, n, 2)
    slope, thick, reach = draws.normal(0, 0.12, n), draws.uniform(0.005, 0.016, n) * size, draws.uniform(0.05, 0.6, n) * size
    along = x - _column(at[:, 0])
    line = ((y - _column(at[:, 1]) - _column(slope) * along).abs() < _column(thick)) & (along.abs() < _column(reach))
    radius, squeeze = draws.uniform(0.04, 0.17, n) * size, draws.uniform(0.15, 1, n)
    for end in (-1, 1):
        plate = (along - _column(end * reach)) / _column(squeeze)
        line = line | (plate**2 + (y - _column(at[:, 1] + slope * end * reach)) ** 2 < _column(radius) ** 2)
    return line


def boxes(points: torch.Tensor, size: int, draws: Draws) -> torch.Tensor:
    """Where an upright of a rack or a box stands: bool [N, S, S]."""
    n = len(points)
    axis = torch.arange(size, device=points.device) + 0.5
    upright = draws.chance(0.35, n)
    w = torch.where(upright, draws.uniform(0.02, 0.07, n), draws.uniform(0.06, 0.38, n)) * size
    h = torch.where(upright, draws.uniform(0.4, 1.5, n), draws.uniform(0.06, 0.38, n)) * size
    chosen = points[torch.arange(n, device=points.device), draws.integers(kp.COUNT, n)] + draws.normal(0, 0.06 * size, n, 2)
    centre = torch.where(upright[:, None], draws.uniform(0, size, n, 2), chosen)
    return ((axis[None, None, :] - _column(centre[:, 0])).abs() < _column(w / 2)) & ((axis[None, :, None] - _column(centre[:, 1])).abs() < _column(h / 2))


def occlude(images: torch.Tensor, points: torch.Tensor, draws: Draws, share: float = 0.4) -> tuple[torch.Tensor, torch.Tensor]:
    """Draws boxes, patches of other pictures, uprights and barbells; -> images, which points they cover [N, 21] bool."""
    n, size = len(images), images.shape[-1]
    covered = torch.zeros(points.shape[:2], dtype=torch.bool, device=points.device)
    cell = points.long().clamp(0, size - 1)
    rows = torch.arange(n, device=points.device)[:, None]
    for round_share in (share, 0.3 * share):
        bar = draws.chance(0.35, n)
        shape = torch.where(_column(bar), barbells(points, size, draws), boxes(points, size, draws))
        shape = shape & _column(draws.chance(round_share, n))
        colour = (draws.uniform(0, 1, n, 1) + draws.normal(0, 0.12, n, 3)).clamp(0, 1)[:, :, None, None]
        patch = draws.chance(0.5, n) & ~bar
        other = torch.where(patch[:, None, None, None], images.roll(1, 0).flip(3), colour)
        images = torch.where(shape[:, None], other, images)
        covered = covered | shape[rows, cell[..., 1], cell[..., 0]]
    return images, covered


def _blur(images: torch.Tensor, draws: Draws) -> torch.Tensor:
    """Focus blur (small Gaussian) or motion blur (a line), each picture its own."""
    n, reach = len(images), torch.arange(-4, 5, device=images.device).float()
    sigma = _column(draws.uniform(0.5, 1.6, n))
    soft = torch.exp(-(reach[None, :, None] ** 2 + reach[None, None, :] ** 2) / (2 * sigma**2))
    angle, length = draws.uniform(0, math.pi, n), _column(draws.uniform(2, 9, n))
    c, s = _column(torch.cos(angle)), _column(torch.sin(angle))
    along, beside = reach[None, None, :] * c + reach[None, :, None] * s, reach[None, :, None] * c - reach[None, None, :] * s
    line = (1 - beside.abs()).clamp_min(0) * ((length / 2 + 0.5 - along.abs()).clamp(0, 1))
    kernel = torch.where(_column(draws.chance(0.5, n)), soft, line + 1e-6)
    kernel = (kernel / kernel.sum((1, 2), keepdim=True)).repeat_interleave(3, 0).unsqueeze(1)
    padded = F.pad(images.reshape(1, -1, *images.shape[2:]), [4] * 4, mode="replicate")
    return F.conv2d(padded, kernel, groups=3 * n).view_as(images)


def _low_resolution(images: torch.Tensor, draws: Draws) -> torch.Tensor:
    size = images.shape[-1]
    small = F.interpolate(images, size=int(size / float(draws.uniform(1.3, 3.2, 1))), mode="area")
    return F.interpolate(small, size=size, mode="bilinear", align_corners=False)


LUMA = torch.tensor([[0.299, 0.587, 0.114], [-0.1687, -0.3313, 0.5], [0.5, -0.4187, -0.0813]])
COARSENESS = 10 + 7.0 * (torch.arange(8)[:, None] + torch.arange(8)[None])
"""Quantisation step of each 8 x 8 coefficient at about quality 50, 0..255 scale: a straight line through the usual table."""


def _compress(images: torch.Tensor, draws: Draws) -> torch.Tensor:
    """Quantised 8 x 8 cosine coefficients, as JPEG and strong video compression leave them; sides divisible by 8."""
    n, _, h, w = images.shape
    k = torch.arange(8, device=images.device).float()
    basis = torch.cos(math.pi * (2 * k[None] + 1) * k[:, None] / 16) * torch.where(k == 0, math.sqrt(1 / 8), 0.5)[:, None]
    colour = LUMA.to(images.device)
    blocks = torch.einsum("dc,nchw->ndhw", colour, images * 255 - 128).reshape(n, 3, h // 8, 8, w // 8, 8).permute(0, 1, 2, 4, 3, 5)
    step = COARSENESS.to(images.device) * draws.uniform(0.4, 3.5, n)[:, None, None, None, None, None]
    step = step * torch.tensor([1.0, 1.8, 1.8], device=images.device)[None, :, None, None, None, None]
    coefficients = basis @ blocks @ basis.T
    blocks = basis.T @ (torch.round(coefficients / step) * step) @ basis
    planes = blocks.permute(0, 1, 2, 4, 3, 5).reshape(n, 3, h, w)
    return ((torch.einsum("dc,nchw->ndhw", torch.linalg.inv(colour.cpu()).to(images.device), planes) + 128) / 255).clamp(0, 1)


def picture(images: torch.Tensor, draws: Draws) -> torch.Tensor:
    """Blur, low resolution and compression on parts of the batch; brightness, contrast, colour, grey, low light, noise on all."""
    n = len(images)
    order, part = draws.order(n), max(1, n // 8)
    images = images.clone()
    for k, change in enumerate((_blur, _low_resolution, _low_resolution, _compress, _compress)):
        rows = order[k * part:(k + 1) * part]
        if len(rows):
            images[rows] = change(images[rows], draws)
    dark = draws.chance(0.12, n, 1)
    contrast = draws.normal(1, 0.18, n, 1) * torch.where(dark, draws.uniform(0.15, 0.5, n, 1), torch.ones_like(dark.float()))
    gain = (contrast * draws.normal(1, 0.07, n, 3))[:, :, None, None]
    lift = (draws.normal(0, 0.08, n, 1) * ~dark + draws.normal(0, 0.02, n, 3))[:, :, None, None]
    middle = images.mean((1, 2, 3), keepdim=True) * (~dark).float()[:, :, None, None]
    images = (images - middle) * gain + middle + lift
    images = torch.where(draws.chance(0.1, n)[:, None, None, None], images.mean(1, keepdim=True), images)
    amount = draws.uniform(0, 0.05, n) * (draws.chance(0.4, n) | dark[:, 0])
    images = images + torch.randn(images.shape, generator=draws.generator, device=images.device) * amount[:, None, None, None]
    return images.clamp(0, 1)
