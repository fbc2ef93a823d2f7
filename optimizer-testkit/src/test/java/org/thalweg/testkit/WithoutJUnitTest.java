package org.thalweg.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WithoutJUnitTest {

    /** The command line tries plug-ins where there is no JUnit. */
    @Test
    void obligations_are_tried_where_there_is_no_junit() throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(withoutJUnit(), ClassLoader.getPlatformClassLoader())) {
            assertThrows(
                    ClassNotFoundException.class,
                    () -> loader.loadClass("org.opentest4j.TestAbortedException"));
            Object sgd =
                    loader.loadClass("org.thalweg.optimizers.Sgd").getConstructor().newInstance();
            List<?> obligations =
                    (List<?>)
                            loader.loadClass("org.thalweg.testkit.Contract")
                                    .getMethod("of", loader.loadClass("org.thalweg.Component"))
                                    .invoke(null, sgd);
            for (Object obligation : obligations) {
                Object compliance =
                        obligation.getClass().getMethod("compliance").invoke(obligation);
                assertEquals("Compliance[outcome=MET, reason=]", compliance.toString());
            }
        }
    }

    private static URL[] withoutJUnit() throws Exception {
        List<Path> entries =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> !entry.matches(".*(junit|opentest4j|test-classes).*"))
                        .map(Path::of)
                        .toList();
        URL[] urls = new URL[entries.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = entries.get(i).toUri().toURL();
        }
        return urls;
    }
}
