package io.threeways.events;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The forms of all records: the permitted subclasses are the catalogue. */
final class EventForms {
  private final Map<Class<?>, EventForm> forms = new ConcurrentHashMap<>();

  EventForm of(Class<? extends Event> record) {
    return forms.computeIfAbsent(record, type -> EventForm.of(record));
  }

  /**
   * @param type a record, or a sealed interface
   * @return the forms of the records that it permits, at any depth
   */
  Stream<EventForm> within(Class<? extends Event> type) {
    return records(type).map(this::of);
  }

  static Stream<Class<? extends Event>> records(Class<? extends Event> type) {
    if (type.isRecord()) {
      return Stream.of(type);
    }
    return Arrays.stream(type.getPermittedSubclasses())
        .flatMap(permitted -> records(permitted.asSubclass(Event.class)));
  }
}
