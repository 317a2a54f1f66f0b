/** Avro records to JSON for people and programs that do not speak Avro. */
@NullMarked
package dev.newswire.schemas.json;

import org.jspecify.annotations.NullMarked;
