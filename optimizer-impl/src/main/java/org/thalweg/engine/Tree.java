package org.thalweg.engine;

import com.google.common.base.Strings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.thalweg.Block;
import org.thalweg.Named;
import org.thalweg.Optimizer;
import org.thalweg.Wrapper;
import org.thalweg.records.Records;

/**
 * Optimizers within optimizers, by path. A chain's links have their keys, unique within the chain; what a wrapper holds has the
 * wrapper's path before it, {@code accumulate/momentum}, and a part's label where there are several parts. A chain that has
 * no name takes no part in paths.
 */
final class Tree {

    private Tree() {}

    /** Returns the links that stand for a part: those of a chain, or the part itself, by path. */
    static Map<String, Optimizer> links(String path, Optimizer part) {
        List<Optimizer> links = part instanceof Chain chain ? chain.links() : List.of(part);
        List<String> keys = UniqueNames.of(links);
        Map<String, Optimizer> byPath = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            byPath.put(join(path, keys.get(i)), links.get(i));
        }
        return byPath;
    }

    static String join(String path, String key) {
        return path.isEmpty() || key.isEmpty() ? path + key : path + "/" + key;
    }

    /** Returns an optimizer without its name. */
    static Optimizer bare(Optimizer link) {
        return link instanceof Named named ? named.link() : link;
    }

    /** Returns every optimizer but chains, by path, each before what is inside it. */
    static Map<String, Optimizer> all(Optimizer root) {
        Map<String, Optimizer> all = new LinkedHashMap<>();
        collect("", root, (wrapper, part) -> true, all);
        return all;
    }

    /** Returns the same, but only what works on a parameter. */
    static Map<String, Optimizer> covering(Optimizer root, Block block) {
        Map<String, Optimizer> all = new LinkedHashMap<>();
        collect("", root, (wrapper, part) -> wrapper.covers(part, block), all);
        return all;
    }

    private static void collect(
            String path,
            Optimizer part,
            BiPredicate<Wrapper, Integer> wanted,
            Map<String, Optimizer> into) {
        links(path, part)
                .forEach(
                        (at, link) -> {
                            Optimizer bare = bare(link);
                            if (bare instanceof Chain chain) {
                                collect(at, chain, wanted, into);
                                return;
                            }
                            if (!(bare instanceof Wrapper wrapper)) {
                                into.put(at, bare);
                                return;
                            }
                            List<Optimizer> parts = wrapper.parts();
                            int[] inside =
                                    IntStream.range(0, parts.size())
                                            .filter(i -> wanted.test(wrapper, i))
                                            .toArray();
                            if (inside.length > 0 || parts.isEmpty()) {
                                into.put(at, bare);
                            }
                            for (int i : inside) {
                                String label = join(at, wrapper.labels().get(i));
                                collect(label, parts.get(i), wanted, into);
                            }
                        });
    }

    /** Returns whether two optimizers are in different parts of one that has several, and so not one after the other. */
    static boolean areSideBySide(Map<String, Optimizer> tree, String one, String other) {
        // Paths part behind the one that holds both.
        int end = Strings.commonPrefix(one + "/", other + "/").lastIndexOf('/');
        return end > 0
                && end < Math.min(one.length(), other.length())
                && tree.get(one.substring(0, end)) instanceof Wrapper wrapper
                && wrapper.parts().size() > 1;
    }

    /** Returns these paths without those that are beside one before them. */
    static List<String> inRow(Map<String, Optimizer> tree, List<String> paths) {
        List<String> row = new ArrayList<>();
        Map<String, String> taken = new HashMap<>();
        for (String path : paths) {
            Map<String, String> parts = parts(tree, path);
            boolean beside =
                    parts.entrySet().stream()
                            .anyMatch(
                                    part ->
                                            !taken.getOrDefault(part.getKey(), part.getValue())
                                                    .equals(part.getValue()));
            if (!beside) {
                row.add(path);
                taken.putAll(parts);
            }
        }
        return row;
    }

    /** Returns the labels of the parts that a path leads through, by the path of what has them, where that has several. */
    private static Map<String, String> parts(Map<String, Optimizer> tree, String path) {
        Map<String, String> parts = new HashMap<>();
        for (int at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) {
            String outside = path.substring(0, at);
            if (tree.get(outside) instanceof Wrapper wrapper && wrapper.parts().size() > 1) {
                parts.put(outside, path.substring(at + 1).replaceFirst("/.*", ""));
            }
        }
        return parts;
    }

    /** What is to take the place of an optimizer, or nothing. */
    @FunctionalInterface
    interface Change extends Function<Optimizer, Optional<Optimizer>> {}

    /**
     * Returns a part with changes at some paths, which must be there. What has a name keeps it, and what would get another key
     * because one before it is gone is given its old one as a name.
     */
    static Optimizer with(Optimizer part, String path, Map<String, Change> changes) {
        List<Optimizer> links = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        links(path, part)
                .forEach(
                        (at, link) -> {
                            Optimizer inside = inside(bare(link), at, changes);
                            Optional<Optimizer> changed =
                                    changes.getOrDefault(at, Optional::of).apply(inside);
                            changed.ifPresent(
                                    other -> {
                                        links.add(renamed(link, other));
                                        paths.add(at);
                                    });
                        });
        if (!(part instanceof Chain) && links.size() == 1) {
            return links.get(0);
        }
        return new Chain(withKeys(links, paths, changes.keySet()));
    }

    private static List<Optimizer> withKeys(
            List<Optimizer> links, List<String> paths, Set<String> changed) {
        List<String> now = UniqueNames.of(links);
        List<Optimizer> named = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            String key = paths.get(i).substring(paths.get(i).lastIndexOf('/') + 1);
            boolean moved = key.indexOf('#') > 0 && !key.equals(now.get(i));
            named.add(
                    moved && !changed.contains(paths.get(i))
                            ? bare(links.get(i)).as(key)
                            : links.get(i));
        }
        return named;
    }

    private static Optimizer renamed(Optimizer before, Optimizer after) {
        return before instanceof Named named ? bare(after).as(named.as()) : after;
    }

    private static Optimizer inside(Optimizer link, String path, Map<String, Change> changes) {
        if (changes.keySet().stream().noneMatch(target -> target.startsWith(path + "/"))) {
            return link;
        }
        if (link instanceof Chain chain) {
            return with(chain, path, changes);
        }
        Wrapper wrapper = (Wrapper) link;
        List<Optimizer> parts = new ArrayList<>();
        for (int i = 0; i < wrapper.parts().size(); i++) {
            parts.add(with(wrapper.parts().get(i), join(path, wrapper.labels().get(i)), changes));
        }
        return Records.withParts(wrapper, parts);
    }
}
