"""One seed for every source of chance."""

import random

import numpy as np
import torch


def seed_everything(seed: int) -> np.random.Generator:
    """Seeds python, numpy and torch, and returns a numpy generator of the same seed for the caller's own draws."""
    random.seed(seed)
    np.random.seed(seed % 2**32)
    torch.manual_seed(seed)
    return np.random.default_rng(seed)
