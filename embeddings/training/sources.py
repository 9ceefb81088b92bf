"""The training text: which files, which kinds are left out, how much each counts when words are counted."""

import gzip
import json
import os

# How often a source's words count towards the vocabulary (documentation of software is filler, dictionaries are dense).
VOCABULARY_WEIGHT = {
    "wh_title": 1.0, "wh_qa": 1.0, "wh_text": 0.5, "hr_reports": 0.3, "history_state": 2.0, "openstax": 1.0,
    "factbook": 1.0, "wordnet": 4.0, "define_questions": 0.0, "medquad": 1.0, "pubmedqa": 3.0, "gov_digital": 0.3,
    "gov_digital_text": 0.0, "wikisplit": 4.0, "wiki_misc": 4.0, "peps": 0.1, "ms_docs": 0.1, "win32_docs": 0.0,
    "dev_docs": 0.1, "ko_en_parallel": 0.5, "ko_mono": 1.0,
}
# Made by make_pairs.py; they stand in the work folder.
MADE = ("glossary", "names", "adjacent", "translated", "synonyms", "reworded")
# sts-mt: the licence of its English side is mixed; korsts: a neighbour of an evaluation set.
LEFT_OUT = {"sts-mt", "korsts"}


def read(folder, name):
    """Rows of one file as (a, b, kind); running text has b == ""."""
    with gzip.open(os.path.join(folder, name + ".jsonl.gz"), "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if "text" in row:
                yield row["text"], "", "text"
            elif row.get("k") not in LEFT_OUT:
                yield row["a"], row["b"], row.get("k", "")
