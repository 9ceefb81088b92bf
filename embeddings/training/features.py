"""Which rows of the table a token sequence sums: its tokens, and hashed pairs and triples of neighbours inside a word.

Korean words come as syllables, rare English ones as pieces; their pairs and triples are what makes a word of them. The
ONNX graph computes the same from the token ids (export.py).
"""

import numpy as np

PAIR, TRIPLE = (7919, 104_729), (15_485_863, 32_452_843, 49_979_687)


class Features:
    def __init__(self, tables, buckets):
        self.row, self.base, self.continues = tables["row"], tables["base"], tables["continues"]
        self.buckets, self.first = buckets, int(tables["rows"])
        self.rows = self.first + buckets

    def __call__(self, ids, ends):
        """ids [tokens], ends [texts + 1] (first 0) → rows [features], ends [texts + 1]."""
        first, goes_on = self.base[ids], self.continues[ids].copy()
        starts = ends[:-1][ends[:-1] < len(ids)]
        goes_on[starts] = False  # a cut text may begin inside a word
        second, third = np.append(first[1:], 0), np.append(first[2:], (0, 0))[: len(ids)]
        pair = np.append(goes_on[1:], False)[: len(ids)]
        triple = pair & np.append(pair[1:], False)[: len(ids)]
        out = np.zeros((len(ids), 3), np.int64)
        out[:, 0] = self.row[ids]
        out[pair, 1] = self.first + (first * PAIR[0] + second * PAIR[1])[pair] % self.buckets
        out[triple, 2] = self.first + (first * TRIPLE[0] + second * TRIPLE[1] + third * TRIPLE[2])[triple] % self.buckets
        used = out > 0
        lengths = np.concatenate([[0], np.cumsum(used.sum(1))])
        return out[used], lengths[ends]
