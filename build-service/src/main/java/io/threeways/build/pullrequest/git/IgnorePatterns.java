package io.threeways.build.pullrequest.git;

import io.threeways.build.pullrequest.PathPatterns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Predicate;
import org.eclipse.jgit.ignore.FastIgnoreRule;

/**
 * JGit's rules of gitignore. A pattern that ends with a star of its own ({@code docs/*}) means the
 * files of that folder and not what lies deeper, as GitHub reads it; any other means all that lies
 * below what it matches.
 */
@ApplicationScoped
class IgnorePatterns implements PathPatterns {

  @Override
  public Predicate<String> compile(String pattern) {
    FastIgnoreRule rule = new FastIgnoreRule(pattern);
    if (rule.isEmpty()) {
      throw new IllegalArgumentException("the pattern means nothing");
    }
    boolean filesOfFolder = pattern.endsWith("/*");
    return path -> rule.isMatch(path, false, filesOfFolder);
  }
}
