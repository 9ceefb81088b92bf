"""Step 8: quantise and write the model folder. usage: export.py WORK_FOLDER TABLE.npz MODEL_FOLDER

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

from features import PAIR, SHORT, TRIPLE
from quantise import packed

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


def feature_rows(g, tables, buckets):
    """input_ids, attention_mask [texts, tokens] → rows of the table and their weights [texts, 3 × tokens]; no feature is row 0."""
    first, zero, axes = g.constant(int(tables["rows"])), g.constant(0), g.constant([1])
    ids = g("Mul", "input_ids", "attention_mask")
    look = lambda values, dtype: g("Cast", g("Gather", g.constant(values, dtype), ids), to=TensorProto.INT64)
    row, base, goes_on = look(tables["row"], np.int32), look(tables["base"], np.uint16), look(tables["continues"], np.uint8)

    def following(values):
        padded = g("Pad", values, g.constant([0, 0, 0, 2]), zero)
        return (g("Slice", padded, g.constant([1]), g.constant([-1]), axes),
                g("Slice", padded, g.constant([2]), g.constant([2**31 - 1]), axes))

    second, third = following(base)
    pair, next_pair = following(goes_on)
    triple = g("Mul", pair, next_pair)

    def bucket(used, *terms):
        total = None
        for values, factor in terms:
            term = g("Mul", values, g.constant(factor))
            total = term if total is None else g("Add", total, term)
        return g("Mul", used, g("Add", g("Mod", total, g.constant(buckets)), first))

    kinds = [row, bucket(pair, (base, PAIR[0]), (second, PAIR[1])),
             bucket(triple, (base, TRIPLE[0]), (second, TRIPLE[1]), (third, TRIPLE[2]))]
    return g("Concat", *kinds, axis=1), g("Concat", *(weights(g, rows) for rows in kinds), axis=1)


def weights(g, rows):
    """[texts, tokens]: 1 / √n where a row stands n times in a short text, 1 in a longer one (features.py)."""
    longest = SHORT + 1  # [CLS] comes before the words
    cut = lambda start, end: g("Slice", rows, g.constant([start]), g.constant([end]), g.constant([1]))
    number = lambda x: g("Cast", x, to=TensorProto.FLOAT)
    head, one = cut(0, longest), g.constant(1, np.float32)
    same = g("Equal", g("Unsqueeze", head, g.constant([1])), g("Unsqueeze", head, g.constant([2])))
    less = g("Sub", g("Pow", g("ReduceSum", number(same), g.constant([2]), keepdims=0), g.constant(-0.5, np.float32)), one)
    tokens = g("ReduceSum", "attention_mask", g.constant([1]), keepdims=1)
    short = number(g("LessOrEqual", tokens, g.constant(longest)))
    rest = g("Mul", number(cut(longest, 2**31 - 1)), g.constant(0, np.float32))
    return g("Add", one, g("Concat", g("Mul", short, less), rest, axis=1))


def pooled(g, rows, weights, table, bits):
    """Σ over the rows of weight × scale × (code − middle), [texts, 1, dims], without unpacking the bytes one by one.

    With x = Σ 2^(bits·i)·code_i: the sum of floor(x / 2^(bits·i)) less 2^bits times the next such sum is the sum of code_i.
    """
    codes, scales = packed(table, bits)
    number = g("Cast", g("Gather", g.constant(codes, np.uint8), rows), to=TensorProto.FLOAT)
    scale = g("Cast", g("Gather", g.constant(scales, np.float16), rows), to=TensorProto.FLOAT)
    weight = g("Unsqueeze", g("Mul", scale, weights), g.constant([1]))
    sums = [g("MatMul", weight, number)]
    for plane in range(1, 8 // bits):
        higher = g("Floor", g("Mul", number, g.constant(0.5 ** (bits * plane), np.float32)))
        sums.append(g("MatMul", weight, higher))
    base = g.constant(2**bits, np.float32)
    digits = [g("Sub", low, g("Mul", high, base)) for low, high in zip(sums, sums[1:])] + sums[-1:]
    middle = g.constant((2**bits - 1) / 2, np.float32)
    shift = g("Mul", g("ReduceSum", weight, g.constant([2]), keepdims=1), middle)
    return g("Sub", g("Concat", *digits, axis=2), shift)


def build(tables, buckets, bits, table):
    g = Graph()
    total = pooled(g, *feature_rows(g, tables, buckets), table, bits)
    length = g("Max", g("ReduceL2", total, axes=[2], keepdims=1), g.constant(1e-12, np.float32))
    unit = g("Div", total, length)
    g("Squeeze", unit, g.constant([1]), name="sentence_embedding")
    shape = g("Concat", g("Shape", "input_ids"), g.constant([table.shape[1]]), axis=0)
    g("Expand", unit, shape, name="last_hidden_state")
    value = helper.make_tensor_value_info
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
    model = build(tables, int(saved["buckets"]), int(saved["bits"]), table)
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
