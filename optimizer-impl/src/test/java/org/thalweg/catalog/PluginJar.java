package org.thalweg.catalog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A plug-in's JAR, compiled on the spot. */
final class PluginJar {

    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|record|interface|enum) (\\w+)");

    private final Map<String, byte[]> entries = new TreeMap<>();
    private final List<String> manifest = new ArrayList<>();

    /** The start of most sources: a package and what they import. */
    static String inAcme(String source) {
        return "package com.acme; import java.util.*; import org.thalweg.*; " + source;
    }

    /** The source of a well-formed optimizer. */
    static String optimizer(String name) {
        return inAcme(
                """
                public record NAME(@Param(range = "[0, 1)") double decay) implements Optimizer {
                    public NAME() { this(0.5); }
                    public Kernel kernel(Step step) { return tile -> {}; }
                }
                """
                        .replace("NAME", name));
    }

    /** Adds the classes of sources, which see each other and the class path of the tests. */
    PluginJar compile(String... sources) {
        entries.putAll(classes(sources));
        return this;
    }

    /** Adds a line to a services file. */
    PluginJar service(String kind, String... classNames) {
        return text("META-INF/services/" + kind, String.join("\n", classNames) + "\n");
    }

    PluginJar text(String entry, String content) {
        entries.put(entry, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    PluginJar manifest(String attribute, String value) {
        manifest.add(attribute);
        manifest.add(value);
        return this;
    }

    /** Removes a class, as if a library had been forgotten. */
    PluginJar without(String className) {
        entries.remove(className.replace('.', '/') + ".class");
        return this;
    }

    /** Raises the version in a class file, as a newer compiler would. */
    PluginJar compiledForJava(int version, String className) {
        classFile(className)[7] = (byte) (44 + version);
        return this;
    }

    /** Overwrites the middle of a class file. */
    PluginJar damaged(String className) {
        byte[] bytes = classFile(className);
        for (int i = 10; i < bytes.length / 2; i++) {
            bytes[i] = (byte) 0xFF;
        }
        return this;
    }

    private byte[] classFile(String className) {
        return Objects.requireNonNull(entries.get(className.replace('.', '/') + ".class"));
    }

    Path write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Manifest written = new Manifest();
        written.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        for (int i = 0; i < manifest.size(); i += 2) {
            written.getMainAttributes().putValue(manifest.get(i), manifest.get(i + 1));
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file), written)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return file;
    }

    private static Map<String, byte[]> classes(String... sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter log = new StringWriter();
        try (Memory memory = new Memory(compiler.getStandardFileManager(null, null, null))) {
            List<Source> units = new ArrayList<>();
            for (String source : sources) {
                units.add(new Source(name(source), source));
            }
            List<String> options = List.of("--release", "17", "-proc:none", "-nowarn");
            if (!compiler.getTask(log, memory, null, options, null, units).call()) {
                throw new IllegalArgumentException(log.toString());
            }
            Map<String, byte[]> classes = new TreeMap<>();
            memory.classes.forEach((file, bytes) -> classes.put(file, bytes.toByteArray()));
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(String source) {
        Matcher inPackage = PACKAGE.matcher(source);
        Matcher type = TYPE.matcher(source);
        return (inPackage.find() ? inPackage.group(1).replace('.', '/') + "/" : "")
                + (type.find() ? type.group(1) : "");
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String content;

        Source(String name, String content) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.content = content;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content;
        }
    }

    /** Keeps the compiler's output. */
    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes = new TreeMap<>();

        Memory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            String file = className.replace('.', '/') + ".class";
            return new SimpleJavaFileObject(URI.create("memory:///" + file), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return classes.computeIfAbsent(file, ignored -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
