package org.thalweg.integration.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.thalweg.integration.Published;

/*
 * A Maven local repository in which this build's artifacts are installed, for one test. Nothing of them may get into the
 * user's own repository; but what that has of others' plug-ins and libraries must not be downloaded or copied again. So its
 * folders are linked, one by one, and org/thalweg is a folder of our own. Maven 3.9 could chain two repositories; 3.8 cannot.
 */
final class Repository {

    private static final String OURS = "thalweg";

    private Repository() {}

    /** Makes the repository in an empty folder. */
    static void create(Path repository) throws IOException {
        Path users = usersOwn();
        link(users, repository, "org");
        link(users.resolve("org"), repository.resolve("org"), OURS);
        String version = Published.version();
        Files.copy(Published.ROOT.resolve("pom.xml"), file(repository, "thalweg", version, "pom"));
        for (String name : Published.artifacts().keySet()) {
            Files.copy(
                    Published.ROOT.resolve(name).resolve("pom.xml"),
                    file(repository, name, version, "pom"));
            Packed.copy(Published.placeOf(name), file(repository, name, version, "jar"));
        }
    }

    /** Surefire tells where the repository is that Maven uses now. */
    private static Path usersOwn() {
        return Optional.ofNullable(System.getProperty("localRepository"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".m2", "repository"));
    }

    private static void link(Path from, Path to, String except) throws IOException {
        Files.createDirectories(to);
        for (Path entry : list(from)) {
            if (!entry.endsWith(except)) {
                Files.createSymbolicLink(to.resolve(entry.getFileName()), entry.toAbsolutePath());
            }
        }
    }

    /** Removes the links, and leaves alone what they lead to. */
    static void unlink(Path repository) throws IOException {
        for (Path folder : List.of(repository, repository.resolve("org"))) {
            for (Path entry : list(folder)) {
                if (Files.isSymbolicLink(entry)) {
                    Files.delete(entry);
                }
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    private static Path file(Path repository, String artifact, String version, String extension)
            throws IOException {
        Path folder = repository.resolve(Path.of("org", OURS, artifact, version));
        Files.createDirectories(folder);
        return folder.resolve(artifact + "-" + version + "." + extension);
    }
}
