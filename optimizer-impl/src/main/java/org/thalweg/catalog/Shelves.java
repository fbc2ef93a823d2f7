package org.thalweg.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.thalweg.Component;
import org.thalweg.records.Kind;
import org.thalweg.text.DidYouMean;

/**
 * Everything that was found, by kind and name.
 *
 * @param providers of all kinds, sorted by name
 * @param complaints met while looking for them
 */
record Shelves(List<Provider> providers, List<Complaint> complaints) {

    Shelves {
        providers =
                providers.stream()
                        .sorted(
                                Comparator.comparing(Provider::name)
                                        .thenComparing(p -> p.origin().location())
                                        .thenComparing(p -> p.type().getName()))
                        .toList();
        complaints = List.copyOf(complaints);
    }

    Stream<Provider> of(Kind kind) {
        return providers.stream().filter(provider -> provider.kind() == kind);
    }

    private List<Provider> named(Kind kind, String name) {
        return of(kind).filter(provider -> DidYouMean.same(provider.name(), name)).toList();
    }

    boolean knows(Kind kind, String name) {
        return !named(kind, name).isEmpty();
    }

    /**
     * Returns the provider with this name.
     *
     * @throws CatalogException if there is none, or more than one
     */
    Provider find(Kind kind, String name, Place place) {
        List<Provider> found = named(kind, name);
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.size() > 1) {
            throw new CatalogException(place, collision(found));
        }
        Optional<Complaint> broken =
                complaints.stream()
                        .filter(p -> p.kind().equals(Optional.of(kind)))
                        .filter(p -> DidYouMean.same(p.name(), name))
                        .findFirst();
        if (broken.isPresent()) {
            throw new CatalogException(place, unusable(kind, name, broken.get()));
        }
        throw new CatalogException(place, unknown(kind, name));
    }

    private static String unusable(Kind kind, String name, Complaint complaint) {
        return "The " + kind.singular() + " '" + name + "' cannot be used. " + complaint.message();
    }

    /**
     * Returns the provider's prototype.
     *
     * @throws CatalogException if there is a complaint about it
     */
    Component prototype(Provider provider, Place place) {
        Optional<Complaint> complaint = provider.complaint();
        if (complaint.isPresent()) {
            throw new CatalogException(
                    place, unusable(provider.kind(), provider.name(), complaint.get()));
        }
        return provider.prototype().orElseThrow();
    }

    private String unknown(Kind kind, String name) {
        List<String> names = of(kind).map(Provider::name).distinct().toList();
        String available = names.isEmpty() ? "none" : String.join(", ", names);
        String sentence =
                Arrays.stream(Kind.values())
                        .filter(other -> knows(other, name))
                        .findFirst()
                        .map(
                                other ->
                                        String.format(
                                                "'%s' is %s, not %s.",
                                                name, other.withArticle(), kind.withArticle()))
                        .orElseGet(
                                () ->
                                        String.format(
                                                "Unknown %s '%s'.%s",
                                                kind.singular(),
                                                name,
                                                DidYouMean.suggest(name, names)));
        return sentence + " Available: " + available + "." + notLoaded();
    }

    /** What is asked for may well be in a plug-in that could not be read. */
    private String notLoaded() {
        List<String> plugins =
                complaints.stream()
                        .filter(Complaint::isOfPlugin)
                        .map(Complaint::origin)
                        .distinct()
                        .toList();
        return plugins.isEmpty()
                ? ""
                : " Not loaded, or not all of it: " + String.join(", ", plugins) + ".";
    }

    private static String collision(List<Provider> found) {
        Provider first = found.get(0);
        return String.format(
                "%d %s are named '%s': %s. Remove all but one, or rename them.",
                found.size(),
                first.kind().plural(),
                first.name(),
                found.stream().map(Provider::toString).collect(Collectors.joining(" and ")));
    }

    /** Returns all names of which there is more than one component. */
    List<Complaint> collisions() {
        List<Complaint> collisions = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            of(kind).collect(
                            Collectors.groupingBy(
                                    Provider::name, TreeMap::new, Collectors.toList()))
                    .forEach(
                            (name, same) -> {
                                if (same.size() > 1) {
                                    collisions.add(
                                            new Complaint(
                                                    collision(same),
                                                    same.get(1).origin().location(),
                                                    Optional.of(kind),
                                                    name,
                                                    false));
                                }
                            });
        }
        return collisions;
    }
}
