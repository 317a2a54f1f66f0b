@NullMarked
package dev.newswire.monitor.erase;

import org.jspecify.annotations.NullMarked;
