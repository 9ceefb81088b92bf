"""What a reader is worth on a set. usage: measure.py WORK MODEL.pt SET…"""

import sys

import numpy as np
import torch

from data import Set, Vocabulary, batch_of


def area(yes, no):
    """Area under the ROC curve of scores that should be higher for `yes`."""
    if len(yes) == 0 or len(no) == 0:
        return float("nan")
    both = np.concatenate([yes, no])
    order = both.argsort(kind="stable")
    ranks = np.empty(len(both))
    ranks[order] = np.arange(1, len(both) + 1)
    values, index, counts = np.unique(both, return_inverse=True, return_counts=True)
    sums = np.zeros(len(values))
    np.add.at(sums, index, ranks)
    ranks = (sums / counts)[index]
    return (ranks[:len(yes)].sum() - len(yes) * (len(yes) + 1) / 2) / (len(yes) * len(no))


def read(trainee, data, size=48, chosen=None):
    """For each example, or each of those chosen: scores of its sentences, and none; the span chosen in each sentence."""
    trainee.reader.eval()
    wanted = range(len(data)) if chosen is None else chosen
    order = sorted(wanted, key=data.size)
    found = {}
    with torch.no_grad():
        for at in range(0, len(order), size):
            some = order[at:at + size]
            batch = batch_of(data, np.array(some), 96)
            scores, none, start, end = trainee(batch)
            for row, i in enumerate(some):
                mine = batch["members"][row]
                mine = mine[mine < len(scores)][1:]
                span = [best_span(start[s], end[s]) for s in mine]
                found[i] = (scores[mine].numpy(), float(none[row]), span)
    return [found[i] for i in wanted]


def best_span(start, end, longest=20):
    total = start[:, None] + end[None]
    t = len(start)
    ok = torch.ones(t, t).triu() - torch.ones(t, t).triu(longest)
    return divmod(int((total + (1 - ok) * -1e5).argmax()), t)


def bm25(data):
    """BM25 of each sentence, its heading's words counted with it; weights by the training text's frequencies."""
    found = []
    for i in range(len(data)):
        batch = batch_of(data, np.array([i]), 96)
        bits = batch["matches"].numpy().astype(int)
        hit = ((bits & 3) > 0).astype(float)
        tf = hit.sum(1)
        length = batch["mask"].numpy().sum(1)[:, None]
        idf = batch["question_rarity"].numpy()[0] * 14
        part = idf * tf * 2.2 / (tf + 1.2 * (0.25 + 0.75 * length / max(1, length[1:].mean())))
        found.append((part.sum(1)[1:], 0.0, None))
    return found


def measure(trainee, data, results=None):
    results = results or read(trainee, data)
    case = data.column(3)
    best = np.array([np.logaddexp.reduce(scores) - none if len(scores) else -99 for scores, none, _ in results])
    if trainee is None:
        best = np.array([scores.max() if len(scores) else 0 for scores, _, _ in results])
    first, ranks, spans = [], [], []
    for i in np.flatnonzero(case == "answered"):
        start, count = data.examples[i, 2:]
        rows = data.sentences[start + 1:start + count]
        order = (-results[i][0]).argsort(kind="stable")
        hits = np.flatnonzero(rows[order, 3])
        first.append(hits[0] == 0)
        ranks.append(1 / (hits[0] + 1))
        told = np.flatnonzero(rows[:, 4] >= 0)
        if results[i][2] is not None and len(told):
            a, b = results[i][2][told[0]]
            a2, b2 = rows[told[0], 4:6]
            inside = max(0, min(b, b2) - max(a, a2) + 1)
            spans.append(2 * inside / (b - a + 1 + b2 - a2 + 1))
    yes = best[case == "answered"]
    return {"n": len(first), "first": np.mean(first), "mrr": np.mean(ranks), "span f1": np.mean(spans) if spans else float("nan"),
            **{name: area(yes, best[case == name]) for name in ("twin", "taken-out", "other")}}


def table(name, figures):
    return f"{name:14s} " + "  ".join(f"{key} {value:.3f}" if key != "n" else f"n {value}" for key, value in figures.items())


def main():
    from train import Trainee
    torch.set_num_threads(1)
    work, path, *names = sys.argv[1:]
    vocabulary = Vocabulary(work)
    trainee = None
    if path != "bm25":
        size = torch.load(path)["size"]
        trainee = Trainee(vocabulary, *size).load(path)
    for name in names:
        data = Set(f"{work}/a/{name}", vocabulary)
        print(table(name, measure(trainee, data, bm25(data) if trainee is None else None)), flush=True)


if __name__ == "__main__":
    main()
