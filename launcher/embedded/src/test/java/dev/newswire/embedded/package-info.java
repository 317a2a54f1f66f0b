/** Starts the real servers, kills them, and looks at what they still know. */
@NullMarked
package dev.newswire.embedded;

import org.jspecify.annotations.NullMarked;
