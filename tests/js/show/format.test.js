import { clockTime, dayName, duration, hourMinute, longestWord, signed, timeLeft } from "../../../static/js/show/format.js";
import { table } from "../table.js";

table("clock time", clockTime, [
  ["midnight", 0, "00:00:00"],
  ["afternoon", 58_805.9, "16:20:05"],
  ["past midnight", 86_400 + 61, "00:01:01"],
  ["before midnight of the day", -1, "23:59:59"],
]);

table("hour and minute", hourMinute, [
  ["on the minute", 37_800, "10:30"],
  ["a second before", 37_799, "10:29"],
]);

table("duration", duration, [
  ["under a minute", 42.9, "0:42"],
  ["minutes", 725, "12:05"],
  ["hours", 3725, "1:02:05"],
]);

table("signed", signed, [
  ["late", 80, "+1:20"],
  ["early, with a sign as wide as the other", -5, "\u22120:05"],
  ["none", 0, "+0:00"],
]);

table("time left", (/** @type {[number, number]} */ [end, show]) => timeLeft(end, show), [
  ["begun seconds count as left", [100, 39.5], { time: "1:01", word: "left" }],
  ["the very end", [100, 100], { time: "0:00", word: "left" }],
  ["just past it", [100, 100.5], { time: "0:00", word: "left" }],
  ["over", [100, 180], { time: "+1:20", word: "over" }],
]);

table("day", dayName, [
  ["a date", "2025-05-06", "Tue 6 May 2025"],
  ["no date stays as it is", "some day", "some day"],
]);

table("the longest word of a title", longestWord, [
  ["none", "", 0],
  ["of several", "Rules and Qualitätssicherungsmaßnahmen again", 28],
  ["a line may end at a hyphen or a slash", "Kramp-Karrenbauer-Hohenlohe and/or", 11],
  ["Chinese breaks between any two letters", "手绘一百三十公里海岸 by hand", 4],
  ["an emoji is a letter", "🎉🎉", 2],
]);
