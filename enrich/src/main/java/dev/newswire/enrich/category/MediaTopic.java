package dev.newswire.enrich.category;

import java.util.Locale;
import java.util.Optional;

/**
 * The 17 top-level IPTC Media Topics (<a href="http://cv.iptc.org/newscodes/mediatopic/">cv.iptc.org</a>), in the order
 * of their codes.
 */
public enum MediaTopic {
    ARTS_CULTURE_ENTERTAINMENT_AND_MEDIA(1, "arts, culture, entertainment and media"),
    CRIME_LAW_AND_JUSTICE(2, "crime, law and justice"),
    DISASTER_ACCIDENT_AND_EMERGENCY_INCIDENT(3, "disaster, accident and emergency incident"),
    ECONOMY_BUSINESS_AND_FINANCE(4, "economy, business and finance"),
    EDUCATION(5, "education"),
    ENVIRONMENT(6, "environment"),
    HEALTH(7, "health"),
    HUMAN_INTEREST(8, "human interest"),
    LABOUR(9, "labour"),
    LIFESTYLE_AND_LEISURE(10, "lifestyle and leisure"),
    POLITICS_AND_GOVERNMENT(11, "politics and government"),
    RELIGION(12, "religion"),
    SCIENCE_AND_TECHNOLOGY(13, "science and technology"),
    SOCIETY(14, "society"),
    SPORT(15, "sport"),
    CONFLICT_WAR_AND_PEACE(16, "conflict, war and peace"),
    WEATHER(17, "weather");

    private static final MediaTopic[] ALL = values();
    private final int number;
    private final String label;
    private final String code;
    private final String slug;

    MediaTopic(int number, String label) {
        this.number = number;
        this.label = label;
        this.code = String.format(Locale.ROOT, "medtop:%02d000000", number);
        this.slug = label.replaceAll("[^a-z]+", "-");
    }

    /** The topic's English name. */
    public String label() {
        return label;
    }

    /** The topic's NewsCode, such as {@code medtop:16000000}. */
    public String code() {
        return code;
    }

    /** The name as Kafka topics write it, such as {@code conflict-war-and-peace}. */
    public String slug() {
        return slug;
    }

    /** The topic of a NewsCode or of its two leading digits; empty when there is none. */
    public static Optional<MediaTopic> ofCode(String code) {
        for (MediaTopic topic : ALL) {
            if (topic.code.equals(code) || (code.length() == 2 && topic.code.startsWith(code, 7))) {
                return Optional.of(topic);
            }
        }
        return Optional.empty();
    }

    /** Where the topic stands in rows of weights, from 0. */
    int index() {
        return number - 1;
    }

    static Optional<MediaTopic> ofSlug(String slug) {
        for (MediaTopic topic : ALL) {
            if (topic.slug.equals(slug)) {
                return Optional.of(topic);
            }
        }
        return Optional.empty();
    }
}
