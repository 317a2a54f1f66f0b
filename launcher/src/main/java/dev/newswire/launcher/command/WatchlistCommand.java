package dev.newswire.launcher.command;

import dev.newswire.enrich.reference.ReferenceKind;
import dev.newswire.launcher.output.Table;
import dev.newswire.launcher.output.Table.Head;
import dev.newswire.schemas.CaseRule;
import dev.newswire.schemas.EntityType;
import dev.newswire.schemas.WatchedName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code newswire watchlist}: names that entities are looked for under, and the ids they are given. */
@Command(name = "watchlist", description = "Watch for names: entities carry the ids you give them, within seconds.")
final class WatchlistCommand extends GroupCommand {

    private final ReferenceVerbs<WatchedName> verbs;

    WatchlistCommand(Console console) {
        this.verbs = new ReferenceVerbs<>(console, ReferenceKind.WATCH_LIST);
    }

    /** A watched thing. */
    static final class ThingOptions {

        @Parameters(paramLabel = "NAME", arity = "1..*", description = "A name, in any language.")
        private List<String> names = List.of();

        @Option(
                names = "--id",
                paramLabel = "ID",
                description = "Its id on the list (default: the external id, else the first name).")
        private @Nullable String id;

        @Option(names = "--type", paramLabel = "T", description = "person, organization, location or misc.")
        private EntityType type = EntityType.UNKNOWN;

        @Option(names = "--case", paramLabel = "C", description = "smart (default), exact or ignore.")
        private CaseRule caseRule = CaseRule.UNKNOWN;

        @Option(
                names = "--external-id",
                paramLabel = "ID",
                description = "The id entities carry, such as wikidata:Q232.")
        private @Nullable String externalId;

        @Option(names = "--canonical", paramLabel = "NAME", description = "The name entities are given.")
        private @Nullable String canonical;
    }

    @Command(name = "add", description = "Watch for a thing under one or more names; replaces what its id stood for.")
    int add(@Mixin ThingOptions thing, @Mixin ConfigOptions options) {
        String external = thing.externalId == null ? ReferenceKind.idOf(thing.names.get(0)) : thing.externalId;
        return verbs.add(
                options,
                WatchedName.newBuilder()
                        .setId(thing.id == null ? external : thing.id)
                        .setNames(thing.names)
                        .setType(thing.type)
                        .setCaseRule(thing.caseRule)
                        .setExternalId(thing.externalId)
                        .setCanonicalName(thing.canonical)
                        .build());
    }

    @Command(name = "list", description = "Show what is watched for.")
    int list(@Mixin ConfigOptions options, @Mixin OutputOption output) {
        Table table = new Table(List.of(
                new Head("id", 28),
                new Head("names", 44),
                new Head("type", 13),
                new Head("case", 7),
                new Head("external id", 20)));
        return verbs.list(options, output, table, name -> new String[] {
            name.getId(),
            String.join(" | ", name.getNames()),
            name.getType().name(),
            name.getCaseRule().name(),
            name.getExternalId() == null ? "" : name.getExternalId()
        });
    }

    @Command(name = "remove", description = "Stop watching for things, by their ids on the list.")
    int remove(@Mixin ReferenceVerbs.IdsParameter ids, @Mixin ConfigOptions options) {
        return verbs.remove(options, ids);
    }

    @Command(
            name = "import",
            description = "Add every thing of a CSV file or of lines of JSON, which have the columns or fields"
                    + " id, names, type, caseRule, externalId, canonicalName.")
    int read(@Mixin ReferenceVerbs.FileParameter file, @Mixin ConfigOptions options) {
        return verbs.read(options, file);
    }
}
