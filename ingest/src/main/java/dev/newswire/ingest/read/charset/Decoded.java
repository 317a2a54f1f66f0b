package dev.newswire.ingest.read.charset;

import java.nio.charset.Charset;

/**
 * Text made of bytes.
 *
 * @param text without byte order mark
 * @param charset what it was read in
 * @param replaced how many letters are U+FFFD because their bytes mean nothing in that charset
 */
public record Decoded(String text, Charset charset, int replaced) {}
