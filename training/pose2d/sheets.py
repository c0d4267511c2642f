"""Contact sheets: pictures with what the networks see in them, to be looked at by a person."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from pose2d import keypoints as kp

LIMBS = [(kp.INDEX[a], kp.INDEX[b]) for side in ("left_", "right_") for a, b in (
    (side + "shoulder", side + "elbow"), (side + "elbow", side + "wrist"), (side + "shoulder", side + "hip"), (side + "hip", side + "knee"),
    (side + "knee", side + "ankle"), (side + "ankle", side + "heel"), (side + "heel", side + "foot_index"))]
LEFT, RIGHT = (255, 60, 60), (60, 140, 255)


def overlay(image: np.ndarray, points: np.ndarray, marked: bool = False) -> Image.Image:
    """The skeleton over the picture: the athlete's left red, right blue, faint where the confidence is low."""
    picture = Image.fromarray(np.ascontiguousarray(image))
    pen = ImageDraw.Draw(picture)
    for a, b in LIMBS:
        sure = points.shape[1] < 3 or min(points[a, 2], points[b, 2]) > 0.4
        colour = LEFT if kp.NAMES[a].startswith("left") else RIGHT
        pen.line([tuple(points[a, :2]), tuple(points[b, :2])], fill=colour, width=2 if sure else 1)
    for x, y in points[:5, :2]:
        pen.ellipse([x - 1, y - 1, x + 1, y + 1], fill=(60, 255, 60))
    if marked:
        pen.rectangle([0, 0, picture.width - 1, picture.height - 1], outline=(255, 0, 255), width=3)
    return picture


def tile(pictures: list[Image.Image], columns: int) -> Image.Image:
    width, height = pictures[0].size
    sheet = Image.new("RGB", (columns * width, (len(pictures) + columns - 1) // columns * height))
    for n, picture in enumerate(pictures):
        sheet.paste(picture, (n % columns * width, n // columns * height))
    return sheet


def save(path: Path, images: np.ndarray, points: np.ndarray, marked: np.ndarray, limit: int = 48, columns: int = 8) -> None:
    """Up to 48 pictures with skeletons, evenly chosen; a frame in magenta marks rows where left and right are exchanged."""
    chosen = np.unique(np.linspace(0, len(images) - 1, min(limit, len(images))).astype(int))
    tile([overlay(images[n], points[n], bool(marked[n])) for n in chosen], columns).save(path)


def save_boxes(path: Path, images: list[np.ndarray], found: list[np.ndarray], truth: list[np.ndarray], columns: int = 8) -> None:
    """Pictures with the boxes found (green, score) and the true ones (white)."""
    pictures = []
    for image, boxes, persons in zip(images, found, truth):
        picture = Image.fromarray(image)
        pen = ImageDraw.Draw(picture)
        for (cx, cy, w, h, *score), colour in [(b, (255, 255, 255)) for b in persons] + [(b, (0, 255, 0)) for b in boxes]:
            pen.rectangle([cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2], outline=colour)
            if score:
                pen.text((cx - w / 2 + 2, max(0, cy - h / 2 + 1)), f"{score[0]:.2f}", fill=colour)
        pictures.append(picture)
    tile(pictures, columns).save(path)
