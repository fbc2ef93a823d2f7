package org.thalweg.experiments.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.thalweg.files.FileFailure;

/** What files and databases complain of, in words. */
final class Trouble {

    private static final int PRIMARY_CODE = 0xff;
    private static final Pattern MISSING = Pattern.compile("no such (table|column): ([\\w.]+)");
    private static final String REMEDY =
            "Restore a copy, save what can be saved with \"sqlite3 FILE .recover\", or move it away and run the same command again.";

    private Trouble() {}

    static StoreException with(Path file, SQLException e) {
        int code = e.getErrorCode() & PRIMARY_CODE;
        return new StoreException(file + ": " + words(code, e), e);
    }

    static StoreException withoutTemporary(Path folder) {
        return new StoreException(
                folder
                        + ": SQLite must be unpacked into this folder for temporary files, and it cannot be written. Allow it, or name another: JAVA_OPTS=-Djava.io.tmpdir=FOLDER.");
    }

    static StoreException withoutDriver(LinkageError e) {
        return new StoreException(
                String.format(
                        "SQLite cannot be loaded from %s: %s. Name another folder, from which programs may be run: JAVA_OPTS=-Djava.io.tmpdir=FOLDER.",
                        System.getProperty("java.io.tmpdir"), e.getMessage()),
                e);
    }

    private static String words(int code, SQLException e) {
        if (e instanceof Damage damage) {
            return damaged(damage);
        }
        if (code == SQLiteErrorCode.SQLITE_FULL.code) {
            return "the disk is full. What was finished before is safe; make room and run the same command again.";
        }
        if (code == SQLiteErrorCode.SQLITE_IOERR.code && e instanceof SQLiteException sqlite) {
            return String.format(
                    "cannot be read or written (%s). Is the disk full, a quota or a limit on the size of files reached, or the disk failing? What was finished before is safe; make room and run the same command again.",
                    sqlite.getResultCode().name());
        }
        if (code == SQLiteErrorCode.SQLITE_READONLY.code
                || code == SQLiteErrorCode.SQLITE_CANTOPEN.code
                || code == SQLiteErrorCode.SQLITE_PERM.code) {
            return readOnly();
        }
        if (code == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return "this is no results database, and it was left as it is. Move it away, or choose another folder.";
        }
        if (code == SQLiteErrorCode.SQLITE_CORRUPT.code) {
            return damaged();
        }
        Matcher missing = MISSING.matcher(String.valueOf(e.getMessage()));
        if (missing.find()) {
            return damaged(
                    new Damage("its " + missing.group(1) + " " + missing.group(2), "is not there"));
        }
        if (code == SQLiteErrorCode.SQLITE_BUSY.code
                || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return "another program is writing to this database. Close it there, and run the same command again.";
        }
        return "the database cannot be used: " + e.getMessage();
    }

    private static String readOnly() {
        return "cannot be written. Allow writing to the folder and the file, or choose another folder.";
    }

    /** Returns what is said of a folder of the protocol in which seeds repeated one split. */
    static String oneSplit() {
        return "was written under the earlier protocol, in which seeds repeated one split, and is left as it is: its report.html and runs.csv can be read, but nothing is added to it or judged anew. Choose another folder with --out.";
    }

    static String damaged() {
        return "the database is damaged, and was left as it is. " + REMEDY;
    }

    private static String damaged(Damage damage) {
        return String.format(
                "the database is damaged: %s. It was left as it is. %s",
                damage.getMessage(), REMEDY);
    }

    static StoreException with(Path file, IOException e) {
        if (e instanceof AccessDeniedException) {
            return new StoreException(file + ": " + readOnly(), e);
        }
        if (e instanceof FileAlreadyExistsException) {
            return new StoreException(
                    file + ": is a file, not a folder. Choose another folder for the results.", e);
        }
        String reason =
                e instanceof NoSuchFileException
                        ? "its folder is not there, and could not be made"
                        : FileFailure.reason(e);
        return new StoreException(file + ": cannot be written: " + reason + ".", e);
    }
}
