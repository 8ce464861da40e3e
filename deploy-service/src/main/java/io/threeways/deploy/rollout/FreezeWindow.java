package io.threeways.deploy.rollout;

import static java.time.temporal.TemporalAdjusters.nextOrSame;
import static java.time.temporal.TemporalAdjusters.previousOrSame;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Every week from one moment to another, by the clocks of a place. Where clocks are put forward, a
 * moment that does not exist is the first one after it.
 *
 * @param to exclusive; the same moment as {@code from} is a whole week
 */
public record FreezeWindow(DayOfWeek fromDay, LocalTime from, DayOfWeek toDay, LocalTime to) {
  private static final Pattern TEXT =
      Pattern.compile("([A-Z]+) (\\d\\d:\\d\\d) *- *([A-Z]+) (\\d\\d:\\d\\d)");

  /**
   * @param text for example {@code FRIDAY 16:00 - MONDAY 08:00}
   */
  public static FreezeWindow parse(String text) {
    Matcher parts = TEXT.matcher(text.strip().toUpperCase(Locale.ROOT));
    try {
      if (parts.matches()) {
        return new FreezeWindow(
            DayOfWeek.valueOf(parts.group(1)),
            LocalTime.parse(parts.group(2)),
            DayOfWeek.valueOf(parts.group(3)),
            LocalTime.parse(parts.group(4)));
      }
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw unreadable(text, e);
    }
    throw unreadable(text, null);
  }

  /** When it ends, if it is on. */
  public Optional<ZonedDateTime> end(ZonedDateTime now) {
    LocalDateTime here = now.toLocalDateTime();
    LocalDateTime begin = here.toLocalDate().with(previousOrSame(fromDay)).atTime(from);
    if (begin.isAfter(here)) {
      begin = begin.minusWeeks(1);
    }
    LocalDateTime end = begin.toLocalDate().with(nextOrSame(toDay)).atTime(to);
    if (!end.isAfter(begin)) {
      end = end.plusWeeks(1);
    }
    return Optional.of(end.atZone(now.getZone())).filter(now::isBefore);
  }

  private static IllegalArgumentException unreadable(String text, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "a freeze window is such as 'FRIDAY 16:00 - MONDAY 08:00', not '" + text + "'", cause);
  }
}
