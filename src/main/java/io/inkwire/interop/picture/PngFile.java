package io.inkwire.interop.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes pixels as a PNG (ISO/IEC 15948): 8 bits a colour, each row as the difference from the one above, which suits paper with
 * ink on it. Much quicker than ImageIO, which tries all five filters on each row. Holds nothing.
 */
final class PngFile {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int HEADER_BYTES = 13;
    private static final int RGB = 2;
    private static final int RGBA = 6;
    private static final int UP = 2;
    private static final int LEVEL = 5;
    private static final int CHUNK_BYTES = 32 * 1024;

    private PngFile() {}

    /**
     * @param pixels premultiplied ARGB, row by row
     * @param paper 0xRRGGBBAA laid under them; 0 for none
     */
    static byte[] of(int[] pixels, int width, int height, int paper) {
        boolean clear = (paper & 0xff) == 0;
        ByteArrayOutputStream out = new ByteArrayOutputStream(CHUNK_BYTES);
        out.writeBytes(SIGNATURE);
        chunk(out, "IHDR", header(width, height, clear ? RGBA : RGB));
        Deflater deflater = new Deflater(LEVEL);
        try {
            rows(out, deflater, pixels, width, height, paper, clear ? 4 : 3);
        } finally {
            deflater.end();
        }
        chunk(out, "IEND", ByteBuffer.allocate(0));
        return out.toByteArray();
    }

    private static ByteBuffer header(int width, int height, int colours) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .putInt(width)
                .putInt(height)
                .put((byte) 8)
                .put((byte) colours)
                .put((byte) 0)
                .put((byte) 0)
                .put((byte) 0)
                .flip();
    }

    private static void rows(
            ByteArrayOutputStream out, Deflater deflater, int[] pixels, int width, int height, int paper, int parts) {
        byte[] above = new byte[width * parts];
        byte[] row = new byte[width * parts];
        byte[] filtered = new byte[1 + width * parts];
        filtered[0] = UP;
        ByteBuffer packed = ByteBuffer.allocate(CHUNK_BYTES);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                put(row, x * parts, pixels[y * width + x], paper);
            }
            for (int i = 0; i < row.length; i++) {
                filtered[1 + i] = (byte) (row[i] - above[i]);
            }
            deflater.setInput(filtered);
            while (!deflater.needsInput()) {
                pack(out, deflater, packed);
            }
            byte[] swap = above;
            above = row;
            row = swap;
        }
        deflater.finish();
        while (!deflater.finished()) {
            pack(out, deflater, packed);
        }
        chunk(out, "IDAT", packed.flip());
    }

    private static void pack(ByteArrayOutputStream out, Deflater deflater, ByteBuffer packed) {
        deflater.deflate(packed);
        if (!packed.hasRemaining()) {
            chunk(out, "IDAT", packed.flip());
            packed.clear();
        }
    }

    private static void put(byte[] row, int at, int argb, int paper) {
        int alpha = argb >>> 24;
        if ((paper & 0xff) == 0) {
            row[at] = plain(argb >>> 16, alpha);
            row[at + 1] = plain(argb >>> 8, alpha);
            row[at + 2] = plain(argb, alpha);
            row[at + 3] = (byte) alpha;
        } else {
            row[at] = laid(argb >>> 16, paper >>> 24, alpha);
            row[at + 1] = laid(argb >>> 8, paper >>> 16, alpha);
            row[at + 2] = laid(argb, paper >>> 8, alpha);
        }
    }

    private static byte plain(int part, int alpha) {
        return alpha == 0 ? 0 : (byte) Math.min(255, ((part & 0xff) * 255 + alpha / 2) / alpha);
    }

    private static byte laid(int part, int paper, int alpha) {
        return (byte) ((part & 0xff) + ((paper & 0xff) * (255 - alpha) + 127) / 255);
    }

    private static void chunk(ByteArrayOutputStream out, String name, ByteBuffer content) {
        byte[] bytes = new byte[4 + content.remaining()];
        System.arraycopy(name.getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 4);
        content.get(bytes, 4, content.remaining());
        CRC32 sum = new CRC32();
        sum.update(bytes);
        out.writeBytes(number(bytes.length - 4));
        out.writeBytes(bytes);
        out.writeBytes(number((int) sum.getValue()));
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }
}
