/** The tests every writer passes: items from a real broker, through the sink, into the real target a test names. */
@NullMarked
package dev.newswire.sink.contract;

import org.jspecify.annotations.NullMarked;
