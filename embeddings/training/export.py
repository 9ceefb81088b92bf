"""Step 5: quantise and write the model folder. usage: export.py WORK_FOLDER TABLE.npz MODEL_FOLDER

The graph takes token ids and gives `sentence_embedding` [texts, dims], of unit length. `last_hidden_state`
[texts, tokens, dims] repeats it at every token, so that a reader that pools by itself (mean or first token) gets the
same vector.
"""

import hashlib
import json
import os
import shutil
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from features import PAIR, TRIPLE
from quantise import MIDDLE, quantise

MAX_TOKENS = 512
OPSET = 13
CLS = 2
# Size of the row of [CLS]: too small to matter beside any word, enough to give a text without words a direction.
EMPTY = 1e-4


class Graph:
    def __init__(self):
        self.nodes, self.constants, self.n = [], [], 0

    def constant(self, value, dtype=np.int64):
        self.n += 1
        name = f"c{self.n}"
        self.constants.append(numpy_helper.from_array(np.asarray(value, dtype), name))
        return name

    def __call__(self, op, *inputs, name=None, **attributes):
        self.n += 1
        name = name or f"{op.lower()}{self.n}"
        self.nodes.append(helper.make_node(op, list(inputs), [name], **attributes))
        return name


def feature_rows(g, tables, korean, phrase):
    """input_ids, attention_mask [texts, tokens] → rows of the table [texts, 3 × tokens], 0 where there is no feature."""
    first_korean = int(tables["rows"])
    first_phrase = first_korean + korean
    zero, three, four = (g.constant(v) for v in (0, 3, 4))
    ids = g("Mul", "input_ids", "attention_mask")
    look = lambda values, dtype: g("Cast", g("Gather", g.constant(values, dtype), ids), to=TensorProto.INT64)
    row, base, kind = look(tables["row"], np.int32), look(tables["base"], np.int32), look(tables["kind"], np.uint8)
    axes = g.constant([1])

    def shifted(values):
        padded = g("Pad", values, g.constant([0, 0, 0, 2]), zero)
        return (g("Slice", padded, g.constant([1]), g.constant([-1]), axes),
                g("Slice", padded, g.constant([2]), g.constant([2**31 - 1]), axes))

    second, third = shifted(base)
    second_kind, third_kind = shifted(kind)
    latin = lambda k: g("And", g("Greater", k, zero), g("Less", k, three))
    syllables = g("Equal", second_kind, four)
    phrases = g("And", latin(kind), latin(second_kind))
    triples = g("And", syllables, g("Equal", third_kind, four))
    times = lambda values, factor: g("Mul", values, g.constant(factor))
    pair = g("Add", times(base, PAIR[0]), times(second, PAIR[1]))
    triple = g("Add", g("Add", times(base, TRIPLE[0]), times(second, TRIPLE[1])), times(third, TRIPLE[2]))
    bucket = lambda value, size, start: g("Add", g("Mod", value, g.constant(size)), g.constant(start))
    pair_row = g("Where", syllables, bucket(pair, korean, first_korean),
                 g("Where", phrases, bucket(pair, phrase, first_phrase), zero) if phrase else zero)
    triple_row = g("Where", triples, bucket(triple, korean, first_korean), zero)
    return g("Concat", row, pair_row, triple_row, axis=1)


def build(tables, korean, phrase, table):
    codes, scales = quantise(table)
    half = table.shape[1] // 2
    g = Graph()
    rows = feature_rows(g, tables, korean, phrase)
    packed = g.constant(codes[:, :half] | codes[:, half:] << 4, np.uint8)
    # Σ s·code for both halves from the packed bytes: the high half by itself, the low one as what remains.
    number = g("Cast", g("Gather", packed, rows), to=TensorProto.FLOAT)
    high = g("Floor", g("Mul", number, g.constant(1 / 16, np.float32)))
    scale = g("Cast", g("Gather", g.constant(scales, np.float16), rows), to=TensorProto.FLOAT)
    weight = g("Unsqueeze", scale, g.constant([1]))
    sum_all, sum_high = g("MatMul", weight, number), g("MatMul", weight, high)
    sum_low = g("Sub", sum_all, g("Mul", sum_high, g.constant(16, np.float32)))
    shift = g("Mul", g("ReduceSum", weight, g.constant([2]), keepdims=1), g.constant(MIDDLE, np.float32))
    pooled = g("Sub", g("Concat", sum_low, sum_high, axis=2), shift)
    length = g("Max", g("ReduceL2", pooled, axes=[2], keepdims=1), g.constant(1e-9, np.float32))
    unit = g("Div", pooled, length)
    g("Squeeze", unit, g.constant([1]), name="sentence_embedding")
    shape = g("Concat", g("Shape", "input_ids"), g.constant([table.shape[1]]), axis=0)
    g("Expand", unit, shape, name="last_hidden_state")
    value = lambda name, kind, shape: helper.make_tensor_value_info(name, kind, shape)
    graph = helper.make_graph(
        g.nodes, "static", [value(n, TensorProto.INT64, ["texts", "tokens"]) for n in ("input_ids", "attention_mask")],
        [value("last_hidden_state", TensorProto.FLOAT, ["texts", "tokens", table.shape[1]]),
         value("sentence_embedding", TensorProto.FLOAT, ["texts", table.shape[1]])], g.constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="attache")
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model


def write_json(path, value):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False, indent=2)
        file.write("\n")


def main(work, trained, folder):
    saved = np.load(trained)
    table, tables = saved["table"], dict(np.load(work + "/tokens.npz"))
    tables["row"][CLS] = len(table)
    table = np.vstack([table, EMPTY * np.random.default_rng(0).standard_normal((1, table.shape[1]))]).astype(np.float32)
    os.makedirs(folder + "/onnx", exist_ok=True)
    model = build(tables, int(saved["korean"]), int(saved["phrase"]), table)
    onnx.save(model, folder + "/onnx/model_quantized.onnx")
    shutil.copy(work + "/tokenizer.json", folder + "/tokenizer.json")
    write_json(folder + "/config.json", {
        "model_type": "bert", "architectures": ["BertModel"], "hidden_size": table.shape[1],
        "max_position_embeddings": MAX_TOKENS, "pad_token_id": 0, "pooling": "sentence_embedding"})
    write_json(folder + "/tokenizer_config.json", {
        "tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": MAX_TOKENS, "pad_token": "[PAD]",
        "unk_token": "[UNK]", "cls_token": "[CLS]", "padding_side": "right"})
    total = 0
    for name in ("config.json", "tokenizer.json", "tokenizer_config.json", "onnx/model_quantized.onnx"):
        with open(f"{folder}/{name}", "rb") as file:
            content = file.read()
        total += len(content)
        print(hashlib.sha256(content).hexdigest(), name, f"{len(content):,}")
    print(f"{total:,} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:4])
