package io.threeways.build.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.build.pullrequest.git.IgnorePatternsFixture;
import org.junit.jupiter.api.Test;

/** GitHub's rules, example by example from its documentation. */
class CodeOwnersTest {

  @Test
  void theLastLineThatMatchesCounts() {
    CodeOwners owners = owners("* @ada\n*.js @bob\n/build/logs/ @cy\n");

    assertThat(owners.of("README.md")).containsExactly("ada");
    assertThat(owners.of("web/page.js")).containsExactly("bob");
    assertThat(owners.of("build/logs/today.js")).containsExactly("cy");
    assertThat(owners.of("web/build/logs/today.txt")).containsExactly("ada");
  }

  @Test
  void aFolderMeansAllBelowItAndItsStarOnlyItsFiles() {
    CodeOwners owners = owners("docs/* @ada\napps/ @bob\n**/logs @cy\n/scripts/ @dan\n");

    assertThat(owners.of("docs/getting-started.md")).containsExactly("ada");
    assertThat(owners.of("docs/build-app/troubleshooting.md")).isEmpty();
    assertThat(owners.of("apps/shop/deep/x")).containsExactly("bob");
    assertThat(owners.of("old/apps/x")).containsExactly("bob");
    assertThat(owners.of("deeply/nested/logs/x")).containsExactly("cy");
    assertThat(owners.of("scripts/a/b")).containsExactly("dan");
    assertThat(owners.of("more/scripts/a")).isEmpty();
  }

  @Test
  void aLineWithoutOwnersTakesThemAway() {
    CodeOwners owners = owners("/apps/ @ada @bob\n/apps/github # nobody's\n");

    assertThat(owners.of("apps/shop")).containsExactly("ada", "bob");
    assertThat(owners.of("apps/github/x")).isEmpty();
  }

  @Test
  void badLinesAreToldWithTheirNumberAndLeftOut() {
    CodeOwners owners =
        owners(
            """
            # ours
            * @ada
            !*.md @bob
            src/[ab].c @bob

            \\#file @bob
            web/ @org/team
            docs/ ada
            lib/ ada@example.org
            """);

    assertThat(owners.badLines())
        .extracting(CodeOwners.BadLine::toString)
        .containsExactly(
            "CODEOWNERS:3: a pattern cannot be negated with '!'",
            "CODEOWNERS:4: a pattern has no ranges '[ ]'",
            "CODEOWNERS:6: a pattern escapes nothing with '\\'",
            "CODEOWNERS:7: teams are not known here: '@org/team'",
            "CODEOWNERS:8: an owner is a member's name after '@', not 'ada'",
            "CODEOWNERS:9: an owner is a member's name after '@', not 'ada@example.org'");
    assertThat(owners.of("web/index.html")).containsExactly("ada");
  }

  private static CodeOwners owners(String text) {
    return CodeOwners.parse("CODEOWNERS", text, IgnorePatternsFixture.patterns());
  }
}
