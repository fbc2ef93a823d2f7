package org.thalweg.records;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Member;
import org.thalweg.UsageException;

/** What is called by reflection. */
final class Reflected {

    private Reflected() {}

    /**
     * Returns a constructor or method after it has been made accessible.
     *
     * @throws UsageException if a module keeps it to itself
     */
    static <T extends AccessibleObject & Member> T accessible(T member) {
        try {
            member.setAccessible(true);
            return member;
        } catch (InaccessibleObjectException e) {
            Class<?> type = member.getDeclaringClass();
            throw new UsageException(
                    String.format(
                            "The hyper-parameters of %s cannot be read: its module %s keeps its package to itself. Write 'opens %s;' in module-info.java, or 'exports %3$s;' if the record is public.",
                            type.getName(), type.getModule().getName(), type.getPackageName()),
                    e);
        }
    }
}
