package dev.newswire.ingest.fetch.transport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.brotli.dec.BrotliInputStream;

/**
 * Takes the content codings off a body (RFC 9110, section 8.4; RFC 1950 to 1952, RFC 7932), within limits. Forgives what
 * servers are known to get wrong: {@code deflate} without its wrapper, a body that is not in the coding it claims, names
 * of no coding at all.
 */
final class ContentCoding {
    /** Up to here no ratio is suspicious: a small body may well be nothing but spaces. */
    private static final int UNSUSPICIOUS = 1024 * 1024;

    private static final int MOST_CODINGS = 3;
    private static final Set<String> UNKNOWN =
            Set.of("zstd", "compress", "x-compress", "dcb", "dcz", "exi", "pack200-gzip");

    private final int most;
    private final int ratio;
    private final boolean cut;

    /** @param cut true to return the beginning of what is longer than {@code most}, or breaks off */
    ContentCoding(int most, int ratio, boolean cut) {
        this.most = most;
        this.ratio = ratio;
        this.cut = cut;
    }

    /** @param codings value of {@code Content-Encoding}, in the order in which they were applied */
    byte[] decode(byte[] body, String codings) throws IOException {
        List<String> applied = new ArrayList<>();
        for (String name : codings.split(",", -1)) {
            String coding = name.strip().toLowerCase(Locale.ROOT);
            if (UNKNOWN.contains(coding)) {
                throw new ZipException("its content coding " + coding + " was not asked for");
            }
            if (Set.of("gzip", "x-gzip", "deflate", "br").contains(coding)) {
                applied.add(coding);
            }
        }
        if (applied.size() > MOST_CODINGS) {
            throw new LimitException("it is packed " + applied.size() + " times over");
        }
        Collections.reverse(applied);
        byte[] decoded = body;
        for (String coding : applied) {
            decoded = decoded.length == 0 ? decoded : unpack(decoded, coding, body.length);
        }
        return decoded;
    }

    private byte[] unpack(byte[] packed, String coding, int transferred) throws IOException {
        if (coding.endsWith("gzip") && !gzip(packed)) {
            return packed;
        }
        Inflater inflater = new Inflater(!zlib(packed));
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) Math.min(most, 4L * packed.length));
        try (InputStream in = stream(packed, coding, inflater)) {
            copy(in, out, transferred);
        } catch (LimitException e) {
            throw e;
        } catch (EOFException e) {
            if (!cut) {
                throw new ZipException("its content coding " + coding + " breaks off");
            }
        } catch (IOException | IllegalStateException e) {
            throw new ZipException("its content coding " + coding + " is damaged: " + e.getMessage());
        } finally {
            inflater.end();
        }
        return out.toByteArray();
    }

    private static InputStream stream(byte[] packed, String coding, Inflater inflater) throws IOException {
        InputStream bytes = new ByteArrayInputStream(packed);
        return switch (coding) {
            case "br" -> new BrotliInputStream(bytes);
            case "deflate" -> new InflaterInputStream(bytes, inflater);
            default -> new GZIPInputStream(bytes, 8192);
        };
    }

    private void copy(InputStream in, ByteArrayOutputStream out, int transferred) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            int room = most - out.size();
            out.write(buffer, 0, Math.min(room, read));
            if (read > room) {
                if (cut) {
                    return;
                }
                throw new LimitException("its body unpacks to more than " + most + " bytes");
            }
            if (out.size() > UNSUSPICIOUS && out.size() / ratio > transferred) {
                throw new LimitException("its body unpacks to more than " + ratio + " times its size");
            }
        }
    }

    private static boolean gzip(byte[] packed) {
        return packed.length > 2 && (packed[0] & 0xFF) == 0x1F && (packed[1] & 0xFF) == 0x8B;
    }

    /** The two bytes of a zlib header, which a raw deflate stream hardly ever begins with. */
    private static boolean zlib(byte[] packed) {
        return packed.length > 1
                && (packed[0] & 0x0F) == 8
                && (((packed[0] & 0xFF) << 8) | (packed[1] & 0xFF)) % 31 == 0;
    }
}
