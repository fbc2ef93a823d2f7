package org.thalweg.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.common.primitives.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.thalweg.catalog.Catalog;
import org.thalweg.records.Kind;

/**
 * JARs of plug-ins. An input is the text of the services file, or that, a byte of 0 and the class {@code com.acme.Halve}; what
 * begins with {@code PK} is a whole JAR.
 */
class PluginFuzzTest {

    private static final String SERVICES = "META-INF/services/org.thalweg.Optimizer";

    @FuzzTest(maxExecutions = 100)
    void a_broken_plug_in_is_told_of_and_takes_nothing_away(byte[] input) throws IOException {
        Path jar = Scratch.path("plugin.jar");
        if (input.length > 1 && input[0] == 'P' && input[1] == 'K') {
            Files.write(jar, input);
        } else {
            write(input, jar);
        }
        Told.by(input.length, () -> Catalog.with(jar))
                .ifPresent(
                        catalog -> {
                            try (catalog) {
                                require(catalog);
                            }
                        });
    }

    private static void write(byte[] input, Path jar) throws IOException {
        int end = Bytes.indexOf(input, (byte) 0);
        byte[] services = end < 0 ? input : Arrays.copyOf(input, end);
        byte[] type = end < 0 ? Halve.compiled() : Arrays.copyOfRange(input, end + 1, input.length);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry(SERVICES));
            entries.write(services);
            entries.putNextEntry(new JarEntry(Halve.FILE));
            entries.write(type);
        }
    }

    private static void require(Catalog catalog) {
        catalog.complaints().forEach(complaint -> Told.requireShowable(complaint.message()));
        for (Kind kind : Kind.values()) {
            assertFalse(catalog.entries(kind).isEmpty());
        }
        Told.by(0, () -> catalog.parseChain("momentum(0.9) | sgd"));
        Told.by(0, () -> catalog.parseChain("halve(0.5) | sgd"))
                .ifPresent(chain -> assertEquals(chain, catalog.parseChain(chain.toString())));
    }
}
