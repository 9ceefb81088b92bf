"""Step 2: choose the tokens and write tokenizer.json and the token tables. usage: vocabulary.py WORK_FOLDER

Tokens are whole English words, pieces for the words outside the list, and single Hangul syllables; WordPiece needs no
more. Which tokens share a row of the embedding table (inflected forms do) and which are taken for the same when
neighbours are hashed is kept in tables beside the vocabulary, and becomes part of the ONNX graph.
"""

import json
import pickle
import sys
from collections import Counter

import numpy as np
import snowballstemmer

from sources import VOCABULARY_WEIGHT
from text import is_hangul

WORDS = 48_000
PIECES = 5_000
OWN_ROW = 400  # the most frequent words keep a row of their own beside their base form
MIN_COUNT = 5
PIECE_LENGTHS = range(2, 9)
SPECIAL = ["[PAD]", "[UNK]", "[CLS]"]


# Forms that no rule gives: base form first.
IRREGULAR = """man men|woman women|child children|foot feet|tooth teeth|mouse mice|wife wives|life lives|person persons|sit sat
|run ran|stand stood|ride rode ridden|write wrote written|eat ate eaten|speak spoke spoken|fly flew flown|drive drove driven
|hold held|make made|take took taken|give gave given|sing sang sung|swim swam|throw threw thrown|wear wore worn
|fall fell fallen|build built|buy bought|sell sold|teach taught|catch caught|fight fought|lose lost|meet met|send sent
|spend spent|pay paid|tell told|say said|begin began begun|grow grew grown|know knew known|choose chose chosen|go went gone
|come came|see saw seen|get got gotten|drink drank|sleep slept|bring brought|think thought|keep kept|hear heard|sink sank sunk
|break broke broken|steal stole stolen|shake shook shaken|hide hid hidden|feed fed|draw drew drawn|win won"""


def weighted(counts):
    total = Counter()
    for name, weight in VOCABULARY_WEIGHT.items():
        for word, count in counts[name].items():
            if not is_hangul(word):
                total[word] += count * weight
    return total


def pieces_of_rare(total, listed):
    """The beginnings and endings that cover most of the words outside the list."""
    heads, tails = Counter(), Counter()
    for word, count in total.items():
        if word in listed or not word.isascii():
            continue
        for n in PIECE_LENGTHS:
            if n < len(word):
                heads[word[:n]] += count**0.5 * n
                tails["##" + word[-n:]] += count**0.5 * n
                if n <= 4:
                    for start in range(1, len(word) - n):
                        tails["##" + word[start:start + n]] += count**0.5 * n / 3
    heads = [head for head, _ in heads.most_common(PIECES) if head not in listed]
    return heads[: PIECES // 2], [tail for tail, _ in tails.most_common(PIECES // 2)]


def base_forms(word):
    """The forms that `word` may be inflected from."""
    for ending, replacements in (("ies", ["y"]), ("es", ["", "e"]), ("s", [""]), ("ied", ["y"]), ("ed", ["", "e"]),
                                 ("ing", ["", "e"]), ("ally", ["al", "ic"]), ("ly", [""])):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            yield from (stem + r for r in replacements)
            if ending in ("ed", "ing") and stem[-1] == stem[-2]:
                yield stem[:-1]


def main(work):
    with open(work + "/words.pickle", "rb") as file:
        counts = pickle.load(file)
    total = weighted(counts)
    stem = snowballstemmer.stemmer("english").stemWord
    listed = [w for w, c in total.most_common(WORDS) if c >= MIN_COUNT and (len(w) > 1 or not w.isascii())]
    listed = [w for w in listed if w.isascii() or len(w) == 1]
    rank = {word: i for i, word in enumerate(listed)}
    irregular = {form: forms[0] for forms in (line.split() for line in IRREGULAR.replace("\n", "").split("|"))
                 for form in forms[1:]}
    listed.sort(key=lambda word: (word in irregular, len(word)))  # a base form comes before what is derived from it
    heads, tails = pieces_of_rare(total, rank)
    latin = "abcdefghijklmnopqrstuvwxyz0123456789"
    syllables = [bytes((high, low)).decode("euc-kr") for high in range(0xB0, 0xC9) for low in range(0xA1, 0xFF)]
    seen = Counter(s for c in counts.values() for w, n in c.items() if is_hangul(w) for s in set(w))
    syllables += sorted(s for s, n in seen.items() if s not in set(syllables) and "가" <= s <= "힣")

    tokens, row, base = list(SPECIAL), [0, 0, 0], [0, 0, 0]
    index, rows = {}, 1  # row 0 is all zeros

    def add(token, of_row, of_base):
        index[token] = len(tokens)
        tokens.append(token), row.append(of_row), base.append(of_base)

    for token in [*latin, *listed, *heads]:
        if token in index:
            continue
        inflected = next((index[b] for b in base_forms(token) if b in index and stem(b) == stem(token)), None)
        irregular_base = index.get(irregular.get(token, ""))
        if irregular_base is not None:
            add(token, row[irregular_base], base[irregular_base])
        elif inflected is not None and rank.get(token, 0) >= OWN_ROW:
            add(token, row[inflected], base[inflected])
        else:
            add(token, rows, rows if inflected is None else base[inflected])
            rows += 1
    for token in [*("##" + c for c in latin), *tails]:
        if token not in index:
            add(token, rows, rows)
            rows += 1
    for syllable in syllables:
        add(syllable, rows, rows)
        add("##" + syllable, rows, rows)
        rows += 1

    np.savez(work + "/tokens.npz", row=np.array(row, np.int64), base=np.array(base, np.int64),
             continues=np.array([t.startswith("##") for t in tokens]), rows=rows)
    tokenizer = {
        "version": "1.0", "truncation": None, "padding": None,
        "added_tokens": [{"id": i, "content": t, "single_word": False, "lstrip": False, "rstrip": False,
                          "normalized": False, "special": True} for i, t in enumerate(SPECIAL)],
        "normalizer": {"type": "Sequence", "normalizers": [
            {"type": "Replace", "pattern": {"Regex": r"\bU\.S\.A?\.?|\bUSA?\b"}, "content": "usa"},
            {"type": "NFKD"}, {"type": "StripAccents"}, {"type": "Lowercase"}, {"type": "NFC"}]},
        "pre_tokenizer": {"type": "Split", "behavior": "Removed", "invert": True, "pattern": {
            "Regex": r"[가-힣]+|[a-z]+|[0-9]+|(?:(?![a-z0-9가-힣])[\p{L}\p{N}])+"}},
        "post_processor": {"type": "TemplateProcessing",
                           "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}],
                           "pair": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
                                    {"Sequence": {"id": "B", "type_id": 1}}],
                           "special_tokens": {"[CLS]": {"id": "[CLS]", "ids": [2], "tokens": ["[CLS]"]}}},
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
        "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                  "max_input_chars_per_word": 100, "vocab": {token: i for i, token in enumerate(tokens)}},
    }
    with open(work + "/tokenizer.json", "w", encoding="utf-8") as file:
        json.dump(tokenizer, file, ensure_ascii=False, separators=(",", ":"))
    print(f"{len(tokens)} tokens, {rows} rows, {len(syllables)} syllables")


if __name__ == "__main__":
    main(sys.argv[1])
