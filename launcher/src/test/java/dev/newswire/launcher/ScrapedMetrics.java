package dev.newswire.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the alerts and dashboards of a deployment ask Prometheus for. */
final class ScrapedMetrics {

    private static final Pattern RULE = Pattern.compile("^ +expr: (.+)$");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern LABELS =
            Pattern.compile("\\b(?:by|without|on|ignoring) *\\([^)]*\\)|\\{[^}]*}|\\[[^]]*]");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_:][A-Za-z0-9_:]*(?![A-Za-z0-9_:]* *\\()");
    private static final ObjectMapper JSON = new ObjectMapper();

    private ScrapedMetrics() {}

    /** The expressions of every alert. */
    static List<String> alerts(Path file) throws IOException {
        List<String> expressions = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Matcher rule = RULE.matcher(line);
            if (rule.find()) {
                expressions.add(rule.group(1));
            }
        }
        return expressions;
    }

    /** The expressions of every panel. */
    static List<String> dashboards(Path folder) throws IOException {
        List<String> expressions = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                for (JsonNode found : JSON.readTree(file.toFile()).findValues("expr")) {
                    expressions.add(found.asText());
                }
            }
        }
        return expressions;
    }

    /** The metrics that an expression names. */
    static Set<String> named(String expression) {
        String bare = LABELS.matcher(QUOTED.matcher(expression).replaceAll("")).replaceAll(" ");
        Matcher name = NAME.matcher(bare);
        Set<String> names = new TreeSet<>();
        while (name.find()) {
            names.add(name.group());
        }
        return names;
    }

    /** The metrics of a scrape. */
    static Set<String> exposed(String scrape) {
        return scrape.lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
