package dev.newswire.schemas.topic;

import java.util.Locale;
import java.util.Optional;

/**
 * The 17 top-level IPTC Media Topics (<a href="http://cv.iptc.org/newscodes/mediatopic/">cv.iptc.org</a>), the
 * categories of the pipeline, in the order of their codes.
 */
public enum MediaTopic {
    ARTS_CULTURE_ENTERTAINMENT_AND_MEDIA("01", "arts, culture, entertainment and media"),
    CRIME_LAW_AND_JUSTICE("02", "crime, law and justice"),
    DISASTER_ACCIDENT_AND_EMERGENCY_INCIDENT("03", "disaster, accident and emergency incident"),
    ECONOMY_BUSINESS_AND_FINANCE("04", "economy, business and finance"),
    EDUCATION("05", "education"),
    ENVIRONMENT("06", "environment"),
    HEALTH("07", "health"),
    HUMAN_INTEREST("08", "human interest"),
    LABOUR("09", "labour"),
    LIFESTYLE_AND_LEISURE("10", "lifestyle and leisure"),
    POLITICS_AND_GOVERNMENT("11", "politics and government"),
    RELIGION("12", "religion"),
    SCIENCE_AND_TECHNOLOGY("13", "science and technology"),
    SOCIETY("14", "society"),
    SPORT("15", "sport"),
    CONFLICT_WAR_AND_PEACE("16", "conflict, war and peace"),
    WEATHER("17", "weather");

    private final String number;
    private final int index;
    private final String label;

    MediaTopic(String number, String label) {
        this.number = number;
        this.index = Integer.parseInt(number) - 1;
        this.label = label;
    }

    /** The topic's English name. */
    public String label() {
        return label;
    }

    /** The two digits that tell top-level topics apart, {@code 01} to {@code 17}. */
    public String number() {
        return number;
    }

    /** Where the topic stands in the order of the codes, from 0: its place in a row of weights. */
    public int index() {
        return index;
    }

    /** The topic's NewsCode, such as {@code medtop:16000000}. */
    public String code() {
        return "medtop:" + number + "000000";
    }

    /** The name as topic names and command lines write it, such as {@code conflict-war-and-peace}. */
    public String slug() {
        return label.replaceAll("[^a-z]+", "-");
    }

    /** The topic a code, its number, slug or English name stands for; empty when none. Case does not matter. */
    public static Optional<MediaTopic> of(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        for (MediaTopic topic : values()) {
            if (wanted.equals(topic.code())
                    || wanted.equals(topic.number)
                    || wanted.equals(topic.slug())
                    || wanted.equals(topic.label)) {
                return Optional.of(topic);
            }
        }
        return Optional.empty();
    }
}
