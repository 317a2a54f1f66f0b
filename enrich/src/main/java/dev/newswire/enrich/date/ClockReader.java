package dev.newswire.enrich.date;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a time of day with its zone from tokens. */
final class ClockReader {

    private static final Set<String> BEFORE = Set.of(
            ",", "-", "–", "—", "|", "/", "·", "•", "(", "t", "at", "um", "à", "a", "las", "la", "les", "le", "alle",
            "ore", "ora", "às", "as", "kl", ".", "o", "godz", "godzina", "saat", "в", "о", "об", "сағат", "klo", "om",
            "الساعة", "de", "den", "the", "на", "u", "г", "года", "р", "року", "ж");
    private static final Set<String> BETWEEN = Set.of(":", "h", ".", "時", "时", "시", "点", "點");
    private static final Set<String> AFTERNOON = Set.of("pm", "p", "午後", "下午", "오후", "م");
    private static final Set<String> FORENOON = Set.of("am", "a", "午前", "上午", "오전", "ص");
    /** Minutes east of UTC. Where one abbreviation has several meanings the one most news uses. */
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("z", 0),
            Map.entry("utc", 0),
            Map.entry("gmt", 0),
            Map.entry("ut", 0),
            Map.entry("wet", 0),
            Map.entry("bst", 60),
            Map.entry("cet", 60),
            Map.entry("mez", 60),
            Map.entry("cest", 120),
            Map.entry("mesz", 120),
            Map.entry("eet", 120),
            Map.entry("sast", 120),
            Map.entry("eest", 180),
            Map.entry("msk", 180),
            Map.entry("мск", 180),
            Map.entry("trt", 180),
            Map.entry("eat", 180),
            Map.entry("ist", 330),
            Map.entry("pkt", 300),
            Map.entry("hkt", 480),
            Map.entry("sgt", 480),
            Map.entry("jst", 540),
            Map.entry("kst", 540),
            Map.entry("aest", 600),
            Map.entry("aedt", 660),
            Map.entry("nzst", 720),
            Map.entry("nzdt", 780),
            Map.entry("est", -300),
            Map.entry("edt", -240),
            Map.entry("cst", -360),
            Map.entry("cdt", -300),
            Map.entry("mst", -420),
            Map.entry("mdt", -360),
            Map.entry("pst", -480),
            Map.entry("pdt", -420),
            Map.entry("brt", -180),
            Map.entry("art", -180));

    /** A time of day and the index of the first token after it. */
    record Clock(LocalTime time, @Nullable ZoneOffset offset, Precision precision, int next) {}

    private record Half(boolean afternoon, boolean forenoon, int next) {}

    private final DateTokens tokens;

    ClockReader(DateTokens tokens) {
        this.tokens = tokens;
    }

    /** The time of day after a date that ends before that token; null when none follows. */
    @Nullable Clock after(int index) {
        int i = index;
        while (i < index + 4 && BEFORE.contains(tokens.at(i).word())) {
            i++;
        }
        return at(i);
    }

    /** The time of day that starts at that token; null when none does. */
    @Nullable Clock at(int index) {
        Half before = half(index, true);
        int i = before.next();
        DateToken hour = tokens.at(i);
        if (hour.isNumber(6, 6) && tokens.at(i - 1).is("t")) {
            return basicIso(hour.number(), i + 1);
        }
        if (!hour.isNumber(1, 2) || hour.number() > 24) {
            return null;
        }
        DateToken between = tokens.at(i + 1);
        DateToken minute = tokens.at(i + 2);
        boolean minutes = BETWEEN.contains(between.word()) && minute.isNumber(2, 2) && minute.number() < 60;
        int next = minutes ? i + 3 : i + 1;
        int second = 0;
        boolean seconds =
                minutes && tokens.at(next).is(":") && tokens.at(next + 1).isNumber(2, 2);
        if (seconds) {
            second = (int) Math.min(59, tokens.at(next + 1).number());
            next += 2;
            if ((tokens.at(next).is(".") || tokens.at(next).is(","))
                    && tokens.at(next + 1).isNumber(1, 9)
                    && tokens.at(next).end() == tokens.at(next + 1).start()) {
                next += 2;
            }
        }
        Half after = half(next, false);
        boolean halves = before.next() > index || after.next() > next;
        if (!minutes && !halves) {
            return null;
        }
        int hours = (int) hour.number() % 24;
        if ((before.afternoon() || after.afternoon()) && hours < 12) {
            hours += 12;
        } else if ((before.forenoon() || after.forenoon()) && hours == 12) {
            hours = 0;
        }
        LocalTime time = LocalTime.of(hours, minutes ? (int) minute.number() : 0, second);
        return zoned(time, seconds ? Precision.SECOND : Precision.MINUTE, after.next());
    }

    /** ISO 8601 basic format, as in 20220107T101530Z. */
    private @Nullable Clock basicIso(long digits, int next) {
        int hour = (int) (digits / 10_000);
        int minute = (int) (digits / 100 % 100);
        int second = (int) (digits % 100);
        return hour < 24 && minute < 60 && second < 60
                ? zoned(LocalTime.of(hour, minute, second), Precision.SECOND, next)
                : null;
    }

    private Half half(int index, boolean leading) {
        String word = tokens.at(index).word();
        if (leading && word.length() == 1 && word.codePointAt(0) >= 0x4e00) {
            word = word + tokens.at(index + 1).word();
        }
        boolean afternoon = AFTERNOON.contains(word) && (!leading || word.codePointAt(0) > 0xff);
        boolean forenoon = FORENOON.contains(word) && (!leading || word.codePointAt(0) > 0xff);
        if (!afternoon && !forenoon) {
            return new Half(false, false, index);
        }
        int next =
                index + (word.length() == 2 && word.codePointAt(0) >= 0x4e00 && word.codePointAt(0) < 0xa000 ? 2 : 1);
        if (word.length() == 1 && word.charAt(0) < 0x80) {
            // "p.m." is p, full stop, m, full stop; a lone letter means nothing.
            boolean dotted = tokens.at(next).is(".") && tokens.at(next + 1).is("m");
            if (!dotted) {
                return new Half(false, false, index);
            }
            next += tokens.at(next + 2).is(".") ? 3 : 2;
        }
        return new Half(afternoon, forenoon, next);
    }

    private Clock zoned(LocalTime time, Precision precision, int index) {
        int i = index;
        while (i < index + 2
                && (tokens.at(i).is("uhr")
                        || tokens.at(i).is("分")
                        || tokens.at(i).is("분")
                        || tokens.at(i).is("(")
                        || tokens.at(i).is("h"))) {
            i++;
        }
        Integer minutes = ZONES.get(tokens.at(i).word());
        int next = minutes == null ? i : i + 1;
        String sign = tokens.at(next).word();
        DateToken hours = tokens.at(next + 1);
        boolean signed = (sign.equals("+") || sign.equals("-") || sign.equals("−"))
                && hours.isNumber(1, 4)
                && tokens.at(next).end() == hours.start()
                && (minutes == null || minutes == 0)
                && (hours.digits() != 3);
        if (signed) {
            long value = hours.digits() == 4 ? hours.number() / 100 * 60 + hours.number() % 100 : hours.number() * 60;
            next += 2;
            if (hours.digits() <= 2
                    && tokens.at(next).is(":")
                    && tokens.at(next + 1).isNumber(2, 2)) {
                value += tokens.at(next + 1).number();
                next += 2;
            }
            if (value <= 14 * 60) {
                minutes = (int) (sign.equals("+") ? value : -value);
            }
        }
        if (minutes == null) {
            return new Clock(time, null, precision, index);
        }
        return new Clock(time, ZoneOffset.ofTotalSeconds(minutes * 60), precision, next);
    }
}
