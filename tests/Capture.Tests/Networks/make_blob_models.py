"""Writes two tiny networks with the ports of the real ones that find the brightest blob, so that tests know every answer.

blob-finder: the centre map is the mean brightness of each cell of 8 px; every box is a quarter of the square.
blob-keypoints: the 21 keypoints on an upright line through the centre of brightness, as long as a ROI of 1.3 times its length; confidence and presence are the greatest brightness.
Run: /usr/bin/python3 tests/Capture.Tests/Networks/make_blob_models.py
"""
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

FOLDER = Path(__file__).parent
KEYPOINTS = ["nose", "left_eye", "right_eye", "left_ear", "right_ear", "left_shoulder", "right_shoulder", "left_elbow", "right_elbow",
             "left_wrist", "right_wrist", "left_hip", "right_hip", "left_knee", "right_knee", "left_ankle", "right_ankle",
             "left_heel", "right_heel", "left_foot_index", "right_foot_index"]
SIDE = 32


def const(name: str, values, kind=np.float32):
    return numpy_helper.from_array(np.array(values, kind), name)


def finder() -> onnx.GraphProto:
    node = helper.make_node
    nodes = [
        node("ReduceMean", ["image"], ["grey"], axes=[1], keepdims=1),
        node("AveragePool", ["grey"], ["centre"], kernel_shape=[8, 8], strides=[8, 8]),
        node("Mul", ["centre", "zero"], ["nothing"]),
        node("Concat", ["nothing", "nothing"], ["pair"], axis=1),
        node("Add", ["pair", "half"], ["offset"]),
        node("Add", ["pair", "quarter"], ["size"]),
    ]
    outputs = [helper.make_tensor_value_info(n, TensorProto.FLOAT, ["N", c, 32, 32]) for n, c in (("centre", 1), ("offset", 2), ("size", 2))]
    image = helper.make_tensor_value_info("image", TensorProto.FLOAT, ["N", 3, 256, 256])
    return helper.make_graph(nodes, "blob_finder", [image], outputs, [const("zero", 0), const("half", 0.5), const("quarter", 0.25)])


def keypoints() -> onnx.GraphProto:
    node = helper.make_node
    spread = np.zeros((1, 21, 3), np.float32)
    spread[0, :, 1] = np.linspace(-0.5, 0.5, 21) * SIDE / 1.3
    axis = np.arange(SIDE, dtype=np.float32) + 0.5
    nodes = [
        node("ReduceMean", ["image"], ["grey"], axes=[1], keepdims=1),
        node("ReduceMax", ["grey"], ["peak"], axes=[2, 3], keepdims=1),
        node("ReduceSum", ["grey", "plane"], ["total"], keepdims=1),
        node("Mul", ["grey", "columns"], ["grey_x"]),
        node("Mul", ["grey", "rows"], ["grey_y"]),
        node("ReduceSum", ["grey_x", "plane"], ["sum_x"], keepdims=1),
        node("ReduceSum", ["grey_y", "plane"], ["sum_y"], keepdims=1),
        node("Div", ["sum_x", "total"], ["x"]),
        node("Div", ["sum_y", "total"], ["y"]),
        node("Concat", ["x", "y", "peak"], ["point"], axis=3),
        node("Squeeze", ["point", "first"], ["one"]),
        node("Tile", ["one", "copies"], ["same"]),
        node("Add", ["same", "spread"], ["keypoints"]),
        node("Squeeze", ["peak", "last"], ["presence"]),
    ]
    outputs = [helper.make_tensor_value_info("keypoints", TensorProto.FLOAT, ["N", 21, 3]), helper.make_tensor_value_info("presence", TensorProto.FLOAT, ["N", 1])]
    image = helper.make_tensor_value_info("image", TensorProto.FLOAT, ["N", 3, SIDE, SIDE])
    return helper.make_graph(nodes, "blob_keypoints", [image], outputs, [
        const("columns", axis[None, None, None]), const("rows", axis[None, None, :, None]), const("plane", [2, 3], np.int64),
        const("first", [1], np.int64), const("last", [2, 3], np.int64), const("copies", [1, 21, 1], np.int64), const("spread", spread)])


def save(name: str, graph: onnx.GraphProto, task: str, decode: str, side: int, outputs: list, **more) -> None:
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 8
    onnx.checker.check_model(model)
    content = model.SerializeToString()
    (FOLDER / f"{name}.onnx").write_bytes(content)
    sidecar = {"schema": "squatcoach.model/1", "name": name, "version": "1", "task": task, "decode": decode,
               "inputs": [{"name": "image", "shape": [-1, 3, side, side], "range": [0, 1], "layout": "NCHW"}],
               "outputs": [{"name": n, "shape": s, "meaning": "see make_blob_models.py"} for n, s in outputs],
               **more, "sha256": hashlib.sha256(content).hexdigest()}
    (FOLDER / f"{name}.json").write_text(json.dumps(sidecar, indent=1) + "\n")


if __name__ == "__main__":
    save("blob-finder", finder(), "finder", "centre-size", 256, [("centre", [-1, 1, 32, 32]), ("offset", [-1, 2, 32, 32]), ("size", [-1, 2, 32, 32])])
    save("blob-keypoints", keypoints(), "pose2d", "coordinates", SIDE, [("keypoints", [-1, 21, 3]), ("presence", [-1, 1])], keypoints=KEYPOINTS)
