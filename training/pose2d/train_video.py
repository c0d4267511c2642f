"""Trains the video estimator on top of a kept network, and measures it where it should help. From training/:

    python3 -m pose2d.train_video --init runs/keypoints/best.pt --folds 0 --minutes 15

Prints the error of hidden and of seen joints on the clips of the other fold, with a box over a joint from the third frame on: the
still network, the still network with its points smoothed over time, and the video estimator.
"""

import json
import time
from dataclasses import asdict, dataclass

import numpy as np
import torch

from pose2d import corpus, data, sequences
from pose2d import keypoints as kp
from pose2d.draws import Draws
from pose2d.estimators.rpstn import TransferNetwork
from pose2d.kept import load
from pose2d.loop import Training, parse


@dataclass
class Config:
    """Everything that one run depends on."""

    shared: str = ""
    run: str = "video"
    init: str = "runs/keypoints/best.pt"
    minutes: float = 15.0
    steps: int = 0
    batch: int = 4
    frames: int = 5
    folds: str = "0"
    absent_share: float = 0.0
    licensed: int = 0
    size_px: int = 160
    recorded_share: float = 0.5
    peak_rate: float = 1e-3
    weight_decay: float = 0.01
    warm_up: float = 0.03
    average: float = 0.99
    bfloat16: bool = True
    threads: int = 1
    seed: int = 40


def smoothed(points: np.ndarray, sure: np.ndarray, steps: int) -> np.ndarray:
    """Points [N, T, 21, 2] where every frame is the confidence-weighted mean of itself and the frames before (weights halve each frame)."""
    out = points.copy()
    weight = sure[..., None] ** 2 + 1e-3
    total, mean = weight[:, 0].copy(), points[:, 0].copy()
    for t in range(1, steps):
        total, old = 0.5 * total + weight[:, t], 0.5 * total
        mean = (old * mean + weight[:, t] * points[:, t]) / total
        out[:, t] = mean
    return out


@torch.no_grad()
def compare(network: TransferNetwork, folds: str, seed: int = 77) -> dict:
    """Mean error in torso lengths of hidden and of seen joints from the third frame on, per way of looking; n: how many joints."""
    images, points, visible, _ = sequences.recorded(folds)
    draws = Draws(seed)
    errors: dict[str, list] = {name: [] for name in ("still", "still, smoothed", "video")}
    hidden_all, known_all = [], []
    for start in range(0, len(images), 8):
        frames, truth = sequences.cut(images[start:start + 8], points[start:start + 8], network.still.size_px)
        frames, hidden = sequences.hide(frames, truth, draws, 1.0)
        video = torch.stack([step["points"] for step in network(frames)], 1).numpy()
        still, sure = [], []
        for t in range(frames.shape[1]):
            out = network.still.forward_all(frames[:, t])
            still.append(out["points"]), sure.append(torch.sigmoid(out["sure"]))
        still, sure, truth = torch.stack(still, 1).numpy(), torch.stack(sure, 1).numpy(), truth.numpy()
        torso = np.maximum(kp.torso_length(truth), 0.12 * network.still.size_px)[..., None]
        for name, found in (("still", still), ("still, smoothed", smoothed(still, sure, still.shape[1])), ("video", video)):
            errors[name].append((np.linalg.norm(found - truth, axis=-1) / torso)[:, 2:])
        hidden_all.append(hidden[:, 2:].numpy()), known_all.append((visible[start:start + 8] > 0.5)[:, 2:].numpy())
    hidden, known = np.concatenate(hidden_all), np.concatenate(known_all)
    result = {"hidden n": int((hidden & known).sum()), "seen n": int((~hidden & known).sum())}
    for name, parts in errors.items():
        error = np.concatenate(parts)
        result[name] = {"hidden": round(float(error[hidden & known].mean()), 4), "hidden pck@0.2": round(float((error[hidden & known] < 0.2).mean()), 4),
                        "seen": round(float(error[~hidden & known].mean()), 4), "seen pck@0.1": round(float((error[~hidden & known] < 0.1).mean()), 4)}
    return result


def main(config: Config) -> None:
    torch.set_num_threads(config.threads)
    still, _ = load(data.ROOT / "training" / config.init)
    config.size_px = still.size_px
    training = Training(config, TransferNetwork(still))
    network, draws = training.network, training.draws
    people, split = data.load_people(data.shared_folder(config.shared))
    feed, _ = corpus.feed(people, split, config, draws)
    clips = [part.to(training.device) for part in sequences.recorded(config.folds)]
    training.log(config=asdict(config), parameters=sum(p.numel() for p in network.transfer.parameters()))
    while training.progress < 1:
        start = time.time()
        if float(draws.uniform(0, 1, 1)) < config.recorded_share:
            rows = draws.integers(len(clips[0]), config.batch)
            frames, points = sequences.cut(clips[0][rows, :config.frames], clips[1][rows, :config.frames], config.size_px)
            visible, weight = clips[2][rows, :config.frames], clips[3][rows, :config.frames]
        else:
            frames, points, visible, weight = sequences.moved(feed.people, config.size_px, config.batch, config.frames, draws)
        frames, _ = sequences.hide(frames, points, draws, 0.7)
        network.train()
        loss = 0.0
        for t, out in enumerate(network(frames, config.bfloat16)):
            if t:
                here = {"points": points[:, t], "weight": weight[:, t], "visible": visible[:, t], "present": torch.ones(len(frames), 1, device=frames.device)}
                loss = loss + still.placement_loss(out, here)[0] / (config.frames - 1)
        training.learn(loss)
        training.spent += time.time() - start
        if training.step % 100 == 0:
            training.log(loss=round(loss.item(), 4), seconds=round(time.time() - start, 3))
    training.keep("final.pt")
    held_out = {"0": "1", "1": "0"}.get(config.folds)
    if held_out:
        result = compare(training.average.cpu().eval(), held_out)
        print(json.dumps(result, indent=1))
        (training.folder / "hidden.json").write_text(json.dumps(result))


if __name__ == "__main__":
    main(parse(Config))
