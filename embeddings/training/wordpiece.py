"""The tokenizer in Python: text → token ids without [CLS], as tokenizer.json gives them."""

import json

from text import words

UNKNOWN = 1


class Tokenizer:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.vocabulary = json.load(file)["model"]["vocab"]
        self.longest = max(map(len, self.vocabulary))
        self.known = {}

    def word(self, word):
        """Greedy longest match from the left; one unknown token where a character is in no piece."""
        if len(word) > 100:
            return [UNKNOWN]
        ids, start = [], 0
        while start < len(word):
            for end in range(min(len(word), start + self.longest), start, -1):
                piece = self.vocabulary.get(("##" if start else "") + word[start:end])
                if piece is not None:
                    break
            else:
                return [UNKNOWN]
            ids.append(piece)
            start = end
        return ids

    def __call__(self, text):
        ids = []
        for word in words(text):
            pieces = self.known.get(word)
            if pieces is None:
                pieces = self.known[word] = self.word(word)
            ids += pieces
        return ids
