package io.threeways.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong, for a person and for a program (RFC 9457).
 *
 * @param type what kind of problem, {@code /problems/<word>/<kind>}; {@code about:blank} when the
 *     status says all
 * @param title the kind in words; the same for every occurrence
 * @param status the HTTP status, 400 to 599
 * @param detail this occurrence: what, where, why, and what to do
 * @param instance names this occurrence, where a log knows more about it
 * @param extensions further members, for example {@code pointer}, {@code line}, {@code column}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    URI type,
    String title,
    int status,
    @Nullable String detail,
    @Nullable URI instance,
    @JsonAnyGetter Map<String, Object> extensions) {
  /** What a response that carries one says of itself. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final URI BLANK = URI.create("about:blank");
  private static final Set<String> MEMBERS =
      Set.of("type", "title", "status", "detail", "instance");

  public Problem {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException(status + " is not the status of an error");
    }
    extensions = Map.copyOf(extensions);
  }

  /**
   * @param word who says it: a service's word
   * @param kind stable, kebab-case, for example {@code unknown-repository}
   */
  public static Problem of(String word, String kind, int status, String title) {
    URI type = URI.create("/problems/%s/%s".formatted(word, kind));
    return new Problem(type, title, status, null, null, Map.of());
  }

  /** One that is nothing more than its HTTP status. */
  public static Problem ofStatus(int status) {
    return new Problem(BLANK, HttpStatus.phrase(status), status, null, null, Map.of());
  }

  /** What, where, why, and what to do; never a stack trace. */
  public Problem detail(String text) {
    return new Problem(type, title, status, text, instance, extensions);
  }

  public Problem instance(URI occurrence) {
    return new Problem(type, title, status, detail, occurrence, extensions);
  }

  /** Adds a member of one's own. */
  public Problem with(String name, Object value) {
    if (MEMBERS.contains(name)) {
      throw new IllegalArgumentException(name + " is a member of every problem");
    }
    Map<String, Object> more = new LinkedHashMap<>(extensions);
    more.put(name, value);
    return new Problem(type, title, status, detail, instance, more);
  }

  /**
   * Where in a JSON document.
   *
   * @param jsonPointer RFC 6901, empty for the whole document
   */
  public Problem pointer(String jsonPointer) {
    return with("pointer", jsonPointer);
  }

  /** Where in a text; both begin with 1. */
  public Problem at(int line, int column) {
    return with("line", line).with("column", column);
  }

  /** To be thrown by a resource. */
  public ProblemException exception() {
    return new ProblemException(this, null);
  }

  /** To be thrown by a resource; the cause stays in our log. */
  public ProblemException exception(Throwable cause) {
    return new ProblemException(this, cause);
  }
}
