package io.threeways.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of the page "Now". */
class ConsoleJourney {
  private static final Installation INSTALLATION = Installation.shared();
  private static Browser browser;

  @TempDir Path folder;

  @BeforeAll
  static void open() {
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @Test
  void withoutASessionThePageSaysHowToGetOne() {
    Page page = browser.page(1280, 800);

    page.navigate(INSTALLATION.api().toString());

    assertThat(page.locator("body")).containsText("threeways up");
    assertThat(page.locator("tw-now")).hasCount(0);
  }

  @Test
  void aLoginLinkWorksOnce() {
    String link = INSTALLATION.ask("up").path("loginLink").asText();
    Page first = browser.page(1280, 800);
    first.navigate(link);
    assertThat(first.locator("tw-now h1")).isVisible();
    Page second = browser.page(1280, 800);

    second.navigate(link);

    assertThat(second.locator("tw-now")).hasCount(0);
  }

  @Test
  void aRedPushAppearsByItselfAsShapeColourAndWord() {
    Page page = loggedIn(1280, 800);
    assertThat(page.locator(".connection")).hasText("live");

    pushThatFails("red-on-the-console");

    assertThat(page.locator("h1")).containsText(Pattern.compile("red-on-the-console.*red"));
    assertThat(page.locator(".stripe[data-mood=broken] .mark[aria-label=broken]").first())
        .isVisible();
    assertThat(page.locator(".stripe .detail").filter(hasText("say-no"))).isVisible();
  }

  @Test
  void axeFindsNothingInLightAndDarkOnAWallAndOnAPhone() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : new int[] {1280, 390}) {
        Page page = loggedIn(width, 800);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        assertThat(page.locator("main[aria-busy=false]")).isVisible();

        assertThat(new AxeBuilder(page).analyze().getViolations())
            .as("%s at %d pixels", scheme, width)
            .isEmpty();
      }
    }
  }

  private static com.microsoft.playwright.Locator.FilterOptions hasText(String text) {
    return new com.microsoft.playwright.Locator.FilterOptions().setHasText(text);
  }

  private static Page loggedIn(int width, int height) {
    Page page = browser.page(width, height);
    page.navigate(INSTALLATION.ask("up").path("loginLink").asText());
    assertThat(page.locator("tw-now h1")).isVisible();
    return page;
  }

  private void pushThatFails(String word) {
    Project project = Project.empty(INSTALLATION, folder, word);
    project.file(".threeways.yaml", "version: 1\nstages:\n  - name: say-no\n    run: exit 1\n");
    project.commit("A change that says no");
    project.pushed();
  }
}
