@NullMarked
package dev.newswire.monitor.deadletter;

import org.jspecify.annotations.NullMarked;
