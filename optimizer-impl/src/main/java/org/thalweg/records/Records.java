package org.thalweg.records;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.thalweg.Component;
import org.thalweg.Composite;
import org.thalweg.UsageException;

/** Components built from others. */
public final class Records {

    /** Equal to nothing that a component has. */
    private static final Object NONE = new Object();

    private Records() {}

    /**
     * Returns a component with one hyper-parameter changed.
     *
     * @param value of the hyper-parameter's type
     * @throws UsageException what the component says of the value
     */
    public static <C extends Component> C with(C component, Parameter changed, Object value) {
        List<Parameter> parameters = Parameter.of(component.getClass());
        Object[] values =
                parameters.stream()
                        .map(p -> p.name().equals(changed.name()) ? value : p.valueIn(component))
                        .toArray();
        return construct(component, values);
    }

    /**
     * Returns a component with other parts, which take the places that the present ones have among its hyper-parameters and in
     * lists there.
     *
     * @param parts as many as it has
     * @throws UsageException if its parts are not among its hyper-parameters, or what it says of the new ones
     */
    public static <C extends Composite> C withParts(C composite, List<? extends Component> parts) {
        Iterator<? extends Component> present = composite.parts().iterator();
        Iterator<? extends Component> others = parts.iterator();
        Object[] next = {present.hasNext() ? present.next() : NONE};
        UnaryOperator<Object> change =
                value -> {
                    if (value != next[0]) {
                        return value;
                    }
                    next[0] = present.hasNext() ? present.next() : NONE;
                    return others.next();
                };
        Object[] values =
                Parameter.of(composite.getClass()).stream()
                        .map(parameter -> parameter.valueIn(composite))
                        .map(
                                value ->
                                        value instanceof List<?> list
                                                ? list.stream().<Object>map(change).toList()
                                                : change.apply(value))
                        .toArray();
        C made = construct(composite, values);
        if (!made.parts().equals(parts)) {
            throw new UsageException(
                    composite.name()
                            + ".parts() must be its hyper-parameters that are optimizers, in order: its parts cannot be changed.");
        }
        return made;
    }

    private static <C extends Component> C construct(C component, Object[] values) {
        RecordComponent[] declared = component.getClass().getRecordComponents();
        Class<?>[] types =
                Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            @SuppressWarnings("unchecked") // getClass() of a C
            Class<C> type = (Class<C>) component.getClass();
            return Reflected.accessible(type.getDeclaredConstructor(types)).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new UsageException(String.valueOf(e.getCause()), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component.getClass() + " is no public record.", e);
        }
    }
}
