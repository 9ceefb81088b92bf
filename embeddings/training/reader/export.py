"""Writes the model folder. usage: export.py MODEL.pt FOLDER

onnx/model_quantized.onnx is the reader, onnx/words.onnx the projection of the encoder's vectors to the reader's. Both are in full
precision: they are small (the name is the one that every model folder has).
"""

import json
import os
import sys

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from model import Reader

INPUTS = {
    "vectors": ["vectors", "dims"], "question": ["one", "asked"], "question_flags": ["one", "asked"],
    "question_rarity": ["one", "asked"], "question_mask": ["one", "asked"], "words": ["sentences", "words"],
    "flags": ["sentences", "words"], "rarity": ["sentences", "words"], "common": ["sentences", "words"],
    "mask": ["sentences", "words"], "matches": ["sentences", "words", "asked"], "sentence_flags": ["sentences"],
    "neighbours": ["sentences", "three"], "passage": ["sentences"], "members": ["passages", "most"],
}
WHOLE = {"question", "words", "neighbours", "passage", "members"}


def example(dims, features, q=5, s=7, t=6, p=2):
    f = lambda *shape: torch.rand(*shape)
    return {
        "vectors": torch.nn.functional.normalize(torch.randn(9, dims), dim=1), "question": torch.randint(0, 9, (1, q)),
        "question_flags": torch.randint(0, 2 ** features[0], (1, q)).float(), "question_rarity": f(1, q),
        "question_mask": torch.ones(1, q), "words": torch.randint(0, 9, (s, t)),
        "flags": torch.randint(0, 2 ** features[0], (s, t)).float(), "rarity": f(s, t), "common": f(s, t),
        "mask": torch.ones(s, t), "matches": torch.randint(0, 2 ** features[1], (s, t, q)).float(),
        "sentence_flags": torch.tensor([1.0, 32, 0, 64, 1, 32, 64]), "passage": torch.tensor([0, 0, 0, 0, 1, 1, 1]),
        "neighbours": torch.randint(0, s + 1, (s, 3)), "members": torch.tensor([[0, 1, 2, 3], [4, 5, 6, 7]]),
    }


def words_graph(weight, path):
    """sentence_embedding [words, 1024] → vectors [words, dims] of unit length; zero stays zero."""
    value = helper.make_tensor_value_info
    nodes = [helper.make_node("MatMul", ["sentence_embedding", "weight"], ["sum"]),
             helper.make_node("ReduceL2", ["sum"], ["length"], axes=[1], keepdims=1),
             helper.make_node("Max", ["length", "least"], ["divisor"]),
             helper.make_node("Div", ["sum", "divisor"], ["vectors"])]
    graph = helper.make_graph(
        nodes, "words", [value("sentence_embedding", TensorProto.FLOAT, ["words", weight.shape[0]])],
        [value("vectors", TensorProto.FLOAT, ["words", weight.shape[1]])],
        [numpy_helper.from_array(weight, "weight"), numpy_helper.from_array(np.array(1e-6, np.float32), "least")])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], producer_name="attache")
    model.ir_version = 8
    onnx.save(model, path)


def widened(weights, reader):
    """Weights of a form before this one, which had fewer features of a sentence: none for those it did not have."""
    missing = reader.sentence.weight.shape[1] - weights["sentence.weight"].shape[1]
    return {**weights, "sentence.weight": torch.nn.functional.pad(weights["sentence.weight"], (0, missing))}


def main(saved, folder):
    saved = torch.load(saved)
    dims, hidden, features = saved["size"]
    reader = Reader(dims, hidden, tuple(features))
    reader.load_state_dict(widened(saved["reader"], reader))
    reader.eval()
    os.makedirs(folder + "/onnx", exist_ok=True)
    inputs = example(dims, features)
    assert list(inputs) and set(inputs) == set(INPUTS)
    names = list(INPUTS)
    axes = {name: dict(enumerate(shape)) for name, shape in INPUTS.items()}
    axes["question"] = {1: "asked"}
    for name in ("question_flags", "question_rarity", "question_mask"):
        axes[name] = {1: "asked"}
    for name in ("vectors", "neighbours"):
        axes[name] = {0: INPUTS[name][0]}
    outputs = {"sentences": {0: "sentences"}, "none": {0: "passages"}, "start": {0: "sentences", 1: "words"}, "end": {0: "sentences", 1: "words"}}
    path = folder + "/onnx/model_quantized.onnx"
    torch.onnx.export(reader, tuple(inputs[n] for n in names), path, input_names=names, output_names=list(outputs),
                      dynamic_axes={**axes, **outputs}, opset_version=13, do_constant_folding=True, **LEGACY)
    model = onnx.load(path)
    model.ir_version = 8
    onnx.save(model, path)
    words_graph(saved["projection"].numpy().astype(np.float32), folder + "/onnx/words.onnx")
    with open(folder + "/config.json", "w", encoding="utf-8") as file:
        json.dump({"model_type": "attache-reader", "encoder": "attache-static-ko-en", "hidden_size": hidden, "word_dimensions": dims,
                   "features": dict(zip(("word", "match", "sentence"), features))}, file, indent=2)
        file.write("\n")
    check(reader, inputs, names, path)


def check(reader, inputs, names, path):
    import onnxruntime
    session = onnxruntime.InferenceSession(path)
    with torch.no_grad():
        wanted = reader(*(inputs[n] for n in names))
    given = session.run(None, {n: inputs[n].numpy() for n in names})
    print("largest difference", max(float(np.abs(w.numpy() - g).max()) for w, g in zip(wanted, given)))


LEGACY = {"dynamo": False} if int(torch.__version__.split(".")[0]) >= 2 else {}

if __name__ == "__main__":
    main(*sys.argv[1:3])
