package dev.newswire.launcher.command;

import dev.newswire.enrich.reference.ReferenceKind;
import dev.newswire.launcher.output.Table;
import dev.newswire.launcher.output.Table.Head;
import dev.newswire.schemas.CaseRule;
import dev.newswire.schemas.CategoryRule;
import dev.newswire.schemas.RuleEffect;
import dev.newswire.schemas.topic.MediaTopic;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code newswire rules}: users' rules that decide or adjust categories. */
@Command(name = "rules", description = "Rules of your own about categories; they apply within seconds.")
final class RulesCommand extends GroupCommand {

    private final ReferenceVerbs<CategoryRule> verbs;

    RulesCommand(Console console) {
        this.verbs = new ReferenceVerbs<>(console, ReferenceKind.RULES);
    }

    /** What a rule says. */
    static final class RuleOptions {

        @Parameters(paramLabel = "ID", description = "Its id; items say 'rule:ID' where it decided.")
        private String id = "";

        @Option(
                names = "--category",
                paramLabel = "C",
                required = true,
                description = "A category: its Media Topic code, number, slug or English name.")
        private MediaTopic category = MediaTopic.SOCIETY;

        @Option(names = "--any", paramLabel = "TERM", description = "One of these must stand in the item.")
        private List<String> any = new ArrayList<>();

        @Option(names = "--all", paramLabel = "TERM", description = "All of these must.")
        private List<String> all = new ArrayList<>();

        @Option(names = "--none", paramLabel = "TERM", description = "None of these may.")
        private List<String> none = new ArrayList<>();

        @Option(names = "--case", paramLabel = "C", description = "ignore (default), smart or exact.")
        private CaseRule caseRule = CaseRule.UNKNOWN;

        @Option(names = "--language", paramLabel = "L", description = "Only items in this language.")
        private List<String> languages = new ArrayList<>();

        @Option(names = "--source", paramLabel = "S", description = "Only items of this source, by id.")
        private List<String> sources = new ArrayList<>();

        @Option(names = "--effect", paramLabel = "E", description = "adjust (default), assign or remove.")
        private RuleEffect effect = RuleEffect.UNKNOWN;

        @Option(names = "--weight", paramLabel = "N", description = "What adjust adds to the score, -1 to 1.")
        private double weight = 0.5;
    }

    @Command(name = "add", description = "Add a rule, or replace the one of its id.")
    int add(@Mixin RuleOptions rule, @Mixin ConfigOptions options) {
        return verbs.add(
                options,
                CategoryRule.newBuilder()
                        .setId(rule.id)
                        .setCategory(rule.category.code())
                        .setAny(rule.any)
                        .setAll(rule.all)
                        .setNone(rule.none)
                        .setCaseRule(rule.caseRule)
                        .setLanguages(rule.languages)
                        .setSources(rule.sources)
                        .setEffect(rule.effect)
                        .setWeight(rule.weight)
                        .build());
    }

    @Command(name = "list", description = "Show the rules.")
    int list(@Mixin ConfigOptions options, @Mixin OutputOption output) {
        Table table = new Table(List.of(
                new Head("id", 24),
                new Head("category", 24),
                new Head("any", 24),
                new Head("all", 18),
                new Head("none", 18),
                new Head("effect", 12)));
        return verbs.list(options, output, table, rule -> new String[] {
            rule.getId(),
            MediaTopic.of(rule.getCategory()).map(MediaTopic::label).orElse(rule.getCategory()),
            String.join(" | ", rule.getAny()),
            String.join(" | ", rule.getAll()),
            String.join(" | ", rule.getNone()),
            effect(rule)
        });
    }

    private static String effect(CategoryRule rule) {
        return switch (rule.getEffect()) {
            case ASSIGN -> "assign";
            case REMOVE -> "remove";
            case UNKNOWN, ADJUST -> "adjust " + rule.getWeight();
        };
    }

    @Command(name = "remove", description = "Remove rules, by their ids.")
    int remove(@Mixin ReferenceVerbs.IdsParameter ids, @Mixin ConfigOptions options) {
        return verbs.remove(options, ids);
    }

    @Command(
            name = "import",
            description = "Add every rule of a CSV file or of lines of JSON, which have the columns or fields"
                    + " id, category, any, all, none, caseRule, languages, sources, effect, weight.")
    int read(@Mixin ReferenceVerbs.FileParameter file, @Mixin ConfigOptions options) {
        return verbs.read(options, file);
    }
}
