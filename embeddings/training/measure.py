"""The evaluation sets in Python, for choosing between trainings; the figures of record come from `npm run eval:encoder`."""

import json
import os

import numpy as np
from scipy.sparse import csr_matrix
from scipy.stats import spearmanr

from everyday import kept_aside
from wordpiece import Tokenizer

RETRIEVAL = ["xquad-en", "cranfield", "cisi", "med", "npl", "qed-nq-dev", "wikiqa-dev", "korquad1-dev"]
SIMILARITY = ["stsb-en", "sick", "korsts"]


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


class Texts:
    def __init__(self, texts, tokenizer, features):
        ids = [tokenizer(text) for text in texts]
        ends = np.concatenate([[0], np.cumsum([len(i) for i in ids])]).astype(np.int64)
        flat = np.array([i for row in ids for i in row], np.int64)
        rows, ends, weights = features(flat, ends)
        self.matrix = csr_matrix((weights, rows, ends), shape=(len(texts), features.rows))

    def encode(self, table):
        vectors = self.matrix @ table
        return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


class Sets:
    def __init__(self, folder, work, features, names=None):
        tokenizer = Tokenizer(work + "/tokenizer.json")
        make = lambda texts: Texts(texts, tokenizer, features)
        self.similarity, self.retrieval = {}, {}
        grades, ones, others = zip(*kept_aside(os.path.join(os.path.dirname(os.path.abspath(__file__)), "everyday")))
        self.similarity["everyday", "aside"] = make(ones), make(others), grades
        for name in SIMILARITY:
            rows = lines(f"{folder}/{name}/pairs.jsonl")
            for split in ("dev", "trial", "test"):
                part = [r for r in rows if r["split"] == split]
                if part:
                    self.similarity[name, "dev" if split == "trial" else split] = (
                        make([r["a"] for r in part]), make([r["b"] for r in part]), [r["score"] for r in part])
        for name in RETRIEVAL + ["news-ko-en"]:
            corpus, queries = lines(f"{folder}/{name}/corpus.jsonl"), lines(f"{folder}/{name}/queries.jsonl")
            document = {d["id"]: i for i, d in enumerate(corpus)}
            grades = {}
            with open(f"{folder}/{name}/qrels.tsv", encoding="utf-8") as file:
                for line in file:
                    query, doc, grade = line.split()
                    if float(grade) > 0 and doc in document:
                        grades.setdefault(query, {})[document[doc]] = float(grade)
            queries = [q for q in queries if q["id"] in grades]
            self.retrieval[name] = (make([(d["title"] + " " + d["text"]).strip() for d in corpus]),
                                    make([q["text"] for q in queries]), [grades[q["id"]] for q in queries])

    def measure(self, table):
        out = {}
        for (name, split), (a, b, scores) in self.similarity.items():
            cosine = (a.encode(table) * b.encode(table)).sum(1)
            out[f"{name}.{split}"] = spearmanr(cosine, scores).correlation
        for name, (documents, queries, grades) in self.retrieval.items():
            scores = queries.encode(table) @ documents.encode(table).T
            if name == "news-ko-en":
                out["hit1"] = np.mean([int(s.argmax()) in g for s, g in zip(scores, grades)])
                reverse = {}
                for q, g in enumerate(grades):
                    for d in g:
                        reverse.setdefault(d, set()).add(q)
                out["hit1Reverse"] = np.mean([int(scores[:, d].argmax()) in qs for d, qs in reverse.items()])
            out[name] = np.mean([ndcg(s, g) for s, g in zip(scores, grades)])
        out["mean5"] = np.mean([out[n] for n in RETRIEVAL[:5]])
        return out


def ndcg(scores, grades, k=10):
    """nDCG@k with the grade itself as the gain."""
    top = np.argpartition(-scores, min(k, len(scores) - 1))[:k]
    top = top[np.argsort(-scores[top], kind="stable")]
    discount = 1 / np.log2(np.arange(2, k + 2))
    gain = sum(grades.get(int(d), 0) * discount[i] for i, d in enumerate(top))
    ideal = sum(g * discount[i] for i, g in enumerate(sorted(grades.values(), reverse=True)[:k]))
    return gain / ideal


def show(figures):
    return " ".join(f"{name} {value:.3f}" for name, value in figures.items())
