package org.thalweg.integration.stranger;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.internal.InternalFutureFailureAccess;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.thalweg.integration.Program;
import org.thalweg.integration.Program.Output;
import org.thalweg.integration.Published;

/** Sources that somebody compiles and starts with the JDK's own tools. */
final class Application {

    private static final ToolProvider JAVAC = ToolProvider.findFirst("javac").orElseThrow();
    private static final ToolProvider JAR = ToolProvider.findFirst("jar").orElseThrow();

    private final Path folder;

    Application(Path folder) {
        this.folder = folder;
    }

    /** Returns what training on files needs, as a path: our JARs and those behind them. */
    static String path() {
        Stream<Path> ours =
                Stream.of("optimizer-api", "optimizer-impl", "regularizers", "datasets")
                        .map(Published::placeOf);
        Stream<Path> others =
                Stream.of(
                                ImmutableList.class,
                                InternalFutureFailureAccess.class,
                                CsvReader.class,
                                JavaDoubleParser.class)
                        .map(Program::placeOf);
        return join(Stream.concat(ours, others).map(Path::toString).toArray(String[]::new));
    }

    static String join(String... paths) {
        return Arrays.stream(paths).collect(joining(File.pathSeparator));
    }

    /** Compiles sources, each under the path of its file; returns the folder of the classes. */
    Path compile(String name, Map<String, String> sources, String... options) throws IOException {
        Path classes = folder.resolve(name);
        // Without a class path said, it is that of the tests.
        List<String> arguments = new ArrayList<>(List.of("-cp", folder.toString()));
        arguments.addAll(Arrays.asList(options));
        // What a stranger's compiler warns of, it would warn of in every build of theirs.
        arguments.addAll(List.of("-Xlint:all", "-Werror", "-proc:none", "-d", classes.toString()));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(name + "-sources").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            arguments.add(file.toString());
        }
        use(JAVAC, arguments);
        return classes;
    }

    /** Packs a folder of classes; returns the JAR. */
    Path pack(Path classes) {
        Path jar = folder.resolve(classes.getFileName() + ".jar");
        use(JAR, List.of("--create", "--file", jar.toString(), "-C", classes.toString(), "."));
        return jar;
    }

    private static void use(ToolProvider tool, List<String> arguments) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int code = tool.run(out, out, arguments.toArray(String[]::new));
        assertThat(code).as("%s %s%n%s", tool.name(), arguments, said).isZero();
    }

    /** Starts a tool of the JDK that runs the tests. */
    Output start(String tool, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
        command.addAll(Arrays.asList(arguments));
        return Program.run(folder, command);
    }
}
