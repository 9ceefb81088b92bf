"""Step 6: where the words stand before training. usage: directions.py WORK_FOLDER

Words that are met in the same company point the same way: positive pointwise mutual information of words within five
of each other (Levy, Goldberg and Dagan 2015), brought down to DIMS directions of equal weight. Equal weight (the left
singular vectors alone) measured better than any power of the singular values: mean nDCG@10 of the five English sets,
untrained, 0.516 against 0.508 (square root) and 0.496 (as they are), 0.502 without these directions.
"""

import json
import sys

import numpy as np
import scipy.sparse as sparse

from sources import VOCABULARY_WEIGHT
from text import is_hangul

WINDOW = 5
SUBSAMPLE = 3e-4  # words more frequent than this are left out now and then (Mikolov et al. 2013)
CONTEXT_POWER = 0.75  # of the frequency of the context word (Levy et al.)
COMMON_FIRST = 2  # leading directions that hold little but frequency
DIMS = 512
EXTRA, PASSES = 16, 3  # of the randomised decomposition (Halko, Martinsson and Tropp 2011)
RARE = 20  # a word met as often counts by its random direction and its company alike
SEED = 3
CHUNK = 8_000_000
TEMPLATES = {"hr_reports", "factbook", "define_questions"}  # their titles repeat a few words


def streams(work, row):
    """(rows, number of the text) of all running text, one file and side after the other."""
    for name, weight in VOCABULARY_WEIGHT.items():
        if weight:
            data = np.load(f"{work}/{name}.npz")
            for side in ("b",) if name in TEMPLATES else ("a", "b"):
                lengths = np.diff(data[side + "_ends"])
                yield row[data[side]], np.repeat(np.arange(len(lengths)), lengths)


def company(work, row, rows, counts, rng):
    """How often two words stand within WINDOW of each other, nearer ones counting more: csr [rows, rows]."""
    share = counts / counts.sum()
    kept = np.minimum(1, np.sqrt(SUBSAMPLE / np.maximum(share, 1e-12)))
    met = sparse.csr_matrix((rows, rows), dtype=np.float32)
    for ids, text in streams(work, row):
        keep = (rng.random(len(ids)) < kept[ids]) & (ids > 0)
        ids, text = ids[keep].astype(np.int32), text[keep]
        for start in range(0, len(ids), CHUNK):
            part, of = ids[start:start + CHUNK], text[start:start + CHUNK]
            for distance in range(1, WINDOW + 1):
                near = of[distance:] == of[:-distance]
                weight = np.full(near.sum(), 1 - (distance - 1) / WINDOW, np.float32)
                met = met + sparse.coo_matrix((weight, (part[:-distance][near], part[distance:][near])), shape=met.shape).tocsr()
    met = met + met.T
    met.data[met.data < 1] = 0
    met.eliminate_zeros()
    return met


def positive_information(met):
    total = np.asarray(met.sum(1)).ravel()
    context = total**CONTEXT_POWER / (total**CONTEXT_POWER).sum()
    met = met.tocoo()
    value = np.log(met.data / (total[met.row] * context[met.col]))
    keep = value > 0
    return sparse.csr_matrix((value[keep].astype(np.float32), (met.row[keep], met.col[keep])), shape=met.shape)


def left_directions(matrix, dims, rng):
    sketch = matrix @ rng.standard_normal((matrix.shape[1], dims + EXTRA)).astype(np.float32)
    for _ in range(PASSES):
        sketch = matrix @ (matrix.T @ np.linalg.qr(sketch)[0])
    basis = np.linalg.qr(sketch)[0]
    rest = (matrix.T @ basis).T
    return (basis @ np.linalg.eigh(rest @ rest.T)[1][:, ::-1])[:, :dims]


def syllables(work, row):
    """Rows of the Hangul syllables: alone they say too little (Korean questions to paragraphs 0.78 without, 0.73 with)."""
    with open(work + "/tokenizer.json", encoding="utf-8") as file:
        vocabulary = json.load(file)["model"]["vocab"]
    return [row[i] for token, i in vocabulary.items() if is_hangul(token.removeprefix("##"))]


def unit(vectors):
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def main(work):
    rng = np.random.default_rng(SEED)
    tables = np.load(work + "/tokens.npz")
    rows = int(tables["rows"])
    counts = sum(np.bincount(ids, minlength=rows) for ids, _ in streams(work, tables["row"]))
    matrix = positive_information(company(work, tables["row"], rows, counts, rng))
    found = unit(left_directions(matrix, DIMS + COMMON_FIRST, rng)[:, COMMON_FIRST:])
    found = unit(found - found[counts > RARE].mean(0)) * np.sqrt(counts / (counts + RARE))[:, None]
    found[syllables(work, tables["row"])] = 0
    turn = np.linalg.qr(rng.standard_normal((DIMS, DIMS)))[0]  # every number of the vector then carries as much as any other
    np.save(work + "/directions.npy", (found @ turn).astype(np.float32))
    print(f"{counts.sum():,} words, {matrix.nnz:,} pairs")


if __name__ == "__main__":
    main(sys.argv[1])
