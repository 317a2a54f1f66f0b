package dev.newswire.enrich.entity.train;

import dev.newswire.enrich.entity.crf.Labels;
import dev.newswire.enrich.entity.crf.Word;
import dev.newswire.enrich.entity.gazetteer.Gazetteer;
import dev.newswire.enrich.entity.gazetteer.Gazetteer.Match;
import dev.newswire.enrich.entity.gazetteer.NameKind;
import java.util.List;

/** Corrects labels made by a program where the gazetteer knows better: well-known organisations, states and peoples. */
final class LabelRepair {
    private final Gazetteer gazetteer;

    LabelRepair(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    Example repair(Example example) {
        List<String> forms = example.words();
        Word[] words = new Word[forms.size()];
        for (int at = 0; at < words.length; at++) {
            words[at] = Word.of(forms.get(at), gazetteer);
        }
        int[] allowed = example.allowed().clone();
        int at = 0;
        while (at < words.length) {
            Match match = words[at].isLower() ? null : gazetteer.longest(words, at, words.length);
            if (match == null) {
                at++;
                continue;
            }
            int end = match.end();
            boolean certain = end - at > 1 || words[at].isAcronym();
            NameKind kind = match.names().get(0).kind();
            if (isWhole(allowed, at, end) && kind == NameKind.ORGANIZATION && certain) {
                set(allowed, at, end, Labels.ORGANIZATION);
            } else if (isWhole(allowed, at, end) && kind == NameKind.STATE) {
                set(allowed, at, end, Labels.LOCATION);
            } else if (isWhole(allowed, at, end) && kind == NameKind.PEOPLE) {
                set(allowed, at, end, Labels.MISC);
            }
            at = end;
        }
        return new Example(forms, allowed, example.beliefs(), example.document());
    }

    /** Whether no labelled name crosses the ends of some tokens. */
    private static boolean isWhole(int[] allowed, int start, int end) {
        int first = Integer.numberOfTrailingZeros(allowed[start]);
        int last = Integer.numberOfTrailingZeros(allowed[end - 1]);
        return (first == Labels.OUTSIDE || Labels.begins(first)) && (last == Labels.OUTSIDE || Labels.ends(last));
    }

    private static void set(int[] allowed, int start, int end, int type) {
        for (int at = start; at < end; at++) {
            int label = end - start == 1
                    ? Labels.unit(type)
                    : at == start ? Labels.begin(type) : at == end - 1 ? Labels.last(type) : Labels.inside(type);
            allowed[at] = 1 << label;
        }
    }
}
