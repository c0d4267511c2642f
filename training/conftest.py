"""Puts training/ on the path, so that tests import `common`, `lifter`, … as the commands do; and every test draws the same numbers each time."""

import pytest
import torch


@pytest.fixture(autouse=True)
def same_draws():
    torch.manual_seed(0)
