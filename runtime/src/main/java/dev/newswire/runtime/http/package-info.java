/** Scrapes and health checks come in over HTTP; metrics of the registry and the readiness of services go out. */
@NullMarked
package dev.newswire.runtime.http;

import org.jspecify.annotations.NullMarked;
