"""Which rows of the table a token sequence sums: its tokens, and hashed pairs and triples of neighbours inside a word.

Korean words come as syllables, rare English ones as pieces; their pairs and triples are what makes a word of them. The
ONNX graph computes the same from the token ids (export.py).

In a short text a row that stands n times counts √n: two short texts must not be alike for saying "the … the …", while in a
passage how often a word stands tells what it is about.
"""

import numpy as np

PAIR, TRIPLE = (7919, 104_729), (15_485_863, 32_452_843, 49_979_687)
SHORT = 24  # tokens; of 24, 32 and 40 the one that took least from long questions (CISI)


class Features:
    def __init__(self, tables, buckets, short=SHORT):
        self.row, self.base, self.continues = tables["row"], tables["base"], tables["continues"]
        self.buckets, self.first = buckets, int(tables["rows"])
        self.rows, self.short = self.first + buckets, short

    def __call__(self, ids, ends):
        """ids [tokens], ends [texts + 1] (first 0) → rows [features], ends [texts + 1], weights [features]."""
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
        return out[used], lengths[ends], self.weights(out, ends)[used]

    def weights(self, rows, ends):
        """[tokens, 3]: 1 / √n for each of the n times that a row stands in a short text, 1 in a longer one."""
        tokens = np.diff(ends)
        text, short = np.repeat(np.arange(len(tokens)), tokens), np.repeat(tokens <= self.short, tokens)
        weights = np.ones(rows.shape, np.float32)
        for kind in range(rows.shape[1]):
            standing = short & (rows[:, kind] > 0)
            _, which, times = np.unique(text[standing] * self.rows + rows[standing, kind], return_inverse=True, return_counts=True)
            weights[standing, kind] = times[which] ** -0.5
        return weights
