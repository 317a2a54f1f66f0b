package dev.newswire.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

class AccessListTest {

    private static final Set<Role> PEOPLE = EnumSet.of(Role.EDITOR, Role.OPERATOR);

    @Test
    void everyTopicIsWrittenByItsOwnerAlone() {
        for (Topic topic : Topics.catalogue()) {
            List<Role> writers = Arrays.stream(Role.values())
                    .filter(role -> !PEOPLE.contains(role) && allows(role, topic.name(), AclOperation.WRITE))
                    .toList();
            if (topic.equals(Topics.DEAD_LETTERS)) {
                assertThat(writers).containsExactly(Role.INGEST, Role.ENRICH, Role.SINK);
            } else if (topic.owner().equals("users")) {
                assertThat(writers).isEmpty();
                assertThat(allows(Role.EDITOR, topic.name(), AclOperation.WRITE))
                        .isTrue();
            } else {
                assertThat(writers).extracting(Role::label).containsExactly(topic.owner());
            }
        }
    }

    @Test
    void readsFollowTheFlow() {
        assertThat(allows(Role.ENRICH, "news.raw", AclOperation.READ)).isTrue();
        assertThat(allows(Role.INGEST, "news.raw", AclOperation.READ)).isFalse();
        assertThat(allows(Role.SINK, "news.enriched", AclOperation.READ)).isTrue();
        assertThat(allows(Role.SINK, "news.raw", AclOperation.READ)).isFalse();
        assertThat(allows(Role.READER, "news.category.sport", AclOperation.READ))
                .isTrue();
        assertThat(allows(Role.READER, "news.sources", AclOperation.READ)).isFalse();
        assertThat(allows(Role.MONITOR, "news.raw", AclOperation.WRITE)).isFalse();
    }

    @Test
    void noOneMayDoEverything() {
        for (Role role : Role.values()) {
            for (AclBinding binding : AccessList.of(role, "User:x", "app")) {
                assertThat(binding.entry().operation())
                        .isNotIn(AclOperation.ALL, AclOperation.ALTER, AclOperation.ALTER_CONFIGS);
                assertThat(binding.pattern().name()).isNotEqualTo("*");
                assertThat(binding.pattern().resourceType()).isNotEqualTo(ResourceType.CLUSTER);
                assertThat(binding.entry().principal()).isEqualTo("User:x");
            }
        }
    }

    @Test
    void prefixesFollowTheApplicationId() {
        assertThat(AccessList.of(Role.ENRICH, "User:x", "desk").stream()
                        .filter(binding -> binding.pattern().patternType() == PatternType.PREFIXED)
                        .map(binding -> binding.pattern().name())
                        .collect(Collectors.toSet()))
                .containsExactly("desk-");
    }

    private static boolean allows(Role role, String topic, AclOperation operation) {
        return AccessList.of(role, "User:x", "app").stream()
                .anyMatch(binding -> binding.pattern().resourceType() == ResourceType.TOPIC
                        && binding.pattern().name().equals(topic)
                        && binding.entry().operation() == operation);
    }
}
