package dev.newswire.launcher.output;

import dev.newswire.schemas.topic.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Access lists as arguments of Kafka's own tool, as objects for programs, and as rows of a table. */
public final class AccessLines {

    private AccessLines() {}

    /** One call of {@code kafka-acls} for each resource; the shell variable names the cluster and the admin's settings. */
    public static List<String> commands(List<AclBinding> bindings) {
        List<String> lines = new ArrayList<>();
        byResource(bindings).forEach((resource, operations) -> {
            String principal = bindings.get(0).entry().principal();
            lines.add("kafka-acls $CLUSTER --add --allow-principal " + principal + " --"
                    + option(resource.resourceType()) + " '" + resource.name() + "' --resource-pattern-type "
                    + word(resource.patternType().name())
                    + operations.stream()
                            .map(operation -> " --operation " + tool(operation))
                            .collect(Collectors.joining()));
        });
        return lines;
    }

    /** One object for each right. */
    public static String json(Role role, AclBinding binding) {
        return new JsonLine()
                .with("role", role.label())
                .with("principal", binding.entry().principal())
                .with("resource", word(binding.pattern().resourceType().name()))
                .with("name", binding.pattern().name())
                .with("pattern", word(binding.pattern().patternType().name()))
                .with("operation", word(binding.entry().operation().name()))
                .toString();
    }

    /** Rows of a Markdown table: role, resource, name, operations. */
    public static String markdown(Role role, List<AclBinding> bindings) {
        StringBuilder rows = new StringBuilder();
        byResource(bindings).forEach((resource, operations) -> rows.append("| ")
                .append(role.label())
                .append(" | ")
                .append(word(resource.resourceType().name()).replace('_', ' '))
                .append(" | `")
                .append(resource.name())
                .append(resource.patternType() == PatternType.PREFIXED ? "…" : "")
                .append("` | ")
                .append(operations.stream().map(AccessLines::tool).collect(Collectors.joining(", ")))
                .append(" |\n"));
        return rows.toString();
    }

    private static Map<ResourcePattern, List<AclOperation>> byResource(List<AclBinding> bindings) {
        return bindings.stream()
                .collect(Collectors.groupingBy(
                        AclBinding::pattern,
                        LinkedHashMap::new,
                        Collectors.mapping(binding -> binding.entry().operation(), Collectors.toList())));
    }

    private static String option(ResourceType type) {
        return word(type.name()).replace('_', '-');
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** As the tool spells it: DescribeConfigs. */
    private static String tool(AclOperation operation) {
        StringBuilder spelled = new StringBuilder();
        for (String part : operation.name().split("_", -1)) {
            spelled.append(part.charAt(0)).append(word(part.substring(1)));
        }
        return spelled.toString();
    }
}
