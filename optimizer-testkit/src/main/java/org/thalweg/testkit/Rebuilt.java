package org.thalweg.testkit;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Set;
import org.thalweg.Component;
import org.thalweg.records.Parameter;

/** Components made from others. */
final class Rebuilt {

    private static final Set<Class<?>> PLAIN =
            Set.of(double.class, int.class, long.class, boolean.class, String.class, List.class);

    private Rebuilt() {}

    /** Returns whether a spec can write values of this type. */
    static boolean isWritable(Class<?> type) {
        return PLAIN.contains(type) || type.isEnum() || Component.class.isAssignableFrom(type);
    }

    /** Returns a component built from another one's hyper-parameters. */
    static <C extends Component> C of(C original) {
        return build(original, "", "");
    }

    /**
     * Returns a component with one hyper-parameter changed.
     *
     * @throws IllegalArgumentException if the component refuses the value
     */
    static <C extends Component> C with(C original, Parameter changed, Object value) {
        return build(original, changed.name(), value);
    }

    private static <C extends Component> C build(C original, String changed, Object value) {
        List<Parameter> parameters = Parameter.of(original.getClass());
        Class<?>[] types = new Class<?>[parameters.size()];
        Object[] values = new Object[parameters.size()];
        for (int i = 0; i < values.length; i++) {
            types[i] = parameters.get(i).type();
            boolean isChanged = parameters.get(i).name().equals(changed);
            values[i] = isChanged ? value : parameters.get(i).valueIn(original);
        }
        try {
            @SuppressWarnings("unchecked") // getClass() of a C
            Class<C> type = (Class<C>) original.getClass();
            Constructor<C> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                throw refusal;
            }
            throw new Unmet("Its constructor throws " + e.getCause() + ".");
        } catch (ReflectiveOperationException e) {
            throw new Unmet("It cannot be constructed: " + e + ".");
        }
    }
}
