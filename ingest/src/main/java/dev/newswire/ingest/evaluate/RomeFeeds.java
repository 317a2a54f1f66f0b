package dev.newswire.ingest.evaluate;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** ROME alone, as its documentation has it read, with document types allowed. */
final class RomeFeeds implements FeedProbe {

    @Override
    public String name() {
        return "ROME";
    }

    @Override
    public List<FeedFacts> read(byte[] feed) throws Exception {
        SyndFeedInput input = new SyndFeedInput();
        input.setAllowDoctypes(true);
        try (XmlReader reader = new XmlReader(new ByteArrayInputStream(feed))) {
            return input.build(reader).getEntries().stream()
                    .map(RomeFeeds::facts)
                    .toList();
        }
    }

    private static FeedFacts facts(SyndEntry entry) {
        return new FeedFacts(
                entry.getTitle(),
                entry.getLink(),
                entry.getUri(),
                Stream.concat(
                                Stream.ofNullable(entry.getAuthor()),
                                entry.getAuthors().stream().map(person -> person.getName()))
                        .filter(name -> name != null && !name.isBlank())
                        .distinct()
                        .toList(),
                entry.getDescription() == null ? null : entry.getDescription().getValue(),
                entry.getContents().stream()
                        .map(SyndContent::getValue)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                instant(entry.getPublishedDate()),
                instant(entry.getUpdatedDate()),
                entry.getCategories().stream()
                        .map(SyndCategory::getName)
                        .filter(Objects::nonNull)
                        .toList(),
                entry.getEnclosures().stream()
                        .map(SyndEnclosure::getUrl)
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
