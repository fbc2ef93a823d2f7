package org.thalweg.testkit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.thalweg.Component;
import org.thalweg.Constant;
import org.thalweg.catalog.Catalog;
import org.thalweg.catalog.CatalogException;
import org.thalweg.engine.Chain;
import org.thalweg.records.Parameter;

/** A component in pipe form, read back by a catalog that has what the component is made of. */
final class PrintedForm {

    private PrintedForm() {}

    static <C extends Component> C read(C subject, Class<C> kind, String text) {
        Set<Class<?>> types = new LinkedHashSet<>(Set.of(Constant.class));
        collect(subject, types);
        List<Component> prototypes = new ArrayList<>();
        for (Class<?> type : types) {
            prototypes.add(
                    (Component)
                            Parameter.defaults(type)
                                    .orElseThrow(
                                            () ->
                                                    new Unmet(
                                                            type.getName()
                                                                    + " has no no-argument constructor that works.")));
        }
        try (Catalog catalog = Catalog.of(prototypes.toArray(Component[]::new))) {
            return catalog.parse(kind, text);
        } catch (CatalogException e) {
            throw new Unmet("It prints itself as " + text + ", but: " + e.getMessage());
        }
    }

    /** Adds the types of the component and of all that it holds; a chain stands for its links. */
    private static void collect(Object value, Set<Class<?>> types) {
        if (value instanceof Component && !(value instanceof Chain)) {
            types.add(value.getClass());
            for (Parameter parameter : Parameter.of(value.getClass())) {
                collect(parameter.valueIn(value), types);
            }
        } else if (value instanceof Iterable<?> elements) {
            elements.forEach(element -> collect(element, types));
        }
    }
}
