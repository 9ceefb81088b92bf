"""Step 5: for each pair, the pairs whose passages BM25 takes for the answer too. usage: neighbours.py WORK_FOLDER

A batch that holds such neighbours has hard negatives in it at no cost.
"""

import sys
from multiprocessing import Pool

import numpy as np
from scipy.sparse import csr_matrix

SOURCES = ("wh_title", "wh_qa", "history_state", "openstax", "medquad", "pubmedqa", "wiki_misc", "gov_digital", "peps",
           "ms_docs", "dev_docs", "hr_reports", "wordnet", "define_questions", "factbook", "ko_mono", "wikisplit", "reworded", "adjacent")
K1, B = 1.2, 0.75
BLOCK = 20_000  # passages searched together
COMMON = 0.05  # tokens in more passages than this are left out of the search
NEIGHBOURS = 8
SEED = 5


def counts(flat, ends, items, width):
    lengths = (ends[1:] - ends[:-1])[items]
    rows = np.repeat(np.arange(len(items)), lengths)
    columns = np.concatenate([flat[ends[i]:ends[i + 1]] for i in items])
    return csr_matrix((np.ones(len(columns), np.float32), (rows, columns)), shape=(len(items), width))


def block(data, tables, items):
    width = int(tables["rows"])
    a, b = (counts(tables["base"][data[s]], data[s + "_ends"], items, width) for s in "ab")
    b.sum_duplicates()
    frequency = np.bincount(b.indices, minlength=width)
    idf = np.log(1 + (len(items) - frequency + 0.5) / (frequency + 0.5))
    idf[frequency > COMMON * len(items)] = 0
    length = np.asarray(b.sum(1)).ravel()
    b.data = b.data * (K1 + 1) / (b.data + np.repeat(K1 * (1 - B + B * length / length.mean()), np.diff(b.indptr)))
    b.data *= idf[b.indices]
    b.eliminate_zeros()
    a.data[:] = 1
    found = np.full((len(items), NEIGHBOURS), -1, np.int64)
    transposed = b.T.tocsr()
    for start in range(0, len(items), 500):
        scores = (a[start:start + 500] @ transposed).tocsr()
        for i in range(scores.shape[0]):
            row = slice(scores.indptr[i], scores.indptr[i + 1])
            value, column = scores.data[row], scores.indices[row]
            value = np.where(column == start + i, 0, value)
            best = np.argsort(-value, kind="stable")[:NEIGHBOURS]
            best = best[value[best] > 0]
            found[start + i, :len(best)] = items[column[best]]
    return found


def mine(job):
    work, name = job
    data = {key: value for key, value in np.load(f"{work}/{name}.npz").items()}
    tables = dict(np.load(work + "/tokens.npz"))
    n = len(data["a_ends"]) - 1
    order = np.random.default_rng(SEED).permutation(n)
    found = np.full((n, NEIGHBOURS), -1, np.int64)
    for start in range(0, n, BLOCK):
        items = np.sort(order[start:start + BLOCK])
        found[items] = block(data, tables, items)
    np.save(f"{work}/{name}.neighbours.npy", found)
    return name, n, (found >= 0).mean()


if __name__ == "__main__":
    with Pool(2) as pool:
        for name, n, share in pool.imap_unordered(mine, [(sys.argv[1], name) for name in SOURCES]):
            print(f"{name:18s} {n:>8,} {share:.2f}", flush=True)
