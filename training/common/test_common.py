import dataclasses

import numpy as np
import pytest
import torch

from common import config, golden, onnx_check, sidecar
from common.card import table, write_card
from common.restore import NotThisNetwork, restore
from common.seeds import seed_everything


@dataclasses.dataclass(frozen=True)
class Tiny:
    width: int = 3
    rate: float = 0.5


def test_from_arguments_values_replace_defaults():
    assert config.from_arguments(Tiny, ["width=5", "rate=2"]) == Tiny(5, 2.0)


def test_from_arguments_unknown_key_is_an_error():
    with pytest.raises(ValueError, match="no \\['wdith'\\]"):
        config.from_arguments(Tiny, ["wdith=5"])


def test_from_dict_other_type_is_an_error():
    with pytest.raises(ValueError, match="expected int"):
        config.from_dict(Tiny, {"width": "wide"})


def test_seed_everything_same_seed_same_draws():
    first = (seed_everything(3).random(), torch.rand(1).item(), np.random.rand())
    assert first == (seed_everything(3).random(), torch.rand(1).item(), np.random.rand())


def test_golden_round_trip_keeps_values_and_missing_ones(tmp_path):
    array = np.array([[1.5, np.nan], [-2.0, 0.25]], np.float32)
    golden.write_golden(tmp_path, "tiny", "two arrays", a=array, b=np.arange(3))
    found = golden.read_golden(tmp_path, "tiny")
    np.testing.assert_array_equal(found["a"], array)
    np.testing.assert_array_equal(found["b"], [0, 1, 2])


def test_write_sidecar_missing_field_is_an_error(tmp_path):
    with pytest.raises(ValueError, match="missing"):
        sidecar.write_sidecar(tmp_path / "a.onnx", name="a")


@pytest.mark.skipif(not onnx_check.is_available(), reason="onnxruntime-web is not installed: npm ci --ignore-scripts in training/")
def test_check_agrees_with_pytorch_and_refuses_what_differs(tmp_path):
    seed_everything(1)
    model, x = torch.nn.Linear(4, 2), torch.rand(3, 4)
    torch.onnx.export(model, x, tmp_path / "linear.onnx", input_names=["x"], output_names=["y"], opset_version=17)
    expected = {"y": model(x).detach().numpy()}
    assert onnx_check.check(tmp_path / "linear.onnx", {"x": x.numpy()}, expected) < 1e-5
    with pytest.raises(onnx_check.OnnxMismatch, match="differs"):
        onnx_check.check(tmp_path / "linear.onnx", {"x": x.numpy()}, {"y": expected["y"] + 0.01})


def test_write_card_figures_stand_in_the_text(tmp_path):
    (tmp_path / "card.md").write_text("# net {version}\n{results}\n", encoding="utf-8")
    rows = {"front": {"n": 40, "error": 12.345}, "side": {"n": 40, "error": 0.0123}}
    write_card(tmp_path / "net.onnx", tmp_path / "card.md", version="1.0", results=table(rows, {"n": "n", "error": "error mm"}, "view"))
    assert (tmp_path / "net.md").read_text(encoding="utf-8").splitlines()[1:] == [
        "| view | n | error mm |", "|---|---|---|", "| front | 40 | 12.3 |", "| side | 40 | 0.0123 |"]


class Small(torch.nn.Module):
    """A convolution with a norm, one without, and a product."""

    def __init__(self, width: int = 5):
        super().__init__()
        self.first = torch.nn.Sequential(torch.nn.Conv1d(3, width, 3), torch.nn.BatchNorm1d(width), torch.nn.ReLU())
        self.second, self.mix = torch.nn.Conv1d(width, 4, 1), torch.nn.Linear(4, 4)

    def forward(self, x):
        return self.mix(self.second(self.first(x)).transpose(1, 2))


def exported(network: Small, path) -> torch.Tensor:
    x = 2 + 3 * torch.randn(16, 3, 12, generator=torch.Generator().manual_seed(2))
    network.train()
    network(x)
    torch.onnx.export(network.eval(), x, str(path), opset_version=17, input_names=["x"], output_names=["y"])
    return x


def test_restore_gives_the_same_answers_also_while_training_on_what_was_shown(tmp_path):
    seed_everything(4)
    network, path = Small(), tmp_path / "small.onnx"
    x = exported(network, path)
    again = restore(Small(), path, lambda n: n(x))
    torch.testing.assert_close(again(x), network(x), atol=1e-5, rtol=1e-4)
    torch.testing.assert_close(again.train()(x), network(x), atol=1e-4, rtol=1e-3)


def test_restore_another_network_is_refused(tmp_path):
    path = tmp_path / "small.onnx"
    x = exported(Small(), path)
    with pytest.raises(NotThisNetwork):
        restore(Small(width=6), path, lambda n: n(x))
    shorter = Small()
    shorter.first = torch.nn.Conv1d(3, 5, 3)
    with pytest.raises(NotThisNetwork):
        restore(shorter, path, lambda n: n(x))
