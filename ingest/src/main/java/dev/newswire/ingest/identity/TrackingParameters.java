package dev.newswire.ingest.identity;

import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Query parameters that tell who sent the reader, or in which dress the page is wanted, but not which page. Names that
 * sites also use for content ({@code id}, {@code page}, {@code ref}) are left alone.
 */
final class TrackingParameters {
    private static final Set<String> PREFIXES =
            Set.of("utm_", "at_", "mtm_", "pk_", "piwik_", "hsa_", "guce_", "oly_", "vero_", "fb_", "amp_", "__hs");

    private static final Set<String> NAMES = Set.of(
            "_ga",
            "_gl",
            "_hsenc",
            "_hsmi",
            "_openstat",
            "__twitter_impression",
            "__s",
            "_ke",
            "_kx",
            "amp",
            "_amp",
            "campaign_id",
            "cmp",
            "cmpid",
            "cid_source",
            "cx_testid",
            "dclid",
            "dicbo",
            "ef_id",
            "epik",
            "fbclid",
            "fbadid",
            "feedname",
            "feedtype",
            "gad_source",
            "gbraid",
            "gclid",
            "gclsrc",
            "guccounter",
            "icid",
            "igsh",
            "igshid",
            "irclickid",
            "itm_campaign",
            "itm_medium",
            "itm_source",
            "li_fat_id",
            "mbid",
            "mc_cid",
            "mc_eid",
            "mkt_tok",
            "msclkid",
            "ncid",
            "ns_campaign",
            "ns_fee",
            "ns_linkname",
            "ns_mchannel",
            "ns_source",
            "ocid",
            "partner_id",
            "ref_src",
            "ref_url",
            "s_cid",
            "s_kwcid",
            "sc_cid",
            "scid",
            "smid",
            "smtyp",
            "spm",
            "sr_share",
            "srsltid",
            "taid",
            "trk",
            "trkcampaign",
            "ttclid",
            "twclid",
            "usqp",
            "wbraid",
            "wickedid",
            "wt_mc",
            "wt_zmc",
            "xtor",
            "xtref",
            "yclid",
            "ysclid",
            "zanpid");

    /** Parameters that ask for the AMP or mobile dress only with these values. */
    private static final Set<String> DRESSES =
            Set.of("outputtype=amp", "output=amp", "view=amp", "m=1", "mobile=1", "view=mobile", "format=amp");

    private TrackingParameters() {}

    /** The query without them, order kept; null when nothing is left. */
    static @Nullable String removeFrom(@Nullable String query) {
        if (query == null) {
            return null;
        }
        StringJoiner kept = new StringJoiner("&");
        for (String parameter : query.split("&", -1)) {
            if (!parameter.isEmpty() && !tracks(parameter.toLowerCase(Locale.ROOT))) {
                kept.add(parameter);
            }
        }
        return kept.length() == 0 ? null : kept.toString();
    }

    private static boolean tracks(String parameter) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        return NAMES.contains(name)
                || DRESSES.contains(parameter)
                || PREFIXES.stream().anyMatch(name::startsWith);
    }
}
