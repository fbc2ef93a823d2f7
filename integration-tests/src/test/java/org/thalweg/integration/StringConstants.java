package org.thalweg.integration;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The strings in the constant pool of a class: literals, and the patterns by which values are put together with them.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html#jvms-4.4">The constant pool</a>
 */
final class StringConstants {

    private StringConstants() {}

    static List<String> of(JavaClass type) throws IOException {
        try (DataInputStream in =
                new DataInputStream(
                        new BufferedInputStream(
                                type.getSource().orElseThrow().getUri().toURL().openStream()))) {
            in.skipNBytes(8);
            return read(in);
        }
    }

    private static List<String> read(DataInputStream in) throws IOException {
        Map<Integer, String> texts = new TreeMap<>();
        List<Integer> strings = new ArrayList<>();
        int count = in.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts.put(i, in.readUTF());
                case 8 -> strings.add(in.readUnsignedShort());
                case 7, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++; // numbers of 64 bits count twice
                }
                default -> throw new IOException("Constant of unknown kind " + tag + ".");
            }
        }
        return strings.stream().map(texts::get).toList();
    }
}
