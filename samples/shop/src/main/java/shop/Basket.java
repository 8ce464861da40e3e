package shop;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a customer wants to buy. It travels in a cookie, so that any server can answer any request:
 * {@code tea*2.cup*1}.
 *
 * @param counts by article id; positive
 */
record Basket(Map<String, Integer> counts) {
  static final Basket EMPTY = new Basket(Map.of());
  private static final int MOST_OF_ONE = 99;

  Basket {
    counts = Map.copyOf(counts);
  }

  /** Reads a cookie's value. What is not for sale, or makes no sense, is left out. */
  static Basket parse(String text) {
    Map<String, Integer> counts = new TreeMap<>();
    Arrays.stream(text.split("\\."))
        .map(line -> line.split("\\*"))
        .filter(line -> line.length == 2 && line[1].matches("[1-9][0-9]?"))
        .filter(line -> Catalogue.find(line[0]).isPresent())
        .forEach(line -> counts.put(line[0], Integer.valueOf(line[1])));
    return new Basket(counts);
  }

  Basket with(Article article, int count) {
    Map<String, Integer> more = new TreeMap<>(counts);
    more.merge(article.id(), count, (one, other) -> Math.min(MOST_OF_ONE, one + other));
    return new Basket(more);
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  /** The sum of all lines. */
  Money total() {
    return counts.entrySet().stream()
        .map(line -> line(line.getKey(), line.getValue()))
        .reduce(Money.NOTHING, Money::plus);
  }

  private static Money line(String id, int count) {
    return Catalogue.find(id).orElseThrow().price().times(count);
  }

  /** As a cookie's value. */
  @Override
  public String toString() {
    return new TreeMap<>(counts)
        .entrySet().stream()
            .map(line -> line.getKey() + "*" + line.getValue())
            .collect(Collectors.joining("."));
  }
}
