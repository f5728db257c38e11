"""The kind of a direction: by its words, and before all speech by its place too."""

from __future__ import annotations

import re

from stagecue.cards.card import CueKind

_VOCABULARY: tuple[tuple[CueKind, re.Pattern[str]], ...] = (
    (
        "applause",
        re.compile(
            r"\bappla\w+|\baplau\w+|\bclap(?:s|ping)?\b|\bovation|\bcheer(?:s|ing)?\b|掌声|掌聲|鼓掌|拍手|박수|аплод\w+"
        ),
    ),
    (
        "media",
        re.compile(
            r"\bvid[eé]o\w*|\bclips?\b|\bfilm\b|\btrailer\b|\bslides?\b|\bfolie\b|\bmusic\b|\bmusik\b|\bmusique\b"
            r"|\bm[uú]sica\b|\bjingle\b|\bsound\b|\baudio\b|\bplays?\b|\bdrum ?roll\b|\bfanfare\b|\bvt\b"
            r"|音乐|音樂|音楽|视频|影片|動画|映像|播放|幻灯|스라이드|음악|영상"
        ),
    ),
    (
        "pause",
        re.compile(
            r"\bpaus\w*|\bbeat\b|\bwait\b|\bhold\b|\bsilence\b|\bbreath\w*|\blaugh\w*|\bchuckl\w*|\blachen\b|\brires?\b"
            r"|\brisas?\b|停顿|停頓|暂停|暫停|笑|^[間间]$|웃음"
        ),
    ),
    (
        "transition",
        re.compile(
            r"\btransition\w*|\bhand(?:s|ing)?[ -]?(?:over|off)\b|\bsegue\b|\bover to\b|\bübergabe\b"
            r"|过渡|转场"
        ),
    ),
    (
        "movement",
        re.compile(
            r"\bgestur\w*|\bwalks?\b|\bsteps?\b|\bturns?\b|\bpoints?\b|\bexits?\b|\benters?\b|\bleaves?\b|\bbows?\b"
            r"|\bwaves?\b|\bnods?\b|\bhugs?\b|\bshakes? hands\b|\bto (?:the )?stage\b|\blights?\b"
            r"|上台|下台|退場|入場"
        ),
    ),
    (
        "delivery",
        re.compile(
            r"^delivery\b|\benerg\w*|\benthusia\w*|\bwarm\w*|\bsmil\w*|\bupbeat\b|\bsoft\w*|\bslow\w*|\bquiet\w*|\bexcite\w*"
            r"|\bserious\w*|\bcheerful\w*|\bsolemn\w*|\bwhisper\w*|\bloud\w*|\bplayful\w*|\bsighs?\b|\bdramatic\w*"
            r"|\bdeadpan\b|\bcalm\w*|\bgentl[ey]\b|\bbrisk\w*|\bbright\w*|\bvoice\b|\bgrin\w*|\bwink\w*|\bfriendly\b"
            r"|\bconfident\w*|\brelaxed\b|\bformal\w*|\bproud\w*|\bpassion\w*"
            r"|热情|微笑|激动|にこやか"
        ),
    ),
)
_NOTE = re.compile(
    r"(?:tone|note|nb|say|pronounced?|pronunciation|ad[ -]?lib|optional|reminder|ipa)\b(?!-)\W*\w"
)

# A direction that opens so tells the manner, whatever it names: "over the sound of hammering" plays nothing.
_MANNER = (
    r"(?:with|without|over|under|above|in|like|as|while|after|before|once|until|during|amid|through|against|from"
    r"|to|at|of|by)\b"
)
_THING = (
    r"(?:vid[eé]os?|clips?|films?|trailers?|teasers?|reels?|openers?|slides?|slide ?shows?|folien?|music"
    r"|musik|musique|m[uú]sica|jingles?|fanfares?|drum ?rolls?|audio|sounds?|vt)"
)
# The events that come before the first word, not the manner of saying it.
_EVENTS: tuple[tuple[CueKind, re.Pattern[str]], ...] = (
    (
        "applause",
        re.compile(
            rf"(?!{_MANNER})(?:[^\s,;:]+ ){{0,3}}"
            r"(?:appla\w+|aplau\w+|clap(?:s|ping)?|ovation|cheer(?:s|ing)?|аплод\w+)\b"
            r"|.{0,6}(?:掌声|掌聲|鼓掌|拍手|박수)"
        ),
    ),
    (
        "media",
        re.compile(
            r"(?:plays?|roll|start|show|run|cue|begin|launch|trigger|fade|next|new|change|advance|cut to)\b"
            rf".*\b{_THING}\b"
            rf"|(?!{_MANNER})(?:[\w'’-]+ ){{0,3}}{_THING}"
            r"(?: (?:plays?|starts?|begins?|ends?|rolls?|runs?|fades?|stops?|\d+)\b.*)?"
            r"(?:\s*[:,(].*|\s+[–—-]\s.*)?$"
            r"|.{0,6}(?:音乐|音樂|音楽|视频|影片|動画|映像|播放|幻灯|스라이드|음악|영상).{0,8}$"
        ),
    ),
    (
        "pause",
        re.compile(
            r"(?:(?:a|the|short|brief|long|small|slight|dramatic|one|two|three|\d+|seconds?) )*"
            r"(?:pauses?|waits?|beat|silence|moment of silence|laughter|holds?(?= (?:for|until)\b|$)"
            r"|(?:take )?(?:a )?(?:deep )?breath(?:es?)?(?=$|[,;:]| (?:in|out|first|then|for|and)\b))"
            r"(?![\w-])"
            r"|.{0,4}(?:停顿|停頓|暂停|暫停|웃음)|[笑間间]$"
        ),
    ),
)


def kind_of(said: str) -> CueKind:
    """The kind of a direction; of several the strongest, and applause is stronger than all (design §5)."""
    if is_note(said):
        return "note"
    lowered = said.casefold()
    return next((kind for kind, words in _VOCABULARY if words.search(lowered)), "note")


def first_kind(said: str) -> CueKind:
    """The kind of a direction before all speech: how to read, unless it is a note or clearly an event."""
    if is_note(said):
        return "note"
    lowered = said.casefold().rstrip(".")
    return next((kind for kind, words in _EVENTS if words.match(lowered)), "delivery")


def is_note(said: str) -> bool:
    """Whether a direction says itself that it is one for the reader: ``Tone: dry``, ``say: EE-no``."""
    return bool(_NOTE.match(said.casefold()))
