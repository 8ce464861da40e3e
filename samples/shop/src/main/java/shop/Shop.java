package shop;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Answers requests. It remembers nothing between two of them: who a customer is and what is in the
 * basket comes in cookies, so any server of any version can take any request.
 */
final class Shop {
  private static final String PAGE =
      """
      <!doctype html><title>Tea shop</title><h1>Tea shop</h1><ul>%s</ul>
      """;

  Response answer(Request request) {
    return switch (request.method() + " " + request.path()) {
      case "GET /" -> Response.html(PAGE.formatted(lines()));
      case "GET /health" -> Response.text("ok");
      case "GET /catalogue" -> Response.json(Catalogue.articles().stream().map(Shop::view).toList());
      case "POST /login" -> login(request);
      case "GET /basket" -> Response.json(view(request.basket(), request));
      case "POST /basket" -> add(request);
      case "POST /checkout" -> checkout(request);
      default -> Response.refusal(404, "there is no " + request.method() + " " + request.path());
    };
  }

  private static Response login(Request request) {
    return request
        .parameter("name")
        .filter(name -> name.matches("[a-zA-Z0-9-]{1,50}"))
        .map(name -> Response.json(Map.of("customer", name)).setting("customer", name))
        .orElseGet(() -> Response.refusal(400, "name is 1 to 50 letters, digits and -"));
  }

  private static Response add(Request request) {
    Optional<Article> article = request.parameter("article").flatMap(Catalogue::find);
    String count = request.parameter("count").orElse("1");
    if (article.isEmpty() || !count.matches("[1-9]")) {
      return Response.refusal(400, "article is an id of the catalogue, count is 1 to 9");
    }
    Basket basket = request.basket().with(article.get(), Integer.parseInt(count));
    return Response.json(view(basket, request)).setting("basket", basket.toString());
  }

  private static Response checkout(Request request) {
    if (request.cookie("customer").isEmpty()) {
      return Response.refusal(401, "log in first");
    }
    Basket basket = request.basket();
    if (basket.isEmpty()) {
      return Response.refusal(409, "the basket is empty");
    }
    Map<String, Object> order = new LinkedHashMap<>();
    order.put("customer", request.cookie("customer").get());
    order.put("total", basket.total());
    return Response.json(order).setting("basket", "");
  }

  private static Map<String, Object> view(Article article) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", article.id());
    view.put("name", article.name());
    view.put("price", article.price());
    return view;
  }

  private static Map<String, Object> view(Basket basket, Request request) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("articles", basket.counts());
    if (request.isOn("gift-wrapping")) {
      view.put("giftWrapping", "free");
    }
    return view;
  }

  private static String lines() {
    return Catalogue.articles().stream()
        .map(article -> "<li>%s, %s".formatted(article.name(), article.price()))
        .collect(Collectors.joining());
  }
}
