package shop;

import java.util.List;
import java.util.Optional;

/** What is for sale. */
final class Catalogue {
  private static final List<Article> ARTICLES =
      List.of(
          new Article("tea", "Green tea, 100 g", new Money(650)),
          new Article("kettle", "Kettle, cast iron", new Money(8900)),
          new Article("cup", "Cup, porcelain", new Money(1250)),
          new Article("whisk", "Bamboo whisk", new Money(1990)),
          new Article("tray", "Tray, cherry wood", new Money(3400)));

  private Catalogue() {}

  static List<Article> articles() {
    return ARTICLES;
  }

  static Optional<Article> find(String id) {
    return ARTICLES.stream().filter(article -> article.id().equals(id)).findFirst();
  }
}
