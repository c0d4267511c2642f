"""Writes tiny.onnx: y[N, 2] = x[N, 3] @ w[3, 2] + b, small enough to check by hand.

Run: /usr/bin/python3 tests/Compat.Tests/make_tiny_model.py
"""
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

WEIGHTS = np.array([[1, 0], [0, 2], [3, 0]], dtype=np.float32)
BIAS = np.array([10, 20], dtype=np.float32)


def make_model() -> onnx.ModelProto:
    graph = helper.make_graph(
        [helper.make_node("MatMul", ["x", "w"], ["xw"]), helper.make_node("Add", ["xw", "b"], ["y"])],
        "tiny",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["N", 3])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["N", 2])],
        [numpy_helper.from_array(WEIGHTS, "w"), numpy_helper.from_array(BIAS, "b")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model


if __name__ == "__main__":
    onnx.save(make_model(), str(Path(__file__).with_name("tiny.onnx")))
