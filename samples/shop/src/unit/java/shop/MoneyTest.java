package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MoneyTest {
  @Test
  void anAmountHasTwoDecimals() {
    assertEquals("12.50", new Money(1250).toString());
    assertEquals("0.05", new Money(5).toString());
  }

  @Test
  void amountsAddUp() {
    assertEquals(new Money(350), new Money(100).times(3).plus(new Money(50)));
  }
}
