package dev.newswire.ingest.sources.opml;

import dev.newswire.ingest.sources.Addition;
import dev.newswire.ingest.sources.SourceAddress;
import dev.newswire.ingest.sources.SourceDraft;
import dev.newswire.ingest.sources.SourceEdit;
import dev.newswire.ingest.sources.SourceRequest;
import dev.newswire.ingest.sources.SourceSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What importing an OPML document does to the sources that stand: new ones come, known ones stay as they are.
 *
 * @param edit what is to be saved
 * @param added how many entries become sources
 * @param known how many are sources already
 * @param repeated how many repeat an earlier entry; the categories of all are joined
 * @param refusals the rest
 * @param cutOff whether the document ends before its end
 */
public record OpmlImport(SourceEdit edit, int added, int known, int repeated, List<Refusal> refusals, boolean cutOff) {

    /**
     * An entry that becomes no source.
     *
     * @param line where it begins, from 1
     * @param what its title or address, as it stands there
     * @param why in words that end a sentence about it
     */
    public record Refusal(int line, String what, String why) {}

    public OpmlImport {
        refusals = List.copyOf(refusals);
    }

    /**
     * Reads a document.
     *
     * @param name of the document, for messages
     * @param forbidden says why an address may not be asked, in words that end a sentence
     * @throws dev.newswire.runtime.error.UserError when it is no OPML
     */
    public static OpmlImport of(
            byte[] document,
            String name,
            SourceSet standing,
            Instant now,
            Function<SourceAddress, Optional<String>> forbidden) {
        Reading reading = new Reading(standing, now, forbidden);
        boolean cutOff = OpmlReader.read(document, name, reading::take);
        return new OpmlImport(
                reading.draft.edit(), reading.added, reading.known, reading.repeated, reading.refusals, cutOff);
    }

    private static final class Reading {
        private final SourceSet standing;
        private final SourceDraft draft;
        private final Function<SourceAddress, Optional<String>> forbidden;
        private final Set<SourceAddress> met = new HashSet<>();
        private final List<Refusal> refusals = new ArrayList<>();
        private int added;
        private int known;
        private int repeated;

        Reading(SourceSet standing, Instant now, Function<SourceAddress, Optional<String>> forbidden) {
            this.standing = standing;
            this.draft = new SourceDraft(standing, now);
            this.forbidden = forbidden;
        }

        void take(Outline outline) {
            Optional<String> fault = outline.whole() ? fault(outline) : Optional.of("breaks off");
            Optional<SourceAddress> address = outline.address().flatMap(SourceAddress::of);
            fault.or(() -> address.isEmpty() ? Optional.of("has no address") : forbidden.apply(address.get()))
                    .ifPresentOrElse(why -> refuse(outline, why), () -> take(outline, address.orElseThrow()));
        }

        private static Optional<String> fault(Outline outline) {
            if (outline.get("type").filter("include"::equalsIgnoreCase).isPresent()) {
                return Optional.of("includes another list; import that by itself");
            }
            return outline.address().isEmpty()
                    ? Optional.of("has no xmlUrl")
                    : outline.address().flatMap(SourceAddress::fault);
        }

        private void take(Outline outline, SourceAddress address) {
            boolean again = !met.add(address);
            if (standing.at(address).isPresent()) {
                known += again ? 0 : 1;
                repeated += again ? 1 : 0;
                return;
            }
            try {
                SourceRequest request = OutlineRequest.of(outline, address, draft::taken);
                Addition addition = draft.add(request);
                if (addition instanceof Addition.Refused refused) {
                    refuse(outline, refused.why());
                } else if (addition instanceof Addition.Added) {
                    added++;
                } else {
                    repeated++;
                }
            } catch (IllegalArgumentException e) {
                refuse(outline, String.valueOf(e.getMessage()));
            }
        }

        private void refuse(Outline outline, String why) {
            String what = outline.address().or(outline::title).orElse("an entry without a title");
            refusals.add(new Refusal(outline.line(), what, why));
        }
    }
}
