package org.thalweg.catalog;

import java.util.List;
import org.thalweg.Component;

/**
 * What a plug-in sees besides its own JARs: the JDK and the packages of the API. Not the program's other classes, of which a
 * plug-in may bring its own version; and not the program's resources, or it would list the program's components as its own.
 */
final class ApiOnlyLoader extends ClassLoader {

    static final List<String> PACKAGES = List.of("org.thalweg", "org.thalweg.graph");

    static {
        registerAsParallelCapable();
    }

    ApiOnlyLoader() {
        super("thalweg-api", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!isApi(name)) {
            throw new ClassNotFoundException(name);
        }
        return Class.forName(name, false, Component.class.getClassLoader());
    }

    /** Returns whether a class of this name would belong to the API. */
    static boolean isApi(String className) {
        return PACKAGES.contains(className.substring(0, Math.max(0, className.lastIndexOf('.'))));
    }

    /** Returns whether a class of this name belongs to the program, but not to the API. */
    static boolean isInside(String className) {
        return className.startsWith("org.thalweg.") && !isApi(className);
    }
}
