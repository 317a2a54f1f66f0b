package dev.newswire.enrich.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Articles made up from a grammar of our own, and what editors do to articles; the same seed gives the same ones. */
final class GeneratedArticles {
    private static final List<String> PEOPLE = List.of(
            "the harbour master",
            "a retired judge",
            "the town council",
            "two beekeepers",
            "the ferry company",
            "a young chemist",
            "the night watchman",
            "three violinists",
            "the water board",
            "an amateur astronomer",
            "the bakers' guild",
            "a visiting minister",
            "the cycling club",
            "a lighthouse keeper",
            "the rail operator",
            "a school caretaker",
            "the fire brigade",
            "an island doctor",
            "the cable firm",
            "a goat farmer");
    private static final List<String> DEEDS = List.of(
            "promised to repair",
            "refused to sell",
            "began to measure",
            "quietly closed",
            "reopened",
            "asked a court to protect",
            "photographed",
            "painted over",
            "auctioned off",
            "inherited",
            "complained about",
            "mapped",
            "flooded by mistake",
            "wrote a song about",
            "insured",
            "rebuilt",
            "dug up",
            "renamed",
            "searched",
            "fenced in");
    private static final List<String> THINGS = List.of(
            "the old swing bridge",
            "a disused salt mine",
            "the only tram line",
            "forty wooden boats",
            "a frozen canal",
            "the market clock",
            "an unfinished stadium",
            "the seed archive",
            "a stretch of railway",
            "the marsh road",
            "a copper mill",
            "the fish auction hall",
            "a forgotten orchard",
            "the radio mast",
            "a row of almshouses",
            "the ice factory",
            "a stone observatory",
            "the northern reservoir",
            "a puppet theatre",
            "the customs house");
    private static final List<String> WHEN = List.of(
            "on Tuesday",
            "before dawn",
            "after a vote of nine to four",
            "during the spring tide",
            "last winter",
            "for the first time since 1931",
            "despite heavy fog",
            "without asking anyone",
            "at the request of pupils",
            "as prices doubled",
            "while the power was out",
            "in front of two hundred guests",
            "under police guard",
            "against legal advice",
            "once the snow had melted",
            "to general surprise",
            "within a single weekend",
            "at a cost of three million",
            "with borrowed tools",
            "hours after the storm");
    private static final List<String> WHY = List.of(
            "because the insurance had lapsed",
            "so that the swallows could nest",
            "hoping that tourists would follow",
            "to settle a quarrel about rent",
            "as the contract demanded",
            "since no inspector had come",
            "to honour a promise made by a grandfather",
            "in order to save electricity",
            "for lack of spare parts",
            "to avoid a fine",
            "because a film crew wanted it",
            "as a gift to the neighbouring town",
            "to test a new kind of cement",
            "after years of letters",
            "since the archive was full",
            "to keep the young from leaving",
            "as an experiment with wind power",
            "because the tide would not wait",
            "to pay for a new organ",
            "out of pure curiosity");
    private static final List<String> VERBS = List.of("said", "wrote", "told the meeting", "recalled", "insisted");

    private final Random random;

    GeneratedArticles(long seed) {
        this.random = new Random(seed);
    }

    /** Sentences of a new article; the first is its title. */
    List<String> article() {
        List<String> sentences = new ArrayList<>();
        sentences.add(title());
        int length = 12 + random.nextInt(14);
        for (int i = 0; i < length; i++) {
            sentences.add(sentence());
        }
        return sentences;
    }

    String title() {
        return capital(pick(PEOPLE)) + " " + pick(DEEDS) + " " + pick(THINGS);
    }

    String sentence() {
        String deed = pick(DEEDS) + " " + pick(THINGS);
        return switch (random.nextInt(4)) {
            case 0 -> capital(pick(PEOPLE)) + " " + deed + " " + pick(WHEN) + ", " + pick(WHY) + ".";
            case 1 -> capital(pick(WHEN)) + ", " + pick(PEOPLE) + " " + deed + " " + pick(WHY) + ".";
            case 2 ->
                "“We " + deed + " " + pick(WHY) + ",” " + pick(PEOPLE) + " " + pick(VERBS) + " " + pick(WHEN) + ".";
            default -> capital(pick(WHY)) + ", " + pick(PEOPLE) + " also " + deed + ", " + number() + " in all.";
        };
    }

    private String number() {
        return (2 + random.nextInt(900)) + " " + pick(List.of("metres", "tonnes", "visitors", "crowns", "hours"));
    }

    /** What a desk may do to an article. */
    enum Edit {
        HEADLINE,
        CUT,
        REORDER,
        NEW_LEAD,
        NEW_QUOTES,
        CUT_AND_NEW_LEAD
    }

    List<String> edited(List<String> article, Edit edit) {
        List<String> copy = new ArrayList<>(article);
        switch (edit) {
            case HEADLINE -> copy.set(0, title());
            case CUT -> cut(copy);
            case REORDER -> Collections.shuffle(copy.subList(1, copy.size()), random);
            case NEW_LEAD -> lead(copy);
            case NEW_QUOTES -> copy.replaceAll(sentence -> sentence.startsWith("“") ? sentence() : sentence);
            case CUT_AND_NEW_LEAD -> {
                cut(copy);
                lead(copy);
            }
        }
        return copy;
    }

    private void cut(List<String> copy) {
        int kept = Math.max(6, copy.size() * (40 + random.nextInt(40)) / 100);
        copy.subList(kept, copy.size()).clear();
    }

    private void lead(List<String> copy) {
        copy.set(0, title());
        copy.set(1, sentence());
        copy.add(2, sentence());
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
