package org.thalweg.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.thalweg.random.Streams;

/** Divides so that the instances of a group stay together. */
record WholeGroups(Dataset data) implements Division {

    @Override
    public int units(int[] instances) {
        return groups(instances).size();
    }

    @Override
    public String inWords(int units) {
        return "%d %s by '%s'"
                .formatted(
                        units,
                        units == 1 ? "group" : "groups",
                        data.keys().requireGroups().column());
    }

    /*
     * In random order, each group is taken that brings the number of instances nearer to the share:
     * the number ends within half a group of it. A share smaller than half of every group is one
     * group, of the smallest.
     */
    @Override
    public int[] take(int[] from, double share, RandomGenerator random) {
        List<int[]> left = shuffled(groups(from), random);
        List<int[]> taken = new ArrayList<>();
        double wanted = share * from.length;
        int count = 0;
        for (int[] group : List.copyOf(left)) {
            boolean nearer = Math.abs(count + group.length - wanted) < Math.abs(count - wanted);
            if (nearer && left.size() > 1) {
                left.remove(group);
                taken.add(group);
                count += group.length;
            }
        }
        if (taken.isEmpty()) {
            taken.add(
                    left.stream()
                            .min(Comparator.comparingInt(group -> group.length))
                            .orElseThrow());
        }
        return ascending(taken);
    }

    /**
     * Deals all groups to folds, the largest first, each to the fold that has the fewest instances.
     * Of as many groups as there are folds, next to each other in size, the order is random, even if
     * their sizes differ: otherwise folds would not depend on the seed.
     *
     * @return each fold's instances, ascending
     */
    List<int[]> deal(int folds, RandomGenerator random) {
        List<int[]> groups = shuffled(groups(IntStream.range(0, data.size()).toArray()), random);
        groups.sort(Comparator.comparingInt((int[] group) -> group.length).reversed());
        List<List<int[]>> dealt = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            dealt.add(new ArrayList<>());
        }
        for (int from = 0; from < groups.size(); from += folds) {
            int to = Math.min(groups.size(), from + folds);
            for (int[] group : shuffled(groups.subList(from, to), random)) {
                dealt.stream()
                        .min(Comparator.comparingInt(WholeGroups::size))
                        .orElseThrow()
                        .add(group);
            }
        }
        return dealt.stream().map(WholeGroups::ascending).toList();
    }

    /** The instances of each group, in the order of the groups' names. */
    private List<int[]> groups(int[] instances) {
        Collection<List<Integer>> groups =
                Arrays.stream(instances)
                        .boxed()
                        .collect(
                                Collectors.groupingBy(
                                        data::groupOf, TreeMap::new, Collectors.toList()))
                        .values();
        return groups.stream()
                .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private static List<int[]> shuffled(List<int[]> groups, RandomGenerator random) {
        return Arrays.stream(Streams.permutation(random, groups.size()))
                .mapToObj(groups::get)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static int size(List<int[]> groups) {
        return groups.stream().mapToInt(group -> group.length).sum();
    }

    private static int[] ascending(List<int[]> groups) {
        return groups.stream().flatMapToInt(Arrays::stream).sorted().toArray();
    }
}
