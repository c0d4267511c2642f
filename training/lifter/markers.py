"""
How far apart markers on one segment of the leg are, standing and at the bottom of a correct deep squat: bones keep that, skin does not. From training/:

    python3 -m lifter.markers
"""

import numpy as np

from common.paths import shared

FILE = "data/motion/uiprmd_deepsquat_markers39_50hz.npz"
PAIRS = {("KNE", "ANK"): "knee to ankle", ("TIB", "ANK"): "shin to ankle", ("KNE", "TIB"): "knee to shin", ("THI", "KNE"): "thigh to knee"}


def changes(points: np.ndarray, names: list[str], pair: tuple[str, str]) -> np.ndarray:
    """
    Distances of `pair` in one squat [T, markers, 3], metres, [2, 2]: where the pelvis is highest (mean of five frames) and where it is lowest,
    each on the left and the right leg.
    """
    at = {name: names.index(name) for name in (*(side + marker for side in "LR" for marker in pair), "LASI", "RASI")}
    height = points[:, [at["LASI"], at["RASI"]], 2].mean(1)
    seen = np.flatnonzero(np.isfinite(height))
    order = seen[np.argsort(height[seen])]
    apart = np.stack([np.linalg.norm(points[:, at[side + pair[0]]] - points[:, at[side + pair[1]]], axis=-1) for side in "LR"], 1)
    return np.stack((np.nanmean(apart[order[-5:]], 0), apart[order[0]]))


def main() -> None:
    with np.load(shared() / FILE, allow_pickle=False) as table:
        points = np.where(table["poses_i16"] == np.iinfo(np.int16).min, np.nan, table["poses_i16"] * float(table["scale"]))
        names, correct, subject = [str(name) for name in table["joint_names"]], table["correct"] == 1, table["subject"]
        squats = {index: points[start: start + length] for index, (start, length) in enumerate(zip(table["start"], table["length"])) if correct[index]}
    print("| markers | standing mm | at the bottom mm | change % | by subject % |\n|---|---|---|---|---|")
    for pair, words in PAIRS.items():
        found = {index: changes(squat, names, pair) for index, squat in squats.items()}
        means = {who: np.nanmean([value for index, value in found.items() if subject[index] == who], axis=(0, 2)) for who in np.unique(subject)}
        standing, bottom = np.mean(list(means.values()), 0)
        each = ", ".join(f"{100 * (lowest / upright - 1):.0f}" for upright, lowest in means.values())
        print(f"| {words} ({'–'.join(pair)}) | {1000 * standing:.0f} | {1000 * bottom:.0f} | {100 * (bottom / standing - 1):.1f} | {each} |")


if __name__ == "__main__":
    main()
