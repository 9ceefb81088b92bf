"""Step 1: count the words of every source. usage: count_words.py TRAIN_FOLDER WORK_FOLDER"""

import pickle
import sys
from collections import Counter
from multiprocessing import Pool

from sources import VOCABULARY_WEIGHT, read
from text import words


def count(job):
    folder, name = job
    counter = Counter()
    for a, b, _ in read(folder, name):
        counter.update(words(a))
        counter.update(words(b))
    return name, counter


if __name__ == "__main__":
    folder, work = sys.argv[1:3]
    with Pool(2) as pool:
        counts = dict(pool.imap_unordered(count, [(folder, name) for name in VOCABULARY_WEIGHT]))
    with open(work + "/words.pickle", "wb") as file:
        pickle.dump(counts, file)
    for name, counter in sorted(counts.items()):
        print(f"{name:18s} {sum(counter.values()):>11,} words {len(counter):>9,} different")
