package org.thalweg.catalog;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.thalweg.ApiVersion;
import org.thalweg.records.Kind;
import org.thalweg.text.DidYouMean;

/**
 * The files of one plug-in: a JAR, or a directory with several and perhaps classes.
 *
 * @param location the JAR or directory
 * @param classPath what its class loader reads
 */
record Bundle(Path location, List<Path> classPath) {

    private static final String SERVICES = "META-INF/services/";

    static Bundle ofJar(Path jar) {
        return new Bundle(jar, List.of(jar));
    }

    /** Returns the plug-in in a directory: its own classes, its JARs, and those in {@code lib}. */
    static Bundle ofDirectory(Path directory) throws Flaw {
        List<Path> classPath = new ArrayList<>();
        if (Files.isDirectory(directory.resolve(SERVICES))) {
            classPath.add(directory);
        }
        classPath.addAll(jarsIn(directory));
        if (Files.isDirectory(directory.resolve("lib"))) {
            classPath.addAll(jarsIn(directory.resolve("lib")));
        }
        return new Bundle(directory, classPath);
    }

    static boolean isJar(Path path) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".jar");
    }

    private static List<Path> jarsIn(Path directory) throws Flaw {
        return list(directory).stream()
                .filter(path -> isJar(path) && !Files.isDirectory(path))
                .toList();
    }

    /** Returns what is in a directory, but for hidden files, in alphabetical order. */
    static List<Path> list(Path directory) throws Flaw {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Flaw("this directory cannot be read (%s). Allow it.", Flaw.brief(e));
        }
    }

    /**
     * Looks into every JAR.
     *
     * @return the version that a manifest declares; empty if none does
     * @throws Flaw if a JAR is damaged or made for another version of the API
     */
    String inspect(List<Complaint> harmless) throws Flaw {
        String version = "";
        for (Path path : classPath) {
            if (Files.isDirectory(path)) {
                continue;
            }
            String inside = path.equals(location) ? "" : path.getFileName() + ": ";
            try (JarFile jar = new JarFile(path.toFile())) {
                Manifest manifest = jar.getManifest();
                checkApiVersion(manifest, inside);
                version = version.isEmpty() ? Services.version(manifest) : version;
                contents(jar).ifPresent(text -> harmless.add(Complaint.harmless(path, text)));
            } catch (IOException | SecurityException e) {
                throw new Flaw(
                        "%sthis is not a complete JAR (%s). Build or copy it again.",
                        inside, Flaw.brief(e));
            }
        }
        return version;
    }

    private static void checkApiVersion(@Nullable Manifest manifest, String inside) throws Flaw {
        String declared =
                manifest == null
                        ? null
                        : manifest.getMainAttributes().getValue(ApiVersion.MANIFEST_ATTRIBUTE);
        if (declared == null) {
            return;
        }
        try {
            if (!ApiVersion.CURRENT.accepts(ApiVersion.parse(declared))) {
                throw new Flaw(
                        "%sthis was built against version %s of the API, and here is version %s. Build it against %3$s, or get a version that is.",
                        inside, ApiVersion.parse(declared), ApiVersion.CURRENT);
            }
        } catch (IllegalArgumentException e) {
            throw new Flaw(
                    "%sin the manifest, %s: %s",
                    inside, ApiVersion.MANIFEST_ATTRIBUTE, String.valueOf(e.getMessage()));
        }
    }

    /** Returns what a JAR had better not contain. */
    private static Optional<String> contents(JarFile jar) {
        List<String> names = jar.stream().map(JarEntry::getName).toList();
        List<String> classes =
                names.stream()
                        .filter(name -> name.endsWith(".class"))
                        .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                        .toList();
        Optional<String> tooMuch = copies(classes);
        if (tooMuch.isPresent()) {
            return tooMuch;
        }
        List<String> kinds = Stream.of(Kind.values()).map(kind -> kind.type().getName()).toList();
        return names.stream()
                .filter(name -> name.startsWith(SERVICES + "org.thalweg."))
                .map(name -> name.substring(SERVICES.length()))
                .filter(name -> !kinds.contains(name))
                .findFirst()
                .map(
                        name ->
                                String.format(
                                        "%s%s lists no kind of component.%s Possible are %s.",
                                        SERVICES,
                                        name,
                                        DidYouMean.suggest(name, kinds),
                                        String.join(", ", kinds)));
    }

    /** Returns what is to be said of classes that the program has itself. */
    private static Optional<String> copies(List<String> classes) {
        List<String> inside = classes.stream().filter(ApiOnlyLoader::isInside).toList();
        if (!inside.isEmpty()) {
            return Optional.of(
                    String.format(
                            "this JAR contains %s of the program itself, %s%s. Its own components are taken from the program. A plug-in needs none: give optimizer-impl and optimizer-testkit the scope test.",
                            inside.size() == 1 ? "a class" : inside.size() + " classes",
                            inside.size() == 1 ? "" : "such as ",
                            inside.get(0)));
        }
        return classes.stream()
                .filter(ApiOnlyLoader::isApi)
                .findFirst()
                .map(
                        api ->
                                String.format(
                                        "this JAR contains the API itself (%s), which is ignored: the program brings its own. Leave optimizer-api out of it (scope provided).",
                                        api));
    }

    /** Returns a loader that sees this plug-in, the API and the JDK, and nothing else. */
    URLClassLoader open() {
        URL[] urls = classPath.stream().map(Bundle::url).toArray(URL[]::new);
        return new URLClassLoader(location.toString(), urls, new ApiOnlyLoader());
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(path + " has no URL.", e);
        }
    }
}
