package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShopTest {
  private final Shop shop = new Shop();

  @Test
  void everyArticleIsInTheCatalogue() {
    String catalogue = shop.answer(request("GET", "/catalogue", "")).body();

    Catalogue.articles().forEach(article -> assertTrue(catalogue.contains(article.name())));
  }

  @Test
  void whoIsNotLoggedInCannotCheckOut() {
    assertEquals(401, shop.answer(request("POST", "/checkout", "", "basket=tea*1")).status());
  }

  @Test
  void anEmptyBasketCannotBeCheckedOut() {
    assertEquals(409, shop.answer(request("POST", "/checkout", "", "customer=ann")).status());
  }

  @Test
  void aNameThatCouldBreakACookieIsRefused() {
    assertEquals(400, shop.answer(request("POST", "/login", "name=a%3Bb")).status());
  }

  @Test
  void whatIsNotForSaleIsRefused() {
    assertEquals(400, shop.answer(request("POST", "/basket", "article=gold")).status());
  }

  @Test
  void giftsAreWrappedForWhomThatIsSwitchedOn() {
    assertTrue(basket("gift-wrapping=?1").contains("giftWrapping"));
    assertTrue(basket("rows=20, gift-wrapping=?1").contains("giftWrapping"));
    assertEquals(basket(""), basket("gift-wrapping=?0"));
    assertEquals(basket(""), basket("no-gift-wrapping=?1"));
  }

  private String basket(String toggles) {
    return shop.answer(new Request("GET", "/basket", "", List.of(), toggles)).body();
  }

  private static Request request(String method, String path, String query, String... cookies) {
    return new Request(method, path, query, List.of(String.join("; ", cookies)), "");
  }
}
