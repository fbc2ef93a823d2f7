package org.thalweg.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.UsageException;

class OutputFileTest {

    @TempDir Path folder;

    private OutputFile file(String name) {
        return new OutputFile(folder.resolve(name));
    }

    private static void refuses(OutputFile file, String sentences) {
        assertThatThrownBy(file::requireReplaceable)
                .isInstanceOf(UsageException.class)
                .hasMessage(sentences);
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList().stream();
        }
    }

    @Test
    void writes_and_replaces_and_leaves_nothing_beside() throws IOException {
        OutputFile file = file("a.txt");
        file.requireReplaceable();
        assertThat(names()).isEmpty();
        file.write("η one");
        file.write("two");
        assertThat(file.path()).hasContent("two");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void keeps_what_was_there_if_writing_fails() throws IOException {
        OutputFile file = file("a.txt");
        file.write("one");
        assertThatThrownBy(
                        () ->
                                file.write(
                                        out -> {
                                            out.write(1);
                                            throw new IOException("No space left on device");
                                        }))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(file.path() + ": cannot be written: No space left on device");
        assertThat(file.path()).hasContent("one");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void says_before_writing_what_is_in_the_way() throws IOException {
        Files.createDirectory(folder.resolve("folder"));
        Files.writeString(folder.resolve("file"), "");
        refuses(
                file("folder"),
                folder.resolve("folder") + ": this is a folder. Name a file in it.");
        refuses(
                file("nowhere/a"),
                folder.resolve("nowhere/a")
                        + ": there is no folder '"
                        + folder.resolve("nowhere")
                        + "'. Make it, or name another file.");
        refuses(
                file("file/a"),
                folder.resolve("file/a")
                        + ": '"
                        + folder.resolve("file")
                        + "' is a file, not a folder. Name another file.");
        refuses(new OutputFile(Path.of("")), "'' is no name of a file. Name one.");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void says_before_writing_what_the_system_refuses() {
        refuses(
                file("é".repeat(128)),
                folder.resolve("é".repeat(128)) + ": File name too long. Name another file.");
        assertThatThrownBy(new OutputFile(Path.of("/proc/a"))::requireReplaceable)
                .isInstanceOf(UsageException.class)
                .hasMessageMatching("/proc/a: .*\\. Name another file\\.");
    }

    @Test
    void a_file_of_another_kind_is_told() throws IOException {
        OutputFile file = file("notes.txt");
        file.requireNoOther("list", "list:");
        file.write("");
        file.requireNoOther("list", "list:");
        file.write("list: 1");
        file.requireNoOther("list", "list:");
        file.write("mine");
        assertThatThrownBy(() -> file.requireNoOther("list", "list:"))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        file.path()
                                + ": this file is no list, and would be lost. Name another, or delete it.");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_name_may_be_as_long_as_the_system_allows() throws IOException {
        OutputFile file = file("n".repeat(255));
        file.requireReplaceable();
        file.write("long");
        assertThat(file.path()).hasContent("long");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_device_is_written_to_and_stays_one_but_cannot_be_replaced() throws IOException {
        OutputFile nothing = new OutputFile(Path.of("/dev/null"));
        refuses(
                nothing,
                "/dev/null: this is a device or a pipe, and nothing could be read from it again. Name a file.");
        nothing.requireWritable();
        nothing.write("gone");
        assertThat(Files.isRegularFile(nothing.path())).isFalse();
        assertThatThrownBy(() -> new OutputFile(Path.of("/dev/full")).write("too much"))
                .isInstanceOf(FileSystemException.class)
                .hasMessage("/dev/full: cannot be written: No space left on device");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_link_stays_one() throws IOException {
        Path there = Files.writeString(folder.resolve("there"), "old");
        Files.createSymbolicLink(folder.resolve("link"), Path.of("there"));
        Files.createSymbolicLink(folder.resolve("dangling"), Path.of("later"));
        file("link").write("new");
        file("dangling").write("new");
        assertThat(there).hasContent("new");
        assertThat(folder.resolve("later")).hasContent("new");
        assertThat(folder.resolve("link")).isSymbolicLink();
        assertThat(folder.resolve("dangling")).isSymbolicLink();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void rights_are_those_of_new_files_or_of_the_file_that_is_replaced() throws IOException {
        Path usual = Files.createFile(folder.resolve("usual"));
        OutputFile file = file("a.txt");
        file.write("one");
        assertThat(Files.getPosixFilePermissions(file.path()))
                .isEqualTo(Files.getPosixFilePermissions(usual));
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r-----"));
        file.write("two");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-r-----");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void says_where_writing_is_not_allowed() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeThat(Files.isWritable(closed)).as("root may write everywhere").isFalse();
        refuses(file("closed/a"), closed.resolve("a") + ": permission denied. Name another file.");
    }
}
