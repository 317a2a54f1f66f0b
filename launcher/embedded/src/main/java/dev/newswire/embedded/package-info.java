/**
 * The parts a cluster would provide, on one machine: clients speak to a broker, a schema registry and a PostgreSQL
 * server that listen on loopback and keep everything they are told in one {@linkplain
 * dev.newswire.embedded.DataFolder data folder}.
 */
@NullMarked
package dev.newswire.embedded;

import org.jspecify.annotations.NullMarked;
