package dev.newswire.enrich.quote;

import java.util.ArrayList;
import java.util.List;

/** Splits a text into paragraphs and a paragraph into sentences. */
final class Paragraphs {

    private static final String STOPS = ".!?…。！？؟";
    private static final String CLOSERS = "”“\"»«’')]）」』";

    private Paragraphs() {}

    static List<Region> of(String text) {
        List<Region> regions = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '\n') {
                if (i > start) {
                    regions.add(new Region(start, i));
                }
                start = i + 1;
            }
        }
        return regions;
    }

    static List<Region> sentences(String text, Region paragraph) {
        List<Region> regions = new ArrayList<>();
        int start = paragraph.start();
        for (int i = paragraph.start(); i < paragraph.end(); i++) {
            if (STOPS.indexOf(text.charAt(i)) < 0) {
                continue;
            }
            int end = i + 1;
            while (end < paragraph.end() && CLOSERS.indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            if (isBreak(text, i, end, paragraph.end())) {
                regions.add(new Region(start, end).trimmed(text));
                start = end;
                i = end - 1;
            }
        }
        Region rest = new Region(start, paragraph.end()).trimmed(text);
        if (rest.end() > rest.start()) {
            regions.add(rest);
        }
        return regions;
    }

    private static boolean isBreak(String text, int stop, int end, int limit) {
        if (end >= limit) {
            return true;
        }
        char sign = text.charAt(stop);
        if (sign == '。' || sign == '！' || sign == '？') {
            return true;
        }
        if (text.charAt(end) != ' ' || end + 1 >= limit) {
            return false;
        }
        boolean initial = sign == '.'
                && stop >= 1
                && Character.isUpperCase(text.charAt(stop - 1))
                && (stop < 2 || !Character.isLetter(text.charAt(stop - 2)));
        boolean title = sign == '.' && isTitle(text, stop);
        return !initial && !title && !Character.isLowerCase(text.charAt(end + 1));
    }

    private static boolean isTitle(String text, int stop) {
        int start = stop;
        while (start > 0 && stop - start < 6 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return switch (text.substring(start, stop)) {
            case "Mr",
                    "Mrs",
                    "Ms",
                    "Dr",
                    "Prof",
                    "Gen",
                    "Sen",
                    "Rep",
                    "Gov",
                    "St",
                    "Lt",
                    "Col",
                    "Sgt",
                    "Jr",
                    "Sr",
                    "No",
                    "г",
                    "им",
                    "ул",
                    "Sra",
                    "Sr.",
                    "Dra",
                    "Hr",
                    "Fr",
                    "z",
                    "bzw" -> true;
            default -> false;
        };
    }
}
