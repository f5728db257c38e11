import pytest

from stagecue.cards import Token, count, tokens

# What is counted, as the pieces of text that the tokens cover.
PIECES = {
    "plain": ("Good morning, all!", ["Good", "morning,", "all!"]),
    "hyphens are one": ("a well-oiled machine", ["a", "well-oiled", "machine"]),
    "em dash splits": ("words—or silence", ["words—", "or", "silence"]),
    "en dash splits": ("10–20 pages", ["10–", "20", "pages"]),
    "apostrophes": ("it’s Ana's", ["it’s", "Ana's"]),
    "lone ampersand": ("tea & cake", ["tea &", "cake"]),
    "lone dash": ("tea — cake", ["tea —", "cake"]),
    "lone mark at the start": ("& so on", ["& so", "on"]),
    "emoji": ("Hi 🎤 all", ["Hi 🎤", "all"]),
    "numbers": ("44% of 1,000", ["44%", "of", "1,000"]),
    "Chinese": ("大家好！", ["大", "家", "好！"]),
    "Chinese with Latin": ("用Zenoh吧", ["用", "Zenoh", "吧"]),
    "quoted Chinese": ("说“你好”。", ["说", "“你", "好”。"]),
    "Japanese": ("厚木（あつぎ）", ["厚", "木", "（あ", "つ", "ぎ）"]),
    "long vowel": ("スター", ["ス", "タ", "ー"]),
    "Korean has spaces": ("안녕 하세요", ["안녕", "하세요"]),
    "Cyrillic": ("Доброе утро", ["Доброе", "утро"]),
    "nothing to count": ("… — !", []),
    "empty": ("", []),
}


@pytest.mark.parametrize(("text", "pieces"), PIECES.values(), ids=PIECES.keys())
def test_tokens(text, pieces):
    assert [text[token.start : token.end] for token in tokens(text)] == pieces
    assert count(text) == len(pieces)


def test_a_token_says_whether_it_is_han_or_kana():
    assert tokens("a 茶 b") == (Token(0, 1, False), Token(2, 3, True), Token(4, 5, False))
