package io.threeways.build.pullrequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Who owns which files, by the rules of GitHub's CODEOWNERS: each line is a pattern and its owners,
 * the last line that matches a file counts, and a line without owners says that nobody owns it.
 *
 * <p>A line that cannot be understood is left out and told. Owners are members of this
 * installation, {@code @name}: teams and mail addresses are not known here.
 *
 * @see <a
 *     href="https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners">About
 *     code owners</a>
 */
public final class CodeOwners {
  /** Where it is looked for; the first one found counts. */
  public static final List<String> PLACES =
      List.of(".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS");

  /** Nobody owns anything. */
  public static final CodeOwners NONE = new CodeOwners(List.of(), List.of());

  private static final Pattern WORDS = Pattern.compile("[ \\t]+");
  private static final Pattern MEMBER = Pattern.compile("@[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private final List<Rule> rules;
  private final List<BadLine> badLines;

  private CodeOwners(List<Rule> rules, List<BadLine> badLines) {
    this.rules = List.copyOf(rules);
    this.badLines = List.copyOf(badLines);
  }

  /**
   * A line that says nothing.
   *
   * @param line beginning with 1
   * @param why one sentence for a person
   */
  public record BadLine(String file, int line, String why) {
    @Override
    public String toString() {
      return "%s:%d: %s".formatted(file, line, why);
    }
  }

  private record Rule(Predicate<String> matches, Set<String> owners) {}

  /**
   * @param file where it lies
   */
  public static CodeOwners parse(String file, String text, PathPatterns patterns) {
    List<Rule> rules = new ArrayList<>();
    List<BadLine> bad = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String said = line.replaceFirst("(^|[ \\t])#.*", "").strip();
      if (!said.isEmpty()) {
        try {
          rules.add(rule(said, patterns));
        } catch (IllegalArgumentException e) {
          bad.add(new BadLine(file, number, String.valueOf(e.getMessage())));
        }
      }
    }
    return new CodeOwners(rules, bad);
  }

  /** Names of members; nobody when nobody owns the file. */
  public Set<String> of(String path) {
    return rules.reversed().stream()
        .filter(rule -> rule.matches().test(path))
        .findFirst()
        .map(Rule::owners)
        .orElse(Set.of());
  }

  public List<BadLine> badLines() {
    return badLines;
  }

  private static Rule rule(String line, PathPatterns patterns) {
    String[] words = WORDS.split(line, -1);
    String pattern = words[0];
    if (pattern.startsWith("!")) {
      throw new IllegalArgumentException("a pattern cannot be negated with '!'");
    }
    if (pattern.contains("[") || pattern.contains("]")) {
      throw new IllegalArgumentException("a pattern has no ranges '[ ]'");
    }
    if (pattern.contains("\\")) {
      throw new IllegalArgumentException("a pattern escapes nothing with '\\'");
    }
    Set<String> owners = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 1; i < words.length; i++) {
      owners.add(member(words[i]));
    }
    return new Rule(patterns.compile(pattern), owners);
  }

  private static String member(String owner) {
    if (owner.startsWith("@") && owner.contains("/")) {
      throw new IllegalArgumentException("teams are not known here: '" + shown(owner) + "'");
    }
    if (!MEMBER.matcher(owner).matches()) {
      throw new IllegalArgumentException(
          "an owner is a member's name after '@', not '" + shown(owner) + "'");
    }
    return owner.substring(1);
  }

  private static String shown(String text) {
    return text.substring(0, Math.min(text.length(), 60)).replaceAll("\\p{Cntrl}", "·");
  }
}
