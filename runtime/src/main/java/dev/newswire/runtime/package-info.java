/** What a process tells the one that started it: the exit codes every command ends with. */
@NullMarked
package dev.newswire.runtime;

import org.jspecify.annotations.NullMarked;
