package org.thalweg.benchmarks;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * What came out of one benchmark with certain parameters.
 *
 * @param type simple name of the class
 * @param against the methods that it is compared with
 */
record Figure(
        String type,
        String method,
        List<String> against,
        Map<String, String> params,
        double value,
        String unit) {

    static Figure of(BenchmarkParams params, double value, String unit) {
        String name = params.getBenchmark();
        int dot = name.lastIndexOf('.');
        Class<?> type = type(name.substring(0, dot));
        String method = name.substring(dot + 1);
        Map<String, String> values = new TreeMap<>();
        params.getParamsKeys().forEach(key -> values.put(key, params.getParam(key)));
        return new Figure(type.getSimpleName(), method, against(type, method), values, value, unit);
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> against(Class<?> type, String name) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .filter(method -> method.isAnnotationPresent(Against.class))
                .map(Figure::against)
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> against(Method method) {
        return List.of(method.getAnnotation(Against.class).value());
    }

    /** Returns whether this is a figure of the yardstick for the other: no parameter that both have differs. */
    boolean isYardstick(String yardstick, Figure other) {
        return type.equals(other.type)
                && method.equals(yardstick)
                && params.entrySet().stream()
                        .allMatch(
                                entry ->
                                        other.params
                                                .getOrDefault(entry.getKey(), entry.getValue())
                                                .equals(entry.getValue()));
    }

    /** Returns {@code batch=32 rows=500000}, by name. */
    String settings() {
        return new TreeMap<>(params)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" "));
    }
}
