package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.catalog.Catalog;

class UsedPluginsTest {

    private static final Map<String, String> KEPT =
            Map.of(
                    "command", "thalweg ablate a.yaml",
                    "plug-in acme.jar", "version 1.0, SHA-256 aa");

    @TempDir private Path folder;

    private Path jar(String version) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (!version.isEmpty()) {
            manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        }
        Path jar = folder.resolve("acme.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            // A line without its class: a plug-in all the same, and told as one.
            out.putNextEntry(new JarEntry("META-INF/services/org.thalweg.Optimizer"));
            out.write("com.acme.Gone\n".getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    private static String sha256(Path file) throws IOException {
        return MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString();
    }

    @Test
    void are_kept_by_file_name_with_version_and_fingerprint() throws IOException {
        Path jar = jar("1.0");
        try (Catalog catalog = Catalog.builder().plugins(jar).build()) {
            assertThat(UsedPlugins.of(catalog))
                    .isEqualTo(Map.of("plug-in acme.jar", "version 1.0, SHA-256 " + sha256(jar)));
        }
    }

    @Test
    void a_version_that_is_not_in_the_manifest_is_not_said() throws IOException {
        Path jar = jar("");
        try (Catalog catalog = Catalog.builder().plugins(jar).build()) {
            assertThat(UsedPlugins.of(catalog))
                    .isEqualTo(
                            Map.of("plug-in acme.jar", "version not said, SHA-256 " + sha256(jar)));
        }
    }

    @Test
    void tell_what_has_changed_and_no_other_text() {
        assertThat(
                        UsedPlugins.changes(
                                KEPT,
                                Map.of(
                                        "command", "thalweg ablate b.yaml",
                                        "plug-in acme.jar", "version 1.1, SHA-256 bb")))
                .containsExactly(
                        "plug-in acme.jar has changed since these results were begun: then version 1.0, SHA-256 aa; now version 1.1, SHA-256 bb. Runs of its components count only with the same SHA-256.");
        assertThat(UsedPlugins.changes(KEPT, Map.of()))
                .containsExactly(
                        "plug-in acme.jar has changed since these results were begun: then version 1.0, SHA-256 aa; now none. Runs of its components count only with the same SHA-256.");
        assertThat(UsedPlugins.changes(KEPT, KEPT)).isEmpty();
    }

    @Test
    void have_not_changed_where_there_are_no_results_yet() {
        assertThat(UsedPlugins.changes(Map.of(), KEPT)).isEmpty();
    }
}
