package org.thalweg.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.InvalidModuleDescriptorException;
import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.thalweg.records.Kind;

/** What the module descriptor in a JAR says of components. */
final class ModuleInfo {

    static final String FILE = "module-info.class";

    private ModuleInfo() {}

    /** Returns the names of the classes that a module provides as components of a kind. */
    static List<String> provided(ModuleDescriptor module, Kind kind) {
        return module.provides().stream()
                .filter(provides -> provides.service().equals(kind.type().getName()))
                .flatMap(provides -> provides.providers().stream())
                .toList();
    }

    /** Returns whether a JAR is a module that provides components. */
    static boolean providesComponents(JarFile jar) throws IOException {
        ZipEntry entry = jar.getEntry(FILE);
        if (entry == null) {
            return false;
        }
        try (InputStream in = jar.getInputStream(entry)) {
            ModuleDescriptor module = ModuleDescriptor.read(in);
            return Stream.of(Kind.values()).anyMatch(kind -> !provided(module, kind).isEmpty());
        } catch (InvalidModuleDescriptorException e) {
            return false;
        }
    }
}
