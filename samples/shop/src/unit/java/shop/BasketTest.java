package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BasketTest {
  private static final Article TEA = Catalogue.find("tea").orElseThrow();
  private static final Article CUP = Catalogue.find("cup").orElseThrow();

  @Test
  void aBasketSurvivesItsCookie() {
    Basket basket = Basket.EMPTY.with(TEA, 2).with(CUP, 1);

    assertEquals(basket, Basket.parse(basket.toString()));
  }

  @Test
  void nonsenseInACookieIsLeftOut() {
    assertTrue(Basket.parse("tea*0.gold*3.cup*-1.x.*.tea*1000").isEmpty());
  }

  @Test
  void theTotalIsTheSumOfAllLines() {
    assertEquals("12.50", Basket.EMPTY.with(CUP, 1).total().toString());
    assertEquals("19.00", Basket.EMPTY.with(CUP, 1).with(TEA, 1).total().toString());
  }
}
