package org.thalweg.cli.plugin;

import com.google.common.base.Ascii;
import com.google.common.base.CaseFormat;
import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.thalweg.ApiVersion;
import org.thalweg.Optimizer;
import org.thalweg.UsageException;
import org.thalweg.catalog.Catalog;
import org.thalweg.files.JarVersion;
import org.thalweg.records.Kind;
import org.thalweg.records.Parameter;
import org.thalweg.text.DidYouMean;

/** A Maven project to begin with: one component that works, its test, and everything else that a plug-in needs. */
public final class NewPlugin {

    private static final String NAME = "[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*";

    private final Beginning beginning;
    private final Kind kind;
    private final String name;
    private final String javaPackage;
    private final String type;

    /**
     * A project for a component.
     *
     * @param beginning what it begins as
     * @param name in kebab case
     * @param javaPackage where its record lies
     * @throws UsageException if there can be no such component or package, or there is one of this name already
     */
    public NewPlugin(Beginning beginning, String name, String javaPackage) {
        this.beginning = beginning;
        this.kind = beginning.kind();
        this.name = name;
        this.javaPackage = javaPackage;
        requireName();
        type = CaseFormat.LOWER_HYPHEN.to(CaseFormat.UPPER_CAMEL, name);
        requireNewName();
        requirePackage(javaPackage);
    }

    private void requireName() {
        if (!name.matches(NAME)) {
            String kebab =
                    Parameter.kebab(name).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
            String suggestion = kebab.matches(NAME) ? kebab : "acme-" + kind.singular();
            throw new UsageException(
                    String.format(
                            "'%s' is not a name for %s. Write it in kebab case, such as '%s'.",
                            name, kind.withArticle(), suggestion));
        }
    }

    private void requireNewName() {
        try (Catalog catalog = Catalog.standard()) {
            catalog.entries(kind).stream()
                    .filter(entry -> DidYouMean.same(entry.name(), name))
                    .forEach(
                            entry -> {
                                throw new UsageException(
                                        String.format(
                                                "There is %s '%s' already. Choose another name, such as 'my-%s'.",
                                                kind.withArticle(), entry.name(), name));
                            });
        }
        for (String taken :
                List.of(
                        "java.lang.",
                        "java.util.",
                        "org.thalweg.",
                        "org.thalweg.graph.",
                        kind.type().getName() + "$")) {
            if (exists(taken + type)) {
                throw new UsageException(
                        String.format(
                                "A record '%s' would be mistaken for %s. Choose another name, such as 'my-%s'.",
                                type, (taken + type).replace('$', '.'), name));
            }
        }
    }

    private static boolean exists(String className) {
        try {
            Class.forName(className, false, Optimizer.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static void requirePackage(String javaPackage) {
        if (!SourceVersion.isName(javaPackage, SourceVersion.RELEASE_17)
                || !javaPackage.matches("[a-z0-9_.]+")) {
            throw new UsageException(
                    String.format(
                            "'%s' is not a package. Write words of small letters with dots between them, such as 'com.acme'.",
                            javaPackage));
        }
        if (javaPackage.matches("(org\\.thalweg|javax?)(\\..*)?")) {
            throw new UsageException(
                    String.format(
                            "The package '%s' belongs to someone else. Choose your own, such as 'com.acme'.",
                            javaPackage));
        }
    }

    /**
     * Writes the project.
     *
     * @param root its directory: made if it does not exist, else it must be empty
     * @throws UsageException if there is something already
     */
    public void write(Path root) throws IOException {
        requireEmpty(root);
        for (Map.Entry<String, String> file : files().entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, filled(file.getValue()));
        }
    }

    private static void requireEmpty(Path root) throws IOException {
        try {
            Files.createDirectories(root);
        } catch (FileAlreadyExistsException e) {
            throw new UsageException(root + ": this is a file. Name another place with --dir.", e);
        }
        try (Stream<Path> files = Files.list(root)) {
            if (files.findAny().isPresent()) {
                throw new UsageException(
                        root
                                + ": this directory is not empty. Name another with --dir, or remove it.");
            }
        }
    }

    /** Returns the templates by the path of the file that each becomes. */
    private Map<String, String> files() {
        String folder = javaPackage.replace('.', '/') + "/" + type;
        Map<String, String> files = new TreeMap<>();
        files.put("pom.xml", "pom.xml");
        files.put("README.md", "README.md");
        files.put(".gitignore", "gitignore.txt");
        files.put("src/main/java/" + folder + ".java", beginning.template());
        files.put("src/test/java/" + folder + "Test.java", "ContractTest.java");
        files.put("src/main/resources/" + kind.services(), "service.txt");
        return files;
    }

    private String filled(String template) throws IOException {
        return Resources.toString(
                        Objects.requireNonNull(
                                NewPlugin.class.getResource("project/" + template), template),
                        StandardCharsets.UTF_8)
                .replace("{{command}}", beginning.command())
                .replace("{{use}}", beginning.use(name))
                .replace("{{data}}", kind == Kind.PROBLEM ? "" : " --data FILE.csv --target COLUMN")
                .replace(
                        "{{A-kind}}",
                        Ascii.toUpperCase(kind.withArticle().charAt(0))
                                + kind.withArticle().substring(1))
                .replace("{{services}}", kind.services())
                .replace("{{contract}}", kind.type().getSimpleName() + "Contract")
                .replace("{{name}}", name)
                .replace("{{type}}", type)
                .replace("{{package}}", javaPackage)
                .replace("{{thalweg}}", version());
    }

    /** Returns the version of the artifacts that belong to this program. */
    private static String version() {
        return JarVersion.of(Optimizer.class).orElse(ApiVersion.CURRENT + ".0-SNAPSHOT");
    }

    /** Returns what to do with the project, in a few lines. */
    public String nextSteps(Path root) {
        List<String> lines = new ArrayList<>();
        lines.add("Wrote " + files().size() + " files to " + root + ". Next:");
        lines.add("");
        lines.add("  cd " + root);
        lines.add("  mvn verify");
        lines.add("  thalweg check target/" + name + "-1.0.jar");
        lines.add("");
        lines.add("The record is in " + source() + ".");
        return String.join("\n", lines) + "\n";
    }

    private String source() {
        return "src/main/java/" + javaPackage.replace('.', '/') + "/" + type + ".java";
    }
}
