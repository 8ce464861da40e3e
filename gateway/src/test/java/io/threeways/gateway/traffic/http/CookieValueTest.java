package io.threeways.gateway.traffic.http;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CookieValueTest {
  @Test
  void aCookieIsFoundAmongOthers() {
    assertThat(CookieValue.find("a=1; customer=ann; b=2", "customer")).isEqualTo("ann");
    assertThat(CookieValue.find("customer=ann", "customer")).isEqualTo("ann");
    assertThat(CookieValue.find("a=1;customer=x=y", "customer")).isEqualTo("x=y");
  }

  @Test
  void anotherNameOrAnEmptyValueIsNone() {
    assertThat(CookieValue.find(null, "customer")).isNull();
    assertThat(CookieValue.find("", "customer")).isNull();
    assertThat(CookieValue.find("xcustomer=ann; customer2=b", "customer")).isNull();
    assertThat(CookieValue.find("customer=; customer", "customer")).isNull();
  }

  @Property
  void nothingBreaksIt(@ForAll String header, @ForAll String name) {
    String value = CookieValue.find(header, name);

    assertThat(value == null || header.contains(value)).isTrue();
  }
}
