"""Bytes to text. The broken texts are made here, by writing UTF-8 and reading it as something else."""

import hashlib

import pytest

from stagecue.cards.decode import Decoded, decode

TEXT = "Ana’s café — “naïve” Jülich\nplain line\n🎤 Größe\n"
WESTERN = "Ana’s café — “naïve” Jülich\nplain line\nGröße…\n"


def misread(text: str, *codecs: str) -> bytes:
    for codec in codecs:
        text = text.encode().decode(codec)
    return text.encode()


ENCODED = {
    "UTF-8": (TEXT.encode(), "utf-8"),
    "UTF-8 with a mark": (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
    "UTF-16 LE with a mark": (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
    "UTF-16 BE with a mark": (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
    "UTF-32 with a mark": (TEXT.encode("utf-32"), "utf-32-le"),
    "UTF-16 LE by its NULs": (TEXT.encode("utf-16-le"), "utf-16-le"),
    "UTF-16 BE by its NULs": (TEXT.encode("utf-16-be"), "utf-16-be"),
}


@pytest.mark.parametrize(("data", "encoding"), ENCODED.values(), ids=ENCODED.keys())
def test_certain_encodings(data, encoding):
    assert decode(data) == Decoded(TEXT, encoding)


DETECTED = {
    "GB18030": ("# 茶\n\n今天我们请到了一位重要的嘉宾，欢迎大家来到茶馆。\n", "gb18030"),
    "Shift JIS": ("# お茶\n\nこんにちは、みなさん。今日はお茶の話をします。\n", "cp932"),
    "Windows-1251": ("# Чай\n\nДоброе утро, дамы и господа, сегодня мы пьём чай.\n", "cp1251"),
    "Windows-1252": (WESTERN, "cp1252"),
    "Latin-1 French": ("Déjà vu à la crème brûlée, très chère.\n", "cp1252"),
    "MacRoman": ("# Title\n\nIt’s a plain text with one curly mark and enough other words.\n", "mac_roman"),
}


@pytest.mark.parametrize(("text", "encoding"), DETECTED.values(), ids=DETECTED.keys())
def test_detected_encodings_are_doubtful(text, encoding):
    assert decode(text.encode(encoding)) == Decoded(text, encoding, doubtful=True)


BROKEN = {
    "MacRoman": (misread(TEXT, "mac_roman"), "MacRoman"),
    "Windows-1252": (misread(WESTERN, "sloppy-windows-1252"), "Windows-1252"),
    "Windows-1254": (misread("Ana’s ğ Şş öß — ñ\n", "sloppy-windows-1254"), "Windows-1254"),
    "Latin-1": (misread(TEXT, "latin-1"), "Latin-1"),
    "code page 437": (misread(TEXT, "cp437"), "code page 437"),
    "two rounds": (misread(TEXT, "mac_roman", "latin-1"), "Latin-1, then MacRoman"),
    "three rounds": (
        misread("Ana’s café\n", *["sloppy-windows-1252"] * 3),
        "Windows-1252, then Windows-1252, then Windows-1252",
    ),
    "one letter": (misread("a café\n", "mac_roman"), "MacRoman"),
}


@pytest.mark.parametrize(("data", "codec"), BROKEN.values(), ids=BROKEN.keys())
def test_whole_text_read_back(data, codec):
    found = decode(data)
    assert {repair.how for repair in found.repairs} == {f"the whole text read back from {codec}"}
    assert found.broken == ()
    assert misread(found.text) in (
        TEXT.encode(),
        WESTERN.encode(),
        "Ana’s ğ Şş öß — ñ\n".encode(),
        "Ana’s café\n".encode(),
        "a café\n".encode(),
    )


def test_a_repair_says_line_before_after_and_how():
    (repair,) = decode(misread("plain\ncafé \n", "mac_roman")).repairs
    assert (repair.line, repair.before, repair.after, repair.how) == (
        2,
        "caf√©",
        "café",
        "the whole text read back from MacRoman",
    )


def test_lines_are_read_back_alone_where_bytes_are_lost_elsewhere():
    data = (
        misread("It’s so\ngood\nA 🏆 prize\n", "sloppy-windows-1252")
        .replace("\x8f".encode(), b"")
        .replace("†".encode(), b"")
    )
    found = decode(data)
    assert found.text.split("\n")[:2] == ["It’s so", "good"]
    assert [(repair.line, repair.how) for repair in found.repairs] == [
        (1, "this line alone read back, by ftfy")
    ]
    assert found.broken == (3,)


LOST = {
    "a replacement character": ("fine\n## \ufffd Heading\n".encode(), (2,)),
    "a cut sequence": ("Ana’s café — “naïve” Jülich\nGr\n".encode() + b"\xc3\n", (3,)),
    "half an emoji, misread": ("fine\n### ğŸ† Prize\n".encode(), (2,)),
}


@pytest.mark.parametrize(("data", "lines"), LOST.values(), ids=LOST.keys())
def test_lost_bytes_are_told_and_not_filled_in(data, lines):
    found = decode(data)
    assert (found.broken, found.repairs, found.encoding) == (lines, (), "utf-8")


CLEAN = {
    "quotes": "‘a’ “b” 'c' \"d\" „e“ «f»",
    "full-width": "ＡＢＣ（掌声）１２３！",
    "ligatures and fractions": "ﬁne ½ … № ™",
    "entities": "&lt;b&gt; &amp; &eacute;",
    "decomposed": "cafe\u0301",
    "control and tab": "a\tb\r\nc",
    "Portuguese capitals": "AMANHÃ «TRADIÇÃO» ÀS 10h — IRMÃ",
    "French article": "L’école, rue de l’été",
    "one French article": "L’école",
    "a quote before an accent": "”é",
    "a quote that opens behind an accent": "café“now” and é‘0",
    "root of a sum": "a √∞ sum, √2 and √π",
    "Turkish": "Ğğ Şş İı Çç Öö Üü â î û",
    "Vietnamese": "Trần Thị Hồng, người Việt",
    "Polish": "Łódź, źdźbło, Ąę",
    "box drawing": "┌─┐ │a│ └─┘",
    "emoji with joiners": "👩‍💻 🏷️ 🇫🇷",
    "Arabic": "صباح الخير",
    "euro signs": "â la carte: 5 € — 10 €",
}


@pytest.mark.parametrize("text", CLEAN.values(), ids=CLEAN.keys())
def test_clean_text_is_never_altered(text):
    assert decode(text.encode()) == Decoded(text)


BINARY = {
    "PNG": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00",
    "ZIP": b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(256)) * 4,
    "noise without NUL": b"".join(hashlib.sha256(bytes([n])).digest() for n in range(200)).replace(
        b"\0", b"a"
    ),
    "NULs in UTF-8": b"hello\0world",
    "control characters": bytes(range(1, 9)) * 20,
}


@pytest.mark.parametrize("data", BINARY.values(), ids=BINARY.keys())
def test_what_is_no_text_has_no_encoding(data):
    assert decode(data) == Decoded("", None)


def test_nothing_is_a_text():
    assert decode(b"") == Decoded("")
