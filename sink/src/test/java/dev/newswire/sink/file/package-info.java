/** Items written into folders of a test, and read back by those who know the formats. */
@NullMarked
package dev.newswire.sink.file;

import org.jspecify.annotations.NullMarked;
