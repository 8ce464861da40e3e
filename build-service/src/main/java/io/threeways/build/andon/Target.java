package io.threeways.build.andon;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where somebody is told. */
public sealed interface Target {
  /** Of an address, in characters; an e-mail address cannot have more (RFC 5321). */
  int LONGEST = 254;

  /** The word that people use. */
  String kind();

  String address();

  /**
   * @throws IllegalArgumentException with a sentence for a person
   */
  static Target of(String kind, String address) {
    return switch (kind) {
      case "mail" -> new Mail(address);
      case "webhook" -> Webhook.of(address);
      default ->
          throw new IllegalArgumentException("notices go by 'mail' or by 'webhook', not otherwise");
    };
  }

  /** An e-mail address. */
  record Mail(String address) implements Target {
    /** Nothing that could end a header or begin another address. */
    private static final Pattern SHAPE =
        Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    public Mail {
      if (address.length() > LONGEST || !SHAPE.matcher(address).matches()) {
        throw new IllegalArgumentException(
            "an e-mail address is name@host, with at most %d characters".formatted(LONGEST));
      }
    }

    @Override
    public String kind() {
      return "mail";
    }
  }

  /** An address that takes a POST. */
  record Webhook(URI uri) implements Target {
    public Webhook {
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (uri.getHost() == null
          || uri.getUserInfo() != null
          || uri.getFragment() != null
          || !(scheme.equals("http") || scheme.equals("https"))
          || uri.toString().length() > LONGEST) {
        throw new IllegalArgumentException(
            "a webhook is an http or https address with a host and without a user, with at most"
                + " %d characters".formatted(LONGEST));
      }
    }

    static Webhook of(String address) {
      try {
        return new Webhook(new URI(address));
      } catch (URISyntaxException e) {
        throw new IllegalArgumentException("a webhook is an http or https address", e);
      }
    }

    @Override
    public String kind() {
      return "webhook";
    }

    @Override
    public String address() {
      return uri.toString();
    }
  }
}
