package org.thalweg.experiments.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A browser without a window, which shows a page once. */
final class Chromium {

    static final List<String> NAMES =
            List.of(
                    "chromium",
                    "chromium-browser",
                    "google-chrome",
                    "google-chrome-stable",
                    "chrome");

    private final Path program;

    private Chromium(Path program) {
        this.program = program;
    }

    /** What came of a page: the document after its scripts ran, and what the console said. */
    record Shown(String document, List<String> console) {}

    static Optional<Chromium> find() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Chromium::new);
    }

    Shown show(String page, Path folder) throws IOException, InterruptedException {
        return show(page, folder, 1200);
    }

    /** Shows a page in a window so many pixels wide; there are none narrower than 500. */
    Shown show(String page, Path folder, int width) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("page.html"), page);
        Path document = folder.resolve("document.html");
        Path log = folder.resolve("log.txt");
        // Its profile is not in a folder that JUnit cleans: helper processes may still write when
        // the browser has ended.
        Path profile = Files.createTempDirectory("thalweg-chromium");
        Process process =
                new ProcessBuilder(
                                program.toString(),
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--enable-logging=stderr",
                                "--window-size=" + width + ",900",
                                // Time in the page, not outside: what is due within it has
                                // happened.
                                "--virtual-time-budget=3000",
                                "--user-data-dir=" + profile,
                                "--dump-dom",
                                file.toUri().toString())
                        .redirectOutput(document.toFile())
                        .redirectError(log.toFile())
                        .start();
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                throw new IOException(program + " did not end within two minutes.");
            }
        } finally {
            process.destroyForcibly();
            delete(profile);
        }
        try (Stream<String> lines = Files.lines(log, UTF_8)) {
            return new Shown(
                    Files.readString(document),
                    lines.filter(line -> line.contains("CONSOLE")).toList());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (UncheckedIOException e) {
            // A helper process removed a file of its own meanwhile.
        }
    }
}
