package io.threeways.cli.demo;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One customer's way through the shop: everybody looks around, some buy. */
final class Visit {
  private static final List<String> ARTICLES = List.of("tea", "cup", "whisk", "tray");
  private static final int MOST_OF_ONE = 5;
  private static final int ONE_BUYER_IN = 3;
  private static final int OK = 200;

  private final Shopping shopping;
  private final String customer;
  private final int taste;
  private String basket = "";

  Visit(Shopping shopping, UUID customer) {
    this.shopping = shopping;
    this.customer = customer.toString();
    this.taste = customer.hashCode() & Integer.MAX_VALUE;
  }

  /** Sends a request; empty when no answer came. */
  interface Shopping {
    Optional<Answer> ask(String cookies, String method, String path);
  }

  /**
   * @param cookies the values of {@code Set-Cookie}
   */
  record Answer(int status, List<String> cookies) {}

  /**
   * @return whether everything was answered as it should be
   */
  boolean shops() {
    return does("GET", "/catalogue") && (taste % ONE_BUYER_IN != 0 || buys(taste / ONE_BUYER_IN));
  }

  private boolean buys(int taste) {
    String article = ARTICLES.get(taste % ARTICLES.size());
    int count = 1 + taste / ARTICLES.size() % MOST_OF_ONE;
    return does("POST", "/login?name=" + customer)
        && does("POST", "/basket?article=" + article + "&count=" + count)
        && does("POST", "/checkout");
  }

  /** Who gets an error leaves. */
  private boolean does(String method, String path) {
    String cookies = "customer=" + customer + (basket.isEmpty() ? "" : "; basket=" + basket);
    Optional<Answer> answer = shopping.ask(cookies, method, path);
    answer.stream()
        .flatMap(given -> given.cookies().stream())
        .filter(cookie -> cookie.startsWith("basket="))
        .forEach(cookie -> basket = cookie.substring("basket=".length()).split(";", 2)[0]);
    return answer.filter(given -> given.status() == OK).isPresent();
  }
}
