package dev.newswire.ingest.poll;

import dev.newswire.schemas.SourceDefinition;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Tells whether somebody has changed a definition, by all of it that concerns polling. */
final class DefinitionHash {

    private DefinitionHash() {}

    /** SHA-256, 64 hexadecimal digits. */
    static String of(SourceDefinition source) {
        String text = String.join(
                "\n",
                source.getId(),
                source.getKind().name(),
                String.valueOf(source.getUrl()),
                String.valueOf(source.getMinInterval()),
                String.valueOf(source.getMaxInterval()),
                String.valueOf(source.getPageFetch()),
                String.valueOf(source.getAddedAt()));
        return HexFormat.of().formatHex(SeenItems.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }
}
