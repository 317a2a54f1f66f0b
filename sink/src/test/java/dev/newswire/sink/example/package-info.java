/** A writer as short as one can be: items from the service go to files of a folder. The documentation shows it. */
@NullMarked
package dev.newswire.sink.example;

import org.jspecify.annotations.NullMarked;
