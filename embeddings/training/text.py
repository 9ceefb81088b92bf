"""How a text becomes words: the same steps, in the same order, as the `normalizer` and `pre_tokenizer` of tokenizer.json."""

import re
import unicodedata

# Written "U.S." is the most frequent abbreviation of the genre, and lower-casing would make "US" the pronoun "us".
USA = re.compile(r"\bU\.S\.A?\.?|\bUSA?\b")
ACCENTS = re.compile(r"[\u0300-\u036f]")
WORD = re.compile(r"[가-힣]+|[a-z]+|[0-9]+|[^\W_a-z0-9가-힣]+")


def words(text):
    """Lower-case words of `text`, without accents and punctuation; Hangul, Latin and digits are cut apart."""
    text = USA.sub("usa", text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", ACCENTS.sub("", unicodedata.normalize("NFKD", text)).lower())
    return WORD.findall(text.lower())


def is_hangul(word):
    return "가" <= word[0] <= "힣"
