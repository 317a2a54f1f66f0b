/** Avro records to registry-framed bytes on topics, and back. */
@NullMarked
package dev.newswire.schemas.serde;

import org.jspecify.annotations.NullMarked;
