package org.thalweg.cli.plugin;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipException;
import org.thalweg.ApiVersion;

/**
 * What a JAR says of itself, and what is in it.
 *
 * @param file its name without folders
 * @param sha256 of the file, in hexadecimal
 * @param version the manifest's Implementation-Version; empty if it has none
 * @param apiVersion the version of the API for which it was built; empty if it does not say
 * @param java the least Java that loads all its classes; empty if it has none
 * @param classes how many classes it has
 */
public record JarFacts(
        String file,
        String sha256,
        String version,
        Optional<String> apiVersion,
        OptionalInt java,
        int classes) {

    /** Class files of Java 1.1 have the version 45. */
    private static final int FIRST_CLASS_FILE = 44;

    /**
     * Reads a JAR.
     *
     * @throws IOException if it cannot be read, or is not one
     */
    static JarFacts of(Path path) throws IOException {
        String sha256 = MoreFiles.asByteSource(path).hash(Hashing.sha256()).toString();
        try (JarFile jar = new JarFile(path.toFile())) {
            List<JarEntry> classes =
                    jar.stream().filter(entry -> entry.getName().endsWith(".class")).toList();
            return new JarFacts(
                    path.getFileName().toString(),
                    sha256,
                    attribute(jar, Attributes.Name.IMPLEMENTATION_VERSION).orElse(""),
                    attribute(jar, new Attributes.Name(ApiVersion.MANIFEST_ATTRIBUTE)),
                    java(jar, classes),
                    classes.size());
        }
    }

    private static Optional<String> attribute(JarFile jar, Attributes.Name name)
            throws IOException {
        return Optional.ofNullable(jar.getManifest())
                .map(Manifest::getMainAttributes)
                .map(attributes -> attributes.getValue(name));
    }

    private static OptionalInt java(JarFile jar, List<JarEntry> classes) throws IOException {
        List<Integer> versions = new ArrayList<>();
        for (JarEntry entry : classes) {
            // A multi-release JAR has classes for later versions, which earlier ones never load.
            if (!entry.getName().startsWith("META-INF/versions/")) {
                versions.add(classFileVersion(jar, entry) - FIRST_CLASS_FILE);
            }
        }
        return versions.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Collections.max(versions));
    }

    private static int classFileVersion(JarFile jar, JarEntry entry) throws IOException {
        try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
            in.readInt(); // magic number
            in.readUnsignedShort(); // minor version
            return in.readUnsignedShort();
        } catch (java.io.EOFException e) {
            throw new ZipException(entry.getName() + " is no class file");
        }
    }
}
