"""Step 4: token ids of every pair and text, one .npz a source. usage: encode_text.py TRAIN_FOLDER WORK_FOLDER"""

import sys
from array import array
from multiprocessing import Pool

import numpy as np

from sources import MADE, VOCABULARY_WEIGHT, read
from wordpiece import Tokenizer

LONGEST = 200  # tokens; Korean counts syllables


def encode(job):
    folder, work, name = job
    tokenizer = Tokenizer(work + "/tokenizer.json")
    flat = {"a": array("i"), "b": array("i")}
    ends = {"a": [0], "b": [0]}
    kinds = []
    for a, b, kind in read(work if name in MADE else folder, name):
        a_ids, b_ids = tokenizer(a)[:LONGEST], tokenizer(b)[:LONGEST]
        if not a_ids or (kind != "text" and not b_ids):
            continue
        for side, ids in (("a", a_ids), ("b", b_ids)):
            flat[side].extend(ids)
            ends[side].append(len(flat[side]))
        kinds.append(kind)
    np.savez(f"{work}/{name}.npz", a=np.array(flat["a"], np.int32), b=np.array(flat["b"], np.int32),
             a_ends=np.array(ends["a"]), b_ends=np.array(ends["b"]), kinds=np.array(kinds))
    return name, len(kinds)


if __name__ == "__main__":
    folder, work = sys.argv[1:3]
    with Pool(2) as pool:
        for name, pairs in pool.imap_unordered(encode, [(folder, work, n) for n in (*VOCABULARY_WEIGHT, *MADE)]):
            print(f"{name:18s} {pairs:>8,}", flush=True)
