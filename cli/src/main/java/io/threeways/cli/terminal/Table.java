package io.threeways.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Columns under headings, each as wide as its widest cell. */
public final class Table {
  private static final int GAP = 2;

  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... headings) {
    this.headings = List.of(headings);
  }

  public Table row(String... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException(
          "%d cells for %d columns".formatted(cells.length, headings.size()));
    }
    rows.add(List.of(cells));
    return this;
  }

  /** Column {@code state}, where there is one, is coloured by its word. */
  public void print(Terminal terminal) {
    int[] widths = IntStream.range(0, headings.size()).map(this::width).toArray();
    terminal.data(
        terminal.style(
            Style.DIM,
            line(headings.stream().map(h -> h.toUpperCase(Locale.ROOT)).toList(), widths)));
    int state = headings.indexOf("state");
    for (List<String> row : rows) {
      String line = line(row, widths);
      if (state >= 0 && !row.get(state).isEmpty()) {
        String word = row.get(state);
        int at = IntStream.range(0, state).map(i -> widths[i] + GAP).sum();
        line =
            line.substring(0, at)
                + terminal.style(Style.of(word), word)
                + line.substring(Math.min(line.length(), at + word.length()));
      }
      terminal.data(line);
    }
  }

  private int width(int column) {
    return Math.max(
        headings.get(column).length(),
        rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(cells.get(i));
      line.repeat(' ', widths[i] - cells.get(i).length() + GAP);
    }
    return line.toString().stripTrailing();
  }
}
