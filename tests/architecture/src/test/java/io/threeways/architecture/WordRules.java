package io.threeways.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** A service says its word on everything that it owns in code; {@link Ownership} looks at files. */
final class WordRules {
  /** Paths that a protocol names, not we. */
  private static final List<String> STANDARD = List.of("/git/", "/ofrep/", "/api/events");

  private final String root;

  WordRules(String root) {
    this.root = root;
  }

  ArchRule configurationSaysItsWord() {
    return saysItsWord("io.smallrye.config.ConfigMapping", "prefix", "threeways.%s");
  }

  ArchRule pathsSayTheirWord() {
    return saysItsWord("jakarta.ws.rs.Path", "value", "/api/%s");
  }

  private ArchRule saysItsWord(String annotation, String member, String form) {
    return classes()
        .that()
        .resideInAnyPackage(Services.packages(root))
        .and()
        .areAnnotatedWith(annotation)
        .should(
            new ArchCondition<>("say their service's word in @" + annotation) {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                JavaAnnotation<JavaClass> said = type.getAnnotationOfType(annotation);
                String text = String.valueOf(said.get(member).orElse(""));
                String expected = form.formatted(word(type));
                boolean owned =
                    text.equals(expected)
                        || text.startsWith(expected + ".")
                        || text.startsWith(expected + "/")
                        || STANDARD.stream().anyMatch(text::startsWith);
                if (!owned) {
                  events.add(
                      SimpleConditionEvent.violated(
                          type, "%s says '%s', not %s".formatted(type.getName(), text, expected)));
                }
              }
            })
        .because("one word stands on everything that a service owns");
  }

  private String word(JavaClass type) {
    String below = type.getPackageName().substring(root.length() + 1);
    int end = below.indexOf('.');
    return end < 0 ? below : below.substring(0, end);
  }
}
