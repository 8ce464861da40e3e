package io.threeways.pipeline.report;

import com.google.re2j.Pattern;
import java.nio.file.Path;

/**
 * Which files of a workspace are reports: a glob as of {@link
 * java.nio.file.FileSystem#getPathMatcher}, in a time that grows with the length of the path alone.
 * Both the pattern and the names of files are chosen by whoever pushes, and the JDK's matcher tries
 * again from every star: thirty characters can keep it for minutes, forty for hours.
 *
 * <p>What is no pattern, such as a bracket that nobody closes, stands for itself.
 */
public final class Glob {
  private static final String NOTHING = "[^\\x00-\\x{10FFFF}]";

  private final String text;
  private final Pattern pattern;

  public Glob(String text) {
    this.text = text;
    this.pattern = Pattern.compile(expression(), Pattern.DOTALL);
  }

  /**
   * @param path relative to the workspace
   */
  public boolean matches(Path path) {
    return pattern.matches(path.toString());
  }

  private String expression() {
    StringBuilder regex = new StringBuilder();
    int groupEnd = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int classEnd = c == '[' ? text.indexOf(']', i + 2) : -1;
      if (c == '*') {
        boolean crossing = i + 1 < text.length() && text.charAt(i + 1) == '*';
        regex.append(crossing ? ".*" : "[^/]*");
        i += crossing ? 1 : 0;
      } else if (c == '?') {
        regex.append("[^/]");
      } else if (classEnd > 0) {
        regex.append(oneOf(text.substring(i + 1, classEnd)));
        i = classEnd;
      } else if (c == '{' && groupEnd < i && text.indexOf('}', i) > 0) {
        groupEnd = text.indexOf('}', i);
        regex.append("(?:");
      } else if (c == ',' && i < groupEnd) {
        regex.append('|');
      } else if (c == '}' && i == groupEnd) {
        regex.append(')');
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }

  /** Characters and ranges; never the separator of folders. */
  private static String oneOf(String members) {
    boolean negated = members.startsWith("!");
    StringBuilder set = new StringBuilder();
    for (int i = negated ? 1 : 0; i < members.length(); i++) {
      boolean range = i + 2 < members.length() && members.charAt(i + 1) == '-';
      char first = members.charAt(i);
      char last = range ? members.charAt(i + 2) : first;
      i += range ? 2 : 0;
      if (first <= last) {
        set.append("\\x{%x}-\\x{%x}".formatted((int) first, (int) last));
      }
    }
    if (negated) {
      return "[^/" + set + "]";
    }
    return set.isEmpty() ? NOTHING : "[" + set + "]";
  }
}
