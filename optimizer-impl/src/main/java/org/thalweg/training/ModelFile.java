package org.thalweg.training;

import com.google.common.base.CharMatcher;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.thalweg.UsageException;
import org.thalweg.catalog.Catalog;
import org.thalweg.files.OutputFile;
import org.thalweg.text.JsonReader;
import org.thalweg.text.JsonWriter;
import org.thalweg.text.Shown;

/**
 * A trained model in a file: JSON, whose last member is the SHA-256 of the text before it, in UTF-8 and without line ends, which
 * some programs change. A model of a newer version is told from a damaged one.
 */
final class ModelFile {

    private static final String KIND = "thalweg model";

    /** The newest. A file has the oldest that says all of it, so that older versions read what they can. */
    private static final long VERSION = 2;

    /** With which files begin. */
    static final String BEGINNING = "{\n  \"format\": \"" + KIND + "\"";

    private static final String HASH = "sha256";

    /** Where the kind is looked for. */
    private static final int HEAD = 200;

    private final Path file;

    ModelFile(Path file) {
        this.file = file;
    }

    void write(TrainedModel trained) throws IOException {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", KIND);
        Map<String, Object> members = ModelTree.of(trained);
        tree.put("version", ModelTree.isOfFirstVersion(members) ? 1 : VERSION);
        tree.putAll(members);
        String text = JsonWriter.write(tree);
        // The brace at the end makes place for one more member.
        String before = text.substring(0, text.lastIndexOf("\n}")) + ",\n  ";
        OutputFile output = new OutputFile(file);
        output.requireNoOther("model", BEGINNING);
        output.write(before + "\"" + HASH + "\": \"" + hash(before) + "\"\n}\n");
    }

    private static String hash(String text) {
        String line = CharMatcher.anyOf("\r\n").removeFrom(text);
        return Hashing.sha256().hashString(line, StandardCharsets.UTF_8).toString();
    }

    TrainedModel read(Catalog catalog) throws IOException {
        if (Files.isDirectory(file)) {
            throw new UsageException(file + ": this is a folder. Name the file of a model.");
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        requireKind(text);
        try {
            Members tree = Members.of(parsed(text));
            requireVersion(tree);
            requireUnchanged(tree, text);
            return ModelTree.read(tree, catalog);
        } catch (UsageException e) {
            throw new UsageException(file + ": " + e.getMessage(), e);
        }
    }

    private static Object parsed(String text) {
        try {
            return JsonReader.read(text);
        } catch (UsageException e) {
            throw new UsageException(
                    "The file is damaged, or not all of it is there: "
                            + e.getMessage()
                            + ". Save the model again, or take a copy that is whole.",
                    e);
        }
    }

    private void requireKind(String text) {
        if (text.startsWith("thalweg checkpoint ")) {
            throw new UsageException(
                    file
                            + ": this is a checkpoint, from which a training goes on. A model is what 'thalweg train --save FILE', or fit.save(file), writes.");
        }
        if (!text.substring(0, Math.min(text.length(), HEAD)).contains('"' + KIND + '"')) {
            throw new UsageException(
                    file
                            + ": this is no model that was saved: it does not begin with {\"format\": \""
                            + KIND
                            + "\".");
        }
    }

    private static void requireVersion(Members tree) {
        long version = tree.whole64("version");
        if (version < 1 || version > VERSION) {
            throw new UsageException(
                    "This is version %d of the format of models, and this Thalweg reads version %d. Use the Thalweg that wrote it, or a later one."
                            .formatted(version, VERSION));
        }
    }

    private static void requireUnchanged(Members tree, String text) {
        String said = tree.text(HASH);
        String is = hash(text.substring(0, text.lastIndexOf('"' + HASH + '"')));
        if (!is.equals(said)) {
            throw new UsageException(
                    "The file was changed since it was saved: its content has the SHA-256 %s…, and it says %s…. Save the model again, or take a copy that nobody has changed."
                            .formatted(start(is), start(said)));
        }
    }

    private static String start(String hash) {
        return Shown.of(hash.substring(0, Math.min(hash.length(), 12)));
    }
}
