package dev.newswire.ingest.item;

import java.util.HashMap;
import java.util.Map;

/** Zones by the names that dates give them; where a name has several meanings, the one most news uses. */
final class ZoneWords {

    /** Minutes east of UTC, then names. RFC 822's zones mean what they say, not what daylight rules make of them. */
    private static final String[] ZONES = {
        "0 z ut utc gmt wet",
        "60 bst cet met mez wat west",
        "120 cest eet mesz mest sast cat",
        "180 eest msk мск trt eat",
        "240 gst samt",
        "270 aft",
        "300 pkt uzt yekt",
        "330 ist",
        "345 npt",
        "360 almt bdt omst",
        "390 mmt",
        "420 ict wib krat",
        "480 hkt sgt myt pht wita awst irkt",
        "540 jst kst wit yakt",
        "570 acst",
        "600 aest vlat",
        "660 aedt magt",
        "720 nzst",
        "780 nzdt",
        "-60 azot",
        "-150 ndt",
        "-180 brt art clst adt",
        "-210 nst",
        "-240 edt ast clt vet",
        "-300 est cdt pet cot",
        "-360 cst mdt",
        "-420 mst pdt",
        "-480 pst akdt",
        "-540 akst",
        "-600 hst",
    };

    private static final Map<String, Integer> MINUTES = minutes();

    private ZoneWords() {}

    /** Whether a word names a zone. */
    static boolean is(String word) {
        return MINUTES.containsKey(word);
    }

    /** Minutes east of UTC; UTC for words that name no zone. */
    static int minutes(String word) {
        return MINUTES.getOrDefault(word, 0);
    }

    private static Map<String, Integer> minutes() {
        Map<String, Integer> all = new HashMap<>();
        for (String zone : ZONES) {
            String[] words = zone.split(" ", -1);
            for (int i = 1; i < words.length; i++) {
                all.put(words[i], Integer.parseInt(words[0]));
            }
        }
        return Map.copyOf(all);
    }
}
